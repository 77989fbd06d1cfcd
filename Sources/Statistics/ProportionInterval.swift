/// Confidence bounds of a proportion from k successes in n trials; both may be effective numbers and not whole.
public enum ProportionInterval {
    /// The exact two-sided interval of Clopper and Pearson (1934), 0 <= k <= n, n > 0.
    public static func clopperPearson(_ k: Double, of n: Double, confidence: Double = 0.95) -> ClosedRange<Double> {
        let tail = (1 - confidence) / 2
        let low = k <= 0 ? 0 : IncompleteBeta.quantile(tail, k, n - k + 1)
        let high = k >= n ? 1 : IncompleteBeta.quantile(1 - tail, k + 1, n - k)
        return low...high
    }

    /// The exact one-sided lower bound of Clopper and Pearson; for k = n it is the n-th root of 1 - confidence.
    public static func clopperPearsonLowerBound(_ k: Double, of n: Double, confidence: Double = 0.95) -> Double {
        k <= 0 ? 0 : IncompleteBeta.quantile(1 - confidence, k, n - k + 1)
    }

    /// The quantile of order p of the Beta(k + 1/2, n - k + 1/2) law: a one-sided bound of Jeffreys' interval
    /// (Brown, Cai and DasGupta 2001; for one side Cai 2005).
    public static func jeffreysBound(_ p: Double, _ k: Double, of n: Double) -> Double {
        IncompleteBeta.quantile(p, k + 0.5, n - k + 0.5)
    }

    /// The upper 95 % bound of a chance that was not met in n independent trials: 1 - 0.05^(1/n), about 3 / n
    /// (the rule of three: Hanley and Lippman-Hand 1983).
    public static func ruleOfThree(trials n: Int) -> Double {
        1 - clopperPearsonLowerBound(Double(n), of: Double(n))
    }
}
