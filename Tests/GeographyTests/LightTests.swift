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

    @Test func `darkness is smooth in the height of the sun`() {
        #expect([10, 0, -6, -12, -90].map { Light.darkness(sunDegrees: $0) } == [0, 0, 0.5, 1, 1])
        // The steepest it gets is an eighth a degree, half way.
        for height in stride(from: -14.0, through: 2, by: 0.1) {
            let (here, lower) = (Light.darkness(sunDegrees: height), Light.darkness(sunDegrees: height - 0.1))
            #expect(lower >= here && lower - here <= 0.0125 + 1e-12, "\(height)")
        }
    }

    /// Hours from an hour of the day to one of the next.
    private func hours(_ from: String, _ to: String) throws -> Double {
        try #require(LocalTime("1950-10-02T\(to)")).hours(since: try #require(LocalTime("1950-10-01T\(from)")))
    }

    /// Twilight counts half in the mean: the dark lies half way between the hours from sunset to sunrise and those of the nautical
    /// night. Samples stand ten minutes apart: bound 0.2 hours.
    @Test(arguments: Night.table)
    func `dark hours of the nights table`(night: Night) throws {
        let light = Light(over: sky, from: try noon(night), hours: 24)
        let expected = (try hours(night.sunset, night.sunrise) + hours(night.dusk, night.dawn)) / 2
        #expect(abs(light.darkHours - expected) < 0.2, "\(light) for \(expected)")
        #expect(light.hours == 24)
    }

    /// No sun far below the horizon decides: at 54 degrees north in June, where it hardly gets nautically dark, some hours are dark.
    @Test func `short nights are dark in part`() throws {
        let noon = try #require(LocalTime("1941-06-22T12:00"))
        let dark = [52.0, 54, 56, 58, 60].map { latitude in
            Light(over: Sky(latitude: latitude, longitude: 30, utcOffsetHours: 2), from: noon, hours: 24).darkHours
        }
        #expect(dark[1] > 2 && dark[1] < 5, "\(dark)")
        for (south, north) in zip(dark, dark.dropFirst()) { #expect(north < south && south - north < 1.5, "\(dark)") }
    }

    /// The dark hours without moon, twilight in part. The table counts the nautical night, and the moon from its upper limb with
    /// refraction: bound an hour of twilight more, 0.3 hours less.
    @Test(arguments: Night.table)
    func `moonless hours of the nights table`(night: Night) throws {
        var moonless = 0.0
        for sample in 0..<144 {
            let light = Light(over: sky, from: try noon(night).adding(hours: Double(sample) / 6), hours: 1.0 / 6)
            if light.moonlight == 0 { moonless += light.darkHours }
        }
        #expect(moonless - night.moonlessHours > -0.3 && moonless - night.moonlessHours < 1.2, "\(moonless)")
    }

    /// Mean moonlight = lit share x share of the nautical night in which the moon is up; twilight moves it a little. Bound 0.06.
    @Test(arguments: Night.table)
    func `mean moonlight of the nights table`(night: Night) throws {
        let light = Light(over: sky, from: try noon(night), hours: 24)
        let expected = night.illuminatedPercent / 100 * night.moonlitHours / (night.moonlitHours + night.moonlessHours)
        #expect(abs(light.moonlight - expected) < 0.06, "\(light.moonlight) for \(expected)")
    }

    /// The campaign's epochs are six hours from 18:00 on: two of night, two of day.
    @Test func `four epochs of a day`() throws {
        let start = try #require(LocalTime("1950-09-30T18:00"))
        let epochs = (0..<4).map { Light(over: sky, from: start.adding(hours: 6 * Double($0)), hours: 6) }
        #expect(abs(epochs[0].darkHours - 5.3) < 0.2)  // from about 18:42 to 24:00
        #expect(epochs[2].darkHours < 0.5 && epochs[3].darkHours < 0.1)
        let whole = Light(over: sky, from: start, hours: 24)
        #expect(abs(epochs.reduce(0) { $0 + $1.darkHours } - whole.darkHours) < 1e-9, "parts sum to the whole")
    }
}
