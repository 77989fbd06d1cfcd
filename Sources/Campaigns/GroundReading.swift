import Appraisal
import Planning
import Scenarios

/// What is read of the map before campaigns: hours of march, the enemy's hold day by day, and what is believed of it.
struct GroundReading: Sendable {
    private let rules: Rules
    let march: MarchTable
    /// The enemy on each day of his schedule, as he is.
    let days: [ScheduleReader.Reading]
    /// Days on which the own side looks at the map.
    let lookDays: [Int]
    /// The enemy as he is believed to be on each of those days: old news, blurred.
    let believed: [ScheduleReader.Reading]
    /// The sectors that the enemy can block, and cordons of them.
    let sectorGame: SectorGame
    let cordons: [Cordon]

    /// Contacts an hour of a block for which cordons are sought: near that of the standard rules (assumption).
    private static let typicalContactsPerHour = 0.02

    init(scenario: Scenario, rules: Rules) {
        self.rules = rules
        march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.appraisal)
        days = (0...scenario.horizonDays).map { reader.reading(at: scenario.start.adding(hours: Double($0 * 24))) }
        lookDays = Array(stride(from: 0, to: scenario.horizonDays, by: max(1, Int(rules.planning.replanDays))))
        let believed = lookDays.map { day in
            let news = scenario.start.adding(hours: Double(day * 24) - scenario.intelligence.delayHours)
            return reader.reading(at: news, blur: scenario.intelligence.blur)
        }
        self.believed = believed
        let cost = WayCost(
            theatre: scenario.theatre, march: march,
            hazard: Hazard(hold: believed[0].hold, theatre: scenario.theatre, rules: rules.appraisal.contact),
            informers: Hazard.informers(theatre: scenario.theatre, rules: rules.appraisal.contact), appraisal: rules.appraisal,
            rules: rules.planning)
        let isThoughtOf = CrossingGame.cellsWithinDetour(scenario: scenario, cost: cost)
        sectorGame = SectorGame(
            scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid), isThoughtOf: isThoughtOf)
        // Which cordons there are must not hang on rules that this reading may serve besides its own.
        cordons = sectorGame.cordons(chances: sectorGame.chances(contactsPerHour: Self.typicalContactsPerHour))
    }

    /// True when other rules lead to the same reading.
    func serves(_ other: Rules) -> Bool {
        rules.appraisal.march == other.appraisal.march && rules.appraisal.hold == other.appraisal.hold
            && rules.planning.replanDays == other.planning.replanDays && rules.planning.detour == other.planning.detour
    }
}
