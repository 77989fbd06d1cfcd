/// Whole numbers for tests, the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014).
public struct TestStream: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A stream of its own for every seed.
    public init(_ seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below a bound.
    public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// One of some items, which are not none.
    public mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
