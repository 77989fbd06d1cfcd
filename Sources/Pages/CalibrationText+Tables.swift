import Notation
import Studies

extension CalibrationText {
    /// Rules before and after, those of the findings.
    func ruleTable(_ findings: [Calibration.Finding]) -> TableText {
        let write = { (values: [Double]) in
            "\(Self.written(values[1])) (\(Self.written(values[0])) to \(Self.written(values[2])))"
        }
        return TableText(
            "Medians with 10 and 90 per cent. Shift: of the mean place within the rule's law, with its standard error. Left out: the greatest "
                + "change of it when one case is left out. Goes most with: the fitted figure with which it goes most, and the correlation of ranks.",
            of: findings,
            [
                .init("Rule") { $0.name }, .init("Before", .right) { write($0.prior) },
                .init("After", .right) { write($0.posterior) },
                .init("Shift", .right) {
                    "\(Self.signed($0.shift, digits: 3)) ± \(ProseNumber.decimal($0.standardError, digits: 3))"
                },
                .init("Left out", .right) { ProseNumber.decimal($0.leftOut, digits: 3) },
                .init("Moves") { $0.moves ? "yes" : "no" },
                .init("Goes most with") { $0.driver.map { "\($0.figure) (\(Self.signed($0.correlation, digits: 2)))" } ?? "–" },
            ])
    }

    /// The figures that are fitted, before and after.
    var fitTable: TableText {
        struct Fit {
            let before: FigureScore
            let after: FigureScore
            let ruledOut: Double
        }
        let fitted = { (score: RecordScore) in score.figures.filter { $0.figure.use == .fit } }
        let pairs = zip(fitted(calibration.prior), fitted(calibration.posterior))
        return TableText(
            "The fitted figures. Before: mean of all worlds, with the interval of 80 per cent; after: of the worlds as they are weighed, which have "
                + "seen the record. Rules out: share of the worlds that the figure alone rules out.",
            of: zip(pairs, calibration.ruledOut).map { Fit(before: $0.0, after: $0.1, ruledOut: $1) },
            [
                TableColumn.scenario.of(\.before), TableColumn.figure.of(\.before), TableColumn.recordWithRange.of(\.before),
                TableColumn.mean.of(\.before, titled: "Before"), TableColumn.interval80.of(\.before, titled: "80 %"),
                TableColumn.mean.of(\.after, titled: "After"), TableColumn.interval80.of(\.after, titled: "80 %"),
                .init("Rules out", .right) { ProseNumber.percent($0.ruledOut) },
            ])
    }

    /// The rules by their sets: what of each is identified.
    var setTable: TableText {
        struct RuleSet {
            let name: String
            let findings: [Calibration.Finding]

            var mostMoved: Calibration.Finding? { findings.max { abs($0.shift) < abs($1.shift) } }
            var correlation: Double { findings.compactMap { $0.driver.map { abs($0.correlation) } }.max() ?? 0 }
        }
        let name = { (finding: Calibration.Finding) in String(finding.name.prefix { $0 != "." }) }
        let sets = calibration.findings.reduce(into: [RuleSet]()) { sets, finding in
            let earlier = sets.last.map { $0.name == name(finding) ? sets.removeLast().findings : [] } ?? []
            sets.append(RuleSet(name: name(finding), findings: earlier + [finding]))
        }
        let chance = 3 / Double(max(2, worlds) - 1).squareRoot()
        return TableText(
            "Rules by their sets. Correlation: the greatest, by ranks, of a rule of the set with a fitted figure; below "
                + "\(ProseNumber.decimal(chance, digits: 2)) it is within chance.",
            of: sets,
            [
                .init("Rules") { "`\($0.name)`" }, .init("Drawn", .right) { "\($0.findings.count)" },
                .init("Move", .right) { "\($0.findings.count(where: \.moves))" },
                .init("Largest shift") { set in
                    set.mostMoved.map { "\($0.name) (\(Self.signed($0.shift, digits: 2)))" } ?? "–"
                },
                .init("Correlation", .right) { ProseNumber.decimal($0.correlation, digits: 2) },
            ])
    }

    /// The errors by case, in parts of the scale of each figure.
    var skillTable: TableText {
        let (prior, left, all) = (calibration.prior, calibration.leaveOneOut, calibration.posterior)
        let mean = { (score: RecordScore, id: String?, value: (FigureScore) -> Double?) -> String in
            RecordScore.mean(score.counted.filter { id == nil || $0.scenario == id }, value)
                .map { ProseNumber.decimal($0, digits: 3) } ?? "–"
        }
        let ids: [String?] = calibration.trials.map(\.scenario) + [nil]
        let sizes = calibration.leavingOut.map(\.effectiveSize)
        return TableText(
            "Mean error of the figures, each in parts of its scale (all men concerned, 1 for a share, the horizon for days). Left out: predicted by "
                + "worlds weighed by the other cases, which tell as much as so many of equal weight.",
            of: Array(ids.enumerated()),
            [
                .init("Case") { $0.element ?? "all" },
                .init("Figures", .right) { row in
                    "\(prior.counted.count { row.element == nil || $0.scenario == row.element })"
                },
                .init("No calibration", .right) { mean(prior, $0.element, \.crps) },
                .init("Left out", .right) { mean(left, $0.element, \.crps) },
                .init("Worlds", .right) {
                    sizes.indices.contains($0.offset) ? ProseNumber.whole(Int(sizes[$0.offset].rounded())) : ""
                },
                .init("Having seen it", .right) { mean(all, $0.element, \.crps) },
                .init("Constant", .right) { mean(prior, $0.element, \.baselineCRPS) },
            ])
    }

    /// Each figure before, from the other cases, and having seen it.
    var caseTable: TableText {
        struct Row {
            let before: FigureScore
            let left: FigureScore
            let seen: FigureScore
        }
        let figures = zip(calibration.prior.figures, zip(calibration.leaveOneOut.figures, calibration.posterior.figures))
        return TableText(
            "Means and CRPS before, with the case left out, and having seen it; PIT: place of the record in the prediction; the error of a constant fitted to the like figures of the other "
                + "cases.",
            of: figures.map { Row(before: $0, left: $1.0, seen: $1.1) },
            [
                TableColumn.scenario.of(\.before), TableColumn.figure.of(\.before), TableColumn.use.of(\.before),
                TableColumn.record.of(\.before), TableColumn.mean.of(\.before, titled: "Before"),
                TableColumn.mean.of(\.left, titled: "Left out"), TableColumn.pit.of(\.left, titled: "PIT left out"),
                TableColumn.crps.of(\.before, titled: "CRPS before"),
                TableColumn.crps.of(\.left, titled: "CRPS left out"),
                TableColumn.crps.of(\.seen, titled: "CRPS having seen it"),
                TableColumn.constant.of(\.before),
            ])
    }

    private static func signed(_ value: Double, digits: Int) -> String {
        let text = ProseNumber.decimal(value, digits: digits)
        return value > 0 && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
    }

    private static func written(_ value: Double) -> String {
        let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 0.1 ? 2 : 4
        return ProseNumber.decimal(value, digits: digits)
    }
}
