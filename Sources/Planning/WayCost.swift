import Appraisal
import Arithmetic
import Directives
import Geography
import Hexes
import Scenarios

/// What each step costs a body of given size under a believed hazard, in expected contacts and in hours.
public struct WayCost: Sendable {
    private let theatre: Theatre
    private let march: MarchTable
    private let hazard: Hazard
    private let informers: [Float]
    private let sight: Double
    private let size: Double
    private let hiding: Double
    private let rules: PlanningRules
    private let appraisal: AppraisalRules

    /// The cost under a hazard for the planner's standard body on an average moonlit night.
    public init(
        theatre: Theatre, march: MarchTable, hazard: Hazard, informers: [Float], appraisal: AppraisalRules, rules: PlanningRules
    ) {
        self.theatre = theatre
        self.march = march
        self.hazard = hazard
        self.informers = informers
        self.rules = rules
        self.appraisal = appraisal
        sight = Hazard.sight(inTheDark: 0.3, rules: appraisal.contact)
        size = Hazard.sizeFactor(men: Int(rules.planningMen), rules: appraisal.contact)
        // For each hour on the march the rest of the day is spent in hiding.
        hiding = 1 + appraisal.contact.lyingUp * (24 / appraisal.march.dailyHours - 1)
    }

    /// Hours of step number `step` (6 * cell + direction), rivers included; infinity if closed.
    public func hours(_ step: Int) -> Double {
        let base = Double(march.footNight[step])
        if march.side[step].contains(.ford) { return base + appraisal.march.fordHours }
        if march.side[step].contains(.boat) {
            return base + appraisal.march.fordHours + rules.planningMen / appraisal.march.boatMenPerHour
        }
        return base
    }

    /// Contacts expected on step number `step`, days of hiding included.
    public func contacts(_ step: Int) -> Double {
        let to = Int(march.neighbours[step])
        let perHour = (Double(hazard.watch[to]) * sight + Double(informers[to])) * hiding
        let met = march.side[step].contains(.road) ? theatre.grid.flatMetres / 1000 : sight
        return size * (perHour * hours(step) + Hazard.crossing(postsPerKilometre: Double(hazard.posts[to]), sight: met))
    }

    /// Contacts expected on step number `step` with so many patrols per square kilometre more.
    func contacts(_ step: Int, patrols: Double) -> Double {
        let cover = 1 - (1 - appraisal.contact.coverFull) * Double(theatre.cover[Int(march.neighbours[step])])
        return size * patrols * appraisal.contact.relativeSpeed * sight * cover * hours(step)
    }

    /// Integer costs of all steps for least risk; `price` multiplies the contacts of a cell.
    public func gapCosts(price: [Float]) -> [Int32] { Self.gapCosts(open, march: march, price: price) }

    /// The open steps with their risk and the price of their time, reckoned once for many prices of cells.
    struct OpenSteps: Sendable {
        let risk: [Float]
        let time: [Float]
    }

    /// Contacts and the price of the hours of every step; negative where a step is closed.
    var open: OpenSteps {
        let isOpen = march.neighbours.indices.map { march.neighbours[$0] >= 0 && march.footNight[$0].isFinite }
        return OpenSteps(
            risk: isOpen.indices.map { isOpen[$0] ? Float(contacts($0)) : -1 },
            time: isOpen.indices.map { isOpen[$0] ? Float(rules.riskPerHour * hours($0)) : -1 })
    }

    /// For each cell, the contacts expected on the quietest step into it; infinite where none leads.
    func leastContacts(_ open: OpenSteps, march: MarchTable) -> [Double] {
        var least = [Double](repeating: .infinity, count: open.risk.count / 6)
        for step in open.risk.indices where open.risk[step] >= 0 {
            let to = Int(march.neighbours[step])
            least[to] = min(least[to], Double(open.risk[step]))
        }
        return least
    }

    static func gapCosts(_ open: OpenSteps, march: MarchTable, price: [Float]) -> [Int32] {
        open.risk.indices.map { step in
            if open.risk[step] < 0 { return -1 }
            let cost = open.risk[step] * price[Int(march.neighbours[step])] + open.time[step]
            return Int32(min(4000, max(1, cost * 1000 + 0.5)))
        }
    }

    /// Integer costs of all steps for a march by road, cross-country at six times the hours.
    public func roadCosts() -> [Int32] {
        costs { step, _ in rules.riskPerHour * hours(step) * (march.side[step].contains(.road) ? 1 : 6) }
    }

    /// Minutes of all steps on foot at night.
    func hourCosts() -> [Int32] {
        march.neighbours.indices.map { step in
            guard march.neighbours[step] >= 0, march.footNight[step].isFinite else { return -1 }
            return Int32((hours(step) * 60).rounded())
        }
    }

    /// Longest way that is thought of, as a multiple of the quickest.
    var detour: Double { rules.detour }

    /// Integer costs of all steps for wheels.
    public func wheelCosts() -> [Int32] {
        costs { step, _ in rules.riskPerHour * Double(march.wheels[step]) }
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

    private func costs(_ price: (_ step: Int, _ to: Int) -> Double) -> [Int32] {
        march.neighbours.indices.map { step in
            let to = Int(march.neighbours[step])
            guard to >= 0, march.footNight[step].isFinite else { return -1 }
            let cost = price(step, to)
            return cost.isFinite ? Int32(min(4000, max(1, (cost * 1000).rounded()))) : -1
        }
    }
}
