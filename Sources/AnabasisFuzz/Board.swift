import Foundation
import Fuzzing

/// What became of the inputs of a kind.
package struct Tally: Equatable {
    package var inputs = 0
    package var accepted = 0
    package var refused = 0
    package var played = 0

    /// So many inputs; none unless said.
    package init(inputs: Int = 0, accepted: Int = 0, refused: Int = 0, played: Int = 0) {
        self.inputs = inputs
        self.accepted = accepted
        self.refused = refused
        self.played = played
    }

    package static func += (sum: inout Tally, more: Tally) {
        sum.inputs += more.inputs
        sum.accepted += more.accepted
        sum.refused += more.refused
        sum.played += more.played
    }
}

/// Numbers that a worker writes and its supervisor reads, in memory that both share: what is written stays when the worker
/// crashes.
package struct Board {
    /// What a worker is at.
    package enum Stage: UInt64, CaseIterable {
        case mutating, reading, playing

        /// As it is said in a sentence.
        package var words: String {
            switch self {
            case .mutating: "while the input is made"
            case .reading: "while it is read"
            case .playing: "while it is played"
            }
        }
    }

    private static let counters = 4
    private static let stages = 3
    private static let head = 2 + stages
    private static let count = head + counters * InputKind.allCases.count
    private let words: UnsafeMutablePointer<UInt64>

    /// A board in a file, made with zeros if there is none.
    package init(_ path: String) throws {
        let file = open(path, O_RDWR | O_CREAT, 0o600)
        defer { close(file) }
        let length = Self.count * MemoryLayout<UInt64>.size
        guard file >= 0, ftruncate(file, off_t(length)) == 0,
            let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
        else { throw Child.Failure(description: "\(path): it cannot be shared with a worker.") }
        words = memory.bindMemory(to: UInt64.self, capacity: Self.count)
    }

    /// The number of the input under way, and what is done with it.
    package var current: (index: Int, stage: Stage) {
        get { (Int(words[0]), Stage(rawValue: words[1]) ?? .mutating) }
        nonmutating set { (words[0], words[1]) = (UInt64(newValue.index), newValue.stage.rawValue) }
    }

    /// What became of the inputs of a kind so far.
    package subscript(kind: InputKind) -> Tally {
        get {
            let place = Self.place(of: kind)
            return Tally(
                inputs: Int(words[place]), accepted: Int(words[place + 1]), refused: Int(words[place + 2]),
                played: Int(words[place + 3]))
        }
        nonmutating set {
            let place = Self.place(of: kind)
            for (offset, number) in [newValue.inputs, newValue.accepted, newValue.refused, newValue.played].enumerated() {
                words[place + offset] = UInt64(number)
            }
        }
    }

    /// Seconds spent in a stage so far.
    package func seconds(in stage: Stage) -> Double { Double(words[2 + Int(stage.rawValue)]) / 1e9 }

    /// Adds seconds to a stage.
    package func add(_ seconds: Double, to stage: Stage) { words[2 + Int(stage.rawValue)] += UInt64(max(0, seconds) * 1e9) }

    private static func place(of kind: InputKind) -> Int { head + counters * (InputKind.allCases.firstIndex(of: kind) ?? 0) }
}
