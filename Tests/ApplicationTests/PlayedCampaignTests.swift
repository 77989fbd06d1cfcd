import Application
import Foundation
import Synchronization
import Testing

/// A flag that one thread raises and another sees.
final class Flag: Sendable {
    private let value = Mutex(false)
    var isUp: Bool { value.withLock { $0 } }
    func raise() { value.withLock { $0 = true } }
}

/// One future on the page: the one that `anabasis run` plays.
struct PlayedCampaignTests {
    private let reading = try! CaseReading("lesson", in: SessionCase.workspace)

    private func played(_ text: String) async throws -> PlayedCampaign {
        let question = try CampaignQuestion(JSONDecoder().decode(CampaignInput.self, from: Data(text.utf8)), of: reading)
        return try await PlayedCampaign(question, on: PreparedModel(for: question), workers: 1)
    }

    private func object(_ value: some Encodable) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value)) as? [String: Any] ?? [:]
    }

    @Test func theRecordingIsThatOfTheCommand() async throws {
        let campaign = try await played(#"{"scenario": "lesson", "directive": "go-small", "seed": "5", "replication": 3}"#)
        try await SessionCase.inFolder { folder in
            let path = folder + "/run.journal"
            _ = try await CampaignSession(
                CampaignQuery(scenario: "lesson", directive: "go-small", seed: 5, replication: 3, workers: 1, record: path),
                in: SessionCase.workspace
            ).run().write()
            // The heads name the scenario each in its own way; what happened is the same.
            let recorded = try #require(FileManager.default.contents(atPath: path))
            let own = try campaign.recording()
            #expect(own.suffix(2000) != [] && Array(recorded.suffix(8)) == Array(own.suffix(8)))
            let told = try await RecordingSession(RecordingQuery(recording: path, workers: 1), in: SessionCase.workspace).run()
            let page = try object(campaign.page)
            let arrived = (page["formations"] as? [[String: Any]])?.compactMap { $0["arrived"] as? Int }.reduce(0, +)
            let events = told.events.filter { $0.kind == .arrived || $0.kind == .arrivedCutOff }
            #expect(arrived == events.reduce(0) { $0 + Int($1.men) })
        }
    }

    @Test func theFramesTellWhereTheMenAre() async throws {
        let campaign = try await played(#"{"scenario": "lesson", "directive": "go-small"}"#)
        let page = try object(campaign.page)
        let bytes = campaign.frames
        let number = { (at: Int, width: Int) in (0..<width).reduce(0) { $0 + Int(bytes[at + $1]) << (8 * $1) } }
        let (epochs, positions) = (number(6, 2), number(16, 4))
        let start = 32 + 8 * (epochs + 1)
        let padded = { (count: Int) in (count + 3) / 4 * 4 }
        let (cell, body, men) = (number(9, 1), number(10, 1), number(11, 1))
        let menStart = start + 2 * padded(cell * positions) + padded(body * positions)
        let first = { (epoch: Int) in number(32 + 4 * epoch, 4) }
        // Men on the march at the end of an epoch are those with whom the next one begins.
        let bar = page["bar"] as? [[String: Any]] ?? []
        let toward = start + padded(cell * positions)
        for epoch in 1..<epochs {
            let marching = bar[epoch - 1]["marching"] as? Int ?? -1
            let standing = (first(epoch)..<first(epoch + 1)).map { number(menStart + men * $0, men) }.reduce(0, +)
            #expect(standing <= marching || marching == 0, "epoch \(epoch)")
        }
        // A body goes on from where it was.
        let bodyStart = toward + padded(cell * positions)
        var places: [Int: Int] = [:]
        for epoch in 0..<epochs {
            for at in first(epoch)..<first(epoch + 1) {
                let name = number(bodyStart + body * at, body)
                if let known = places[name] {
                    #expect(number(start + cell * at, cell) == known, "body \(name), epoch \(epoch)")
                }
                places[name] = number(toward + cell * at, cell)
            }
        }
    }

    @Test func anotherOrderBranchesAndThePastStays() async throws {
        let base = #""scenario": "lesson", "directive": "go-small", "seed": "2""#
        let first = try object(try await played("{\(base)}").page)
        let other = try object(
            try await played("{\(base), \"turns\": [{\"epoch\": 4, \"directive\": \"one-column\"}]}").page)
        let bars = [first, other].map { ($0["bar"] as? [NSDictionary] ?? []).prefix(4) }
        #expect(Array(bars[0]) == Array(bars[1]))
        #expect(first["digest"] as? String != other["digest"] as? String)
    }

    @Test func aStoryEndsAsTheBodyDoes() async throws {
        let campaign = try await played(#"{"scenario": "lesson", "directive": "go-small"}"#)
        let story = try object(try campaign.story(body: 0, formation: nil))
        #expect((story["sentences"] as? [Any])?.isEmpty == false)
        #expect(throws: Refusal.self) { _ = try campaign.story(body: 999_999, formation: nil) }
        #expect(throws: Refusal.self) { _ = try campaign.story(body: nil, formation: "nobody") }
        #expect(throws: Refusal.self) { _ = try campaign.story(body: nil, formation: nil) }
    }

    @Test func hostileQuestionsAreRefused() async throws {
        let wrong = [
            #""replication": -1"#, #""replication": 99999999999"#, #""world": -5"#, #""seed": "x""#,
            #""turns": [{"epoch": 0}]"#, #""turns": [{"epoch": 99999, "directive": "go-small"}]"#,
            #""turns": [{"epoch": 5, "directive": "go-small"}, {"epoch": 4, "directive": "go-small"}]"#,
        ]
        for field in wrong {
            await #expect(throws: (any Error).self, "\(field)") {
                _ = try await played("{\"scenario\": \"lesson\", \"directive\": \"go-small\", \(field)}")
            }
        }
    }
}
