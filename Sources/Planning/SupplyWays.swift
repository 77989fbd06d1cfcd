import Appraisal
import Geography
import Hexes
import RuleSets

/// The roads by which a place is supplied, and the ground that the enemy must not hold on them.
struct SupplyWays: Sendable {
    let grid: HexGrid
    let march: MarchTable
    /// Cells with a road that bears wheels, ascending.
    let roads: [Int]
    /// Patrols per square kilometre above which the enemy holds a cell: as many as the own side's there, or the floor of control.
    private let limits: [Float]
    /// Steps around a place that count as its own ground.
    private let ownGround: Int

    init(theatre: Theatre, march: MarchTable, ownHold: [Float], controlFloor: Double, ownGround: Double) {
        grid = theatre.grid
        self.march = march
        roads = (0..<theatre.grid.count).filter { cell in
            (6 * cell..<6 * cell + 6).contains { march.wheels[$0].isFinite }
        }
        limits = ownHold.map { max($0, Float(controlFloor)) }
        self.ownGround = Int(ownGround)
    }

    /// True if the enemy does not hold a cell in which he has so many patrols per square kilometre.
    @inline(__always)
    func isFree(_ cell: Int, patrols: Float) -> Bool { patrols <= limits[cell] }

    /// Cells with a road that bears wheels on the own ground of a place, or the nearest such cells, from where supplies are carried.
    /// O(roads).
    func heads(of start: CellID) -> [Int] {
        let steps = roads.map { grid.steps(from: CellID($0), to: start) }
        let reach = max(ownGround, steps.min() ?? 0)
        return zip(roads, steps).filter { $0.1 <= reach }.map(\.0)
    }
}
