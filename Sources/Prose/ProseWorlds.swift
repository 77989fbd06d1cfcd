import Figures
import Notation
import Statistics
import Studies

/// The answer over worlds: the verdict with its shares, aim by aim, and the picture of it.
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
        let often = often(share, drawn: true)
        switch worldClass {
        case .appropriate: return "The \(noun) is appropriate: \(often) it gains in some aim and loses in none."
        case .notAppropriate: return "The \(noun) is not appropriate: \(often) it loses in some aim and gains in none."
        case .trade: return "The \(noun) is a trade: \(often) it gains in one aim and loses in another."
        case .noDifference: return "The \(noun) makes no difference that matters \(often)."
        }
    }

    /// The four shares where no class is settled, and before them what is: that some aim loses, or that some gains.
    private func notKnown() -> String {
        guard let listed = listed({ verdict.share($0)?.estimate }) else {
            return "Whether the \(noun) is appropriate is not known: the worlds played are not distinguishable from luck."
        }
        let (gains, loses) = (verdict.gains.lowerBound >= verdict.required, verdict.loses.lowerBound >= verdict.required)
        guard gains != loses else {
            return
                "Whether the \(noun) is appropriate is not known. Of \(hundred) worlds drawn from our assumptions it is \(listed)."
        }
        let (known, open) = loses ? ("loses", "gains") : ("gains", "loses")
        return
            "The \(noun) \(known) in some aim \(often(loses ? verdict.loses : verdict.gains, drawn: true)). Whether it \(open) in another is not "
            + "known: of \(hundred) worlds it is \(listed)."
    }

    /// Shares of worlds by class as a list, `appropriate in 2, not appropriate in 60...`, rounded so that they add up; nil where one is unknown.
    /// One aim cannot be traded for another, so that a question of one aim has no such class.
    private func listed(_ share: (WorldClass) -> Double?) -> String? {
        let words: [(WorldClass, String)] = [
            (.appropriate, "appropriate"), (.notAppropriate, "not appropriate"), (.trade, "a trade of one aim for another"),
            (.noDifference, "without a difference that matters"),
        ]
        let all = words.compactMap { share($0.0) }
        guard all.count == words.count else { return nil }
        if let only = zip(words, all).first(where: { $0.1 >= 1 }) { return "\(only.0.1) in all" }
        let told = zip(words, all).filter { $0.0.0 != .trade || verdict.clauses.count > 1 || $0.1 > 0 }
        let shares = told.map(\.1)
        let counts = fewWorlds.map { few in shares.map { Int(($0 * Double(few)).rounded()) } }
        let numbers = zip(counts ?? ProseNumber.hundredths(shares), shares).map { number, share in
            number > 0 ? "\(number)" : share > 0 ? "fewer than one" : "none"
        }
        return ProseWords.list(zip(told, numbers).map { "\($0.0.1) in \($1)" })
    }

    /// The classes at half the differences that matter, and at twice: how far the answer hangs on them.
    func atDeltas() -> String? {
        let told = verdict.atDeltas.compactMap { item -> String? in
            let multiple = item.factor < 1 ? "half as large" : "twice as large"
            return listed { item.shares[$0.rawValue] }.map { "were they \(multiple), it would be \($0)" }
        }
        guard !told.isEmpty else { return nil }
        let factors = verdict.atDeltas.map(\.shares)
        if factors.allSatisfy({ $0 == factors[0] }),
            WorldClass.allCases.allSatisfy({ factors[0][$0.rawValue] == verdict.share($0)?.estimate })
        {
            return
                "The shares do not hang on the differences that matter: with half or twice these differences every share would be the same."
        }
        return
            "The shares hang on the differences that matter, which are a choice. Of \(hundred) worlds, \(told.joined(separator: "; "))."
    }

    /// Men who come out and are cut off there are out, too: how many are free, and the verdict if they alone were counted.
    func free() -> String? {
        guard let shares = verdict.ofFree, let standing = figures.directives.first(where: { $0.id == "standing" }) else {
            return nil
        }
        let told = verdict.clauses.filter { $0.measure == Measure.menOut.rawValue }.compactMap { clause -> String? in
            guard let group = figures.scenario.groups.first(where: { $0.id == clause.group }) else { return nil }
            let free = [figures.asked, standing].map { $0.estimate(.menOutFree, of: group) }
            guard !free.allSatisfy(\.isAlwaysZero) else { return "nobody of \(clause.groupTitle)" }
            return
                "\(ProseNumber.men(free[0].mean)) of \(clause.groupTitle) (\(ProseNumber.men(free[1].mean)) without the \(noun))"
        }
        let verdict = listed { shares[$0.rawValue]?.estimate }.map {
            " If they alone were counted, of \(hundred) worlds the \(noun) would be \($0)."
        }
        return
            "Men who have come out need not be free: the enemy may hold the way on to the refuge. Free are \(ProseWords.list(told))."
            + (verdict ?? "")
    }

    /// Worlds that were played, where they are fewer than a hundred: then they are counted as they are.
    private var fewWorlds: Int? { worlds.worlds < 100 ? worlds.worlds : nil }
    private var hundred: String { fewWorlds.map { "the \($0)" } ?? "100" }

    /// `in 82 of 100 worlds drawn from our assumptions`; of few worlds, and of a share that is all or none, the worlds that were played.
    func often(_ share: ReplyShare, drawn: Bool = false) -> String {
        let tail = drawn ? " drawn from our assumptions" : ""
        guard let estimate = share.estimate else { return "as far as worlds can be told from luck" }
        if estimate <= 0 { return "in none of the \(ProseNumber.whole(worlds.worlds)) worlds\(tail)" }
        if estimate >= 1 { return "in all \(ProseNumber.whole(worlds.worlds)) worlds\(tail)" }
        if let few = fewWorlds { return "in \(Int((estimate * Double(few)).rounded())) of the \(few) worlds\(tail)" }
        if estimate > 0.995 { return "in more than 99 of 100 worlds\(tail)" }
        if estimate < 0.005 { return "in fewer than one of 100 worlds\(tail)" }
        return "in \(Int((estimate * 100).rounded())) of 100 worlds\(tail)"
    }

    /// Findings of single aims, in a sentence; nil if nothing is found of any.
    private func clauses() -> String? {
        let pick = { (finding: String) in verdict.clauses.filter { $0.finding == finding } }
        let found =
            pick("better").map { "\($0.aim.change(isGain: true)) (by more than \($0.amount($0.delta)) \(often($0.better)))" }
            + pick("worse").map { "\($0.aim.change(isGain: false)) (by more than \($0.amount($0.delta)) \(often($0.worse)))" }
        let same = pick("noDifference").map(\.matter)
        let open = pick("notKnown").map { "whether \($0.aim.change(isGain: true))" }
        guard !(found + same).isEmpty else { return nil }
        let parts = [
            found.isEmpty ? nil : ProseWords.list(found),
            same.isEmpty ? nil : "it makes no difference that matters in \(ProseWords.list(same))",
            open.isEmpty ? nil : "it is not known \(open.joined(separator: ", nor "))",
        ].compactMap(\.self)
        return ProseWords.sentence("compared with the course without it, " + parts.joined(separator: "; "))
    }

    /// The meaning of the answer, and its limits.
    func scope() -> String {
        let aims = ProseWords.list(verdict.clauses.map { $0.aim.change(isGain: true) })
        let opening = verdict.clauses.count == 1 ? "The aim is that" : "The aims are that"
        let sender =
            figures.foresight == nil
            ? "" : ", which is taken up below (“Judged on what was believed”)"
        return
            "‘Appropriate’ means that some aim of the question gains and none loses. \(opening) \(aims).\(shared()) What it cost the people "
            + "of the country is not in the model. This is the judgement of hindsight; what the sender could know is another "
            + "question\(sender). Shares and intervals say what the stated unknowns and luck leave open; the model's own error is in "
            + "none of them."
    }

    /// The warning that an aim counts men whom another counts too; empty where none does.
    private func shared() -> String {
        let groups = figures.scenario.groups.filter { group in
            group.role != .all && verdict.clauses.contains { $0.group == group.id && $0.measure != Measure.tiedDown.rawValue }
        }
        let told = groups.flatMap { part in
            groups.filter { $0.id != part.id && figures.isPart(part, of: $0) }.map { whole in
                " The men of \(part.title) are also men of \(whole.title), and count in both aims."
            }
        }
        return told.joined()
    }

    // MARK: the clauses

    /// The picture of the clauses, with its numbers.
    func figure() -> ReplyFigure {
        ReplyFigure(
            "clauses",
            caption:
                "Difference from the course without this \(noun), in multiples of the difference that matters. Within the band it does not "
                + "matter. White: mean. What differs between worlds decides, not luck.",
            data: TableText(
                "The \(noun) less the course without it: more is a gain. Eight worlds in ten: without luck; they decide. Luck alone: eight "
                    + "campaigns in ten of one average world; it may be wider. Better, worse: shares of the worlds in which the difference is "
                    + "larger than the one that matters. A dash: nothing varies, or worlds cannot be told from luck.",
                columns: [
                    .init("Aim"), .init("Mean", .right), .init("Eight worlds in ten", .right), .init("Luck alone", .right),
                    .init("Matters from", .right), .init("Better", .right), .init("Worse", .right),
                ],
                rows: verdict.clauses.map { clause in
                    let span = { (interval: ReplyInterval?) in
                        interval.map { ProseNumber.signed($0.low, to: $0.high) } ?? "—"
                    }
                    return [
                        ProseWords.capitalised(clause.matter), ProseNumber.signed(clause.mean), span(clause.worldInterval),
                        span(clause.luckInterval), ProseNumber.men(clause.delta), Self.percent(clause.better),
                        Self.percent(clause.worse),
                    ]
                }))
    }

    private static func percent(_ share: ReplyShare) -> String { share.estimate.map(ProseNumber.percent) ?? "not known" }

    /// The men, the difference and its worlds: a paragraph an aim.
    func numbers() -> [String] { verdict.clauses.map { "\(level($0)) \(difference($0))" } }

    private func level(_ clause: ReplyClause) -> String {
        let measure = Measure(rawValue: clause.measure) ?? .menOut
        let group = figures.scenario.groups.first { $0.id == clause.group } ?? .all
        let estimate = figures.asked.estimate(measure, of: group)
        let inWorlds = estimate.worldInterval.map { " (\(ProseNumber.men($0.range)) in eight worlds of ten)" } ?? ""
        let isOne = ProseNumber.rounded(estimate.mean) == 1
        switch measure {
        case .menOut, .menOutFree:
            let free = measure == .menOutFree ? " and not cut off there" : ""
            let days = ProseWords.figured(figures.scenario.horizonDays, "day")
            let out = estimate.isAlwaysZero ? "nobody is" : "\(estimate.expected) \(isOne ? "is" : "are")"
            return "Of some \(ProseWords.men(figures.menStart(of: group))) of \(clause.groupTitle), \(out) "
                + "\(figures.scenario.objective)\(free) after \(days)\(inWorlds)."
        case .guerrillas:
            return
                "At the end \(estimate.expectedMen) of \(clause.groupTitle) \(isOne ? "lives as a guerrilla" : "live as guerrillas")\(inWorlds)."
        case .tiedDown:
            return estimate.isAlwaysZero
                ? "In the enemy's rear the \(noun) ties down nobody."
                : "In the enemy's rear the \(noun) ties down \(estimate.expectedMen) a day on average\(inWorlds)."
        default: return "The enemy is delayed by \(ProseNumber.duration(hours: estimate.mean)) on average."
        }
    }

    private func difference(_ clause: ReplyClause) -> String {
        guard clause.standardError != nil else {
            return clause.mean == 0
                ? "In every campaign it is the same without the \(noun)."
                : "In every campaign that is \(clause.compared(clause.mean)) than without it."
        }
        let mean =
            ProseNumber.rounded(clause.mean) == 0
            ? "On average that is as without the \(noun)" : "That is \(clause.compared(clause.mean)) than without it on average"
        guard let total = clause.totalInterval else {
            return "\(mean); eight campaigns in ten or more give one and the same difference."
        }
        guard let inWorlds = clause.worldInterval else {
            return
                "\(mean); in eight campaigns of ten it is \(clause.compared(total)), and the worlds cannot be told from luck."
        }
        return
            "\(mean) (\(clause.compared(inWorlds)) in eight worlds of ten). What matters is a difference of more than "
            + "\(clause.amount(clause.delta)) \(clause.unit)\(basis(clause)): it is a gain \(often(clause.better)) and a loss "
            + "\(often(clause.worse))."
    }

    private func basis(_ clause: ReplyClause) -> String {
        guard clause.reason.isEmpty else { return "" }
        return clause.group == ReplyGroup.all.id
            ? " (1 % of the men of all formations, an assumption)" : " (1 % of these men, an assumption)"
    }

    /// Rate of a trade, where mean differences make one.
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
        return "On average \(gain.aim.gained(rate)) for each \(loss.aim.oneLess)\(interval)."
    }
}
