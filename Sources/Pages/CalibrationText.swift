import Notation
import RuleSets
import Statistics
import Studies

/// A calibration in words: which rules moved, by which figures, and whether it helps; a page for a terminal and for the documentation.
public struct CalibrationText: Sendable {
    private let calibration: Calibration
    private let cases: [RecordedCase]
    private let worlds: Int
    private let perWorld: Int
    private let seed: UInt64
    private let minutes: Double
    private let workers: Int
    private let megabytes: Int
    private let fingerprint: String

    /// The words for a calibration; `minutes` and `megabytes` are what it took.
    public init(
        _ calibration: Calibration, cases: [RecordedCase], worlds: Int, perWorld: Int, seed: UInt64, minutes: Double,
        workers: Int, megabytes: Int, fingerprint: String
    ) {
        self.calibration = calibration
        self.cases = cases
        self.worlds = worlds
        self.perWorld = perWorld
        self.seed = seed
        self.minutes = minutes
        self.workers = workers
        self.megabytes = megabytes
        self.fingerprint = fingerprint
    }

    /// For a terminal.
    public func text(width: Int) -> String {
        let tables = [ruleTable(moved.isEmpty ? Array(largest.prefix(10)) : moved), caseTable]
        return
            (sentences.flatMap { ProseWords.wrapped($0, width: width) + [""] }
            + tables.flatMap { $0.plain(width: width) + [""] }).dropLast().joined(separator: "\n")
    }

    private var moved: [Calibration.Finding] { largest.filter(\.moves) }
    private var largest: [Calibration.Finding] { calibration.findings.sorted { abs($0.shift) > abs($1.shift) } }

    private var sentences: [String] { [match, movement, resolution, skill].compactMap(\.self) }

    /// The least shift that so many worlds can show: errors of the mean of a uniform place.
    private var resolution: String? {
        guard !calibration.figures.isEmpty else { return nil }
        let least = Calibration.errors / (12 * calibration.match.effectiveSize).squareRoot()
        return
            "By so many worlds no shift of less than \(ProseNumber.decimal(least, digits: 2)) of a rule's law can be told from chance"
            + (worlds < Self.manyWorlds
                ? "; \(ProseNumber.whole(worlds)) worlds are few, and a calibration with \(ProseNumber.whole(Self.manyWorlds)) may find more."
                : ".")
    }

    /// Worlds that a calibration has unless it is asked for fewer.
    private static let manyWorlds = 2000

    private var match: String {
        let figures = calibration.figures
        guard !figures.isEmpty else { return "No figure of these records may teach the model: none has the use fit." }
        return
            "\(ProseWords.capitalised(ProseWords.figured(figures.count, "figure"))) of \(ProseWords.figured(cases.count, "case")) "
            + "may teach the model. Of \(ProseNumber.whole(worlds)) worlds \(ProseNumber.percent(calibration.match.plausibleShare)) are "
            + "not ruled out by any of them; weighed, they tell as much as "
            + "\(ProseNumber.whole(Int(calibration.match.effectiveSize.rounded()))) worlds of equal weight."
    }

    private var movement: String {
        let all = calibration.findings.count
        if calibration.match.effectiveSize < Calibration.leastSize {
            return "That is less than \(Int(Calibration.leastSize)): no rule moves."
        }
        if moved.isEmpty {
            return "None of \(all) rules moves: each shift is within what leaving one case out changes, or within chance. "
                + "The records of these cases do not identify the numbers of the model, and the ranges stay what they were."
        }
        return
            "\(ProseWords.capitalised(ProseWords.figured(moved.count, "rule"))) of \(all) \(moved.count == 1 ? "moves" : "move") by more than "
            + "leaving one case out changes and more than chance; the others stay unidentified."
    }

    private var skill: String? {
        guard let gain = calibration.skillAgainstPrior else { return nil }
        let size = ProseNumber.percent(abs(gain))
        let first =
            abs(gain) < 0.01
            ? "Predicted from the other cases, a case is predicted as well as without any calibration."
            : gain > 0
                ? "Predicted from the other cases, a case is predicted with \(size) less error than without any calibration."
                : "Predicted from the other cases, a case is predicted with \(size) more error than without any calibration: it has no skill."
        guard let constant = calibration.leaveOneOut.skillAgainstConstant else { return first }
        let against = ProseNumber.percent(abs(constant))
        return first
            + (constant > 0
                ? " Against a constant fitted to the other cases it makes \(against) less error."
                : " Against a constant fitted to the other cases it makes \(against) more error: it has no skill.")
    }

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

    private func ruleTable(_ findings: [Calibration.Finding]) -> TableText {
        let write = { (values: [Double]) in
            "\(Self.written(values[1])) (\(Self.written(values[0])) to \(Self.written(values[2])))"
        }
        return TableText(
            "Medians with 10 and 90 per cent. Shift: of the mean place within the rule's law, with its standard error. Left out: the greatest "
                + "change of it when one case is left out.",
            columns: [
                .init("Rule"), .init("Before", .right), .init("After", .right), .init("Shift", .right),
                .init("Left out", .right), .init("Moves"), .init("Goes most with"),
            ],
            rows: findings.map { finding in
                [
                    finding.name, write(finding.prior), write(finding.posterior),
                    "\(Self.signed(finding.shift, digits: 3)) ± \(ProseNumber.decimal(finding.standardError, digits: 3))",
                    ProseNumber.decimal(finding.leftOut, digits: 3), finding.moves ? "yes" : "no",
                    finding.driver.map { "\($0.figure) (\(Self.signed($0.correlation, digits: 2)))" } ?? "–",
                ]
            })
    }

    private var caseTable: TableText {
        let (prior, left, all) = (calibration.prior, calibration.leaveOneOut, calibration.posterior)
        return TableText(
            "CRPS before, when the case is left out, and after having seen it; the error of a constant fitted to the other cases.",
            columns: [
                .init("Case"), .init("Figure"), .init("Use"), .init("Record", .right), .init("Before", .right),
                .init("From the others", .right), .init("CRPS before", .right), .init("left out", .right),
                .init("having seen it", .right), .init("constant", .right),
            ],
            rows: prior.figures.indices.map { index in
                let (a, b, c) = (prior.figures[index], left.figures[index], all.figures[index])
                let write = { (value: Double) in ScoreText.written(value, a.unit) }
                return [
                    a.scenario, a.figure.metric, a.figure.use.rawValue, write(a.figure.best), write(a.prediction.mean),
                    write(b.prediction.mean), write(a.crps), write(b.crps), write(c.crps), a.baselineCRPS.map(write) ?? "–",
                ]
            })
    }

    private static func signed(_ value: Double, digits: Int) -> String {
        (value > 0 ? "+" : "") + ProseNumber.decimal(value, digits: digits)
    }

    private static func written(_ value: Double) -> String {
        let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 0.1 ? 2 : 4
        return ProseNumber.decimal(value, digits: digits)
    }

    /// The page of the documentation.
    public func markdown() -> String {
        let reasons = cases.flatMap { record in
            record.figures.map { figure in
                "- \(record.title), \(figure.metric): *\(figure.use == .fit ? "fitted" : "scored only")*."
                    + (figure.mechanism.isEmpty ? "" : " \(figure.mechanism)")
            }
        }
        return """
            # Calibration

            What the records of \(ProseWords.figured(cases.count, "case")) can and cannot tell about the numbers of the model. Each case is played
            under the course as recorded in the same \(ProseNumber.whole(worlds)) worlds of rules, \(ProseWords.figured(perWorld, "campaign")) each
            (seed \(seed)); worlds are weighed by the figures that may teach the model (history matching, Craig et al. 1997; approximate Bayesian
            computation, McCulloch et al. 2022). Generated by `make calibrate\(worlds == Self.manyWorlds ? "" : " WORLDS=\(worlds)")`, which took \(ProseNumber.decimal(minutes, digits: 0)) minutes
            on \(ProseWords.figured(workers, "core")) and \(ProseNumber.whole(megabytes)) MB. Korea 1950 is the application: the command refuses it.

            \(sentences.joined(separator: "\n\n"))

            ## Which figures were used, and why

            \(reasons.joined(separator: "\n"))

            A figure teaches the model only if what brought it about is in the model; else the rules would learn to make up for what is left out.
            The distance of a world from a figure is told in units of the record's error (its range read as an interval of 80 per cent), of luck,
            and of what the model leaves out: \(ProseNumber.percent(RecordTrial.Figure.discrepancyOfMen)) of all men, or
            \(ProseNumber.percent(RecordTrial.Figure.discrepancyOfDays)) of the days, times \(Self.written(calibration.discrepancy)) (assumptions).

            ## Cases, predicted from the others

            \(caseTable.markdown())

            ## Rules, before and after

            A rule moves if its mean place within its law has moved by more than leaving any one case out changes it and by more than three
            standard errors, and if the weights leave at least \(Int(Calibration.leastSize)) worlds. The standard values and the ranges of
            [Rules](Rules.md) stay as they are; `--rules FILE` draws those that moved from the vectors.

            \(ruleTable(largest).markdown())

            <!-- fingerprint: \(fingerprint) -->

            """
    }

    private struct Page: Encodable {
        struct Rule: Encodable {
            let name: String
            let prior: [Double]
            let posterior: [Double]
            let shift: Double
            let standardError: Double
            let leftOut: Double
            let moves: Bool
            let driver: String?
            let correlation: Double?
        }
        let worlds: Int
        let perWorld: Int
        let seed: UInt64
        let figures: [String]
        let plausibleShare: Double
        let effectiveSize: Double
        let moved: [String]
        let skillAgainstPrior: Double?
        let skillAgainstConstant: Double?
        let before: [ScoreText.Entry]
        let leftOut: [ScoreText.Entry]
        let rules: [Rule]
    }

    /// Every number as JSON.
    public func json() throws -> String {
        try JSONFile.text(
            of: Page(
                worlds: worlds, perWorld: perWorld, seed: seed, figures: calibration.figures,
                plausibleShare: calibration.match.plausibleShare, effectiveSize: calibration.match.effectiveSize,
                moved: calibration.moved, skillAgainstPrior: calibration.skillAgainstPrior,
                skillAgainstConstant: calibration.leaveOneOut.skillAgainstConstant,
                before: calibration.prior.figures.map(ScoreText.Entry.init),
                leftOut: calibration.leaveOneOut.figures.map(ScoreText.Entry.init),
                rules: calibration.findings.map {
                    Page.Rule(
                        name: $0.name, prior: $0.prior, posterior: $0.posterior, shift: $0.shift,
                        standardError: $0.standardError, leftOut: $0.leftOut, moves: $0.moves, driver: $0.driver?.figure,
                        correlation: $0.driver?.correlation)
                }))
    }
}
