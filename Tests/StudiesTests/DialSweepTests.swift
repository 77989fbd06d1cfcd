import Campaigns
import Scenarios
import Studies
import TestSupport
import Testing

/// A dial turned on the same luck.
struct DialSweepTests {
    @Test func aSplitLeavesAsManyAsItSays() async throws {
        let scenario = try Fixtures.korea()
        let preparation = Preparation(scenario: scenario, rules: Rules())
        let sweep = DialSweep(
            preparation: preparation, directive: try #require(scenario.directive("zhou-1-october")), seed: 1, workers: 2)
        let points = await sweep.run(.split, over: [0, 4, 8], replications: 10)
        #expect(points.map(\.staying.count) == [0, 4, 8])
        #expect(points[0].difference.mean == 0)
        #expect(points[0].broughtOut.mean > points[2].broughtOut.mean, "more come out when all go than when all stay")
        #expect(points[2].guerrillas.mean > points[0].guerrillas.mean)
        #expect(await sweep.run(.split, over: [9], replications: 10).isEmpty)
    }

    @Test func theSameValueTwiceIsTheSame() async throws {
        let scenario = try Fixtures.lesson()
        let preparation = Preparation(scenario: scenario, rules: Rules())
        let sweep = DialSweep(preparation: preparation, directive: scenario.directives[0], seed: 1, workers: 2)
        let points = await sweep.run(.detachmentSize, over: [40, 40, 400], replications: 40)
        #expect(points[1].difference.differences.sorted.allSatisfy { $0 == 0 })
        #expect(points[2].difference.mean != 0)
    }
}
