import Randomness
import Statistics
import Testing

/// Every printed quantity covers its own target on a toy with known truth.
struct WorldCoverageTests {
    private let seed: UInt64 = 1950

    /// Within 3 points in 1,000 repetitions; three standard errors in fewer. On skewed worlds within 5: what is shrunken by one variance
    /// for all worlds does not follow a hard edge (Documentation/Worlds.md, "Where it ends").
    private func expect(_ covered: Int, _ target: Double, _ what: String, _ toy: ToyWorlds) {
        let runs = Double(ToyWorlds.repetitions)
        let share = Double(covered) / runs
        print("coverage: \(what), \(toy): \(share)")
        let tolerance = toy.law == .exponential ? 0.05 : runs >= 1000 ? 0.03 : 3 * (target * (1 - target) / runs).squareRoot()
        #expect(abs(share - target) <= tolerance, "\(what), \(toy), seed \(seed)")
    }

    static let toys = [
        ToyWorlds(worlds: 32, perWorld: 10, spread: 1, luck: 0.5), ToyWorlds(worlds: 32, perWorld: 10, spread: 1, luck: 1.5),
        ToyWorlds(worlds: 64, perWorld: 5, spread: 1, luck: 1), ToyWorlds(worlds: 128, perWorld: 2, spread: 1, luck: 0.7),
        ToyWorlds(worlds: 128, perWorld: 10, spread: 1, luck: 0.7, law: .exponential),
    ]

    @Test(arguments: toys)
    func intervalsHoldWhatTheySay(toy: ToyWorlds) throws {
        var (mean, world, total, luck) = (0, 0, 0, 0)
        for repetition in 0..<ToyWorlds.repetitions {
            let (sample, value, campaign) = toy.repetition(repetition, seed: seed)
            if try #require(sample.meanInterval()).contains(0) { mean += 1 }
            if try #require(sample.worldInterval()).contains(value) { world += 1 }
            if try #require(sample.totalInterval()).contains(campaign) { total += 1 }
            // Luck of a campaign around the mean of the sample.
            if try #require(sample.luckInterval()).contains(sample.mean + campaign - value) { luck += 1 }
        }
        expect(mean, 0.95, "mean", toy)
        expect(world, 0.8, "world interval", toy)
        expect(total, 0.8, "total interval", toy)
        expect(luck, 0.8, "luck interval", toy)
    }

    /// No difference between worlds: half of the samples say so, and hardly any claims what is not there.
    @Test func withoutWorldsIntervalsStayHonest() {
        let toy = ToyWorlds(worlds: 32, perWorld: 10, spread: 0, luck: 1)
        var (mean, silent, held, total, claims) = (0, 0, 0, 0, 0)
        for repetition in 0..<ToyWorlds.repetitions {
            let (sample, value, campaign) = toy.repetition(repetition, seed: seed)
            if sample.meanInterval()?.contains(0) == true { mean += 1 }
            let interval = sample.worldInterval()
            if interval == nil { silent += 1 }
            if interval?.contains(value) ?? true { held += 1 }
            if sample.totalInterval()?.contains(campaign) == true { total += 1 }
            // The truth is exactly at delta: neither better nor not better.
            let clause = Clause(sample, delta: 0)
            if WorldVerdict([clause], resamples: 60, seed: seed).clauses[0].finding != .notKnown { claims += 1 }
        }
        expect(mean, 0.95, "mean", toy)
        expect(total, 0.8, "total interval", toy)
        let runs = Double(ToyWorlds.repetitions)
        print(
            "coverage: without worlds: silent \(Double(silent) / runs), held \(Double(held) / runs), claims \(Double(claims) / runs)"
        )
        #expect(abs(Double(silent) / runs - 0.53) < 0.12)
        #expect(Double(held) / runs > 0.95)
        #expect(Double(claims) / runs < 0.1)
    }

    static let shares: [(ToyWorlds, Double)] = [
        (ToyWorlds(worlds: 32, perWorld: 10, spread: 1, luck: 0.7), 0.75),
        (ToyWorlds(worlds: 128, perWorld: 10, spread: 1, luck: 1.5), 0.92),
        (ToyWorlds(worlds: 64, perWorld: 10, spread: 1, luck: 0.7, law: .exponential), 0.6),
    ]

    @Test(arguments: shares)
    func sharesOfWorldsLieWithinTheirBounds(toy: ToyWorlds, truth: Double) {
        var (both, below) = (0, 0)
        let delta = toy.exceeded(by: truth)
        for repetition in 0..<ToyWorlds.repetitions {
            let sample = toy.repetition(repetition, seed: seed).sample
            let share = sample.probabilityBetter(delta: delta, resamples: 100, seed: UInt64(repetition))
            if share.interval.contains(truth) { both += 1 }
            if share.lowerBound <= truth { below += 1 }
        }
        expect(both, 0.95, "share \(truth)", toy)
        expect(below, 0.95, "lower bound of the share \(truth)", toy)
    }

    /// Gain 2 for each unit given up, both with a common part; and Fieller's interval says when there is no rate.
    @Test func ratesOfTradesLieWithinTheirBounds() {
        let toy = ToyWorlds(worlds: 32, perWorld: 4, spread: 1, luck: 1)
        var covered = 0
        for repetition in 0..<ToyWorlds.repetitions {
            let cost = toy.repetition(repetition, seed: seed).sample
            let other = toy.repetition(repetition, seed: seed + 1).sample
            let gain = zip(cost.values, other.values).map { 2.4 + 0.5 * $0 + $1 }
            let rate = ExchangeRate(
                gain: WorldSample(gain, perWorld: 4), cost: WorldSample(cost.values.map { 1.2 + $0 }, perWorld: 4))
            if rate.interval?.contains(2) == true { covered += 1 }
        }
        expect(covered, 0.95, "rate", toy)
        let none = toy.repetition(0, seed: seed).sample
        #expect(ExchangeRate(gain: none, cost: WorldSample(none.values.map { $0 - none.mean }, perWorld: 4)).interval == nil)
    }
}

extension ToyWorlds: CustomStringConvertible {
    var description: String { "\(worlds) x \(perWorld), worlds \(spread), luck \(luck), \(law)" }
}
