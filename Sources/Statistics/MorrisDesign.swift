import Randomness

/// Trajectories through the unit cube that move one input at a time (Morris 1991), selected for their mutual distances.
///
/// Inputs lie on a grid of p levels; a step has length p / (2 (p - 1)), so that all levels are equally likely. Of a greater number of
/// random candidates, trajectories with large distances are kept (Campolongo, Cariboni and Saltelli 2007), by greedy addition of the
/// farthest (Ruano, Ribes, Seco and Ferrer 2012).
public struct MorrisDesign: Sendable {
    /// A trajectory: a start and one step per input.
    public struct Trajectory: Hashable, Sendable {
        /// Points of the unit cube in order, one more than there are inputs.
        public let points: [[Double]]
        /// The input that each step moves: a permutation of the inputs.
        public let moved: [Int]
    }

    /// The trajectories, in the order of their random candidates.
    public let trajectories: [Trajectory]
    /// Length of a step, as a share of the range of an input.
    public let step: Double

    /// Selects `count` trajectories out of `candidates` random ones, or takes random ones if candidates are not more.
    ///
    /// `inputs` and `count` are above 0, `levels` is even and 2 or more. O(candidates^2 * inputs^2).
    public init(inputs: Int, trajectories count: Int, candidates: Int = 0, levels: Int = 4, seed: UInt64) {
        precondition(inputs > 0 && count > 0 && levels >= 2 && levels % 2 == 0)
        step = Double(levels) / Double(2 * (levels - 1))
        let step = step
        let all = (0..<max(count, candidates)).map { number in
            var stream = ReplicationStreams(seed: seed, replication: number).stream(entity: 0, moment: 0, purpose: 2)
            return Self.trajectory(inputs: inputs, levels: levels, step: step, &stream)
        }
        trajectories = all.count == count ? all : Self.select(all, count)
    }

    private static func trajectory(inputs: Int, levels: Int, step: Double, _ stream: inout Stream) -> Trajectory {
        var rises: [Bool] = []
        var point = (0..<inputs).map { _ in
            let low = Double(stream.index(below: levels / 2)) / Double(levels - 1)
            rises.append(stream.bernoulli(0.5))
            return rises[rises.count - 1] ? low : low + step
        }
        var order = Array(0..<inputs)
        for place in stride(from: inputs - 1, to: 0, by: -1) { order.swapAt(place, stream.index(below: place + 1)) }
        var points = [point]
        for input in order {
            point[input] += rises[input] ? step : -step
            points.append(point)
        }
        return Trajectory(points: points, moved: order)
    }

    /// The farthest pair, then repeatedly the trajectory with the greatest sum of squared distances to those chosen.
    private static func select(_ all: [Trajectory], _ count: Int) -> [Trajectory] {
        let distances = all.indices.map { one in all.indices.map { $0 < one ? squared(all[one], all[$0]) : 0 } }
        let distance = { (one: Int, other: Int) in distances[max(one, other)][min(one, other)] }
        var chosen: [Int] = []
        var sums = [Double](repeating: 0, count: all.count)
        if count > 1 {
            let pairs = all.indices.flatMap { one in (0..<one).map { (one, $0) } }
            let farthest = pairs.max { distance($0.0, $0.1) < distance($1.0, $1.1) } ?? (0, 0)
            chosen = [farthest.1, farthest.0]
        } else {
            chosen = [0]
        }
        for one in chosen { for other in all.indices { sums[other] += distance(one, other) } }
        while chosen.count < count {
            let rest = all.indices.filter { !chosen.contains($0) }
            let next = rest.max { sums[$0] < sums[$1] } ?? rest[0]
            chosen.append(next)
            for other in all.indices { sums[other] += distance(next, other) }
        }
        return chosen.sorted().map { all[$0] }
    }

    /// The square of the distance of two trajectories: the sum of the distances between all their points.
    ///
    /// A step moves one input, so each squared distance is updated from the one before it.
    private static func squared(_ one: Trajectory, _ other: Trajectory) -> Double {
        var squares = other.points.map { point in
            zip(one.points[0], point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        var sum = squares.reduce(0) { $0 + max(0, $1).squareRoot() }
        for (step, input) in one.moved.enumerated() {
            let (before, after) = (one.points[step][input], one.points[step + 1][input])
            for (place, point) in other.points.enumerated() {
                let (old, new) = (before - point[input], after - point[input])
                squares[place] += new * new - old * old
                sum += max(0, squares[place]).squareRoot()
            }
        }
        return sum * sum
    }
}
