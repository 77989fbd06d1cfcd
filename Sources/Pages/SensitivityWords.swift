import Notation
import Studies

/// The common parts of the pages of a screening and a decomposition: the question, the layout, the points, the JSON.
public struct SensitivityWords: Sendable {
    let measure: Measure
    let question: String
    let baseline: String
    let seed: UInt64

    /// The words for the sensitivity of one directive, and of its lead over another, by their titles.
    public init(measure: Measure, question: String, baseline: String, seed: UInt64) {
        self.measure = measure
        self.question = question
        self.baseline = baseline
        self.seed = seed
    }

    var what: String {
        "\(measure.title.lowercased()) (\(measure.unit)) under \"\(question)\", and its lead over \"\(baseline)\""
    }

    /// An answer as it is named in a chart.
    func title(_ answer: RuleSensitivity.Answer) -> String {
        answer == .question ? measure.title.lowercased() : "lead over the baseline"
    }

    /// A heading, a table, and sentences below it.
    static func page(_ heading: String, _ table: TableText, _ notes: [String], width: Int) -> String {
        let wrapped = { (text: String) in ProseWords.wrapped(text, width: width).joined(separator: "\n") }
        return ([wrapped(heading), table.plain(width: width).joined(separator: "\n")] + notes.map(wrapped)).joined(
            separator: "\n\n")
    }

    /// A file of the points at which the answer was taken, without its rows; `rules` are a column each.
    static func points(
        _ name: String, rules: [Field] = [Field("<rule>", .number, "value of a rule: a column each", unit: "that of the rule")]
    ) -> DataTable {
        let answers = RuleSensitivity.Answer.allCases.map {
            Field($0.rawValue, .number, "mean of the answer at this point", unit: "that of the measure")
        }
        return DataTable(
            name, title: "A point of the design", fields: [Field("row", .whole, "row of the design")] + rules + answers,
            decimals: nil)
    }

    /// The points at which the answer was taken, in the order of the design, in full precision.
    static func points(_ name: String, _ points: [SensitivityPoint], of space: RuleSpace) -> DataTable {
        let rules = space.rules.map { Field($0.name, .number, "value of the rule", unit: $0.unit) }
        return Self.points(name, rules: rules).filled(
            points.map { [.whole($0.row)] + ($0.values + $0.answers).map(FieldValue.number) })
    }

    // MARK: JSON

    private struct Input: Encodable {
        let rule: String
        let unit: String
        let low: Double
        let high: Double
        let numbers: [String: [String: Double]]
    }

    private struct Page: Encodable {
        let method: String
        let measure: String
        let question: String
        let baseline: String
        let seed: UInt64
        let replications: Int
        let points: Int
        let wasStopped: Bool
        let luckShare: [String: Double]
        let rules: [Input]
    }

    /// Some rules of a space with their numbers for each answer, as JSON.
    func json(
        method: String, space: RuleSpace, rules: [Int], replications: Int, points: Int, wasStopped: Bool,
        luckShare: [String: Double] = [:], numbers: (_ answer: Int, _ rule: Int) -> [String: Double]
    ) throws -> String {
        let inputs = rules.map { rule -> Input in
            let pairs = RuleSensitivity.Answer.allCases.enumerated().map { ($0.element.rawValue, numbers($0.offset, rule)) }
            let entry = space.rules[rule]
            return Input(
                rule: entry.name, unit: entry.unit, low: entry.range.lowerBound, high: entry.range.upperBound,
                numbers: Dictionary(uniqueKeysWithValues: pairs))
        }
        return try JSONFile.text(
            of:
                Page(
                    method: method, measure: measure.rawValue, question: question, baseline: baseline, seed: seed,
                    replications: replications, points: points, wasStopped: wasStopped, luckShare: luckShare, rules: inputs))
    }
}
