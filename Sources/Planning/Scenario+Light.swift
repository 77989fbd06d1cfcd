import Geography
import Scenarios

extension Scenario {
    /// Hours of the clock between which it is dark on an invented map, and the moonlight there: a convention.
    private static let invented = (dusk: 18.0, dawn: 6.0, moonlight: 0.5)

    /// The light of some hours from a time on: that of sun and moon over a real theatre.
    public func light(from start: LocalTime, hours: Int) -> Light {
        if let sky { return Light(over: sky, from: start, hours: Double(hours)) }
        let dark = (0..<hours).reduce(0) { $0 + darkness(at: start.adding(hours: Double($1))) }
        return Light(darkHours: dark, moonlight: Self.invented.moonlight, hours: Double(hours))
    }

    /// Darkness at a time, 0...1: that of the sun's height over a real theatre, all or nothing on an invented map.
    public func darkness(at time: LocalTime) -> Double {
        if let sky { return Light.darkness(sunDegrees: sky.sunAltitude(at: time)) }
        let clock = Double(time.minuteOfDay) / 60
        return clock >= Self.invented.dusk || clock < Self.invented.dawn ? 1 : 0
    }
}
