import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Statistics
import Studies
import TestSupport
import Testing

/// Worlds: each unknown has its law, its address and its place in the scenario, and nothing else moves.
@Suite struct WorldDesignTests {
    private static let design = UncertainCase.design()
    private static let worlds = (0..<600).map(design.world)

    /// Bounds within which a share p of n worlds lies but in one of 30,000 designs.
    private func isShare(_ count: Int, _ p: Double, of n: Int = worlds.count) -> Bool {
        abs(Double(count) - p * Double(n)) <= 4 * (Double(n) * p * (1 - p)).squareRoot() + 1
    }

    // MARK: addresses

    @Test func `a world does not depend on the other unknowns`() throws {
        let fixed = WorldDesign(
            scenario: UncertainCase.scenario(), rules: Rules(), seed: 11, perWorld: 2,
            fixed: ["contact.sightNight", "march.path"])
        let names = Self.design.unknowns.map(\.name)
        #expect(fixed.unknowns.count == names.count - 2)
        for world in [0, 1, 77] {
            let all = Dictionary(uniqueKeysWithValues: zip(names, Self.design.values(in: world)))
            for (unknown, value) in zip(fixed.unknowns, fixed.values(in: world)) {
                #expect(all[unknown.name] == value, "\(unknown.name)")
            }
            #expect(fixed.world(world).rules.appraisal.contact.sightNight == Rules().appraisal.contact.sightNight)
        }
    }

    @Test func `the number of replications in a world does not move it, its seed and its purpose do`() {
        let more = UncertainCase.design(perWorld: 7)
        let other = UncertainCase.design(seed: 12)
        let settling = UncertainCase.design(purpose: .design)
        for world in 0..<5 {
            #expect(more.values(in: world) == Self.design.values(in: world))
            #expect(more.world(world).luckSeed == Self.design.world(world).luckSeed)
            for apart in [other, settling] {
                let same = zip(apart.positions(in: world), Self.design.positions(in: world)).count { $0 == $1 }
                #expect(same == 0, "no draw is shared")
            }
        }
    }

    @Test func `no two unknowns share an address`() throws {
        for name in Fixtures.names {
            let scenario = try Fixtures.library.read(name)
            let unknowns = Unknown.all(of: scenario, rules: RuleBook.rules(for: scenario))
            #expect(Set(unknowns.map(\.name)).count == unknowns.count)
            #expect(Set(unknowns.map { WorldStreams.address(of: $0.name) }).count == unknowns.count, "\(name)")
            #expect(unknowns.allSatisfy { $0.law.isValid && !$0.title.isEmpty && !$0.source.isEmpty })
        }
    }

    // MARK: laws

    @Test func `half of the worlds have less than the best figure of a rule, and none leaves its range`() throws {
        for name in ["contact.sightNight", "march.path", "guerrilla.sweep", "cohesion.ration"] {
            let entry = try #require(RuleBook.entry(name))
            let values = Self.worlds.map { entry.value(in: $0.rules) }
            #expect(values.allSatisfy { entry.range.contains($0) })
            #expect(isShare(values.count { $0 < entry.standard }, 0.5), "\(name)")
        }
    }

    @Test func `strengths lie within their sources, half of them below the best`() {
        let men = UncertainCase.strengths
        for formation in men.indices {
            let drawn = Self.worlds.map { $0.scenario.formations[formation].men }
            #expect(drawn.allSatisfy { $0.low == $0.high && (men[formation].low...men[formation].high).contains($0.best) })
            #expect(isShare(drawn.count { $0.best < men[formation].best }, 0.5), "formation \(formation)")
        }
    }

    /// Two normal numbers of correlation 1/2 are both below their medians with 1/4 + asin(1/2) / 2 pi = 1/3 (Sheppard 1899).
    @Test func `a side shares half of the variance of its strengths, and nothing with the other side`() {
        let own = (0..<2).map { index in
            Self.worlds.map { $0.scenario.formations[index].men.best < UncertainCase.strengths[index].best }
        }
        let enemy = Self.worlds.map { $0.scenario.enemy[0].men.best < 2400 }
        #expect(isShare(zip(own[0], own[1]).count { $0 && $1 }, 1.0 / 3))
        #expect(isShare(zip(own[0], enemy).count { $0 && $1 }, 0.25))
        let zones = (0..<2).map { zone in Self.worlds.map { $0.scenario.theatre.zones[zone].attitude < 0.5 } }
        #expect(isShare(zip(zones[0], zones[1]).count { $0 && $1 }, 1.0 / 3))
    }

    @Test func `battalions present are the share of the men drawn`() {
        for world in Self.worlds.prefix(50) {
            let force = world.scenario.enemy[0]
            #expect(abs(force.presentBattalions - 3 * Double(force.men.best) / 2400) < 1e-12)
        }
    }

    @Test func `a reading is drawn as often as it weighs, and tells the dispersed what to do`() {
        let recalled = Self.worlds.count { world in
            world.assignment(UncertainCase.assignment("go")).reading.dispersed == .recalled
        }
        #expect(isShare(recalled, 0.25))
        // An assignment that is asked for as recalled stays so in every world.
        let asked = UncertainCase.assignment("go").read(as: OrderReading(dispersed: .recalled))
        #expect(Self.worlds.allSatisfy { $0.assignment(asked).reading.dispersed == .recalled })
    }

    // MARK: places and dates

    @Test func `places err by no more than is said, stay on land and off the objective`() {
        let base = UncertainCase.scenario()
        let grid = base.theatre.grid
        var moved = 0
        for world in Self.worlds.map(\.scenario) {
            for (drawn, best) in zip(world.formations, base.formations) where drawn.cell != best.cell {
                let metres = grid.centre(of: drawn.cell).distance(to: grid.centre(of: best.cell))
                #expect(metres <= 4000 * 2.0.squareRoot() + grid.cornerMetres)
                #expect(base.theatre.isLand(drawn.cell) && !base.objective.cells[drawn.cell.offset])
                moved += 1
            }
            for (drawn, best) in zip(world.enemy, base.enemy) {
                let steps = zip(drawn.track, best.track).map { grid.steps(from: $1.cell, to: $0.cell) }
                #expect(steps.allSatisfy { $0 <= 4 })
            }
        }
        #expect(moved > 300)
    }

    @Test func `all dates of a force move together, and within what is said`() {
        let base = UncertainCase.scenario().enemy[0].track
        var shifts: Set<Int> = []
        for world in Self.worlds {
            let track = world.scenario.enemy[0].track
            let hours = zip(track, base).map { $0.time.hours(since: $1.time) }
            #expect(Set(hours).count == 1 && abs(hours[0]) <= 12)
            shifts.insert(track[0].time.minutes)
        }
        #expect(shifts.count > 300)
    }

    @Test func `orders leave later by one number, and the standing conduct by none`() throws {
        let issued = try #require(UncertainCase.assignment("go").directive.issued)
        for world in Self.worlds.prefix(100) {
            let hours = try #require(world.assignment(UncertainCase.assignment("go")).directive.issued).hours(since: issued)
            #expect(abs(hours) <= 3)
            #expect(world.assignment(UncertainCase.assignment("standing")).directive.issued == nil)
        }
    }

    // MARK: conduct

    @Test func `the standing conduct alone is scaled, in the scenario as in the assignment`() throws {
        let sizes = Self.worlds.map { world -> Int in
            let standing = world.assignment(UncertainCase.assignment("standing")).conduct
            #expect(standing == world.scenario.standingConduct.map { Optional($0) })
            #expect(world.assignment(UncertainCase.assignment("go")).conduct.allSatisfy { $0?.detachmentSize == 60 })
            return standing[0]?.detachmentSize ?? 0
        }
        #expect(sizes.allSatisfy { (50...200).contains($0) } && isShare(sizes.count { $0 < 100 }, 0.5))
    }

    @Test func `formations that are exchanged exchange orders to their groups, and are read in each other's place`() throws {
        let design = UncertainCase.design(exchanging: true)
        let split = UncertainCase.assignment("split")
        var exchanged = 0
        for number in 0..<40 {
            let standIns = try #require(design.standIns(in: number))
            let conduct = design.world(number).assignment(split).conduct
            #expect(standIns == [0, 1, 2] || standIns == [2, 1, 0])
            #expect(conduct.map { $0?.task } == standIns.map { split.conduct[$0]?.task })
            exchanged += standIns[0] == 2 ? 1 : 0
        }
        #expect(exchanged > 5 && exchanged < 35)
        #expect(Self.design.standIns(in: 0) == nil, "no reading exchanges any")
    }

    @Test func `courses are as many as a conduct uses, and at least eight`() {
        #expect(Self.worlds[3].rules.planning.courses == 8)
        var many = UncertainCase.scenario()
        many.directives[0].parts[0] = DirectivePart(name: "all", who: .group("all"), conduct: Conduct(ways: 20))
        #expect(UncertainCase.design(of: many).world(3).rules.planning.courses == 20)
    }

    @Test func `what has no range is no unknown`() {
        let plain = Fixtures.plain(enemy: [Fixtures.force(battalions: 1, at: CellID(40))])
        let unknowns = Unknown.all(of: plain, rules: Rules())
        #expect(unknowns.allSatisfy { $0.kind == .rules })
        #expect(unknowns.count == RuleBook.entries.count { $0.isOfCampaigns } - 1, "all but the number of courses")
        let world = UncertainCase.design(of: plain).world(4).scenario
        #expect(world.formations == plain.formations && world.enemy == plain.enemy && world.theatre == plain.theatre)
    }

    @Test(arguments: [("contact.sightNight=0.4", "contact.sightNight"), ("a=b=c", "a"), ("=1", "1"), ("x", "x")])
    func `settings hold the rules that they name`(setting: String, name: String) {
        #expect(WorldDesign.held(by: [setting]) == [name])
    }
}
