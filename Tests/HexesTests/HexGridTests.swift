import Foundation
import Hexes
import Testing

@Suite struct HexGridTests {
    /// Odd and even numbers of columns and rows, one thin grid each way, and a shifted origin.
    private static let grids = [
        HexGrid(columns: 7, rows: 6, flatMetres: 3000),
        HexGrid(columns: 8, rows: 9, flatMetres: 3000, originX: -1234, originY: 987.5),
        HexGrid(columns: 1, rows: 5, flatMetres: 1), HexGrid(columns: 5, rows: 1, flatMetres: 10),
    ]

    private func cells(_ grid: HexGrid) -> [CellID] { (0..<grid.count).map(CellID.init) }

    @Test(arguments: grids)
    func `the way back leads back`(grid: HexGrid) {
        for cell in cells(grid) {
            for direction in Direction.allCases {
                guard let other = grid.neighbour(of: cell, to: direction) else { continue }
                #expect(grid.neighbour(of: other, to: direction.opposite) == cell)
                #expect(grid.direction(from: cell, to: other) == direction)
            }
        }
    }

    @Test(arguments: grids)
    func `neighbours are distinct and one step away in their direction`(grid: HexGrid) {
        for cell in cells(grid) {
            let here = grid.centre(of: cell)
            let others = Direction.allCases.compactMap { grid.neighbour(of: cell, to: $0) }
            #expect(Set(others).count == others.count)
            for direction in Direction.allCases {
                guard let there = grid.neighbour(of: cell, to: direction).map(grid.centre) else { continue }
                let angle = Double(direction.rawValue) * .pi / 3
                #expect(abs(there.x - here.x - grid.flatMetres * cos(angle)) < 1e-9 * grid.flatMetres)
                #expect(abs(there.y - here.y - grid.flatMetres * sin(angle)) < 1e-9 * grid.flatMetres)
            }
        }
    }

    @Test func `inner cells have six neighbours`() {
        let grid = Self.grids[1]
        for row in 1..<8 {
            for column in 1..<7 {
                let cell = grid.cell(column: column, row: row)!
                #expect(Direction.allCases.allSatisfy { grid.neighbour(of: cell, to: $0) != nil })
            }
        }
    }

    @Test func `the layout is the one the files use`() {
        let grid = HexGrid(columns: 10, rows: 10, flatMetres: 3000, originX: 100, originY: 5000)
        let cell = grid.cell(column: 4, row: 3)!
        #expect(cell.index == 34)
        #expect((grid.column(of: cell), grid.row(of: cell)) == (4, 3))
        #expect(grid.neighbour(of: cell, to: .northEast) == grid.cell(column: 5, row: 2))
        #expect(grid.neighbour(of: cell, to: .northWest) == grid.cell(column: 4, row: 2))
        #expect(grid.neighbour(of: cell, to: .southEast) == grid.cell(column: 5, row: 4))
        #expect(grid.neighbour(of: cell, to: .southWest) == grid.cell(column: 4, row: 4))
        let even = grid.cell(column: 4, row: 4)!
        #expect(grid.neighbour(of: even, to: .northEast) == grid.cell(column: 4, row: 3))
        #expect(grid.neighbour(of: even, to: .southWest) == grid.cell(column: 3, row: 5))
        #expect(abs(grid.centre(of: cell).x - (100 + 3000 * 4.5)) < 1e-9)
        #expect(abs(grid.centre(of: cell).y - (5000 - 3 * 3000 * 0.75.squareRoot())) < 1e-9)
        #expect(Direction.allCases.map(\.abbreviation) == ["E", "NE", "NW", "W", "SW", "SE"])
    }

    @Test(arguments: grids)
    func `a side has one number, the same from both cells`(grid: HexGrid) {
        var seen: [Int: Set<CellID>] = [:]
        for cell in cells(grid) {
            for direction in Direction.allCases {
                let other = grid.neighbour(of: cell, to: direction)
                let side = grid.side(of: cell, to: direction)
                #expect((other == nil) == (side == nil))
                guard let other, let side else { continue }
                #expect((0..<grid.sideCount).contains(side))
                #expect(grid.side(of: other, to: direction.opposite) == side)
                seen[side, default: []].formUnion([cell, other])
                let owner = grid.owner(ofSide: side)
                #expect(grid.side(of: owner.cell, to: owner.direction) == side)
                #expect(owner.cell == cell || owner.cell == other)
            }
        }
        #expect(seen.values.allSatisfy { $0.count == 2 }, "no two sides share a number")
    }

    @Test func `every side number belongs to a cell and one of its three slots`() {
        let grid = Self.grids[0]
        for side in 0..<grid.sideCount {
            let owner = grid.owner(ofSide: side)
            let slot = [Direction.east, .southWest, .southEast].firstIndex(of: owner.direction)!
            #expect(3 * owner.cell.offset + slot == side)
        }
    }

    @Test(arguments: grids)
    func `a centre lies in its cell`(grid: HexGrid) {
        for cell in cells(grid) { #expect(grid.cell(at: grid.centre(of: cell)) == cell) }
    }

    /// The nearest centre of the endless pattern decides; where that is beyond the rim the answer is nil.
    @Test(arguments: grids)
    func `the cell at a point is the one with the nearest centre`(grid: HexGrid) {
        let wide = HexGrid(
            columns: grid.columns + 6, rows: grid.rows + 8, flatMetres: grid.flatMetres,
            originX: grid.originX - 3 * grid.flatMetres, originY: grid.originY + 4 * grid.rowMetres)
        let wideCentres = cells(wide).map { ($0, wide.centre(of: $0)) }
        var chance = Scatter(state: 7)
        for _ in 0..<4000 {
            let point = Point(
                x: grid.originX + (chance.next() * Double(grid.columns + 3) - 2) * grid.flatMetres,
                y: grid.originY - (chance.next() * Double(grid.rows + 3) - 2) * grid.rowMetres)
            let nearest = wideCentres.min { $0.1.distance(to: point) < $1.1.distance(to: point) }!.0
            let expected = grid.cell(column: wide.column(of: nearest) - 3, row: wide.row(of: nearest) - 4)
            #expect(grid.cell(at: point) == expected, "\(point)")
        }
    }

    @Test func `far away there is no cell`() {
        let grid = Self.grids[0]
        for (x, y) in [(-1e7, 0.0), (1e7, 0), (0, 1e7), (0, -1e7), (1e12, 1e12)] {
            #expect(grid.cell(at: Point(x: x, y: y)) == nil)
        }
        #expect(grid.cell(column: -1, row: 0) == nil && grid.cell(column: 0, row: 6) == nil)
    }

    @Test(arguments: grids)
    func `steps are those of a walk from neighbour to neighbour`(grid: HexGrid) {
        for start in cells(grid) {
            var distance = [Int](repeating: -1, count: grid.count)
            distance[start.offset] = 0
            var queue = [start]
            var next = 0
            while next < queue.count {
                let cell = queue[next]
                next += 1
                let others = Direction.allCases.compactMap { grid.neighbour(of: cell, to: $0) }
                for other in others where distance[other.offset] < 0 {
                    distance[other.offset] = distance[cell.offset] + 1
                    queue.append(other)
                }
            }
            for cell in cells(grid) { #expect(grid.steps(from: start, to: cell) == distance[cell.offset]) }
        }
    }

    @Test func `neighbours share the two corners of their side`() {
        let grid = Self.grids[1]
        for cell in cells(grid) {
            let mine = grid.corners(of: cell)
            for direction in Direction.allCases {
                guard let other = grid.neighbour(of: cell, to: direction) else { continue }
                let shared = mine.filter { corner in grid.corners(of: other).contains { $0.distance(to: corner) < 1e-6 } }
                #expect(shared.count == 2)
                let gap = shared[0].distance(to: shared[1])
                #expect(abs(gap - grid.cornerMetres) < 1e-6, "a side is as long as the way to a corner")
            }
        }
    }

    @Test func `corners go round counter-clockwise and enclose the area of a cell`() {
        let grid = Self.grids[0]
        let corners = grid.corners(of: CellID(9))
        var twice = 0.0
        for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) { twice += a.x * b.y - b.x * a.y }
        #expect(abs(twice / 2e6 - grid.cellSquareKilometres) < 1e-6)
        let centre = grid.centre(of: CellID(9))
        #expect(corners[0].x > centre.x && corners[0].y > centre.y)
    }

    @Test(arguments: grids)
    func `the neighbour table says the same`(grid: HexGrid) {
        let table = grid.neighbourTable()
        #expect(table.count == 6 * grid.count)
        for cell in cells(grid) {
            for direction in Direction.allCases {
                let other = grid.neighbour(of: cell, to: direction)?.index ?? -1
                #expect(table[6 * cell.offset + direction.rawValue] == other)
            }
        }
    }
}

/// Points scattered by a fixed linear congruence (Knuth's MMIX constants): enough for test points.
struct Scatter {
    var state: UInt64

    /// The next number in 0..<1.
    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) * 0x1p-53
    }
}
