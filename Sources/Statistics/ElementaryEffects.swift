/// What moving one input does, over trajectories of a `MorrisDesign`.
public struct ElementaryEffects: Sendable {
    /// The effects of one input: change of the output for the whole range of the input.
    public struct Effect: Hashable, Sendable {
        /// Mean effect: which way the output goes.
        public let mean: Double
        /// Mean of the absolute effects, mu* of Campolongo et al. 2007: how much the input matters.
        public let size: Double
        /// Confidence interval of `size`, by resampling trajectories.
        public let sizeInterval: ClosedRange<Double>
        /// Standard deviation: how much the effect depends on the other inputs, or bends.
        public let deviation: Double
        /// Standard error of one effect by luck alone, root mean square; 0 for outputs without luck.
        public let luck: Double

        /// The size that an input without effect would show by luck: the mean of |N(0, luck)|.
        public var sizeByLuck: Double { luck * (2 / Double.pi).squareRoot() }
        /// True when the size is more than luck explains: the low end of its interval is above what luck would show.
        public var isToldFromLuck: Bool { sizeInterval.lowerBound > sizeByLuck }
    }

    /// One an input.
    public let effects: [Effect]

    /// The effects from outputs: by trajectory, then point, then replication; replications share their luck over all points.
    ///
    /// The effect is that of the means; at least two trajectories.
    public init(
        _ design: [MorrisDesign.Trajectory], outputs: [[[Double]]], confidence: Double = 0.95, resamples: Int = 1000,
        seed: UInt64
    ) {
        precondition(design.count == outputs.count && design.count >= 2)
        let inputs = design[0].moved.count
        var found = [[Double]](repeating: [], count: inputs)
        var lucks = [Double](repeating: 0, count: inputs)
        for (trajectory, values) in zip(design, outputs) {
            for (step, input) in trajectory.moved.enumerated() {
                let length = trajectory.points[step + 1][input] - trajectory.points[step][input]
                let changes = zip(values[step + 1], values[step]).map { ($0 - $1) / length }
                let mean = changes.reduce(0, +) / Double(changes.count)
                found[input].append(mean)
                let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                lucks[input] += changes.count > 1 ? squares / Double(changes.count * (changes.count - 1)) : 0
            }
        }
        var bootstrap = Bootstrap(count: design.count, seed: seed)
        let samples = (0..<resamples).map { _ in bootstrap.weights() }
        effects = found.indices.map { input in
            Self.effect(found[input], luck: (lucks[input] / Double(design.count)).squareRoot(), samples, confidence)
        }
    }

    private static func effect(_ values: [Double], luck: Double, _ samples: [[Double]], _ confidence: Double) -> Effect {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let sizes = samples.map { weights in zip(values, weights).reduce(0) { $0 + abs($1.0) * $1.1 } / n }
        return Effect(
            mean: mean, size: values.reduce(0) { $0 + abs($1) } / n,
            sizeInterval: Bootstrap.interval(sizes, confidence: confidence), deviation: (squares / (n - 1)).squareRoot(),
            luck: luck)
    }
}
