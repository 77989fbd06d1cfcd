import Hexes
import Planning
import Testing

/// The random factor of a course has the law that its docstring states.
@Suite struct CostFieldTests {
    private static let grid = HexGrid(columns: 40, rows: 40, flatMetres: 3000)
    private static let fields = (0..<4000).map {
        CostField(course: $0, draw: 7, grid: grid, sigma: 0.5, kilometres: 24)
    }

    private static func mean(_ value: (CostField) -> Double) -> Double {
        fields.reduce(0) { $0 + value($1) } / Double(fields.count)
    }

    /// Means of 4,000: standard errors 0.016 for z, 0.022 for its square, 0.008 for the factor (variance e^(1/4) - 1).
    @Test(arguments: [0, 19, 20 * 40 + 20, 1599])
    func `z is standard normal and the factor has mean 1 everywhere`(cell: Int) {
        let cell = CellID(cell)
        #expect(abs(Self.mean { $0.normal(at: cell) }) < 0.06)
        #expect(abs(Self.mean { $0.normal(at: cell) * $0.normal(at: cell) } - 1) < 0.08)
        #expect(abs(Self.mean { $0.factor(at: cell) } - 1) < 0.03)
        #expect(abs(Self.mean { $0.factor(at: cell) * $0.factor(at: cell) } - 1.2840) < 0.08)
    }

    /// Correlation of two places that lie `steps` knots apart on a line, over the offsets of the lattice.
    private static func correlation(_ steps: Double) -> Double {
        let weights = { (x: Double, knot: Int) in max(0, 1 - abs(x - Double(knot))) }
        let count = 2000
        return (0..<count).reduce(0) { sum, index in
            let a = (Double(index) + 0.5) / Double(count)
            let both = (0..<6).reduce((shared: 0.0, one: 0.0, other: 0.0)) { sums, knot in
                let (v, w) = (weights(a, knot), weights(a + steps, knot))
                return (sums.shared + v * w, sums.one + v * v, sums.other + w * w)
            }
            return sum + both.shared / (both.one * both.other).squareRoot() / Double(count)
        }
    }

    /// From one place to others in its row, one to thirty hexes to the east; 24 km are eight hexes.
    @Test(arguments: [1, 2, 4, 8, 12, 16, 24])
    func `z is correlated over the distance of the knots`(hexes: Int) {
        let (from, to) = (CellID(20 * 40 + 4), CellID(20 * 40 + 4 + hexes))
        let found = Self.mean { $0.normal(at: from) * $0.normal(at: to) }
        #expect(abs(found - Self.correlation(Double(hexes) / 8)) < 0.06, "\(found)")
        if hexes >= 16 { #expect(abs(found) < 0.06) }
    }

    @Test func `it follows from its address and the place alone`() {
        let cell = CellID(333)
        let make = { (course: Int, draw: UInt64) in
            CostField(course: course, draw: draw, grid: Self.grid, sigma: 0.5, kilometres: 24).normal(at: cell)
        }
        #expect(make(5, 1) == make(5, 1))
        #expect(make(5, 1) != make(6, 1) && make(5, 1) != make(5, 2))
        let flat = CostField(course: 5, grid: Self.grid, sigma: 0, kilometres: 24)
        #expect(flat.factor(at: cell) == 1)
    }

    @Test func `it is smooth`() {
        for field in Self.fields.prefix(20) {
            for cell in 0..<Self.grid.count - 1 where (cell + 1) % 40 > 0 {
                // Eight hexes lead from knot to knot, and the division by the deviation steepens by twice at most.
                #expect(abs(field.normal(at: CellID(cell)) - field.normal(at: CellID(cell + 1))) < 2.5)
            }
        }
    }
}
