import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// How soon a withdrawal could be done, in words: distance or a narrow place, no way, and nobody who has to go.
@Suite struct ProseWithdrawalTests {
    private func bound(hours: Double, headHours: Double, bottleneck: JSONObject? = nil) -> JSONObject {
        var bound: JSONObject = ["hours": hours, "days": hours / 8, "headHours": headHours, "binding": ["A"]]
        bound["bottleneck"] = bottleneck
        return bound
    }

    private let pass: JSONObject = [
        "name": "3 km N of Orsa", "kind": "track", "pass": "Pylai", "menPerHour": 240.0, "sides": 1, "cell": 7,
    ]

    private func text(everywhere: JSONObject?, byRoad: JSONObject? = nil, isGroup: Bool = false) throws -> String? {
        var object: JSONObject = ["id": "a", "name": "the first company", "isGroup": isGroup, "men": 600]
        object["everywhere"] = everywhere
        object["byRoad"] = byRoad
        let data = try JSONSerialization.data(withJSONObject: object)
        let withdrawal = try JSONDecoder().decode(PlanWithdrawal.self, from: data)
        return ProseWithdrawal(withdrawals: [withdrawal], objective: "in the high country").bound(withdrawal)
    }

    @Test func `the bound is told in hours and days`() throws {
        let text = try text(everywhere: bound(hours: 16, headHours: 15))
        #expect(
            text
                == "If nobody stood in their way, the last man of the first company could not be in the high country in fewer than "
                + "16 hours of march, 2.0 days of the usual march, by any ground and at the better speed of day or night.")
    }

    @Test func `a short bound keeps a decimal`() throws {
        #expect(try text(everywhere: bound(hours: 3.3, headHours: 3))?.contains("3.3 hours of march") == true)
    }

    @Test func `the road is told beside any ground`() throws {
        let text = try text(everywhere: bound(hours: 16, headHours: 15), byRoad: bound(hours: 20, headHours: 19))
        #expect(text?.contains("; keeping to roads and tracks it takes 20 hours, 2.5 days of the usual march.") == true)
    }

    @Test func `where the column is short, the distance sets the pace`() throws {
        let text = try text(everywhere: bound(hours: 20, headHours: 19.5, bottleneck: pass))
        #expect(text?.contains("The distance sets the pace: the column passes in 0.5 hours.") == true)
        #expect(
            text?.contains("The narrowest place on the way is the pass of Pylai, which lets 240 men an hour through.") == true)
    }

    @Test func `where the column is long, the narrow place holds it up`() throws {
        let text = try text(everywhere: bound(hours: 20, headHours: 10, bottleneck: pass))
        #expect(text?.contains("The column takes 10 hours of that to pass, and what holds it up is the pass of Pylai") == true)
    }

    @Test func `those who set the pace of a group are named`() throws {
        let text = try text(everywhere: bound(hours: 20, headHours: 10, bottleneck: pass), isGroup: true)
        #expect(text?.contains("The column of the A takes 10 hours") == true)
    }

    @Test func `no way is said in words`() throws {
        #expect(
            try text(everywhere: nil) == "There is no way on foot by which the first company could be in the high country.")
    }

    @Test func `nobody has to go`() throws {
        #expect(
            try text(everywhere: bound(hours: 0, headHours: 0)) == "All of the first company are in the high country already.")
    }
}
