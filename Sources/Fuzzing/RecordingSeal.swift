import Arithmetic

/// Changes the contents of a recording and writes its checks anew, so that a reader meets what lies behind them.
///
/// Documentation/Studies.md tells the bytes of a recording.
public enum RecordingSeal {
    private static let headStart = 32
    private static let trailerLength = 32
    private static let entryLength = 32

    /// The parts of a recording: the text of its head, and for each epoch its bytes and the number of its events.
    public struct Parts: Equatable, Sendable {
        /// The head, JSON.
        public var head: [UInt8]
        /// One an epoch.
        public var epochs: [(bytes: [UInt8], events: UInt64)]

        /// True if both recordings have the same head and the same epochs.
        public static func == (a: Parts, b: Parts) -> Bool {
            a.head == b.head && a.epochs.elementsEqual(b.epochs) { $0.bytes == $1.bytes && $0.events == $1.events }
        }
    }

    /// Takes a recording apart; nil if it is none of the form that this knows.
    public static func parts(of file: [UInt8]) -> Parts? {
        guard file.count >= headStart + trailerLength else { return nil }
        let length = word(file, 16)
        let trailer = file.count - trailerLength
        let start = word(file, trailer)
        guard length <= UInt64(trailer - headStart), start <= UInt64(trailer), (trailer - Int(start)) % entryLength == 0 else {
            return nil
        }
        var epochs: [(bytes: [UInt8], events: UInt64)] = []
        for entry in stride(from: Int(start), to: trailer, by: entryLength) {
            let (offset, count) = (word(file, entry), word(file, entry + 8))
            guard offset <= UInt64(trailer), count <= UInt64(trailer) - offset else { return nil }
            epochs.append((Array(file[Int(offset)..<Int(offset + count)]), word(file, entry + 16)))
        }
        return Parts(head: Array(file[headStart..<headStart + Int(length)]), epochs: epochs)
    }

    /// A recording of some parts, with checks that hold; `model` gives the marks at both ends and the number of the form.
    public static func sealed(_ parts: Parts, model: [UInt8]) -> [UInt8] {
        var file = Array(model[..<16])
        add(UInt64(parts.head.count), to: &file)
        add(check(parts.head), to: &file)
        file += parts.head
        var index: [UInt8] = []
        for epoch in parts.epochs {
            for word in [UInt64(file.count), UInt64(epoch.bytes.count), epoch.events, check(epoch.bytes)] {
                add(word, to: &index)
            }
            file += epoch.bytes
        }
        let start = UInt64(file.count)
        file += index
        for word in [start, UInt64(parts.epochs.count), check(index)] { add(word, to: &file) }
        return file + model[(model.count - 8)...]
    }

    /// Changes the head or an epoch of a recording and says how; another file stays as it is.
    public static func mutate(_ file: inout [UInt8], _ chooser: inout Chooser) -> String {
        guard var parts = parts(of: file), !parts.epochs.isEmpty else { return "nothing, as it is no recording" }
        let name: String
        let epoch = chooser.below(parts.epochs.count)
        switch chooser.below(6) {
        case 0...2:
            let way = chooser.pick(Operator.tokens + Operator.bytes)
            way.apply(&parts.head, &chooser)
            name = "\(way.name) in the head"
        case 3:
            parts.epochs[epoch].events = chooser.pick([0, 1, parts.epochs[epoch].events + 1, 255, 1 << 31, 1 << 40, .max])
            name = "another number of events in epoch \(epoch)"
        case 4:
            let other = chooser.below(parts.epochs.count)
            if chooser.isOne(in: 2) { parts.epochs[epoch] = parts.epochs[other] } else { parts.epochs.remove(at: epoch) }
            name = "another epoch in the place of epoch \(epoch)"
        default:
            let way = chooser.pick(Operator.bytes)
            way.apply(&parts.epochs[epoch].bytes, &chooser)
            name = "\(way.name) in epoch \(epoch)"
        }
        file = sealed(parts, model: file)
        return name
    }

    private static func check(_ bytes: [UInt8]) -> UInt64 {
        var digest = Digest()
        bytes.withUnsafeBytes { digest.add(bytes: $0) }
        return digest.words.high
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
    }

    private static func add(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
}
