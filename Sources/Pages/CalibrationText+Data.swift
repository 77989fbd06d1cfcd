import Notation
import Studies

extension CalibrationText {
    /// The columns of its tables: the rules before and after, and the cases, predicted from the others.
    public static let descriptions = [
        DataTable(
            "rules", title: "a rule of the model before and after",
            fields: [Field("rule", .text, "name of the rule")] + quantiles("before") + quantiles("after") + [
                Field("shift", .number, "shift of the mean place within its law", unit: "share of the law"),
                Field("standardError", .number, "standard error of the shift", unit: "share of the law"),
                Field("leftOut", .number, "greatest change of the shift when one case is left out", unit: "share of the law"),
                Field("moves", .truth, "whether the records move it"),
            ], decimals: nil),
        DataTable(
            "figures", title: "a figure of the record",
            fields: [
                Field("case", .text, "id of the case"), Field("figure", .text, "what was counted"),
                Field("unit", .text, "unit of the numbers"), Field("use", .text, "fit, score or compare"),
                Field("record", .number, "best figure of the record"),
                Field("before", .number, "mean of the prediction without calibration"),
                Field("leftOut", .number, "mean of the prediction from the other cases"),
                Field("crpsBefore", .number, "score of the prediction without calibration"),
                Field("crpsLeftOut", .number, "score of the prediction from the other cases"),
                Field("crpsSeen", .number, "score of the prediction after the case was seen"),
                Field("baselineCrps", .number, "error of a constant fitted to the other cases"),
            ], decimals: nil),
    ]

    private static func quantiles(_ when: String) -> [Field] {
        [("Low", "10 per cent"), ("", "median"), ("High", "90 per cent")].map { name, meaning in
            Field("\(when)\(name)", .number, "\(meaning) of its values \(when) the records are seen")
        }
    }

    /// Its tables.
    public var tables: [DataTable] {
        let rules = largest.map { finding -> [FieldValue] in
            [.text(finding.name)] + (finding.prior + finding.posterior).map(FieldValue.number)
                + [.number(finding.shift), .number(finding.standardError), .number(finding.leftOut), .truth(finding.moves)]
        }
        let (prior, left, all) = (calibration.prior, calibration.leaveOneOut, calibration.posterior)
        let figures = prior.figures.indices.map { index -> [FieldValue] in
            let (a, b, c) = (prior.figures[index], left.figures[index], all.figures[index])
            return [
                .text(a.scenario), .text(a.figure.metric), .text(a.unit), .text(a.figure.use.rawValue), .number(a.figure.best),
                .number(a.prediction.mean), .number(b.prediction.mean), .number(a.crps), .number(b.crps), .number(c.crps),
                FieldValue(a.baselineCRPS),
            ]
        }
        return [Self.descriptions[0].filled(rules), Self.descriptions[1].filled(figures)]
    }
}
