import Campaigns

/// How sharply a study is to know its answer: half the width of the 95 % intervals of the men brought out of the question's
/// primary group under the question's directive, and of their paired difference with the standing course.
///
/// The study looks at its outcomes now and then, and stops at the first look that finds both intervals narrow enough (Chow
/// and Robbins 1965). When it looks depends on the outcomes alone, so that workers leave no trace.
public struct Precision: Hashable, Sendable {
    /// Men.
    public let halfWidth: Double

    /// Replications of the first look.
    static let first = 100

    /// Both intervals to within so many men, more than 0.
    public init(halfWidth: Double) {
        precondition(halfWidth > 0)
        self.halfWidth = halfWidth
    }

    /// The half-width found for two series that share their luck: the wider of the two; the second may be the first.
    static func found(_ question: [Double], against other: [Double]) -> Double {
        let intervals = [Distribution(question).meanInterval(), PairedDifference(question, minus: other).interval]
        return intervals.map { ($0.upperBound - $0.lowerBound) / 2 }.max() ?? 0
    }

    /// Replications at the next look, a multiple of a block: as many as the spread so far asks for, at least a first look
    /// and at most four times as many more.
    func next(after played: Int, found: Double, limit: Int) -> Int {
        guard played > 0 else { return min(Self.first, limit) }
        let ratio = found / halfWidth
        let wanted = min(Double(4 * played), Double(played) * ratio * ratio)
        let whole = (Int(wanted.rounded(.up)) + Block.size - 1) / Block.size * Block.size
        return min(limit, max(played + Self.first, whole))
    }
}
