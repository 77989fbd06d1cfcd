import Hexes
import Planning
import Testing

/// The cut of the map into sectors.
@Suite struct SectorMapTests {
    private static let sizes = [(1, 1), (8, 8), (9, 8), (8, 9), (20, 33), (7, 40)]

    @Test(arguments: sizes)
    func `every cell is in a sector of at most 64`(columns: Int, rows: Int) {
        let map = SectorMap(grid: HexGrid(columns: columns, rows: rows, flatMetres: 3000))
        #expect(map.count == ((columns + 7) / 8) * ((rows + 7) / 8) && map.ofCell.count == columns * rows)
        var sizes = [Int](repeating: 0, count: map.count)
        for cell in 0..<columns * rows { sizes[map.sector(of: cell)] += 1 }
        #expect(sizes.allSatisfy { (1...64).contains($0) })
    }

    @Test(arguments: sizes)
    func `cells of a sector stand within its edge of each other`(columns: Int, rows: Int) {
        let grid = HexGrid(columns: columns, rows: rows, flatMetres: 3000)
        let map = SectorMap(grid: grid)
        for sector in 0..<map.count {
            let cells = (0..<grid.count).filter { map.sector(of: $0) == sector }
            for extent in [cells.map { $0 / columns }, cells.map { $0 % columns }] {
                #expect((extent.max() ?? 0) - (extent.min() ?? 0) < SectorMap.edge)
            }
        }
    }

    @Test(arguments: sizes)
    func `sums hold all that the cells hold`(columns: Int, rows: Int) {
        let map = SectorMap(grid: HexGrid(columns: columns, rows: rows, flatMetres: 3000))
        let quantity = (0..<columns * rows).map { Float($0 % 13) }
        #expect(map.sums(of: quantity).reduce(0, +) == quantity.reduce(0, +))
    }

    @Test(arguments: sizes)
    func `the greatest around is the greatest of the nine`(columns: Int, rows: Int) {
        let map = SectorMap(grid: HexGrid(columns: columns, rows: rows, flatMetres: 3000))
        let across = (columns + 7) / 8
        let values = (0..<map.count).map { Float(($0 * 7919) % 101) }
        let around = map.greatestAround(values)
        for sector in 0..<map.count {
            let near = (0..<map.count).filter {
                abs($0 / across - sector / across) <= 1 && abs($0 % across - sector % across) <= 1
            }
            #expect(around[sector] == near.map { values[$0] }.max())
        }
    }
}
