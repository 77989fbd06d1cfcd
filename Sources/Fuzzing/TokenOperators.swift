extension Operator {
    /// Operators on words and numbers, wherever they stand.
    public static let tokens: [Operator] = [
        onToken("replace a token by a hostile value") { bytes, range, chooser in
            bytes.replaceSubrange(range, with: Array(NastyValues.like(bytes[range], &chooser).utf8))
        },
        onToken("replace a token by another of the file") { bytes, range, chooser in
            let others = tokens(of: bytes)
            bytes.replaceSubrange(range, with: Array(bytes[chooser.pick(others)]))
        },
        onToken("drop a token") { bytes, range, _ in bytes.removeSubrange(range) },
        onToken("write a token twice") { bytes, range, chooser in
            bytes.insert(contentsOf: chooser.pick([[0x20], [0x2c], []]) + Array(bytes[range]), at: range.upperBound)
        },
        onToken("put a token into quotation marks") { bytes, range, chooser in
            let mark = chooser.pick([UInt8(ascii: "\""), UInt8(ascii: "'")])
            bytes.replaceSubrange(range, with: [mark] + bytes[range] + (chooser.isOne(in: 4) ? [] : [mark]))
        },
        onNumber("calculate with a number") { number, chooser in
            switch chooser.below(8) {
            case 0: number + 1
            case 1: number - 1
            case 2: -number
            case 3: number * 10
            case 4: number / 10
            case 5: number * 1000
            case 6: number * 2
            default: 0
            }
        },
        onDigits("change one digit") { bytes, place, chooser in bytes[place] = 48 + UInt8(chooser.below(10)) },
        onDigits("drop or repeat one digit") { bytes, place, chooser in
            if chooser.isOne(in: 2) { bytes.remove(at: place) } else { bytes.insert(bytes[place], at: place) }
        },
    ]

    /// Ranges of letters, digits and the signs that occur within names, numbers and dates.
    static func tokens(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for (index, byte) in bytes.enumerated() {
            let isInside =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
                || [0x2b, 0x2d, 0x2e, 0x5f].contains(byte)
                // A colon within an hour.
                || (byte == 0x3a && index > 0 && (48...57).contains(bytes[index - 1]))
            if isInside, start == nil { start = index }
            if !isInside, let first = start {
                ranges.append(first..<index)
                start = nil
            }
        }
        if let first = start { ranges.append(first..<bytes.count) }
        return ranges
    }

    private static func onToken(
        _ name: String, _ body: @escaping @Sendable (inout [UInt8], Range<Int>, inout Chooser) -> Void
    ) -> Operator {
        Operator(name) { bytes, chooser in
            let tokens = tokens(of: bytes)
            guard !tokens.isEmpty else { return }
            body(&bytes, chooser.pick(tokens), &chooser)
        }
    }

    private static func onNumber(_ name: String, _ body: @escaping @Sendable (Double, inout Chooser) -> Double) -> Operator {
        Operator(name) { bytes, chooser in
            let numbers = tokens(of: bytes).compactMap { range in
                Double(String(decoding: bytes[range], as: UTF8.self)).map { (range, $0) }
            }
            guard !numbers.isEmpty else { return }
            let (range, number) = chooser.pick(numbers)
            let changed = body(number, &chooser)
            let text = Int(exactly: changed).map(String.init) ?? "\(changed)"
            bytes.replaceSubrange(range, with: Array(text.utf8))
        }
    }

    private static func onDigits(_ name: String, _ body: @escaping @Sendable (inout [UInt8], Int, inout Chooser) -> Void)
        -> Operator
    {
        Operator(name) { bytes, chooser in
            let places = bytes.indices.filter { (48...57).contains(bytes[$0]) }
            guard !places.isEmpty else { return }
            body(&bytes, chooser.pick(places), &chooser)
        }
    }
}
