import Appraisal
import Arithmetic
import Forces
import Geography
import Graphs
import Hexes
import Scenarios

/// Reads the map at a moment: who is cut off, how tightly, and where the gaps are.
public struct SituationReader {
    private let scenario: Scenario
    private let rules: AppraisalRules
    private let planning: PlanningRules
    private let march: MarchTable
    private let informers: [Float]
    private var schedule: ScheduleReader
    private let ownHold: [Float]
    /// Minutes on foot from each cell to the objective.
    private let distance: [Int32]

    /// Steps around a formation that it holds itself, where nobody waits for it (assumption: 9 km).
    static let ownGround = 3
    /// Gaps that are named; the rest of the cordon's openings carry fewer men.
    static let gapsNamed = 12
    /// Days that a gap is followed.
    static let daysFollowed = 30
    /// Least chance of contact that is told apart from none.
    static let leastChance = 1e-4

    /// A reader of a scenario's map.
    public init(scenario: Scenario, rules: AppraisalRules, planning: PlanningRules) {
        self.scenario = scenario
        self.rules = rules
        self.planning = planning
        march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        informers = Hazard.informers(theatre: scenario.theatre, rules: rules.contact)
        schedule = ScheduleReader(scenario: scenario, march: march, rules: rules)
        ownHold = schedule.ownHold()
        let hexes = HexGridGraph(columns: scenario.theatre.grid.columns, rows: scenario.theatre.grid.rows)
        let minutes = march.footDay.map { $0.isFinite ? Int32(($0 * 60).rounded()) : -1 }
        distance = ShortestPathTree(to: scenario.objectiveTargets, in: hexes, costs: minutes).distances
    }

    /// The situation at a time, the own formations standing where they stood at the start.
    public mutating func situation(at time: LocalTime) -> Situation {
        let reading = schedule.reading(at: time)
        let hazard = Hazard(hold: reading.hold, theatre: scenario.theatre, rules: rules.contact)
        let cost = cost(hazard)
        let cutOff = scenario.formations.map { isCutOff($0.cell, in: reading) }
        let since = sinceWhen(cutOff, before: time)
        let crossing = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .asItIs)
        let blocking = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .battalion(rules.hold))
        let encircled = cutOff.indices.filter { cutOff[$0] }
        let plan = encircled.isEmpty ? nil : crossing.solve(for: encircled)
        let line = plan.map { CordonLine($0, graph: crossing.graph, scenario: scenario) }
        let best = CourseBook.best(scenario: scenario, cost: cost)
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
        WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard, informers: informers, appraisal: rules, rules: planning)
    }

    // MARK: cut off

    /// True when no road that bears wheels leads from a cell to the own side free of those forces of the enemy that stand
    /// nearer to the objective: who is behind a formation cannot cut it off.
    private mutating func isCutOff(_ cell: CellID, in reading: ScheduleReader.Reading) -> Bool {
        let distance = distance
        let hold = schedule.hold(in: reading) { distance[$0.cell.offset] < distance[cell.offset] }
        return !hasSupplyWay(from: cell, hold: hold)
    }

    /// True when a road that bears wheels leads from a cell to the own side free of the enemy's hold.
    private func hasSupplyWay(from start: CellID, hold: EnemyHold) -> Bool {
        let theatre = scenario.theatre
        let isFree = { (cell: Int) in
            hold.patrols[cell] <= max(self.ownHold[cell], Float(self.rules.hold.controlFloor))
        }
        var seen = [Bool](repeating: false, count: theatre.grid.count)
        var open = supplyHeads(of: start).filter(isFree)
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

    /// Cells with a road that bears wheels on the formation's own ground, or the nearest such cells, from where supplies are carried.
    private func supplyHeads(of start: CellID) -> [Int] {
        let grid = scenario.theatre.grid
        let roads = (0..<grid.count).filter { cell in (6 * cell..<6 * cell + 6).contains { march.wheels[$0].isFinite } }
        let steps = roads.map { grid.steps(from: CellID($0), to: start) }
        let reach = max(Self.ownGround, steps.min() ?? 0)
        return zip(roads, steps).filter { $0.1 <= reach }.map(\.0)
    }

    /// For each formation that is cut off, the first of the unbroken run of days on which its place has been so.
    private mutating func sinceWhen(_ cutOff: [Bool], before time: LocalTime) -> [LocalTime?] {
        var since: [LocalTime?] = cutOff.map { $0 ? time.startOfDay : nil }
        var open = cutOff
        let first = scenario.enemy.map { $0.track[0].time }.min() ?? time
        var day = time
        while open.contains(true), day.adding(hours: -24) >= first {
            day = day.adding(hours: -24)
            let reading = schedule.reading(at: day)
            for index in open.indices where open[index] {
                open[index] = isCutOff(scenario.formations[index].cell, in: reading)
                if open[index] { since[index] = day.startOfDay }
            }
        }
        return since
    }

    private func standing(
        _ index: Int, isCutOff: Bool, since: LocalTime?, isOutsideCordon: Bool, reading: ScheduleReader.Reading, way: Way?,
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
            formation: index, cell: formation.cell, whereabouts: scenario.theatre.describe(formation.cell),
            uncertaintyKilometres: Self.uncertainty(formation), isCutOff: isCutOff, since: since,
            isOutsideCordon: isOutsideCordon, holders: isCutOff ? Array(holders.prefix(2)) : [],
            leastContacts: way?.contacts ?? .infinity,
            wayKilometres: way?.kilometres ?? .infinity, gameValue: value)
    }

    /// Kilometres by which the record may be wrong (assumption): 5, 12 or 25 by confidence, and 2 for each thousand men.
    private static func uncertainty(_ formation: Formation) -> Double {
        let record = formation.confidence == "high" ? 5.0 : (formation.confidence == "medium" ? 12 : 25)
        return record + 2 * Double(formation.men.best) / 1000
    }

    // MARK: gaps

    private mutating func gaps(in line: CordonLine, crossing: CrossingGame, hold: EnemyHold, at time: LocalTime) -> [Gap] {
        let futures = (1...Self.daysFollowed).map { day in
            let later = schedule.reading(at: time.adding(hours: Double(24 * day))).hold
            let hazard = Hazard(hold: later, theatre: scenario.theatre, rules: rules.contact)
            return crossing.chances(cost: cost(hazard))
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
        let shut = futures.firstIndex { mean($0) >= Gap.shutChance || (mean($0) >= 0.15 && mean($0) >= 3 * now) }
        let widest = cells.max { line.flow[$0.offset] < line.flow[$1.offset] }!
        return Gap(
            cells: cells, name: scenario.theatre.describe(widest),
            widthKilometres: Double(cells.count) * scenario.theatre.grid.flatMetres / 1000,
            menPerHour: Double(cells.count) * 1000 * rules.march.countryNight / rules.march.fileSpacing, catchChance: now,
            share: share, battalionsToClose: battalionsToClose(cells, hold: hold),
            shuts: shut.map { time.adding(hours: Double(24 * ($0 + 1))).startOfDay })
    }

    /// Battalions whose patrols would raise the chance of being met in the gap to one half.
    private func battalionsToClose(_ cells: [CellID], hold: EnemyHold) -> Double {
        let hoursInCell = scenario.theatre.grid.flatMetres / 1000 / rules.march.countryNight
        let perPatrol = rules.contact.relativeSpeed * rules.contact.sightNight * hoursInCell
        let needed = -PortableMath.log(0.5) / perPatrol
        let missing = cells.reduce(0) { $0 + max(0, needed - Double(hold.patrols[$1.offset])) }
        return missing * scenario.theatre.grid.cellSquareKilometres / rules.hold.patrolsPerBattalion
    }
}

private func > (a: (Double, CellID), b: (Double, CellID)) -> Bool { a.0 != b.0 ? a.0 > b.0 : b.1 < a.1 }
