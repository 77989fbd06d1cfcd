import Appraisal
import Geography
import Planning
import RuleSets
import TestSupport
import Testing

/// Hours of march as dates: by nights that follow one another, on an invented map and under a real sky.
@Suite struct MarchClockTests {
    private let rules = MarchRules()

    private func clock(_ time: String, nights: Int = 4, latitude: Double? = nil) -> MarchClock {
        let start = LocalTime(time)!
        return MarchClock(
            scenario: Fixtures.plain(start: start, latitude: latitude), from: start, nights: nights, rules: rules)
    }

    @Test func `on an invented map it is dark from six to six`() {
        let clock = clock("1950-10-01T18:00")
        #expect(clock.nights.map(\.start.description) == (1...4).map { "1950-10-0\($0)T18:00" })
        let hours = rules.hoursByNight(dark: 12, bright: 12).total
        #expect(clock.nights.allSatisfy { abs($0.hours - hours) < 1e-9 })
    }

    @Test func `one who sets out in the morning waits for the evening`() {
        #expect(clock("1950-10-01T13:00").nights[0].start.description == "1950-10-01T18:00")
        // Before dawn some of the night is left.
        let early = clock("1950-10-01T03:00")
        #expect(early.nights[0].start.description == "1950-10-01T03:00")
        #expect(early.nights[0].hours <= early.nights[1].hours && early.nights[1].start.description == "1950-10-01T18:00")
    }

    @Test func `hours of march end where the night's do`() throws {
        let clock = clock("1950-10-01T18:00")
        let hours = clock.nights[0].hours
        #expect(clock.time(afterMarching: 0) == clock.nights[0].start && clock.night(afterMarching: 0) == 1)
        #expect(clock.time(afterMarching: hours) == clock.nights[0].start.adding(hours: hours))
        #expect(clock.night(afterMarching: hours) == 1 && clock.night(afterMarching: hours + 0.1) == 2)
        let next = try #require(clock.time(afterMarching: hours + 1))
        #expect(next == clock.nights[1].start.adding(hours: 1))
        #expect(clock.time(afterMarching: 4 * hours) != nil && clock.time(afterMarching: 4 * hours + 0.01) == nil)
        #expect(clock.night(afterMarching: 4 * hours + 0.01) == nil)
    }

    @Test func `later hours are never earlier dates`() {
        let clock = clock("1950-10-01T18:00", nights: 10, latitude: 38)
        let total = clock.nights.reduce(0) { $0 + $1.hours }
        let times = (0...400).compactMap { clock.time(afterMarching: Double($0) / 400 * total) }
        #expect(times.count == 401 && zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func `nights grow from June to December in the north, and shrink in the south`() {
        for (latitude, sign) in [(45.0, 1.0), (-45, -1)] {
            let starts = ["1950-06-21T12:00", "1950-09-21T12:00", "1950-12-21T12:00"]
            let hours = starts.map { clock($0, nights: 1, latitude: latitude).nights[0].start }
            let minutes = hours.map { sign * Double($0.minuteOfDay) }
            #expect(minutes == minutes.sorted(by: >), "dusk comes earlier: \(hours)")
        }
    }

    @Test func `where the sun does not rise or does not set there is a clock all the same`() {
        for date in ["1950-06-21T12:00", "1950-12-21T12:00"] {
            let clock = clock(date, nights: 3, latitude: 80)
            #expect(clock.nights.allSatisfy { $0.hours > 0 && $0.hours <= 24 })
            #expect(zip(clock.nights, clock.nights.dropFirst()).allSatisfy { $1.start.hours(since: $0.start) <= 24.01 })
        }
    }

    @Test func `no nights, no dates`() {
        let clock = clock("1950-10-01T18:00", nights: 0)
        #expect(clock.nights.isEmpty && clock.time(afterMarching: 0) == nil && clock.night(afterMarching: 0) == nil)
    }
}
