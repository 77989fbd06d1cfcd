import Planning
import Prose
import ReplySupport
import ScenarioFiles
import Testing

/// What cannot be planned is said in words that name it.
struct ObstacleTests {
    @Test func everyObstacleIsASentence() throws {
        let scenario = try ReplyCase.library.read("lesson")
        let cases: [(CrossingObstacle, String)] = [
            (.nobody, "No formation"), (.noMen, "any men"), (.allAtObjective, "already"),
            (.noWay([0]), scenario.formations[0].name), (.noWay([0, 1]), scenario.formations[1].name),
        ]
        for (obstacle, words) in cases {
            let sentence = ProseObstacle.sentence(obstacle, in: scenario)
            #expect(sentence.contains(words) && sentence.hasSuffix("."), "\(sentence)")
        }
    }
}
