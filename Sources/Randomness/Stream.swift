/// The luck of one replication: every draw in it has an address (entity, moment, purpose).
///
/// Two directives played under the same luck meet the same fortune wherever their addresses agree
/// (common random numbers), and no draw depends on which worker made it, or when.
public struct Luck: Sendable {
    let philox: Philox
    let replication: UInt32

    /// The luck of replication `replication` under `seed`.
    public init(seed: UInt64, replication: Int) {
        philox = Philox(key: seed)
        self.replication = UInt32(replication)
    }

    /// The stream of draws at an address. `purpose` is below 256; up to 2^24 blocks follow.
    @inlinable
    public func stream(entity: UInt32, moment: UInt32, purpose: UInt32) -> Stream {
        Stream(luck: self, entity: entity, moment: moment, purpose: purpose)
    }
}

/// Uniform numbers in turn from one address of a replication's luck.
public struct Stream: Sendable {
    private let luck: Luck
    private let entity: UInt32
    private let moment: UInt32
    private var counter: UInt32
    private var spare: Double = -1

    /// The stream at an address; see `Luck.stream`.
    public init(luck: Luck, entity: UInt32, moment: UInt32, purpose: UInt32) {
        self.luck = luck
        self.entity = entity
        self.moment = moment
        counter = purpose
    }

    /// The next number, uniform in the open interval (0, 1), with 52 random bits.
    public mutating func uniform() -> Double {
        if spare >= 0 {
            defer { spare = -1 }
            return spare
        }
        let (a, b, c, d) = luck.philox.block(luck.replication, entity, moment, counter)
        counter &+= 256
        spare = Self.unit(c, d)
        return Self.unit(a, b)
    }

    private static func unit(_ low: UInt32, _ high: UInt32) -> Double {
        let bits = (UInt64(high) << 32 | UInt64(low)) >> 12
        return (Double(bits) + 0.5) * 0x1p-52
    }
}
