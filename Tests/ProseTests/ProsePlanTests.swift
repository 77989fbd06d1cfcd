import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The sentences of a plan at their edges: each is printed only where its premise holds.
@Suite struct ProsePlanTests {
    /// The lesson's plan with some numbers changed, through its JSON.
    private func plan(_ change: (inout [String: Any]) -> Void) async throws -> ProsePlan {
        let figures = try #require(try await ReplyCase.lesson.value.reply.figures.plan)
        var object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(figures)) as? [String: Any] ?? [:]
        change(&object)
        let data = try JSONSerialization.data(withJSONObject: object)
        return ProsePlan(plan: try JSONDecoder().decode(PlanFigures.self, from: data))
    }

    private func changed(_ object: inout [String: Any], _ part: String, _ values: [String: Any]) {
        object[part] = (object[part] as? [String: Any] ?? [:]).merging(values) { _, new in new }
    }

    /// Every way as long as nothing: all stand inside the objective.
    private func everyoneThere(_ object: inout [String: Any]) {
        object["ways"] = (object["ways"] as? [[String: Any]] ?? []).map { $0.merging(["kilometres": 0]) { _, new in new } }
        object["gaps"] = [Any]()
    }

    @Test func `the lesson's plan says who goes, and proves it`() async throws {
        let prose = try await plan { _ in }
        #expect(prose.summary().contains("men of three formations are to be in the high country"))
        #expect(prose.proof()?.contains("no placing of one battalion") == true)
        #expect(prose.prospect() != nil && prose.departures() != nil)
    }

    @Test func `nobody goes`() async throws {
        let prose = try await plan { $0["men"] = 0 }
        #expect(prose.summary() == "No man is told to go, so no way is laid.")
        #expect(prose.proof() == nil && prose.prospect() == nil && prose.orders() == nil && prose.departures() == nil)
        #expect(prose.ignorance() == nil)
    }

    @Test func `those who are there already need no way`() async throws {
        let prose = try await plan { everyoneThere(&$0) }
        #expect(prose.summary().hasSuffix("are in the high country already: no way is needed."))
        #expect(prose.proof() == nil && prose.prospect() == nil && prose.departures() == nil)
        #expect(prose.formations().rows.allSatisfy { $0[3] == "there already" })
        #expect(!prose.summary().contains("none gaps"))
    }

    @Test func `some are there already`() async throws {
        let prose = try await plan { object in
            object["ways"] = (object["ways"] as? [[String: Any]] ?? []).map { way in
                way["formation"] as? String == "philon" ? way.merging(["kilometres": 0]) { _, new in new } : way
            }
        }
        #expect(prose.summary().hasSuffix("Philon's company is there already."))
    }

    @Test func `no gap is said in words`() async throws {
        let prose = try await plan { $0["gaps"] = [Any]() }
        #expect(prose.summary().contains("on which no blocker has a place to wait") && !prose.summary().contains("none gaps"))
        #expect(prose.gaps().rows.isEmpty)
    }

    @Test func `one man is one man`() async throws {
        let prose = try await plan { object in
            object["men"] = 1
            object["detachments"] = 1
        }
        #expect(
            prose.summary().hasPrefix("1 man of three formations is to be") && prose.summary().contains("one detachment of"))
    }

    @Test func `nobody can be met`() async throws {
        let prose = try await plan { changed(&$0, "certificate", ["value": 0, "lowerBound": 0, "oneWayValue": 0]) }
        #expect(prose.proof()?.contains("can expect to meet any of them") == true)
        #expect(prose.proof()?.contains("0 %") == false)
    }

    @Test func `bounds that agree are said to agree`() async throws {
        let close = try await plan { changed(&$0, "certificate", ["gap": 7.9e-16]) }
        #expect(close.proof()?.contains("agree to the precision of the arithmetic") == true)
        let apart = try await plan { changed(&$0, "certificate", ["gap": 0.002]) }
        #expect(apart.proof()?.contains("0.002 of their size apart") == true)
    }

    @Test func `where no contact is expected, orders spare none`() async throws {
        let none: [String: Any] = ["contacts": 0.001, "noContact": 0.999, "comeThrough": 1900]
        let prose = try await plan { object in
            changed(&object, "prospect", none)
            changed(&object, "orders", ["together": none, "eachForItself": none])
        }
        #expect(prose.orders() == nil)
        #expect(prose.prospect()?.contains("fewer than 0.01 contacts") == true)
        #expect(!prose.summary().contains("gap"), "no line, no gap in it")
    }

    @Test func `men who come through are told as a share too, and quieter ways beside the plan's`() async throws {
        let prose = { (contacts: Double) in
            try await self.plan { object in
                self.changed(&object, "prospect", ["contacts": contacts, "noContact": 0.2, "comeThrough": 1425])
                var orders = object["orders"] as? [String: Any] ?? [:]
                self.changed(&orders, "together", ["contacts": 0.5])
                object["orders"] = orders
            }.prospect() ?? ""
        }
        let far = try await prose(3.9)
        #expect(far.contains("so that 1,400 of 1,900 men (75 %) come through their contacts"), "\(far)")
        #expect(far.contains("on ways laid for few contacts a detachment would expect 0.50."), "\(far)")
        #expect(try await !prose(0.9).contains("laid for few contacts"))
    }

    @Test(
        arguments: [(0.0001, "under 0.1 %"), (0.032, "3.2 %"), (0.66, "66 %"), (0, "0 %"), (1, "100 %"), (0.0994, "9.9 %")]
            as [(Double, String)])
    func `small shares keep a decimal`(share: Double, text: String) { #expect(ProsePlan.share(share) == text) }
}
