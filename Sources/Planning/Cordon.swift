import Graphs

/// Places of a `SectorGame` that are blocked together, and the places whose men cannot reach the objective but through them.
public struct Cordon: Hashable, Sendable {
    /// Blocked places, ascending.
    public let places: [Int]
    /// Whether the men of each place must pass.
    public let isBeyond: [Bool]
}

extension SectorGame {
    /// The cordon of some places.
    public func cordon(_ places: [Int]) -> Cordon {
        var isFree = [Bool](repeating: false, count: count)
        var open = (0..<count).filter { hasExit[$0] && !places.contains($0) }
        for place in open { isFree[place] = true }
        while let place = open.popLast() {
            for next in neighbours[place] where !isFree[next] && !places.contains(next) {
                isFree[next] = true
                open.append(next)
            }
        }
        let isBeyond = (0..<count).map { place in !hasExit[place] && !neighbours[place].contains { isFree[$0] } }
        return Cordon(places: places.sorted(), isBeyond: isBeyond)
    }

    /// Cordons that are best against men about one place, or at least so far from the objective.
    public func cordons(chances: [Double]) -> [Cordon] {
        var cuts = RatioCuts(graph, catchProbabilities: chances + [Double](repeating: 0, count: count + 1), to: [2 * count])
        var found: [Cordon] = []
        for places in suppositions() {
            // Men in a place start from it and are not met in it.
            var men = [Double](repeating: 0, count: 2 * count + 1)
            for place in places { men[count + place] = 1 / Double(places.count) }
            guard let best = cuts.best(against: men), !best.isEmpty else { continue }
            let cordon = cordon(best)
            if !found.contains(cordon) { found.append(cordon) }
        }
        return found
    }

    /// How far men are supposed to be spread about a place, in steps from place to place, and about how many places at most.
    private static let reaches = [1, 3]
    private static let centres = 32

    /// Where the men might be.
    private func suppositions() -> [[Int]] {
        let steps = steps(from: (0..<count).filter { hasExit[$0] })
        let farthest = steps.filter { $0 < .max }.max() ?? 0
        let bands = (0...farthest).map { least in steps.indices.filter { steps[$0] >= least && steps[$0] < .max } }
        let disks = Self.reaches.flatMap { reach in
            stride(from: 0, to: count, by: max(1, count / Self.centres)).map { centre in
                let around = self.steps(from: [centre])
                return around.indices.filter { around[$0] <= reach }
            }
        }
        return (bands + disks).filter { !$0.isEmpty }
    }

    /// Least number of steps from some places to each, breadth first; `Int.max` where there is no way.
    private func steps(from starts: [Int]) -> [Int] {
        var steps = [Int](repeating: .max, count: count)
        for place in starts { steps[place] = 0 }
        var queue = starts
        var next = 0
        while next < queue.count {
            let place = queue[next]
            next += 1
            for beside in neighbours[place] where steps[beside] == .max {
                steps[beside] = steps[place] + 1
                queue.append(beside)
            }
        }
        return steps
    }
}
