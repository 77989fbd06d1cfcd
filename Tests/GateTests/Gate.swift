import Testing

/// A property that the model must have whatever its numbers are, or a finding that is printed.
struct Gate: Sendable, CustomTestStringConvertible {
    /// Kinds of gates, in the order of the page.
    enum Topic: String, CaseIterable, Sendable {
        case limit, metamorphic, smooth, finding, korea

        /// False for findings: no theorem says that they must hold.
        var isBlocking: Bool { self == .limit || self == .metamorphic || self == .smooth }
    }

    /// A short name, unique among all gates.
    let name: String
    let topic: Topic
    /// What is asserted, in a sentence.
    let claim: String
    /// What the value may be at most, or must be.
    let bound: String
    /// Why it is broken, or why the finding does not hold; nil where that is not known to happen.
    var cause: String?
    let measure: @Sendable (Effort) throws -> Reading

    var testDescription: String { name }

    /// The row of the table that `make gates` prints, as a line that its page is made from.
    func row(_ reading: Reading) -> String {
        let verdict = topic.isBlocking ? (reading.holds ? "pass" : "broken") : (reading.holds ? "holds" : "does not hold")
        let cause = reading.holds ? "" : cause ?? "not explained"
        return ["gate:", topic.rawValue, name, claim, reading.value, bound, verdict, cause].joined(separator: "\t")
    }
}

/// What a gate has measured.
struct Reading: Sendable {
    /// The quantity in words.
    let value: String
    /// True if it is within the bound.
    let holds: Bool
}

/// How much is played: little in every test run, all of it in `make gates`.
enum Effort: Sendable {
    case quick, full

    /// So many campaigns.
    func campaigns(quick: Int, full: Int) -> Int { self == .full ? full : quick }
}
