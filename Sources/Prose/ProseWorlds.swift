import Figures
import Notation
import Statistics
import Studies

/// The answer over worlds: the verdict with its shares, clause by clause, and what could turn it.
struct ProseWorlds {
    let figures: ReplyFigures
    let worlds: ReplyWorlds
    let verdict: ReplyVerdict

    /// The answer over the worlds of some figures; nil where they have one world, or no verdict.
    init?(figures: ReplyFigures) {
        guard let worlds = figures.worlds, let verdict = worlds.verdict else { return nil }
        self.figures = figures
        self.worlds = worlds
        self.verdict = verdict
    }

    private var noun: String { figures.scenario.noun }

    // MARK: the answer

    /// The answer in one or two sentences, with its share of worlds.
    func lead() -> String {
        let provisional = verdict.isProvisional ? "Provisional: " : ""
        let text = answer() + (clauses().map { " \($0)" } ?? "")
        return provisional.isEmpty ? text : provisional + text.loweredFirst
    }

    private func answer() -> String {
        guard let worldClass = verdict.worldClass, let share = verdict.share(worldClass) else { return notKnown() }
        let often = Self.worlds(share)
        switch worldClass {
        case .appropriate: return "The \(noun) is appropriate: \(often) it gains in some aim and loses in none."
        case .notAppropriate: return "The \(noun) is not appropriate: \(often) it loses in some aim and gains in none."
        case .trade: return "The \(noun) is a trade: \(often) it gains in one aim and loses in another."
        case .noDifference: return "The \(noun) makes no difference that matters: so it is \(often)."
        }
    }

    /// All four shares where none of them is settled.
    private func notKnown() -> String {
        let words: [(WorldClass, String)] = [
            (.appropriate, "it is appropriate"), (.notAppropriate, "not appropriate"),
            (.trade, "a trade of one aim for another"),
            (.noDifference, "without a difference that matters"),
        ]
        let told = words.compactMap { worldClass, text in verdict.share(worldClass)?.estimate.map { (text, $0) } }
        guard told.count == words.count else {
            return "Whether the \(noun) is appropriate is not known: the worlds played are not distinguishable from luck."
        }
        let listed = told.map { "\($0.0) in \(Int(($0.1 * 100).rounded()))" }
        return
            "Whether the \(noun) is appropriate is not known: of 100 worlds drawn from our assumptions \(ProseWords.list(listed))."
    }

    /// `in 82 of 100 worlds drawn from our assumptions`.
    static func worlds(_ share: ReplyShare, drawn: Bool = true) -> String {
        let tail = drawn ? " drawn from our assumptions" : ""
        guard let estimate = share.estimate else { return "as far as worlds can be told from luck" }
        if estimate <= 0 { return "in none of the worlds\(tail)" }
        if estimate >= 1 { return "in all worlds\(tail)" }
        if estimate > 0.995 { return "in more than 99 of 100 worlds\(tail)" }
        if estimate < 0.005 { return "in fewer than one of 100 worlds\(tail)" }
        return "in \(Int((estimate * 100).rounded())) of 100 worlds\(tail)"
    }

    /// Findings of single clauses, in a sentence; nil if nothing is.
    private func clauses() -> String? {
        let pick = { (finding: String) in verdict.clauses.filter { $0.finding == finding } }
        let gains = pick("better").map { phrase($0, isGain: true) }
        let losses = pick("worse").map { phrase($0, isGain: false) }
        let same = pick("noDifference").map(\.matter)
        let open = pick("notKnown").map(\.matter)
        guard !(gains + losses + same).isEmpty else { return nil }
        let parts = [
            (gains + losses).isEmpty ? nil : "it " + ProseWords.list(gains + losses),
            same.isEmpty ? nil : "it makes no difference that matters in \(ProseWords.list(same))",
            open.isEmpty ? nil : "of \(ProseWords.list(open)) it is not known",
        ].compactMap(\.self)
        return ProseWords.sentence("compared with the course without it, " + parts.joined(separator: "; "))
    }

    private func phrase(_ clause: ReplyClause, isGain: Bool) -> String {
        let share = Self.worlds(isGain ? clause.better : clause.worse, drawn: false)
        switch Measure(rawValue: clause.measure) {
        case .menOut: return "brings out \(isGain ? "more" : "fewer") men of \(clause.groupTitle) (\(share))"
        case .menOutFree: return "brings out \(isGain ? "more" : "fewer") free men of \(clause.groupTitle) (\(share))"
        case .guerrillas: return "leaves \(isGain ? "more" : "fewer") guerrillas of \(clause.groupTitle) (\(share))"
        case .tiedDown: return "ties down \(isGain ? "more" : "fewer") of the enemy (\(share))"
        default: return "delays the enemy \(isGain ? "more" : "less") (\(share))"
        }
    }

    /// Limits of the verdict.
    func scope() -> String {
        let aims = ProseWords.list(verdict.clauses.map(\.matter))
        return
            "‘Appropriate’ means \(aims): the aims of the question. What it cost the people is not in the model, and this is the "
            + "judgement of hindsight; what the sender could know is another question. Shares of worlds say what the stated unknowns "
            + "and luck leave open; the model's own error is not in them."
    }

    // MARK: the clauses

    /// The picture of the clauses, with its numbers.
    func figure() -> ReplyFigure {
        ReplyFigure(
            "clauses",
            caption:
                "Difference from the course without this \(noun), in multiples of the difference that matters: eight worlds in ten (thin), "
                + "luck in one world (thick), mean (white). Within the band the difference does not matter.",
            data: TableText(
                "The \(noun) less the course without it; more is a gain.",
                columns: [
                    .init("Clause"), .init("Mean", .right), .init("Eight worlds in ten", .right), .init("Luck alone", .right),
                    .init("Matters from", .right), .init("Better", .right), .init("Worse", .right),
                ],
                rows: verdict.clauses.map { clause in
                    let span = { (interval: ReplyInterval?) in
                        interval.map { ProseNumber.signed($0.low, to: $0.high) } ?? "none"
                    }
                    return [
                        ProseWords.capitalised(clause.matter), ProseNumber.signed(clause.mean), span(clause.worldInterval),
                        span(clause.luckInterval), ProseNumber.men(clause.delta), Self.percent(clause.better),
                        Self.percent(clause.worse),
                    ]
                }))
    }

    private static func percent(_ share: ReplyShare) -> String { share.estimate.map(ProseNumber.percent) ?? "not known" }

    /// The men, the difference and its worlds: a paragraph a clause.
    func numbers() -> [String] { verdict.clauses.map { "\(level($0)) \(difference($0))" } }

    private func level(_ clause: ReplyClause) -> String {
        let measure = Measure(rawValue: clause.measure) ?? .menOut
        let group = figures.scenario.groups.first { $0.id == clause.group } ?? .all
        let estimate = figures.asked.estimate(measure, of: group)
        let inWorlds = estimate.worldInterval.map { " (\(ProseNumber.men($0.range)) in eight worlds of ten)" } ?? ""
        switch measure {
        case .menOut, .menOutFree:
            let free = measure == .menOutFree ? " and not cut off there" : ""
            if estimate.isAlwaysZero {
                return "Of some \(ProseNumber.men(figures.menStart(of: group))) men of \(clause.groupTitle), nobody is "
                    + "\(figures.scenario.objective)\(free) after \(ProseWords.figured(figures.scenario.horizonDays, "day"))."
            }
            return
                "Of some \(ProseNumber.men(figures.menStart(of: group))) men of \(clause.groupTitle), \(estimate.expected) are "
                + "\(figures.scenario.objective)\(free) after \(ProseWords.figured(figures.scenario.horizonDays, "day"))\(inWorlds)."
        case .guerrillas: return "At the end \(estimate.expected) men of \(clause.groupTitle) live as guerrillas\(inWorlds)."
        case .tiedDown:
            return estimate.isAlwaysZero
                ? "In the enemy's rear it ties down nobody."
                : "In the enemy's rear it ties down \(estimate.expected) men a day on average\(inWorlds)."
        default: return "The enemy is delayed by \(ProseNumber.duration(hours: estimate.mean)) on average."
        }
    }

    private func difference(_ clause: ReplyClause) -> String {
        guard let interval = clause.totalInterval else {
            return clause.mean == 0
                ? "In every campaign it is the same without the \(noun)."
                : "In every campaign that is \(ProseNumber.signed(clause.mean)) against the course without it."
        }
        let unit = clause.unit == "men" ? "men" : clause.unit
        let mean = ProseNumber.rounded(clause.mean)
        let first =
            mean == 0
            ? "On average that is as without the \(noun)"
            : "That is \(ProseNumber.men(abs(clause.mean))) \(mean > 0 ? "more" : "fewer") than without it on average"
        guard let inWorlds = clause.worldInterval else {
            return
                "\(first); in eight campaigns of ten it is \(ProseNumber.signed(interval.low, to: interval.high)), and worlds are "
                + "not distinguishable from luck."
        }
        let matters =
            "\(ProseNumber.men(clause.delta)) \(unit)" + (clause.reason.isEmpty ? " (1 % of the men, an assumption)" : "")
        return
            "\(first), and \(ProseNumber.signed(inWorlds.low, to: inWorlds.high)) in eight worlds of ten. A difference of "
            + "\(matters) matters: there are that many more \(Self.worlds(clause.better, drawn: false)), that many fewer "
            + "\(Self.worlds(clause.worse, drawn: false))."
    }

    /// Cost of a trade, where mean differences make one.
    func exchange() -> String? {
        guard let exchange = verdict.exchange, verdict.clauses.indices.contains(exchange.gain),
            verdict.clauses.indices.contains(exchange.loss)
        else { return nil }
        let (gain, loss) = (verdict.clauses[exchange.gain], verdict.clauses[exchange.loss])
        let rate = ProseNumber.decimal(exchange.rate, digits: exchange.rate < 10 ? 2 : 0)
        let interval =
            exchange.interval.map {
                " (95 % interval over worlds \(ProseNumber.decimal($0.low, digits: 2)) to \(ProseNumber.decimal($0.high, digits: 2)))"
            } ?? "; no finite interval holds that rate"
        return "On average it gains \(rate) of \(gain.matter) for each one that it loses of \(loss.matter)\(interval)."
    }
}

extension ReplyClause {
    /// The matter of the clause, as it stands after "in" or "of".
    var matter: String { ProsePhrase.matter(Measure(rawValue: measure), of: groupTitle) }
}
