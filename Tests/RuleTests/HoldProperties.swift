import Appraisal
import Campaigns
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport

/// What the rules of the enemy's hold do.
enum HoldProperties {
    static let all: [RuleProperty] = patrols + reach + posts + control

    /// A cell in the middle of the westernmost column, on the road.
    private static let middle = 4 * 12

    /// Forces on ground of 12 x 10 hexes with a road in the westernmost column.
    private static func ground(_ forces: [EnemyForce]) -> Scenario {
        Fixtures.plain(roads: Grounds.northRoad(columns: 12, rows: 10), enemy: forces)
    }

    private static func force(_ battalions: Int, _ posture: Posture = .hold, id: String = "e") -> EnemyForce {
        Grounds.force(battalions: battalions, [(hours: -24, cell: middle, posture: posture)], id: id)
    }

    /// Patrols of all that three battalions keep out in a posture.
    private static func kept(_ posture: Posture) -> @Sendable (Rules) -> Double {
        { rules in
            let scenario = ground([force(3, posture)])
            return Grounds.patrols(Grounds.reading(scenario, rules).hold.patrols, in: scenario)
        }
    }

    private static let patrols: [RuleProperty] = [
        .init("hold.patrolsPerBattalion", "patrols of three battalions", .equals { 3 * $0 }, measure: kept(.hold)),
        .init("hold.securityShare", "patrols of three battalions in security", .equals { 24 * $0 }, measure: kept(.security)),
        .init("hold.advanceShare", "patrols of three battalions that advance", .equals { 24 * $0 }, measure: kept(.advance)),
        .init(
            "hold.movingSteps", "patrols of three battalions that shift by four hexes", .equals { $0 <= 4 ? 0.7 * 24 : 24 }
        ) { rules in
            let shifting = Grounds.force(
                battalions: 3,
                [(hours: -24, cell: middle + 1, posture: .hold), (hours: 24, cell: middle + 5, posture: .hold)])
            let scenario = ground([shifting])
            return Grounds.patrols(Grounds.reading(scenario, rules).hold.patrols, in: scenario)
        },
        .init("hold.menPerOwnBattalion", "patrols of 400 own men", .equals { 400 / $0 * 8 }) { rules in
            let scenario = ground([])
            let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.appraisal.hold)
            return Grounds.patrols(reader.ownHold(), in: scenario)
        },
    ]

    private static let reach: [RuleProperty] = [
        .init("hold.decayHours", "hexes that a force watches", .rises, measure: watched),
        .init("hold.decayHours", "density of patrols where the force stands", .falls) { rules in
            Double(Grounds.reading(ground([force(3)]), rules).hold.patrols[middle])
        },
        .init("hold.reachDecays", "hexes that a force watches", .rises, measure: watched),
    ]

    private static func watched(_ rules: Rules) -> Double {
        Double(Grounds.reading(ground([force(3)]), rules).hold.patrols.count { $0 > 0 })
    }

    private static let posts: [RuleProperty] = [
        .init("hold.postsPerKilometre", "posts on a road where nine battalions stand", .grows) { postsThere([force(9)], $0) },
        .init("hold.fullPostsBattalions", "posts on a road where two battalions stand", .equals { 0.3 * min(1, 2 / $0) }) {
            postsThere([force(2)], $0)
        },
        .init(
            "hold.postsMaximum", "posts on a road where three forces stand", .grows,
            under: { $0.appraisal.hold.postsPerKilometre = 1 },
            measure: { postsThere((0..<3).map { force(9, id: "e\($0)") }, $0) }),
    ]

    private static func postsThere(_ forces: [EnemyForce], _ rules: Rules) -> Double {
        Double(Grounds.reading(ground(forces), rules).hold.posts[middle])
    }

    private static let control: [RuleProperty] = [
        .init(
            "hold.controlFloor", "formations that a thin force on their road cuts off", .falls,
            under: { $0.appraisal.hold.patrolsPerBattalion = 0.5 },
            measure: { rules in
                var reader = SituationReader(
                    scenario: ground([Grounds.force(battalions: 1, [(hours: -24, cell: 2 * 12, posture: .hold)])]),
                    rules: rules.appraisal, planning: rules.planning)
                return Double(reader.situation(at: Fixtures.plain().start).standings.count { $0.isCutOff })
            })
    ]
}
