import Notation
import Pages
import Studies

/// Everything that worlds of a scenario are drawn from: what is not known and is not luck.
public struct UnknownsList: AnswerPackage {
    /// In the order in which they are told: rules, strengths, people, places, dates, orders, standing conduct, readings.
    public let unknowns: [Unknown]
    private let scenario: String

    init(_ unknowns: [Unknown], of scenario: String) {
        self.unknowns = unknowns
        self.scenario = scenario
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let head = "\(scenario): \(ProseWords.figured(unknowns.count, "unknown")), each with the law from which worlds draw it."
        let parts = Unknown.Kind.allCases.flatMap { kind -> [[String]] in
            let some = unknowns.filter { $0.kind == kind }
            guard !some.isEmpty else { return [] }
            let title = "\(ProseWords.capitalised(kind.title)) (\(ProseNumber.whole(some.count)))"
            return [ProseWords.wrapped(title, width: style.width), some.flatMap { Self.lines($0, width: style.width) }]
        }
        return ([ProseWords.wrapped(head, width: style.width)] + parts).map { $0.joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private static func lines(_ unknown: Unknown, width: Int) -> [String] {
        ProseWords.wrapped("\(unknown.name): \(unknown.lawWithUnit)", width: width)
            + [unknown.title, "Source: \(unknown.source)"].flatMap {
                ProseWords.wrapped(ProseWords.sentence($0), width: width, indent: "    ")
            }
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String {
        struct Page: Encodable {
            let scenario: String
            let unknowns: [UnknownEntry]
        }
        let page = Page(scenario: scenario, unknowns: unknowns.map { UnknownEntry($0) })
        return try Refusal.catching { try JSONFile.text(of: page) }
    }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] { [] }
}
