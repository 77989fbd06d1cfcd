/// Elementary effects of inputs over trajectories of a `MorrisDesign` (Morris 1991).
///
/// ```swift
/// let design = MorrisDesign(inputs: 3, trajectories: 20, seed: 1)
/// let outputs = design.trajectories.map { $0.points.map { [model($0)] } }
/// let effects = ElementaryEffects(design.trajectories, outputs: outputs, seed: 1).effects
/// effects[0].size   // mu* of the first input
/// ```
public struct ElementaryEffects: Sendable {
    /// Summary of the effects of one input, in the unit of the output per whole range of the input.
    public struct Effect: Hashable, Sendable {
        /// Mean effect, mu: the direction of the change.
        public let mean: Double
        /// Mean absolute effect, mu* of Campolongo et al. 2007: the importance of the input.
        public let size: Double
        /// Confidence interval of `size`, by bootstrap over trajectories.
        public let sizeInterval: ClosedRange<Double>
        /// Standard deviation of the effects, sigma: interaction with other inputs, or nonlinearity.
        public let deviation: Double
        /// Standard error of one effect due to the noise of replications, root mean square; 0 for a single replication.
        public let noise: Double

        /// Expected size of an input without effect: the mean of |N(0, noise)|.
        public var sizeFromNoise: Double { noise * (2 / Double.pi).squareRoot() }
        /// True when the lower end of the interval of `size` is above the size expected from noise alone.
        public var isDistinguishableFromNoise: Bool { sizeInterval.lowerBound > sizeFromNoise }
    }

    /// One element per input.
    public let effects: [Effect]

    /// Effects of the mean outputs. `outputs` is indexed by trajectory, point and replication; a replication uses the same random numbers at
    /// all points.
    ///
    /// At least two trajectories, as many as in `design`. O(resamples * inputs * trajectories).
    public init(
        _ design: [MorrisDesign.Trajectory], outputs: [[[Double]]], confidence: Double = 0.95, resamples: Int = 1000,
        seed: UInt64
    ) {
        precondition(design.count == outputs.count && design.count >= 2)
        let inputs = design[0].moved.count
        var found = [[Double]](repeating: [], count: inputs)
        var noises = [Double](repeating: 0, count: inputs)
        for (trajectory, values) in zip(design, outputs) {
            for (step, input) in trajectory.moved.enumerated() {
                let length = trajectory.points[step + 1][input] - trajectory.points[step][input]
                let changes = zip(values[step + 1], values[step]).map { ($0 - $1) / length }
                let mean = changes.reduce(0, +) / Double(changes.count)
                found[input].append(mean)
                let squares = changes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
                noises[input] += changes.count > 1 ? squares / Double(changes.count * (changes.count - 1)) : 0
            }
        }
        var bootstrap = Bootstrap(count: design.count, seed: seed)
        let samples = (0..<resamples).map { _ in bootstrap.weights() }
        effects = found.indices.map { input in
            Self.effect(found[input], noise: (noises[input] / Double(design.count)).squareRoot(), samples, confidence)
        }
    }

    private static func effect(_ values: [Double], noise: Double, _ samples: [[Double]], _ confidence: Double) -> Effect {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let sizes = samples.map { weights in zip(values, weights).reduce(0) { $0 + abs($1.0) * $1.1 } / n }
        return Effect(
            mean: mean, size: values.reduce(0) { $0 + abs($1) } / n,
            sizeInterval: Bootstrap.interval(sizes, confidence: confidence), deviation: (squares / (n - 1)).squareRoot(),
            noise: noise)
    }
}
