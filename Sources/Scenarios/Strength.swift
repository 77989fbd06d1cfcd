/// A number of men with the range its sources leave.
public struct Strength: Hashable, Sendable {
    /// Lowest figure of the sources, men; at least 0.
    public let low: Int
    /// Best estimate, men.
    public let best: Int
    /// Highest figure of the sources, men.
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
    /// Number of guns, at least 0.
    public var guns: Int
    /// Number of tanks, at least 0.
    public var tanks: Int

    /// That many guns and tanks.
    public init(guns: Int = 0, tanks: Int = 0) {
        self.guns = guns
        self.tanks = tanks
    }

    /// Guns and tanks together.
    public var count: Int { guns + tanks }
}
