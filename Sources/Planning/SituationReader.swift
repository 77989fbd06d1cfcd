import Appraisal
import Arithmetic
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// Reads the map at a moment: who is cut off, how tightly, and where the gaps are.
public struct SituationReader: Sendable {
    private let scenario: Scenario
    private let rules: AppraisalRules
    private let planning: PlanningRules
    private let march: MarchTable
    private let hazards: HazardReader
    private var schedule: ScheduleReader
    private let supply: SupplyWays
    /// Minutes on foot from each cell to the objective.
    private let distance: [Int32]

    /// Gaps that are named; the rest of the cordon's openings carry fewer men.
    package static let gapsNamed = 12
    /// Days that a gap is followed.
    static let daysFollowed = 30

    /// A reader of a scenario's map.
    public init(scenario: Scenario, rules: AppraisalRules, planning: PlanningRules) {
        self.scenario = scenario
        self.rules = rules
        self.planning = planning
        march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        hazards = HazardReader(theatre: scenario.theatre, rules: rules.contact)
        schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        supply = SupplyWays(
            theatre: scenario.theatre, march: march, ownHold: schedule.ownHold(), controlFloor: rules.hold.controlFloor,
            ownGround: planning.ownGround)
        let hexes = HexGridGraph(columns: scenario.theatre.grid.columns, rows: scenario.theatre.grid.rows)
        distance = ShortestPathTree(to: scenario.objectiveTargets, in: hexes, costs: march.footDayMinutes).distances
    }

    /// The situation at a time, the own formations standing where they stood at the start.
    public mutating func situation(at time: LocalTime) -> Situation {
        let reading = schedule.reading(at: time)
        let hazard = hazards.hazard(of: reading.hold)
        let cost = cost(hazard)
        let cutOff = scenario.formations.map { isCutOff($0.cell, in: reading) }
        let since = sinceWhen(cutOff, before: time)
        let crossing = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .asItIs)
        let blocking = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .battalion(rules.hold))
        let encircled = cutOff.indices.filter { cutOff[$0] }
        let plan = encircled.isEmpty ? nil : crossing.solve(for: encircled)
        let line = plan.map { CordonLine($0, graph: crossing.graph, scenario: scenario) }
        let best = Course(leastRiskIn: scenario, cost: cost)
        let standings = scenario.formations.indices.map { index in
            let way = best.cells(from: scenario.formations[index].cell, neighbours: march.neighbours)
                .flatMap { cells in
                    cells.last.map { scenario.objective.cells[$0.offset] } == true ? cost.way(along: cells) : nil
                }
            return standing(
                index, isCutOff: cutOff[index], since: since[index], isOutsideCordon: line?.isOutside[index] ?? false,
                reading: reading, way: way, value: cutOff[index] ? blocking.solve(for: [index])?.value ?? 1 : 0)
        }
        return Situation(
            time: time, enemy: reading.positions, hold: reading.hold, hazard: hazard, standings: standings,
            gaps: line.map { gaps(in: $0, crossing: crossing, hold: reading.hold, at: time) } ?? [],
            cordonValue: blocking.solve(for: encircled)?.value ?? 0, cordon: line?.cells ?? [])
    }

    private func cost(_ hazard: Hazard) -> WayCost {
        WayCost(theatre: scenario.theatre, march: march, hazard: hazard, rules: WayRules(rules, planning))
    }

    // MARK: cut off

    /// True when no road that bears wheels leads from a cell to the own side free of those forces of the enemy that stand
    /// nearer to the objective: who is behind a formation cannot cut it off. A formation in the
    /// objective is never cut off.
    private mutating func isCutOff(_ cell: CellID, in reading: ScheduleReader.Reading) -> Bool {
        if scenario.objective.cells[cell.offset] { return false }
        let distance = distance
        let hold = schedule.hold(in: reading) { distance[$0.cell.offset] < distance[cell.offset] }
        return !hasSupplyWay(from: cell, hold: hold)
    }

    /// True when a road that bears wheels leads from a cell to the own side free of the enemy's hold.
    private func hasSupplyWay(from start: CellID, hold: EnemyHold) -> Bool {
        let theatre = scenario.theatre
        let isFree = { (cell: Int) in self.supply.isFree(cell, patrols: hold.patrols[cell]) }
        var seen = [Bool](repeating: false, count: theatre.grid.count)
        var open = supply.heads(of: start).filter(isFree)
        for cell in open { seen[cell] = true }
        while let cell = open.popLast() {
            if scenario.objective.cells[cell], isFree(cell) { return true }
            for step in 6 * cell..<6 * cell + 6 where march.wheels[step].isFinite {
                let next = Int(march.neighbours[step])
                if !seen[next], isFree(next) {
                    seen[next] = true
                    open.append(next)
                }
            }
        }
        return false
    }

    /// Since when a formation is cut off, as far as the dated positions of the enemy bear.
    private struct Since {
        var day: LocalTime
        /// True if the record of a force begins on that day, so that it may have stood there before.
        var mayBeEarlier = false
    }

    /// For each formation that is cut off, the first of the unbroken run of days on which its place has been so.
    ///
    /// Nil where that is not known. Goes back from change to change of the enemy's positions: between two of them nothing changes, however long it is.
    private mutating func sinceWhen(_ cutOff: [Bool], before time: LocalTime) -> [Since?] {
        var since: [Since?] = cutOff.map { $0 ? Since(day: time.startOfDay) : nil }
        var open = cutOff
        var changes = schedule.changes(until: time)
        let beginnings = scenario.enemy.map { $0.track[0].time }
        var day = time
        while open.contains(true) {
            while let last = changes.last, last > day { changes.removeLast() }
            guard let change = changes.last else { break }
            // The last day, counted back from the time, that lies before the change; the day after it is the first like today.
            let back = Double(24 * Int(time.hours(since: change) / 24) + 24)
            let (before, after) = (time.adding(hours: -back), time.adding(hours: 24 - back))
            let reading = schedule.reading(at: before)
            let begins = beginnings.contains { $0 > before && $0 <= after }
            for index in open.indices where open[index] {
                open[index] = isCutOff(scenario.formations[index].cell, in: reading)
                since[index] = Since(day: (open[index] ? before : after).startOfDay, mayBeEarlier: begins)
            }
            day = before
        }
        // Cut off before any dated position: by the lack of roads, since no day that is known.
        for index in open.indices where open[index] { since[index] = nil }
        return since
    }

    private func standing(
        _ index: Int, isCutOff: Bool, since: Since?, isOutsideCordon: Bool, reading: ScheduleReader.Reading, way: Way?,
        value: Double
    ) -> Standing {
        let formation = scenario.formations[index]
        let grid = scenario.theatre.grid
        let present = reading.positions.indices.filter { reading.positions[$0].posture != .absent }
        let holders = present.sorted {
            (grid.steps(from: reading.positions[$0].cell, to: formation.cell), $0)
                < (grid.steps(from: reading.positions[$1].cell, to: formation.cell), $1)
        }
        return Standing(
            formation: index, cell: formation.cell,
            whereabouts: scenario.theatre.describe(formation.cell, preferring: formation.placeName),
            uncertaintyKilometres: uncertainty(formation), isCutOff: isCutOff, since: since?.day,
            sinceMayBeEarlier: since?.mayBeEarlier ?? false, isOutsideCordon: isOutsideCordon,
            holders: isCutOff ? Array(holders.prefix(2)) : [], leastContacts: way?.contacts ?? .infinity,
            wayKilometres: way?.kilometres ?? .infinity, gameValue: value)
    }

    /// Kilometres by which the record may be wrong, by confidence and at most as far as the scenario says, and over which the men are spread.
    private func uncertainty(_ formation: Formation) -> Double {
        let rules = rules.situation
        let usual =
            formation.confidence == "high"
            ? rules.recordHigh : (formation.confidence == "medium" ? rules.recordMedium : rules.recordLow)
        let stated = scenario.uncertainty.placeKilometres
        let record = stated > 0 ? min(usual, stated) : usual
        return record + rules.recordPerThousand * Double(formation.men.best) / 1000
    }

    // MARK: gaps

    private mutating func gaps(in line: CordonLine, crossing: CrossingGame, hold: EnemyHold, at time: LocalTime) -> [Gap] {
        let futures = (1...Self.daysFollowed).map { day in
            let later = schedule.reading(at: time.adding(hours: Double(24 * day))).hold
            return crossing.chances(cost: cost(hazards.hazard(of: later)))
        }
        let carrying = line.cells.filter { line.flow[$0.offset] > 1e-6 }
        return scenario.theatre.runs(of: carrying).map { cells in
            gap(cells, line: line, crossing: crossing, hold: hold, futures: futures, at: time)
        }.sorted { ($0.share, $1.cells[0]) > ($1.share, $0.cells[0]) }.prefix(Self.gapsNamed).map { $0 }
    }

    private func gap(
        _ cells: [CellID], line: CordonLine, crossing: CrossingGame, hold: EnemyHold, futures: [[Double]],
        at time: LocalTime
    ) -> Gap {
        let share = cells.reduce(0) { $0 + line.flow[$1.offset] }
        let mean = { (chances: [Double]) in cells.reduce(0) { $0 + line.flow[$1.offset] * chances[$1.offset] } / share }
        let now = mean(crossing.chances)
        let limits = rules.situation
        let shut = futures.firstIndex { chances in
            let later = mean(chances)
            return later >= limits.shutChance || (later >= limits.narrowChance && later >= limits.narrowFactor * now)
        }
        let widest = cells.max { line.flow[$0.offset] < line.flow[$1.offset] }!
        return Gap(
            cells: cells, name: scenario.theatre.describe(widest),
            widthKilometres: Double(cells.count) * scenario.theatre.grid.flatMetres / 1000,
            menPerHour: Double(cells.count) * 1000 * rules.march.path / rules.march.fileSpacing, catchChance: now,
            share: share, isShut: now >= limits.shutChance, battalionsToClose: battalionsToClose(cells, hold: hold),
            shuts: shut.map { time.adding(hours: Double(24 * ($0 + 1))).startOfDay })
    }

    /// Battalions whose patrols would raise the chance of being met in the gap so far that it counts as shut.
    private func battalionsToClose(_ cells: [CellID], hold: EnemyHold) -> Double {
        let hoursInCell = scenario.theatre.grid.flatMetres / 1000 / rules.march.path
        let watch = rules.contact.watch(patrols: 1)
        let perPatrol = Double(CellHazard.rate(watch: watch, sight: Float(rules.contact.sightNight))) * hoursInCell
        let needed = -PortableMath.log(1 - rules.situation.shutChance) / perPatrol
        let missing = cells.reduce(0) { $0 + max(0, needed - Double(hold.patrols[$1.offset])) }
        return missing * scenario.theatre.grid.cellSquareKilometres / rules.hold.patrolsPerBattalion
    }
}

private func > (a: (Double, CellID), b: (Double, CellID)) -> Bool { a.0 != b.0 ? a.0 > b.0 : b.1 < a.1 }
