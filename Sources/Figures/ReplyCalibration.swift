import Studies

/// The calibration that gave a study its rules.
public struct ReplyCalibration: Codable, Hashable, Sendable {
    /// Cases whose records weighed the rules.
    public let cases: [String]
    /// Rules that are drawn as those records weigh them, and not from their ranges; empty where the records moved none.
    public let moved: [String]
    /// The part of the error of the ranges that they did not make where each case was predicted from the others; nil where it was not told.
    public let gain: Double?
    /// Its interval of 80 % over the cases; nil where there is none.
    public let gainInterval: [Double]?
    /// Version of the program that made it.
    public let program: String

    /// True if the records showed that rules so weighed predict a case better than the ranges do.
    public var hasSkill: Bool { gainInterval?.first.map { $0 > 0 } ?? false }

    /// The calibration of a file of rules.
    public init(_ vectors: RuleVectors) {
        cases = vectors.cases
        moved = vectors.moved
        gain = vectors.gain
        gainInterval = vectors.gainInterval
        program = vectors.program
    }
}
