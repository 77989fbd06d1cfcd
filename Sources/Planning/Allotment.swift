import Graphs
import Scenarios

/// Whole detachments of one formation on one way.
public struct Allotment: Hashable, Sendable {
    /// Position of the formation in the scenario.
    public let formation: Int
    /// The cells of the way, by number, the formation's own first.
    public let nodes: [Int]
    /// Men of each detachment; they differ by one at most within a formation.
    public let detachments: [Int]

    /// Men on the way.
    public var men: Int { detachments.reduce(0, +) }

    /// Shares out the men of some formations over the ways of a plan, formation by formation, by largest remainder.
    ///
    /// A formation breaks up as it does in a campaign: into the fewest detachments of at most `size` men, equal to within a
    /// man. Nobody is lost or made: the men of the result are the men of the formations.
    public static func share(
        _ ways: [PathFlow], of formations: [Int], in scenario: Scenario, size: Int
    ) -> [Allotment] {
        formations.enumerated().flatMap { source, formation -> [Allotment] in
            let own = ways.filter { $0.source == source }
            let men = scenario.formations[formation].men.best
            let count = (men + size - 1) / size
            let parts = (0..<count).map { (men * ($0 + 1)) / count - (men * $0) / count }
            let counts = largestRemainders(own.map(\.amount), total: count)
            var next = 0
            return zip(own, counts).compactMap { way, number -> Allotment? in
                guard number > 0 else { return nil }
                defer { next += number }
                return Allotment(formation: formation, nodes: way.nodes, detachments: Array(parts[next..<next + number]))
            }
        }
    }

    /// Whole numbers in proportion to weights that add up to a total (Hamilton's method).
    ///
    /// Each gets its share rounded down; what is left goes to the largest remainders, the first of equals first.
    public static func largestRemainders(_ weights: [Double], total: Int) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { $0 / sum * Double(total) }
        var counts = exact.map { Int($0) }
        let order = exact.indices.sorted { a, b in
            let (left, right) = (exact[a] - Double(counts[a]), exact[b] - Double(counts[b]))
            return left != right ? left > right : a < b
        }
        for index in order.prefix(max(0, total - counts.reduce(0, +))) { counts[index] += 1 }
        return counts
    }
}
