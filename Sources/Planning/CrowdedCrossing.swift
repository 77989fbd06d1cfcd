import Appraisal
import Arithmetic
import Graphs
import Hexes
import RuleSets
import Scenarios

/// How those who cross spread when their contacts alarm the enemy: told their ways together, or each for itself.
///
/// Over all ways on the map: in each round the cheapest ways at present prices are found and added (Frank and Wolfe 1956), and
/// bodies are moved between the ways known (see `CrowdedWays`). A way's price is its contacts, and its hours at
/// `planning.riskPerHour`.
public struct CrowdedCrossing: Sendable {
    /// Contacts that a detachment expects, alarm included, on the mean of all men.
    public let contacts: Double
    /// Share of the men whose detachment meets nobody.
    public let noContact: Double
    /// Share of the men who come through their contacts.
    public let comeThrough: Double
    /// The greatest watchfulness anywhere, 1 = usual.
    public let highestAlarm: Double
    /// How far from the aim at most, relative to the cost of all (on ways whose steps are rounded to 1e-5 contacts).
    public let relativeGap: Double
    /// Ways in use.
    public let wayCount: Int

    /// Where the search stops.
    static let tolerance = 1e-4
    static let rounds = 120

    /// Spreads the detachments of a task at a cost.
    ///
    /// Contacts beyond the rules' greatest watchfulness count as if it were reached.
    public init(
        _ task: CrossingTask, on basis: PlanBasis, march: MarchTable, cost: WayCost, terms: Plan.Terms, aim: CrowdedWays.Aim
    ) {
        let (scenario, size) = (basis.scenario, task.detachmentSize)
        let formations = task.crossing(in: scenario)
        let (alarm, keptShare) = (terms.alarm, terms.keptShare)
        let greatest = basis.rules.contact.alarmMaximum
        let men = formations.map { Double(scenario.formations[$0].men.best) }
        let search = WaySearch(scenario: scenario, march: march, cost: cost, alarm: alarm)
        let ways = search.spread(
            from: formations.map { scenario.formations[$0].cell.offset }, bodies: men.map { ($0 / Double(size)).rounded(.up) },
            aim: aim)
        var sums = (contacts: 0.0, none: 0.0, through: 0.0)
        for source in ways.ways.indices {
            let bodies = ways.bodies[source].reduce(0, +)
            for (way, number) in zip(ways.ways[source], ways.bodies[source]) where number > 0 {
                let expected = zip(way.patches, way.contacts).reduce(0) { sum, contact in
                    sum + contact.1 * min(greatest, ways.alarm(in: contact.0))
                }
                let here = men[source] * number / bodies
                sums.contacts += here * expected
                sums.none += here * PortableMath.exp(-expected)
                sums.through += here * PortableMath.exp(-expected * (1 - keptShare))
            }
        }
        let total = max(1, men.reduce(0, +))
        contacts = sums.contacts / total
        noContact = sums.none / total
        comeThrough = sums.through / total
        wayCount = ways.bodies.reduce(0) { $0 + $1.count { $0 > 0.5 } }
        highestAlarm = ways.load.indices.map(ways.alarm(in:)).max() ?? 1
        relativeGap = ways.relativeGap
    }
}

/// Finds the cheapest ways on the map at the prices of a spread.
private struct WaySearch {
    private let grid: HexGridGraph
    private let targets: [Int]
    private let neighbours: [Int32]
    private let open: WayCost.OpenSteps
    private let alarm: Alarm
    /// Whole numbers a contact, for the search; a step counts at most 0.6 contacts there (no way takes one).
    private static let scale: Float = 1e5
    private static let greatestPrice: Float = 60_000

    init(scenario: Scenario, march: MarchTable, cost: WayCost, alarm: Alarm) {
        grid = HexGridGraph(columns: scenario.theatre.grid.columns, rows: scenario.theatre.grid.rows)
        targets = scenario.objectiveTargets
        neighbours = march.neighbours
        open = cost.open
        self.alarm = alarm
    }

    /// Spreads bodies over the map: finds ways at present prices and settles between those known, until nobody gains.
    func spread(from starts: [Int], bodies: [Double], aim: CrowdedWays.Aim) -> CrowdedWays {
        var spread = CrowdedWays(
            bodies: bodies, patchCount: alarm.patchCount, perContact: alarm.perContact, aim: aim)
        for round in 0..<CrowdedCrossing.rounds {
            for (source, way) in ways(from: starts, prices: spread).enumerated() {
                if let way { spread.add(way, from: source) }
            }
            if round > 0, spread.relativeGap < CrowdedCrossing.tolerance { break }
            spread.settle()
        }
        return spread
    }

    /// The cheapest way from each start; nil where there is none.
    func ways(from starts: [Int], prices: CrowdedWays) -> [CrowdedWays.Way?] {
        let factors = (0..<alarm.patchCount).map { Float(prices.price(in: $0)) }
        let costs = open.risk.indices.map { step -> Int32 in
            guard open.risk[step] >= 0 else { return -1 }
            let price = open.risk[step] * factors[Int(alarm.patches[Int(neighbours[step])])] + open.time[step]
            return Int32(min(Self.greatestPrice, max(1, price * Self.scale)))
        }
        let tree = ShortestPathTree(to: targets, in: grid, costs: costs)
        return starts.map { tree.pathArcs(of: $0).map(way) }
    }

    private func way(along steps: [Int]) -> CrowdedWays.Way {
        var contacts: [Int: Double] = [:]
        var price = 0.0
        for step in steps {
            contacts[Int(alarm.patches[Int(neighbours[step])]), default: 0] += Double(open.risk[step])
            price += Double(open.time[step])
        }
        let patches = contacts.keys.sorted()
        return CrowdedWays.Way(price: price, patches: patches, contacts: patches.map { contacts[$0]! })
    }
}
