import Geography
import Scenarios

extension Scenario {
    /// Hours of the clock between which it is dark on an invented map, and the moonlight there: a convention.
    private static let invented = (dusk: 18.0, dawn: 6.0, moonlight: 0.5)

    /// The light of some hours from a time on: that of sun and moon over a real theatre.
    public func light(from start: LocalTime, hours: Int) -> Light {
        if let sky { return Light(over: sky, from: start, hours: Double(hours)) }
        let dark = (0..<hours).count { isDark(at: start.adding(hours: Double($0))) }
        return Light(darkHours: Double(dark), moonlight: Self.invented.moonlight, hours: Double(hours))
    }

    /// True between the end of nautical twilight and its beginning.
    public func isDark(at time: LocalTime) -> Bool {
        if let sky { return sky.sunAltitude(at: time) < Light.darkSunDegrees }
        let clock = Double(time.minuteOfDay) / 60
        return clock >= Self.invented.dusk || clock < Self.invented.dawn
    }
}
