import Figures
import Foundation
import Prose
import ReplySupport
import Studies
import Testing

/// Outcomes that never differ are told as what they are, with the rule of three.
@Suite struct ProseConstantTests {
    private func estimate(_ values: [Double]) -> ReplyEstimate { ReplyEstimate(Distribution(values)) }

    @Test func `nobody in all campaigns`() {
        let nobody = estimate([Double](repeating: 0, count: 320))
        #expect(nobody.isAlwaysZero && nobody.isConstant)
        #expect(
            ProsePhrase.spread(nobody, replications: 320)
                == "it was so in all 320 campaigns, so that at 95 % at most one campaign in 106 is otherwise")
    }

    @Test func `the same number in all campaigns`() {
        let same = estimate([Double](repeating: 1900, count: 100))
        #expect(!same.isAlwaysZero && same.isConstant)
        #expect(ProsePhrase.spread(same, replications: 100).hasSuffix("at most one campaign in 33 is otherwise"))
    }

    @Test func `outcomes that differ have an interval`() {
        let some = estimate((0..<100).map { Double(1000 + 10 * $0) })
        #expect(!some.isConstant && !some.isAlwaysZero)
        #expect(ProsePhrase.spread(some, replications: 100) == "eight campaigns in ten lie between 1,100 and 1,900")
    }

    @Test func `so few campaigns bear no bound`() {
        #expect(!ProsePhrase.spread(estimate([0, 0]), replications: 2).contains("at most"))
    }

    @Test func `a difference of nothing is no interval of 0 to 0`() {
        let none = ReplyDifference(mean: 0, low: 0, high: 0, chanceMore: 0.5, replications: 320)
        #expect(none.isNone && ProsePhrase.difference(none) == "the same in every campaign")
        #expect(ProsePhrase.cell(none) == "0")
        let some = ReplyDifference(mean: 1, low: -1, high: 3, chanceMore: 0.5, replications: 320)
        #expect(!some.isNone && ProsePhrase.difference(some).contains("not to be told apart"))
    }

    @Test func `an order that reaches nobody is said to`() async throws {
        let figures = try await ReplyCase.figures { object in
            object["orderReach"] = ["share": 0]
            object["formations"] = (object["formations"] as? [[String: Any]] ?? []).map { row in
                row.merging(["orderReached": 0]) { _, new in new }.filter { !["orderDay", "orderDate"].contains($0.key) }
            }
        }
        let text = try #require(ProseOrders(figures: figures).summary())
        #expect(text.contains("the order reaches nobody before the campaigns end on 13 October"))
        #expect(!text.contains("half of those"))
    }

    @Test func `delays that change nothing are not weighed`() async throws {
        let zero = try JSONSerialization.jsonObject(with: JSONEncoder().encode(estimate([0, 0, 0, 0])))
        let figures = try await ReplyCase.figures { object in
            object["delays"] = (object["delays"] as? [[String: Any]] ?? []).map {
                $0.merging(["broughtOut": zero]) { _, new in new }
            }
        }
        #expect(
            ProseDelays(figures: figures).summary()
                == "Sent on any of the days tried, the directive brings out none of those who are told to go.")
    }

    @Test func `delays of an order to nobody are not told`() async throws {
        let figures = try await ReplyCase.figures { object in
            object["orderReach"] = ["share": 0]
            object["formations"] = (object["formations"] as? [[String: Any]] ?? []).map {
                $0.merging(["order": "stay"]) { _, new in new }
            }
        }
        #expect(ProseDelays(figures: figures).summary() == nil)
    }
}
