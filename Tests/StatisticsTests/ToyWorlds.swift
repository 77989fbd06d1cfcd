import Randomness
import Statistics

/// A toy with known truth: values of worlds of mean 0 and variance 1, and luck around them.
struct ToyWorlds {
    enum Law: Sendable { case normal, exponential }

    let worlds: Int
    let perWorld: Int
    /// Standard deviations of worlds and of luck.
    let spread: Double
    let luck: Double
    var law = Law.normal

    private func draw(_ stream: inout Stream) -> Double { law == .normal ? stream.normal() : stream.exponential() - 1 }

    /// One more repetition: the sample, the value of a world that is not in it, and one campaign of that world.
    func repetition(_ number: Int, seed: UInt64) -> (sample: WorldSample, world: Double, campaign: Double) {
        var stream = WorldStreams.stream(seed: seed, index: number, entity: 99, purpose: .reported)
        var values: [Double] = []
        values.reserveCapacity(worlds * perWorld)
        for _ in 0..<worlds {
            let world = spread * draw(&stream)
            for _ in 0..<perWorld { values.append(world + luck * draw(&stream)) }
        }
        let world = spread * draw(&stream)
        return (WorldSample(values, perWorld: perWorld), world, world + luck * draw(&stream))
    }

    /// The value that a share of worlds exceeds.
    func exceeded(by share: Double) -> Double {
        switch law {
        case .normal: spread * NormalQuantile.value(at: 1 - share)
        case .exponential: spread * (ToyWorlds.logarithm(1 / share) - 1)
        }
    }

    /// ln x for x >= 1, 2 artanh((x - 1) / (x + 1)) as a series.
    private static func logarithm(_ x: Double) -> Double {
        var sum = 0.0
        let s = (x - 1) / (x + 1)
        var power = s
        for k in stride(from: 1.0, to: 400, by: 2) {
            sum += power / k
            power *= s * s
        }
        return 2 * sum
    }

    /// Repetitions of a coverage test: 1,000 in release; fewer in debug, where they are slow.
    static var repetitions: Int {
        #if DEBUG
            150
        #else
            1000
        #endif
    }
}
