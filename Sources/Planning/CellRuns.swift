import Geography
import Hexes

extension Theatre {
    /// Cells in connected runs; a long run is cut where another place becomes the nearest.
    func runs(of cells: [CellID]) -> [[CellID]] {
        let nearest = Dictionary(uniqueKeysWithValues: cells.map { ($0, nearestPlace(to: $0)?.place.id ?? "") })
        var left = Set(cells)
        var runs: [[CellID]] = []
        for start in cells where left.remove(start) != nil {
            var run: [CellID] = []
            var open = [start]
            while let cell = open.popLast() {
                run.append(cell)
                for direction in Direction.allCases {
                    guard let next = grid.neighbour(of: cell, to: direction), nearest[next] == nearest[cell],
                        left.remove(next) != nil
                    else { continue }
                    open.append(next)
                }
            }
            runs.append(run.sorted())
        }
        return runs
    }
}
