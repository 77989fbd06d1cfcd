import Figures
import Geography
import Notation

/// How far the order gets, and when.
package struct ProseOrders {
    let figures: ReplyFigures

    /// How far the order of some figures gets.
    package init(figures: ReplyFigures) { self.figures = figures }

    private var reached: [ReplyFormation] { figures.formations.filter { $0.orderReached != nil } }

    /// Share of the formations that the order reaches, and by when; nil if nobody waits for one.
    package func summary() -> String? {
        guard let reach = figures.orderReach, let issued = figures.asked.issued else { return nil }
        guard reach.share > 0, let date = reach.date else {
            return "Sent on \(ProseDate.date(issued)), the order reaches nobody before the campaigns end on "
                + "\(ProseDate.date(figures.scenario.end)): every formation does to the end what it was doing."
        }
        let first =
            "Sent on \(ProseDate.date(issued)), the order reaches a formation in \(ProseNumber.campaigns(reach.share)), and in half of those by "
            + "\(ProseDate.date(date)). Until then each does what its commander did."
        return [first, obedience(), atOnce()].compactMap(\.self).joined(separator: " ")
    }

    /// The price of slow and broken communications: what the same order does if all know it at its hour.
    private func atOnce() -> String? {
        guard let known = figures.comparisons.first(where: { $0.against == figures.asked.id + ".at-once" }) else { return nil }
        let change = known.difference(.menOut)
        guard change.finding != .notToldApart else {
            return "Had all known it at its hour, as many men would have come out in all, as far as can be told."
        }
        return
            "Had all known it at its hour, \(ProseNumber.men(abs(change.mean))) \(change.finding == .fewer ? "more" : "fewer") men would "
            + "have come out in all (95 % interval \(ProseNumber.men(change.size)))."
    }

    /// Shares of the men told to go, and told to stay, whom the order reaches and who obey it.
    private func obedience() -> String? {
        let said = ["go", "stay"].compactMap { order -> String? in
            guard let told = figures.told(order, in: .all), told.menStart > 0 else { return nil }
            let share = { (men: Double) in ProseNumber.percent(men / told.menStart) }
            let dispersed =
                told.menDispersed > 0 ? " (\(share(told.menDispersed)) of these men have dispersed before it can come)" : ""
            return
                "of all men told to \(order), \(share(told.menReached)) are still in the ranks when it reaches their formation, and "
                + "\(share(told.menObeyed)) obey it\(dispersed)"
        }
        return said.isEmpty ? nil : ProseWords.sentence(said.joined(separator: "; "))
    }

    /// Formations that disperse among the people at the start: whether an order can call them back is not known, and what hangs on it.
    func dispersed() -> String? {
        let some = figures.formations.filter(\.dispersesAtStart)
        guard !some.isEmpty else { return nil }
        let names = ProseWords.capitalised(ProseWords.formations(some.map(\.name)))
        let first =
            "\(names) \(some.count == 1 ? "disperses" : "disperse") among the people at the start, as \(some.count == 1 ? "its commander" : "their commanders") "
            + "did, before any order can come. \(recall())"
        guard let recalled = figures.comparisons.first(where: { $0.against == figures.asked.id + ".recalled" }) else {
            return first
        }
        let change = recalled.difference(.menOut)
        guard change.finding != .notToldApart else {
            return first + " If one could\(everywhere), as many men of all formations would come out, as far as can be told."
        }
        return first
            + " If one could\(everywhere), \(ProseNumber.men(abs(change.mean))) \(change.finding == .fewer ? "more" : "fewer") men of all "
            + "formations would come out (95 % interval \(ProseNumber.men(change.size)))."
    }

    /// Worlds in which the sources are read so that an order can call back men who have dispersed; nil where no reading says so.
    private var recalling: ReplyReading? { figures.worlds?.verdict?.readings.first(where: \.recalls) }

    private var everywhere: String { recalling.map { $0.worlds > 0 ? " in all worlds" : "" } ?? "" }

    /// Whether an order can call them back in these campaigns.
    private func recall() -> String {
        guard let recalling, let worlds = figures.worlds, recalling.worlds > 0 else { return "Here none calls them back." }
        return "Whether an order can call them back is not known: in \(ProseNumber.whole(recalling.worlds)) of "
            + "\(ProseWords.figured(worlds.worlds, "world")) it can."
    }

    func section() -> ReplySection? {
        guard let summary = summary() else { return nil }
        return ReplySection("orders", "Orders", [.paragraph(summary), .table(table())])
    }

    private func table() -> TableText {
        TableText(
            "Share of campaigns in which the order reaches a formation, and the evening by which it does in half of those.",
            columns: [.init("Formation"), .init("Order"), .init("Reached", .right), .init("By", .right)],
            rows: reached.map { item in
                [
                    item.name, item.order, ProseNumber.percent(item.orderReached ?? 0),
                    item.orderDate.map(ProseDate.date) ?? "",
                ]
            })
    }
}

/// The cost of delay.
public struct ProseDelays {
    private let figures: ReplyFigures

    /// The cost of delay that some figures show.
    public init(figures: ReplyFigures) { self.figures = figures }

    private var isAnybodyTold: Bool { figures.formations.contains { $0.order == "go" } }
    private var others: [ReplyDelay] { figures.delays.filter { $0.days != 0 } }

    /// Smallest difference worth a word: a hundredth of the men brought out (assumption).
    static let leastShare = 0.01

    private func isKnown(_ item: ReplyDelay) -> Bool {
        let base = figures.delays.first { $0.days == 0 }?.broughtOut.mean ?? 0
        return item.difference.finding != .notToldApart && abs(item.difference.mean) >= Self.leastShare * base
    }

    /// The effect of sending it earlier or later.
    public func summary() -> String? {
        guard !others.isEmpty, isAnybodyTold else { return nil }
        if figures.delays.allSatisfy({ $0.broughtOut.isAlwaysZero }) {
            return "Sent on any of the days tried, the \(figures.scenario.noun) brings out none of those who are told to go."
        }
        let known = others.filter(isKnown)
        guard !known.isEmpty else {
            return
                "Sent \(days(others)), the \(figures.scenario.noun) brings out neither more nor fewer men of those told to go that would "
                + "matter, or could be told: on its hour little depends."
        }
        let open = others.filter { !isKnown($0) }
        let said = known.enumerated().map { index, item in
            let change = item.difference
            let amount = "\(ProseNumber.men(abs(change.mean))) \(change.finding == .fewer ? "fewer" : "more")"
            let interval = "\(index == 0 ? "95 % interval " : "")\(ProseNumber.men(change.size))"
            let head = index == 0 ? "\(amount) come out if it is sent" : "\(amount) if"
            return "\(head) \(day(item.days)) (\(interval))"
        }
        let rest =
            open.isEmpty
            ? "" : " Sent \(days(open)), it makes no difference of 1 % of these men or more, or none that can be told."
        return "Is it the quicker the better? \(answer(known)) Of those who are told to go, \(ProseWords.list(said)).\(rest)"
    }

    /// In a sentence: whether an earlier or a later hour would have served better.
    private func answer(_ known: [ReplyDelay]) -> String {
        let findings = { (isEarlier: Bool) in Set(known.filter { ($0.days < 0) == isEarlier }.map(\.difference.finding)) }
        switch (findings(true), findings(false)) {
        case ([.more], [.fewer]): return "Yes: sooner is better and later is worse."
        case ([], [.fewer]): return "Later is worse; sooner makes no difference that can be seen."
        case ([.more], []): return "Sooner is better; later makes no difference that can be seen."
        case ([.fewer], [.fewer]):
            return "Not without limit: of the days tried, earlier and later ones both bring out fewer men; the counts do not "
                + "tell why."
        case ([.fewer], []):
            return "No: sooner is worse, and the counts do not tell why; later makes no difference that can be seen."
        case ([.fewer], [.more]): return "No: sooner is worse and later is better."
        case ([], [.more]): return "No: later is better; sooner makes no difference that can be seen."
        default: return "Not by any simple rule."
        }
    }

    private func day(_ days: Int) -> String {
        "\(ProseWords.counted(abs(days), "day", "days")) \(days < 0 ? "earlier" : "later")"
    }

    /// `three days earlier, or one or three days later`.
    private func days(_ some: [ReplyDelay]) -> String {
        let parts = [(true, "earlier"), (false, "later")].compactMap { isEarlier, word -> String? in
            let numbers = some.map(\.days).filter { ($0 < 0) == isEarlier }.map(abs).sorted()
            guard let last = numbers.last else { return nil }
            let list = numbers.dropLast().map(ProseWords.number).joined(separator: ", ")
            return (list.isEmpty ? "" : list + " or ") + ProseWords.counted(last, "day", "days") + " " + word
        }
        return parts.joined(separator: ", or ")
    }

    func section() -> ReplySection? {
        guard let summary = summary() else { return nil }
        return ReplySection("delay", "The cost of delay", [.paragraph(summary), .paragraph(caution), .table(table())])
    }

    private var caution: String {
        "The directive is the same in each row; only its hour is moved, and the formations do what they were doing until it reaches them. "
            + "A day gained for the sender is therefore worth a day only to those whom the order would have found in time."
            + (isBeforeStart
                ? " The campaigns begin on \(ProseDate.date(figures.scenario.start)); an order sent before that is then on its way."
                : "")
    }

    private var isBeforeStart: Bool {
        guard let start = LocalTime(figures.scenario.start)?.startOfDay else { return false }
        return figures.delays.contains { LocalTime($0.date).map { $0 < start } ?? false }
    }

    /// The campaigns of each day, and their worlds.
    private var campaigns: String {
        let count = figures.delays.first?.campaigns ?? 0
        let worlds = figures.worlds.map { " (\(ProseWords.figured(max(1, count / $0.perWorld), "world")))" } ?? ""
        return "\(ProseWords.figured(count, "campaign")) each\(worlds)"
    }

    private func table() -> TableText {
        TableText(
            "“\(figures.asked.title)” sent on other days, in \(campaigns): men brought out of those told to go, and the difference to the day on which "
                + "it was sent (95 % interval).",
            columns: [
                .init("Sent"), .init("Days", .right), .init("Brought out", .right), .init("eight in ten", .right),
                .init("Difference", .right),
            ],
            rows: figures.delays.map { item in
                [
                    ProseDate.date(item.date), ProseNumber.signed(Double(item.days)), item.broughtOut.expected,
                    item.broughtOut.spread,
                    item.days == 0 ? "" : ProsePhrase.cell(item.difference),
                ]
            }, marked: Set(figures.delays.indices.filter { figures.delays[$0].days == 0 }))
    }
}
