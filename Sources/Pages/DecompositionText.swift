import Charts
import Notation
import Statistics
import Studies

/// Shares of the variance by rule, as a table, as files and as a chart.
public struct DecompositionText: FindingsPage {
    private let decomposition: Decomposition
    private let words: SensitivityWords

    /// The words for a decomposition of the variance.
    public init(_ decomposition: Decomposition, words: SensitivityWords) {
        self.decomposition = decomposition
        self.words = words
    }

    private var rules: Range<Int> { decomposition.space.rules.indices }

    private func name(_ rule: Int) -> String { decomposition.space.rules[rule].name }

    /// For a terminal.
    public func text(width: Int) -> String {
        let heading =
            "Shares of the variance (Sobol'): \(words.what); \(ProseWords.figured(rules.count, "rule")), "
            + "\(ProseNumber.whole(decomposition.points.count)) points of "
            + "\(ProseWords.figured(decomposition.replications, "campaign")) for each directive, seed \(words.seed)."
        let rows = rules.map { rule -> [String] in
            [name(rule)] + decomposition.found.flatMap { [share($0.indices.first[rule]), share($0.indices.total[rule])] }
        }
        let columns = ["alone", "with others", "lead: alone", "with others"].map { TableText.Column($0, .right) }
        let table = TableText("", columns: [.init("rule")] + columns, rows: rows)
        return SensitivityWords.page(heading, table, decomposition.found.map(sums) + [Self.note], width: width)
    }

    private static let note =
        "Alone: the share of the variance that a rule explains by itself. With others: the share that would be left if all other "
        + "rules were known, interactions included. In brackets 95 % intervals (bootstrap). Rules not listed stand at their "
        + "values; those listed are taken as independent and equally likely over their ranges, an assumption."

    private func share(_ index: SobolIndices.Index) -> String {
        let digits = [index.value, index.interval.lowerBound, index.interval.upperBound].map {
            ProseNumber.decimal($0, digits: 2)
        }
        return "\(digits[0]) (\(digits[1]) to \(digits[2]))"
    }

    private func sums(_ found: Decomposition.Found) -> String {
        let name = found.answer == .question ? words.measure.title : "The lead"
        let alone = ProseNumber.decimal(found.indices.first.reduce(0) { $0 + $1.value }, digits: 2)
        let deviation = ProseNumber.men(found.indices.variance.squareRoot())
        let luck = found.luckShare.map { share in
            " Luck left in the means is \(ProseNumber.percent(share)) of the variance; an index no larger than that says nothing."
        }
        return
            "\(name): standard deviation \(deviation) \(words.measure.unit) over the rules; alone they explain \(alone) of the "
            + "variance.\(luck ?? "")"
    }

    /// Table, points, numbers and the chart.
    public func contents() throws -> FindingsFolder.Contents {
        FindingsFolder.Contents(
            tables: [
                indices(), SensitivityWords.points("indices-points", decomposition.points, of: decomposition.space),
            ], texts: ["indices.json": try json()], charts: [chart()])
    }

    private static func numbers(_ index: SobolIndices.Index) -> [Double] {
        [index.value, index.interval.lowerBound, index.interval.upperBound]
    }

    /// indices.csv and indices-points.csv without their rows.
    static let descriptions = [
        DataTable("indices", title: "Shares of the variance that a rule explains", fields: fields, decimals: nil),
        SensitivityWords.points("indices-points"),
    ]

    private static let fields =
        [Field("rule", .text, "name of the rule")]
        + [("", "the answer"), ("lead_", "the lead over the baseline")].flatMap { prefix, answer in
            [("first", "alone"), ("total", "with its interactions")].flatMap { name, how in
                [("", ""), ("_low95", ", lower end of the 95 % interval"), ("_high95", ", upper end of the 95 % interval")].map
                {
                    Field(
                        prefix + name + $0.0, .number,
                        "share of the variance of \(answer) that the rule explains \(how)\($0.1)",
                        unit: "share")
                }
            }
        }

    /// indices.csv.
    private func indices() -> DataTable {
        let rows = rules.map { rule -> [FieldValue] in
            let numbers = decomposition.found.flatMap {
                Self.numbers($0.indices.first[rule]) + Self.numbers($0.indices.total[rule])
            }
            return [.text(name(rule))] + numbers.map(FieldValue.number)
        }
        return Self.descriptions[0].filled(rows)
    }

    /// Every number as JSON.
    public func json() throws -> String {
        let lucks = decomposition.found.compactMap { found in found.luckShare.map { (found.answer.rawValue, $0) } }
        return try words.json(
            method: "sobol", space: decomposition.space, rules: Array(rules), replications: decomposition.replications,
            points: decomposition.points.count, wasStopped: decomposition.wasStopped,
            luckShare: Dictionary(uniqueKeysWithValues: lucks)
        ) { answer, rule in
            let (first, total) = (
                decomposition.found[answer].indices.first[rule], decomposition.found[answer].indices.total[rule]
            )
            return [
                "first": first.value, "firstLow": first.interval.lowerBound, "firstHigh": first.interval.upperBound,
                "total": total.value, "totalLow": total.interval.lowerBound, "totalHigh": total.interval.upperBound,
            ]
        }
    }

    private func chart() -> ChartData.Chart {
        let rows = decomposition.found.flatMap { found in
            rules.flatMap { rule in
                [
                    row(rule, found.answer, "alone", found.indices.first[rule]),
                    row(rule, found.answer, "with others", found.indices.total[rule]),
                ]
            }
        }
        return ChartData.Chart(
            name: "indices", title: "Where the variance comes from",
            subtitle: "Shares of the variance of the answer, with 95 % intervals: each rule alone, and with its interactions.",
            description: "First-order and total Sobol indices of each rule for two answers, with 95 per cent intervals.",
            rows: rows, record: [], axes: [:])
    }

    private func row(
        _ rule: Int, _ answer: RuleSensitivity.Answer, _ kind: String, _ index: SobolIndices.Index
    ) -> [String: Any] {
        let shown = Self.numbers(index)
        return [
            "rule": name(rule), "answer": words.title(answer), "kind": kind, "value": shown[0], "low": shown[1],
            "high": shown[2],
        ]
    }
}
