import Notation
import RuleSets
import Statistics
import Studies

/// A calibration in words: which rules moved, by which figures, and whether it helps; a page for a terminal and for the documentation.
public struct CalibrationText: Sendable {
    let calibration: Calibration
    private let cases: [RecordedCase]
    let worlds: Int
    let perWorld: Int
    let seed: UInt64
    private let effort: Effort
    private let fingerprint: String

    /// Campaigns, time, workers and memory of a calibration, with what an earlier run played and a store kept.
    public struct Effort: Sendable {
        /// Campaigns, those that were kept included.
        public let campaigns: Int
        /// Minutes in which they were played.
        public let minutes: Double
        /// Campaigns that were read from a store.
        public let kept: Int
        /// Minutes in which earlier runs played those.
        public let keptMinutes: Double
        /// Workers of this run.
        public let workers: Int
        /// The most memory that this run held, MB.
        public let megabytes: Int

        /// The effort of a calibration.
        public init(
            campaigns: Int, minutes: Double, kept: Int = 0, keptMinutes: Double = 0, workers: Int, megabytes: Int
        ) {
            self.campaigns = campaigns
            self.minutes = minutes
            self.kept = kept
            self.keptMinutes = keptMinutes
            self.workers = workers
            self.megabytes = megabytes
        }

        /// It in a sentence: this run's time for what it played, and its memory only if it played.
        var sentence: String {
            let all = "Its \(ProseWords.figured(campaigns, "campaign")) took \(Self.time(minutes))"
            let own = "on \(ProseWords.figured(workers, "core")), with \(ProseNumber.whole(megabytes)) MB at most."
            if kept == 0 { return "\(all) \(own)" }
            if kept == campaigns { return "\(all) in earlier runs, whose store was read." }
            return
                "\(all). Earlier runs played \(ProseNumber.whole(kept)) of them, whose store was read; the run that wrote\nthis page played "
                + "\(ProseNumber.whole(campaigns - kept)), in \(Self.time(minutes - keptMinutes)) \(own)"
        }

        private static func time(_ minutes: Double) -> String {
            minutes < 1
                ? ProseWords.figured(max(1, Int((60 * minutes).rounded())), "second")
                : minutes < 10
                    ? "\(ProseNumber.decimal(minutes)) minutes" : ProseWords.figured(Int(minutes.rounded()), "minute")
        }
    }

    /// The words for a calibration; `fingerprint` tells states of the cases' files and of the rules apart.
    public init(
        _ calibration: Calibration, cases: [RecordedCase], worlds: Int, perWorld: Int, seed: UInt64, effort: Effort,
        fingerprint: String
    ) {
        self.calibration = calibration
        self.cases = cases
        self.worlds = worlds
        self.perWorld = perWorld
        self.seed = seed
        self.effort = effort
        self.fingerprint = fingerprint
    }

    /// For a terminal.
    public func text(width: Int) -> String {
        let tables = [ruleTable(moved.isEmpty ? Array(largest.prefix(10)) : moved), skillTable, caseTable]
        return
            (sentences.flatMap { ProseWords.wrapped($0, width: width) + [""] }
            + tables.flatMap { $0.plain(width: width) + [""] }).dropLast().joined(separator: "\n")
    }

    private var moved: [Calibration.Finding] { largest.filter(\.moves) }
    var largest: [Calibration.Finding] { calibration.findings.sorted { abs($0.shift) > abs($1.shift) } }

    // MARK: sentences

    private var sentences: [String] { [match, movement, resolution, skill].compactMap(\.self) }

    private var match: String {
        let figures = calibration.figures
        guard !figures.isEmpty else { return "No figure of these records may teach the model: none has the use fit." }
        return
            "\(ProseWords.capitalised(ProseWords.counted(figures.count, "figure", "figures"))) of "
            + "\(ProseWords.counted(cases.count, "case", "cases")) may teach the model. Of \(ProseNumber.whole(worlds)) worlds "
            + "\(ProseNumber.percent(calibration.match.plausibleShare)) are not ruled out by any of them; weighed, they tell as much as "
            + "\(ProseNumber.whole(Int(calibration.match.effectiveSize.rounded()))) worlds of equal weight (the effective sample size)."
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
        let names = ProseWords.list(moved.map { "`\($0.name)`" })
        let verb = moved.count == 1 ? "moves" : "move"
        let rest = all - moved.count
        return
            "\(ProseWords.capitalised(ProseWords.number(moved.count))) of \(all) rules \(verb) by more than leaving one case out changes and more "
            + "than chance: \(names). The other \(ProseNumber.whole(rest)) stay unidentified, and their ranges what they were."
    }

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

    /// Worlds from which on a calibration does not call itself small (assumption).
    static let manyWorlds = 1000

    private var skill: String? {
        let said = [
            calibration.skillAgainstPrior.map { skill in
                "Predicted from the other cases, a case is predicted with \(Self.error(skill, than: "without any calibration"))"
            },
            byCase,
            calibration.leaveOneOut.skillAgainstConstant.map { skill in
                "So predicted, a case has \(Self.error(skill, than: "by a constant fitted to the like figures of the others"))"
            },
            carried,
        ].compactMap(\.self)
        return said.isEmpty ? nil : said.joined(separator: " ")
    }

    /// The consequence where rules move and no skill is shown; nil elsewhere.
    private var carried: String? {
        guard let skill = calibration.skillAgainstPrior, !moved.isEmpty, RecordWords.isUndecided(skill) || skill.value <= 0
        else {
            return nil
        }
        return
            "The rules that move fit what they have seen, and are not shown to carry over to another case: `--rules` asks what would follow "
            + "from them, and the standard ranges stay."
    }

    /// How much less or more error each case is predicted with from the others; nil without figures.
    private var byCase: String? {
        let (before, after) = (calibration.prior.counted, calibration.leaveOneOut.counted)
        let said = cases.compactMap { record -> String? in
            let error = { (scores: [FigureScore]) in RecordScore.mean(scores.filter { $0.scenario == record.id }, \.crps) }
            guard let old = error(before), let new = error(after), old > 0 else { return nil }
            let size = ProseNumber.percent(abs(1 - new / old))
            return abs(1 - new / old) < Self.leastGain
                ? "as much in \(record.id)" : "\(size) \(new < old ? "less" : "more") in \(record.id)"
        }
        return said.count < 2 ? nil : "By case the error is \(ProseWords.list(said))."
    }

    /// The error of a prediction beside that of a reference, and whether so few cases show a skill.
    private static func error(_ skill: SkillScore, than reference: String) -> String {
        let size = ProseNumber.percent(abs(skill.value))
        let range = RecordWords.range(of: skill)
        let verdict =
            skill.value <= 0
            ? ": it has no skill" : RecordWords.isUndecided(skill) ? ": so few cases cannot tell that from no skill" : ""
        return abs(skill.value) < leastGain
            ? "as much error as \(reference)\(range): it has no skill."
            : "\(size) \(skill.value > 0 ? "less" : "more") error than \(reference)\(range)\(verdict)."
    }

    /// Gain below which a calibration is said to have no skill.
    private static let leastGain = 0.005

    /// Which way the predictions err, and how often they hold the record.
    private var trust: String {
        let count = calibration.prior.counted.count
        let leaning = RecordLeaning(of: calibration.prior, cases: cases)
        let divided =
            leaning.isDivided
            ? " Rules that let fewer men through mend the first and mar the second, so the cases pull against each other." : ""
        let errs = leaning.sentence.map { "Without calibration: \(ProseWords.lowered($0))\(divided)\n\n" } ?? ""
        return errs
            + "Of the \(ProseWords.figured(count, "figure")), \(RecordWords.held(in: calibration.prior)) are held without calibration, and "
            + "\(RecordWords.held(in: calibration.leaveOneOut)) with the case left out; were the doubt as wide as the errors, some "
            + "\(RecordWords.expected(of: count)) would be."
    }

    /// A sentence on what the figures can tell at all, by what they count.
    private var reach: String {
        let fitted = calibration.prior.figures.filter { $0.figure.use == .fit }
        guard !fitted.isEmpty else { return "" }
        let days = fitted.count { $0.unit == "days" }
        let parts = [
            days > 0
                ? "\(ProseWords.counted(days, "counts", "count")) the days until a first party is through, and can tell of the pace of march"
                : nil,
            days < fitted.count
                ? "\(ProseWords.counted(fitted.count - days, "counts", "count")) men who came through, and can tell of contacts and hunger taken together"
                : nil,
        ].compactMap(\.self)
        return
            "Of \(ProseWords.counted(fitted.count, "fitted figure", "fitted figures")), \(parts.joined(separator: "; ")). None counts the killed, the "
            + "prisoners, deserters, men astray, guerrillas, or the enemy tied down by them: how the lost are shared among these, and what is "
            + "tied down, no record here tells the model. Nor do rules that act together come apart: a longer day of march and a faster pace, or "
            + "more patrols and a wider sight, bring the same figure about."
    }

    // MARK: the page of the documentation

    /// The page of the documentation.
    public func markdown() -> String {
        [
            "# Calibration\n\n\(intent)", sentences.joined(separator: "\n\n"),
            "## What the cases can tell, and what not\n\n\(reach)\n\n\(fitTable.markdown())\n\n\(setTable.markdown())",
            "## Each case predicted from the others\n\n\(skillTable.markdown())\n\n\(trust)\n\n\(caseTable.markdown())",
            "## Which figures were used, and why\n\n\(reasons)\n\n\(method)",
            "## Rules, before and after\n\n\(rule)\n\n\(ruleTable(largest).markdown())",
            "<!-- fingerprint: \(fingerprint) -->",
        ].joined(separator: "\n\n") + "\n"
    }

    private var intent: String {
        """
        What the records of \(ProseWords.counted(cases.count, "case", "cases")) can and cannot tell about the numbers of the model. Each case is played
        under the course as recorded in the same \(ProseNumber.whole(worlds)) worlds of rules, \(ProseWords.figured(perWorld, "campaign")) each
        (seed \(seed)); worlds are weighed by the figures that may teach the model (history matching, Craig et al. 1997; approximate Bayesian
        computation, McCulloch et al. 2022). Generated by `make calibrate WORLDS=\(worlds)`.
        \(effort.sentence)
        Korea 1950 is the application of the model: the command refuses it.
        """
    }

    private var reasons: String { cases.compactMap { $0.reasons(all: true) }.joined(separator: "\n\n") }

    private var method: String {
        """
        A figure teaches the model only if what brought it about is in the model; else the rules would learn to make up for what is left out.
        The distance of a world from a figure is told in units of the record's error (its range read as an interval of 80 per cent), of luck,
        and of what the model leaves out: \(ProseNumber.percent(RecordTrial.Figure.discrepancyOfMen)) of all men, or
        \(ProseNumber.percent(RecordTrial.Figure.discrepancyOfDays)) of the days, times \(ProseNumber.plain(calibration.discrepancy)) (assumptions).
        """
    }

    private var rule: String {
        """
        A rule moves if its mean place within its law has moved by more than leaving any one case out changes it and by more than three
        standard errors, and if the weights leave at least \(Int(Calibration.leastSize)) worlds. The standard values and the ranges of
        [Rules](Rules.md) stay as they are; `--rules FILE` draws those that moved from the vectors.
        """
    }
}
