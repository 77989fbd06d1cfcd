import Appraisal
import Arithmetic
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The rules that the cost of a step follows from, and the men of the body for which it is computed.
public struct WayRules: Hashable, Sendable {
    /// Rules of the march.
    public let march: MarchRules
    /// Rules of contact.
    public let contact: ContactRules
    /// Rules by which ways are laid.
    public let planning: PlanningRules
    /// Men of the body.
    public let men: Int

    /// The rules of the cost for a body of so many men, by default the planner's standard body.
    public init(_ appraisal: AppraisalRules, _ planning: PlanningRules, men: Int? = nil) {
        march = appraisal.march
        contact = appraisal.contact
        self.planning = planning
        self.men = men ?? Int(planning.planningMen)
    }
}

/// Cost of each step (6 * cell + direction) to a body under a believed hazard, in expected contacts and in hours.
public struct WayCost: Sendable {
    private let theatre: Theatre
    private let march: MarchTable
    private let hazard: Hazard
    private let rules: WayRules
    private let steps: StepHours
    private let sight: Float
    private let size: Double
    private let hiding: Float
    private let hexKilometres: Float

    /// The cost under a hazard, on a night with a mean share of moonlight.
    public init(theatre: Theatre, march: MarchTable, hazard: Hazard, rules: WayRules) {
        self.theatre = theatre
        self.march = march
        self.hazard = hazard
        self.rules = rules
        steps = StepHours(march: march, rules: rules.march, men: rules.march.column(men: rules.men))
        sight = Float(rules.contact.sight(inTheDark: rules.planning.moonlight))
        size = rules.contact.sizeFactor(men: rules.men)
        // For each hour on the march the rest of the day is spent in hiding.
        hiding = Float(1 + rules.contact.lyingUp * (24 / rules.march.dailyHours - 1))
        hexKilometres = Float(theatre.grid.flatMetres / 1000)
    }

    /// Hours of a step, rivers included; infinity if it is closed.
    public func hours(_ step: Int) -> Double { Double(steps.hours(step)) }

    /// Contacts expected on a step, days of hiding included.
    public func contacts(_ step: Int) -> Double { contacts(step, hours: steps.hours(step)) }

    @inline(__always)
    private func contacts(_ step: Int, hours: Float) -> Double {
        let cell = hazard[Int(march.neighbours[step])]
        let road = march.side[step].contains(.road) ? hexKilometres : nil
        return size * Double(cell.contacts(hours: hours * hiding, sight: sight, road: road))
    }

    /// Contacts expected on a step with so many patrols per square kilometre more.
    func contacts(_ step: Int, patrols: Double) -> Double {
        let cover = rules.contact.coverFactor(theatre.cover[Int(march.neighbours[step])])
        let watch = rules.contact.watch(patrols: Float(patrols), cover: cover)
        return size * Double(CellHazard.rate(watch: watch, sight: sight) * steps.hours(step))
    }

    /// The open steps with their risk and the price of their time, computed once for many prices of cells.
    struct OpenSteps: Sendable {
        let risk: [Float]
        let time: [Float]
    }

    /// Contacts and the price of the hours of every step; negative where a step is closed.
    var open: OpenSteps {
        let isOpen = march.neighbours.indices.map(steps.isOpen)
        return OpenSteps(
            risk: isOpen.indices.map { isOpen[$0] ? Float(contacts($0)) : -1 },
            time: isOpen.indices.map { isOpen[$0] ? Float(rules.planning.riskPerHour * hours($0)) : -1 })
    }

    /// Whole numbers a contact, or an hour by road, in which a search compares costs, and the greatest cost of a step there.
    private static let costScale: Float = 8000
    private static let hourScale: Float = 200
    static let mostSearchCost: Int32 = 32_000

    /// Costs of the steps of a kind of course by slot of a search, negative where a step is closed.
    func searchCosts(_ kind: CourseKind, on graph: HexSubgraph) -> [Float] {
        graph.arcs.map { arc -> Float in
            let step = Int(arc)
            guard step >= 0, steps.isOpen(step) else { return -1 }
            switch kind {
            case .gaps:
                let hours = steps.hours(step)
                return Self.costScale * Float(contacts(step, hours: hours) + rules.planning.riskPerHour * Double(hours))
            case .roads:
                return Self.hourScale
                    * Float(hours(step) * (march.side[step].contains(.road) ? 1 : rules.planning.offRoadFactor))
            case .wheels: return march.wheels[step].isFinite ? Self.hourScale * march.wheels[step] : -1
            }
        }
    }

    /// Steps around a formation that it holds itself.
    var ownGround: Int { Int(rules.planning.ownGround) }

    /// Cells on ways of the scenario's formations that are no longer than the rules' detour allows.
    public func cellsWithinDetour(of scenario: Scenario) -> [Bool] {
        steps.cellsWithinDetour(rules.planning.detour, scenario: scenario)
    }

    /// The way along some cells with its cost.
    public func way(along cells: [CellID]) -> Way {
        var total = (hours: 0.0, contacts: 0.0)
        for (from, to) in zip(cells, cells.dropFirst()) {
            guard let direction = theatre.grid.direction(from: from, to: to) else { continue }
            let step = 6 * from.offset + direction.rawValue
            total.hours += hours(step)
            total.contacts += contacts(step)
        }
        let kilometres = Double(max(0, cells.count - 1)) * theatre.grid.flatMetres / 1000
        return Way(cells: cells, kilometres: kilometres, marchHours: total.hours, contacts: total.contacts)
    }
}
