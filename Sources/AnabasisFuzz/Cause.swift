import Foundation
import Fuzzing

/// Why an input is a finding.
package struct Cause: Equatable {
    package enum Kind: String, CaseIterable {
        case crashed, hung, memory, malformed, code

        /// The head of its column in the table.
        package var title: String {
            switch self {
            case .crashed: "crashed"
            case .hung: "slow"
            case .memory: "too large"
            case .malformed: "malformed"
            case .code: "wrong code"
            }
        }
    }

    package let kind: Kind
    /// What happened, for a person.
    package let detail: String
    /// What tells it from other findings of its kind: the place of a crash, the shape of a sentence.
    package let mark: String

    /// Findings of one cause are one finding.
    package var key: String { "\(kind.rawValue) \(mark)" }

    /// Its kind as a word.
    package var title: String { kind.title }

    /// A crash; `otherwise` is its place where the runtime could not tell of it.
    package static func crash(signal: Int32, told: String, otherwise: String = "an unknown place") -> Cause {
        let place = Backtrace.place(in: told) ?? otherwise
        let message = Backtrace.message(in: told).map { ": \($0)" } ?? ""
        return Cause(kind: .crashed, detail: "signal \(signal) in \(place)\(message)", mark: place)
    }

    package static func hung(_ what: String) -> Cause {
        Cause(kind: .hung, detail: "more than \(Int(Limits.seconds)) s \(what)", mark: what)
    }

    package static func memory(_ bytes: Int, _ what: String) -> Cause {
        Cause(kind: .memory, detail: "\(bytes >> 20) MB \(what), expected at most \(Limits.bytes >> 20)", mark: what)
    }

    /// A sentence with something wrong in its form; complaints that begin alike, up to a colon, are of one kind.
    package static func malformed(_ complaint: String, in sentence: String) -> Cause {
        let shown = sentence.unicodeScalars.prefix(600).map { scalar in
            SentenceRule.firstHostile(in: String(scalar)) == nil ? String(scalar) : "\u{fffd}"
        }
        let kind = complaint.prefix { $0 != ":" }
        return Cause(
            kind: .malformed, detail: "\(complaint): \(shown.joined())", mark: "\(kind), \(SentenceRule.shape(of: sentence))")
    }

    package static func code(_ code: Int32, told: String) -> Cause {
        let line = told.split(separator: "\n").first.map(String.init) ?? "nothing"
        return Cause(
            kind: .code, detail: "it ended with \(code), saying \(line)", mark: "\(code) \(SentenceRule.shape(of: line))")
    }
}

/// What the Swift runtime tells of a crash on standard error.
package enum Backtrace {
    /// The innermost frame in the project's own sources: `Campaigns/Campaign.swift:41 in play(seed:)`.
    package static func place(in text: String) -> String? {
        for line in text.split(separator: "\n") {
            guard let sources = line.range(of: "/Sources/", options: .backwards), !line.contains("/checkouts/"),
                !line.contains("/AnabasisFuzz/"), !line.contains("/Fuzzing/"), let at = line.range(of: " at /")
            else { continue }
            let file = line[sources.upperBound...].split(separator: ":").prefix(2).joined(separator: ":")
            let name = line[..<at.lowerBound].replacing(frameHead, with: "").prefix { $0 != "(" && $0 != "<" }
            return "\(file) in \(name.trimmingCharacters(in: .whitespaces))"
        }
        return nil
    }

    nonisolated(unsafe) private static let frameHead = /^\s*[0-9]+\s+(\[[^\]]*\]\s*)*(0x[0-9a-f]+\s+)?/

    /// The sentence of the fatal error, where there is one.
    package static func message(in text: String) -> String? {
        text.split(separator: "\n").first { $0.contains("Fatal error") }.map { String($0.prefix(300)) }
    }
}
