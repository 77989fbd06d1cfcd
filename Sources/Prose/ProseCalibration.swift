import Figures
import Notation

/// Sentences on rules that are drawn as the records of cases weigh them.
public struct ProseCalibration {
    private let calibration: ReplyCalibration
    private let rules: Int

    /// The words for a calibration, beside the number of all rules.
    public init(_ calibration: ReplyCalibration, of rules: Int) {
        self.calibration = calibration
        self.rules = rules
    }

    private var records: String { "the records of \(ProseWords.list(calibration.cases))" }
    private var names: String { ProseWords.list(calibration.moved.map { "`\($0)`" }) }

    /// The warning that rules are not drawn from their ranges, with their names.
    public var warning: String { warning(naming: ": \(names).") }

    /// The warning of a reply, whose last section names the rules.
    var warningOfReply: String { warning(naming: "; the last section names them.") }

    private func warning(naming: String) -> String {
        guard !calibration.moved.isEmpty else {
            return
                "Rules were asked for as \(records) weigh them; those records move none, and all are drawn from their ranges."
        }
        let count = calibration.moved.count
        return
            "These are not the standard rules: \(ProseWords.number(count)) of \(rules) \(ProseWords.noun(count, "is", "are")) drawn as "
            + "\(records) weigh them (`--rules`), not from their ranges\(naming)\(tried ?? "")"
    }

    /// The rules, for a list of what differs from standard; nil where none does.
    var drawn: String? { calibration.moved.isEmpty ? nil : "\(names) drawn as \(records) weigh them" }

    /// How rules that were weighed by records predicted each of those cases from the others; nil where it was not told.
    private var tried: String? {
        guard let gain = calibration.gain else { return nil }
        let size = ProseNumber.percent(abs(gain))
        let error =
            Int((100 * gain).rounded()) == 0
            ? "as much error as" : "\(size) \(gain > 0 ? "less" : "more") error than"
        return " Where each of those cases was predicted from the others, rules so drawn made \(error) the ranges"
            + (calibration.hasSkill ? "." : ", and so few cases show no skill.")
    }
}
