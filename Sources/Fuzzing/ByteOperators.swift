extension Operator {
    /// Operators that know nothing of what the bytes mean.
    public static let bytes: [Operator] = [
        Operator("flip a bit") { bytes, chooser in
            guard !bytes.isEmpty else { return }
            bytes[chooser.below(bytes.count)] ^= 1 << UInt8(chooser.below(8))
        },
        Operator("set a byte") { bytes, chooser in
            guard !bytes.isEmpty else { return }
            bytes[chooser.below(bytes.count)] = chooser.pick([0, 1, 0x7f, 0x80, 0xff, UInt8(chooser.below(256))])
        },
        Operator("delete bytes") { bytes, chooser in
            bytes.removeSubrange(chooser.range(in: bytes.count, longest: 32))
        },
        Operator("repeat bytes") { bytes, chooser in
            let range = chooser.range(in: bytes.count, longest: 32)
            bytes.insert(contentsOf: bytes[range], at: range.upperBound)
        },
        Operator("cut the file short") { bytes, chooser in
            guard !bytes.isEmpty else { return }
            bytes.removeLast(chooser.below(bytes.count))
        },
        Operator("empty the file") { bytes, chooser in
            // Rarely: an empty file says little more than the first one did.
            if chooser.isOne(in: 8) { bytes = [] }
        },
        Operator("insert a hostile sequence") { bytes, chooser in
            bytes.insert(contentsOf: chooser.pick(hostile), at: chooser.below(bytes.count + 1))
        },
        Operator("put a byte order mark first") { bytes, chooser in
            bytes.insert(contentsOf: chooser.pick([[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]]), at: 0)
        },
        Operator("write it as UTF-16") { bytes, chooser in
            bytes = (chooser.isOne(in: 2) ? [0xff, 0xfe] : []) + bytes.flatMap { [$0, 0] }
        },
        Operator("insert a long run of one byte") { bytes, chooser in
            let run = [UInt8](
                repeating: chooser.pick([0x20, 0x61, 0x39, 0x5b, 0x2c]), count: chooser.pick([300, 5000, 70_000]))
            bytes.insert(contentsOf: run, at: chooser.below(bytes.count + 1))
        },
    ]

    /// Controls, directions of writing, blanks that are none, halves of characters.
    static let hostile: [[UInt8]] = [
        [0], [7], [8], [0x0b], [0x0c], [0x0d], [0x1a], [0x7f], [0xc2, 0x85],
        Array("\u{1b}[31m".utf8), Array("\u{1b}]0;x\u{7}".utf8), Array("\u{202e}".utf8), Array("\u{2066}".utf8),
        Array("\u{200b}".utf8), Array("\u{a0}".utf8), Array("\u{2028}".utf8), Array("\u{feff}".utf8), Array("\u{fffe}".utf8),
        Array("e\u{301}\u{301}\u{301}".utf8), Array("\u{1f468}\u{200d}\u{1f469}".utf8), Array("\u{1f1e8}".utf8),
        [0xc3], [0xff], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80],
    ]
}
