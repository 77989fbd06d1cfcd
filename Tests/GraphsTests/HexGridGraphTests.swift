import Graphs
import Testing

@Suite struct HexGridGraphTests {
    @Test func oddRowsAreShiftedEast() {
        let grid = HexGridGraph(columns: 5, rows: 4)
        #expect((0..<6).map { grid.neighbour(of: 6, towards: $0) } == [7, 2, 1, 5, 11, 12])
        #expect((0..<6).map { grid.neighbour(of: 11, towards: $0) } == [12, 6, 5, 10, 15, 16])
    }

    @Test func cornersAreClosed() {
        let grid = HexGridGraph(columns: 5, rows: 4)
        #expect((0..<6).map { grid.neighbour(of: 0, towards: $0) } == [1, nil, nil, nil, nil, 5])
        #expect((0..<6).map { grid.neighbour(of: 19, towards: $0) } == [nil, nil, 14, 18, nil, nil])
    }

    @Test func neighboursAreMutual() {
        let grid = HexGridGraph(columns: 7, rows: 6)
        for arc in 0..<grid.arcCount {
            guard let opposite = grid.opposite(of: arc) else { continue }
            #expect(grid.head(of: opposite) == arc / 6)
            #expect(grid.opposite(of: opposite) == arc)
        }
    }

    @Test func neighboursLieOneHexApart() {
        let grid = HexGridGraph(columns: 6, rows: 7)
        func centre(_ node: Int) -> (Double, Double) {
            let (row, column) = (node / 6, node % 6)
            return (Double(column) + 0.5 * Double(row & 1), -Double(row) * 3.0.squareRoot() / 2)
        }
        for node in 0..<grid.nodeCount {
            for direction in 0..<6 {
                guard let other = grid.neighbour(of: node, towards: direction) else { continue }
                let (a, b) = (centre(node), centre(other))
                let length = ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot()
                #expect(abs(length - 1) < 1e-12)
            }
        }
    }

    @Test func sparseFormHasTheSameArcs() {
        let grid = HexGridGraph(columns: 4, rows: 5)
        let (graph, gridArcs) = grid.sparse { $0 % 3 != 0 }
        #expect(graph.arcCount == (0..<grid.arcCount).filter { $0 % 3 != 0 && grid.head(of: $0) != nil }.count)
        for arc in 0..<graph.arcCount {
            #expect(Int(graph.tails[arc]) == Int(gridArcs[arc]) / 6)
            #expect(Int(graph.heads[arc]) == grid.head(of: Int(gridArcs[arc])))
        }
    }
}
