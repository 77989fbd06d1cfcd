/// The light of a span of hours: how much of it is dark, and how much moon there is in the dark.
public struct Light: Hashable, Sendable {
    /// Hours of the dark; those of twilight count in part (`darkness(sunDegrees:)`).
    public let darkHours: Double
    /// Mean share of a full moon's light over the dark hours, 0...1 (lit share, while the moon is up).
    public let moonlight: Double
    /// Hours in all.
    public let hours: Double

    /// Height of the sun at which it is fully dark, degrees: the end of nautical twilight.
    public static let darkSunDegrees = -12.0

    /// Darkness under a height of the sun in degrees, 0...1: 0 down to the horizon, half at the end of civil twilight, 1 from the end of
    /// nautical twilight on, and smooth between.
    public static func darkness(sunDegrees: Double) -> Double {
        let depth = min(1, max(0, sunDegrees / darkSunDegrees))
        return depth * depth * (3 - 2 * depth)
    }

    /// Light that is simply stated.
    public init(darkHours: Double, moonlight: Double, hours: Double) {
        self.darkHours = darkHours
        self.moonlight = moonlight
        self.hours = hours
    }

    /// The light of the hours from a time on, sampled every ten minutes.
    public init(over sky: Sky, from start: LocalTime, hours: Double) {
        let samples = max(1, Int(hours * 6))
        var dark = 0.0
        var moonlight = 0.0
        for sample in 0..<samples {
            let time = start.adding(hours: (Double(sample) + 0.5) / 6)
            let darkness = Self.darkness(sunDegrees: sky.sunAltitude(at: time))
            guard darkness > 0 else { continue }
            dark += darkness
            if sky.moonAltitude(at: time) > 0 { moonlight += darkness * sky.moonIlluminated(at: time) }
        }
        darkHours = hours * dark / Double(samples)
        self.moonlight = dark == 0 ? 0 : moonlight / dark
        self.hours = hours
    }
}
