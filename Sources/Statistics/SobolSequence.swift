import Randomness

/// The low-discrepancy sequence of Sobol' (1967): points that cover the unit cube more evenly than random points.
///
/// In the order of Antonov and Saleev (1979), with the direction numbers of Joe and Kuo (2008). The first 2^m points are
/// balanced; take a power of two of them.
/// ```swift
/// var sequence = SobolSequence(dimensions: 2)
/// let points = (0..<4).map { _ in sequence.next() }  // (0, 0), (1/2, 1/2), (3/4, 1/4), (1/4, 3/4)
/// ```
public struct SobolSequence: Sendable {
    /// The greatest number of dimensions for which there are direction numbers.
    public static let maximumDimensions = SobolDirections.table.count
    private static let bits = 32

    private let dimensions: Int
    /// Direction numbers, `bits` a dimension.
    private let directions: [UInt32]
    private let shift: [UInt32]?
    private var current: [UInt32]
    private var index: UInt32 = 0

    /// The sequence in 1...`maximumDimensions` dimensions.
    ///
    /// With a seed it is digitally shifted by one random number per dimension, which preserves its uniformity and makes the mean of a
    /// function over it unbiased (Matousek 1998); without a seed it begins at the origin.
    public init(dimensions: Int, shiftedBy seed: UInt64? = nil) {
        precondition((1...Self.maximumDimensions).contains(dimensions))
        self.dimensions = dimensions
        directions = (0..<dimensions).flatMap(Self.directions)
        current = [UInt32](repeating: 0, count: dimensions)
        shift = seed.map { seed in
            var stream = ReplicationStreams(seed: seed, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
            return (0..<dimensions).map { _ in UInt32(stream.uniform() * 0x1p32) }
        }
    }

    /// The next point; each coordinate lies in 0..<1, or between 0 and 1 if shifted. O(dimensions).
    public mutating func next() -> [Double] {
        let point = current.indices.map { dimension in
            // A shifted number is put into the middle of its cell, so that no coordinate is 0.
            guard let shift else { return Double(current[dimension]) * 0x1p-32 }
            return (Double(current[dimension] ^ shift[dimension]) + 0.5) * 0x1p-32
        }
        let place = min(Self.bits - 1, (~index).trailingZeroBitCount)
        for dimension in 0..<dimensions { current[dimension] ^= directions[dimension * Self.bits + place] }
        index &+= 1
        return point
    }

    /// The direction numbers of a dimension, by the recurrence of its polynomial (Bratley and Fox 1988, algorithm 659).
    private static func directions(of dimension: Int) -> [UInt32] {
        let (polynomial, initial) = SobolDirections.table[dimension]
        let degree = 31 - polynomial.leadingZeroBitCount
        var numbers = dimension == 0 ? [UInt32](repeating: 1, count: bits) : initial
        for k in numbers.count..<bits {
            var number = numbers[k - degree] ^ (numbers[k - degree] << UInt32(degree))
            for i in 1..<max(1, degree) where (polynomial >> UInt32(degree - i)) & 1 == 1 {
                number ^= numbers[k - i] << UInt32(i)
            }
            numbers.append(number)
        }
        return numbers.enumerated().map { $1 << UInt32(bits - 1 - $0) }
    }
}
