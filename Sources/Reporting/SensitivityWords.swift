import Studies

/// What a screening and a decomposition have in common on paper: what was asked, the layout of a page, the points, the JSON.
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

    /// The points at which the answer was taken, in the order of the design, in full precision.
    static func points(_ points: [SensitivityPoint], of space: RuleSpace) -> String {
        let head = ["row"] + space.rules.map(\.name) + RuleSensitivity.Answer.allCases.map(\.rawValue)
        return ReplySpreadsheets.csv(head, points.map { ["\($0.row)"] + ($0.values + $0.answers).map(exact) })
    }

    static func exact(_ value: Double) -> String { "\(value)" }

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
        return try FindingsFolder.json(
            Page(
                method: method, measure: measure.rawValue, question: question, baseline: baseline, seed: seed,
                replications: replications, points: points, wasStopped: wasStopped, luckShare: luckShare, rules: inputs))
    }
}
