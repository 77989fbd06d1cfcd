import Appraisal
import Geography
import Hexes
import Randomness
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The enemy's hold: patrols are spread, never made or lost.
struct HoldTests {
    private let rules = AppraisalRules()

    @Test func patrolsAreConserved() {
        let middle = CellID(15 * 30 + 15)
        let scenario = Fixtures.plain(columns: 30, rows: 30, enemy: [Fixtures.force(battalions: 9, at: middle)])
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let hold = reader.reading(at: scenario.start).hold
        let patrols = hold.patrols.reduce(0) { $0 + Double($1) } * scenario.theatre.grid.cellSquareKilometres
        #expect(abs(patrols - 72) < 1e-3)
    }

    @Test func holdThinsOutWithTravelAndReachesFartherOnRoads() {
        let grid = HexGrid(columns: 40, rows: 9, flatMetres: 3000)
        let row = 4 * 40
        let eastward = (0..<39).map { grid.side(of: CellID(row + $0), to: .east)! }
        let scenario = Fixtures.plain(
            columns: 40, rows: 9, roads: eastward, enemy: [Fixtures.force(battalions: 9, at: CellID(row + 5), mobility: .motor)]
        )
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let hold = reader.reading(at: scenario.start).hold
        #expect(hold.patrols[row + 5] > hold.patrols[row + 15])
        #expect(hold.patrols[row + 15] > hold.patrols[row + 25])
        #expect(hold.patrols[row + 15] > 2 * hold.patrols[15 + 8 * 40], "the road carries the hold")
        #expect(hold.posts[row + 5] > 0 && hold.posts[15 + 8 * 40] == 0, "posts stand on roads alone")
    }

    /// A series of readings is each reading by itself, to the bit, whatever was read before: blurred or not, wide first or narrow.
    @Test func aReadingDependsOnNoOther() throws {
        let scenario = try Fixtures.lesson()
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        let times = (0...scenario.horizonDays).map { scenario.start.adding(hours: Double(24 * $0 + 12)) }
        let alone = { (time: LocalTime, blur: Double) in
            var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
            return reader.reading(at: time, blur: blur)
        }
        for blurredFirst in [true, false] {
            var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
            let blurred = { (reader: inout ScheduleReader) in times.map { reader.reading(at: $0, blur: 1.7) } }
            let before = blurredFirst ? blurred(&reader) : []
            let series = reader.readings(at: times)
            let believed = blurredFirst ? before : blurred(&reader)
            #expect(series.count == times.count)
            for (number, time) in times.enumerated() {
                for (found, blur) in [(series[number], 1.0), (believed[number], 1.7)] {
                    let wanted = alone(time, blur)
                    #expect(found.hold.patrols == wanted.hold.patrols && found.hold.posts == wanted.hold.posts)
                    #expect(found.positions == wanted.positions && found.men == wanted.men)
                }
            }
        }
        // Somebody moves, and somebody stands: both kinds of days are there.
        let places = times.map { alone($0, 1).positions }
        #expect(Set(places).count > 1 && Set(places).count < places.count)
    }

    @Test func absentForcesHoldNothing() {
        let force = Fixtures.force(battalions: 9, at: CellID(50), posture: .absent)
        let scenario = Fixtures.plain(enemy: [force])
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let reading = reader.reading(at: scenario.start)
        #expect(reading.hold.patrols.allSatisfy { $0 == 0 } && reading.men == 0)
    }

    /// Posts at random on a line, m a kilometre, each watching a strip of width a: a share e^(-ma) is not watched.
    @Test func aLineOfPostsLeavesTheShareOfPoisson() {
        let perKilometre = 0.3
        let width = rules.contact.sightNight
        var luck = ReplicationStreams(seed: 1, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        let length = 200_000.0
        var posts: [Double] = []
        var x = luck.exponential() / perKilometre
        while x < length {
            posts.append(x)
            x += luck.exponential() / perKilometre
        }
        var open = 0.0
        var gaps = 0
        for (post, next) in zip(posts, posts.dropFirst()) where next - post > width {
            open += next - post - width
            gaps += 1
        }
        let cell = CellHazard(watch: 0, posts: Float(perKilometre), informers: 0)
        let hazard = Double(cell.contactsWithPosts(sight: Float(width), road: nil))
        #expect(abs(open / length - PortableOracle.exp(-hazard)) < 0.005)
        #expect(abs(Double(gaps) / length - perKilometre * PortableOracle.exp(-hazard)) < 0.005)
        #expect(abs(open / Double(gaps) - 1 / perKilometre) < 0.05)
    }
}
