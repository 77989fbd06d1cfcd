import Figures
import Notation

/// How soon a withdrawal could be done if nobody interfered, and where it is narrowest.
package struct ProseWithdrawal {
    let withdrawals: [PlanWithdrawal]
    let objective: String

    /// The words for some bounds.
    package init(withdrawals: [PlanWithdrawal], objective: String) {
        self.withdrawals = withdrawals
        self.objective = objective
    }

    /// Share of the time that the column's length must take for a narrow place to set the pace.
    static let paceShare = 0.1

    /// The bound for a group, or for all of one.
    package func bound(_ withdrawal: PlanWithdrawal) -> String? {
        guard let least = withdrawal.everywhere else {
            return "There is no way on foot by which \(withdrawal.name) could be \(objective)."
        }
        if least.hours == 0 { return "All of \(withdrawal.name) are \(objective) already." }
        var text =
            "If nobody stood in their way, the last man of \(withdrawal.name) could not be \(objective) in fewer than "
            + "\(hours(least.hours)) of march, \(days(least.days)), by any ground and at the better speed of day or night"
        if let road = withdrawal.byRoad {
            text += "; keeping to roads and tracks it takes \(hours(road.hours)), \(days(road.days))"
        }
        return text + "." + pace(withdrawal)
    }

    /// Whether distance or a narrow place sets the pace, and which.
    private func pace(_ withdrawal: PlanWithdrawal) -> String {
        guard let road = withdrawal.byRoad ?? withdrawal.everywhere, let narrow = road.bottleneck else { return "" }
        let passing = road.hours - road.headHours
        let who =
            withdrawal.isGroup && road.binding.count < 4 ? " of \(ProseWords.formations(road.binding))" : ""
        let narrowest =
            "\(narrow.phrase), which lets \(ProseNumber.men(narrow.menPerHour)) men an hour through"
        if passing < Self.paceShare * road.hours {
            return
                " The distance\(who) sets the pace: the column passes in \(hours(passing)). The narrowest place on the way is "
                + "\(narrowest)."
        }
        return " The column\(who) takes \(hours(passing)) of that to pass, and what holds it up is \(narrowest)."
    }

    private func hours(_ hours: Double) -> String {
        hours < 9.5 ? "\(ProseNumber.decimal(hours)) hours" : "\(ProseNumber.whole(Int(hours.rounded()))) hours"
    }

    private func days(_ days: Double) -> String { "\(ProseNumber.decimal(days)) days of the usual march" }

    package func table() -> TableText {
        let hours = { (bound: PlanBound?) in bound.map { ProseNumber.decimal($0.hours) } ?? "no way" }
        let days = { (bound: PlanBound?) in bound.map { ProseNumber.decimal($0.days) } ?? "" }
        return TableText(
            "Hours and days of march until the last man is \(objective), nobody interfering: over any ground, and by roads and tracks. "
                + "The narrowest place is that of the road.",
            columns: [
                .init("Formation"), .init("Men", .right), .init("Any ground", .right), .init("days", .right),
                .init("By road", .right), .init("days", .right), .init("Narrowest place"), .init("Men an hour", .right),
            ],
            rows: withdrawals.map { item in
                let narrow = (item.byRoad ?? item.everywhere)?.bottleneck
                return [
                    ProseWords.capitalised(
                        item.name.hasPrefix("the ") && !item.isGroup ? String(item.name.dropFirst(4)) : item.name),
                    ProseNumber.men(Double(item.men)), hours(item.everywhere), days(item.everywhere), hours(item.byRoad),
                    days(item.byRoad), narrow?.phrase ?? "", narrow.map { ProseNumber.men($0.menPerHour) } ?? "",
                ]
            }, marked: Set(withdrawals.indices.filter { withdrawals[$0].isGroup }))
    }
}
