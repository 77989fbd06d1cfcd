import Graphs
import Planning
import Randomness
import Scenarios
import TestSupport
import Testing

/// Whole detachments: nobody is lost or made, and each way has its share to within a detachment.
@Suite struct AllotmentTests {
    private static func way(_ amount: Double, source: Int = 0) -> PathFlow {
        PathFlow(nodes: [60, 48, 36], arcs: [], amount: amount, source: source, sink: 0)
    }

    private static func share(_ amounts: [Double], men: Int, size: Int) -> [Allotment] {
        let scenario = Fixtures.plain(men: Strength(low: men, best: men, high: men))
        return Allotment.share(amounts.map { way($0) }, of: [0], in: scenario, size: size)
    }

    // MARK: largest remainders

    @Test(arguments: 0..<40)
    func `each weight has its share to within one, and all add up`(seed: Int) {
        var luck = ReplicationStreams(seed: 5, replication: seed).stream(entity: 0, moment: 0, purpose: 1)
        let weights = (0..<1 + seed % 9).map { _ in luck.uniform() < 0.2 ? 0 : luck.uniform() }
        let total = seed * seed
        let counts = Allotment.largestRemainders(weights, total: total)
        let sum = weights.reduce(0, +)
        guard sum > 0 else {
            #expect(counts.allSatisfy { $0 == 0 })
            return
        }
        #expect(counts.reduce(0, +) == total)
        for (weight, count) in zip(weights, counts) {
            let exact = weight / sum * Double(total)
            #expect(abs(Double(count) - exact) < 1 && (weight > 0 || count == 0), "\(weights) \(counts)")
        }
    }

    @Test func `a greater weight never has less`() {
        let counts = Allotment.largestRemainders([1, 2, 3, 4, 5, 6.5], total: 17)
        #expect(counts == counts.sorted() && counts.reduce(0, +) == 17)
    }

    @Test func `weights in another unit give the same`() {
        let weights = [0.11, 0.5, 0.07, 0.32]
        for total in [1, 7, 100] {
            let counts = Allotment.largestRemainders(weights, total: total)
            #expect(counts == Allotment.largestRemainders(weights.map { 1024 * $0 }, total: total))
        }
    }

    @Test func `nothing is shared out of nothing`() {
        #expect(Allotment.largestRemainders([], total: 5).isEmpty && Allotment.largestRemainders([1, 2], total: 0) == [0, 0])
    }

    // MARK: detachments

    @Test(arguments: [(400, 40, 10), (400, 60, 7), (401, 40, 11), (39, 40, 1), (40, 40, 1), (1, 40, 1), (5, 1, 5)])
    func `a formation breaks up into the fewest detachments of its size`(men: Int, size: Int, count: Int) {
        let parts = Self.share([0.5, 0.25, 0.25], men: men, size: size).flatMap(\.detachments)
        #expect(parts.count == count && parts.reduce(0, +) == men)
        #expect((parts.max() ?? 0) <= size && (parts.max() ?? 0) - (parts.min() ?? 0) <= 1)
    }

    @Test func `ways have detachments in proportion, and a way without any is left out`() {
        let allotments = Self.share([0.5, 0.3, 0.199, 0.001], men: 400, size: 40)
        #expect(allotments.map(\.detachments.count) == [5, 3, 2])
        #expect(allotments.map(\.men) == [200, 120, 80] && allotments.allSatisfy { $0.formation == 0 })
    }

    @Test func `a formation without men has no detachment`() {
        #expect(Self.share([1], men: 0, size: 40).isEmpty)
    }

    @Test func `each formation is shared over its own ways`() {
        let plain = Fixtures.plain(men: Strength(low: 100, best: 100, high: 100))
        let scenario = plain.with(formations: [plain.formations[0], plain.formations[0], plain.formations[0]])
        let ways = [Self.way(0.2, source: 1), Self.way(0.1, source: 0), Self.way(0.3, source: 1)]
        let allotments = Allotment.share(ways, of: [2, 0], in: scenario, size: 10)
        #expect(allotments.map(\.formation) == [2, 0, 0] && allotments.map(\.men) == [100, 40, 60])
    }
}
