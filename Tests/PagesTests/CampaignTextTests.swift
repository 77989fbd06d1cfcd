import Campaigns
import Pages
import ReplySupport
import Testing

/// One campaign told day by day: numbers agree with their nouns and verbs, and the table adds up.
@Suite struct CampaignTextTests {
    private func text() throws -> CampaignText {
        CampaignText(scenario: try ReplyCase.library.read("lesson"), epochHours: 12, width: 200)
    }

    private func told(_ events: [Event]) throws -> String { try text().days(0..<2, of: events) }

    @Test func `one man and one recruit are singular`() throws {
        let text = try told([
            Event(.stands, formation: 0, epoch: 0, body: 1, place: 5, men: 1), Event(.recruited, epoch: 0, men: 1),
            Event(.tiedDown, epoch: 0, men: 1),
        ])
        #expect(text.contains("1 man in one body") && text.contains("1 joins the guerrillas"))
        #expect(text.contains("1 of the enemy is tied down"))
    }

    @Test func `several are plural`() throws {
        let text = try told([
            Event(.stands, formation: 0, epoch: 0, body: 1, place: 5, men: 30),
            Event(.stands, formation: 0, epoch: 0, body: 2, place: 6, men: 30), Event(.recruited, epoch: 0, men: 12),
            Event(.guerrillasKilled, epoch: 0, men: 2), Event(.tiedDown, epoch: 0, men: 300),
        ])
        #expect(text.contains("60 men in two bodies") && text.contains("12 join the guerrillas"))
        #expect(text.contains("2 recruits are lost") && text.contains("300 of the enemy are tied down"))
    }

    @Test func `contacts are counted by what came of them`() throws {
        let text = try told([
            Event(.contact, formation: 1, epoch: 1, men: 20, amount: ContactResult.evaded.rawValue),
            Event(.contact, formation: 1, epoch: 1, men: 20, amount: ContactResult.evaded.rawValue),
            Event(.contact, formation: 1, epoch: 1, men: 20, amount: ContactResult.scattered.rawValue),
        ])
        #expect(text.contains("three contacts (2 evaded, 1 scattered)"))
    }

    @Test func `what becomes of men is told in the order of the events' kinds`() throws {
        let text = try told([
            Event(.orderReceived, formation: 2, epoch: 0), Event(.killed, formation: 2, epoch: 0, men: 3),
            Event(.arrived, formation: 2, epoch: 0, men: 10), Event(.captured, formation: 2, epoch: 0, men: 2),
        ])
        #expect(text.contains("the order arrives") && text.contains("10 arrive, 3 killed, 2 taken"))
    }

    @Test func `hours of which nothing is known are said to be`() throws {
        #expect(try told([]).contains("Nothing is told of these hours."))
    }

    @Test func `days are headed by the theatre's clock`() throws {
        let text = try text().days(0..<4, of: [])
        #expect(text.hasPrefix("1 October 1900, 18:00 to 06:00 (epoch 0)") || text.hasPrefix("1 October 1900, 18:00"))
        #expect(text.contains("2 October 1900"))
    }

    @Test func `the end adds up`() throws {
        let events = [
            Event(.formed, formation: 0, epoch: 0, men: 100), Event(.formed, formation: 1, epoch: 0, men: 50),
            Event(.arrived, formation: 0, epoch: 1, men: 60), Event(.killed, formation: 0, epoch: 1, men: 10),
            Event(.captured, formation: 1, epoch: 1, men: 5),
        ]
        let lines = try text().ending(events).split(separator: "\n")
        let all = try #require(lines.last).split(separator: " ").map(String.init)
        #expect(all == ["All", "150", "60", "10", "5", "0", "0", "0", "75"])
    }
}
