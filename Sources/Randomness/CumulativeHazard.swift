import Arithmetic

/// The cumulative hazard along a way: prefix sums over its segments, in which binary search finds the segment of the first event.
///
/// ```swift
/// let way = CumulativeHazard([0.02, 0.1, 0.05])
/// stream.firstEvent(on: way)             // 1: on the second segment; nil: none on the whole way
/// stream.firstEvents(of: 3000, on: way)  // [59, 280, 128]: first events of 3,000 bodies by segment
/// ```
public struct CumulativeHazard: Sendable {
    /// Expected events from the beginning of the way to the end of each segment; nondecreasing.
    public let sums: [Double]

    /// Prefix sums of the hazards of segments; a negative hazard stops the program.
    public init(_ hazards: [Double]) {
        var sum = 0.0
        sums = hazards.map { hazard in
            precondition(hazard >= 0, "a hazard of \(hazard) is below 0")
            sum += hazard
            return sum
        }
    }

    /// Expected events on the whole way.
    public var total: Double { sums.last ?? 0 }

    /// Probability of an event on the way, 1 - e^-total.
    public var chance: Double { 1 - PortableMath.exp(-total) }

    /// Distribution of the segment of the first event, given one on the way; sums to 1, or to 0 if the hazard is 0.
    public var shares: [Double] {
        let chance = chance
        var before = 1.0
        return sums.map { sum in
            let after = PortableMath.exp(-sum)
            defer { before = after }
            return chance > 0 ? (before - after) / chance : 0
        }
    }

    /// The segment on which a budget is exhausted; nil if it exceeds the total. O(log segments).
    public func segment(exhausting budget: Double) -> Int? {
        guard budget <= total, total > 0 else { return nil }
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < budget { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Exact samplers of the segment of the first event on a way, for one body and for a cohort.
extension Stream {
    /// The segment of the first event of one body; nil for none. Uses one uniform number.
    public mutating func firstEvent(on way: CumulativeHazard) -> Int? { way.segment(exhausting: exponential()) }

    /// First events by segment of a cohort of n independent bodies with the same hazards.
    ///
    /// The number of bodies with an event is binomial; their segments are drawn one by one or, if they outnumber the segments, by one
    /// multinomial number. Bodies without an event cost nothing.
    public mutating func firstEvents(of n: Int, on way: CumulativeHazard) -> [Int] {
        let chance = way.chance
        let met = binomial(n, chance)
        if met > way.sums.count { return multinomial(met, shares: way.shares) }
        // Each has the distribution of an exponential number, given that it is at most the total.
        var counts = [Int](repeating: 0, count: way.sums.count)
        for _ in 0..<met {
            let budget = -PortableMath.log(1 - uniform() * chance)
            counts[way.segment(exhausting: min(budget, way.total))!] += 1
        }
        return counts
    }
}
