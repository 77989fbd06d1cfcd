import Application
import Campaigns
import Foundation
import TestSupport
import Testing

/// A future on its page: books that balance, frames that are the journal, a story that tells it.
struct CampaignPageTests {
    static let futures: [[String: any Sendable]] = [
        ["directive": "go-small"], ["directive": "one-column", "seed": "8", "replication": 5],
        ["directive": "high-road", "world": 3],
        ["directive": "go-small", "turns": [["epoch": 6, "directive": "high-road"] as [String: any Sendable]]],
        ["yaml": WorkbenchCase.oneGoes("[philon]", rest: "[damippos, agesandros]"), "seed": "3"],
        ["directive": "go-small", "readings": ["dispersed": "recalled"], "settings": ["contact.sightNight=0.4"]],
    ]

    @Test(arguments: futures)
    func noManIsLostFromTheBooks(fields: [String: any Sendable]) async throws {
        let page = try WorkbenchCase.page(try await WorkbenchCase.future(fields).page)
        let number = { (row: JSONValue, name: String) in row[name]?.whole ?? .min }
        var sums: [String: Int] = [:]
        for formation in page["formations"]?.items ?? [] {
            let lost = ["killed", "captured", "deserted", "fellOut"].reduce(0) { $0 + number(formation, $1) }
            let kept = ["arrived", "guerrillas", "marching"].reduce(0) { $0 + number(formation, $1) }
            #expect(number(formation, "start") == lost + kept, "\(formation["id"]?.text ?? "")")
            #expect(number(formation, "arrivedCutOff") <= number(formation, "arrived"))
            for name in ["start", "arrived", "guerrillas", "marching"] { sums[name, default: 0] += number(formation, name) }
            sums["lost", default: 0] += lost
        }
        let all = try #require(page["groups"]?.items?.last)
        for (name, sum) in sums { #expect(number(all, name) == sum, "\(name)") }
        let bar = page["bar"]?.items ?? []
        for step in bar {
            let men = ["marching", "arrived", "lost", "guerrillas"].reduce(0) { $0 + number(step, $1) }
            #expect(men == sums["start"], "epoch \(number(step, "epoch"))")
        }
        for name in ["arrived", "contacts"] {
            #expect(bar.map { number($0, name) } == bar.map { number($0, name) }.sorted(), "\(name)")
        }
        for name in ["marching", "arrived", "lost", "guerrillas"] {
            #expect(try number(#require(bar.last), name) == sums[name])
        }
        #expect(bar.count == page["epochs"]?.whole && bar.map { number($0, "epoch") } == Array(bar.indices))
    }

    @Test(arguments: futures)
    func framesAreTheJournalWithoutItsStandings(fields: [String: any Sendable]) async throws {
        let played = try await WorkbenchCase.future(fields)
        let frames = FrameReader(played.frames)
        #expect(frames.left == 0)
        let journal = try await self.journal(of: played)
        let told = frames.events.joined().map { [$0.kind, $0.men, $0.amount] }
        #expect(told == journal.filter { $0.kind != .stands }.map { [Int($0.kind.rawValue), Int($0.men), Int($0.amount)] })
        for (epoch, part) in frames.events.enumerated() {
            #expect(part.count == journal.count { Int($0.epoch) == epoch && $0.kind != .stands })
        }
        // The men who stand at the end of an epoch are those with whom it is left.
        for (epoch, part) in frames.positions.enumerated() {
            let standing = journal.filter { Int($0.epoch) == epoch && $0.kind == .stands }
            let places = Dictionary(uniqueKeysWithValues: part.map { ($0.body, $0) })
            #expect(places.count == part.count, "a body is in an epoch once")
            for event in standing {
                let place = try #require(places[Int(event.body)])
                #expect(place.to == Int(event.place) && place.men == Int(event.men) && place.formation == Int(event.formation))
            }
        }
    }

    /// The events of a future, by way of its recording.
    private func journal(of played: PlayedCampaign) async throws -> [Event] {
        try await SessionCase.inFolder { folder in
            let path = folder + "/future.journal"
            try Data(played.recording()).write(to: URL(fileURLWithPath: path))
            return try await RecordingSession(RecordingQuery(recording: path, workers: 1), in: SessionCase.workspace).run()
                .events
        }
    }

    /// Nothing before the branch is played otherwise: else it is refused.
    @Test(arguments: futures.filter { $0["yaml"] == nil })
    func aRecordingOfAnyFutureCanBeBranched(fields: [String: any Sendable]) async throws {
        let played = try await WorkbenchCase.future(fields)
        try await SessionCase.inFolder { folder in
            let path = folder + "/future.journal"
            try Data(played.recording()).write(to: URL(fileURLWithPath: path))
            let query = RecordingQuery(recording: path, at: "8", directive: "one-column", workers: 1)
            let branch = try await RecordingSession(query, in: SessionCase.workspace).run()
            let before = { (events: [Event]) in events.filter { $0.epoch < 8 } }
            #expect(try await before(branch.events) == before(journal(of: played)))
            #expect(branch.head.world == fields["world"] as? Int)
            #expect(branch.head.readings == fields["readings"] as? [String: String])
        }
    }

    /// What `anabasis run` cannot be told, it reads from the recording.
    @Test(arguments: futures)
    func theCommandPlaysAFutureOfTheCaseAlone(fields: [String: any Sendable]) async throws {
        let page = try WorkbenchCase.page(try await WorkbenchCase.future(fields).page)
        let isOfCase = ["yaml", "order", "going", "world", "readings", "turns"].allSatisfy { fields[$0] == nil }
        let recording = "anabasis run --from \(page["id"]?.text?.prefix(12) ?? "?").journal"
        let command = page["command"]?.text ?? ""
        #expect(isOfCase ? command.hasPrefix("anabasis run lesson --directive ") : command == recording, "\(command)")
    }

    @Test func theFutureIsThatOfTheCommand() async throws {
        let played = try await WorkbenchCase.future(["directive": "one-column", "seed": "21", "replication": 9])
        let command = try await CampaignSession(
            CampaignQuery(scenario: "lesson", directive: "one-column", seed: 21, replication: 9, workers: 1),
            in: SessionCase.workspace
        ).run()
        #expect(try await journal(of: played) == command.events)
    }

    @Test func anOrderThatIsSentAgainChangesNothing() async throws {
        let once = try WorkbenchCase.page(try await WorkbenchCase.future(["directive": "go-small", "seed": "6"]).page)
        let twice = try WorkbenchCase.page(
            try await WorkbenchCase.future(
                ["directive": "go-small", "seed": "6", "turns": [["epoch": 5, "directive": "go-small"]]]
            ).page)
        #expect(once["id"]?.text != twice["id"]?.text, "another question")
        #expect(once["digest"]?.text == twice["digest"]?.text, "and the same future")
    }

    @Test func anOrderReachesNobodyBeforeItIsSent() async throws {
        let page = try WorkbenchCase.page(
            try await WorkbenchCase.future(
                ["directive": "high-road", "turns": [["epoch": 7, "directive": "go-small"]]]
            ).page)
        let epochs = page["formations"]?.items?.compactMap { $0["orderEpoch"]?.whole } ?? []
        #expect(epochs.allSatisfy { $0 >= 7 }, "\(epochs)")
        #expect(page["sent"]?.items?.compactMap { $0["epoch"]?.whole } == [0, 7])
    }

    @Test func nightsAreThoseOfTheClock() async throws {
        let bar = try WorkbenchCase.page(try await WorkbenchCase.future(["directive": "go-small"]).page)["bar"]?.items ?? []
        // An invented country has no sky: epochs of twelve hours from 18:00 are a night and a day by turns.
        #expect(bar.enumerated().allSatisfy { ($0.element["isNight"]?.isTrue == true) == ($0.offset % 2 == 0) })
        #expect(
            bar.compactMap { $0["time"]?.text?.suffix(5) }.enumerated().allSatisfy {
                $0.element == ($0.offset % 2 == 0 ? "06:00" : "18:00")
            })
    }
}
