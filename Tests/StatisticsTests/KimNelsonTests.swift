import Randomness
import Statistics
import Testing

/// The procedure keeps its promise on normal values with known means.
struct KimNelsonTests {
    private struct Tally {
        var correct = 0
        var replications = 0
    }

    /// Many selections among systems with these means and a deviation of 1; `shared` of the variance is noise that all share.
    private func select(
        means: [Double], confidence: Double, indifference: Double, firstStage: Int, shared: Double, runs: Int, seed: UInt64
    ) -> Tally {
        var tally = Tally()
        let best = means.indices.max { means[$0] < means[$1] }
        for run in 0..<runs {
            var procedure = KimNelson(
                systems: means.count, confidence: confidence, indifference: indifference, firstStage: firstStage)
            var stream = ReplicationStreams(seed: seed, replication: run).stream(entity: 1, moment: 0, purpose: 0)
            while procedure.selected == nil {
                let common = shared.squareRoot() * stream.normal()
                procedure.observe(means.map { $0 + common + (1 - shared).squareRoot() * stream.normal() })
            }
            if procedure.selected == best { tally.correct += 1 }
            tally.replications += procedure.replications
        }
        return tally
    }

    /// The slippage configuration, the hardest for a procedure: all others are worse by exactly the indifference zone.
    @Test(arguments: [(5, 0.95, 0.0), (5, 0.95, 0.5), (2, 0.9, 0.0), (10, 0.9, 0.8)])
    func theBestIsSelectedAsOftenAsItPromises(systems: Int, confidence: Double, shared: Double) {
        let (runs, seed) = (1500, UInt64(2001))
        let means = (0..<systems).map { $0 == systems / 2 ? 0.5 : 0 }
        let tally = select(
            means: means, confidence: confidence, indifference: 0.5, firstStage: 10, shared: shared, runs: runs, seed: seed)
        let share = Double(tally.correct) / Double(runs)
        // Three standard errors of a share of `confidence` below it.
        let least = confidence - 3 * (confidence * (1 - confidence) / Double(runs)).squareRoot()
        print(
            "Kim-Nelson: \(systems) systems, shared noise \(shared), confidence \(confidence): selected the best in \(share), seed \(seed)"
        )
        #expect(share >= least, "seed \(seed)")
        #expect(share < 1, "a procedure that never errs wastes campaigns, or the test is too easy")
    }

    @Test func sharedLuckMakesItShorter() {
        let means = [0, 0, 0.5, 0]
        let apart = select(means: means, confidence: 0.95, indifference: 0.5, firstStage: 10, shared: 0, runs: 100, seed: 3)
        let shared = select(means: means, confidence: 0.95, indifference: 0.5, firstStage: 10, shared: 0.8, runs: 100, seed: 3)
        #expect(Double(shared.replications) < 0.5 * Double(apart.replications))
    }

    @Test func farWorseSystemsAreDroppedAtOnce() {
        var procedure = KimNelson(systems: 3, confidence: 0.95, indifference: 1, firstStage: 10)
        var stream = ReplicationStreams(seed: 5, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        for _ in 0..<10 { procedure.observe([100 + stream.normal(), stream.normal(), 100.2 + stream.normal()]) }
        #expect(procedure.dropped.map(\.system) == [1] && procedure.dropped[0].after == 10)
        #expect(procedure.contenders == [0, 2])
    }

    /// n0 = 11, two systems, alpha = 0.05: eta = (0.1^(-1/5) - 1) / 2 and h^2 = 20 eta; the differences 0, 2, 0, 2, ... 0
    /// have the variance 12/11.
    @Test func theBoundOnReplicationsIsThatOfThePaper() {
        var procedure = KimNelson(systems: 2, confidence: 0.95, indifference: 0.25, firstStage: 11)
        for replication in 0..<11 { procedure.observe([replication % 2 == 0 ? 0 : 2, 0]) }
        let eta = (1.584893192461114 - 1) / 2
        #expect(abs(procedure.maximumReplications(0, 1) - 20 * eta * (12.0 / 11) / 0.0625) < 1e-9)
    }

    @Test func equalSystemsEndAtTheBound() {
        var procedure = KimNelson(systems: 2, confidence: 0.95, indifference: 1, firstStage: 10)
        for _ in 0..<10 { procedure.observe([3, 3]) }
        #expect(procedure.selected != nil && procedure.replications == 10)
        #expect(KimNelson(systems: 1, confidence: 0.95, indifference: 1, firstStage: 10).selected == 0)
    }
}
