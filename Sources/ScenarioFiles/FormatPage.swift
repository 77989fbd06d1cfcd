/// The page on how to write a scenario: its tables of fields are made from the definitions the reader uses.
public enum FormatPage {
    /// The page with every table made again.
    ///
    /// A table stands between `<!-- generated: NAME -->` and `<!-- end -->`. What stands elsewhere is left alone.
    public static func refreshed(_ page: String) -> String {
        var lines: [String] = []
        var isInside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line == "<!-- end -->" { isInside = false }
            if !isInside { lines.append(line) }
            if let table = table(after: line) {
                lines += table
                isInside = true
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The names a page should have a table for.
    public static var names: [String] { kinds.map(\.name) + ["limits"] }

    private static let kinds: [(name: String, kind: ObjectKind)] = [
        ("scenario", .scenario), ("side", .side), ("objective", .objective), ("goal", .goal), ("passage", .passage),
        ("counted line", .countedLine),
        ("group", .group), ("intelligence", .intelligence),
        ("message", .message), ("formation", .formation), ("enemy force", .enemyForce), ("position", .fix), ("zone", .zone),
        ("directive", .directive), ("part", .part), ("choice", .choice), ("amendment", .amendment),
        ("amended part", .amendedPart),
        ("earlier part", .earlierPart), ("rule", .rule), ("figure", .figure),
        ("source", .source), ("person", .person),
    ]

    private static func table(after line: String) -> [String]? {
        guard line.hasPrefix("<!-- generated: "), line.hasSuffix(" -->") else { return nil }
        let name = line.dropFirst("<!-- generated: ".count).dropLast(" -->".count)
        if name == "limits" { return limits }
        return kinds.first { $0.name == name }.map { rows($0.kind) }
    }

    private static var limits: [String] {
        let rows = Limit.all.map { "| \(grouped($0.most)) | \($0.subject) | \($0.reason) |" }
        return ["| at most | of | reason |", "|---|---|---|"] + rows
    }

    /// A number with commas between its thousands.
    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String(digits[$0]) }.joined()
    }

    private static func rows(_ kind: ObjectKind) -> [String] {
        let head = ["| field | needed | value | meaning |", "|---|---|---|---|"]
        return head
            + kind.fields.map { "| `\($0.name)` | \($0.isRequired ? "yes" : "no") | \($0.type.brief) | \($0.meaning) |" }
    }
}

extension FieldType {
    /// The value of a field as a table of fields tells it.
    fileprivate var brief: String {
        switch self {
        case .list(.object(let kind)): "a list, each \(kind.name)"
        case .list(let element): "a list, each \(element.brief)"
        case .object(let kind): kind.name
        case .name: "a short name"
        case .text(let kind) where kind.hasLines: "a text of several lines"
        case .text(let kind): kind.most <= Limit.nameLetters.most ? "a name" : "a text"
        case .loose: "a text"
        case .time: "a date and an hour"
        case .day: "a date, or a date and an hour"
        case .either(let types): types.map(\.brief).joined(separator: ", or ")
        case .number(let range) where range.upperBound >= 1e12: "a number"
        default: expectation
        }
    }
}
