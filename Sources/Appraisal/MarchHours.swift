import RuleSets

/// Hours of march in a span: those in its dark and those in its light.
public struct MarchHours: Hashable, Sendable {
    /// Hours in the dark.
    public let inTheDark: Double
    /// Hours in the light.
    public let inTheLight: Double

    /// Hours that are stated.
    public init(inTheDark: Double, inTheLight: Double) {
        self.inTheDark = inTheDark
        self.inTheLight = inTheLight
    }

    /// Hours in all.
    public var total: Double { inTheDark + inTheLight }

    /// The part of them that falls in shares of the dark and of the light.
    public func part(ofDark dark: Double, ofLight light: Double) -> MarchHours {
        MarchHours(inTheDark: inTheDark * dark, inTheLight: inTheLight * light)
    }

    /// Mean of a quantity that has a value in the dark and one in the light; nil where nobody marches.
    public func mean(dark: Double, light: Double) -> Double? {
        total > 0 ? (inTheDark * dark + inTheLight * light) / total : nil
    }
}

/// The one law of the hours of march, for campaigns and for plans. It is continuous in the light and in every rule.
extension MarchRules {
    /// Hours in a day and night of so many dark and bright hours for a body that marches by night: the daily hours, or the dark less those of
    /// camp. Of what is missing then a share is marched by day.
    public func hoursByNight(dark: Double, bright: Double) -> MarchHours {
        let night = min(dailyHours, max(0, dark - campHours))
        return MarchHours(inTheDark: night, inTheLight: min(bright, makeUpShare * (dailyHours - night)))
    }

    /// The same for a body that marches by day.
    public func hoursByDay(dark: Double, bright: Double) -> MarchHours {
        let day = min(dailyHours, bright)
        return MarchHours(inTheDark: min(max(0, dark - campHours), makeUpShare * (dailyHours - day)), inTheLight: day)
    }

    /// The same for a body that marches at any hour: its hours are spread evenly over dark and light.
    public func hoursAtAnyTime(dark: Double, bright: Double) -> MarchHours {
        let share = bothHours / 24
        return MarchHours(inTheDark: share * dark, inTheLight: share * bright)
    }

    /// Most hours of march in a day and night under any of the three.
    public var mostHours: Double { max(dailyHours, bothHours) }

    /// Speed on foot by day away from roads, km/h.
    public var pathByDay: Double { path * roadDay / roadNight }
}
