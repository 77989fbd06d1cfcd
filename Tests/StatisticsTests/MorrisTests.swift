import Randomness
import Statistics
import Testing

/// Screening: the design moves as Morris says, and effects of simple functions are what they must be.
struct MorrisTests {
    @Test(arguments: [0, 60])
    func aTrajectoryMovesEveryInputOnce(candidates: Int) {
        let design = MorrisDesign(inputs: 7, trajectories: 12, candidates: candidates, levels: 4, seed: 3)
        #expect(design.trajectories.count == 12 && abs(design.step - 2.0 / 3) < 1e-15)
        for trajectory in design.trajectories {
            #expect(trajectory.points.count == 8 && trajectory.moved.sorted() == Array(0..<7))
            for (step, input) in trajectory.moved.enumerated() {
                let (before, after) = (trajectory.points[step], trajectory.points[step + 1])
                #expect(abs(abs(after[input] - before[input]) - design.step) < 1e-12)
                #expect((0..<7).allSatisfy { $0 == input || before[$0] == after[$0] })
            }
            let levels = trajectory.points.joined().map { $0 * 3 }
            #expect(levels.allSatisfy { abs($0 - $0.rounded()) < 1e-9 && $0 > -1e-9 && $0 < 3 + 1e-9 })
        }
    }

    @Test func chosenTrajectoriesLieFartherApart() {
        let distance = { (design: MorrisDesign) -> Double in
            var sum = 0.0
            for one in design.trajectories {
                for other in design.trajectories {
                    for a in one.points { for b in other.points { sum += zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } } }
                }
            }
            return sum
        }
        let random = MorrisDesign(inputs: 5, trajectories: 6, seed: 9)
        let chosen = MorrisDesign(inputs: 5, trajectories: 6, candidates: 100, seed: 9)
        #expect(distance(chosen) > 1.05 * distance(random))
        #expect(MorrisDesign(inputs: 5, trajectories: 6, candidates: 100, seed: 9).trajectories == chosen.trajectories)
    }

    /// 3 x - 2 y + 8 (x - 1/2)(z - 1/2): effects of x are 3 + 8 (z - 1/2), of y always -2, of z 8 (x - 1/2).
    @Test func effectsAreThoseOfTheFunction() {
        let design = MorrisDesign(inputs: 4, trajectories: 400, seed: 1)
        let outputs = design.trajectories.map { trajectory in
            trajectory.points.map { [3 * $0[0] - 2 * $0[1] + 8 * ($0[0] - 0.5) * ($0[2] - 0.5)] }
        }
        let effects = ElementaryEffects(design.trajectories, outputs: outputs, resamples: 200, seed: 1).effects
        #expect(abs(effects[1].mean + 2) < 1e-9 && abs(effects[1].size - 2) < 1e-9 && effects[1].deviation < 1e-9)
        // z is at 0, 1/3, 2/3 and 1 alike: 8 (z - 1/2) is -4, -4/3, 4/3, 4, of variance 80/9.
        #expect(abs(effects[0].mean - 3) < 0.5 && abs(effects[0].deviation - (80.0 / 9).squareRoot()) < 0.3)
        #expect(abs(effects[2].mean) < 0.5 && abs(effects[2].size - 8.0 / 3) < 0.3)
        #expect(effects[3].size == 0 && !effects[3].isDistinguishableFromNoise)
        #expect(effects[0].sizeInterval.contains(effects[0].size) && effects[0].noise == 0)
    }

    /// Of an input without effect the size is that of its noise; common random numbers reduce it.
    @Test func noiseHasASizeOfItsOwn() {
        let design = MorrisDesign(inputs: 2, trajectories: 300, seed: 6)
        var stream = ReplicationStreams(seed: 6, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        let common = (0..<10).map { _ in 50 * stream.normal() }
        let outputs = design.trajectories.map { $0.points.map { point in common.map { 40 * point[0] + $0 + stream.normal() } } }
        let effects = ElementaryEffects(design.trajectories, outputs: outputs, resamples: 200, seed: 6).effects
        // Two means of ten values of deviation 1, divided by the step.
        let expected = (2.0 / 10).squareRoot() * 1.5
        #expect(abs(effects[1].noise - expected) < 0.05 * expected)
        #expect(abs(effects[1].size - effects[1].sizeFromNoise) < 0.12 * effects[1].sizeFromNoise)
        #expect(effects[0].isDistinguishableFromNoise && abs(effects[0].mean - 40) < 0.2)
    }
}
