import Appraisal
import Geography
import RuleSets
import Scenarios

/// The cost of a step to a small body at a time: as the own side believes, and as it is.
///
/// The belief is the enemy of some hours ago, his hold blurred (see `Intelligence`); the truth is where he stands.
public struct Outlook: Sendable {
    /// Hours of march on the map.
    public let march: MarchTable
    /// The cost as the own side believes.
    public let believed: WayCost
    /// The cost as it is.
    public let actual: WayCost

    /// Both costs for bodies of `size` men at a time.
    public init(_ basis: PlanBasis, at time: LocalTime, size: Int) {
        let (scenario, rules) = (basis.scenario, basis.rules)
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        let hazards = HazardReader(theatre: scenario.theatre, rules: rules.contact)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let wayRules = WayRules(rules, basis.planning, men: size)
        let news = scenario.intelligence
        let readings = [
            schedule.reading(at: time.adding(hours: -news.delayHours), blur: news.blur), schedule.reading(at: time),
        ]
        let costs = readings.map { reading in
            WayCost(
                theatre: scenario.theatre, march: march, hazard: hazards.hazard(of: reading.hold),
                rules: wayRules)
        }
        self.march = march
        believed = costs[0]
        actual = costs[1]
    }
}
