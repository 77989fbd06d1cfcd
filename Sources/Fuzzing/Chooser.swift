import Randomness

/// Choices that depend on a seed, the number of an input and the number of a mutation, and on nothing else.
///
/// Each mutation of each input has its own address, so leaving one mutation out changes no choice of the others.
public struct Chooser: Sendable {
    private let philox: Philox
    private let index: UInt64
    private let step: UInt32
    private var counter: UInt32 = 0
    private var spare: UInt64?

    /// The choices of mutation `step` of input `index` under a seed.
    public init(seed: UInt64, index: Int, step: Int) {
        philox = Philox(key: seed)
        self.index = UInt64(index)
        self.step = UInt32(step)
    }

    /// 64 random bits.
    public mutating func word() -> UInt64 {
        if let word = spare {
            spare = nil
            return word
        }
        let (a, b, c, d) = philox.block(
            UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), step, counter)
        counter &+= 1
        spare = UInt64(c) << 32 | UInt64(d)
        return UInt64(a) << 32 | UInt64(b)
    }

    /// A whole number in 0..<bound; `bound` is at least 1.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0)
        return Int(word().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True once in `number` times.
    public mutating func isOne(in number: Int) -> Bool { below(number) == 0 }

    /// One of some elements, of which there is at least one.
    public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// A range within 0..<count, at most `longest` long; empty only if `count` is 0.
    public mutating func range(in count: Int, longest: Int) -> Range<Int> {
        guard count > 0 else { return 0..<0 }
        let start = below(count)
        return start..<start + 1 + below(min(longest, count - start))
    }
}
