import Appraisal
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Marches, hold and hazard on random ground: what turns with the map, what adds up, and what no ground changes.
@Suite struct RoughGroundTests {
    private static let seeds = Array(1...12)
    private static let symmetries = [
        Symmetry(sixths: 1), Symmetry(sixths: 3), Symmetry(isMirrored: true), Symmetry(sixths: 4, isMirrored: true),
    ]
    private let rules = AppraisalRules()

    private func table(_ scenario: Scenario, _ rules: MarchRules = MarchRules()) -> MarchTable {
        MarchTable(theatre: scenario.theatre, rules: rules)
    }

    private func hold(_ scenario: Scenario, _ forces: [EnemyForce]? = nil, blur: Double = 1, rules: HoldRules = HoldRules())
        -> EnemyHold
    {
        let scenario = scenario.with(enemy: forces ?? scenario.enemy)
        var reader = ScheduleReader(scenario: scenario, march: table(scenario), rules: rules)
        return reader.reading(at: scenario.start, blur: blur).hold
    }

    private func isNear(_ a: [Float], _ b: [Float]) -> Bool {
        zip(a, b).allSatisfy { abs($0 - $1) <= 1e-5 * max(1e-2, abs($1)) }
    }

    // MARK: marches

    @Test(arguments: seeds)
    func `a step takes as long back as forth, and none leads into the sea`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        let march = table(scenario)
        for step in march.neighbours.indices where march.neighbours[step] >= 0 {
            let to = Int(march.neighbours[step])
            let back = 6 * to + (step % 6 + 3) % 6
            #expect(Int(march.neighbours[back]) == step / 6)
            for hours in [march.footNight, march.footDay, march.wheels, march.motor] { #expect(hours[step] == hours[back]) }
            #expect(march.side[step] == march.side[back])
            let isLand = scenario.theatre.isLand(CellID(step / 6)) && scenario.theatre.isLand(CellID(to))
            #expect(march.footNight[step].isFinite == isLand && march.motor[step].isFinite == isLand)
            #expect((march.footDayMinutes[step] >= 0) == isLand)
        }
    }

    @Test(arguments: seeds)
    func `day is quicker than night by one factor, and wheels need a road and a dry crossing`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let (march, theatre, grid) = (table(scenario), scenario.theatre, scenario.theatre.grid)
        let factor = Float(rules.march.roadDay / rules.march.roadNight)
        for step in march.footNight.indices where march.footNight[step].isFinite {
            #expect(abs(march.footNight[step] / march.footDay[step] - factor) < 1e-4)
            let direction = try #require(Direction(rawValue: step % 6))
            let side = try #require(grid.side(of: CellID(step / 6), to: direction))
            let isWet = theatre.river[side] >= .river && theatre.crossing[side] == .none
            #expect(march.wheels[step].isFinite == (theatre.road[side].bearsWheels && !isWet))
            #expect(march.side[step].contains(.road) == (theatre.road[side] != .none))
            // Lorries are never slower than men on foot by day, but for what a ford costs.
            let ford = isWet && theatre.road[side] <= .track ? Float(rules.march.fordHours) : 0
            #expect(march.motor[step] <= march.footDay[step] + ford + 1e-4)
        }
    }

    @Test(arguments: [(RiverClass.none, Crossing.none), (.stream, .none), (.river, .none), (.river, .ford), (.river, .bridge)])
    func `what has to be waded is waded`(river: RiverClass, crossing: Crossing) {
        #expect(kind(river, crossing) == (river >= .river && crossing != .bridge ? .ford : []))
    }

    @Test func `a great river takes boats where there is neither ford nor bridge`() {
        #expect(kind(.great, .none) == .boat && kind(.great, .ford) == .ford && kind(.great, .bridge) == [])
    }

    /// The kind of the side east of a cell on open ground with such a river on it.
    private func kind(_ river: RiverClass, _ crossing: Crossing) -> MarchTable.SideKind {
        let old = Fixtures.plain().theatre
        let side = old.grid.side(of: CellID(40), to: .east)!
        var (rivers, crossings) = (old.river, old.crossing)
        (rivers[side], crossings[side]) = (river, crossing)
        let theatre = Theatre(
            id: old.id, title: old.title, grid: old.grid, projection: nil, terrain: old.terrain, elevation: old.elevation,
            ruggedness: old.ruggedness, cover: old.cover, zone: old.zone, road: old.road, river: rivers, crossing: crossings,
            zones: old.zones, places: [], credits: [])
        let march = MarchTable(theatre: theatre, rules: rules.march)
        #expect(march.side[6 * 40 + Direction.east.rawValue] == march.side[6 * 41 + Direction.west.rawValue])
        return march.side[6 * 40 + Direction.east.rawValue]
    }

    @Test(arguments: seeds)
    func `quicker roads make no step slower, and leave the country as it is`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        var quick = rules.march
        (quick.roadDay, quick.roadNight) = (1.2 * quick.roadDay, 1.2 * quick.roadNight)
        let (before, after) = (table(scenario), table(scenario, quick))
        for step in before.footNight.indices where before.footNight[step].isFinite {
            let isRoad = before.side[step].contains(.road)
            #expect(abs(after.footNight[step] * (isRoad ? 1.2 : 1) - before.footNight[step]) < 1e-4)
        }
    }

    // MARK: hold

    @Test(arguments: seeds)
    func `patrols of forces add up, and posts do up to their most`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        let (whole, parts) = (hold(scenario), scenario.enemy.map { hold(scenario, [$0]) })
        let most = Float(HoldRules().postsMaximum)
        for cell in whole.patrols.indices {
            let (patrols, posts) = parts.reduce((Float(0), Float(0))) { ($0.0 + $1.patrols[cell], $0.1 + $1.posts[cell]) }
            #expect(abs(whole.patrols[cell] - patrols) < 1e-5)
            #expect(abs(whole.posts[cell] - min(most, posts)) < 1e-5)
        }
    }

    @Test(arguments: seeds, [0.5, 3])
    func `patrols are conserved on any ground and in proportion to those who are there`(seed: Int, presence: Double) {
        let scenario = Fixtures.rough(seed: seed)
        let sum = { (hold: EnemyHold) in
            hold.patrols.reduce(0) { $0 + Double($1) } * scenario.theatre.grid.cellSquareKilometres
        }
        let battalions = scenario.enemy.reduce(0) { $0 + $1.battalions }
        #expect(abs(sum(hold(scenario)) - 8 * Double(battalions)) < 1e-3)
        #expect(abs(sum(hold(scenario, blur: 2)) - 8 * Double(battalions)) < 1e-3, "rumour makes no patrols")
        let some = scenario.enemy.map { force in
            var force = force
            force.presence = presence
            return force
        }
        #expect(isNear(hold(scenario, some).patrols, hold(scenario).patrols.map { $0 * Float(presence) }))
    }

    @Test(arguments: [(Posture.advance, 0.7), (.security, 1), (.hold, 1), (.reserve, 1), (.absent, 0)])
    func `a posture keeps its share of patrols out`(posture: Posture, share: Double) {
        let scenario = Fixtures.rough(seed: 4, enemy: 1)
        let standing = hold(scenario)
        var force = scenario.enemy[0]
        force.track = [Fix(time: force.track[0].time, cell: force.track[0].cell, posture: posture)]
        let other = hold(scenario, [force])
        #expect(isNear(other.patrols, standing.patrols.map { $0 * Float(share) }))
        #expect(other.isPresent == (posture != .absent))
        // Posts on roads do not depend on the posture of those who are there.
        if posture != .absent { #expect(other.posts == standing.posts) }
    }

    /// On open ground without roads patrols fall by exp(-hours / decay) a step, and stop at the reach.
    @Test func `patrols thin out in closed form`() {
        let middle = CellID(20 * 41 + 20)
        let scenario = Fixtures.plain(columns: 41, rows: 41, enemy: [Fixtures.force(battalions: 5, at: middle)])
        let found = hold(scenario).patrols
        let grid = scenario.theatre.grid
        let minutes = (3 / rules.march.pathByDay * 60).rounded()
        let reach = Int(rules.hold.reachDecays * rules.hold.decayHours * 60 / minutes)
        let weight = (0...reach).map { PortableOracle.exp(-Double($0) * minutes / 60 / rules.hold.decayHours) }
        let total = (0...reach).reduce(0) { $0 + weight[$1] * ($1 == 0 ? 1 : 6 * Double($1)) }
        for cell in found.indices {
            let steps = grid.steps(from: middle, to: CellID(cell))
            let expected = steps > reach ? 0 : 40 * weight[steps] / total / grid.cellSquareKilometres
            #expect(abs(Double(found[cell]) - expected) < 1e-6, "\(steps) steps")
        }
    }

    @Test(arguments: seeds)
    func `a hold of some forces is that of those alone`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        var reader = ScheduleReader(scenario: scenario, march: table(scenario), rules: rules.hold)
        let reading = reader.reading(at: scenario.start)
        let kept = reading.positions[0].cell
        let some = reader.hold(in: reading) { $0.cell == kept }
        let alone = scenario.enemy.filter { $0.track[0].cell == kept }
        #expect(isNear(some.patrols, hold(scenario, alone).patrols))
        for force in scenario.enemy.indices {
            let patrols = reader.patrols(of: force, in: reading)
            var spread = [Float](repeating: 0, count: some.patrols.count)
            for (cell, density) in zip(patrols.cells, patrols.density) { spread[Int(cell)] = density }
            #expect(isNear(spread, hold(scenario, [scenario.enemy[force]]).patrols))
            #expect(patrols.cells == patrols.cells.sorted())
        }
        #expect(reading.men == scenario.enemy.reduce(0) { $0 + $1.men.best })
    }

    // MARK: turned and mirrored

    @Test(arguments: seeds.prefix(4), symmetries.indices)
    func `a map that is turned has its marches, its hold and its hazard turned`(seed: Int, number: Int) throws {
        let (symmetry, centre) = (Self.symmetries[number], Fixtures.centre(ofRadius: 7))
        let scenario = Fixtures.rough(seed: seed)
        let moved = scenario.moved(by: symmetry, about: centre)
        let (before, after) = (table(scenario), table(moved))
        let (held, turned) = (hold(scenario), hold(moved))
        let hazards = [(scenario, held), (moved, turned)].map {
            HazardReader(theatre: $0.0.theatre, rules: rules.contact).hazard(of: $0.1)
        }
        for cell in held.patrols.indices where scenario.theatre.isLand(CellID(cell)) {
            let image = try #require(symmetry.image(of: CellID(cell), about: centre, in: scenario.theatre.grid)).offset
            #expect(
                abs(held.patrols[cell] - turned.patrols[image]) < 1e-5 && abs(held.posts[cell] - turned.posts[image]) < 1e-5)
            #expect(abs(hazards[0][cell].watch - hazards[1][image].watch) < 1e-4)
            #expect(hazards[0][cell].informers == hazards[1][image].informers)
            let hours = { (table: MarchTable, cell: Int) in table.footNight[6 * cell..<6 * cell + 6].sorted() }
            #expect(hours(before, cell) == hours(after, image))
        }
    }
}
