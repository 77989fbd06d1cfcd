import Arithmetic

/// Values of one measure over worlds and replications: what worlds do, told apart from what luck does.
///
/// Worlds are clusters: nothing is computed as if all campaigns were independent. The model is d_wr = mu + a_w + e_wr, a_w with
/// variance tau2 between worlds, e_wr with variance sigma2 within (one-way analysis of variance with random effects: Searle,
/// Casella and McCulloch 1992, chapter 3). Values are usually differences between two directives in the same world, on the same luck.
public struct WorldSample: Hashable, Sendable {
    /// Whether worlds can be told from luck.
    public enum Spread: Hashable, Sendable {
        /// Every campaign gave the same value: no interval of it has a width.
        case constant(Double)
        /// The worlds differ by no more than luck explains: no share of them is 0 or 1.
        case notDistinguishable
        /// The worlds differ.
        case distinguishable
    }

    /// Number of worlds N, at least 2.
    public let worlds: Int
    /// Replications in each world n, at least 2.
    public let perWorld: Int
    /// All values, world by world.
    public let values: [Double]
    /// Mean of each world.
    public let worldMeans: [Double]
    /// Mean over all campaigns.
    public let mean: Double
    /// Mean square between worlds, N - 1 degrees of freedom.
    public let betweenMeanSquare: Double
    /// Mean square within worlds, N (n - 1) degrees of freedom: sigma2.
    public let luckVariance: Double
    /// Sum of squares within each world.
    let withinSquares: [Double]

    /// The sample of N x n finite values, world by world; at least two worlds and two replications in each.
    public init(_ values: [Double], perWorld: Int) {
        precondition(perWorld >= 2 && values.count >= 2 * perWorld && values.count % perWorld == 0)
        let worlds = values.count / perWorld
        let n = Double(perWorld)
        var means = [Double](repeating: 0, count: worlds)
        var squares = [Double](repeating: 0, count: worlds)
        for world in 0..<worlds {
            let range = world * perWorld..<(world + 1) * perWorld
            // Sums of departures from the first value lose no digits to a large mean, and are 0 where nothing varies.
            let first = values[range.lowerBound]
            var (sum, square) = (0.0, 0.0)
            for index in range { sum += values[index] - first }
            let departure = sum / n
            for index in range {
                let rest = values[index] - first - departure
                square += rest * rest
            }
            means[world] = first + departure
            squares[world] = square
        }
        let first = means[0]
        let departure = means.reduce(0) { $0 + ($1 - first) } / Double(worlds)
        let between = means.reduce(0) { $0 + ($1 - first - departure) * ($1 - first - departure) }
        self.worlds = worlds
        self.perWorld = perWorld
        self.values = values
        worldMeans = means
        withinSquares = squares
        mean = first + departure
        betweenMeanSquare = n * between / Double(worlds - 1)
        luckVariance = squares.reduce(0, +) / (Double(worlds) * (n - 1))
    }

    /// Variance between worlds without luck, tau2 = max(0, (MSB - MSW) / n).
    public var worldVariance: Double { max(0, (betweenMeanSquare - luckVariance) / Double(perWorld)) }

    /// Share of the variance of single campaigns that is luck: sigma2 / (tau2 + sigma2); nil where nothing varies.
    public var luckShare: Double? {
        let total = worldVariance + luckVariance
        return total > 0 ? luckVariance / total : nil
    }

    /// Share of the variance of world means that is the worlds': rho = tau2 / (tau2 + sigma2 / n); 0 where nothing varies.
    public var reliability: Double {
        let total = worldVariance + luckVariance / Double(perWorld)
        return total > 0 ? worldVariance / total : 0
    }

    /// Extent to which the worlds can be told apart.
    public var spread: Spread {
        if betweenMeanSquare == 0 && luckVariance == 0 { return .constant(mean) }
        return worldVariance > 0 ? .distinguishable : .notDistinguishable
    }

    /// True if luck hides too much of the worlds (rho below 0.8): twice as many replications a world are advised.
    public var asksForMoreReplications: Bool {
        if case .constant = spread { return false }
        return reliability < 0.8
    }

    /// Monte Carlo standard error of the mean, sqrt(MSB / (N n)); nil where nothing varies.
    public var standardError: Double? {
        betweenMeanSquare > 0 ? (betweenMeanSquare / Double(worlds * perWorld)).squareRoot() : nil
    }

    /// Half the width of the mean's confidence interval, by Student's t with N - 1 degrees of freedom; nil where nothing varies.
    public func halfWidth(confidence: Double = 0.95) -> Double? {
        standardError.map { $0 * StudentT.quantile(at: (1 + confidence) / 2, freedom: Double(worlds - 1)) }
    }

    /// The mean's confidence interval; nil where nothing varies.
    public func meanInterval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        halfWidth(confidence: confidence).map { mean - $0...mean + $0 }
    }

    /// For a sample that is constant: the upper 95 % bound of the share of worlds in which something else would be seen
    /// (rule of three, worlds being the trials); nil where anything varies.
    public var shareOfOtherWorlds: Double? {
        if case .constant = spread { return ProportionInterval.ruleOfThree(trials: worlds) }
        return nil
    }

    /// World values without luck, d~_w = mean + sqrt(rho) (mean_w - mean): their variance is tau2.
    ///
    /// Raw means spread too widely, posterior means (factor rho) too little (Louis 1984).
    public var worldValues: [Double] {
        let factor = reliability.squareRoot()
        return worldMeans.map { mean + factor * ($0 - mean) }
    }

    /// Share of campaigns whose value is above a bound.
    public func shareOfFutures(above bound: Double = 0) -> Double {
        Double(values.reduce(0) { $1 > bound ? $0 + 1 : $0 }) / Double(values.count)
    }
}

// MARK: Intervals in which eight of ten values lie
extension WorldSample {
    /// From the 10 % to the 90 % quantile of world values; nil unless worlds are distinguishable.
    ///
    /// A new world's value lies in it with the stated share.
    public func worldInterval(share: Double = 0.8) -> ClosedRange<Double>? {
        guard spread == .distinguishable else { return nil }
        return Self.interval(worldValues, share: share, effective: Double(worlds))
    }

    /// From the 10 % to the 90 % quantile of single campaigns, worlds and luck together; nil where nothing varies.
    public func totalInterval(share: Double = 0.8) -> ClosedRange<Double>? {
        if case .constant = spread { return nil }
        // Kish's effective size of clusters: campaigns of one world are alike.
        let alike = worldVariance / (worldVariance + luckVariance)
        let effective = Double(values.count) / (1 + Double(perWorld - 1) * alike)
        return Self.interval(values, share: share, effective: effective)
    }

    /// The same within a world whose value is the mean; nil if luck moves nothing.
    ///
    /// The means over worlds of each world's quantiles, of type 8 of Hyndman and Fan (1996), which is nearly unbiased whatever the
    /// law. Where a world has too few replications for such a quantile (fewer than 7 for 10 and 90 %), quantiles of the departures from
    /// world means, widened by sqrt(n / (n - 1)) because each mean has taken part of them: these show a skewed law as more
    /// even than it is, and with two replications as symmetric.
    public func luckInterval(share: Double = 0.8) -> ClosedRange<Double>? {
        guard luckVariance > 0 else { return nil }
        let n = Double(perWorld)
        let place = (n + 1.0 / 3) * (1 - share) / 2 + 1.0 / 3
        guard place >= 1 else {
            let factor = (n / (n - 1)).squareRoot()
            var departures = values
            for index in departures.indices {
                departures[index] = mean + factor * (values[index] - worldMeans[index / perWorld])
            }
            return Self.interval(departures, share: share, effective: Double(worlds) * (n - 1))
        }
        let below = Int(place) - 1
        let part = place - Double(below + 1)
        let last = perWorld - 1
        var (low, high) = (0.0, 0.0)
        var sorted = [Double](repeating: 0, count: perWorld)
        for world in 0..<worlds {
            for index in sorted.indices { sorted[index] = values[world * perWorld + index] }
            sorted.sort()
            let above = min(last, below + 1)
            low += sorted[below] + part * (sorted[above] - sorted[below])
            high += sorted[last - below] - part * (sorted[last - below] - sorted[last - above])
        }
        low /= Double(worlds)
        high /= Double(worlds)
        return low < high ? low...high : nil
    }

    /// Quantiles between which a new value lies with probability `share` if the values are worth `effective` independent ones.
    ///
    /// For independent values this is type 6 of Hyndman and Fan (1996), whose expected content is exact for any continuous law.
    private static func interval(_ values: [Double], share: Double, effective: Double) -> ClosedRange<Double>? {
        let sorted = values.sorted()
        let value = { (p: Double) in
            let place = (p + (p - 0.5) / effective) * Double(sorted.count) - 0.5
            let below = min(sorted.count - 1, max(0, Int(place.rounded(.down))))
            let above = min(sorted.count - 1, below + 1)
            let part = min(1, max(0, place - Double(below)))
            return sorted[below] + part * (sorted[above] - sorted[below])
        }
        let (low, high) = (value((1 - share) / 2), value((1 + share) / 2))
        return low < high ? low...high : nil
    }
}
