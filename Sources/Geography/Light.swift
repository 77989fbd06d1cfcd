/// The light of a span of hours: how much of it is dark, and how much moon there is in the dark.
public struct Light: Hashable, Sendable {
    /// Hours between the end of nautical twilight and its beginning.
    public let darkHours: Double
    /// Mean share of a full moon's light over the dark hours, 0...1 (lit share, while the moon is up).
    public let moonlight: Double
    /// Hours in all.
    public let hours: Double

    /// Height of the sun below which it is dark, degrees: the end of nautical twilight.
    public static let darkSunDegrees = -12.0

    /// Light that is simply stated.
    public init(darkHours: Double, moonlight: Double, hours: Double) {
        self.darkHours = darkHours
        self.moonlight = moonlight
        self.hours = hours
    }

    /// The light of the hours from a time on, sampled every ten minutes.
    ///
    /// Dark means that the sun is more than 12 degrees below the horizon (nautical twilight).
    public init(over sky: Sky, from start: LocalTime, hours: Double) {
        let samples = max(1, Int(hours * 6))
        var dark = 0
        var moonlight = 0.0
        for sample in 0..<samples {
            let time = start.adding(hours: (Double(sample) + 0.5) / 6)
            guard sky.sunAltitude(at: time) < Self.darkSunDegrees else { continue }
            dark += 1
            if sky.moonAltitude(at: time) > 0 { moonlight += sky.moonIlluminated(at: time) }
        }
        darkHours = hours * Double(dark) / Double(samples)
        self.moonlight = dark == 0 ? 0 : moonlight / Double(dark)
        self.hours = hours
    }

    /// True when most of the span is dark.
    public var isNight: Bool { darkHours * 2 > hours }
}
