/// A number of men with the range its sources leave.
public struct Strength: Hashable, Sendable {
    public let low: Int
    public let best: Int
    public let high: Int

    /// Men: the lowest, best and highest figure of the sources, low <= best <= high.
    public init(low: Int, best: Int, high: Int) {
        precondition(0 <= low && low <= best && best <= high)
        self.low = low
        self.best = best
        self.high = high
    }
}

/// Arms that need wheels.
public struct HeavyWeapons: Hashable, Sendable {
    public var guns: Int
    public var tanks: Int

    /// That many guns and tanks.
    public init(guns: Int = 0, tanks: Int = 0) {
        self.guns = guns
        self.tanks = tanks
    }

    /// Guns and tanks together.
    public var count: Int { guns + tanks }
}
