import Notation
import Studies

/// The columns in which pages set a prediction beside the record; the pages of scores and of a calibration have them in common.
extension TableColumn where Row == FigureScore {
    /// The case.
    static var scenario: Self { Self("Case") { $0.scenario } }
    /// The figure in words.
    static var figure: Self { Self("Figure") { $0.figure.metric } }
    /// Its use: to be fitted, scored or compared.
    static var use: Self { Self("Use") { $0.figure.use.rawValue } }
    /// The record's best figure.
    static var record: Self { Self("Record", .right) { written($0.figure.best, $0) } }
    /// The record's best figure with its range, where it has one.
    static var recordWithRange: Self {
        Self("Record", .right) { score in
            let (low, high) = (score.figure.low, score.figure.high)
            let range = low < high ? " (\(written(low, score)) to \(written(high, score)))" : ""
            return written(score.figure.best, score) + range
        }
    }
    /// The mean of the prediction.
    static var mean: Self { Self("Model", .right) { written($0.prediction.mean, $0) } }
    /// The interval that holds four fifths of the prediction.
    static var interval80: Self {
        Self("80 % of the model", .right) { score in
            let interval = score.prediction.interval(0.8)
            return "\(written(interval.lowerBound, score)) to \(written(interval.upperBound, score))"
        }
    }
    /// The place of the record in the prediction.
    static var pit: Self { Self("PIT", .right) { ProseNumber.decimal($0.pit, digits: 2) } }
    /// The score.
    static var crps: Self { Self("CRPS", .right) { written($0.crps, $0) } }
    /// The error of the constant; a dash where the other cases have no like figure.
    static var constant: Self {
        Self("Constant", .right) { score in score.baselineCRPS.map { written($0, score) } ?? "–" }
    }

    /// A value in the unit of a figure: whole men, hundredths of a share, tenths of a day.
    private static func written(_ value: Double, _ score: FigureScore) -> String {
        switch score.unit {
        case "share": ProseNumber.decimal(value, digits: 2)
        case "days": ProseNumber.decimal(value, digits: 1)
        default: ProseNumber.men(value)
        }
    }
}
