import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The sentences of a situation at their edges: each is printed only where its premise holds.
@Suite struct ProseSituationTests {
    private typealias JSON = [String: Any]

    /// The lesson's situation with some numbers changed, through its JSON.
    private func prose(
        _ standings: (inout [JSON]) -> Void = { _ in }, gaps: (inout [JSON]) -> Void = { _ in },
        change: (inout JSON) -> Void = { _ in }
    ) async throws -> ProseSituation {
        let figures = try await ReplyCase.lesson.value.reply.figures
        let situation = try #require(figures.situation)
        var object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(situation)) as? JSON ?? [:]
        var rows = object["standings"] as? [JSON] ?? []
        standings(&rows)
        object["standings"] = rows
        var holes = object["gaps"] as? [JSON] ?? []
        gaps(&holes)
        object["gaps"] = holes
        change(&object)
        let data = try JSONSerialization.data(withJSONObject: object)
        return ProseSituation(
            situation: try JSONDecoder().decode(SituationFigures.self, from: data), groups: figures.scenario.groups)
    }

    private func free(_ row: JSON) -> JSON {
        row.merging(["isCutOff": false, "grip": "free"]) { _, new in new }.filter { $0.key != "since" }
    }

    @Test func `all are cut off`() async throws {
        let text = try await prose().summary()
        #expect(text.hasPrefix("All three companies are cut off on 1 October: no road that bears wheels leads out"))
        #expect(text.contains("The cordon is"))
    }

    @Test func `nobody is cut off, so there is no cordon and no road is closed`() async throws {
        let text = try await prose(
            { $0 = $0.map(free) }, gaps: { $0 = [] }, change: { $0["cordonCells"] = 0 }
        ).summary()
        #expect(
            text.hasPrefix("None of the three companies is cut off on 1 October: a road that bears wheels still leads out"))
        #expect(!text.contains("no road") && !text.contains("cordon") && !text.contains("gap"))
    }

    @Test func `some are cut off and the road of the others is open`() async throws {
        let text = try await prose({ $0[0] = free($0[0]) }).summary()
        #expect(text.hasPrefix("Two of the three companies are cut off"))
        #expect(text.contains("The road of Philon's company is still open."))
    }

    @Test func `without an enemy the ground alone cuts off, and no cordon is told`() async throws {
        let cut = try await prose(change: { $0["enemyForces"] = 0 }).summary()
        #expect(
            cut
                == "No force of the enemy stands in the theatre on 1 October; from Philon's company, Damippos's company and Agesandros and the "
                + "baggage no road that bears wheels leads out, so that the ground alone cuts them off.")
        let free = try await prose({ $0 = $0.map(self.free) }, change: { $0["enemyForces"] = 0 }).summary()
        #expect(free == "No force of the enemy stands in the theatre on 1 October: nobody is cut off.")
    }

    @Test func `those within the cordon are named, and how many have a way past it`() async throws {
        let text = try await prose({ rows in
            for index in rows.indices { rows[index]["isOutsideCordon"] = index > 0 }
        }).summary()
        #expect(
            text.contains(
                "Only Philon's company stands within the cordon. The other two have a way on foot that crosses no part of it."),
            "\(text)")
    }

    @Test func `the first page tells no day since when, the section does`() async throws {
        let page = try await prose()
        #expect(page.summary().contains("was cut off on or before 25 September; that is said of the place"))
        #expect(!page.brief().contains("September") && page.brief().hasPrefix("All three companies are cut off"))
    }

    @Test func `one formation is called by its name`() async throws {
        let text = try await prose({ $0 = [$0[0]] }).summary()
        #expect(text.hasPrefix("Philon's company is cut off on 1 October"))
        #expect(!text.contains("all one") && !text.contains("are cut off"))
    }

    @Test func `since when is no more than the dated positions bear`() async throws {
        let open = try await prose({
            $0 = $0.map { $0.merging(["since": "1900-09-25", "sinceMayBeEarlier": true]) { _, new in new } }
        })
        #expect(open.summary().contains("the first of the places where they stand was cut off on or before 25 September;"))
        let known = try await prose({
            $0 = $0.map { $0.merging(["since": "1900-09-28", "sinceMayBeEarlier": false]) { _, new in new } }
        })
        #expect(known.summary().contains("the first of the places where they stand has been cut off since 28 September;"))
        #expect(known.summary().contains("that is said of the place, whenever the men came there."))
        #expect(open.standings().rows.allSatisfy { $0[3] == "on or before 25 September" })
    }

    @Test func `since when is not known where no dated position tells it`() async throws {
        let none = try await prose({ $0 = $0.map { $0.filter { $0.key != "since" } } })
        #expect(none.summary().contains("It is not known since when: before the enemy's first dated position no road"))
        #expect(!none.summary().contains("By the enemy's dated positions"))
        #expect(none.standings().rows.allSatisfy { $0[3] == "not known" })
        let some = try await prose({ $0[0] = $0[0].filter { $0.key != "since" } })
        #expect(some.summary().contains("It is not known since when for Philon's company: before"))
        #expect(some.summary().contains("the first of the other places where they stand"))
    }

    @Test func `an unreachable objective is named`() async throws {
        let text = try await prose(
            { $0 = $0.map { $0.filter { !["wayKilometres", "leastContacts"].contains($0.key) } } }, gaps: { $0 = [] }
        ).summary()
        #expect(text.contains("There is no way on foot for any of them.") && !text.contains("gap"))
    }

    @Test func `those outside the cordon are told`() async throws {
        let text = try await prose({ $0[2]["isOutsideCordon"] = true }).summary()
        #expect(text.contains("Only Philon's company and Damippos's company stand within the cordon."))
        #expect(text.contains("Agesandros and the baggage has a way on foot that crosses no part of it."))
        let all = try await prose({ $0 = $0.map { $0.merging(["isOutsideCordon": true]) { _, new in new } } }).summary()
        #expect(all.contains("A way on foot that crosses no part of the cordon is left to every formation."))
        #expect(try await !prose().summary().contains("no part of"))
    }

    @Test(arguments: [(0.01, "loose"), (0.3, "close"), (0.6, "tight")])
    func `a cordon is called by the danger of its gaps`(chance: Double, kind: String) async throws {
        let text = try await prose(gaps: { $0 = $0.map { $0.merging(["catchChance": chance]) { _, new in new } } }).summary()
        #expect(text.contains("The cordon is \(kind): it has"))
        #expect(text.contains("On foot it is another matter.") == (chance < 0.5))
    }

    @Test func `a cordon in which everybody is met is no loose one`() async throws {
        let prose = try await prose(gaps: {
            $0 = $0.map { $0.merging(["catchChance": 0.98, "isShut": true]) { _, new in new } }
        })
        #expect(prose.summary().contains("On foot it is no better. The cordon is as good as shut"))
        #expect(prose.gaps().rows.allSatisfy { $0.last == "shut" })
    }

    @Test func `where the situation names the greatest of many gaps, these are not said to be all`() async throws {
        let twelve = { (share: Double) in
            { (gaps: inout [JSON]) in
                gaps = (1...12).map { _ in gaps[0].merging(["share": share, "catchChance": 0.1]) { _, new in new } }
            }
        }
        let some = try await prose(gaps: twelve(0.05))
        #expect(
            some.summary().contains(
                "in its twelve chief gaps, which carry 60 % of the men in the best spread, a small body is met"))
        #expect(some.summary().contains("men who spread over all gaps"))
        #expect(some.gaps().caption.contains("in the best spread; the others pass by lesser gaps, or go round the cordon."))
        let all = try await prose(gaps: twelve(1.0 / 12))
        #expect(
            all.summary().contains("it has twelve gaps, in which a small body is met") && !all.gaps().caption.contains("others")
        )
        let few = try await prose(gaps: { $0 = [$0[0].merging(["share": 0.5]) { _, new in new }] })
        #expect(few.summary().contains("it has one gap, in which"))
        #expect(few.gaps().caption.contains("in the best spread; the others go round the cordon."))
    }

    @Test func `columns of those who are cut off stand only where one is`() async throws {
        let open = try await prose({ $0 = $0.map(free) }, gaps: { $0 = [] }).standings()
        #expect(
            open.columns.map(\.title) == ["Formation", "Whereabouts", "Within", "Place cut off since", "How (contacts)", "Way"])
        #expect(open.rows.allSatisfy { $0.count == 6 && $0[3] == "open" } && !open.caption.contains("Caught"))
        #expect(try await prose().standings().columns.count == 8)
    }

    @Test func `no gap is said to be none`() async throws {
        let text = try await prose(gaps: { $0 = [] }).summary()
        #expect(text.contains("There is no gap in the enemy's line that carries men."))
    }
}
