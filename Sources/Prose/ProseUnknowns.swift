import Figures
import Notation
import Statistics
import Studies

/// Unknowns and what they bear: which unknowns or readings could turn the verdict.
package struct ProseUnknowns {
    /// Key of the scenario, as commands name it.
    private let scenario: String
    /// The noun for the question's directive.
    private let noun: String
    private let worlds: ReplyWorlds
    private let verdict: ReplyVerdict

    /// The unknowns of a reply; nil where it has one world, or no verdict.
    init?(figures: ReplyFigures) {
        guard let worlds = figures.worlds else { return nil }
        self.init(worlds, scenario: figures.scenario.id, noun: figures.scenario.noun)
    }

    /// The unknowns of some worlds of a scenario; nil without a verdict.
    package init?(_ worlds: ReplyWorlds, scenario: String, noun: String) {
        guard let verdict = worlds.verdict else { return nil }
        self.scenario = scenario
        self.noun = noun
        self.worlds = worlds
        self.verdict = verdict
    }

    /// Single unknowns in a table, at most.
    private static let shown = 12

    private var clauses: [ReplyClause] { verdict.clauses }

    // MARK: page one

    /// Which unknowns or readings could turn the verdict; nil with too few worlds to tell, and no readings.
    func summary() -> String? {
        let texts = [kinds(), named(), readings()].compactMap(\.self)
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    private func kinds() -> String? {
        let bearing = worlds.kinds.filter(\.isNamed).sorted { $0.changesVerdict > $1.changesVerdict }
        guard !worlds.kinds.isEmpty, clauses.contains(where: { $0.worldInterval != nil }) else { return nil }
        guard !bearing.isEmpty else {
            return
                "\(ProseNumber.whole(worlds.worlds)) worlds do not tell which kind of unknowns moves the differences: none explains more of them "
                + "than chance would."
        }
        guard let expected else {
            let names = ProseWords.list(bearing.prefix(3).map { "the \($0.title)" })
            return
                "Of what is not known, \(names) weigh on the differences more than chance would. How often knowing more would turn the answer "
                + "cannot be told: the mean difference in \(ProseWords.list(near.map(\.matter))) lies too near the one that matters."
        }
        guard bearing.contains(where: { $0.changesVerdict > 0 }) else {
            let names = ProseWords.list(bearing.prefix(3).map { "the \($0.title)" })
            return
                "By the mean differences the answer to be expected is “\(Self.words(expected.rawValue))”. Of what is not known, \(names) weigh "
                + "on the differences more than chance would, but in no world would knowing more turn that answer."
        }
        let told = bearing.prefix(3).map { "the \($0.title) (\(Self.turns($0)))" }
        return
            "By the mean differences the answer to be expected is “\(Self.words(expected.rawValue))”. What could turn it: "
            + "\(ProseWords.list(told))."
    }

    /// The class of the mean differences, from which it is counted how often knowing more would turn it; nil where a mean lies within two
    /// standard errors of a difference that matters.
    private var expected: WorldClass? {
        near.isEmpty
            ? WorldClass(gains: clauses.contains { $0.mean > $0.delta }, loses: clauses.contains { $0.mean < -$0.delta })
            : nil
    }

    /// The clauses whose means lie within two standard errors of a difference that matters.
    private var near: [ReplyClause] {
        clauses.filter { abs(abs($0.mean) - $0.delta) < 2 * ($0.standardError ?? 0) }
    }

    private static func turns(_ worth: ReplyWorth) -> String {
        worth.changesVerdict > 0
            ? "were they known, another would be expected in \(ProseNumber.percent(worth.changesVerdict)) of worlds"
            : "they move the differences, but in no world the answer to be expected"
    }

    private func named() -> String? {
        guard !worlds.named.isEmpty else { return nil }
        let told = worlds.named.prefix(3).map { "\($0.title.trimmedPoint.loweredFirst) (`\($0.name)`)" }
        return "Of single unknowns these bear most: \(ProseWords.list(told))."
    }

    /// The verdict by the reading of the sources, where a reading changes it; that it does not, where none does.
    private func readings() -> String? {
        let judged = verdict.readings.filter { $0.finding != nil }
        guard !judged.isEmpty else { return nil }
        let usual = verdict.finding
        // Fewer worlds that do not settle a class are no other verdict.
        let other = judged.filter { $0.finding != usual && $0.finding != "notKnown" }
        guard !other.isEmpty else {
            // That a verdict is not known under any reading is not a likeness of answers.
            return usual != "notKnown" && judged.allSatisfy { $0.finding == usual }
                ? "However the sources are read, the verdict is the same: \(Self.words(usual))." : nil
        }
        let told = other.map { "\($0.title), read as “\($0.option)”: \(Self.words($0.finding ?? ""))" }
        let start =
            usual == "notKnown"
            ? "In the worlds of one reading of the sources alone the verdict is settled"
            : "Another reading of the sources gives another verdict"
        return "\(start): \(told.joined(separator: "; "))."
    }

    /// A class as a table or a list says it.
    static func words(_ finding: String) -> String {
        switch WorldClass(rawValue: finding) {
        case .appropriate: "appropriate"
        case .notAppropriate: "not appropriate"
        case .trade: "a trade"
        case .noDifference: "no difference"
        case nil: "not known"
        }
    }

    // MARK: the section

    func section() -> ReplySection {
        ReplySection("unknowns", "What is not known, and what hangs on it", [.paragraph(introduction())] + blocks())
    }

    /// Tables of the worth of kinds and single unknowns and of readings, and the thresholds. With the `unknowns` that were drawn, it is the page
    /// of the command that asks for them: law and source stand with each one that is named.
    package func blocks(of unknowns: [Unknown]? = nil) -> [ReplyBlock] {
        var blocks: [ReplyBlock] = [.table(kindTable())]
        if worlds.kinds.isEmpty {
            let least = ProseNumber.whole(ReplyWorlds.leastWorlds)
            blocks.append(.paragraph("With fewer than \(least) worlds the worth of what is not known is not told."))
        }
        if !worlds.named.isEmpty {
            blocks.append(.table(namedTable()))
            if let unknowns { blocks.append(.table(lawTable(unknowns))) }
        } else if worlds.worlds >= UnknownsWorth.leastWorlds {
            blocks.append(.paragraph("No single unknown explains more than chance would in one study of twenty."))
        }
        if worlds.worlds < UnknownsWorth.leastWorlds, !worlds.kinds.isEmpty {
            let least = ProseNumber.whole(UnknownsWorth.leastWorlds)
            let played = ProseNumber.whole(worlds.worlds)
            blocks.append(
                .paragraph(
                    "Single unknowns are named from \(least) worlds on"
                        + (unknowns == nil ? ": `anabasis unknowns \(scenario)` plays them." : "; here are \(played).")))
        }
        if !verdict.readings.isEmpty { blocks.append(.table(readingTable())) }
        return blocks + [controlled(), thresholds()].compactMap(\.self).map(ReplyBlock.paragraph)
    }

    /// Worlds of each class, of a hundred: `Of 100 worlds: appropriate in 2, not appropriate in 60, a trade in 35, no difference in 3.`
    package static func shares(_ verdict: StudyVerdict) -> String {
        let shares = WorldClass.allCases.compactMap { verdict.verdict.share(of: $0).estimate }
        guard shares.count == WorldClass.allCases.count else { return "Worlds cannot be told from luck yet." }
        let told = zip(WorldClass.allCases, ProseNumber.hundredths(shares)).map { "\(words($0.rawValue)) in \($1)" }
        return "Of 100 worlds: \(told.joined(separator: ", "))."
    }

    /// Shares of worlds by class, and the class that enough worlds speak for.
    package func shares() -> String {
        let shares = WorldClass.allCases.compactMap { verdict.share($0)?.estimate }
        guard shares.count == WorldClass.allCases.count else {
            return "Verdict: not known; the worlds played are not distinguishable from luck."
        }
        let told = zip(WorldClass.allCases, ProseNumber.hundredths(shares)).map { "\(Self.words($0.rawValue)) \($1) %" }
        return "Verdict: \(Self.words(verdict.finding)). Shares of worlds: \(told.joined(separator: ", "))."
    }

    private func introduction() -> String {
        let count = ProseWords.figured(worlds.unknownCount, "unknown")
        return
            "A world is one draw of \(count): what the sources and the authors of the model leave open, each from a stated law "
            + "(`anabasis unknowns \(scenario) --list`). \(ProseNumber.whole(worlds.worlds)) worlds were drawn, the same for every directive, and "
            + "\(ProseNumber.whole(worlds.perWorld)) campaigns played in each with the same luck. Worlds are the unit of every share and interval; "
            + "campaigns of one world are not counted as if they were independent.\(luck())"
    }

    /// Share of luck in the variance of single campaigns.
    private func luck() -> String {
        let told = clauses.compactMap { clause in
            clause.luckShare.map { "\(ProseNumber.percent($0)) for \(clause.matter)" }
        }
        return told.isEmpty
            ? "" : " Luck makes this part of the variance of the differences of single campaigns: \(ProseWords.list(told))."
    }

    /// The means with control variates, where these help.
    private func controlled() -> String? {
        let told = clauses.compactMap { clause -> String? in
            worlds.controlled[clause.key].flatMap { item in
                let (error, plain) = (ProseNumber.men(item.standardError), ProseNumber.men(item.plainStandardError))
                // A gain that rounding hides is not worth a sentence.
                guard error != plain else { return nil }
                return "\(ProseNumber.signed(item.mean)) for \(clause.matter), known to a standard error of \(error) "
                    + "instead of \(plain) (plain mean \(ProseNumber.signed(clause.mean)))"
            }
        }
        return told.isEmpty
            ? nil
            : "With the unknowns as control variates, since the means of their laws are known, the mean difference is "
                + "\(ProseWords.list(told))."
    }

    private func kindTable() -> TableText {
        let rows = worlds.unknowns.map { item -> [String] in
            let worth = worlds.kinds.first { $0.name == item.kind }
            // A fit that explains no more than chance wanders about the means: the classes that it gives are noise.
            let bearing = worth.flatMap { $0.isNamed ? $0 : nil }
            let turns = expected == nil ? nil : bearing?.changesVerdict
            let shares = clauses.map { clause in worth?.shares[clause.key].map(ProseNumber.percent) ?? "—" }
            return [ProseWords.capitalised(item.title), ProseNumber.whole(item.count)] + shares
                + [
                    turns.map(ProseNumber.percent) ?? "—",
                    bearing.map { ProseNumber.men($0.valueOfKnowing) } ?? "—",
                ]
        }
        let rest = clauses.map { worlds.unexplained[$0.key].map(ProseNumber.percent) ?? "—" }
        return TableText(
            "Share of the variance between worlds that each kind of unknowns explains, aim by aim, in worlds on which it was not fitted; share of worlds "
                + "in which, were they known, the differences to be expected would fall in another class; and men by which the choice would be "
                + "better on average. Shares need not sum to 100 %; the last row is of a fit on all kinds together, which needs many worlds. A "
                + "dash: worlds cannot be told from luck, the kind explains no more than chance would in one study of twenty, or a mean lies within two "
                + "standard errors of a difference that matters, so that the class to be expected is open.",
            columns: [.init("Kind"), .init("Unknowns", .right)]
                + clauses.map { .init(ProseWords.capitalised($0.matter), .right) }
                + [.init("Turns the class", .right), .init("Worth, men", .right)],
            rows: rows + (worlds.kinds.isEmpty ? [] : [["Left by all together", ""] + rest + ["", ""]]))
    }

    private func namedTable() -> TableText {
        TableText(
            "Single unknowns that explain more than chance would in one study of twenty.",
            columns: [.init("Unknown"), .init("Meaning")]
                + clauses.map { .init(ProseWords.capitalised($0.matter), .right) } + [.init("Turns the class", .right)],
            rows: worlds.named.prefix(Self.shown).map { item in
                ["`\(item.name)`", item.title] + clauses.map { item.shares[$0.key].map(ProseNumber.percent) ?? "—" }
                    + [expected == nil ? "—" : ProseNumber.percent(item.changesVerdict)]
            })
    }

    private func lawTable(_ unknowns: [Unknown]) -> TableText {
        TableText(
            "What they are drawn from.", columns: [.init("Unknown"), .init("Law"), .init("Source")],
            rows: worlds.named.prefix(Self.shown).compactMap { item in
                unknowns.first { $0.name == item.name }.map { ["`\($0.name)`", $0.lawWithUnit, $0.source] }
            })
    }

    private func readingTable() -> TableText {
        TableText(
            "Mean differences of the aims, and the verdict, in the worlds in which a source is read in one way. Weight: how much the reading is "
                + "believed.",
            columns: [.init("Reading"), .init("Weight", .right), .init("Worlds", .right)]
                + clauses.map { .init(ProseWords.capitalised($0.matter), .right) } + [.init("Verdict")],
            rows: verdict.readings.map { item in
                [
                    "\(ProseWords.capitalised(item.title)): \(item.option)", ProseNumber.percent(item.weight),
                    ProseNumber.whole(item.worlds),
                ]
                    + clauses.indices.map { item.means.indices.contains($0) ? ProseNumber.signed(item.means[$0]) : "—" }
                    + [item.finding.map(Self.words) ?? "too few worlds"]
            })
    }

    private func thresholds() -> String {
        let required = ProseNumber.percent(verdict.required)
        let confidence = ProseNumber.fixed(100 * verdict.confidence, decimals: 1)
        let deltas = clauses.map { clause in
            "\(ProseNumber.men(clause.delta)) for \(clause.matter)"
                + (clause.reason.isEmpty
                    ? " (1 % of the men of \(clause.group == ReplyGroup.all.id ? "all formations" : "that group"), an assumption)"
                    : " (\(clause.reason.trimmedPoint))")
        }
        return
            "Thresholds: a difference matters from \(ProseWords.list(deltas)). An aim counts as a gain, a loss or without difference, and the "
            + "verdict is one of its four classes, if the share of such worlds has a one-sided \(confidence) % lower bound of at least "
            + "\(required); else it is not known. In a world the \(noun) is appropriate if some aim gains and none loses, not appropriate if "
            + "some loses and none gains, a trade if both, and without difference otherwise."
    }
}

extension String {
    /// Without a point at the end.
    var trimmedPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
