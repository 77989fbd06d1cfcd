import Campaigns
import Figures
import Foundation
import Prose
import ReplySupport
import Scenarios
import Studies
import Testing

/// Sentences of a page from outcomes that are written down: each is printed only where its premise holds.
@Suite struct ProsePremiseTests {
    private static func document(
        _ scenario: Scenario, replications: Int = 20, outcome: @escaping @Sendable (CampaignKey, Int) -> Outcome
    ) async -> ReplyDocument {
        ReplyCase.document(await HandMade.figures(scenario, replications: replications, outcome: outcome))
    }

    private static func isAsked(_ key: CampaignKey) -> Bool { key.assignment.directive.id == "go" }

    // MARK: heavy weapons

    /// One formation with ten guns, of which so many are in each place at the end.
    private static func weapons(out: Int = 0, destroyed: Int = 0, lost: Int = 0) async -> ReplyDocument {
        await document(HandMade.scenario(men: [100])) { _, _ in
            var fate = HandMade.fate(100)
            (fate.ledger.weaponsStart, fate.ledger.weaponsBroughtOut) = (10, out)
            (fate.ledger.weaponsDestroyed, fate.ledger.weaponsLost) = (destroyed, lost)
            fate.ledger.weaponsCarried = 10 - out - destroyed - lost
            return HandMade.outcome([fate])
        }
    }

    @Test func `guns that are still on the march are guns all the same`() async {
        let document = await Self.weapons()
        let text = document.text(of: "weapons")
        #expect(text?.hasPrefix("The formations have ten heavy weapons between them") == true)
        #expect(text?.contains("10.0 are still on the march at the end.") == true)
        #expect(document.tables(of: "weapons").first?.rows.first?.suffix(4) == ["0.0", "0.0", "0.0", "10.0"])
    }

    @Test func `guns in a table add up to those that the text names`() async throws {
        let table = try #require(await Self.weapons(out: 2, destroyed: 3, lost: 4).tables(of: "weapons").first)
        for row in table.rows { #expect(row.dropFirst().compactMap { Double($0) }.reduce(0, +) == 10) }
    }

    @Test func `where no gun is on the march none is said to be`() async {
        #expect(await Self.weapons(out: 2, destroyed: 3, lost: 5).text(of: "weapons")?.contains("on the march") == false)
    }

    // MARK: guerrillas

    @Test func `none is a guerrilla under this directive, though some are under another`() async {
        let document = await Self.document(HandMade.scenario(men: [100, 200])) { key, _ in
            let stay = Self.isAsked(key) ? 0 : 50
            return HandMade.outcome(
                [HandMade.fate(100, guerrillas: stay), HandMade.fate(200)], tied: Array(repeating: stay, count: 6),
                guerrillas: stay)
        }
        let text = document.text(of: "guerrillas") ?? ""
        #expect(text.hasPrefix("After 6 days none of the soldiers is living as a guerrilla.") && !text.contains("0 (0"))
        #expect(text.contains("Most remain under “Without this directive: as before”: 50."))
        #expect(text.contains("None of the enemy is tied down or delayed."))
        #expect(document.tables(of: "guerrillas").isEmpty, "no zone has any")
    }

    @Test func `one day is one day`() async {
        let document = await Self.document(HandMade.scenario(men: [100], horizonDays: 1)) { _, _ in
            HandMade.outcome([HandMade.fate(100, guerrillas: 40)], days: 2, tied: [80], guerrillas: 40)
        }
        #expect(
            document.text(of: "guerrillas")?.hasPrefix("After 1 day 40 soldiers (40 in eight campaigns of ten) are living")
                == true)
    }

    // MARK: orders

    @Test func `of nobody no share is told`() async {
        let document = await Self.document(HandMade.scenario(men: [0, 0], issued: "1950-10-02T06:00")) { _, _ in
            HandMade.outcome([HandMade.fate(0, orderDay: 1), HandMade.fate(0, orderDay: 1)])
        }
        let text = document.text(of: "orders") ?? ""
        #expect(text.contains("Until then each does what its commander did.") && !text.contains("of the men told"))
    }

    @Test func `shares of those who hear and obey are of the men told`() async {
        let document = await Self.document(HandMade.scenario(men: [100, 300], going: [1], issued: "1950-10-02T06:00")) { _, _ in
            HandMade.outcome([
                HandMade.fate(100, orderDay: 1, reached: 50, obeyed: 25),
                HandMade.fate(300, orderDay: 2, reached: 270, obeyed: 240),
            ])
        }
        let text = document.text(of: "orders") ?? ""
        #expect(
            text.contains(
                "Of all men told to go, 90 % are still in the ranks when it reaches their formation, and 80 % obey it")
        )
        #expect(
            text.contains(
                "of all men told to stay, 50 % are still in the ranks when it reaches their formation, and 25 % obey it."))
    }

    @Test func `an order that comes to nobody is told to`() async {
        let document = await Self.document(HandMade.scenario(men: [100, 300], issued: "1950-10-02T06:00")) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(300)])
        }
        let text = document.text(of: "orders") ?? ""
        #expect(text.contains("the order reaches nobody before the campaigns end on 7 October"))
        #expect(!text.contains("of the men told"))
    }

    @Test func `a directive that nobody waits for has no section of orders, and none of delay`() async {
        let document = await Self.document(HandMade.scenario()) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(200), HandMade.fate(300)])
        }
        #expect(document.text(of: "orders") == nil && document.text(of: "delay") == nil)
        #expect(!document.openingText.contains("the order reaches"))
    }

    @Test func `the price of the wireless is told where it can be told`() async {
        let scenario = HandMade.scenario(men: [100, 300], issued: "1950-10-02T06:00")
        for (more, words) in [
            (40, "40 more men would have come out in all"), (-40, "40 fewer men would have come out in all"),
            (0, "as many men would have come out in all, as far as can be told"),
        ] {
            let document = await Self.document(scenario) { key, replication in
                let out = 100 + (key.assignment.reading.delivery == .atOnce ? more : 0)
                return HandMade.outcome([HandMade.fate(100), HandMade.fate(300, arrived: [2: out], orderDay: 1)])
            }
            #expect(document.text(of: "orders")?.contains("Had all known it at its hour, \(words)") == true, "\(more)")
        }
    }

    @Test func `those who disperse are told, and what calling them back would bring`() async {
        let scenario = HandMade.scenario(men: [100, 300], standing: .stay, issued: "1950-10-02T06:00")
        for (more, words) in [
            (90, "90 more men of all formations would come out"), (0, "would come out, as far as can be told"),
        ] {
            let text = await Self.document(scenario) { key, _ in
                let out = 5 + (key.assignment.reading.dispersed == .recalled ? more : 0)
                return HandMade.outcome([HandMade.fate(100, arrived: [2: out]), HandMade.fate(300)])
            }.openingText
            #expect(text.contains("disperse among the people at the start, as their commanders did") && text.contains(words))
        }
    }

    // MARK: the record

    private static let named = HistoricalFigure(
        metric: "a unit", key: "menOutTotal.a", date: "1950-10-05", low: 1, best: 1, high: 1, unit: "named unit",
        confidence: "high", sources: [], note: "")

    @Test func `a named unit is there where the men were to get`() async {
        let document = await Self.document(HandMade.scenario(men: [300, 100], history: [Self.named])) { _, _ in
            HandMade.outcome([HandMade.fate(300, arrived: [1: 150]), HandMade.fate(100)])
        }
        let text = document.text(of: "record") ?? ""
        #expect(text.contains("Of one unit whose remnants the record names north, one is there in at least nine"))
        #expect(!text.contains("in the north") && !text.contains("always has"))
    }

    @Test func `a record of which nothing can be compared claims no comparison`() async {
        let only = HistoricalFigure(
            metric: "letters", key: "letters", date: "", low: 1, best: 1, high: 1, unit: "letters", confidence: "low",
            sources: [], note: "")
        let document = await Self.document(HandMade.scenario(men: [300], history: [only])) { _, _ in
            HandMade.outcome([HandMade.fate(300)])
        }
        #expect(document.text(of: "record")?.contains("Of one figure") == false)
        #expect(document.tables(of: "record").map(\.caption) == ["Record only. A dash: the model counts nothing of the kind."])
    }

    @Test func `without a record there is no section of it`() async {
        let document = await Self.document(HandMade.scenario()) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(200), HandMade.fate(300)])
        }
        #expect(document.text(of: "record") == nil)
    }

    // MARK: the group that is to withdraw

    private static func withdrawal(_ groups: [Group]) async -> [String] {
        let scenario = HandMade.scenario().with(groups: groups)
        let document = await document(scenario) { _, replication in
            HandMade.outcome([
                HandMade.fate(100, arrived: [1: 10]), HandMade.fate(200, arrived: [1: 20]),
                HandMade.fate(300, arrived: [1: 300]),
            ])
        }
        return document.tables(of: "withdrawal").map(\.caption) + document.tables(of: "withdrawal").map { "\($0.rows.count)" }
    }

    private static let first = Group(id: "first", title: "the first", role: .primary, members: [0])

    @Test func `others than the group are told of only where there are some`() async {
        let alone = await Self.withdrawal([Self.first, Group(id: "x", title: "the X", role: .secondary, members: [1, 2])])
        #expect(alone.contains("The same by formation.") && !alone.contains { $0.contains("outside") })
        let both = await Self.withdrawal([
            Self.first, Group(id: "x", title: "the X", role: .secondary, members: [1, 2]),
            Group(id: "y", title: "the Y", role: .withdrawal, members: [2]),
        ])
        #expect(both.contains("The same by formation, with those outside the Y."))
    }

    @Test func `a group that withdraws has its own formations in its table`() async throws {
        let scenario = HandMade.scenario().with(groups: [
            Self.first, Group(id: "x", title: "the X", role: .secondary, members: [1]),
            Group(id: "y", title: "the Y", role: .withdrawal, members: [2]),
        ])
        let document = await Self.document(scenario) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(200), HandMade.fate(300, arrived: [1: 300])])
        }
        let names = document.tables(of: "withdrawal").filter { $0.columns[0].title == "Formation" }.map {
            $0.rows.map { $0[0] }
        }
        #expect(!names.isEmpty && names.allSatisfy { $0 == ["Company C", "Company B"] }, "\(names)")
        #expect(document.text(of: "withdrawal")?.contains("Nearly all.") == true)
    }

    @Test func `where no group is to withdraw the question is not put`() async {
        let document = await Self.document(HandMade.scenario().with(groups: [Self.first])) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(200), HandMade.fate(300)])
        }
        #expect(document.text(of: "withdrawal") == nil && !document.openingText.contains("withdraw in several days"))
    }
}
