/// A table of finished text: the renderers only set it.
public struct TableText: Codable, Hashable, Sendable {
    /// How a column is set.
    public enum Alignment: String, Codable, Sendable { case left, right }

    /// A column's head.
    public struct Column: Codable, Hashable, Sendable {
        /// The head of the column.
        public let title: String
        /// How its cells are set.
        public let alignment: Alignment

        /// A column.
        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    /// The words below the table; empty for none.
    public let caption: String
    /// The columns, from left to right.
    public let columns: [Column]
    /// As many cells in each as there are columns.
    public let rows: [[String]]
    /// Numbers of the rows to be set off, ascending: the one asked about.
    public let marked: [Int]

    /// A table; every row has as many cells as there are columns.
    public init(_ caption: String, columns: [Column], rows: [[String]], marked: Set<Int> = []) {
        precondition(rows.allSatisfy { $0.count == columns.count })
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.marked = marked.sorted()
    }

    /// The table as Markdown, its caption below in italics.
    public func markdown() -> String {
        let rule = columns.map { $0.alignment == .right ? "---:" : "---" }
        let lines =
            [columns.map { Escape.markdownCell($0.title) }, rule]
            + rows.enumerated().map { index, row in
                let cells = row.map(Escape.markdownCell)
                return marked.contains(index) ? bold(cells) : cells
            }
        let body = lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        return caption.isEmpty ? body : body + "\n\n*" + Escape.markdownWithCode(caption) + "*"
    }

    private func bold(_ row: [String]) -> [String] { row.map { $0.isEmpty ? $0 : "**\($0)**" } }

    /// The table for a terminal: columns two blanks apart, nothing drawn; words wrap in columns that are set left.
    public func plain(width: Int) -> [String] {
        let widths = fitted(to: width)
        return line(columns.map(\.title), widths) + rows.flatMap { line($0, widths) }
    }

    /// Widths of the columns: the widest that are set left give way, down to their longest word, until all fit.
    private func fitted(to width: Int) -> [Int] {
        let cells = columns.indices.map { column in rows.map { $0[column] } + [columns[column].title] }
        var widths = cells.map { $0.map(\.count).max() ?? 0 }
        let least = cells.map { $0.flatMap { $0.split(separator: " ").map(\.count) }.max() ?? 0 }
        while widths.reduce(0, +) + 2 * (widths.count - 1) > width {
            let free = columns.indices.filter { columns[$0].alignment == .left && widths[$0] > least[$0] }
            guard let widest = free.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// One row, of several lines where a cell has to be broken.
    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let broken = zip(cells, widths).map { $0.count <= $1 ? [$0] : ProseWords.wrapped($0, width: $1) }
        let height = broken.map(\.count).max() ?? 1
        return (0..<height).map { index in
            let parts = columns.indices.map { column in
                padded(index < broken[column].count ? broken[column][index] : "", widths[column], columns[column].alignment)
            }
            return String(parts.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }

    private func padded(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return alignment == .right ? blanks + text : text + blanks
    }
}
