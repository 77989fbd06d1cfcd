import Appraisal
import Geography
import Planning
import Scenarios

/// The light of an epoch, and the hours of march that it allows.
///
/// Its dark hours and its light ones are kept apart: who marches in the dark of a dusk is not seen as by day.
public struct EpochLight: Hashable, Sendable {
    /// Hours that a body marches which marches at night, by day, or at any hour.
    public let nightHours: Double
    /// Hours that a body marches which marches by day.
    public let dayHours: Double
    /// Hours that a body marches which marches at any hour.
    public let bothHours: Double
    /// Dark hours of the epoch.
    public let darkHours: Double
    /// Light hours of the epoch.
    public let brightHours: Double
    /// Kilometres watched by a patrol or post in the dark, and in the light.
    public let darkSight: Double
    /// Kilometres watched by a patrol or post in the light.
    public let brightSight: Double

    /// The light of each epoch of a campaign.
    ///
    /// A night's march is the daily budget or the dark hours less those of camp, whichever is less, spread over the
    /// dark of its epochs; a day's march is spread over the light.
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
            let nightBudget = max(0, min(march.dailyHours, dark - march.campHours))
            return EpochLight(
                nightHours: dark > 0 ? nightBudget * light.darkHours / dark : 0,
                dayHours: bright > 0 ? min(march.dailyHours, bright) * (light.hours - light.darkHours) / bright : 0,
                bothHours: march.dailyHours / Double(perDay),
                darkHours: light.darkHours, brightHours: light.hours - light.darkHours,
                darkSight: contact.sight(inTheDark: light.moonlight), brightSight: contact.sightDay)
        }
    }

    /// Kilometres watched, mean over the epoch.
    var sight: Double { (darkHours * darkSight + brightHours * brightSight) / (darkHours + brightHours) }
}
