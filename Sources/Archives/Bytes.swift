import Arithmetic

/// Writes whole numbers into as few bytes as they need (LEB128; signed ones folded as 0, -1, 1, -2...).
package struct ByteWriter {
    /// The bytes written so far.
    package private(set) var bytes: [UInt8] = []

    /// No bytes yet.
    package init() {}

    /// Adds a number in as many groups of seven bits as it needs, the lowest first.
    package mutating func add(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a signed number, folded.
    package mutating func add(_ number: Int) { add(Self.folded(number)) }

    /// Adds eight bytes, the lowest first.
    package mutating func add(word: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    /// Adds bytes as they are.
    package mutating func add(contentsOf more: [UInt8]) { bytes += more }

    private static func folded(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number << 1) ^ Int64(number >> 63)) }
}

/// The end of the bytes where there should be more, or a number that cannot stand there.
package struct ByteFault: Error {}

/// Reads what a `ByteWriter` wrote.
package struct ByteReader {
    private let bytes: [UInt8]
    /// Where the next number is read, from 0.
    package private(set) var place: Int

    /// A reader that begins at a place of some bytes.
    package init(_ bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    /// True when every byte has been read.
    package var isAtEnd: Bool { place == bytes.count }

    /// The next number; throws at the end and for a number of more than 64 bits.
    package mutating func number() throws(ByteFault) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < bytes.count else { throw ByteFault() }
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return number }
        }
        throw ByteFault()
    }

    /// The next signed number.
    package mutating func whole() throws(ByteFault) -> Int {
        let number = try number()
        return Int(bitPattern: UInt(number >> 1)) ^ -Int(bitPattern: UInt(number & 1))
    }

    /// The next byte as it is.
    package mutating func byte() throws(ByteFault) -> UInt8 {
        guard place < bytes.count else { throw ByteFault() }
        defer { place += 1 }
        return bytes[place]
    }

    /// A number below 2^33 in size: the difference of two that have 32 bits.
    package mutating func small() throws(ByteFault) -> Int {
        let number = try whole()
        guard number.magnitude < 1 << 33 else { throw ByteFault() }
        return number
    }

    /// The next eight bytes, the lowest first.
    package mutating func word() throws(ByteFault) -> UInt64 {
        guard place + 8 <= bytes.count else { throw ByteFault() }
        defer { place += 8 }
        return (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
    }
}

extension Digest {
    /// The digest of some bytes.
    init(of bytes: [UInt8]) {
        self.init()
        bytes.withUnsafeBytes { add(bytes: $0) }
    }
}
