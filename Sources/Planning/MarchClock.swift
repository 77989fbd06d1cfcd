import Appraisal
import Geography
import RuleSets
import Scenarios

/// Turns hours of march by night into dates: so many hours each night, from dusk on.
///
/// The hours are those of `MarchRules.hoursByNight`. A night begins where it is half as dark as it gets; on an invented map it is dark from
/// 18:00 to 06:00.
public struct MarchClock: Sendable {
    /// A night's march.
    public struct Night: Hashable, Sendable {
        /// When it begins.
        public let start: LocalTime
        /// Hours that are marched.
        public let hours: Double
    }

    /// Hours by which the sum of many steps may miss a whole night.
    private static let rounding = 1e-9

    /// The nights from the first on.
    public let nights: [Night]

    /// The nights after a time, so many of them.
    public init(scenario: Scenario, from time: LocalTime, nights count: Int, rules: MarchRules) {
        let noonHour = 12.0
        let isMorning = Double(time.minuteOfDay) < noonHour * 60
        nights = (0..<count).compactMap { night in
            // From noon to noon, so that each span holds one night.
            let noon = time.startOfDay.adding(hours: noonHour + 24 * Double(night) - (isMorning ? 24 : 0))
            guard let dark = Self.dark(scenario, from: max(noon, time), until: noon.adding(hours: 24)) else { return nil }
            let hours = rules.hoursByNight(dark: dark.hours, bright: dark.ofHours - dark.hours).total
            return hours > 0 ? Night(start: dark.start, hours: hours) : nil
        }
    }

    /// The time after so many hours of march; nil beyond the last night.
    public func time(afterMarching hours: Double) -> LocalTime? {
        var left = hours
        for night in nights {
            if left <= night.hours + Self.rounding { return night.start.adding(hours: left) }
            left -= night.hours
        }
        return nil
    }

    /// The number of the night, from 1, in which so many hours are done; nil beyond the last.
    public func night(afterMarching hours: Double) -> Int? {
        var left = hours
        for (index, night) in nights.enumerated() {
            if left <= night.hours + Self.rounding { return index + 1 }
            left -= night.hours
        }
        return nil
    }

    /// When the dark begins in a span, and how long it lasts of how many hours, to ten minutes; nil for a span of none.
    private static func dark(
        _ scenario: Scenario, from start: LocalTime, until end: LocalTime
    ) -> (start: LocalTime, hours: Double, ofHours: Double)? {
        let samples = (0..<Int(end.hours(since: start) * 6)).map { start.adding(hours: Double($0) / 6) }
        let darkness = samples.map(scenario.darkness)
        guard let most = darkness.max(), let dusk = darkness.firstIndex(where: { $0 >= most / 2 }) else { return nil }
        return (samples[dusk], darkness.reduce(0, +) / 6, Double(samples.count) / 6)
    }
}
