/// Two ends of an interval, the smaller first.
public struct ReplyInterval: Codable, Hashable, Sendable {
    /// Lower end.
    public let low: Double
    /// Upper end.
    public let high: Double

    /// An interval.
    public init(_ range: ClosedRange<Double>) {
        low = range.lowerBound
        high = range.upperBound
    }

    /// The interval as a range.
    public var range: ClosedRange<Double> { low...high }
}
