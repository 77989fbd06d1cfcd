import Charts
import Notation
import Statistics
import Studies

/// A screening of rules by elementary effects, as a table, as files and as a chart.
public struct ScreeningText: FindingsPage {
    private let screening: Screening
    private let words: SensitivityWords

    /// The words for a screening.
    public init(_ screening: Screening, words: SensitivityWords) {
        self.screening = screening
        self.words = words
    }

    /// Rules shown on the terminal and in the chart.
    static let shown = 15

    private var unit: String { words.measure.unit }
    private var rules: Int { screening.space.rules.count }

    private func name(_ rule: Int) -> String { screening.space.rules[rule].name }

    /// For a terminal.
    public func text(width: Int) -> String {
        let heading =
            "Screening (Morris): \(words.what); \(ProseWords.figured(rules, "rule")), "
            + "\(screening.trajectories.count) trajectories, \(ProseNumber.whole(screening.points.count)) points of "
            + "\(ProseWords.figured(screening.replications, "campaign")) for each directive, seed \(words.seed)."
        let rows = screening.ranking.prefix(Self.shown).map { rule -> [String] in
            let (men, lead) = (screening.effects[0].effects[rule], screening.effects[1].effects[rule])
            return [
                name(rule), size(men), ProseNumber.signed(men.mean), ProseNumber.men(men.deviation),
                ProseNumber.men(men.sizeFromNoise), size(lead), ProseNumber.signed(lead.mean),
                ProseNumber.men(lead.sizeFromNoise),
            ]
        }
        let columns = ["size", "mean", "spread", "by luck", "lead: size", "mean", "by luck"].map {
            TableText.Column($0, .right)
        }
        let table = TableText("", columns: [.init("rule")] + columns, rows: rows)
        return SensitivityWords.page(heading, table, [surely, Self.note], width: width)
    }

    private static let note =
        "Size: mean change, without its sign, when the rule goes through its whole range, the others standing anywhere in theirs, "
        + "with a 95 % interval. Mean: with its sign. Spread: how much the change differs from place to place. By luck: the size "
        + "that a rule without any effect would show. Ranges are those of `anabasis rules`."

    private func size(_ effect: ElementaryEffects.Effect) -> String {
        "\(ProseNumber.men(effect.size)) (\(ProseNumber.men(effect.sizeInterval)))"
    }

    private var surely: String {
        let told = screening.effects.map { $0.effects.filter(\.isDistinguishableFromNoise).count }
        let rest =
            rules > Self.shown ? " \(ProseNumber.whole(rules - Self.shown)) smaller ones are not shown; --out writes all." : ""
        return "Told from luck: \(told[0]) of \(rules) rules in the \(unit) themselves, "
            + "\(told[1]) in the lead.\(rest)"
    }

    /// Table, points, numbers and the chart.
    public func contents() throws -> FindingsFolder.Contents {
        FindingsFolder.Contents(
            tables: [
                effects(), SensitivityWords.points("screening-points", screening.points, of: screening.space),
            ], texts: ["screening.json": try json()], charts: [chart()])
    }

    /// effects.csv and screening-points.csv without their rows.
    static let descriptions = [
        DataTable("effects", title: "Elementary effects of a rule", fields: fields, decimals: nil),
        SensitivityWords.points("screening-points"),
    ]

    private static let fields =
        [Field("rule", .text, "name of the rule"), Field("unit", .text, "unit of the rule")]
        + [("", "the answer"), ("lead_", "the lead over the baseline")].flatMap { prefix, answer in
            [
                ("mu_star", "mean size of the change of \(answer) over the rule's range"),
                ("mu_star_low95", "mean size of the change of \(answer), lower end of the 95 % interval"),
                ("mu_star_high95", "mean size of the change of \(answer), upper end of the 95 % interval"),
                ("mu", "mean change of \(answer) over the rule's range, with its sign"),
                ("sigma", "standard deviation of the change of \(answer) from place to place"),
                ("luck", "standard deviation of a change of \(answer) by luck alone"),
            ].map { Field(prefix + $0.0, .number, $0.1, unit: "that of the measure") }
        }

    /// effects.csv.
    private func effects() -> DataTable {
        let rows = screening.ranking.map { rule -> [FieldValue] in
            let numbers = screening.effects.flatMap { found -> [Double] in
                let effect = found.effects[rule]
                return [
                    effect.size, effect.sizeInterval.lowerBound, effect.sizeInterval.upperBound, effect.mean, effect.deviation,
                    effect.noise,
                ]
            }
            return [.text(name(rule)), .text(screening.space.rules[rule].unit)] + numbers.map(FieldValue.number)
        }
        return Self.descriptions[0].filled(rows)
    }

    /// Every number as JSON.
    public func json() throws -> String {
        try words.json(
            method: "morris", space: screening.space, rules: screening.ranking, replications: screening.replications,
            points: screening.points.count, wasStopped: screening.wasStopped
        ) { answer, rule in
            let effect = screening.effects[answer].effects[rule]
            return [
                "muStar": effect.size, "muStarLow": effect.sizeInterval.lowerBound,
                "muStarHigh": effect.sizeInterval.upperBound, "mu": effect.mean, "sigma": effect.deviation,
                "luck": effect.noise,
            ]
        }
    }

    private func chart() -> ChartData.Chart {
        let rows = screening.ranking.prefix(Self.shown).flatMap { rule in
            RuleSensitivity.Answer.allCases.enumerated().map { place, answer -> [String: Any] in
                let effect = screening.effects[place].effects[rule]
                return [
                    "rule": name(rule), "answer": words.title(answer), "value": effect.size,
                    "low": effect.sizeInterval.lowerBound, "high": effect.sizeInterval.upperBound,
                    "luck": effect.sizeFromNoise,
                ]
            }
        }
        let subject = unit.prefix(1).uppercased() + unit.dropFirst()
        return ChartData.Chart(
            name: "screening", title: "What matters when every rule is free",
            subtitle:
                "\(subject) by which the answer moves when a rule goes through its range; ticks: what luck alone would show.",
            description: "Mean absolute elementary effect of each rule on two answers, with 95 per cent intervals.",
            rows: rows, record: [], axes: ["x": unit])
    }
}
