import Scenarios

/// How soon some formations could be at the objective if nobody stood in their way: nothing that marches is faster.
///
/// The quickest flow over roads, passes, fords and bridges: each side of a hex passes one file, the men of a formation follow
/// one another, and the time is that of the last man. Speeds are those of day or night, whichever is greater.
public struct WithdrawalBound: Sendable {
    /// Formations that withdraw together, by position.
    public let formations: [Int]
    /// Their men, best figures.
    public let men: Int
    /// Hours of march until the last man is there.
    public let hours: Double
    /// Hours of march of the quickest man of those who set the pace.
    public let headHours: Double
    /// The formations that set the pace: the others are through by then in any case.
    public let binding: [Int]
    /// Where the way of those is narrowest.
    public let bottleneck: Bottleneck?

    /// Days of so many hours of march each.
    public func days(dailyHours: Double) -> Double { hours / dailyHours }

    /// Hours by which the last man comes after the first: the length of the column.
    public var passingHours: Double { hours - headHours }
}
