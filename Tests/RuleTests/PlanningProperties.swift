import Appraisal
import Campaigns
import Foundation
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport

/// What the rules by which ways are laid do.
enum PlanningProperties {
    static let all: [RuleProperty] = best + spread + plan + looks

    /// One look at the map.
    private struct Look {
        let scenario: Scenario
        let march: MarchTable
        let cost: WayCost
        let book: CourseBook

        init(_ scenario: Scenario, _ rules: Rules) {
            self.scenario = scenario
            march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let hazard = HazardReader(theatre: scenario.theatre, rules: rules.appraisal.contact)
                .hazard(of: Grounds.reading(scenario, rules).hold)
            cost = WayCost(
                theatre: scenario.theatre, march: march, hazard: hazard, rules: WayRules(rules.appraisal, rules.planning))
            book = CourseBook(scenario: scenario, march: march, rules: rules.planning, looks: 1) { [cost] _ in cost }
        }

        /// The cells of a course from the formation to the objective.
        func cells(_ course: Course) -> [CellID] {
            course.cells(from: scenario.formations[0].cell, neighbours: march.neighbours) ?? []
        }

        /// The way of least risk alone.
        var best: Way { cost.way(along: cells(Course(leastRiskIn: scenario, cost: cost))) }
    }

    /// A force in the middle of the straight way to the north, three sectors long and three wide.
    private static func ground() -> Scenario {
        Fixtures.plain(
            columns: 24, rows: 20, people: 5000, enemy: [Fixtures.force(battalions: 2, at: CellID(9 * 24 + 12))]
        ).placingFormation(at: 19 * 24 + 12)
    }

    /// Two ways to the north through the sea: a straight one past a force, and one so many hexes farther east.
    private static let forks: [Scenario] = [3, 6, 12, 20].map { (east: Int) -> Scenario in
        var sea = Set(24..<19 * 24)
        for row in 1..<19 {
            sea.remove(row * 24)
            sea.remove(row * 24 + east)
        }
        return Fixtures.plain(
            columns: 24, rows: 20, from: CellID(19 * 24), sea: sea,
            enemy: [Fixtures.force(battalions: 1, at: CellID(9 * 24))])
    }

    /// The best ways at all forks, past a force that watches more and more closely.
    private static func chosen(_ rules: Rules) -> [Way] {
        [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1].flatMap { share -> [Way] in
            var changed = rules
            changed.appraisal.contact.relativeSpeed *= share
            return forks.map { Look($0, changed).best }
        }
    }

    private static let best: [RuleProperty] = [
        .init("planning.riskPerHour", "hexes of the ways chosen at forks, the shorter one guarded", .falls) { rules in
            chosen(rules).reduce(0) { $0 + Double($1.cells.count) }
        },
        .init("planning.riskPerHour", "contacts on the ways chosen at forks, the shorter one guarded", .rises) { rules in
            chosen(rules).reduce(0) { $0 + $1.contacts }
        },
        .init("planning.planningMen", "hexes of the ways chosen at forks, the shorter one guarded", .rises) { rules in
            chosen(rules).reduce(0) { $0 + Double($1.cells.count) }
        },
        .init("planning.moonlight", "contacts on a step beside a force", .proportional { 1 + 0.5 * $0 }) { rules in
            Look(Fixtures.plain(enemy: [Fixtures.force(battalions: 2, at: CellID(48))]), rules).cost.contacts(6 * 48)
        },
        .init(
            "planning.offRoadFactor", "hexes of the way by a road that winds through open country", .rises,
            under: { $0.planning.perturbation = 0 },
            measure: { rules in
                let look = Look(Fixtures.plain(columns: 6, roads: windingRoad(columns: 6)), rules)
                return Double(look.cells(look.book.course(.roads, 0)).count)
            }),
        .init(
            "planning.ownGround", "hexes about a formation in which nobody waits for it",
            .equals { steps in Double((0..<120).count { own.steps(from: CellID(108), to: CellID($0)) <= Int(steps) }) }
        ) { rules in
            let look = Look(Fixtures.plain(people: 5000), rules)
            let crossing = CrossingGame(scenario: look.scenario, march: look.march, cost: look.cost, watch: .asItIs)
            return Double(crossing.chances.count { $0 == 0 })
        },
    ]

    private static let own = HexGrid(columns: 12, rows: 10, flatMetres: 3000)

    /// A road from the formation along each row in turn to the north.
    private static func windingRoad(columns: Int) -> [Int] {
        let grid = HexGrid(columns: columns, rows: 10, flatMetres: 3000)
        return (0..<10).flatMap { row in
            let along = (0..<columns - 1).map { grid.side(of: grid.cell(column: $0, row: row)!, to: .east)! }
            let end = grid.cell(column: row % 2 == 1 ? columns - 1 : 0, row: row)!
            return along + (row > 0 ? [grid.side(of: end, to: row % 2 == 1 ? .northWest : .northEast)!] : [])
        }
    }

    private static let spread: [RuleProperty] = [
        .init("planning.courses", "courses of a book", .equals { $0 }) { Double(Look(ground(), $0).book.index.count) },
        .init("planning.perturbation", "hexes on some way of a book", .rises) { rules in
            let look = Look(ground(), rules)
            return Double(Set((0..<look.book.index.count).flatMap { look.cells(look.book.course(.gaps, $0)) }).count)
        },
        .init("planning.perturbation", "square of the deviation of a factor's logarithm", .equals { $0 * $0 }) { rules in
            fields(rules).map { field in
                let sigma = rules.planning.perturbation
                return pow(log(field.factor(at: CellID(0))) + sigma * sigma / 2, 2)
            }
        },
        .init("planning.perturbationLength", "likeness of the factors 12 km apart", .rises) { rules in
            fields(rules).map { $0.normal(at: CellID(0)) * $0.normal(at: CellID(4)) }
        },
    ]

    /// The random factors of many courses.
    private static func fields(_ rules: Rules) -> [CostField] {
        (0..<1000).map { course in
            CostField(
                course: course, grid: own, sigma: rules.planning.perturbation, kilometres: rules.planning.perturbationLength)
        }
    }

    private static let plan: [RuleProperty] = [
        .init("planning.detour", "hexes that are thought of", .rises) { rules in
            Double(Look(ground(), rules).cost.cellsWithinDetour(of: ground()).count { $0 })
        }
    ]

    private static let looks: [RuleProperty] = [
        .init("planning.replanDays", "looks at the map in twenty days", .equals { 20 / $0 }) { rules in
            let model = CampaignModel(scenario: Fixtures.plain(columns: 4, rows: 4, horizonDays: 20), rules: rules)
            // Courses by road and for wheels are laid once, those through gaps at each look.
            return Double(model.courses.trees.count / model.courses.index.count - 2)
        }
    ]
}
