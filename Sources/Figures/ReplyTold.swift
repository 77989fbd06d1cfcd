import Campaigns
import Studies

/// Fate of the men of a group who are told one thing under the question's directive, means over the campaigns.
///
/// Where a reading of the sources exchanges formations, these are the men of those that stand in the places of a world, so that they add up
/// to the figures of their group.
public struct ReplyTold: Codable, Sendable {
    /// Key of the group.
    public let group: String
    /// "go" or "stay".
    public let order: String
    /// Men at the start.
    public let menStart: Double
    /// Men who reach the objective.
    public let menOut: Double
    /// Men living as guerrillas at the end.
    public let guerrillas: Double
    /// Men of the same formations who reach it without the order; nil where that was not played.
    public let menOutWithout: Double?
    /// Men of theirs living as guerrillas at the end without the order; nil where that was not played.
    public let guerrillasWithout: Double?
    /// Men in the ranks whom the order reaches.
    public let menReached: Double
    /// Men who obey it.
    public let menObeyed: Double
    /// Men of those formations who disperse at the start, before any order can come.
    public let menDispersed: Double
}

/// How far an order gets, over all formations that wait for it and all campaigns.
public struct ReplyOrderReach: Codable, Sendable {
    /// Share of formations and campaigns in which it reaches one.
    public let share: Double
    /// Median day after the start on which it does, where it does; nil if it reaches nobody.
    public let day: Int?
    /// The same as an ISO 8601 date; nil where there is none.
    public let date: String?
}

extension ReplyBuilder {
    /// The men of each group by what they are told.
    func told() -> [ReplyTold] {
        groups.flatMap { group, members in
            ["go", "stay"].compactMap { order -> ReplyTold? in
                let some = members.filter { told($0) == order }
                guard !some.isEmpty else { return nil }
                return ReplyTold(
                    group: group.id, order: order, menStart: mean(of: some) { .ledger(.start, formation: $0) },
                    menOut: mean(of: some) { .ledger(.arrived, formation: $0) },
                    guerrillas: mean(of: some) { .ledger(.guerrillas, formation: $0) },
                    menOutWithout: study.baseline.map { mean(of: some, under: $0) { .ledger(.arrived, formation: $0) } },
                    guerrillasWithout: study.baseline.map { mean(of: some, under: $0) { .ledger(.guerrillas, formation: $0) } },
                    menReached: mean(of: some) { .orderReached(formation: $0) },
                    menObeyed: mean(of: some) { .orderObeyed(formation: $0) },
                    menDispersed: mean(of: some.filter { study.preparation.standing[$0].task == .stay }) {
                        .ledger(.start, formation: $0)
                    })
            }
        }
    }

    private func mean(
        of some: [Int], under result: DirectiveResult? = nil, _ column: (Int) -> OutcomeTable.Column
    ) -> Double {
        let result = result ?? study.question
        return Double(result.sum(of: some, column)) / Double(max(1, result.outcomes.count))
    }

    /// Reach of the question's order.
    func orderReach() -> ReplyOrderReach? {
        let waiting = everyone.filter(waitsForOrder)
        guard !waiting.isEmpty, !study.question.outcomes.isEmpty else { return nil }
        let days = waiting.flatMap { study.question.outcomes[.orderDay(formation: $0)] }
        let reached = days.filter { $0 >= 0 }.sorted()
        let median = reached.isEmpty ? nil : reached[(reached.count - 1) / 2] + 1
        return ReplyOrderReach(
            share: Double(reached.count) / Double(days.count), day: median, date: median.map { date($0).isoDate })
    }

    /// Share of the hours of march in the light of bodies that the question or the standing conduct tells to march by night.
    func lightShareByNight() -> Double {
        let conducts = study.question.assignment.conduct.compactMap(\.self) + study.preparation.standing
        return conducts.contains { $0.task == .withdraw && $0.march == .night } ? study.preparation.lightShareByNight : 0
    }
}
