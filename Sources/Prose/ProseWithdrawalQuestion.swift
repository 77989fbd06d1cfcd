import Figures
import Notation

/// Whether all of the group that the question asks about can withdraw in several days.
public struct ProseWithdrawalQuestion {
    private let figures: ReplyFigures

    /// The answer that some figures allow.
    public init(figures: ReplyFigures) { self.figures = figures }

    /// Days that "several days" is taken to mean (assumption).
    static let severalDays = 7
    /// Shares of the men across by then, from which on the answer is "nearly all" and "most".
    static let nearlyAll = 0.9
    static let most = 0.5

    private var group: ReplyGroup? { figures.withdrawal }
    private var who: String { group?.title ?? "" }
    private var start: Double { group.map(figures.menStart) ?? 0 }
    private var days: [ReplyEstimate] { figures.arrivals.first { $0.group == group?.id }?.byDay ?? [] }

    /// The answer to "can all of them withdraw in several days?".
    public func summary() -> String? {
        guard days.count > 1, start > 0 else { return nil }
        let day = min(Self.severalDays, days.count - 1)
        let (then, end) = (days[day], days[days.count - 1])
        let share = then.mean / start
        return "\(question) \(Self.answer(share: share)) \(ProseWords.capitalised(when(day))) "
            + "\(then.isAlwaysZero ? "none" : then.expected) of its \(ProseNumber.men(start)) men are \(figures.scenario.objective) "
            + "(\(then.spread) in eight campaigns of ten), and \(later(then, end))."
    }

    /// The question of the directive's sender, where the scenario names it; else how soon the group beside comes out.
    private var question: String {
        group?.role == .withdrawal
            ? "Can all of \(who) withdraw in several days?"
            : "Can all of \(who) come out within \(ProseWords.counted(Self.severalDays, "day"))?"
    }

    /// The answer by the share of the men who are across in several days.
    public static func answer(share: Double) -> String {
        if share >= nearlyAll { return "Nearly all." }
        if share >= most { return "Most of it, not all." }
        return share >= 0.1 ? "A part of it only." : "No."
    }

    private func when(_ day: Int) -> String {
        "\(ProseWords.counted(day, "day")) after \(ProseDate.date(figures.scenario.start))"
    }

    private func later(_ then: ReplyEstimate, _ end: ReplyEstimate) -> String {
        let more = end.mean - then.mean
        if end.isAlwaysZero { return "nobody comes out after that either" }
        if more < 0.01 * max(1, then.mean) { return "hardly anyone comes after them" }
        return "\(ProseNumber.men(more)) more come in afterwards; \(end.expected) do in all"
    }

    /// Nil where the question asks of no group how soon it can withdraw, and where its days were not counted.
    func section() -> ReplySection? {
        guard let group, days.count > 1 else { return nil }
        let beside = figures.secondary.map(figures.formations) ?? []
        let own = figures.formations(of: group)
        let outside = beside.filter { item in !own.contains { $0.id == item.id } }
        let members = own + outside
        var blocks: [ReplyBlock] = [summary(), bound()].compactMap(\.self).map(ReplyBlock.paragraph)
        blocks.append(.table(byDay()))
        // Rows that the section of the primary group has are not printed again.
        if !figures.isPart(group, of: figures.primary) {
            blocks.append(
                .table(
                    ProseFormations(figures: figures).table(
                        members, "The same by formation" + (outside.isEmpty ? "." : ", with those outside \(who)."))))
        }
        blocks.append(.table(byFormation(members)))
        if let bounds = bounds(members) { blocks.append(.table(bounds)) }
        return ReplySection("withdrawal", ProseWords.capitalised(who), blocks)
    }

    // MARK: how soon it could be done

    private var withdrawal: ProseWithdrawal? {
        figures.plan.map { ProseWithdrawal(withdrawals: $0.withdrawals, objective: $0.objective) }
    }

    private func bound() -> String? {
        figures.plan?.withdrawals.first { $0.id == group?.id }.flatMap { withdrawal?.bound($0) }
    }

    /// The bounds of the group and of some formations.
    private func bounds(_ members: [ReplyFormation]) -> TableText? {
        withdrawal.map { all in
            let ids = [group?.id].compactMap(\.self) + members.map(\.id)
            return ProseWithdrawal(withdrawals: all.withdrawals.filter { ids.contains($0.id) }, objective: all.objective)
                .table()
        }
    }

    // MARK: chances by day

    private func reach(_ id: String) -> ReplyReach? { figures.reaches.first { $0.id == id } }

    /// Chances that half of each formation's men are across by some days.
    private func byFormation(_ members: [ReplyFormation]) -> TableText {
        let shown = [3, 5, 7, 10, 15, days.count - 1].filter { $0 < days.count }
        let known = Array(Set(shown)).sorted()
        return TableText(
            "The chance that half of a formation's men are \(figures.scenario.objective), by days after "
                + "\(ProseDate.moment(figures.scenario.start)).",
            columns: [.init("Formation")] + known.map { .init("\($0) days", .right) },
            rows: members.map { item in
                [item.name] + known.map { day in reach(item.id).map { ProseNumber.percent($0.half[day]) } ?? "" }
            })
    }

    private func byDay() -> TableText {
        let chances = group.flatMap { reach($0.id) }
        let chance = { (list: [Double]?, day: Int) in list.map { ProseNumber.percent($0[day]) } ?? "" }
        let shown = [1, 2, 3, 5, 7, 10, 15, 20, days.count - 1].filter { $0 < days.count }
        let rows = Array(Set(shown)).sorted().map { day in
            [
                "\(day)", days[day].expected, days[day].spread, ProseNumber.percent(start > 0 ? days[day].mean / start : 0),
                chance(chances?.half, day), chance(chances?.nineTenths, day), chance(chances?.nineTenthsOfArrivals, day),
            ]
        }
        return TableText(
            "Men of \(who) \(figures.scenario.objective), by days after \(ProseDate.moment(figures.scenario.start)), and the "
                + "chance that so many of its men, and of those who come out at all, are across by then.",
            columns: [
                .init("Days", .right), .init("Across", .right), .init("eight in ten", .right), .init("of its men", .right),
                .init("half", .right), .init("nine tenths", .right), .init("nine tenths of the arrivals", .right),
            ],
            rows: rows)
    }
}
