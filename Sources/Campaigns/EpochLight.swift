import Appraisal
import Geography
import Planning
import RuleSets
import Scenarios

/// The light of an epoch, and the hours of march that it allows.
///
/// Its dark hours and its light ones are kept apart: a body that marches in the dark of a dusk is not seen as by day.
public struct EpochLight: Hashable, Sendable {
    /// Hours of march of bodies that march by night.
    public let night: MarchHours
    /// Hours of march of bodies that march by day.
    public let day: MarchHours
    /// Hours of march of bodies that march at any hour.
    public let both: MarchHours
    /// Dark hours of the epoch.
    public let darkHours: Double
    /// Light hours of the epoch.
    public let brightHours: Double
    /// Kilometres watched by a patrol or post in the dark, and in the light.
    public let darkSight: Double
    /// Kilometres watched by a patrol or post in the light.
    public let brightSight: Double

    /// The light of each epoch of a campaign. The hours of march of a day are spread over its dark and over its light.
    public static func series(scenario: Scenario, epochHours: Int, epochs: Int, march: MarchRules, contact: ContactRules)
        -> [EpochLight]
    {
        let lights = (0..<epochs).map { epoch in
            scenario.light(from: scenario.start.adding(hours: Double(epoch * epochHours)), hours: epochHours)
        }
        let perDay = 24 / epochHours
        return lights.indices.map { epoch in
            let day = (epoch / perDay) * perDay..<min(epochs, (epoch / perDay + 1) * perDay)
            let dark = lights[day].reduce(0) { $0 + $1.darkHours }
            let bright = lights[day].reduce(0) { $0 + $1.hours - $1.darkHours }
            let light = lights[epoch]
            let ofDark = dark > 0 ? light.darkHours / dark : 0
            let ofLight = bright > 0 ? (light.hours - light.darkHours) / bright : 0
            return EpochLight(
                night: march.hoursByNight(dark: dark, bright: bright).part(ofDark: ofDark, ofLight: ofLight),
                day: march.hoursByDay(dark: dark, bright: bright).part(ofDark: ofDark, ofLight: ofLight),
                both: march.hoursAtAnyTime(dark: dark, bright: bright).part(ofDark: ofDark, ofLight: ofLight),
                darkHours: light.darkHours, brightHours: light.hours - light.darkHours,
                darkSight: contact.sight(inTheDark: light.moonlight), brightSight: contact.sightDay)
        }
    }

    /// Kilometres watched, mean over the epoch.
    var sight: Double { (darkHours * darkSight + brightHours * brightSight) / (darkHours + brightHours) }
}
