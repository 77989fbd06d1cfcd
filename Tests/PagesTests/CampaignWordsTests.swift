import Campaigns
import Geography
import Pages
import ReplySupport
import Scenarios
import TestSupport
import Testing

/// Events of a campaign in words: each kind once, one man singular, and the sums those of the events.
@Suite struct CampaignWordsTests {
    private static let scenario = HandMade.scenario(men: [100, 200]).with(
        start: LocalTime("1950-10-01T06:00")!)
    private static let text = CampaignText(scenario: scenario, epochHours: 12, width: 400)

    private static func told(_ events: [Event], epochs: Range<Int> = 0..<2) -> String { text.days(epochs, of: events) }

    @Test(
        arguments: [
            (.arrived, "1 arrives", "7 arrive"),
            (.arrivedCutOff, "1 arrives where the way to the refuge is cut", "7 arrive where the way to the refuge is cut"),
            (.killed, "1 killed", "7 killed"), (.captured, "1 taken", "7 taken"), (.deserted, "1 deserted", "7 deserted"),
            (.fellOut, "1 fell out or went astray", "7 fell out or went astray"),
            (.becameGuerrillas, "1 goes over to guerrilla war", "7 go over to guerrilla war"),
            (.guerrillasKilled, "1 guerrilla killed", "7 guerrillas killed"),
            (.guerrillasCaptured, "1 guerrilla taken", "7 guerrillas taken"),
            (.guerrillasWentHome, "1 guerrilla went home", "7 guerrillas went home"),
        ] as [(Event.Kind, String, String)])
    func `one is singular and several are plural`(kind: Event.Kind, one: String, several: String) {
        #expect(Self.told([Event(kind, formation: 0, epoch: 0, men: 1)]).contains("Company A: \(one)."))
        #expect(Self.told([Event(kind, formation: 0, epoch: 0, men: 7)]).contains("Company A: \(several)."))
        let parts = [3, 4].map { Event(kind, formation: 0, epoch: $0 - 3, men: $0) }
        #expect(Self.told(parts).contains("Company A: \(several)."), "men of a day add up")
    }

    @Test func `guns and tanks are told with their number`() {
        let events = { (number: Int) in
            [
                Event(.weaponsDestroyed, formation: 1, epoch: 0, amount: number),
                Event(.weaponsLost, formation: 1, epoch: 0, amount: number),
            ]
        }
        #expect(Self.told(events(1)).contains("1 gun or tank destroyed by their crews, 1 gun or tank lost"))
        #expect(Self.told(events(3)).contains("3 guns and tanks destroyed by their crews, 3 guns and tanks lost"))
    }

    @Test(arguments: ContactResult.allCases)
    func `every result of a contact has its word`(result: ContactResult) {
        let text = Self.told([Event(.contact, formation: 0, epoch: 0, men: 20, amount: result.rawValue)])
        #expect(text.contains("one contact (1 ") && !text.contains("(1 )"), "\(text)")
    }

    @Test func `contacts by result add up to all of them`() throws {
        let events = ContactResult.allCases.flatMap { result in
            (0...result.rawValue).map { _ in Event(.contact, formation: 0, epoch: 1, men: 9, amount: result.rawValue) }
        }
        let text = Self.told(events)
        let inside = try #require(text.split(separator: "(").last?.split(separator: ")").first)
        let numbers = inside.split(separator: ",").compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
        #expect(numbers.reduce(0, +) == events.count && text.contains("\(events.count) contacts ("))
    }

    @Test func `bodies on the march are those of the last epoch of the day`() {
        let stands = { (epoch: Int, body: Int, place: Int, men: Int) in
            Event(.stands, formation: 0, epoch: epoch, body: body, place: place, men: men)
        }
        let text = Self.told([stands(0, 1, 5, 40), stands(0, 2, 5, 60), stands(1, 1, 5, 40), stands(1, 2, 6, 50)])
        #expect(text.contains("Company A: 90 men in two bodies, 1 of them on the move."))
        let still = Self.told([stands(0, 1, 5, 40), stands(1, 1, 5, 40)])
        #expect(still.contains("40 men in one body, none on the move."))
        let all = Self.told([stands(0, 1, 5, 40), stands(1, 1, 6, 40)])
        #expect(all.contains("40 men in one body."))
    }

    @Test func `each formation has a sentence of its own, in the order of the scenario`() {
        let text = Self.told([
            Event(.killed, formation: 1, epoch: 0, men: 3), Event(.arrived, formation: 0, epoch: 0, men: 2),
        ])
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.suffix(2) == ["  Company A: 2 arrive.", "  Company B: 3 killed."])
    }

    @Test func `those who are called back are told, and an order`() {
        let text = Self.told([
            Event(.orderReceived, formation: 0, epoch: 0, men: 90), Event(.recalled, formation: 0, epoch: 0, men: 12),
        ])
        #expect(text.contains("Company A: the order arrives; 12 who had dispersed assemble again."))
    }

    @Test func `the rear is told where something happens there`() {
        let text = Self.told([
            Event(.recruited, epoch: 0, men: 5), Event(.recruited, epoch: 1, men: 6),
            Event(.guerrillasKilled, epoch: 1, men: 1),
            Event(.tiedDown, epoch: 0, men: 100), Event(.tiedDown, epoch: 1, men: 250),
        ])
        #expect(
            text.contains("In the enemy's rear: 11 join the guerrillas; 1 recruit is lost; 250 of the enemy are tied down."))
        #expect(!Self.told([Event(.tiedDown, epoch: 0, men: 0)]).contains("rear"))
    }

    @Test func `every event is told on its own day`() {
        let events = (0..<8).map { Event(.killed, formation: 0, epoch: $0, men: $0 + 1) }
        let text = Self.told(events, epochs: 0..<8)
        let killed = text.split(separator: "\n").filter { $0.contains("killed") }.compactMap {
            Int($0.split(separator: " ").first { Int($0) != nil } ?? "")
        }
        #expect(killed.reduce(0, +) == 36 && text.components(separatedBy: "October 1950").count - 1 == killed.count)
    }

    @Test func `some epochs alone are told alone`() {
        let events = [Event(.killed, formation: 0, epoch: 4, men: 9)]
        let text = Self.told(events, epochs: 4..<5)
        #expect(text.hasPrefix("3 October 1950, 06:00 to 18:00 (epoch 4)") && text.contains("9 killed"))
        #expect(Self.text.time(of: 4).description == "1950-10-03T06:00")
    }

    @Test func `the end has a row a formation and one of all, and both add up`() throws {
        let events = [
            Event(.formed, formation: 0, epoch: 0, men: 100), Event(.formed, formation: 1, epoch: 0, men: 200),
            Event(.arrived, formation: 0, epoch: 1, men: 30), Event(.killed, formation: 0, epoch: 1, men: 5),
            Event(.captured, formation: 1, epoch: 1, men: 6), Event(.deserted, formation: 1, epoch: 1, men: 7),
            Event(.fellOut, formation: 1, epoch: 1, men: 8), Event(.becameGuerrillas, formation: 1, epoch: 1, men: 90),
            Event(.guerrillasKilled, formation: 1, epoch: 2, men: 10), Event(.recruited, epoch: 2, men: 50),
        ]
        let lines = Self.text.ending(events).split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Int($0) }
        }
        let rows = lines.suffix(3)
        #expect(rows.map(\.count) == [8, 8, 8] && rows.last == [300, 30, 15, 6, 7, 8, 80, 154])
        for row in rows { #expect(row[0] == row.dropFirst().reduce(0, +)) }
        for column in 0..<8 {
            #expect(rows.dropLast().reduce(0) { $0 + $1[column] } == rows.last?[column])
        }
    }

    @Test(arguments: [40, 72, 100])
    func `no line is wider than the page`(width: Int) {
        let events = Event.Kind.allCases.map { Event($0, formation: 0, epoch: 0, body: 1, place: 3, men: 1234, amount: 2) }
        let narrow = CampaignText(scenario: Self.scenario, epochHours: 12, width: width)
        #expect(narrow.days(0..<2, of: events).split(separator: "\n").allSatisfy { $0.count <= width })
        #expect(narrow.ending(events).split(separator: "\n").allSatisfy { $0.count <= width })
    }
}
