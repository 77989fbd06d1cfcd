/// The random number streams of one replication, addressed by entity, moment and purpose.
///
/// ```swift
/// let streams = ReplicationStreams(seed: 1950, replication: 7)
/// var stream = streams.stream(entity: 12, moment: 3, purpose: 4)
/// stream.uniform()   // the same number in every run, on every worker
/// ```
/// Two directives use the same numbers wherever their addresses agree (common random numbers; Law 2015, section 11.2), and no
/// draw depends on the worker or the order of the work.
public struct ReplicationStreams: Sendable {
    let philox: Philox
    let replication: UInt32

    /// The streams of a replication, 0..<2^32, under a seed.
    public init(seed: UInt64, replication: Int) {
        philox = Philox(key: seed)
        self.replication = UInt32(replication)
    }

    /// The stream at an address; `purpose` is below 256. A stream has 2^25 uniform numbers.
    @inlinable
    public func stream(entity: UInt32, moment: UInt32, purpose: UInt32) -> Stream {
        Stream(streams: self, entity: entity, moment: moment, purpose: purpose)
    }
}

/// A sequence of uniform numbers from one address of a replication's streams.
public struct Stream: Sendable {
    private let streams: ReplicationStreams
    private let entity: UInt32
    private let moment: UInt32
    private var counter: UInt32
    private var spare: Double = -1

    /// The stream at an address; see `ReplicationStreams.stream`.
    public init(streams: ReplicationStreams, entity: UInt32, moment: UInt32, purpose: UInt32) {
        self.streams = streams
        self.entity = entity
        self.moment = moment
        counter = purpose
    }

    /// The next number, uniform in the open interval (0, 1), with 52 random bits. Two numbers cost one block.
    public mutating func uniform() -> Double {
        if spare >= 0 {
            defer { spare = -1 }
            return spare
        }
        let (a, b, c, d) = streams.philox.block(streams.replication, entity, moment, counter)
        counter &+= 256
        spare = Self.unit(c, d)
        return Self.unit(a, b)
    }

    private static func unit(_ low: UInt32, _ high: UInt32) -> Double {
        let bits = (UInt64(high) << 32 | UInt64(low)) >> 12
        return (Double(bits) + 0.5) * 0x1p-52
    }
}
