import Geography
import Hexes
import Scenarios
import TestSupport
import Testing

/// What orders change: laws over directives and amendments at random.
@Suite struct ConductLawTests {
    private static let grid = HexGrid(columns: 4, rows: 4, flatMetres: 3000)
    private static let goals = (0..<3).map { Objective.cells([CellID($0)], of: grid) }
    private static let passages = (0..<3).map { number in
        Passage(name: "p\(number)", cells: (0..<16).map { $0 == 4 + number })
    }
    private static let hours = (0..<4).map { LocalTime("1950-10-0\(2 + $0)T06:00")! }

    /// A change of some respects, each given one time in two.
    private static func change(_ stream: inout TestStream) -> ConductChange {
        var change = ConductChange()
        if stream.below(4) == 0 { change.task = stream.pick(Conduct.Task.allCases) }
        if stream.below(2) == 0 { change.heavyWeapons = stream.pick(Conduct.WeaponPolicy.allCases) }
        if stream.below(2) == 0 { change.detachmentSize = 1 + stream.below(500) }
        if stream.below(2) == 0 { change.ways = 1 + stream.below(8) }
        if stream.below(2) == 0 { change.route = stream.pick(Conduct.RoutePolicy.allCases) }
        if stream.below(2) == 0 { change.march = stream.pick(Conduct.MarchHours.allCases) }
        if stream.below(2) == 0 { change.ifBlocked = stream.pick(Conduct.IfBlocked.allCases) }
        if stream.below(2) == 0 { change.ifCannot = stream.pick(Conduct.IfCannot.allCases) }
        if stream.below(2) == 0 { change.to = stream.pick(goals) }
        if stream.below(2) == 0 { change.via = (0..<stream.below(3)).map { _ in stream.pick(passages) } }
        if stream.below(2) == 0 { change.start = stream.pick(hours) }
        return change
    }

    private static func conduct(_ stream: inout TestStream) -> Conduct { change(&stream).applied(to: Conduct()) }

    /// One change that does what two do, the second after the first.
    private func both(_ first: ConductChange, _ second: ConductChange) -> ConductChange {
        var both = first
        both.task = second.task ?? first.task
        both.heavyWeapons = second.heavyWeapons ?? first.heavyWeapons
        both.detachmentSize = second.detachmentSize ?? first.detachmentSize
        both.ways = second.ways ?? first.ways
        both.route = second.route ?? first.route
        both.march = second.march ?? first.march
        both.ifBlocked = second.ifBlocked ?? first.ifBlocked
        both.ifCannot = second.ifCannot ?? first.ifCannot
        both.to = second.to ?? first.to
        both.via = second.via ?? first.via
        both.start = second.start ?? first.start
        return both
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the last that is told of a respect holds, and no other respect moves`(seed: UInt64) {
        var stream = TestStream(seed)
        let (own, first, second) = (Self.conduct(&stream), Self.change(&stream), Self.change(&stream))
        #expect(ConductChange().applied(to: own) == own)
        #expect(first.applied(to: first.applied(to: own)) == first.applied(to: own), "told twice is told once")
        #expect(second.applied(to: first.applied(to: own)) == both(first, second).applied(to: own))
    }

    @Test func `an empty list of passages is told, and takes them away`() {
        var (change, conduct) = (ConductChange(), Conduct())
        conduct.via = [Self.passages[0]]
        #expect(change.applied(to: conduct).via.count == 1)
        change.via = []
        #expect(change.applied(to: conduct).via.isEmpty)
    }

    // MARK: time

    private static func directive(_ stream: inout TestStream, issued: LocalTime?) -> Directive {
        let groups = ["four", "three", Group.all]
        func who() -> Addressee {
            switch stream.below(4) {
            case 0: .formations(["a", "c", "f"].filter { _ in stream.below(2) == 0 })
            case 1: .group(stream.pick(groups))
            case 2: .rest(of: stream.pick(groups))
            default: .best(1 + stream.below(3), of: stream.pick(groups))
            }
        }
        var isOpen = false
        let parts = (0..<1 + stream.below(3)).map { number -> DirectivePart in
            var named = who()
            if case .best = named {
                if isOpen { named = .group("three") }
                isOpen = true
            }
            return DirectivePart(name: "part \(number)", who: named, conduct: conduct(&stream))
        }
        let amendments = (0..<stream.below(3)).map { number in
            Amendment(
                issued: hours[number].adding(hours: 6),
                parts: (0..<1 + stream.below(2)).map { part in
                    let isNamed = stream.below(2) == 0
                    return AmendedPart(
                        name: "change \(part)",
                        who: isNamed ? .part("part \(stream.below(3))") : .addressee(.group(stream.pick(groups))),
                        change: change(&stream))
                })
        }
        return Directive(
            id: "d", title: "D", summary: "", issued: issued, quote: "", sources: [], parts: parts, amendments: amendments)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `a directive that leaves later keeps the distance of its amendments`(seed: UInt64) throws {
        var stream = TestStream(seed)
        let sent = try #require(LocalTime("1950-10-01T12:00"))
        let own = Self.directive(&stream, issued: sent)
        let later = sent.adding(hours: Double(stream.below(400)) / 4)
        let moved = own.issued(at: later)
        #expect(
            moved.issued == later && moved.parts == own.parts && moved.amendments.map(\.parts) == own.amendments.map(\.parts))
        for (one, other) in zip(own.amendments, moved.amendments) {
            #expect(abs(other.issued.hours(since: later) - one.issued.hours(since: sent)) < 1e-9)
        }
        #expect(moved.issued(at: sent) == own, "there and back")
    }

    // MARK: destinations

    private static let scenario: Scenario = {
        let plain = Fixtures.plain(columns: 4, rows: 4)
        let first = plain.formations[0]
        let formations = ["a", "b", "c", "d", "e", "f"].map { id in
            Formation(
                id: id, name: id, parent: "", placeName: "", cell: first.cell, men: first.men, weapons: first.weapons,
                confidence: "high", sources: [], note: "")
        }
        let groups = [
            Group(id: "four", title: "", role: .primary, members: [0, 1, 2, 3]),
            Group(id: "three", title: "", members: [3, 4, 5]),
        ]
        return plain.with(formations: formations, groups: groups)
    }()

    /// Every subset of some positions that has so many.
    private func choices(_ number: Int, from positions: [Int]) -> [[Int]] {
        (0..<(1 << positions.count)).map { mask in positions.indices.filter { mask >> $0 & 1 == 1 }.map { positions[$0] } }
            .filter { $0.count == min(number, positions.count) }
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `wherever a directive may lead is among the destinations, whoever is chosen`(seed: UInt64) {
        var stream = TestStream(seed)
        let directive = Self.directive(&stream, issued: Self.hours[0])
        let scenario = Self.scenario.with(directives: Self.scenario.directives + [directive])
        let known = scenario.destinations
        #expect(known[0] == Destination(objective: scenario.objective) && Set(known).count == known.count)
        let open = AddresseeResolver.openChoice(of: directive, in: scenario)
        let chosen = open.map { open in choices(open.number, from: open.from).map { [open.part: $0] } } ?? [[:]]
        for choice in chosen {
            let assignment = AddresseeResolver.assignment(of: directive, in: scenario, chosen: choice)
            var told = zip(assignment.conduct, scenario.standingConduct).map { $0 ?? $1 }
            var all = told
            for changes in assignment.changes {
                told = zip(changes, told).map { $0?.applied(to: $1) ?? $1 }
                all += told
            }
            for conduct in all where conduct.task == .withdraw {
                #expect(known.contains(scenario.destination(of: conduct)), "\(conduct)")
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a formation is told one thing, by the first part that names it`(seed: UInt64) {
        var stream = TestStream(seed)
        let (directive, scenario) = (Self.directive(&stream, issued: nil), Self.scenario)
        let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
        var taken: [Int: Conduct] = [:]
        for part in directive.parts {
            var room = if case .best(let number, _) = part.who { number } else { Int.max }
            for formation in AddresseeResolver.members(of: part.who, in: scenario) where taken[formation] == nil && room > 0 {
                taken[formation] = part.conduct
                room -= 1
            }
        }
        #expect(assignment.conduct == scenario.formations.indices.map { taken[$0] })
        #expect(Set(assignment.going).union(assignment.staying) == Set(taken.keys))
    }

    // MARK: objectives

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `men make for what counts, or for what will count first`(seed: UInt64) {
        var stream = TestStream(seed)
        let goals = (0..<1 + stream.below(4)).map { _ in
            Objective.Goal(
                cells: (0..<16).map { _ in stream.below(4) == 0 }, from: stream.below(3) == 0 ? nil : stream.pick(Self.hours))
        }
        let objective = Objective(name: "there", goals: goals)
        #expect(objective.cells == (0..<16).map { cell in goals.contains { $0.cells[cell] } })
        #expect(objective.dates == objective.dates.sorted() && Set(objective.dates).count == objective.dates.count)
        for time in [Self.hours[0].adding(hours: -1)] + Self.hours + [Self.hours[3].adding(hours: 100)] {
            let counting = goals.filter { goal in goal.from.map { $0 <= time } ?? true }
            let first = goals.compactMap(\.from).min()
            let aimed = counting.isEmpty ? goals.filter { $0.from == first } : counting
            #expect(objective.current(at: time).cells == (0..<16).map { cell in aimed.contains { $0.cells[cell] } })
            #expect(objective.counts(at: time) == !counting.isEmpty)
        }
    }

    @Test func `a force that is half present has half its battalions`() {
        var force = Fixtures.force(battalions: 6, at: CellID(3))
        #expect(force.presentBattalions == 6)
        force.presence = 0.5
        #expect(force.presentBattalions == 3)
    }

    @Test func `a verdict rests on what is stated, or on men of the groups asked about and the enemy tied down`() throws {
        var scenario = Self.scenario
        #expect(
            scenario.clauses.map(\.group) == ["four", Group.all] && scenario.clauses.map(\.quantity) == [.menOut, .tiedDown])
        scenario.groups.append(Group(id: "rest", title: "", role: .secondary, members: [4, 5]))
        #expect(scenario.clauses.map(\.group) == ["four", "rest", Group.all])
        scenario.statedClauses = [VerdictClause(.guerrillas, of: "three")]
        #expect(scenario.clauses == scenario.statedClauses)
        let lesson = try Fixtures.lesson()
        #expect(lesson.clauses.map(\.delta) == [50, 20])
    }
}
