import Geography
import Hexes
import RuleSets
import Scenarios
import Statistics
import Studies
import TestSupport

/// A small case in which everything is uncertain that can be: strengths, people, places, dates, orders, conduct and readings.
enum UncertainCase {
    static let strengths = [
        Strength(low: 300, best: 400, high: 600), Strength(low: 100, best: 250, high: 300),
        Strength(low: 50, best: 60, high: 90),
    ]

    /// Three formations in the south, a force of three battalions that moves, two zones.
    static func scenario(exchanging: Bool = false) -> Scenario {
        let ground = Fixtures.plain(sea: [110, 111])
        let force = EnemyForce(
            id: "e", name: "E", parent: "", kind: "infantry", battalions: 3, men: Strength(low: 1800, best: 2400, high: 2700),
            mobility: .foot,
            track: [
                Fix(time: LocalTime("1950-10-01")!, cell: CellID(40), posture: .hold),
                Fix(time: LocalTime("1950-10-04")!, cell: CellID(45), posture: .hold),
            ], confidence: "high", sources: [])
        let formations = strengths.enumerated().map { index, men in
            Formation(
                id: "\(index)", name: "\(index)", parent: "", placeName: "", cell: CellID(84 + 12 + 4 * index), men: men,
                weapons: HeavyWeapons(), confidence: "high", sources: [], note: "")
        }
        var scenario = ground.with(
            theatre: zoned(ground.theatre), formations: formations, enemy: [force],
            groups: [
                Group(id: "first", title: "the first", role: .primary, members: [0, 1]),
                Group(id: "rest", title: "the rest", role: .secondary, members: [2]),
            ],
            directives: [
                directive("go", issued: LocalTime("1950-10-02T06:00"), [("all", Conduct(detachmentSize: 60))]),
                directive("standing", issued: nil, [("all", Conduct(detachmentSize: 100))]),
                directive("split", issued: nil, [("first", Conduct()), ("rest", Conduct(task: .stay))]),
            ])
        var uncertainty = Uncertainty()
        (uncertainty.placeKilometres, uncertainty.enemyKilometres) = (4, 4)
        (uncertainty.enemyHours, uncertainty.issueHours, uncertainty.standingFactor) = (12, 3, 2)
        uncertainty.attitudes = [
            Uncertainty.Attitude(low: 0.2, best: 0.5, high: 0.9), Uncertainty.Attitude(low: 0.4, best: 0.5, high: 0.6),
        ]
        let exchange = exchanging ? [SourceReading.Exchange(0, 2)] : []
        uncertainty.readings = [
            SourceReading(
                id: "dispersed", title: "men who dispersed",
                options: [
                    SourceReading.Option(id: "stay", title: "stay", weight: 3, dispersed: .stay),
                    SourceReading.Option(
                        id: "back", title: "come back", weight: exchanging ? 3 : 1, dispersed: .recalled, exchanges: exchange),
                ])
        ]
        scenario.uncertainty = uncertainty
        return scenario
    }

    static func design(
        of scenario: Scenario? = nil, exchanging: Bool = false, seed: UInt64 = 11, perWorld: Int = 2,
        purpose: WorldStreams.Purpose = .reported
    ) -> WorldDesign {
        WorldDesign(
            scenario: scenario ?? self.scenario(exchanging: exchanging), rules: Rules(), seed: seed, perWorld: perWorld,
            purpose: purpose)
    }

    /// A directive of it, told to its formations.
    static func assignment(_ id: String) -> Assignment {
        let scenario = scenario()
        return AddresseeResolver.assignment(of: scenario.directive(id)!, in: scenario)
    }

    private static func directive(_ id: String, issued: LocalTime?, _ parts: [(String, Conduct)]) -> Directive {
        Directive(
            id: id, title: id, summary: "", issued: issued, quote: "", sources: [],
            parts: parts.map { DirectivePart(name: $0.0, who: .group($0.0), conduct: $0.1) })
    }

    /// The ground in two zones, west and east.
    private static func zoned(_ old: Theatre) -> Theatre {
        let zones = ["w", "e"].map { id in
            Zone(
                id: id, name: id, people: 10_000, areaSquareKilometres: 460, attitude: 0.5, communicationKilometres: 10)
        }
        return Theatre(
            id: old.id, title: old.title, grid: old.grid, projection: nil, terrain: old.terrain, elevation: old.elevation,
            ruggedness: old.ruggedness, cover: old.cover,
            zone: (0..<old.grid.count).map { $0 % old.grid.columns < old.grid.columns / 2 ? 0 : 1 }, road: old.road,
            river: old.river, crossing: old.crossing, zones: zones, places: [], credits: [])
    }
}
