import Randomness
import Statistics
import Testing

/// The skill of a prediction against a reference, and its interval over clusters.
struct SkillScoreTests {
    private func skill(_ errors: [(String, Double, Double)]) -> SkillScore? {
        SkillScore(errors.map { SkillScore.Pair(cluster: $0.0, error: $0.1, reference: $0.2) })
    }

    @Test func itIsThePartOfTheErrorThatIsNotMade() throws {
        #expect(try #require(skill([("a", 0, 2), ("b", 0, 1)])).value == 1)
        #expect(try #require(skill([("a", 2, 2), ("b", 1, 1)])).value == 0)
        #expect(try #require(skill([("a", 1, 2), ("b", 5, 2)])).value == -0.5)
        #expect(skill([("a", 1, 0)]) == nil && skill([]) == nil)
    }

    /// With one figure a cluster and equal references it is 1 less a mean, whose jackknife is the standard error of a mean.
    @Test func ofOneFigureAClusterTheIntervalIsStudents() throws {
        let errors = [0.7, 1.1, 0.9, 1.5]
        let found = try #require(skill(errors.enumerated().map { ("\($0.offset)", $0.element, 1) }))
        let mean = errors.reduce(0, +) / 4
        let variance = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
        #expect(abs(try #require(found.standardError) - (variance / 4).squareRoot()) < 1e-12)
        let half = StudentT.quantile(at: 0.9, freedom: 3) * (variance / 4).squareRoot()
        let interval = try #require(found.interval(0.8))
        #expect(abs(interval.lowerBound - (1 - mean - half)) < 1e-9 && abs(interval.upperBound - (1 - mean + half)) < 1e-9)
    }

    /// A figure told ten times over is one figure: clusters count, not their members.
    @Test func aFigureThatIsRepeatedTellsNoMore() throws {
        let errors = [("a", 0.7, 1.0), ("b", 1.2, 1), ("c", 0.8, 1)]
        let once = try #require(skill(errors))
        let often = try #require(skill(errors.flatMap { [($0)] + Array(repeating: $0, count: 9) }))
        #expect(abs(once.value - often.value) < 1e-12)
        #expect(abs(try #require(once.standardError) - (try #require(often.standardError))) < 1e-12)
    }

    @Test func oneClusterHasNoInterval() throws {
        #expect(try #require(skill([("a", 1, 2), ("a", 3, 2)])).interval(0.8) == nil)
        #expect(try #require(skill([("a", 1, 2), ("b", 3, 0)])).interval(0.8) == nil)
    }

    /// Of twelve clusters with skewed errors it holds the truth about as often as it says.
    @Test func itHoldsTheTruthAsOftenAsItSays() throws {
        var stream = WorldStreams.stream(seed: 7, index: 0, entity: 99, purpose: .reported)
        let trials = 2000
        var held = 0
        for _ in 0..<trials {
            let pairs = (0..<12).map { cluster in
                let reference = 0.5 + stream.uniform()
                return SkillScore.Pair(
                    cluster: "\(cluster)", error: reference * (0.4 + stream.uniform() + stream.uniform() * 0.2),
                    reference: reference)
            }
            // The mean ratio is 0.4 + 0.5 + 0.1: no skill.
            if try #require(SkillScore(pairs)?.interval(0.8)).contains(0) { held += 1 }
        }
        #expect((0.76...0.84).contains(Double(held) / Double(trials)), "\(held)")
    }
}
