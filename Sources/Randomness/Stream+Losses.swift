import Arithmetic

/// Losses among n individuals with the same hazard: two exact samplers of Binomial(n, 1 - e^-hazard).
extension Stream {
    /// Losses by one binomial number for the cohort; `hazard` is the expected number of events per individual. One uniform number.
    public mutating func losses(among n: Int, hazard: Double) -> Int { binomial(n, 1 - PortableMath.exp(-hazard)) }

    /// Losses by a hazard budget for the cohort, from which the hazards of all are subtracted: at 0 one is lost and a new budget is drawn.
    ///
    /// Without a loss it costs a subtraction and no draw; each loss costs one draw. Exact, because the minimum of n exponential times is
    /// exponential with n times the rate.
    public mutating func losses(among n: Int, hazard: Float, budget: inout HazardBudget) -> Int {
        budget.isExhausted(by: Float(n) * hazard) ? losses(among: n, overdrawn: &budget) : 0
    }

    /// Losses by a budget at or below 0: the first of n, and further ones in the hazard that exceeds the budget.
    public mutating func losses(among n: Int, overdrawn budget: inout HazardBudget) -> Int {
        var lost = 0
        while budget.isExhausted, lost < n {
            let hazardLeft = -budget.left / Float(n - lost)
            lost += 1
            budget = HazardBudget(&self)
            budget.left -= Float(n - lost) * hazardLeft
        }
        return lost
    }
}
