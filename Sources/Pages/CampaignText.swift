import Campaigns
import Geography
import Notation
import Scenarios

/// One campaign told day by day: who marched, who was met, who arrived, who fights on.
public struct CampaignText: Sendable {
    private let scenario: Scenario
    private let epochHours: Int
    private let width: Int

    /// A teller of campaigns of a scenario, for a terminal of that width.
    public init(scenario: Scenario, epochHours: Int, width: Int) {
        self.scenario = scenario
        self.epochHours = epochHours
        self.width = width
    }

    /// The events of some epochs, by days of the theatre's clock; `events` are those of the epochs, in order.
    public func days(_ epochs: Range<Int>, of events: [Event]) -> String {
        var lines: [String] = []
        var rest = events[...]
        var day = epochs.lowerBound
        while day < epochs.upperBound {
            let date = time(of: day).startOfDay
            let end = (day..<epochs.upperBound).first { time(of: $0).startOfDay != date } ?? epochs.upperBound
            let part = rest.prefix { Int($0.epoch) < end }
            rest = rest.dropFirst(part.count)
            lines += ProseWords.wrapped(heading(day..<end), width: width) + sentences(of: Array(part)) + [""]
            day = end
        }
        return lines.joined(separator: "\n")
    }

    /// The fate of every formation, from all events of a campaign.
    public func ending(_ events: [Event]) -> String {
        var ledgers = [Ledger](repeating: Ledger(), count: scenario.formations.count)
        for event in events where event.formation != Event.noFormation { ledgers[Int(event.formation)].enter(event) }
        let columns: [(String, (Ledger) -> Int)] = [
            ("Men", \.start), ("Arrived", \.arrived), ("Killed", \.killed), ("Taken", \.captured), ("Deserted", \.deserted),
            ("Astray", \.fellOut), ("Guerrillas", \.guerrillas), ("Marching", \.inRanks),
        ]
        let rows = zip(scenario.formations, ledgers).map { formation, ledger in
            [formation.name] + columns.map { ProseNumber.whole($0.1(ledger)) }
        }
        let sums = ["All"] + columns.map { column in ProseNumber.whole(ledgers.reduce(0) { $0 + column.1($1) }) }
        let table = TableText(
            "", columns: [.init("Formation")] + columns.map { .init($0.0, .right) }, rows: rows + [sums])
        return table.plain(width: width).joined(separator: "\n")
    }

    /// When an epoch begins.
    public func time(of epoch: Int) -> LocalTime { scenario.start.adding(hours: Double(epoch * epochHours)) }

    private func heading(_ epochs: Range<Int>) -> String {
        let numbers =
            epochs.count == 1 ? "epoch \(epochs.lowerBound)" : "epochs \(epochs.lowerBound) to \(epochs.upperBound - 1)"
        let clock = "\(time(of: epochs.lowerBound).clock) to \(time(of: epochs.upperBound).clock)"
        return "\(time(of: epochs.lowerBound).longDate), \(clock) (\(numbers))"
    }

    private func sentences(of events: [Event]) -> [String] {
        var lines: [String] = []
        for (index, formation) in scenario.formations.enumerated() {
            let mine = events.filter { Int($0.formation) == index }
            let parts = march(mine) + orders(mine) + contacts(mine) + fates(mine)
            if !parts.isEmpty { lines.append("\(formation.name): \(parts.joined(separator: "; ")).") }
        }
        let rear = rear(events)
        if !rear.isEmpty { lines.append("In the enemy's rear: \(rear.joined(separator: "; ")).") }
        if lines.isEmpty { lines.append("Nothing is told of these hours.") }
        return lines.flatMap { ProseWords.wrapped($0, width: width, indent: "  ") }
    }

    // MARK: what a formation does

    private func march(_ events: [Event]) -> [String] {
        let stands = events.filter { $0.kind == .stands }
        guard let last = stands.last?.epoch else { return [] }
        let bodies = stands.filter { $0.epoch == last }
        let men = bodies.reduce(0) { $0 + Int($1.men) }
        var first: [Int32: Int32] = [:]
        for event in stands where first[event.body] == nil { first[event.body] = event.place }
        let moved = bodies.filter { first[$0.body] != $0.place }.count
        let still =
            moved == 0 ? ", none on the move" : moved == bodies.count ? "" : ", \(ProseNumber.whole(moved)) of them on the move"
        return [
            "\(ProseNumber.whole(men)) \(men == 1 ? "man" : "men") in \(ProseWords.counted(bodies.count, "body", "bodies"))\(still)"
        ]
    }

    private func orders(_ events: [Event]) -> [String] {
        let called = events.reduce(0) { $0 + ($1.kind == .recalled ? Int($1.men) : 0) }
        return (events.contains { $0.kind == .orderReceived } ? ["the order arrives"] : [])
            + (called > 0 ? ["\(ProseNumber.whole(called)) who had dispersed assemble again"] : [])
    }

    private static let results: [(ContactResult, String)] = [
        (.evaded, "evaded"), (.brushedAside, "brushed aside"), (.scattered, "scattered"), (.blocked, "blocked"),
        (.destroyed, "destroyed"), (.attackedFromAir, "from the air"),
    ]

    private func contacts(_ events: [Event]) -> [String] {
        let met = events.filter { $0.kind == .contact }
        guard !met.isEmpty else { return [] }
        let kinds = Self.results.compactMap { result, word -> String? in
            let count = met.filter { Int($0.amount) == result.rawValue }.count
            return count == 0 ? nil : "\(ProseNumber.whole(count)) \(word)"
        }
        return ["\(ProseWords.counted(met.count, "contact", "contacts")) (\(kinds.joined(separator: ", ")))"]
    }

    private func fates(_ events: [Event]) -> [String] {
        let men = { (kind: Event.Kind) in events.reduce(0) { $0 + ($1.kind == kind ? Int($1.men) : 0) } }
        let weapons = { (kind: Event.Kind) in events.reduce(0) { $0 + ($1.kind == kind ? Int($1.amount) : 0) } }
        let heavy = { (kind: Event.Kind) in ProseWords.noun(weapons(kind), "gun or tank", "guns and tanks") }
        let some = { (kind: Event.Kind, one: String, many: String) in (men(kind), ProseWords.noun(men(kind), one, many)) }
        let told: [(Int, String)] = [
            some(.arrived, "arrives", "arrive"),
            some(
                .arrivedCutOff, "arrives where the way to the refuge is cut", "arrive where the way to the refuge is cut"),
            (men(.killed), "killed"), (men(.captured), "taken"), (men(.deserted), "deserted"),
            (men(.fellOut), "fell out or went astray"),
            (weapons(.weaponsDestroyed), "\(heavy(.weaponsDestroyed)) destroyed by their crews"),
            (weapons(.weaponsLost), "\(heavy(.weaponsLost)) lost"),
            some(.becameGuerrillas, "goes over to guerrilla war", "go over to guerrilla war"),
            some(.guerrillasKilled, "guerrilla killed", "guerrillas killed"),
            some(.guerrillasCaptured, "guerrilla taken", "guerrillas taken"),
            some(.guerrillasWentHome, "guerrilla went home", "guerrillas went home"),
        ]
        let words = told.filter { $0.0 > 0 }.map { "\(ProseNumber.whole($0.0)) \($0.1)" }
        return words.isEmpty ? [] : [words.joined(separator: ", ")]
    }

    // MARK: what concerns no formation

    private func rear(_ events: [Event]) -> [String] {
        let recruits = events.filter { $0.kind == .recruited }.reduce(0) { $0 + Int($1.men) }
        let lost = events.filter { event in
            event.formation == Event.noFormation
                && [.guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome].contains(event.kind)
        }.reduce(0) { $0 + Int($1.men) }
        let tied = events.last { $0.kind == .tiedDown }
        return [
            recruits > 0 ? "\(ProseNumber.whole(recruits)) \(recruits == 1 ? "joins" : "join") the guerrillas" : nil,
            lost > 0 ? "\(ProseNumber.whole(lost)) \(lost == 1 ? "recruit is" : "recruits are") lost" : nil,
            tied.flatMap {
                $0.men > 0 ? "\(ProseNumber.whole(Int($0.men))) of the enemy \($0.men == 1 ? "is" : "are") tied down" : nil
            },
        ].compactMap(\.self)
    }
}
