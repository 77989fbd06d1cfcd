import Appraisal
import Campaigns
import Geography
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The hours of march that a day's light allows, shared out over its epochs.
@Suite struct EpochLightTests {
    private let march = MarchRules()

    private func series(
        _ start: String = "1950-10-01T18:00", latitude: Double? = nil, epochHours: Int = 12, days: Int = 3
    ) -> [EpochLight] {
        EpochLight.series(
            scenario: Fixtures.plain(start: LocalTime(start)!, latitude: latitude), epochHours: epochHours,
            epochs: days * 24 / epochHours, march: march, contact: ContactRules())
    }

    @Test(arguments: [1, 2, 3, 4, 6, 8, 12, 24])
    func `every hour is dark or light`(epochHours: Int) {
        for latitude in [nil, 0, 38, 54, 70] as [Double?] {
            let lights = series(latitude: latitude, epochHours: epochHours)
            for light in lights {
                #expect(abs(light.darkHours + light.brightHours - Double(epochHours)) < 1e-9)
                #expect(light.darkHours >= -1e-12 && light.brightHours >= -1e-12)
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 6, 8, 12])
    func `the hours of a day's march do not hang on the length of its epochs`(epochHours: Int) {
        let whole = series(epochHours: 24)
        let parts = series(epochHours: epochHours)
        for day in 0..<3 {
            let part = parts[day * 24 / epochHours..<(day + 1) * 24 / epochHours]
            for hours in [\EpochLight.night, \.day, \.both] {
                let sum = part.reduce(0) { $0 + $1[keyPath: hours].total }
                #expect(abs(sum - whole[day][keyPath: hours].total) < 1e-9, "day \(day)")
            }
        }
    }

    @Test func `on an invented map the first epoch is the night, the second the day`() {
        let lights = series()
        #expect(lights.map(\.darkHours) == [12, 0, 12, 0, 12, 0] && lights.map(\.brightHours) == [0, 12, 0, 12, 0, 12])
        #expect(lights[0].night.inTheDark > 0 && lights[1].night.inTheDark == 0)
        #expect(lights[1].day.inTheLight > 0 && lights[0].day.inTheLight == 0)
    }

    @Test func `nobody marches longer than there is light or dark`() {
        for latitude in [nil, 0, 38, 54, 70, 85] as [Double?] {
            for light in series("1950-06-21T12:00", latitude: latitude, epochHours: 6) {
                for hours in [light.night, light.day, light.both] {
                    #expect(hours.inTheDark <= light.darkHours + 1e-9 && hours.inTheLight <= light.brightHours + 1e-9)
                    #expect(hours.inTheDark >= 0 && hours.inTheLight >= 0)
                }
            }
        }
    }

    @Test func `by night, by day and at any hour the rules' hours are marched where the light allows`() {
        let day = series(epochHours: 24)[0]
        #expect(abs(day.day.total - march.dailyHours) < 1e-9 && abs(day.both.total - march.bothHours) < 1e-9)
        #expect(day.night.total <= march.dailyHours + 1e-9 && day.night.inTheLight == 0)
    }

    @Test func `a patrol sees farther in the light than in the dark`() {
        for light in series(latitude: 38) { #expect(light.brightSight > light.darkSight && light.darkSight > 0) }
    }

    @Test func `where it is never dark those who march by night march in the light`() {
        let light = series("1950-06-21T12:00", latitude: 80, epochHours: 24)[0]
        #expect(light.darkHours < 1e-9 && light.night.inTheDark == 0 && light.night.inTheLight > 0)
    }
}
