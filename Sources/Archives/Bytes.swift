import Arithmetic

/// Writes whole numbers into as few bytes as they need (LEB128; signed ones folded as 0, -1, 1, -2...).
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init() {}

    mutating func add(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func add(_ number: Int) { add(Self.folded(number)) }

    /// Adds eight bytes, the lowest first.
    mutating func add(word: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    mutating func add(contentsOf more: [UInt8]) { bytes += more }

    private static func folded(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number << 1) ^ Int64(number >> 63)) }
}

/// The end of the bytes where there should be more, or a number that cannot stand there.
struct ByteFault: Error {}

/// Reads what a `ByteWriter` wrote.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number() throws(ByteFault) -> UInt64 {
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

    mutating func whole() throws(ByteFault) -> Int {
        let number = try number()
        return Int(bitPattern: UInt(number >> 1)) ^ -Int(bitPattern: UInt(number & 1))
    }

    mutating func byte() throws(ByteFault) -> UInt8 {
        guard place < bytes.count else { throw ByteFault() }
        defer { place += 1 }
        return bytes[place]
    }

    /// A number below 2^33 in size: the difference of two that have 32 bits.
    mutating func small() throws(ByteFault) -> Int {
        let number = try whole()
        guard number.magnitude < 1 << 33 else { throw ByteFault() }
        return number
    }

    mutating func word() throws(ByteFault) -> UInt64 {
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
