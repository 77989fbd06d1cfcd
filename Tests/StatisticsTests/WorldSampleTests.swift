import Randomness
import Statistics
import Testing

/// Mean squares and values of worlds by hand, and what is said where nothing varies.
struct WorldSampleTests {
    /// Three worlds of two: means 2, 5, 11; MSB = 2 (16 + 1 + 25) / 2 = 42; MSW = (2 + 2 + 8) / 3 = 4.
    private let sample = WorldSample([1, 3, 4, 6, 9, 13], perWorld: 2)

    @Test func meanSquaresAreThoseComputedByHand() throws {
        #expect(sample.worldMeans == [2, 5, 11] && sample.mean == 6)
        #expect(abs(sample.betweenMeanSquare - 42) < 1e-12 && abs(sample.luckVariance - 4) < 1e-12)
        #expect(abs(sample.worldVariance - 19) < 1e-12 && abs(sample.reliability - 19.0 / 21) < 1e-12)
        #expect(abs(try #require(sample.standardError) - 7.0.squareRoot()) < 1e-12)
        #expect(abs(try #require(sample.luckShare) - 4.0 / 23) < 1e-12)
        // t with 2 degrees of freedom.
        #expect(abs(try #require(sample.halfWidth()) - 4.302652729749462 * 7.0.squareRoot()) < 1e-8)
        #expect(sample.spread == .distinguishable && !sample.asksForMoreReplications)
        #expect(sample.shareOfFutures(above: 3) == 4.0 / 6)
    }

    @Test func worldValuesHaveTheVarianceOfWorlds() {
        let values = sample.worldValues
        let mean = values.reduce(0, +) / 3
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
        #expect(abs(mean - 6) < 1e-12 && abs(variance - 19) < 1e-9)
    }

    @Test func aConstantHasNoIntervalButARuleOfThree() throws {
        let sample = WorldSample([Double](repeating: 0.1, count: 320), perWorld: 10)
        #expect(sample.spread == .constant(0.1))
        #expect(sample.standardError == nil && sample.halfWidth() == nil && sample.meanInterval() == nil)
        #expect(sample.worldInterval() == nil && sample.totalInterval() == nil && sample.luckInterval() == nil)
        #expect(abs(try #require(sample.shareOfOtherWorlds) - 0.0894) < 1e-4)
        #expect(!sample.asksForMoreReplications && sample.luckShare == nil)
        let share = sample.probabilityBetter(seed: 1)
        #expect(share.estimate == 1 && share.interval.lowerBound < 0.9 && share.lowerBound < 0.92)
    }

    /// Luck alone: no world is told apart, no share is 0 or 1, no interval has a width of 0.
    @Test func worldsThatAreLuckAreNotDistinguishable() {
        let sample = WorldSample((0..<40).map { Double($0 % 2) }, perWorld: 2)
        #expect(sample.spread == .notDistinguishable && sample.worldVariance == 0 && sample.asksForMoreReplications)
        #expect(sample.worldInterval() == nil && sample.luckInterval() != nil && sample.totalInterval() != nil)
        #expect(sample.probabilityBetter(delta: 0.2, resamples: 50, seed: 1).estimate == nil)
    }

    @Test func worldsWithoutLuckHaveNoLuckInterval() {
        let sample = WorldSample((0..<40).map { Double($0 / 2) }, perWorld: 2)
        #expect(sample.reliability == 1 && sample.luckInterval() == nil && sample.worldInterval() != nil)
        #expect(sample.worldValues == sample.worldMeans)
        // 19 of 20 worlds lie above 0, and none is nearer than a whole one.
        #expect(sample.probabilityBetter(resamples: 50, seed: 1).estimate == 0.95)
        #expect(sample.probabilityBetter(delta: -1, resamples: 50, seed: 1).estimate == 1)
    }

    /// A shift moves the mean and nothing else; a scale scales all (bit for bit with powers of 2).
    @Test func shiftsAndScales() throws {
        let toy = ToyWorlds(worlds: 32, perWorld: 4, spread: 1, luck: 1).repetition(0, seed: 3).sample
        let scaled = WorldSample(toy.values.map { $0 * 4 }, perWorld: 4)
        #expect(scaled.reliability == toy.reliability && scaled.standardError == toy.standardError.map { $0 * 4 })
        let interval = try #require(toy.worldInterval())
        #expect(scaled.worldInterval() == interval.lowerBound * 4...interval.upperBound * 4)
        let far = WorldSample(toy.values.map { $0 + 1_048_576 }, perWorld: 4)
        #expect(abs(far.worldVariance - toy.worldVariance) < 1e-8 && abs(far.luckVariance - toy.luckVariance) < 1e-8)
        #expect(
            toy.probabilityBetter(delta: 0.25, resamples: 100, seed: 5)
                == scaled.probabilityBetter(delta: 1, resamples: 100, seed: 5))
    }
}
