import Arithmetic
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// Where an enemy force is at a moment, and how.
public struct EnemyPosition: Hashable, Sendable {
    /// The cell where it stands.
    public let cell: CellID
    /// Its posture there.
    public let posture: Posture
}

/// The enemy's movements: between two dated positions a force goes along the quickest way by lorry at an even pace.
public struct EnemySchedule: Sendable {
    private let forces: [EnemyForce]
    /// For each force, for each pair of successive fixes, the cells of its way.
    private let ways: [[[Int32]]]
    private let rules: HoldRules

    /// How far a way is searched for, in minutes a hex of the straight line and in all: no lorry column goes slower for long.
    private static let searchMinutesPerHex = 40
    private static let searchMinutes = 600

    /// The schedule of these forces.
    public init(forces: [EnemyForce], theatre: Theatre, march: MarchTable, rules: HoldRules) {
        self.forces = forces
        self.rules = rules
        let costs = march.motor.map { $0.isFinite ? Int32(($0 * 60).rounded(.up)) : -1 }
        let grid = HexGridGraph(columns: theatre.grid.columns, rows: theatre.grid.rows)
        let search = ReachSearch(in: grid, costs: costs)
        ways = forces.map { force in
            zip(force.track, force.track.dropFirst()).map { from, to in
                if from.cell == to.cell || from.posture == .absent || to.posture == .absent { return [from.cell.index] }
                let direct = theatre.grid.steps(from: from.cell, to: to.cell)
                let radius = Int32(direct * Self.searchMinutesPerHex + Self.searchMinutes)
                let way = search.path(from: from.cell.offset, to: to.cell.offset, within: radius)
                return way?.map { Int32($0) } ?? [from.cell.index]
            }
        }
    }

    /// Where force number `index` is at a time; absent before its first fix.
    public func position(of index: Int, at time: LocalTime) -> EnemyPosition {
        let track = forces[index].track
        guard let last = track.lastIndex(where: { $0.time <= time }) else {
            return EnemyPosition(cell: track[0].cell, posture: .absent)
        }
        let here = track[last]
        guard last + 1 < track.count, here.posture != .absent else {
            return EnemyPosition(cell: here.cell, posture: here.posture)
        }
        let next = track[last + 1]
        let way = ways[index][last]
        // In whole minutes, as `changes` counts them: a share of the hours would be late by a minute where it is rounded down.
        let (passed, span) = (time.minutes - here.time.minutes, next.time.minutes - here.time.minutes)
        let step = min(way.count - 1, passed * way.count / span)
        let isMoving = Double(way.count - 1) >= rules.movingSteps
        let posture: Posture = isMoving && here.posture == .hold ? .advance : here.posture
        return EnemyPosition(cell: CellID(Int(way[step])), posture: posture)
    }

    /// Times up to one at which a force stands elsewhere or otherwise than before, ascending, to the minute.
    public func changes(until time: LocalTime) -> [LocalTime] {
        var minutes: Set<Int> = []
        for (force, ways) in zip(forces, ways) {
            for fix in force.track { minutes.insert(fix.time.minutes) }
            for (way, (here, next)) in zip(ways, zip(force.track, force.track.dropFirst())) {
                let span = next.time.minutes - here.time.minutes
                for step in 1..<max(1, way.count) {
                    minutes.insert(here.time.minutes + (step * span + way.count - 1) / way.count)
                }
            }
        }
        return minutes.filter { $0 <= time.minutes }.sorted().map(LocalTime.init(minutes:))
    }
}
