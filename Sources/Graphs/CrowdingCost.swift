/// A cost per unit that grows with the flow of an arc: base + slope * flow^power.
public struct CrowdingCost: Sendable, Equatable {
    /// Cost of a unit on the empty arc.
    public let base: Double
    /// What crowding adds.
    public let slope: Double
    /// How steeply it does so, 1 or more.
    public let power: Int

    /// A cost by base, slope and power; none negative.
    public init(base: Double, slope: Double, power: Int = 1) {
        precondition(base >= 0 && slope >= 0 && power >= 1, "base and slope are not negative, the power is 1 or more")
        self.base = base
        self.slope = slope
        self.power = power
    }

    /// Cost of a unit at a flow.
    public func cost(at flow: Double) -> Double { base + slope * Self.raise(flow, power) }

    /// What one unit more adds to the cost of all: cost + flow * derivative.
    public func marginalCost(at flow: Double) -> Double { base + Double(power + 1) * slope * Self.raise(flow, power) }

    /// The derivative of `cost`.
    func derivative(at flow: Double) -> Double { slope * Double(power) * Self.raise(flow, power - 1) }

    private static func raise(_ value: Double, _ power: Int) -> Double {
        var result = 1.0
        for _ in 0..<power { result *= value }
        return result
    }
}
