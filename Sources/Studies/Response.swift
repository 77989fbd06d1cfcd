import Campaigns

/// A number that is read from an outcome (design of experiments: a response): a measure over some formations.
public struct Response: Hashable, Sendable {
    /// Measure that is read.
    public let measure: Measure
    /// Positions in the scenario of the formations over which it is read.
    public let formations: [Int]

    /// A measure over some formations.
    public init(_ measure: Measure, of formations: [Int]) {
        self.measure = measure
        self.formations = formations
    }

    /// Its value in an outcome, in the measure's unit.
    public func value(in outcome: Outcome) -> Double { measure.value(in: outcome, of: formations) }

    /// The response over the formations that stand in the places of its own; the same where there are no stand-ins.
    func standing(_ standIns: [Int]?) -> Response {
        standIns.map { standIns in Response(measure, of: formations.map { standIns[$0] }) } ?? self
    }
}
