import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Later orders change what they name when they arrive, and not before.
struct AmendmentTests {
    private static let start = DestinationTests.start

    /// A scenario whose first directive has an amendment.
    private static func scenario(
        issued: LocalTime? = nil, amended hours: Double, who: AmendedPart.Who = .addressee(.group("all")),
        _ change: (inout ConductChange) -> Void
    ) -> Scenario {
        let plain = Fixtures.plain(
            rows: 60, people: 100_000, conduct: DestinationTests.conduct, start: start, horizonDays: 24)
        var said = ConductChange()
        change(&said)
        let first = plain.directives[0]
        let directive = Directive(
            id: "go", title: "Go", summary: "", issued: issued, quote: "", sources: [], parts: first.parts,
            amendments: [
                Amendment(
                    issued: start.adding(hours: hours), parts: [AmendedPart(name: "change", who: who, change: said)])
            ])
        return plain.with(directives: [directive, plain.directives[1]])
    }

    private static var quick: Rules {
        var rules = DestinationTests.peaceful
        rules.orders.capitalInContact = 1
        rules.orders.inContact = 1
        rules.orders.lostPerDay = 0
        rules.orders.sigma = 0
        return rules
    }

    @Test func `an amendment changes conduct when it arrives, and not before`() throws {
        let scenario = Self.scenario(amended: 24) { $0.task = .stay }
        let plain = DestinationTests.play(scenario, rules: Self.quick, directive: 1)
        let amended = DestinationTests.play(scenario, rules: Self.quick)
        // 24 h and 18 + 12 + 5 + 2 = 37 h on the way: 61 h, the fifth epoch.
        let received = try #require(amended.first { $0.kind == .orderReceived })
        #expect(received.epoch == 5 && received.men == 400 && received.amount == 400)
        let before = { (events: [Event]) in Array(events.prefix { $0.epoch < 5 }) }
        #expect(before(amended) == before(plain))
        let dispersed = amended.filter { $0.kind == .becameGuerrillas }
        #expect(DestinationTests.men(dispersed) == 400 && dispersed.allSatisfy { $0.epoch == 5 })
        #expect(!plain.contains { $0.kind == .becameGuerrillas })
    }

    @Test func `an amendment that never arrives changes nothing`() {
        var rules = Self.quick
        rules.orders.inContact = 0
        rules.orders.regainedPerDay = 0
        let scenario = Self.scenario(amended: 24) { $0.task = .stay }
        let plain = DestinationTests.play(scenario, rules: rules, directive: 1)
        #expect(DestinationTests.play(scenario, rules: rules) == plain)
        // As if all knew it at once, it comes at its hour.
        let known = DestinationTests.play(scenario, rules: rules, reading: OrderReading(delivery: .atOnce))
        #expect(known.filter { $0.kind == .becameGuerrillas }.allSatisfy { $0.epoch == 2 })
        #expect(known != plain)
    }

    @Test func `an amendment follows the order that it amends, and both arrive`() {
        let scenario = Self.scenario(issued: Self.start.adding(hours: 6), amended: 30) { $0.march = .night }
        let received = DestinationTests.play(scenario, rules: Self.quick).filter { $0.kind == .orderReceived }
        // 43 h and 67 h.
        #expect(received.map(\.epoch) == [4, 6])
        let model = CampaignModel(scenario: scenario, rules: Self.quick)
        var campaign = Campaign(
            preparation: model, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 1, replication: 0)
        #expect(Outcome(journal: campaign.journal, preparation: model).formations[0].orderDay == 2, "the first is counted")
    }

    @Test func `an amendment turns men to another place, and leaves the rest as it was told`() {
        let grid = Fixtures.plain(rows: 60).theatre.grid
        let place = grid.cell(column: 11, row: 40)!
        let scenario = Self.scenario(amended: 0, who: .part("all")) { $0.to = .cells([place], of: grid) }
        #expect(scenario.destinations.count == 2)
        let arrivals = DestinationTests.arrivals(DestinationTests.play(scenario, rules: Self.quick))
        #expect(DestinationTests.men(arrivals) == 400 && arrivals.allSatisfy { $0.place == place.index })
        let changed = ConductChange().applied(to: DestinationTests.conduct)
        #expect(changed == DestinationTests.conduct)
    }

    /// A body that has come through its corridor does not go back to it for an order that leads the same way.
    @Test func `an amendment of another respect does not lead back`() {
        let grid = Fixtures.plain(rows: 60).theatre.grid
        let near = grid.cell(column: 0, row: 57)!
        var conduct = DestinationTests.conduct
        conduct.via = [Passage(name: "near", cells: (0..<grid.count).map { $0 == near.offset })]
        let plain = Fixtures.plain(rows: 60, people: 100_000, conduct: conduct, start: Self.start, horizonDays: 24)
        var change = ConductChange()
        change.ifBlocked = .stay
        let first = plain.directives[0]
        let directive = Directive(
            id: "go", title: "Go", summary: "", issued: nil, quote: "", sources: [], parts: first.parts,
            amendments: [
                Amendment(
                    issued: Self.start.adding(hours: 48),
                    parts: [AmendedPart(name: "c", who: .addressee(.group("all")), change: change)])
            ])
        let scenario = plain.with(directives: [directive, plain.directives[1]])
        let reading = OrderReading(delivery: .atOnce)
        let days = [1, 0].map { index -> Int in
            let events = DestinationTests.play(scenario, rules: Self.quick, directive: index, reading: reading)
            let arrivals = DestinationTests.arrivals(events)
            #expect(DestinationTests.men(arrivals) == 400)
            return Int(arrivals.map(\.epoch).max() ?? 0)
        }
        // A body that takes up an order begins its step anew: half a day at most.
        #expect(abs(days[1] - days[0]) <= 1, "\(days)")
    }

    @Test func `a directive that is sent later takes its amendments along`() {
        let scenario = Self.scenario(issued: Self.start, amended: 30) { $0.march = .night }
        let later = scenario.directives[0].issued(at: Self.start.adding(hours: 72))
        #expect(later.amendments[0].issued == Self.start.adding(hours: 102))
    }

    @Test func `another directive ends what the first would have amended`() {
        let scenario = Self.scenario(amended: 96) { $0.task = .stay }
        let model = CampaignModel(scenario: scenario, rules: Self.quick)
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let play = { (turns: [ChangeOfOrders]) -> [Event] in
            var campaign = Campaign(preparation: model, assignment: assignments[0], turns: turns)
            campaign.play(seed: 5, replication: 0)
            return campaign.journal.events
        }
        #expect(play([]).contains { $0.kind == .becameGuerrillas })
        #expect(!play([ChangeOfOrders(epoch: 4, assignment: assignments[1])]).contains { $0.kind == .becameGuerrillas })
    }
}
