import Notation
import Studies

/// A figure of the record with its prediction, as score.json and score.csv list it.
public struct ScoreEntry: Encodable, Sendable {
    private let `case`: String
    private let figure: String
    private let key: String
    private let unit: String
    private let use: String
    private let mean: Double
    private let interval50: [Double]
    private let interval80: [Double]
    private let interval95: [Double]
    private let record: Double
    private let recordLow: Double
    private let recordHigh: Double
    private let crps: Double
    private let pit: Double
    private let baselineCrps: Double?

    /// The entry of a score.
    public init(_ score: FigureScore) {
        let interval = { (share: Double) in
            let interval = score.prediction.interval(share)
            return [interval.lowerBound, interval.upperBound]
        }
        `case` = score.scenario
        figure = score.figure.metric
        key = score.figure.key
        unit = score.unit
        use = score.figure.use.rawValue
        mean = score.prediction.mean
        interval50 = interval(0.5)
        interval80 = interval(0.8)
        interval95 = interval(0.95)
        record = score.figure.best
        recordLow = score.figure.low
        recordHigh = score.figure.high
        crps = score.crps
        pit = score.pit
        baselineCrps = score.baselineCRPS
    }

    // MARK: descriptions

    /// A number of the file with its meaning; all but `pit` are in the unit of the figure.
    private struct Number: Sendable {
        let name: String
        let meaning: String
        let value: @Sendable (ScoreEntry) -> Double?
    }

    private static let texts: [(field: Field, value: @Sendable (ScoreEntry) -> String)] = [
        (Field("case", .text, "id of the case"), { $0.case }), (Field("figure", .text, "what was counted"), { $0.figure }),
        (Field("key", .text, "key of the quantity in history.csv"), { $0.key }),
        (Field("unit", .text, "unit of the numbers: men, share or days"), { $0.unit }),
        (Field("use", .text, "use of the figure: fit, score or compare"), { $0.use }),
    ]
    private static let numbers = [
        Number(name: "record", meaning: "best figure of the record") { $0.record },
        Number(name: "recordLow", meaning: "lowest figure of the sources") { $0.recordLow },
        Number(name: "recordHigh", meaning: "highest figure of the sources") { $0.recordHigh },
        Number(name: "mean", meaning: "mean of the model's prediction") { $0.mean },
        Number(name: "crps", meaning: "continuous ranked probability score of the prediction; less is better") { $0.crps },
    ]
    private static let pit = Number(name: "pit", meaning: "place of the record in the prediction, 0 to 1") { $0.pit }
    private static let baseline = Number(
        name: "baselineCrps", meaning: "error of a constant fitted to the like figures of the other cases, where they have one"
    ) { $0.baselineCrps }
    private static let intervals: [(share: Int, value: @Sendable (ScoreEntry) -> [Double])] = [
        (50, { $0.interval50 }), (80, { $0.interval80 }), (95, { $0.interval95 }),
    ]
    /// Words for the unit of a number, which another member names.
    private static let ofFigure = "that of the figure"

    /// An entry of score.json.
    public static let shape = ResultShape(
        "score", "a figure of the record with the model's prediction of it",
        texts.map { ResultShape.Member.text($0.field.name, $0.field.meaning) }
            + numbers.map { .number($0.name, $0.meaning, unit: ofFigure) } + [.number(pit.name, pit.meaning, unit: "1")]
            + intervals.map {
                .values(
                    "interval\($0.share)", of: .number, "ends of the middle \($0.share) % of the prediction", unit: ofFigure)
            } + [.number(baseline.name, baseline.meaning, unit: ofFigure).optional])

    /// score.csv without its rows.
    public static let description = DataTable(
        "score", title: "A figure of the record with the model's prediction of it",
        fields: texts.map(\.field) + numbers.map { Field($0.name, .number, $0.meaning, unit: ofFigure) }
            + [Field(pit.name, .number, pit.meaning, unit: "1")]
            + intervals.flatMap { interval in
                [("Low", "lower"), ("High", "upper")].map {
                    Field(
                        "interval\(interval.share)\($0.0)", .number,
                        "\($0.1) end of the middle \(interval.share) % of the prediction", unit: ofFigure)
                }
            } + [Field(baseline.name, .number, baseline.meaning, unit: ofFigure)])

    /// Its row of score.csv.
    var row: [FieldValue] {
        Self.texts.map { .text($0.value(self)) } + (Self.numbers + [Self.pit]).map { FieldValue($0.value(self)) }
            + Self.intervals.flatMap { $0.value(self).map(FieldValue.number) } + [FieldValue(baselineCrps)]
    }
}
