import Studies

/// The calibration that gave a study its rules.
public struct ReplyCalibration: Codable, Hashable, Sendable {
    /// Cases whose records weighed the rules.
    public let cases: [String]
    /// Rules that are drawn as those records weigh them, and not from their ranges; empty where the records moved none.
    public let moved: [String]
    /// Version of the program that made it.
    public let program: String

    init(_ vectors: RuleVectors) {
        cases = vectors.cases
        moved = vectors.moved
        program = vectors.program
    }
}
