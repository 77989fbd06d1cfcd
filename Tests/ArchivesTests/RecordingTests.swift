import Archives
import Campaigns
import Foundation
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// A recording gives back what happened, epoch by epoch, or says what is wrong with it.
struct RecordingTests {
    private let scenario: Scenario
    private let preparation: CampaignModel

    init() throws {
        scenario = try Fixtures.lesson()
        preparation = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
    }

    private func played(_ directive: Int = 0, turns: [ChangeOfOrders] = []) -> Campaign {
        let assignment = AddresseeResolver.assignment(of: scenario.directives[directive], in: scenario)
        var campaign = Campaign(preparation: preparation, assignment: assignment, turns: turns, tracing: true)
        campaign.play(seed: 3, replication: 5)
        return campaign
    }

    private func head(
        replication: Int = 5, epochHours: Int? = nil, epochs: Int? = nil, sent: [Int] = [0]
    ) -> RecordingHead {
        RecordingHead(
            scenario: "lesson", scenarioDigest: "d", version: "1", seed: 3, replication: replication,
            epochHours: epochHours ?? preparation.epochHours, epochs: epochs ?? preparation.epochs, settings: [],
            sent: sent.map { .init(epoch: $0, directive: "go", going: nil) })
    }

    /// Heads that pass every check of bytes and say what cannot be.
    @Test func aHeadThatCannotBeIsToldInASentence() async throws {
        try await StudyCase.inFolder { folder in
            let journal = played().journal
            let path = folder + "/a.journal"
            let heads: [(RecordingHead, String)] = [
                (head(epochHours: 0), "its epochs have 0 hours, expected a number that divides 24"),
                (head(epochHours: 7), "its epochs have 7 hours"),
                (head(replication: -1), "it is of replication -1, expected 0 to 10000000"),
                (head(sent: [2]), "no directive was sent first, expected one, in epoch 0"),
                (head(sent: [0, 7, 3]), "go was sent in epoch 3, expected an epoch from 7"),
                (head(sent: [0, 70_000]), "go was sent in epoch 70000"),
            ]
            for (head, words) in heads {
                try Recording.write(journal, head: head, to: path)
                try StoreTests.expectFault(words) { _ = try Recording(path) }
            }
            try Recording.write(journal, head: head(epochs: preparation.epochs + 2), to: path)
            let longer = try Recording(path)
            try StoreTests.expectFault("expected \(preparation.epochs), the scenario's") { try longer.check(against: scenario) }
        }
    }

    /// A recording of one scenario, read as if it were of another that is smaller.
    @Test func eventsOutsideOfTheScenarioAreToldInASentence() async throws {
        try await StudyCase.inFolder { folder in
            let path = folder + "/a.journal"
            try Recording.write(played().journal, head: head(), to: path)
            let recording = try Recording(path)
            try recording.check(against: scenario)
            let small = Fixtures.plain(columns: 200, rows: 200)
            try StoreTests.expectFault("expected one of 1, from 0; record the campaign again") {
                _ = try recording.events(of: 0..<preparation.epochs, in: small)
            }
            let cramped = Fixtures.plain(columns: 2, rows: 2)
            try StoreTests.expectFault("a cell of 4, from 0") {
                _ = try recording.events(of: 0..<preparation.epochs, in: cramped)
            }
        }
    }

    @Test func everyEpochComesBack() async throws {
        try await StudyCase.inFolder { folder in
            let journal = played().journal
            let path = folder + "/a.journal"
            try Recording.write(journal, head: head(), to: path)
            let recording = try Recording(path)
            #expect(recording.head == head())
            #expect(try recording.events(of: 0..<preparation.epochs, in: scenario) == journal.events)
            for epoch in [preparation.epochs - 1, 0, 12] {
                #expect(try recording.events(of: epoch, in: scenario) == journal.events.filter { Int($0.epoch) == epoch })
            }
            #expect(recording.firstDifference(from: journal, before: preparation.epochs) == nil)
            #expect(recording.firstDifference(from: played(1).journal, before: preparation.epochs) != nil)
            let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
            #expect(size < journal.events.count * 12, "\(size) bytes for \(journal.events.count) events of 24")
        }
    }

    @Test func whatIsRecordedIsACampaignOfTheStudy() async throws {
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        let studied = await StudyRunner(preparation: preparation, seed: 3, workers: 2).run([assignment], replications: 6)
        let recorded = Outcome(journal: played().journal, preparation: preparation)
        let other = studied.outcomes[0][5]
        #expect(recorded.formations == other.formations && recorded.contacts == other.contacts)
        #expect(recorded.guerrillasByZone == other.guerrillasByZone && recorded.heldByDay == other.heldByDay)
        #expect(recorded.digest != other.digest, "the recording also tells where everybody stood")
    }

    /// The epoch asked for is found though every other part of the events is destroyed.
    @Test func anEpochIsFoundThroughTheIndexAlone() async throws {
        try await StudyCase.inFolder { folder in
            let journal = played().journal
            var bytes = try Recording.bytes(of: journal, head: head())
            let path = folder + "/a.journal"
            let start = try #require(Self.firstEvent(in: bytes))
            for index in start..<start + 200 { bytes[index] ^= 0x55 }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let recording = try Recording(path)
            #expect(try recording.events(of: 15, in: scenario) == journal.events.filter { $0.epoch == 15 })
            try StoreTests.expectFault("epoch 0 is damaged; record the campaign again") {
                _ = try recording.events(of: 0, in: scenario)
            }
        }
    }

    /// Behind 32 bytes of words and the head, whose length is the second word.
    private static func firstEvent(in bytes: [UInt8]) -> Int? {
        bytes.count > 32 ? 32 + (0..<8).reduce(0) { $0 | Int(bytes[16 + $1]) << (8 * $1) } : nil
    }

    @Test func whatIsCutShortOrChangedIsToldApart() async throws {
        try await StudyCase.inFolder { folder in
            let journal = played().journal
            let bytes = try Recording.bytes(of: journal, head: head())
            let path = folder + "/a.journal"
            let all = journal.events
            for cut in [0, 7, 8, 15, 16, 31, 32, 100, bytes.count / 2, bytes.count - 32, bytes.count - 1] {
                try Data(bytes.prefix(cut)).write(to: URL(fileURLWithPath: path))
                try StoreTests.expectFault(cut < 8 ? "it is no recording" : "it is cut short") { _ = try Recording(path) }
            }
            // One bit after another: read as it was, or refused.
            for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
                var changed = bytes
                changed[place] ^= 1 << UInt8(place % 8)
                try Data(changed).write(to: URL(fileURLWithPath: path))
                do {
                    let events = try Recording(path).events(of: 0..<preparation.epochs, in: scenario)
                    #expect(events == all, "a bit at \(place) changed what was read")
                    Issue.record("a changed bit at \(place) was not seen")
                } catch {}
            }
            try Data("These are my notes, of which there are many more lines.".utf8).write(to: URL(fileURLWithPath: path))
            try StoreTests.expectFault("it is no recording") { _ = try Recording(path) }
            var newer = bytes
            newer[8] = 9
            try Data(newer).write(to: URL(fileURLWithPath: path))
            try StoreTests.expectFault("newer version of anabasis (form 9") { _ = try Recording(path) }
            newer[8] = 1
            try Data(newer).write(to: URL(fileURLWithPath: path))
            try StoreTests.expectFault("it is of form 1, expected form 2; record the campaign again") {
                _ = try Recording(path)
            }
            try StoreTests.expectFault("there is no such file") { _ = try Recording(folder + "/b.journal") }
        }
    }

    @Test(.enabled(if: !Fixtures.isSmall)) func whatWasSentCanBeSentAgain() throws {
        let korea = try Fixtures.korea()
        for directive in korea.directives {
            let open = AddresseeResolver.openChoice(of: directive, in: korea)
            let chosen = open.map { [$0.part: Array($0.from.suffix($0.number))] } ?? [:]
            let assignment = AddresseeResolver.assignment(of: directive, in: korea, chosen: chosen)
            let sent = RecordingHead.Sent(assignment, epoch: 4, in: korea)
            #expect(sent.assignment(in: korea) == assignment, "\(directive.id)")
            #expect((sent.going != nil) == (open != nil))
        }
        #expect(RecordingHead.Sent(epoch: 0, directive: "nothing", going: nil).assignment(in: korea) == nil)
    }
}
