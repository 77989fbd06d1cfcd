import Arithmetic

/// Losses among n alike, each of whom is lost at the same hazard: two exact samplers of one law, Binomial(n, 1 - e^-hazard).
extension Stream {
    /// The cohort: one binomial number for all of them. It costs the same whether anyone is lost or not.
    public mutating func losses(among n: Int, hazard: Double) -> Int { binomial(n, 1 - PortableMath.exp(-hazard)) }

    /// The clock: an exposure that the hazards of all use up together. Where it is used up, one is lost and a new one is drawn.
    ///
    /// Without a loss it costs a subtraction and no draw; each loss costs a logarithm. Exact, because the least of n exponential
    /// times is exponential with n times the rate.
    public mutating func losses(among n: Int, hazard: Float, clock: inout Exposure) -> Int {
        clock.isUsedUp(by: Float(n) * hazard) ? losses(among: n, overdrawn: &clock) : 0
    }

    /// The losses by a clock that has been used up: the first of n, and others in the hazard that was left after it.
    public mutating func losses(among n: Int, overdrawn clock: inout Exposure) -> Int {
        var lost = 0
        while clock.isUsedUp, lost < n {
            let hazardLeft = -clock.left / Float(n - lost)
            lost += 1
            clock = Exposure(&self)
            clock.left -= Float(n - lost) * hazardLeft
        }
        return lost
    }
}
