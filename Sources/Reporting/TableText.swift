/// A table of finished text: the renderers only set it.
public struct TableText: Codable, Hashable, Sendable {
    /// How a column is set.
    public enum Alignment: String, Codable, Sendable { case left, right }

    /// A column's head.
    public struct Column: Codable, Hashable, Sendable {
        public let title: String
        public let alignment: Alignment

        /// A column.
        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    public let caption: String
    public let columns: [Column]
    /// As many cells in each as there are columns.
    public let rows: [[String]]
    /// Rows to be set off: the one asked about.
    public let marked: Set<Int>

    /// A table; every row has as many cells as there are columns.
    public init(_ caption: String, columns: [Column], rows: [[String]], marked: Set<Int> = []) {
        precondition(rows.allSatisfy { $0.count == columns.count })
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.marked = marked
    }

    /// The table as Markdown, its caption below in italics.
    public func markdown() -> String {
        let rule = columns.map { $0.alignment == .right ? "---:" : "---" }
        let lines = [columns.map(\.title), rule] + rows.enumerated().map { index, row in marked.contains(index) ? bold(row) : row }
        let body = lines.map { "| " + $0.map(Self.escaped).joined(separator: " | ") + " |" }.joined(separator: "\n")
        return caption.isEmpty ? body : body + "\n\n*" + caption + "*"
    }

    private func bold(_ row: [String]) -> [String] { row.map { $0.isEmpty ? $0 : "**\($0)**" } }

    private static func escaped(_ cell: String) -> String { cell.replacing("|", with: "\\|").replacing("\n", with: " ") }

    /// The table for a terminal: columns two blanks apart, nothing drawn; wide first columns are broken at `width`.
    public func plain(width: Int) -> [String] {
        var widths = columns.indices.map { column in
            (rows.map { $0[column].count } + [columns[column].title.count]).max() ?? 0
        }
        let total = widths.reduce(0, +) + 2 * (widths.count - 1)
        if total > width, let first = widths.first { widths[0] = max(12, first - (total - width)) }
        let head = line(columns.map(\.title), widths)
        return head + rows.flatMap { line($0, widths) }
    }

    /// One row, of several lines where the first cell has to be broken.
    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let broken = ProseWords.wrapped(cells[0], width: widths[0])
        let first = broken.isEmpty ? [""] : broken
        return first.enumerated().map { index, start in
            let rest = columns.indices.dropFirst().map { column in
                "  " + padded(index == first.count - 1 ? cells[column] : "", widths[column], columns[column].alignment)
            }
            let text = padded(start, widths[0], columns[0].alignment) + rest.joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func padded(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignment == .right ? blanks + text : text + blanks
    }
}
