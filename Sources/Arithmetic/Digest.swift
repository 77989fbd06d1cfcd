/// A 128-bit fingerprint of a sequence of numbers and texts, the same on every platform.
///
/// ```swift
/// var digest = Digest()
/// digest.add(7)
/// digest.add("Anabasis")
/// print(digest)   // 32 hexadecimal digits
/// ```
/// Two FNV-1a streams over eight-byte words (Fowler, Noll and Vo 1991), the second salted, each finished by the
/// mixer of MurmurHash3. It distinguishes runs; it is not
/// cryptographic.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    private var high: UInt64 = 0xcbf2_9ce4_8422_2325
    private var low: UInt64 = 0x84_2223_25cb_f29ce4

    /// The digest of the empty sequence.
    public init() {}

    /// Adds one 64-bit word.
    public mutating func add(_ word: UInt64) {
        high = (high ^ word) &* 0x0000_0100_0000_01b3
        high ^= high >> 29
        low = (low ^ (word &+ 0x9e37_79b9_7f4a_7c15)) &* 0x0000_0100_0000_01b3
        low ^= low >> 31
    }

    /// Adds one integer.
    public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Adds the bit pattern of one number, so that 0 and -0 differ.
    public mutating func add(_ number: Double) { add(number.bitPattern) }

    /// Adds a text as its length and UTF-8 bytes.
    public mutating func add(_ text: String) {
        add(text.utf8.count)
        for byte in text.utf8 { add(UInt64(byte)) }
    }

    /// Adds the state of another digest.
    public mutating func add(_ other: Digest) {
        add(other.high)
        add(other.low)
    }

    /// The two words of its state, for storage in a file.
    public var words: (high: UInt64, low: UInt64) { (high, low) }

    /// The digest with these words as its state, as read from `words`.
    public init(words: (high: UInt64, low: UInt64)) { (high, low) = words }

    /// Adds bytes: their number, then little-endian words of eight, the last one padded with zeros.
    public mutating func add(bytes: UnsafeRawBufferPointer) {
        add(bytes.count)
        let whole = bytes.count / 8 * 8
        for offset in stride(from: 0, to: whole, by: 8) {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        guard whole < bytes.count else { return }
        add(bytes[whole...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// The digest that those 32 hexadecimal digits describe; nil if they are none.
    public init?(_ description: String) {
        let digits = description.utf8
        guard digits.count == 32, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let high = UInt64(description.prefix(16), radix: 16), let low = UInt64(description.suffix(16), radix: 16)
        else { return nil }
        (self.high, self.low) = (Self.unfinish(high), Self.unfinish(low))
    }

    /// 32 hexadecimal digits.
    public var description: String { Self.hexadecimal(Self.finish(high)) + Self.hexadecimal(Self.finish(low)) }

    private static func finish(_ word: UInt64) -> UInt64 {
        var h = word
        h = (h ^ (h >> 33)) &* 0xff51_afd7_ed55_8ccd
        h = (h ^ (h >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return h ^ (h >> 33)
    }

    /// The inverse of `finish`: its multipliers are odd, and a shift by 33 undoes itself.
    private static func unfinish(_ word: UInt64) -> UInt64 {
        var h = word
        h = (h ^ (h >> 33)) &* 0x9cb4_b2f8_1293_37db
        h = (h ^ (h >> 33)) &* 0x4f74_430c_22a5_4005
        return h ^ (h >> 33)
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
