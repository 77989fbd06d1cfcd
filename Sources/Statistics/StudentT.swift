/// Student's t distribution, through the incomplete beta function (Abramowitz and Stegun 1964, 26.7.1).
public enum StudentT {
    /// The chance of a number below t with `freedom` > 0 degrees of freedom.
    public static func probability(below t: Double, freedom: Double) -> Double {
        let tail = 0.5 * IncompleteBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5)
        return t > 0 ? 1 - tail : tail
    }

    /// The number below which t lies with probability p, 0 < p < 1.
    public static func quantile(at p: Double, freedom: Double) -> Double {
        precondition(p > 0 && p < 1 && freedom > 0)
        let centre = abs(2 * p - 1)
        let size: Double
        if centre < 0.5 {
            let y = IncompleteBeta.quantile(centre, 0.5, freedom / 2)
            size = (freedom * y / (1 - y)).squareRoot()
        } else {
            let x = IncompleteBeta.quantile(2 * min(p, 1 - p), freedom / 2, 0.5)
            size = (freedom * (1 - x) / x).squareRoot()
        }
        return p < 0.5 ? -size : size
    }
}
