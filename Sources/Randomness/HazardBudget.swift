/// The hazard budget of a body: an exponential number of mean 1 from which hazards are subtracted; the event happens where it reaches 0.
///
/// ```swift
/// var budget = HazardBudget(&stream)
/// if budget.isExhausted(by: expectedContacts) { /* the contact happens on this segment */ }
/// ```
/// Exact sampling of the first event of a Poisson process, with one draw in all and one subtraction per segment. By the memorylessness of
/// the exponential distribution the rest of a budget may be carried from segment to segment and from day to day.
@frozen
public struct HazardBudget: Hashable, Sendable {
    /// Remaining budget, in expected events; 0 or less once the event has happened.
    public var left: Float

    /// A budget of a given rest.
    @inlinable
    public init(left: Float) { self.left = left }

    /// A fresh budget: an exponential number of mean 1.
    public init(_ stream: inout Stream) { left = Float(stream.exponential()) }

    /// True when the event has happened.
    @inlinable
    public var isExhausted: Bool { left <= 0 }

    /// Subtracts the hazard of a segment, in expected events; true when the event happens on it.
    @inlinable
    public mutating func isExhausted(by hazard: Float) -> Bool {
        left -= hazard
        return left <= 0
    }
}
