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
    public static var names: [String] { kinds.map(\.name) }

    private static let kinds: [(name: String, kind: ObjectKind)] = [
        ("scenario", .scenario), ("side", .side), ("objective", .objective), ("group", .group), ("intelligence", .intelligence),
        ("message", .message), ("formation", .formation), ("enemy force", .enemyForce), ("position", .fix), ("zone", .zone),
        ("directive", .directive), ("part", .part), ("choice", .choice), ("rule", .rule), ("figure", .figure),
        ("source", .source), ("person", .person),
    ]

    private static func table(after line: String) -> [String]? {
        guard line.hasPrefix("<!-- generated: "), line.hasSuffix(" -->") else { return nil }
        let name = line.dropFirst("<!-- generated: ".count).dropLast(" -->".count)
        return kinds.first { $0.name == name }.map { rows($0.kind) }
    }

    private static func rows(_ kind: ObjectKind) -> [String] {
        let head = ["| field | needed | value | meaning |", "|---|---|---|---|"]
        return head
            + kind.fields.map { "| `\($0.name)` | \($0.isRequired ? "yes" : "no") | \($0.type.brief) | \($0.meaning) |" }
    }
}

extension FieldType {
    /// What a table of fields says about the value.
    fileprivate var brief: String {
        switch self {
        case .list(.object(let kind)): "a list, each \(kind.name)"
        case .list(let element): "a list, each \(element.brief)"
        case .object(let kind): kind.name
        case .name: "a short name"
        case .time: "a date and an hour"
        case .day: "a date, or a date and an hour"
        case .either(let types): types.map(\.brief).joined(separator: ", or ")
        case .number(let range) where range.upperBound >= 1e12: "a number"
        default: expectation
        }
    }
}
