import Randomness
import Statistics
import Testing

/// Scores of predictions and the weighing of worlds, against closed forms.
struct EnsemblePredictionTests {
    @Test func aSingleValueIsScoredByItsError() {
        let prediction = EnsemblePrediction([3])
        #expect(prediction.crps(5) == 2 && prediction.crps(3) == 0)
        #expect(prediction.pit(5) == 1 && prediction.pit(2) == 0 && prediction.pit(3) == 0.5)
    }

    /// Of two values a and b > a, seen from between them: (b - a) / 4 wherever; outside the distance of the mean less that.
    @Test func twoValuesHaveAClosedForm() {
        let prediction = EnsemblePrediction([2, 6])
        for y in [2, 3.5, 6] { #expect(abs(prediction.crps(y) - 1) < 1e-12) }
        #expect(abs(prediction.crps(10) - 5) < 1e-12)
    }

    /// The score of a uniform law on 0...1 against y is y^2 - y + 1/3 (Gneiting and Raftery 2007).
    @Test(arguments: [0.0, 0.3, 0.5, 1])
    func manyEvenValuesComeNearTheUniformLaw(y: Double) {
        let prediction = EnsemblePrediction((0..<4000).map { (Double($0) + 0.5) / 4000 })
        #expect(abs(prediction.crps(y) - (y * y - y + 1.0 / 3)) < 1e-3)
        #expect(abs(prediction.pit(y) - y) < 1e-3)
        #expect(abs(prediction.interval(0.8).lowerBound - 0.1) < 1e-3 && abs(prediction.interval(0.8).upperBound - 0.9) < 1e-3)
    }

    @Test func aWeightCountsAsSoManyValues() {
        let (weighed, repeated) = (EnsemblePrediction([4, 1, 9], weights: [3, 1, 0]), EnsemblePrediction([4, 4, 1, 4]))
        for y in [0, 2, 4, 8.0] {
            #expect(abs(weighed.crps(y) - repeated.crps(y)) < 1e-12 && abs(weighed.pit(y) - repeated.pit(y)) < 1e-12)
        }
        #expect(weighed.mean == repeated.mean && weighed.quantile(0.9) == 4)
    }

    /// A proper score: whoever says what he believes is scored best in the mean.
    @Test func theTrueLawIsScoredBest() {
        let truth = (0..<200).map { Double($0) }
        let mean = { (prediction: EnsemblePrediction) in truth.reduce(0) { $0 + prediction.crps($1) } / 200 }
        let best = mean(EnsemblePrediction(truth))
        for other in [truth.map { $0 + 20 }, truth.map { 100 + ($0 - 100) / 3 }, truth.map { 100 + ($0 - 100) * 2 }] {
            #expect(mean(EnsemblePrediction(other)) > best)
        }
    }

    @Test func implausibilityIsTheDistanceInUnitsOfAllErrors() {
        let figure = MatchedFigure(record: 10, recordError: 3, discrepancy: 4, means: [10, 25, 30], luck: [0, 0, 144])
        #expect(figure.implausibility(of: 0) == 0 && figure.implausibility(of: 1) == 3)
        #expect(abs(figure.implausibility(of: 2) - 20 / 13) < 1e-12)
        let match = HistoryMatch([figure], worlds: 3)
        #expect(match.plausibleShare == 1 && abs(match.weights.reduce(0, +) - 1) < 1e-12)
        // exp(0) to exp(-9 / 2).
        #expect(abs(match.weights[1] / match.weights[0] - 0.011108996538242306) < 1e-12)
    }

    @Test func withoutFiguresAllWorldsWeighTheSame() {
        let match = HistoryMatch([], worlds: 8)
        #expect(match.weights == [Double](repeating: 0.125, count: 8) && abs(match.effectiveSize - 8) < 1e-9)
    }

    @Test func oneWorldThatFitsIsOneWorld() {
        let figure = MatchedFigure(record: 0, recordError: 0, discrepancy: 1, means: [0, 40, 50, 60], luck: [0, 0, 0, 0])
        let match = HistoryMatch([figure], worlds: 4)
        #expect(abs(match.effectiveSize - 1) < 1e-9 && match.plausibleShare == 0.25)
        // A record far from all worlds leaves numbers all the same.
        let far = MatchedFigure(record: 1e6, recordError: 0, discrepancy: 1, means: [0, 1], luck: [0, 0])
        #expect(HistoryMatch([far], worlds: 2).weights.allSatisfy { $0.isFinite })
    }

    @Test func ranksGoTogetherWhateverTheLaw() {
        let values = (1...50).map { Double($0) }
        #expect(abs(RankCorrelation.value(values, values.map { $0 * $0 * $0 }) - 1) < 1e-12)
        #expect(abs(RankCorrelation.value(values, values.map { -$0 }) + 1) < 1e-12)
        #expect(RankCorrelation.value(values, values.map { _ in 7 }) == 0)
        // With ties: 4 / sqrt(18), by hand.
        #expect(abs(RankCorrelation.value([1, 1, 2, 2], [1, 2, 3, 3]) - 0.9428090415820635) < 1e-12)
    }

    @Test(arguments: [
        UnknownLaw.uniform(low: 2, high: 6), .logUniform(low: 0.5, high: 8), .triangular(low: 0, mode: 1, high: 5),
        .split(low: 0, median: 1, high: 5), .split(low: 1, median: 1, high: 3),
        .normal(mean: 1, deviation: 2, low: -3, high: 4),
    ])
    func probabilityIsTheInverseOfTheQuantile(law: UnknownLaw) {
        for p in stride(from: 0.51, to: 0.99, by: 0.06) {
            #expect(abs(law.probability(below: law.quantile(at: p)) - p) < 1e-6, "\(law) at \(p)")
        }
        #expect(law.probability(below: -100) == 0 && abs(law.probability(below: 100) - 1) < 1e-12)
    }
}
