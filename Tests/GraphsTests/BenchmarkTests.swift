import Graphs
import Testing

/// The subjects of Benchmarks/graphs, with the results on which all programs there agree.
@Suite struct BenchmarkTests {
    /// C++ (heap and buckets) and scipy print the same sum and digest.
    @Test func pathsAsInCAndScipy() {
        let grid = HexGridGraph(columns: 500, rows: 500)
        let tree = ShortestPathTree(from: [250 * 500 + 250], in: grid, costs: randomCosts(grid, greatest: 100))
        var (sum, digest): (Int, UInt64) = (0, 0)
        for (index, distance) in tree.distances.enumerated() {
            sum += Int(distance)
            digest &+= UInt64(index + 1) &* UInt64(distance)
        }
        #expect(sum == 1_084_570_939 && digest == 134_929_225_295_612)
    }

    /// HiGHS finds the same values.
    @Test(arguments: [(1, 0.025394043718), (20, 0.50374162277)])
    func gamesAsByHighs(blockers: Int, value: Double) throws {
        let plan = try #require(crossing(size: 20, blockers: blockers).solve())
        #expect(abs(plan.upperBound - value) < 1e-6 * value && plan.gap < 1e-6)
    }
}
