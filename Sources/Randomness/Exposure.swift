/// An exponential number that hazards use up; where it is used up, the event happens.
///
/// One number stands for a whole way or a whole life: what is left of it is carried from stretch to stretch and from day to day,
/// because an exponential number that is not used up has forgotten how long it has lasted. Exact sampling of the first event of a
/// Poisson process, with one draw and a subtraction a stretch.
/// ```swift
/// var exposure = Exposure(&luck)
/// if exposure.isUsedUp(by: expectedContacts) { /* the contact happens on this stretch */ }
/// ```
@frozen
public struct Exposure: Hashable, Sendable {
    /// Expected events still to come until the event happens; at or below 0 it has.
    public var left: Float

    /// A number of which so much is left.
    @inlinable
    public init(left: Float) { self.left = left }

    /// A fresh number.
    public init(_ luck: inout Stream) { left = Float(luck.exponential()) }

    /// True when there is nothing left.
    @inlinable
    public var isUsedUp: Bool { left <= 0 }

    /// Uses up the expected events of a stretch; true when the event happens on it.
    @inlinable
    public mutating func isUsedUp(by hazard: Float) -> Bool {
        left -= hazard
        return left <= 0
    }
}
