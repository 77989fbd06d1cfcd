import Foundation
import Hummingbird
import Testing

/// Orders, pairs of futures and single futures, from the question to the answer.
@Suite(.serialized) struct StudyTests {
    private static let pairs = #"{"scenario": "lesson", "directive": "go-small", "replications": 60}"#

    @Test func anOrderComesInWordsAndItsFaultsAtTheirPlace() async throws {
        let bench = try Bench()
        let lesson = try await bench.ask("/api/scenarios/lesson").object
        let directives = lesson["directives"] as? [[String: Any]] ?? []
        var order = try #require(directives.first { $0["id"] as? String == "go-small" }?["order"] as? [String: Any])
        func check() async throws -> [String: Any] {
            let body = try JSONSerialization.data(withJSONObject: ["order": order])
            return try await bench.ask("/api/scenarios/lesson/check", .post, body: String(decoding: body, as: UTF8.self)).object
        }
        let sound = try await check()
        #expect(sound["isSound"] as? Bool == true, "\(sound)")
        #expect(
            (sound["words"] as? [[[String: Any]]])?.joined().contains { $0["pointer"] as? String == "/parts/0/ways" } == true)
        var parts = try #require(order["parts"] as? [[String: Any]])
        parts[0]["ways"] = 99
        order["parts"] = parts
        let faulty = try await check()
        let faults = faulty["faults"] as? [[String: Any]] ?? []
        #expect(faulty["isSound"] as? Bool == false)
        #expect(faults.map { $0["pointer"] as? String } == ["/order/parts/0/ways"], "\(faults)")
    }

    @Test func theSameQuestionIsTheSameStudy() async throws {
        let bench = try Bench()
        let first = try await bench.study(Self.pairs)
        #expect(first["state"] as? String == "done")
        #expect(first["played"] as? Int == 60)
        let again = try await bench.ask("/api/studies", .post, body: Self.pairs)
        #expect(again.status == 200)
        #expect(again.object["id"] as? String == first["id"] as? String)
        let alone = try await Bench(workers: 1).study(Self.pairs)
        let groups = { (study: [String: Any]) -> NSArray? in (study["result"] as? [String: Any])?["groups"] as? NSArray }
        #expect(groups(first) != nil && groups(first) == groups(alone), "the number of workers changes nothing")
    }

    @Test func theFuturesAddUpToTheEstimate() async throws {
        let bench = try Bench()
        let study = try await bench.study(Self.pairs)
        let id = study["id"] as? String ?? ""
        let futures = try await bench.ask("/api/studies/\(id)/replications?group=all").object
        let men = (futures["order"] as? [String: [Double]])?["menOut"] ?? []
        #expect(men.count == 60)
        let groups = (study["result"] as? [String: Any])?["groups"] as? [[String: Any]] ?? []
        let measures = groups.first { $0["id"] as? String == "all" }?["measures"] as? [String: [String: [String: Any]]]
        let mean = try #require(measures?["menOut"]?["order"]?["mean"] as? Double)
        #expect(abs(mean - men.reduce(0, +) / 60) < 1e-9)
        let field = try await bench.ask("/api/studies/\(id)/fields/arrivals?directive=order")
        let sums = stride(from: 0, to: field.body.count, by: 4).map { at in
            (0..<4).reduce(0) { $0 + Int(field.body[at + $1]) << (8 * $1) }
        }
        #expect(Double(sums.reduce(0, +)) == men.reduce(0, +), "every man who is out arrived somewhere")
        #expect(field.field("Anabasis-Futures") == "60")
    }

    @Test func aDotIsACampaign() async throws {
        let bench = try Bench()
        let study = try await bench.study(Self.pairs)
        let id = study["id"] as? String ?? ""
        let futures = try await bench.ask("/api/studies/\(id)/replications?group=all").object
        let men = (futures["order"] as? [String: [Double]])?["menOut"] ?? []
        let asked = try await bench.ask(
            "/api/campaigns", .post, body: #"{"scenario": "lesson", "directive": "go-small", "replication": 17}"#)
        #expect(asked.status == 201)
        let groups = asked.object["groups"] as? [[String: Any]] ?? []
        let all = groups.first { $0["id"] as? String == "all" }
        #expect(all?["arrived"] as? Double == men[17])
    }

    @Test func theFramesAreWhatTheHeadSays() async throws {
        let bench = try Bench()
        let asked = try await bench.ask("/api/campaigns", .post, body: #"{"scenario": "lesson", "directive": "go-small"}"#)
        let id = asked.object["id"] as? String ?? ""
        let bytes = try await bench.ask("/api/campaigns/\(id)/frames").body
        let number = { (at: Int, width: Int) in (0..<width).reduce(0) { $0 + Int(bytes[at + $1]) << (8 * $1) } }
        #expect(Array(bytes.prefix(4)) == Array("ANAF".utf8))
        let (epochs, positions, events) = (number(6, 2), number(16, 4), number(20, 4))
        #expect(epochs == asked.object["epochs"] as? Int)
        let widths = (9...12).map { number($0, 1) }
        let padded = { (count: Int) in (count + 3) / 4 * 4 }
        let (cell, body, men, formation) = (widths[0], widths[1], widths[2], widths[3])
        let columns =
            [cell, cell, body, men, formation].map { padded($0 * positions) }
            + [cell, 4, 1, formation, body, 4].map { padded($0 * events) }
        #expect(bytes.count == 32 + 8 * (epochs + 1) + columns.reduce(0, +))
        #expect(number(32 + 4 * epochs, 4) == positions)
        let first = number(32, 4)
        let second = number(36, 4)
        let start = 32 + 8 * (epochs + 1)
        let menStart = start + columns[0] + columns[1] + columns[2]
        let standing = (first..<second).reduce(0) { $0 + number(menStart + men * $1, men) }
        #expect(standing > 0)
    }

    @Test func aStudyStopsAndKeepsWhatItHas() async throws {
        let bench = try Bench()
        let body = #"{"scenario": "lesson", "directive": "go-small", "replications": 20000, "seed": "7"}"#
        let asked = try await bench.ask("/api/studies", .post, body: body)
        let id = asked.object["id"] as? String ?? ""
        let stopped = try await bench.ask("/api/studies/\(id)/stop", .post, body: "{}")
        #expect(stopped.status == 202)
        let events = try await bench.ask("/api/studies/\(id)/events").text
        #expect(events.contains("event: done"))
        let study = try await bench.ask("/api/studies/\(id)").object
        #expect(study["state"] as? String == "stopped")
        let gone = try await bench.ask("/api/studies/\(id)", .delete)
        let missing = try await bench.ask("/api/studies/\(id)")
        #expect(Bench.statuses(gone, missing) == [204, 404])
    }

    @Test func noMoreThanAFewStudiesWait() async throws {
        let bench = try Bench(workers: 1)
        var statuses: [Int] = []
        for seed in 1...8 {
            let body = "{\"scenario\": \"lesson\", \"directive\": \"go-small\", \"replications\": 20000, \"seed\": \"\(seed)\"}"
            let reply = try await bench.ask("/api/studies", .post, body: body)
            statuses.append(reply.status)
            if reply.status == 429 { #expect(reply.field("Retry-After") != nil) }
        }
        #expect(statuses.contains(429) && statuses.first == 202)
        let all = try await bench.ask("/api/studies").json as? [[String: Any]] ?? []
        for study in all { _ = try await bench.ask("/api/studies/\(study["id"] as? String ?? "")", .delete) }
    }

    @Test func numbersAreCheckedBeforeAnyArithmetic() async throws {
        let bench = try Bench()
        let wrong = [
            #""replications": 0"#, #""replications": 99999999999"#, #""replications": 1e400"#, #""worlds": 1"#,
            #""perWorld": -1"#, #""seed": "-1""#, #""seed": "99999999999999999999999""#, #""settings": ["x=1"]"#,
            #""settings": ["contact.sightNight=1e999"]"#, #""kind": "other""#, #""against": {"directive": "go-small"}"#,
        ]
        for field in wrong {
            let body = "{\"scenario\": \"lesson\", \"directive\": \"go-small\", \(field)}"
            let reply = try await bench.ask("/api/studies", .post, body: body)
            #expect([400, 422].contains(reply.status), "\(field): \(reply.status)")
        }
    }
}
