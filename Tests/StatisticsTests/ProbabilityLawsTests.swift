import Randomness
import Statistics
import Testing

/// Distribution functions and quantiles against tabled numbers (SciPy 1.17) and against each other.
struct ProbabilityLawsTests {
    private func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(a - b) <= tolerance * max(1e-300, abs(b))
    }

    @Test(arguments: [
        (0.975, 1.0, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.975, 9, 2.262157162798205),
        (0.975, 31, 2.039513446396408), (0.95, 127, 1.6569403435420642), (0.995, 1023, 2.58064376625203),
        (0.9, 3, 1.637744353696209), (0.51, 5, 0.026346712342273235), (0.55, 31, 0.1266950162753369),
        (0.9958333333333333, 31, 2.8183081573622677), (0.9999, 1, 3183.098757118502),
    ])
    func quantilesOfStudentAreThoseOfTheTables(p: Double, freedom: Double, t: Double) {
        #expect(isClose(StudentT.quantile(at: p, freedom: freedom), t))
        #expect(isClose(StudentT.quantile(at: 1 - p, freedom: freedom), -t))
        #expect(isClose(StudentT.probability(below: t, freedom: freedom), p))
    }

    @Test(arguments: [
        (0.3, 2.0, 3.0, 0.34829999999999994), (0.01, 0.5, 0.5, 0.06376856085851985), (0.9, 30, 2, 0.1695646331008649),
        (0.5, 512, 512, 0.5), (0.48, 512, 600, 0.9046086420979493), (0.999, 3, 0.5, 0.9407468104840536),
        (1e-6, 0.5, 15.5, 0.004406736077852331),
    ])
    func theIncompleteBetaIsThatOfTheTables(x: Double, a: Double, b: Double, value: Double) {
        #expect(isClose(IncompleteBeta.value(x, a, b), value, 1e-11))
        #expect(isClose(IncompleteBeta.quantile(value, a, b), x))
    }

    /// The sum of the binomial law's tail is an incomplete beta function (Abramowitz and Stegun 26.5.24).
    @Test func theIncompleteBetaSumsTheBinomialLaw() {
        for (n, p) in [(5, 0.2), (40, 0.6), (300, 0.97)] {
            for k in 1...n {
                let tail = (k...n).reduce(0) { $0 + Binomial.mass(n, p, at: $1) }
                #expect(abs(IncompleteBeta.value(p, Double(k), Double(n - k + 1)) - tail) < 1e-11)
            }
        }
    }

    @Test func exactBoundsOfProportions() {
        let interval = ProportionInterval.clopperPearson(8, of: 10)
        #expect(isClose(interval.lowerBound, 0.4439045376923585) && isClose(interval.upperBound, 0.9747892736731666))
        // All of 32: the 32nd root of 0.05. None: its mirror image.
        let all = ProportionInterval.clopperPearsonLowerBound(32, of: 32)
        #expect(isClose((0..<32).reduce(1) { product, _ in product * all }, 0.05))
        #expect(ProportionInterval.clopperPearson(0, of: 32).lowerBound == 0)
        #expect(isClose(ProportionInterval.jeffreysBound(0.05, 24, of: 32), 0.6109205380852933))
        // The rule of three: 3 / n from above, ever closer.
        for n in [30, 300, 3000] {
            let ratio = ProportionInterval.ruleOfThree(trials: n) * Double(n) / 3
            #expect(ratio < 1 && ratio > 1 - 2 / Double(n) - 0.0015)
        }
    }

    @Test(arguments: [
        (-8.0, 6.22096057427174e-16), (-4.5, 3.3976731247300535e-06), (-3.9, 4.8096344017602614e-05),
        (-1, 0.15865525393145707), (0.5, 0.6914624612740131), (2, 0.9772498680518208), (6, 0.9999999990134123),
    ])
    func theNormalLawIsThatOfTheTables(x: Double, p: Double) {
        #expect(isClose(NormalLaw.probability(below: x), p, 1e-10))
    }

    @Test func lawsOfUnknownsHaveTheirQuantiles() {
        let cases: [(UnknownLaw, Double, Double)] = [
            (.uniform(low: 2, high: 6), 0.25, 3), (.logUniform(low: 2, high: 50), 0.3, 5.253055608807534),
            (.triangular(low: 2, mode: 3, high: 6), 0.7, 4.102633403898972),
            (.normal(mean: 10, deviation: 3, low: 7, high: 16), 0.3, 9.27278854633232),
            (.normal(mean: 0, deviation: 1, low: 5, high: 9), 0.3, 5.068334263012984),
            (.choice(weights: [1, 0, 3]), 0.2, 0), (.choice(weights: [1, 0, 3]), 0.3, 2),
            (.triangular(low: 4, mode: 4, high: 4), 0.3, 4),
        ]
        for (law, p, value) in cases { #expect(law.isValid && isClose(law.quantile(at: p), value, 1e-9), "\(law)") }
        let laws: [UnknownLaw] = [
            .uniform(low: 3, high: 2), .logUniform(low: 0, high: 2), .triangular(low: 0, mode: 3, high: 2),
            .normal(mean: 0, deviation: 0, low: -1, high: 1), .normal(mean: 0, deviation: 1, low: 50, high: 60),
            .choice(weights: []), .choice(weights: [0, 0]), .choice(weights: [1, -1]),
        ]
        for law in laws { #expect(!law.isValid, "\(law)") }
    }

    /// Draws depend on seed, world and name alone; worlds differ; the design worlds are others than those reported.
    @Test func unknownsAreDrawnByAddress() {
        let unknown = UnknownDraw("contact.sightNight", law: .normal(mean: 10, deviation: 3, low: 7, high: 16))
        let values = (0..<4000).map { unknown.value(seed: 1950, world: $0) }
        #expect(values[17] == unknown.value(seed: 1950, world: 17))
        #expect(Set(values).count == 4000 && values.allSatisfy { (7...16).contains($0) })
        #expect(values[17] != unknown.value(seed: 1951, world: 17))
        #expect(values[17] != unknown.value(seed: 1950, world: 17, purpose: .design))
        // Mean and median of the truncated law.
        let median = values.sorted()[2000]
        #expect(abs(median - unknown.law.quantile(at: 0.5)) < 0.15)
        // Two unknowns are independent: correlation below three standard errors.
        let other = UnknownDraw("contact.sightDay", law: .uniform(low: 0, high: 1))
        let products = (0..<4000).map {
            12 * (unknown.position(seed: 1950, world: $0) - 0.5) * (other.position(seed: 1950, world: $0) - 0.5)
        }
        #expect(abs(products.reduce(0, +) / 4000) < 3 / 4000.0.squareRoot())
    }

    @Test func luckOfWorldZeroIsThatOfTheStudy() {
        #expect(WorldStreams.luckSeed(1950, world: 0) == 1950)
        #expect(Set((0..<5000).map { WorldStreams.luckSeed(1950, world: $0) }).count == 5000)
        // The finaliser of SplitMix64 at 1, computed by another program.
        #expect(WorldStreams.luckSeed(0, world: 1) == 0x5692_161D_100B_05E5)
    }
}
