import Geography
import Testing

/// One row of an almanac of 1950 for 37 N 128 E, computed with PyEphem: times of day, lit percent, and hours of the night
/// that begins on the date.
struct Night: Sendable, CustomTestStringConvertible {
    let date, sunrise, sunset, dusk, dawn: String
    let illuminatedPercent, moonlitHours, moonlessHours: Double

    init(
        _ date: String, _ sunrise: String, _ sunset: String, _ dusk: String, _ dawn: String, _ percent: Double,
        _ moonlit: Double, _ moonless: Double
    ) {
        (self.date, self.sunrise, self.sunset, self.dusk, self.dawn) = (date, sunrise, sunset, dusk, dawn)
        (illuminatedPercent, moonlitHours, moonlessHours) = (percent, moonlit, moonless)
    }

    var testDescription: String { date }

    static let table = [
        Night("1950-09-22", "06:14", "18:26", "19:22", "05:18", 87, 7.5, 2.4),
        Night("1950-09-26", "06:18", "18:20", "19:16", "05:22", 100, 10.1, 0.0),
        Night("1950-09-30", "06:21", "18:14", "19:10", "05:25", 82, 9.4, 0.8),
        Night("1950-10-01", "06:22", "18:12", "19:08", "05:26", 75, 8.8, 1.5),
        Night("1950-10-04", "06:24", "18:08", "19:04", "05:28", 47, 6.3, 4.1),
        Night("1950-10-07", "06:27", "18:04", "18:59", "05:31", 19, 3.2, 7.4),
        Night("1950-10-10", "06:30", "17:59", "18:55", "05:34", 1, 0.0, 10.6),
        Night("1950-10-15", "06:34", "17:52", "18:48", "05:38", 22, 1.4, 9.4),
        Night("1950-10-19", "06:38", "17:47", "18:43", "05:41", 66, 6.0, 5.0),
        Night("1950-10-26", "06:45", "17:38", "18:35", "05:48", 99, 11.2, 0.0),
        Night("1950-10-31", "06:50", "17:32", "18:30", "05:52", 73, 8.9, 2.4),
    ]
}

@Suite struct LightTests {
    private let sky = Sky(latitude: 37, longitude: 128, utcOffsetHours: 9)

    private func noon(_ night: Night) throws -> LocalTime { try #require(LocalTime(night.date)).adding(hours: 12) }

    /// Samples stand ten minutes apart, so each end of the night may be off by 5: bound 0.2 hours. Measured 0.13.
    @Test(arguments: Night.table)
    func `dark hours of the nights table`(night: Night) throws {
        let light = Light(over: sky, from: try noon(night), hours: 24)
        #expect(abs(light.darkHours - night.moonlitHours - night.moonlessHours) < 0.2, "\(light)")
        #expect(light.hours == 24)
    }

    /// The table counts from the moon's upper limb with refraction, `Light` from its centre without: up to 5 minutes at
    /// moonrise, on top of the 10 of sampling. Bound 0.3 hours. Measured 0.2.
    @Test(arguments: Night.table)
    func `moonless hours of the nights table`(night: Night) throws {
        var moonless = 0.0
        for sample in 0..<144 {
            let light = Light(over: sky, from: try noon(night).adding(hours: Double(sample) / 6), hours: 1.0 / 6)
            if light.moonlight == 0 { moonless += light.darkHours }
        }
        #expect(abs(moonless - night.moonlessHours) < 0.3, "\(moonless)")
    }

    /// Mean moonlight = lit share x share of the dark in which the moon is up. Bound 0.02. Measured 0.014.
    @Test(arguments: Night.table)
    func `mean moonlight of the nights table`(night: Night) throws {
        let light = Light(over: sky, from: try noon(night), hours: 24)
        let expected = night.illuminatedPercent / 100 * night.moonlitHours / (night.moonlitHours + night.moonlessHours)
        #expect(abs(light.moonlight - expected) < 0.02, "\(light.moonlight) for \(expected)")
    }

    /// The campaign's epochs are six hours from 18:00 on: two of night, two of day.
    @Test func `four epochs of a day`() throws {
        let start = try #require(LocalTime("1950-09-30T18:00"))
        let epochs = (0..<4).map { Light(over: sky, from: start.adding(hours: 6 * Double($0)), hours: 6) }
        #expect(epochs.map(\.isNight) == [true, true, false, false])
        #expect(abs(epochs[0].darkHours - 4.83) < 0.2)  // from 19:10 to 24:00
        #expect(epochs[2].darkHours == 0 && epochs[2].moonlight == 0)
        let whole = Light(over: sky, from: start, hours: 24)
        #expect(abs(epochs.reduce(0) { $0 + $1.darkHours } - whole.darkHours) < 1e-9, "parts sum to the whole")
    }

    @Test func `a stated light is what was stated`() {
        let light = Light(darkHours: 4, moonlight: 0.5, hours: 6)
        #expect(light.isNight)
        #expect(!Light(darkHours: 3, moonlight: 0, hours: 6).isNight, "half is not most")
    }
}
