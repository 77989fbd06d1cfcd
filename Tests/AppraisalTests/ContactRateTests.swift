import Appraisal
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The law of contact and the law of rivers, in closed form.
struct ContactRateTests {
    private let contact = ContactRules()

    @Test func aRateIsPatrolsOnTheirStripAndInformers() {
        let cell = CellHazard(watch: 0.3, posts: 0.2, informers: 0.01)
        #expect(abs(cell.rate(sight: 0.25) - 0.085) < 1e-7)
        // Half a step on a road of 3 km that takes 2 hours, and across a road that is not followed.
        #expect(abs(cell.contacts(hours: 2, sight: 0.25, road: 3, share: 0.5) - (0.17 + 0.3)) < 1e-6)
        #expect(abs(cell.contacts(hours: 2, sight: 0.25, road: nil) - (0.17 + 0.05)) < 1e-6)
        // The watch alone, without the people's reports.
        #expect(abs(cell.contactsWithWatch(hours: 2, sight: 0.25, road: nil) - (0.15 + 0.05)) < 1e-6)
    }

    @Test func sizeIsRelativeToTheReference() {
        #expect(contact.sizeFactor(men: 50) == 1)
        #expect(abs(contact.sizeFactor(men: 200) - 2) < 1e-12)
        var other = contact
        other.referenceMen = 80
        other.sizeExponent = 1
        #expect(abs(other.sizeFactor(men: 20) - 0.25) < 1e-12)
    }

    @Test func coverHidesFromPatrolsAndInPartFromPosts() {
        let scenario = Fixtures.plain(people: 10_000, cover: 1)
        let count = scenario.theatre.grid.count
        let hold = EnemyHold(patrols: [Float](repeating: 0.1, count: count), posts: [Float](repeating: 0.4, count: count))
        let cell = HazardReader(theatre: scenario.theatre, rules: contact).hazard(of: hold)[7]
        #expect(abs(Double(cell.watch) - 0.1 * contact.relativeSpeed * contact.coverFull) < 1e-7)
        #expect(abs(Double(cell.posts) - 0.4 * (1 - contact.postCover * (1 - contact.coverFull))) < 1e-7)
        let density = scenario.theatre.zones[0].density
        #expect(abs(Double(cell.informers) - contact.informers * contact.pursuitFinds * density * contact.coverFull) < 1e-9)
    }

    @Test func attitudeTurnsInformersUpAndDown() {
        let informers = [0.0, 0.5, 1].map { attitude -> Double in
            let scenario = Fixtures.plain(people: 10_000, attitude: attitude)
            let none = [Float](repeating: 0, count: scenario.theatre.grid.count)
            let reader = HazardReader(theatre: scenario.theatre, rules: contact)
            return Double(reader.hazard(of: EnemyHold(patrols: none, posts: none))[0].informers)
        }
        #expect(abs(informers[0] / informers[1] - contact.attitudeFactor) < 1e-5)
        #expect(abs(informers[1] / informers[2] - contact.attitudeFactor) < 1e-5)
    }

    @Test func aRiverCostsItsTimeAndThatOfTheMen() {
        var rules = MarchRules()
        rules.fordHours = 1.5
        rules.fordMenPerHour = 400
        rules.boatMenPerHour = 50
        let river = RiverCrossing(rules)
        #expect(river.hours([], men: 1000) == 0 && river.hours(.road, men: 1000) == 0)
        #expect(abs(river.hours(.ford, men: 100) - 1.75) < 1e-6)
        #expect(abs(river.hours([.road, .boat], men: 100) - 3.5) < 1e-6)
        #expect(river.hours(.boat, men: 0) == 1.5)
    }

    @Test func columnsAreCountedInSteps() {
        var rules = MarchRules()
        #expect([24, 25, 40, 74, 75, 1000].map(rules.column) == [0, 50, 50, 50, 100, 1000])
        rules.columnStep = 1
        #expect([1, 24, 333].map(rules.column) == [1, 24, 333])
    }

    /// A force that goes a way of n cells stands elsewhere n - 1 times between its fixes.
    @Test func theScheduleKnowsWhenItChanges() {
        let grid = Fixtures.plain().theatre.grid
        let (from, to) = (grid.cell(column: 1, row: 5)!, grid.cell(column: 9, row: 5)!)
        let fixes = [
            Fix(time: LocalTime("1950-09-01")!, cell: from, posture: .advance),
            Fix(time: LocalTime("1950-09-10")!, cell: to, posture: .hold),
        ]
        let force = EnemyForce(
            id: "e", name: "E", parent: "", kind: "infantry", battalions: 3, men: Strength(low: 1, best: 1, high: 1),
            mobility: .foot, track: fixes, confidence: "high", sources: [])
        let scenario = Fixtures.plain(enemy: [force])
        let march = MarchTable(theatre: scenario.theatre, rules: MarchRules())
        let schedule = EnemySchedule(forces: [force], theatre: scenario.theatre, march: march, rules: HoldRules())
        let changes = schedule.changes(until: LocalTime("1950-09-30")!)
        #expect(changes.count == 2 + 8 && changes == changes.sorted() && changes.first == fixes[0].time)
        for change in changes.dropFirst() {
            let before = schedule.position(of: 0, at: LocalTime(minutes: change.minutes - 2))
            #expect(before != schedule.position(of: 0, at: change), "\(change)")
        }
        #expect(schedule.changes(until: fixes[0].time).count == 1)
        #expect(schedule.position(of: 0, at: LocalTime("1950-08-31")!).posture == .absent)
    }
}
