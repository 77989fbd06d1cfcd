/// A cost per unit of flow that grows with the flow of an arc: base + slope * flow^power.
///
/// The form of the Bureau of Public Roads (1964), with the free-flow cost as `base`.
/// ```swift
/// let cost = CongestionCost(base: 2, slope: 0.5)
/// cost.cost(at: 4)           // 4: cost of a unit
/// cost.marginalCost(at: 4)   // 6: increase of the total cost 4 * 4 per further unit
/// ```
public struct CongestionCost: Sendable, Equatable {
    /// Cost of a unit at zero flow, 0 or more.
    public let base: Double
    /// Coefficient of congestion, 0 or more.
    public let slope: Double
    /// Exponent of congestion, 1 or more.
    public let power: Int

    /// A cost by base (0 or more), slope (0 or more) and power (1 or more).
    public init(base: Double, slope: Double, power: Int = 1) {
        precondition(base >= 0 && slope >= 0 && power >= 1, "base and slope are not negative, the power is 1 or more")
        self.base = base
        self.slope = slope
        self.power = power
    }

    /// Cost of a unit at a flow of 0 or more.
    public func cost(at flow: Double) -> Double { base + slope * Self.raise(flow, power) }

    /// Derivative of the total cost flow * cost(at: flow): cost plus flow times its derivative.
    public func marginalCost(at flow: Double) -> Double { base + Double(power + 1) * slope * Self.raise(flow, power) }

    /// Derivative of `cost`.
    func derivative(at flow: Double) -> Double { slope * Double(power) * Self.raise(flow, power - 1) }

    private static func raise(_ value: Double, _ power: Int) -> Double {
        var result = 1.0
        for _ in 0..<power { result *= value }
        return result
    }
}
