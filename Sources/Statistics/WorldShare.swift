/// Share of worlds in which something holds, with what sampling and the separation of luck leave open.
///
/// Bounds are Jeffreys' with an effective number of worlds: as many as give a binomial share the variance that the bootstrap
/// over whole worlds found (Korn and Graubard 1998 with Clopper and Pearson's law, Franco, Little, Louis and Slud 2019 with Jeffreys').
/// Percentiles of the bootstrap itself err for shares near 0 and 1: of one-sided 95 % bounds of 0.92 from 128 worlds they held 90 %, these 95 %.
/// Where it held in no world or in all, the bounds are Clopper and Pearson's.
public struct WorldShare: Hashable, Sendable {
    /// Share of the worlds sampled; nil if worlds are not distinguishable from luck.
    public let estimate: Double?
    /// Two-sided confidence interval.
    public let interval: ClosedRange<Double>
    /// One-sided lower confidence bound.
    public let lowerBound: Double

    /// A share with bounds stated elsewhere.
    public init(estimate: Double?, interval: ClosedRange<Double>, lowerBound: Double) {
        self.estimate = estimate
        self.interval = interval
        self.lowerBound = lowerBound
    }

    /// From the share found in the sample and those of its resamples.
    init(found: Double, resampled: [Double], worlds: Int, isDistinguishable: Bool, confidence: Double) {
        let count = Double(resampled.count)
        let centre = resampled.reduce(0, +) / count
        let variance = resampled.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / max(1, count - 1)
        let n = Double(worlds)
        // Without worlds to count, the share lies where the resamples put it.
        let share = isDistinguishable ? found : centre
        estimate = isDistinguishable ? found : nil
        if share <= 0 || share >= 1 {
            let hits = share >= 1 ? n : 0
            interval = ProportionInterval.clopperPearson(hits, of: n, confidence: confidence)
            lowerBound = ProportionInterval.clopperPearsonLowerBound(hits, of: n, confidence: confidence)
            return
        }
        // A sample of N has the variance of N - 1 of its own resamples.
        let corrected = variance * n / (n - 1)
        let effective = corrected > 0 ? min(n, share * (1 - share) / corrected) : n
        let bound = { (p: Double) in ProportionInterval.jeffreysBound(p, share * effective, of: effective) }
        interval = bound((1 - confidence) / 2)...bound((1 + confidence) / 2)
        lowerBound = bound(1 - confidence)
    }
}
