import Appraisal
import Graphs
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Blocks on sectors that lie one behind the other: cordons, their mix, and what knowing the ways is worth.
@Suite struct CordonsTests {
    private static let scenario = Fixtures.plain(
        columns: 8, rows: 40, conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps))
    private static let march = MarchTable(theatre: scenario.theatre, rules: MarchRules())
    /// Five places from north to south; the objective is entered from the first.
    private static let game = SectorGame(
        scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
        isThoughtOf: [Bool](repeating: true, count: 320))

    private static func cordons(_ chances: [Double]) -> Cordons {
        Cordons(game: game, cordons: game.cordons(chances: chances), chances: chances)
    }

    private static func mix(_ blocks: Int, belief: [Float], chances: [Double] = Array(repeating: 0.5, count: 5)) -> [Float] {
        let cordons = cordons(chances)
        var sheet = Cordons.BeliefState(cordons)
        sheet.belief = belief
        // Blocks stand all day, and a whole one can stand in each place.
        let whole = [Double](repeating: 1, count: chances.count)
        cordons.mix(Double(blocks), cordons.staffing(timeLeft: whole, limits: whole), on: &sheet)
        return sheet.inspections
    }

    @Test func `the places are a line with one exit`() {
        #expect(Self.game.count == 5 && Self.game.hasExit == [true, false, false, false, false])
        #expect(Self.game.neighbours.map { $0.sorted() } == [[1], [0, 2], [1, 3], [2, 4], [3]])
        #expect(Self.game.crossingHours.allSatisfy { $0 > 0 })
    }

    @Test func `men must pass what lies before them`() {
        #expect(Self.game.cordon([2]).isBeyond == [false, false, false, true, true])
        #expect(Self.game.cordon([0]).isBeyond == [false, true, true, true, true])
        #expect(Self.game.cordon([4]).isBeyond == [false, false, false, false, false])
        #expect(
            Self.game.cordon([3, 1]).places == [1, 3] && Self.game.cordon([3, 1]).isBeyond == [false, false, true, true, true])
        #expect(Self.game.cordon([]).isBeyond.allSatisfy { !$0 })
    }

    @Test(arguments: [1, 2, 3])
    func `blocks are placed, and no place more than for certain`(blocks: Int) {
        let inspections = Self.mix(blocks, belief: [0, 0, 0, 0, 100])
        #expect(inspections.allSatisfy { $0 >= 0 && $0 <= 1 })
        let placed = inspections.reduce(0, +)
        #expect(placed >= 1 - 1e-3 && placed <= Float(blocks) + 1e-3)
    }

    @Test func `no block stands behind those who are hunted`() {
        for place in 1..<5 {
            var belief = [Float](repeating: 0, count: 5)
            belief[place] = 50
            let inspections = Self.mix(1, belief: belief)
            #expect((place..<5).allSatisfy { inspections[$0] == 0 }, "\(place): \(inspections)")
        }
    }

    @Test func `one block stands where it meets most`() {
        // In a single file of places a block meets with the chance of its place.
        for best in 0..<4 {
            var chances = [0.2, 0.2, 0.2, 0.2, 0.2]
            chances[best] = 0.6
            let inspections = Self.mix(1, belief: [0, 0, 0, 0, 1], chances: chances)
            #expect(abs(inspections[best] - 1) < 1e-4, "\(best): \(inspections)")
        }
    }

    @Test func `more blocks than places leave some over`() {
        let inspections = Self.mix(9, belief: [0, 0, 0, 0, 1])
        #expect(inspections.reduce(0, +) <= 4 + 1e-3 && inspections[4] == 0)
    }

    @Test func `where nobody is believed nobody is looked for`() {
        #expect(Self.mix(3, belief: [0, 0, 0, 0, 0]).allSatisfy { $0 == 0 })
        // Men who can step into the objective pass no block.
        #expect(Self.mix(3, belief: [70, 0, 0, 0, 0]).allSatisfy { $0 == 0 })
    }

    @Test func `belief in another unit gives the same`() {
        let belief: [Float] = [0, 3, 1, 0, 7]
        let (one, other) = (Self.mix(2, belief: belief), Self.mix(2, belief: belief.map { 64 * $0 }))
        #expect(zip(one, other).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    // MARK: what knowing the ways is worth

    private static func exploitability(
        blocks: Int, chance: Double, ways: Int = 1, scenario: Scenario = scenario
    ) -> Exploitability? {
        let rules = Rules()
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: reader.situation(at: scenario.start).hazard,
            rules: WayRules(rules.appraisal, rules.planning))
        let book = CourseBook(scenario: scenario, march: march, rules: rules.planning, looks: 1) { _ in cost }
        return Exploitability(
            scenario: scenario, march: march, book: book, game: game,
            blocks: Exploitability.Blocks(number: blocks, chances: Array(repeating: chance, count: 5)),
            parties: [Exploitability.Party(formation: 0, detachmentSize: 50, ways: ways)])
    }

    @Test(arguments: [(1, 0.3), (1, 0.9), (2, 0.3), (4, 0.25)])
    func `in a single file all is known beforehand`(blocks: Int, chance: Double) throws {
        let found = try #require(Self.exploitability(blocks: blocks, chance: chance))
        let meetings = Double(blocks) * chance
        #expect(abs(found.value - meetings) < 1e-6 && abs(found.asSent - meetings) < 1e-6)
        #expect(abs(found.oneWay - meetings) < 1e-6 && abs(found.gain) < 1e-6)
        #expect(found.men == 400 && found.detachments == 8)
    }

    @Test func `nobody is met by no block, and nobody is met who does not go`() {
        #expect(Self.exploitability(blocks: 0, chance: 0.5) == nil)
        let none = Self.scenario.with(
            formations: Fixtures.plain(
                columns: 8, rows: 40, from: CellID(3)
            ).formations)
        #expect(Self.exploitability(blocks: 1, chance: 0.5, scenario: none) == nil)
        let nobody = Self.scenario.with(
            formations: Fixtures.plain(columns: 8, rows: 40, men: Strength(low: 0, best: 0, high: 0)).formations)
        #expect(Self.exploitability(blocks: 1, chance: 0.5, scenario: nobody) == nil)
    }

    // MARK: obstacles

    private static func obstacle(_ formations: [Int], _ scenario: Scenario) -> CrossingObstacle? {
        CrossingObstacle(
            CrossingTask(formations: formations, at: scenario.start, detachmentSize: 40),
            on: PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules()))
    }

    @Test func `what stands in the way of a plan is told`() {
        #expect(Self.obstacle([], Fixtures.plain()) == .nobody)
        #expect(Self.obstacle([0], Fixtures.plain(men: Strength(low: 0, best: 0, high: 9))) == .noMen)
        #expect(Self.obstacle([0], Fixtures.plain(from: CellID(5))) == .allAtObjective)
        #expect(Self.obstacle([0], Fixtures.plain(sea: Set(48..<60))) == .noWay([0]))
        #expect(Self.obstacle([0], Fixtures.plain()) == nil)
    }

    @Test func `only those are stranded who have no way`() {
        let plain = Fixtures.plain(sea: Set(48..<60))
        let north = Fixtures.plain(from: CellID(30)).formations[0]
        #expect(Self.obstacle([0, 1], plain.with(formations: plain.formations + [north])) == .noWay([0]))
    }
}
