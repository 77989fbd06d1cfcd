/// A table of comma-separated values (RFC 4180), with the line on which each cell begins. Another separator may stand for the
/// comma. Ends of lines are newlines.
package struct CSVTable {
    package struct Cell {
        package var text: String
        package let line: Int
        var isQuoted: Bool
    }

    /// Rows that are not blank; the first is the heading.
    package private(set) var rows: [[Cell]] = []
    /// The line of the first cell whose quotation marks are not closed, or closed before its end.
    package private(set) var unclosedLine: Int?

    /// The table of a text.
    package init(_ text: String, separator: Character = ",") {
        var parser = Parser(separator: separator)
        for character in text { parser.take(character) }
        parser.finish()
        rows = parser.rows.filter { $0.count > 1 || !$0[0].text.isEmpty }
        unclosedLine = parser.strayLine ?? (parser.isInQuotes ? parser.cell.line : nil)
    }

    private struct Parser {
        let separator: Character
        var rows: [[Cell]] = []
        var row: [Cell] = []
        var line = 1
        var cell = Cell(text: "", line: 1, isQuoted: false)
        var isInQuotes = false
        var isAfterQuote = false
        var strayLine: Int?

        mutating func take(_ character: Character) {
            if isInQuotes { return takeQuoted(character) }
            switch character {
            case "\"" where isAfterQuote:
                cell.text.append("\"")
                (isInQuotes, isAfterQuote) = (true, false)
            case "\"" where cell.text.isEmpty && !cell.isQuoted:
                cell.isQuoted = true
                isInQuotes = true
            case separator: endCell()
            case "\n": endRow()
            default:
                if isAfterQuote, strayLine == nil { strayLine = cell.line }
                cell.text.append(character)
            }
        }

        private mutating func takeQuoted(_ character: Character) {
            if character == "\"" {
                (isInQuotes, isAfterQuote) = (false, true)
            } else {
                cell.text.append(character)
                if character.isNewline { line += 1 }
            }
        }

        private mutating func endCell() {
            row.append(cell)
            cell = Cell(text: "", line: line, isQuoted: false)
            isAfterQuote = false
        }

        private mutating func endRow() {
            endCell()
            rows.append(row)
            row = []
            line += 1
            cell = Cell(text: "", line: line, isQuoted: false)
        }

        mutating func finish() {
            if isInQuotes { return }
            if !row.isEmpty || !cell.text.isEmpty { endRow() }
        }
    }
}
