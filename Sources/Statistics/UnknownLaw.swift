import Arithmetic
import Randomness

/// The probability law of an unknown: what is assumed about a number that no source gives.
public enum UnknownLaw: Hashable, Sendable {
    /// Equal density over low...high.
    case uniform(low: Double, high: Double)
    /// Equal density of the logarithm over low...high, both positive.
    case logUniform(low: Double, high: Double)
    /// A density that rises to the mode and falls from it.
    case triangular(low: Double, mode: Double, high: Double)
    /// A density with half of its mass on either side of the median, falling in a straight line from there to 0 at each end: a three-point
    /// estimate whose best figure is as likely too low as too high.
    case split(low: Double, median: Double, high: Double)
    /// A normal law within low...high, cut off outside.
    case normal(mean: Double, deviation: Double, low: Double, high: Double)
    /// One of some readings, each with its weight; the value is the reading's index. Weights need not sum to 1.
    case choice(weights: [Double])

    /// True if the parameters make a law: ordered bounds, finite numbers, some weight.
    public var isValid: Bool {
        switch self {
        case .uniform(let low, let high): low <= high && (high - low).isFinite
        case .logUniform(let low, let high): low > 0 && low <= high && high.isFinite
        case .triangular(let low, let mode, let high): low <= mode && mode <= high && (high - low).isFinite
        case .split(let low, let median, let high): low <= median && median <= high && (high - low).isFinite
        case .normal(let mean, let deviation, let low, let high):
            low < high && deviation > 0 && mean.isFinite && NormalLaw.probability(from: low, to: high, mean, deviation) > 0
        case .choice(let weights):
            weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 }
        }
    }

    /// The value below which the unknown lies with probability p, 0 < p < 1; the law must be valid.
    public func quantile(at p: Double) -> Double {
        switch self {
        case .uniform(let low, let high):
            return low + p * (high - low)
        case .logUniform(let low, let high):
            return min(high, max(low, low * PortableMath.exp(p * PortableMath.log(high / low))))
        case .triangular(let low, let mode, let high):
            let width = high - low
            if width == 0 { return low }
            let rise = (mode - low) / width
            if p < rise { return low + (p * width * (mode - low)).squareRoot() }
            return high - ((1 - p) * width * (high - mode)).squareRoot()
        case .split(let low, let median, let high):
            return p < 0.5
                ? low + (median - low) * (2 * p).squareRoot() : high - (high - median) * (2 * (1 - p)).squareRoot()
        case .normal(let mean, let deviation, let low, let high):
            return NormalLaw.quantile(p, mean, deviation, low, high)
        case .choice(let weights):
            var rest = p * weights.reduce(0, +)
            for (index, weight) in weights.enumerated() {
                rest -= weight
                if rest < 0 { return Double(index) }
            }
            return Double(weights.lastIndex { $0 > 0 } ?? 0)
        }
    }
}

extension UnknownLaw {
    /// The probability of a value below x: the inverse of `quantile`. For a choice half of the weight of x itself counts.
    public func probability(below x: Double) -> Double {
        switch self {
        case .uniform(let low, let high):
            return high > low ? min(1, max(0, (x - low) / (high - low))) : 0.5
        case .logUniform(let low, let high):
            return high > low ? min(1, max(0, PortableMath.log(max(low, x) / low) / PortableMath.log(high / low))) : 0.5
        case .triangular(let low, let mode, let high):
            guard high > low else { return 0.5 }
            if x <= low { return 0 }
            if x >= high { return 1 }
            let width = high - low
            return x < mode
                ? (x - low) * (x - low) / (width * (mode - low)) : 1 - (high - x) * (high - x) / (width * (high - mode))
        case .split(let low, let median, let high):
            if x < median { return x > low ? (x - low) * (x - low) / (median - low) / (median - low) / 2 : 0 }
            if x == median { return 0.5 }
            return x >= high ? 1 : 1 - (high - x) * (high - x) / (high - median) / (high - median) / 2
        case .normal(let mean, let deviation, let low, let high):
            let all = NormalLaw.probability(from: low, to: high, mean, deviation)
            return NormalLaw.probability(from: low, to: min(high, max(low, x)), mean, deviation) / all
        case .choice(let weights):
            let index = Int(x)
            let below = weights.prefix(max(0, index)).reduce(0, +)
            let own = weights.indices.contains(index) ? weights[index] : 0
            return (below + own / 2) / weights.reduce(0, +)
        }
    }
}

/// An unknown with its name and its law, drawn by address.
public struct UnknownDraw: Hashable, Sendable {
    /// The unknown's name; it is its address too.
    public let name: String
    /// Law from which its values are drawn.
    public let law: UnknownLaw

    /// An unknown with a valid law.
    public init(_ name: String, law: UnknownLaw) {
        precondition(law.isValid)
        self.name = name
        self.law = law
    }

    /// Where the unknown lies within its law in a world, uniform in (0, 1): what sliders and regressions use.
    public func position(seed: UInt64, world: Int, purpose: WorldStreams.Purpose = .reported) -> Double {
        var stream = WorldStreams.stream(seed: seed, world: world, unknown: name, purpose: purpose)
        return stream.uniform()
    }

    /// The unknown's value in a world.
    public func value(seed: UInt64, world: Int, purpose: WorldStreams.Purpose = .reported) -> Double {
        law.quantile(at: position(seed: seed, world: world, purpose: purpose))
    }
}

/// The normal law: its distribution function, and the quantiles of what is left of it between two bounds.
public enum NormalLaw {
    /// The chance that a standard normal is below x: Marsaglia's series (2004), Laplace's continued fraction beyond 4.
    public static func probability(below x: Double) -> Double {
        if abs(x) > 38 { return x > 0 ? 1 : 0 }
        let density = PortableMath.exp(-x * x / 2) * 0.398942280401432678
        if abs(x) > 4 {
            let size = abs(x)
            var fraction = size
            for k in stride(from: 60.0, through: 1, by: -1) { fraction = size + k / fraction }
            return x > 0 ? 1 - density / fraction : density / fraction
        }
        var (sum, term, k) = (x, x, 3.0)
        repeat {
            term *= x * x / k
            sum += term
            k += 2
        } while sum + term != sum
        return 0.5 + density * sum
    }

    static func probability(from low: Double, to high: Double, _ mean: Double, _ deviation: Double) -> Double {
        let (a, b) = ((low - mean) / deviation, (high - mean) / deviation)
        // Both far above: the difference of the lower tails mirrored keeps its digits.
        return a > 0 ? probability(below: -a) - probability(below: -b) : probability(below: b) - probability(below: a)
    }

    static func quantile(_ p: Double, _ mean: Double, _ deviation: Double, _ low: Double, _ high: Double) -> Double {
        let (a, b) = ((low - mean) / deviation, (high - mean) / deviation)
        let z: Double
        if a > 0 {
            let (top, bottom) = (probability(below: -a), probability(below: -b))
            z = -NormalQuantile.value(at: top + p * (bottom - top))
        } else {
            let (bottom, top) = (probability(below: a), probability(below: b))
            z = NormalQuantile.value(at: bottom + p * (top - bottom))
        }
        return min(high, max(low, mean + deviation * z))
    }
}
