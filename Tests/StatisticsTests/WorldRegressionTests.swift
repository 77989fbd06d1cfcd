import Randomness
import Statistics
import Testing

/// Sliders and the worth of unknowns on functions whose answers are known.
struct WorldRegressionTests {
    private func positions(_ name: String, _ worlds: Int, seed: UInt64) -> [Double] {
        let unknown = UnknownDraw(name, law: .uniform(low: 0, high: 1))
        return (0..<worlds).map { unknown.position(seed: seed, world: $0) }
    }

    /// A straight line is met exactly, at the ends too, and without residuals there is no error.
    @Test func slidersFollowALine() throws {
        let places = positions("a", 128, seed: 1)
        for position in [0, 0.3, 1] {
            let found = ConditionalMean(of: places.map { 3 - 2 * $0 }, positions: places, at: position)
            #expect(abs(try #require(found.mean) - (3 - 2 * position)) < 1e-9)
            #expect(try #require(found.standardError) < 1e-9)
        }
        // N^(-1/5) of 1,024 is 1/4.
        #expect(abs(ConditionalMean.reach(worlds: 1024) - 0.25 * 2.34 / 12.0.squareRoot()) < 1e-12)
    }

    /// Equal weights have the size of the sample; few worlds near a value leave it pale.
    @Test func sizesAreEffective() {
        let even = (0..<1000).map { (Double($0) + 0.5) / 1000 }
        let middle = ConditionalMean(of: even, positions: even, at: 0.5, reach: 0.1)
        // N times twice the reach times (4/3 / 2)^2 / (16/15 / 2) = 5/6 of the window.
        #expect(abs(middle.effectiveSize - 1000 * 0.2 * 5 / 6) < 0.5 && !middle.isPale)
        #expect(ConditionalMean(of: even, positions: even, at: 0.5, reach: 0.01).isPale)
        let nowhere = ConditionalMean(of: even, positions: even, at: 3, reach: 0.1)
        #expect(nowhere.mean == nil && nowhere.effectiveSize == 0 && nowhere.isPale)
        let readings = ConditionalMean(of: [1, 2, 3, 10], readings: [0, 0, 0, 1], at: 0)
        #expect(readings.mean == 2 && abs((readings.standardError ?? 0) - (1.0 / 3).squareRoot()) < 1e-12)
        #expect(ConditionalMean(of: [1, 2, 3, 10], readings: [0, 0, 0, 1], at: 1).mean == nil)
    }

    /// Truth sin-like, 2 u^2, plus noise: the mean lies within two standard errors in about 95 % of studies.
    @Test func sliderErrorsCover() throws {
        var covered = 0
        let runs = ToyWorlds.repetitions
        for run in 0..<runs {
            var stream = WorldStreams.stream(seed: 5, index: run, purpose: .reported)
            let places = (0..<128).map { _ in stream.uniform() }
            let values = places.map { 2 * $0 * $0 + 0.5 * stream.normal() }
            let found = ConditionalMean(of: values, positions: places, at: 0.6)
            if abs(try #require(found.mean) - 0.72) <= 2 * (try #require(found.standardError)) { covered += 1 }
        }
        let share = Double(covered) / Double(runs)
        print("coverage: slider \(share)")
        #expect(share > 0.9 && share < 0.985)
    }

    private struct Study {
        var unknowns: [UnknownsWorth.Unknown] = []
        var clauses: [Clause] = []
        var utility: [Double] = []
    }

    /// d = 4 (a - 1/2) + 2 [reading = 1] + 1 + luck; b and c do nothing. Var: a 16/12, reading 4/4.
    private func study(worlds: Int, seed: UInt64, effect: Double = 1) -> Study {
        let (a, b, c) = (
            positions("a", worlds, seed: seed), positions("b", worlds, seed: seed), positions("c", worlds, seed: seed)
        )
        let reading = UnknownDraw("r", law: .choice(weights: [1, 1]))
        let readings = (0..<worlds).map { reading.value(seed: seed, world: $0) }
        var stream = WorldStreams.stream(seed: seed, index: 0, entity: 9, purpose: .reported)
        let values = (0..<worlds).flatMap { world in
            let value = effect * (4 * (a[world] - 0.5) + 2 * (readings[world] - 0.5))
            return [value + stream.normal(), value + stream.normal()]
        }
        let sample = WorldSample(values, perWorld: 2)
        return Study(
            unknowns: [
                .init("a", group: "rules", positions: a), .init("b", group: "rules", positions: b),
                .init("r", group: "readings", positions: readings, readings: 2), .init("c", group: "orders", positions: c),
            ],
            clauses: [Clause(sample, delta: 0.1)], utility: sample.worldMeans)
    }

    @Test func knownEffectsHaveTheirShares() throws {
        let study = study(worlds: 1200, seed: 4)
        let worth = UnknownsWorth(
            of: study.unknowns, clauses: study.clauses, utility: study.utility, permutations: 39, seed: 4)
        let shares = try worth.unknowns.map { try #require($0.shares[0]) }
        let total = 16.0 / 12 + 1
        #expect(abs(shares[0] - 16.0 / 12 / total) < 0.06 && abs(shares[2] - 1 / total) < 0.06, "\(shares)")
        #expect(shares[1] < 0.01 && shares[3] < 0.01)
        #expect(worth.unknowns.map(\.isNamed) == [true, false, true, false])
        #expect(worth.groups.map(\.name) == ["rules", "readings", "orders"])
        #expect(worth.groups.map(\.isNamed) == [true, true, false])
        #expect(try #require(worth.unexplained[0]) < 0.06)
        // E max(0, 4 (a - 1/2)) = 4 / 8, E max(0, 2 (r - 1/2)) = 1/2.
        #expect(worth.unknowns.map(\.valueOfKnowing).enumerated().allSatisfy { abs($1 - [0.5, 0, 0.5, 0][$0]) < 0.08 })
        // Knowing a or r changes the class in about half of the worlds or in almost all (the mean makes no difference or is small).
        #expect(worth.unknowns[0].changesVerdict > 0.4 && worth.unknowns[2].changesVerdict > 0.4)
    }

    @Test func fewWorldsNameGroupsOnly() {
        let study = study(worlds: 128, seed: 4)
        let worth = UnknownsWorth(
            of: study.unknowns, clauses: study.clauses, utility: study.utility, permutations: 39, seed: 4)
        #expect(worth.unknowns.isEmpty && worth.groups.map(\.isNamed) == [true, true, false])
    }

    /// Without any effect one study in twenty names something.
    @Test func noiseIsSeldomNamed() {
        let runs = ToyWorlds.repetitions / 5
        var (named, worth) = (0, 0.0)
        for run in 0..<runs {
            let study = study(worlds: 64, seed: UInt64(1000 + run), effect: 0)
            let found = UnknownsWorth(
                of: study.unknowns, clauses: study.clauses, utility: study.utility, permutations: 39, leastWorlds: 20,
                seed: UInt64(run))
            if found.unknowns.contains(where: \.isNamed) { named += 1 }
            worth += found.unknowns.filter(\.isNamed).map(\.valueOfKnowing).reduce(0, +)
        }
        let share = Double(named) / Double(runs)
        print("unknowns without effect: named in \(share) of \(runs) studies")
        #expect(share <= 0.05 + 3 * (0.05 * 0.95 / Double(runs)).squareRoot())
    }

    /// True mean 0: the controlled interval covers it as often as it says, and is narrower by what a explains, 16/12 of 16/12 + 1 + 1/2.
    @Test func controlVariatesAreSharperAndCover() throws {
        let runs = ToyWorlds.repetitions / 2
        var (covered, ratios) = (0, 0.0)
        for run in 0..<runs {
            let study = study(worlds: 64, seed: UInt64(5000 + run))
            let worth = UnknownsWorth(
                of: study.unknowns, clauses: study.clauses, utility: study.utility, permutations: 19, seed: UInt64(run))
            let found = try #require(worth.controlled[0])
            if abs(found.mean) <= 2 * found.standardError { covered += 1 }
            ratios += found.standardError / found.plainStandardError
        }
        let (share, ratio) = (Double(covered) / Double(runs), ratios / Double(runs))
        print("coverage: controlled mean \(share), standard error \(ratio) of the plain one")
        #expect(abs(share - 0.95) < 0.03)
        #expect(abs(ratio - (1.5 / (16.0 / 12 + 1.5)).squareRoot()) < 0.05)
    }

    /// Controls without effect are not said to help.
    @Test func uselessControlsAreLeftOut() {
        let helped = (0..<50).count { run in
            let study = study(worlds: 64, seed: UInt64(9000 + run), effect: 0)
            let worth = UnknownsWorth(
                of: study.unknowns, clauses: study.clauses, utility: study.utility, permutations: 19, seed: 1)
            return worth.controlled[0] != nil
        }
        #expect(helped <= 5, "\(helped) of 50")
    }
}
