/// Something wrong in a scenario's files, as one sentence: where, what was found, what was expected, what to do.
///
///     Scenarios/korea-1950/enemy.yaml:41: posture is "atack", expected one of advance, hold, ...; did you mean "advance"?
///
/// A sentence can be printed anywhere: what is not printable in the file is written out (`\u{1B}`), and long texts are cut.
public struct Fault: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable {
        /// The scenario cannot be read.
        case fault
        /// The scenario is read, and this part of it has no effect.
        case warning
    }

    /// How much it matters.
    public let severity: Severity
    /// Path of the file, below the current directory where it can be.
    public let file: String
    /// Line, from 1; nil when the file as a whole is meant.
    public let line: Int?
    /// Column, from 1; nil when the line as a whole is meant.
    public let column: Int?
    /// The value found, as a clause.
    public let found: String
    /// The value expected.
    public let expected: String
    /// The remedy, a clause without its full stop.
    public let remedy: String

    /// A fault. `found` reads on with ", expected ..."; `remedy` is a clause without its full stop.
    public init(
        _ severity: Severity = .fault, file: String, line: Int? = nil, column: Int? = nil, found: String, expected: String,
        remedy: String
    ) {
        self.severity = severity
        self.file = file.shown(most: Self.longest)
        self.line = line
        self.column = column
        self.found = found.shown(most: Self.longest)
        self.expected = expected.shown(most: Self.longest)
        self.remedy = remedy.shown(most: Self.longest)
    }

    /// Letters of each clause that are shown.
    private static let longest = 600

    /// The sentence, with `file:line:` before it and, for a warning, the word.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let word = severity == .warning ? "warning: " : ""
        let end = remedy.hasSuffix("?") ? "" : "."
        return "\(place): \(word)\(found), expected \(expected); \(remedy)\(end)"
    }

    /// Order of file, line and column.
    public static func < (a: Fault, b: Fault) -> Bool {
        (a.file, a.line ?? 0, a.column ?? 0, a.description) < (b.file, b.line ?? 0, b.column ?? 0, b.description)
    }
}

/// Every fault of what was read; never empty.
public struct FaultReport: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults in order of file and line.
    public let faults: [Fault]

    /// The report of some faults, at least one.
    public init(_ faults: [Fault]) {
        precondition(!faults.isEmpty)
        self.faults = faults.sorted()
    }

    /// One sentence a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
