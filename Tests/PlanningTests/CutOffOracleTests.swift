import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Who is cut off, on random ground, by a slow flood of the map for each place; and cordons by a flood from each place.
@Suite struct CutOffOracleTests {
    private static let seeds = Array(1...12)

    /// The quickest hours from each cell to some cells on foot by day, in whole minutes, by relaxation until nothing changes.
    private static func minutes(to ends: [Bool], march: MarchTable) -> [Int] {
        var found = ends.map { $0 ? 0 : Int.max }
        var isChanging = true
        while isChanging {
            isChanging = false
            for step in march.neighbours.indices where march.footDay[step].isFinite {
                let next = found[Int(march.neighbours[step])]
                guard next < .max else { continue }
                let here = next + Int((march.footDay[step] * 60).rounded())
                if here < found[step / 6] { (found[step / 6], isChanging) = (here, true) }
            }
        }
        return found
    }

    /// True if a way over steps of finite hours leads from some cells to others, both and all between them being open.
    private static func isLinked(_ starts: [Int], _ ends: [Bool], hours: [Float], neighbours: [Int32], isOpen: (Int) -> Bool)
        -> Bool
    {
        var seen = Set(starts.filter(isOpen))
        var open = Array(seen)
        while let cell = open.popLast() {
            if ends[cell] { return true }
            for step in 6 * cell..<6 * cell + 6 where hours[step].isFinite {
                let next = Int(neighbours[step])
                if isOpen(next), seen.insert(next).inserted { open.append(next) }
            }
        }
        return false
    }

    /// The answer for each cell of the map by the words of the rule, one flood a cell.
    private static func flooded(_ scenario: Scenario) throws -> [Bool?] {
        let (rules, ownGround) = (AppraisalRules(), 3)
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let (reading, own) = (schedule.reading(at: scenario.start), schedule.ownHold())
        let grid = scenario.theatre.grid
        let refuge = try #require(scenario.refuge)
        let distance = minutes(to: refuge.cells, march: march)
        let roads = (0..<grid.count).filter { cell in (0..<6).contains { march.wheels[6 * cell + $0].isFinite } }
        let heads = { (cell: Int) in
            let near = roads.map { grid.steps(from: CellID($0), to: CellID(cell)) }
            let reach = max(ownGround, near.min() ?? 0)
            return zip(roads, near).filter { $0.1 <= reach }.map(\.0)
        }
        let ends = (0..<grid.count).map { refuge.cells[$0] && roads.contains($0) }
        return (0..<grid.count).map { cell in
            guard scenario.theatre.isLand(CellID(cell)), ends.contains(true) else { return nil }
            if refuge.cells[cell] { return true }
            let nearer = schedule.hold(in: reading) { distance[$0.cell.offset] < distance[cell] }
            let isOpen = { (cell: Int) in nearer.patrols[cell] <= max(own[cell], Float(rules.hold.controlFloor)) }
            let linked = heads(cell).filter {
                isLinked([$0], ends, hours: march.wheels, neighbours: march.neighbours) { _ in true }
            }
            if !linked.isEmpty {
                return isLinked(linked, ends, hours: march.wheels, neighbours: march.neighbours, isOpen: isOpen)
            }
            guard distance[cell] < .max else { return true }
            return isLinked([cell], refuge.cells, hours: march.footDay, neighbours: march.neighbours, isOpen: isOpen)
        }
    }

    @Test(arguments: seeds, [20, 45])
    func `one widest path tells what a flood for each place tells`(seed: Int, roads: Int) throws {
        let scenario = Fixtures.rough(seed: seed, radius: 5, enemy: 4, roads: roads)
        let rules = AppraisalRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let places = (0..<scenario.theatre.grid.count).map { CellID($0) }.filter(scenario.theatre.isLand)
        let reader = try #require(
            RefugeReader(
                scenario: scenario, march: march, hold: rules.hold, ownHold: schedule.ownHold(), ownGround: 3, places: places))
        let reading = schedule.reading(at: scenario.start)
        let day = reader.day(of: reading) { schedule.patrols(of: $0, in: reading) }
        let expected = try Self.flooded(scenario)
        for place in places {
            guard let answer = expected[place.offset] else { continue }
            #expect(reader.isFree(place, on: day) == answer, "cell \(place.offset)")
        }
    }

    // MARK: turned maps

    @Test(
        arguments: seeds.prefix(5),
        [Symmetry(sixths: 2), Symmetry(isMirrored: true), Symmetry(sixths: 5, isMirrored: true)].indices)
    func `a map that is turned is read alike`(seed: Int, number: Int) {
        let symmetry = [Symmetry(sixths: 2), Symmetry(isMirrored: true), Symmetry(sixths: 5, isMirrored: true)][number]
        let scenario = Fixtures.rough(seed: seed)
        let moved = scenario.moved(by: symmetry, about: Fixtures.centre(ofRadius: 7))
        let found = [scenario, moved].map { scenario in
            var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
            return reader.situation(at: scenario.start)
        }
        let (one, other) = (found[0], found[1])
        #expect(abs(one.cordonValue - other.cordonValue) < 1e-4, "\(one.cordonValue), \(other.cordonValue)")
        for (a, b) in zip(one.standings, other.standings) {
            #expect(a.isCutOff == b.isCutOff && a.hasWay == b.hasWay && a.since == b.since)
            #expect(abs(a.gameValue - b.gameValue) < 1e-4)
            #expect(a.uncertaintyKilometres == b.uncertaintyKilometres)
            if a.hasWay { #expect(abs(a.leastContacts - b.leastContacts) < 0.02 * a.leastContacts + 0.01) }
        }
        let bounds = [scenario, moved].map { scenario in
            let march = MarchTable(theatre: scenario.theatre, rules: MarchRules())
            return MarchNetwork(scenario: scenario, march: march, rules: MarchRules(), ground: .everywhere)
                .bound(for: Array(scenario.formations.indices))?.hours ?? -1
        }
        #expect(abs(bounds[0] - bounds[1]) < 1e-3 * max(1, bounds[0]), "\(bounds)")
    }

    @Test(arguments: seeds)
    func `shares of gaps and figures of the situation keep to their bounds`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        #expect(situation.gaps.reduce(0) { $0 + $1.share } <= 1 + 1e-9)
        #expect(situation.gaps.map(\.share) == situation.gaps.map(\.share).sorted(by: >))
        #expect(situation.gaps.isEmpty || situation.standings.contains(where: \.isCutOff))
        let cordon = Set(situation.cordon)
        for gap in situation.gaps {
            #expect(gap.cells.allSatisfy(cordon.contains) && gap.battalionsToClose >= 0)
            #expect(gap.isShut == (gap.catchChance >= SituationRules().shutChance))
            #expect(gap.widthKilometres == 3 * Double(gap.cells.count))
        }
        for standing in situation.standings {
            #expect((0...1).contains(standing.gameValue) && (standing.isCutOff || standing.gameValue == 0))
            #expect(standing.isCutOff != standing.holders.isEmpty || scenario.enemy.isEmpty)
            #expect(standing.since == nil || standing.isCutOff)
        }
    }

    // MARK: cordons

    @Test(arguments: 1...20)
    func `men of a place must pass a cordon where no way leads round it`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed, radius: 15)
        let march = MarchTable(theatre: scenario.theatre, rules: MarchRules())
        let game = SectorGame(
            scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: scenario.theatre.terrain.map { $0 != .sea })
        var numbers = SeededNumbers(seed: seed)
        let blocked = (0..<game.count).filter { _ in numbers.happens(30) }
        let cordon = game.cordon(blocked.reversed())
        #expect(cordon.places == blocked)
        for place in 0..<game.count {
            // Men start from a place whether it is blocked or not.
            var seen: Set<Int> = [place]
            var open = [place]
            var isThrough = false
            while let here = open.popLast() {
                isThrough = isThrough || game.hasExit[here]
                for next in game.neighbours[here] where !blocked.contains(next) && seen.insert(next).inserted {
                    open.append(next)
                }
            }
            #expect(cordon.isBeyond[place] == !isThrough, "place \(place)")
        }
        for place in 0..<game.count {
            #expect(game.neighbours[place].allSatisfy { game.neighbours[$0].contains(place) })
        }
    }

    @Test(arguments: 1...12)
    func `blocks never add up to more than there are, nor any place to more than can stand there`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed, radius: 15)
        let march = MarchTable(theatre: scenario.theatre, rules: MarchRules())
        let game = SectorGame(
            scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: scenario.theatre.terrain.map { $0 != .sea })
        let chances = game.chances(contactsPerHour: 0.1)
        let cordons = Cordons(game: game, cordons: game.cordons(chances: chances), chances: chances)
        var numbers = SeededNumbers(seed: seed)
        let limits = (0..<game.count).map { _ in Double(numbers.next(below: 5)) / 4 }
        let left = (0..<game.count).map { _ in Double(1 + numbers.next(below: 4)) / 4 }
        let staffing = cordons.staffing(timeLeft: left, limits: limits)
        let belief = (0..<game.count).map { _ in Float(numbers.next(below: 50)) }
        var sheet = Cordons.BeliefState(cordons)
        var before: Float = 0
        for blocks in 1...5 {
            sheet.belief = belief
            cordons.mix(Double(blocks), staffing, on: &sheet)
            let placed = sheet.inspections.reduce(0, +)
            #expect(placed <= Float(blocks) + 1e-3 && placed >= before - 1e-3)
            for (place, chance) in sheet.inspections.enumerated() {
                #expect(chance >= 0 && chance <= Float(limits[place]) + 1e-5, "place \(place)")
            }
            before = placed
        }
        // The same day again gives the same blocks: nothing is left over on the sheet.
        var fresh = Cordons.BeliefState(cordons)
        fresh.belief = belief
        cordons.mix(5, staffing, on: &fresh)
        #expect(fresh.inspections == sheet.inspections)
    }
}
