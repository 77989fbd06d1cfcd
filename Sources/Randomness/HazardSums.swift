import Arithmetic

/// The hazard gathered along a way, stretch by stretch: prefix sums, in which the place of a first event is found by halving.
///
/// ```swift
/// let way = HazardSums([0.02, 0.1, 0.05])
/// luck.firstEvent(on: way)             // 1: on the second stretch; nil: none on the whole way
/// luck.firstEvents(of: 3000, on: way)  // [59, 280, 128]: how many of 3,000 meet their first event on each stretch
/// ```
public struct HazardSums: Sendable {
    /// Expected events from the beginning to the end of each stretch; never decreasing.
    public let sums: [Double]

    /// The sums of the hazards of stretches, each at least 0.
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

    /// The chance of an event on the way, 1 - e^-total.
    public var chance: Double { 1 - PortableMath.exp(-total) }

    /// Of those who meet an event on the way, the share whose first event falls on each stretch.
    public var shares: [Double] {
        let chance = chance
        var before = 1.0
        return sums.map { sum in
            let after = PortableMath.exp(-sum)
            defer { before = after }
            return chance > 0 ? (before - after) / chance : 0
        }
    }

    /// The stretch in which an exposure is used up; nil if it outlasts the way. O(log n).
    public func stretch(usingUp exposure: Double) -> Int? {
        guard exposure <= total, total > 0 else { return nil }
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < exposure { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Two exact samplers of where the first event on a way befalls those who walk it.
extension Stream {
    /// One body: an exponential number, and the stretch in which it is used up.
    public mutating func firstEvent(on way: HazardSums) -> Int? { way.stretch(usingUp: exponential()) }

    /// A cohort of n alike: a binomial number of them meets an event, and a multinomial number shares these out over the
    /// stretches. It costs nothing for those who meet none.
    public mutating func firstEvents(of n: Int, on way: HazardSums) -> [Int] {
        let chance = way.chance
        let met = binomial(n, chance)
        if met > way.sums.count { return multinomial(met, shares: way.shares) }
        // Few of them: each has the law of an exponential number that is known to be used up on the way.
        var counts = [Int](repeating: 0, count: way.sums.count)
        for _ in 0..<met {
            let exposure = -PortableMath.log(1 - uniform() * chance)
            counts[way.stretch(usingUp: min(exposure, way.total))!] += 1
        }
        return counts
    }
}
