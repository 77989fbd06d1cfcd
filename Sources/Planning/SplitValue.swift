/// The value of a division between going and staying, on two counts that are not to be added up.
public struct SplitValue: Hashable, Sendable {
    /// Men brought out.
    public let saved: Double
    /// Men of the enemy tied down a day.
    public let tiedDown: Double

    /// A value on both counts.
    public init(saved: Double, tiedDown: Double) {
        self.saved = saved
        self.tiedDown = tiedDown
    }

    /// True if the other is at least as good on both counts and better on one.
    public func isBeaten(by other: SplitValue) -> Bool {
        other.saved >= saved && other.tiedDown >= tiedDown && other != self
    }

    /// Positions of those that no other beats (Pareto 1906), in the order given. O(n^2).
    public static func unbeaten(_ values: [SplitValue]) -> [Int] {
        values.indices.filter { index in !values.contains { values[index].isBeaten(by: $0) } }
    }
}
