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

    /// The table for a terminal: columns two blanks apart, nothing drawn, cells wrapped; a table that is too wide even so is
    /// set as blocks, one a row. No line is wider than `width` columns unless a single word is.
    public func plain(width: Int) -> [String] {
        let parts = set(width: width)
        return parts.head + parts.body
    }

    /// The same with the heads of the columns apart; blocks have none.
    package func set(width: Int) -> (head: [String], body: [String]) {
        guard let widths = fitted(to: width) else { return ([], blocks(width)) }
        return (line(columns.map(\.title), widths), rows.flatMap { line($0, widths) })
    }

    private static let space = 2

    /// Widths of the columns: the widest that are set left give way first, then the others, each down to its longest word; nil
    /// where even that does not fit.
    private func fitted(to width: Int) -> [Int]? {
        let cells = columns.indices.map { column in rows.map { $0[column] } + [columns[column].title] }
        var widths = cells.map { $0.map(\.displayWidth).max() ?? 0 }
        let least = cells.map { $0.map(ProseWords.leastWidth).max() ?? 0 }
        let room = width - Self.space * (widths.count - 1)
        for mayGive in [{ self.columns[$0].alignment == .left }, { _ in true }] as [(Int) -> Bool] {
            while widths.reduce(0, +) > room {
                let free = columns.indices.filter { mayGive($0) && widths[$0] > least[$0] }
                guard let widest = free.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
            }
        }
        return widths.reduce(0, +) <= room ? widths : nil
    }

    /// One row, of several lines where a cell has to be broken.
    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let broken = zip(cells, widths).map { $0.displayWidth <= $1 ? [$0] : ProseWords.wrapped($0, width: $1) }
        let height = broken.map(\.count).max() ?? 1
        return (0..<height).map { index in
            let parts = columns.indices.map { column in
                padded(index < broken[column].count ? broken[column][index] : "", widths[column], columns[column].alignment)
            }
            return String(parts.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }

    private func padded(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.displayWidth))
        return alignment == .right ? blanks + text : text + blanks
    }

    /// Each row as a block: its first cell, and below it the others that are not empty, each after the head of its column.
    private func blocks(_ width: Int) -> [String] {
        let blocks = rows.map { row -> [String] in
            let details = columns.indices.dropFirst().filter { !row[$0].isEmpty }
            return ProseWords.wrapped(row[0], width: width)
                + details.flatMap { ProseWords.wrapped("\(columns[$0].title): \(row[$0])", width: width, indent: "  ") }
        }
        return Array(blocks.joined(separator: [""]))
    }
}
