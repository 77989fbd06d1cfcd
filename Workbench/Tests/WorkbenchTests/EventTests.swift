import Foundation
import Hummingbird
import Testing

/// The events of a study: told in order, resumed, and counted.
@Suite(.serialized) struct EventTests {
    private static let pairs = #"{"scenario": "lesson", "directive": "go-small", "replications": 60}"#

    private struct Event {
        let id: Int
        let name: String
        let data: [String: Any]
    }

    private static func events(_ text: String) -> [Event] {
        text.components(separatedBy: "\n\n").compactMap { block in
            let fields = block.split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
            let value = { (name: String) in
                fields.first { $0.first == name }?.last?.trimmingCharacters(in: .whitespaces)
            }
            guard let id = value("id").flatMap(Int.init), let name = value("event"), let data = value("data") else {
                return nil
            }
            let object = (try? JSONSerialization.jsonObject(with: Data(data.utf8))) as? [String: Any]
            return Event(id: id, name: name, data: object ?? [:])
        }
    }

    @Test func theyRiseAndEndWithTheResult() async throws {
        let bench = try Bench()
        let study = try await bench.study(Self.pairs)
        let id = study["id"] as? String ?? ""
        let events = Self.events(try await bench.ask("/api/studies/\(id)/events").text)
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.id < $1.id })
        #expect(events.last?.name == "done" && events.filter { $0.name == "done" }.count == 1)
        #expect(events.last?.data["result"] as? NSDictionary == study["result"] as? NSDictionary)
        #expect(events.contains { $0.name == "stage" && $0.data["stage"] as? String == "comparing" })
    }

    @Test func aListenerWhoComesBackHearsOnlyWhatHeMissed() async throws {
        let bench = try Bench()
        let id = try await bench.study(Self.pairs)["id"] as? String ?? ""
        let path = "/api/studies/\(id)/events"
        let all = Self.events(try await bench.ask(path).text)
        let middle = all[all.count / 2].id
        let rest = Self.events(try await bench.ask(path, fields: ["Last-Event-ID": "\(middle)"]).text)
        #expect(rest.map(\.id) == all.map(\.id).filter { $0 > middle })
        let nothing = Self.events(try await bench.ask(path, fields: ["Last-Event-ID": "\(all.last?.id ?? 0)"]).text)
        #expect(nothing.isEmpty)
        let strange = Self.events(try await bench.ask(path, fields: ["Last-Event-ID": "x"]).text)
        #expect(strange.map(\.id) == all.map(\.id), "an id that is none is as none at all")
    }

    @Test func onceEndsBeforeTheStudyDoes() async throws {
        let bench = try Bench()
        let body = #"{"scenario": "lesson", "directive": "go-small", "replications": 20000, "seed": "21"}"#
        let id = try await bench.ask("/api/studies", .post, body: body).object["id"] as? String ?? ""
        let events = Self.events(try await bench.ask("/api/studies/\(id)/events?once=true").text)
        #expect(!events.isEmpty && !events.contains { $0.name == "done" })
        _ = try await bench.ask("/api/studies/\(id)", .delete)
    }

    @Test func theStreamsAreCountedAndGivenBack() async throws {
        let bench = try Bench()
        let body = #"{"scenario": "lesson", "directive": "go-small", "replications": 20000, "seed": "22"}"#
        let id = try await bench.ask("/api/studies", .post, body: body).object["id"] as? String ?? ""
        let path = "/api/studies/\(id)/events"
        let replies = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<33 { group.addTask { try await bench.ask(path).status } }
            try await Task.sleep(for: .milliseconds(400))
            _ = try await bench.ask("/api/studies/\(id)/stop", .post, body: "{}")
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(replies.filter { $0 == 429 }.count == 1 && replies.filter { $0 == 200 }.count == 32)
        let again = try await bench.ask(path)
        #expect(again.status == 200)
    }

    @Test func aQuestionThatCannotBePlayedFails() async throws {
        let bench = try Bench()
        let unknown = try await bench.ask("/api/studies/0123456789abcdef0123456789abcdef/events")
        #expect(unknown.status == 404)
        // A choice of an order that leaves nobody to be chosen.
        let asked = try await bench.ask("/api/scenarios/lesson/choices", .post, body: #"{"directive": "go-small"}"#)
        let id = asked.object["id"] as? String ?? ""
        let events = Self.events(try await bench.ask("/api/studies/\(id)/events").text)
        #expect(events.last?.name == "failed")
        #expect((events.last?.data["detail"] as? String)?.contains("nobody to be chosen") == true)
        let study = try await bench.ask("/api/studies/\(id)").object
        #expect(study["state"] as? String == "failed" && study["detail"] as? String != nil)
    }
}
