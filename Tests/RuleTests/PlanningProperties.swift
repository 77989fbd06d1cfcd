import Appraisal
import Campaigns
import Directives
import Forces
import Hexes
import Planning
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
        let game: SectorGame
        let book: CourseBook

        init(_ scenario: Scenario, _ rules: Rules) {
            self.scenario = scenario
            march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let hazard = HazardReader(theatre: scenario.theatre, rules: rules.appraisal.contact)
                .hazard(of: Grounds.reading(scenario, rules).hold)
            cost = WayCost(
                theatre: scenario.theatre, march: march, hazard: hazard, rules: WayRules(rules.appraisal, rules.planning))
            game = SectorGame(
                scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
                isThoughtOf: cost.cellsWithinDetour(of: scenario))
            book = CourseBook(
                scenario: scenario, cost: cost, march: march, game: game, chances: game.chances(contactsPerHour: 0.02),
                rules: rules.planning)
        }

        /// The cells of a course from the formation to the objective.
        func cells(_ course: Course) -> [CellID] {
            course.cells(from: scenario.formations[0].cell, neighbours: march.neighbours) ?? []
        }

        /// The way of least risk alone.
        var best: Way { cost.way(along: cells(book.best)) }
    }

    /// A force in the middle of the straight way to the north, three sectors long and three wide.
    private static func ground() -> Scenario {
        Fixtures.plain(
            columns: 24, rows: 20, people: 5000, enemy: [Fixtures.force(battalions: 2, at: CellID(9 * 24 + 12))]
        ).placingFormation(at: 19 * 24 + 12)
    }

    private static let best: [RuleProperty] = [
        .init("planning.riskPerHour", "hours of the best way about a force", .falls) { Look(ground(), $0).best.marchHours },
        .init("planning.riskPerHour", "contacts on the best way about a force", .rises) { Look(ground(), $0).best.contacts },
        .init("planning.planningMen", "hours of the best way about a force", .rises) { Look(ground(), $0).best.marchHours },
        .init("planning.moonlight", "contacts on a step beside a force", .proportional { 1 + 0.5 * $0 }) { rules in
            Look(Fixtures.plain(enemy: [Fixtures.force(battalions: 2, at: CellID(48))]), rules).cost.contacts(6 * 48)
        },
        .init("planning.offRoadFactor", "hexes of the way by a road that winds through open country", .rises) { rules in
            let look = Look(Fixtures.plain(roads: windingRoad()), rules)
            return Double(look.cells(look.book.road).count)
        },
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
    private static func windingRoad() -> [Int] {
        (0..<10).flatMap { row in
            let along = (0..<11).map { own.side(of: own.cell(column: $0, row: row)!, to: .east)! }
            let end = own.cell(column: row % 2 == 1 ? 11 : 0, row: row)!
            return along + (row > 0 ? [own.side(of: end, to: row % 2 == 1 ? .northWest : .northEast)!] : [])
        }
    }

    private static let spread: [RuleProperty] = [
        .init("planning.courses", "courses of a book", .equals { $0 }) { Double(Look(ground(), $0).book.gaps.count) },
        .init("planning.spreadPenalty", "hexes on some way of a book", .rises) { rules in
            let look = Look(ground(), rules)
            return Double(Set(look.book.gaps.flatMap(look.cells)).count)
        },
        .init("planning.spreadPenalty", "contacts on the last way of a book", .rises) { rules in
            let look = Look(ground(), rules)
            return look.cost.way(along: look.cells(look.book.gaps.last!)).contacts
        },
        .init("planning.strayPenalty", "share of the ways that lies in the sectors of the plan", .rises) { rules in
            let look = Look(ground(), rules)
            let shares = look.book.plan!.ways.enumerated().filter { $0.offset < look.book.gaps.count }.map { number, way in
                let sectors = Set(way.places.flatMap { look.game.cells[$0] })
                let cells = look.cells(look.book.gaps[number])
                return Double(cells.count { sectors.contains($0.offset) }) / Double(cells.count)
            }
            return shares.reduce(0, +) / Double(shares.count)
        },
    ]

    private static let plan: [RuleProperty] = [
        .init("planning.detour", "hexes that are thought of", .rises) { rules in
            Double(Look(ground(), rules).cost.cellsWithinDetour(of: ground()).count { $0 })
        },
        .init("planning.quietShare", "contacts of the plan's ways", .rises) { Look(ground(), $0).book.plan!.contacts },
        .init("planning.spreadSlack", "share of the men whom a block can meet", .proportional { 1 + $0 }) {
            Look(ground(), $0).book.plan!.rate
        },
        .init("planning.spreadSlack", "contacts of the plan's ways", .falls) { Look(ground(), $0).book.plan!.contacts },
    ]

    private static let looks: [RuleProperty] = [
        .init("planning.replanDays", "looks at the map in twenty days", .equals { 20 / $0 }) { rules in
            Double(CampaignModel(scenario: Fixtures.plain(columns: 4, rows: 4, horizonDays: 20), rules: rules).books.count)
        }
    ]
}
