import Hexes

extension HexGrid {
    /// The cell of some, at least one, that is nearest to the middle of all of them. O(cells).
    func middle(of cells: [Int]) -> Int {
        let points = cells.map { centre(of: CellID($0)) }
        let number = Double(points.count)
        let middle = Point(x: points.reduce(0) { $0 + $1.x } / number, y: points.reduce(0) { $0 + $1.y } / number)
        return cells[points.indices.min { points[$0].distance(to: middle) < points[$1].distance(to: middle) }!]
    }
}
