import Application
import Foundation
import Testing

/// Pairs of futures: the same for the same question, and the same as `anabasis study` and `anabasis run` play.
struct PairStudyTests {
    private let reading = try! CaseReading("lesson", in: SessionCase.workspace)

    private func question(_ text: String) throws -> PairQuestion {
        try PairQuestion(JSONDecoder().decode(PairInput.self, from: Data(text.utf8)), of: reading)
    }

    private func object(_ value: some Encodable) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value)) as? [String: Any] ?? [:]
    }

    private func played(_ text: String, workers: Int = 2) async throws -> PlayedPairs {
        let question = try question(text)
        return try await PairStudy(question, on: PreparedModel(for: question), workers: workers).play(hearing: { _ in })
    }

    @Test func aQuestionIsNamedByItsContent() throws {
        let base = #""scenario": "lesson", "directive": "go-small""#
        let id = try question("{\(base)}").id
        #expect(try question("{\(base), \"replications\": 200, \"seed\": \"1950\", \"settings\": []}").id == id)
        let others = [
            #""replications": 201"#, #""seed": "1951""#, #""settings": ["contact.sightNight=0.3"]"#, #""worlds": 20"#,
            #""against": {"directive": "one-column"}"#,
        ]
        let ids = try others.map { try question("{\(base), \($0)}").id }
        #expect(Set(ids + [id]).count == others.count + 1)
    }

    @Test func thePairsAreThoseOfTheStudy() async throws {
        let pairs = try await played(#"{"scenario": "lesson", "directive": "go-small", "replications": 20}"#)
        let page = try object(try pairs.replications(group: "all"))
        let men = (page["order"] as? [String: [Double]])?["menOut"] ?? []
        try await SessionCase.inFolder { folder in
            let reply = try await SessionCase.study(in: folder, replications: 20, directives: ["go-small"]).run()
            let result = try #require(reply.study.results.first { $0.assignment.id == "go-small" })
            #expect(men == result.values(.menOut, of: Array(reading.scenario.formations.indices)))
        }
    }

    @Test func workersChangeNothing() async throws {
        let text = #"{"scenario": "lesson", "directive": "go-small", "replications": 50, "seed": "3"}"#
        let one = try await played(text, workers: 1)
        let three = try await played(text, workers: 3)
        #expect(try JSONEncoder.sorted.encode(one.result) == JSONEncoder.sorted.encode(three.result))
        for kind in ["losses", "arrivals", "contacts"] {
            let fields = try [one, three].map { try $0.field(kind, directive: "against", formation: nil).bytes }
            #expect(fields[0] == fields[1], "\(kind)")
        }
    }

    @Test func theLossesOfFormationsAddUp() async throws {
        let pairs = try await played(#"{"scenario": "lesson", "directive": "one-column", "replications": 20}"#)
        let sum = { (bytes: [UInt8]) in
            stride(from: 0, to: bytes.count, by: 4).reduce(0) { total, at in
                total + (0..<4).reduce(0) { $0 + Int(bytes[at + $1]) << (8 * $1) }
            }
        }
        let whole = try sum(pairs.field("losses", directive: nil, formation: nil).bytes)
        let parts = try reading.scenario.formations.reduce(0) {
            $0 + sum(try pairs.field("losses", directive: nil, formation: $1.id).bytes)
        }
        let kinds = try ["killed", "captured", "deserted", "fellOut"].reduce(0) {
            $0 + sum(try pairs.field($1, directive: nil, formation: nil).bytes)
        }
        #expect(whole > 0 && whole == parts && whole == kinds)
    }

    @Test func aStoppedStudyKeepsItsPairs() async throws {
        let question = try question(#"{"scenario": "lesson", "directive": "go-small", "replications": 20000}"#)
        let stop = Flag()
        let played = try await PairStudy(question, on: PreparedModel(for: question), workers: 2)
            .play(hearing: { if case .estimate = $0 { stop.raise() } }, shouldStop: { stop.isUp })
        #expect(played.count >= 20 && played.count < 20_000)
    }

    @Test func worldsArePlayedAndConditioned() async throws {
        let pairs = try await played(
            #"{"scenario": "lesson", "directive": "go-small", "worlds": 24, "perWorld": 2}"#)
        #expect(pairs.count == 48)
        let unknown = try #require(try object(["all": try pairs.unknowns()])["all"] as? [[String: Any]])
        let name = unknown.first?["name"] as? String ?? ""
        let page = try object(
            try pairs.conditioned(
                ConditionInput(unknown: name, position: 0.5, option: nil, group: "all", measure: "menOut")))
        #expect((page["curve"] as? [Any])?.count ?? 0 > 1)
        let worth = try object(try pairs.worth())
        #expect(worth["worlds"] as? Int == 24)
        #expect((worth["kinds"] as? [[String: Any]])?.contains { $0["name"] as? String == "rules" } == true)
        #expect(throws: Refusal.self) {
            _ = try pairs.conditioned(
                ConditionInput(unknown: name, position: 7, option: nil, group: "all", measure: "menOut"))
        }
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}
