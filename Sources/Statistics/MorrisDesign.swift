import Randomness

/// Ways through the unit cube that move one input at a time (Morris 1991), chosen to lie far apart.
///
/// Inputs stand on a grid of p levels; each step is p / (2 (p - 1)) long, so that every level is as likely as another. Of more
/// random trajectories than are wanted those are kept whose distances are large (Campolongo, Cariboni and Saltelli 2007), by
/// adding the farthest in turn (Ruano, Ribes and Ferrer 2012).
public struct MorrisDesign: Sendable {
    /// A way through the cube.
    public struct Trajectory: Hashable, Sendable {
        /// One more than there are inputs.
        public let points: [[Double]]
        /// The input that each step moves.
        public let moved: [Int]
    }

    public let trajectories: [Trajectory]
    /// Length of a step.
    public let step: Double

    /// So many trajectories over some inputs, out of `candidates` random ones; `levels` is even.
    ///
    /// With no more candidates than trajectories they are random. Work grows with the squares of candidates and of inputs.
    public init(inputs: Int, trajectories count: Int, candidates: Int = 0, levels: Int = 4, seed: UInt64) {
        precondition(inputs > 0 && count > 0 && levels >= 2 && levels % 2 == 0)
        step = Double(levels) / Double(2 * (levels - 1))
        let step = step
        let all = (0..<max(count, candidates)).map { number in
            var stream = Luck(seed: seed, replication: number).stream(entity: 0, moment: 0, purpose: 2)
            return Self.trajectory(inputs: inputs, levels: levels, step: step, &stream)
        }
        trajectories = all.count == count ? all : Self.spread(all, count)
    }

    private static func trajectory(inputs: Int, levels: Int, step: Double, _ stream: inout Stream) -> Trajectory {
        var rises: [Bool] = []
        var point = (0..<inputs).map { _ in
            let low = Double(stream.index(below: levels / 2)) / Double(levels - 1)
            rises.append(stream.happens(0.5))
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

    /// Some that lie far apart: the farthest pair, then always the one whose squared distances to those chosen sum to most.
    private static func spread(_ all: [Trajectory], _ count: Int) -> [Trajectory] {
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

    /// The square of the sum of the distances from every point of one to every point of the other.
    ///
    /// A step moves one input, so each squared distance follows from the one before it.
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
