import Cartography
import Hexes
import Testing

/// The outline of cells: areas add up, holes are holes.
@Suite struct MapOutlineTests {
    private let grid = HexGrid(columns: 9, rows: 9, flatMetres: 1000)

    private func cell(_ column: Int, _ row: Int) -> CellID { grid.cell(column: column, row: row)! }

    /// Square metres within the loops, holes taken off.
    private func area(_ cells: [CellID]) -> Double {
        MapOutline(of: cells, on: grid).loops.reduce(0) { $0 + MapOutline.doubleArea($1) / 2 }
    }

    @Test func `one hex is a loop of six corners with the area of a hex`() {
        let outline = MapOutline(of: [cell(4, 4)], on: grid)
        #expect(outline.loops.count == 1 && outline.loops[0].count == 6)
        #expect(abs(area([cell(4, 4)]) - grid.cellSquareKilometres * 1e6) < 1)
    }

    @Test(arguments: [
        [(1, 1), (2, 1)], [(1, 1), (7, 7)], [(0, 0), (1, 0), (2, 0), (3, 0)], [(3, 3), (3, 4), (4, 4), (4, 5)],
    ])
    func `areas add up`(places: [(Int, Int)]) {
        let cells = places.map { cell($0.0, $0.1) }
        #expect(abs(area(cells) - Double(cells.count) * grid.cellSquareKilometres * 1e6) < 1)
    }

    @Test func `a ring has a hole, and the hole belongs to it`() {
        let middle = cell(4, 4)
        let ring = Direction.allCases.compactMap { grid.neighbour(of: middle, to: $0) }
        let outline = MapOutline(of: ring, on: grid)
        #expect(outline.loops.count == 2)
        #expect(outline.loops.map(MapOutline.doubleArea).filter { $0 < 0 }.count == 1)
        #expect(outline.polygons.count == 1 && outline.polygons[0].count == 2)
        #expect(!MapOutline.contains(outline.polygons[0][1], grid.centre(of: ring[0])))
        #expect(MapOutline.contains(outline.polygons[0][0], grid.centre(of: ring[0])))
    }

    @Test func `cells apart are polygons apart`() {
        #expect(MapOutline(of: [cell(0, 0), cell(8, 8)], on: grid).polygons.count == 2)
    }

    @Test func `no cell has no outline`() { #expect(MapOutline(of: [], on: grid).loops.isEmpty) }

    @Test func `the whole grid is one loop`() {
        let outline = MapOutline(of: (0..<grid.count).map(CellID.init), on: grid)
        #expect(outline.loops.count == 1)
    }
}
