import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Where orders send men, by which way, and when.
struct DestinationTests {
    static let start = LocalTime("1950-10-01T18:00")!
    static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps, march: .both)

    /// Rules under which nobody is met, starves, leaves or falls out.
    static var peaceful: Rules {
        var rules = Rules()
        rules.appraisal.contact.informers = 0
        rules.appraisal.contact.airPerHour = 0
        rules.appraisal.march.fatiguePerDay = 0
        rules.reaction.reserveBlocks = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.orders.obedience = 1
        return rules
    }

    static func play(
        _ scenario: Scenario, rules: Rules = peaceful, directive: Int = 0, reading: OrderReading = .standard,
        epochHours: Int = 12, replication: Int = 0
    ) -> [Event] {
        let model = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[directive], in: scenario).read(as: reading)
        var campaign = Campaign(preparation: model, assignment: assignment, tracing: true)
        campaign.play(seed: 5, replication: replication) { campaign in
            let isBalanced = campaign.ledgers.allSatisfy(\.isBalanced)
            #expect(isBalanced)
        }
        return campaign.journal.events
    }

    static func arrivals(_ events: [Event]) -> [Event] { events.filter { $0.kind == .arrived || $0.kind == .arrivedCutOff } }
    static func men(_ events: [Event]) -> Int { events.reduce(0) { $0 + Int($1.men) } }

    private static func ground(
        _ conduct: Conduct = conduct, rows: Int = 20, from cell: CellID? = nil, objective: Objective? = nil, days: Int = 20
    ) -> Scenario {
        let plain = Fixtures.plain(rows: rows, from: cell, people: 100_000, conduct: conduct, start: start, horizonDays: days)
        return plain.with(objective: objective)
    }

    private static let grid = HexGrid(columns: 12, rows: 20, flatMetres: 3000)
    private static func cell(_ column: Int, _ row: Int) -> CellID { grid.cell(column: column, row: row)! }

    // MARK: objectives

    @Test(arguments: [Conduct.RoutePolicy.gaps, .roads])
    func `a part's own place is where its men arrive`(route: Conduct.RoutePolicy) {
        var conduct = Self.conduct
        conduct.route = route
        let home = Self.arrivals(Self.play(Self.ground(conduct)))
        #expect(Self.men(home) == 400 && home.allSatisfy { $0.place < 12 })
        let place = Self.cell(9, 12)
        conduct.to = .cells([place], of: Self.grid)
        let there = Self.arrivals(Self.play(Self.ground(conduct)))
        #expect(Self.men(there) == 400 && there.allSatisfy { $0.place == place.index })
    }

    /// A body whose order names a place beyond the line crosses it and goes on: it is out when it comes to the place.
    @Test func `who is sent elsewhere has not arrived at the scenario's objective`() {
        var conduct = Self.conduct
        let place = Self.cell(6, 2)
        conduct.to = .cells([place], of: Self.grid)
        let line = Objective(name: "line", cells: (0..<Self.grid.count).map { $0 < 12 * 10 })
        let there = Self.arrivals(Self.play(Self.ground(conduct, objective: line)))
        #expect(Self.men(there) == 400 && there.allSatisfy { $0.place == place.index })
    }

    @Test func `each part arrives at its own objective`() throws {
        let lesson = try Fixtures.lesson()
        let grid = lesson.theatre.grid
        let place = grid.cell(column: 8, row: 3)!
        var own = Self.conduct
        own.to = .cells([place], of: grid)
        let parts = [
            DirectivePart(name: "one", who: .formations([lesson.formations[0].id]), conduct: own),
            DirectivePart(name: "others", who: .rest(of: "all"), conduct: Self.conduct),
        ]
        let directive = Directive(id: "two", title: "", summary: "", issued: nil, quote: "", sources: [], parts: parts)
        let scenario = lesson.with(directives: lesson.directives + [directive])
        #expect(scenario.destinations.count == 2)
        var arrived = [0, 0]
        for replication in 0..<10 {
            let events = Self.play(
                scenario, rules: Rules(), directive: lesson.directives.count, replication: replication)
            for event in Self.arrivals(events) {
                #expect((event.formation == 0) == (event.place == place.index))
                #expect(event.formation == 0 || lesson.objective.cells[Int(event.place)])
                arrived[event.formation == 0 ? 0 : 1] += Int(event.men)
            }
        }
        #expect(arrived.allSatisfy { $0 > 0 }, "\(arrived)")
    }

    @Test func `of several goals any counts, and men make for the nearer`() {
        let goals = [Self.cell(0, 0), Self.cell(11, 17)].map { cell in
            Objective.Goal(cells: (0..<Self.grid.count).map { $0 == cell.offset })
        }
        let objective = Objective(name: "either", goals: goals)
        for (from, to) in [(Self.cell(0, 3), 0), (Self.cell(11, 19), 11 + 12 * 17)] {
            let there = Self.arrivals(Self.play(Self.ground(from: from, objective: objective)))
            #expect(Self.men(there) == 400 && there.allSatisfy { Int($0.place) == to })
        }
    }

    @Test(arguments: [2, 5.5, 9])
    func `before its date an objective does not count`(days: Double) {
        let place = Self.cell(3, 18)
        let date = Self.start.adding(hours: 24 * days)
        let objective = Objective.cells([place], of: Self.grid, from: date)
        let events = Self.play(Self.ground(objective: objective))
        let there = Self.arrivals(events)
        #expect(Self.men(there) == 400)
        #expect(there.allSatisfy { Int($0.epoch) == Int(2 * days) && $0.place == place.index })
        // They have long been there, and wait.
        let waiting = events.filter { $0.kind == .stands && $0.place == place.index }
        #expect(Set(waiting.map(\.epoch)).count >= Int(2 * days) - 3)
    }

    @Test func `men make for a goal that counts already, and turn to a nearer one when it begins to count`() {
        let (near, far) = (Self.cell(3, 17), Self.cell(0, 0))
        let masks = [near, far].map { cell in (0..<Self.grid.count).map { $0 == cell.offset } }
        let play = { (hours: Double) -> [Event] in
            let goals = [
                Objective.Goal(cells: masks[0], from: Self.start.adding(hours: hours)), Objective.Goal(cells: masks[1]),
            ]
            return Self.arrivals(Self.play(Self.ground(objective: Objective(name: "either", goals: goals))))
        }
        let late = play(24 * 15)
        #expect(Self.men(late) == 400 && late.allSatisfy { Int($0.place) == far.offset })
        let soon = play(12)
        #expect(Self.men(soon) == 400 && soon.allSatisfy { Int($0.place) == near.offset && $0.epoch > 0 })
    }

    @Test func `men who stay have no destination, whatever they are told`() {
        var conduct = Self.conduct
        conduct.task = .stay
        conduct.to = .cells([Self.cell(9, 12)], of: Self.grid)
        let scenario = Self.ground(conduct)
        #expect(scenario.destinations.count == 1)
        #expect(Self.arrivals(Self.play(scenario)).isEmpty)
    }

    // MARK: ways and hours

    /// Epochs of an hour, in which a body goes a hex at most: where it stands is where it has been.
    @Test(arguments: [Conduct.RoutePolicy.gaps, .roads])
    func `a corridor moves the ways through its places, in order`(route: Conduct.RoutePolicy) {
        let places = [Self.cell(11, 15), Self.cell(0, 9)]
        var conduct = Self.conduct
        conduct.route = route
        let flags = { (cell: CellID) in (0..<Self.grid.count).map { $0 == cell.offset } }
        let visits = { (events: [Event], cell: CellID) -> [Int32: UInt16] in
            Dictionary(
                events.filter { $0.kind == .stands && $0.place == cell.index }.map { ($0.body, $0.epoch) },
                uniquingKeysWith: min)
        }
        let plain = Self.play(Self.ground(conduct), epochHours: 1)
        #expect(visits(plain, places[0]).isEmpty)
        conduct.via = places.map { Passage(name: "place", cells: flags($0)) }
        let led = Self.play(Self.ground(conduct), epochHours: 1)
        let (first, second) = (visits(led, places[0]), visits(led, places[1]))
        let arrivals = Self.arrivals(led)
        #expect(Self.men(arrivals) == 400 && arrivals.allSatisfy { $0.place < 12 })
        for arrival in arrivals {
            #expect(first[arrival.body].map { $0 < arrival.epoch } == true)
            #expect(second[arrival.body].map { $0 < arrival.epoch } == true)
            #expect((first[arrival.body] ?? 0) < (second[arrival.body] ?? 0))
        }
    }

    @Test func `who comes to the objective on the way to a corridor has arrived`() {
        var conduct = Self.conduct
        let beyond = Self.cell(6, 0)
        conduct.via = [Passage(name: "beyond", cells: (0..<Self.grid.count).map { $0 == beyond.offset })]
        let line = Objective(name: "line", cells: (0..<Self.grid.count).map { $0 < 12 * 10 })
        let there = Self.arrivals(Self.play(Self.ground(conduct, objective: line)))
        #expect(Self.men(there) == 400 && there.allSatisfy { (12 * 9..<12 * 10).contains(Int($0.place)) })
    }

    @Test func `campaigns with corridors give the same alone and side by side`() {
        var conduct = Self.conduct
        conduct.via = [Passage(name: "east", cells: (0..<Self.grid.count).map { $0 % 12 == 11 })]
        let forces = [Fixtures.force(battalions: 3, at: Self.cell(6, 8))]
        let scenario = Fixtures.plain(
            rows: 20, people: 60_000, enemy: forces, conduct: conduct, start: Self.start, horizonDays: 12)
        let model = CampaignModel(scenario: scenario, rules: Rules())
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var contacts = 0
        CampaignTree.play([assignment], on: model, seed: 7, replications: 0..<6) { campaign, _, replication in
            var alone = Campaign(preparation: model, assignment: assignment)
            alone.play(seed: 7, replication: replication)
            #expect(alone.journal.digest == campaign.journal.digest)
            contacts += alone.workDone.contacts
        }
        #expect(contacts > 0)
    }

    @Test(arguments: [1, 4])
    func `nobody marches before the start hour, and all do after it`(days: Int) {
        var conduct = Self.conduct
        let plain = Self.arrivals(Self.play(Self.ground(conduct)))
        conduct.start = Self.start.adding(hours: Double(24 * days))
        let events = Self.play(Self.ground(conduct))
        let home = Fixtures.plain(rows: 20).formations[0].cell.index
        let stands = events.filter { $0.kind == .stands }
        #expect(stands.filter { Int($0.epoch) < 2 * days }.allSatisfy { $0.place == home })
        #expect(stands.contains { Int($0.epoch) == 2 * days && $0.place != home })
        let arrivals = Self.arrivals(events)
        #expect(Self.men(arrivals) == 400)
        // An eternal equinox: the same march, so many days later.
        #expect(arrivals.map(\.epoch).max() == plain.map { $0.epoch + UInt16(2 * days) }.max())
    }
}
