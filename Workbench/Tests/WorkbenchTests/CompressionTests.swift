import Foundation
import Testing

/// Answers in gzip, for those who take it.
@Suite struct CompressionTests {
    private static let ground = "/api/scenarios/lesson/ground"

    @Test(arguments: [
        ("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("GZIP", true), ("gzip;q=0", false), ("identity", false),
        ("br", false), ("", false),
    ])
    func itIsPackedForThoseWhoTakeIt(accepted: String, isPacked: Bool) async throws {
        let reply = try await Bench().ask(Self.ground, fields: ["Accept-Encoding": accepted])
        #expect((reply.field("Content-Encoding") == "gzip") == isPacked)
        #expect(reply.body.starts(with: [0x1f, 0x8b]) == isPacked)
    }

    @Test func itIsTheSameContent() async throws {
        let bench = try Bench()
        for path in [Self.ground, "/page/page.css", "/api/rules", "/", "/api/scenarios/lesson", "/api/openapi.json"] {
            let plain = try await bench.ask(path)
            let packed = try await bench.ask(path, fields: ["Accept-Encoding": "gzip"])
            #expect(packed.body.count < plain.body.count, "\(path)")
            #expect(try Self.unpacked(packed.body) == plain.body, "\(path)")
            #expect(packed.field("Vary") == "Accept-Encoding", "a cache must not give it to others: \(path)")
        }
    }

    @Test func itHasAFingerprintOfItsOwn() async throws {
        let bench = try Bench()
        let plain = try #require(try await bench.ask(Self.ground).field("ETag"))
        let gzip = ["Accept-Encoding": "gzip"]
        let packed = try #require(try await bench.ask(Self.ground, fields: gzip).field("ETag"))
        #expect(plain != packed)
        for (tag, status) in [(packed, 304), (plain, 200)] {
            let reply = try await bench.ask(Self.ground, fields: gzip.merging(["If-None-Match": tag]) { $1 })
            #expect(reply.status == status)
        }
    }

    @Test func whatIsSmallOrPackedAlreadyIsLeftAsItIs() async throws {
        let bench = try Bench()
        let gzip = ["Accept-Encoding": "gzip"]
        for path in ["/page/icon.svg", "/api/scenarios/korea-1950/relief.png", "/api/studies", "/api/scenarios/nowhere"] {
            let reply = try await bench.ask(path, fields: gzip)
            #expect(reply.field("Content-Encoding") == nil, "\(path)")
        }
    }

    @Test func eventsAreNotHeldBack() async throws {
        let bench = try Bench()
        let study = try await bench.study(#"{"scenario": "lesson", "directive": "go-small", "replications": 20}"#)
        let id = study["id"] as? String ?? ""
        let events = try await bench.ask("/api/studies/\(id)/events", fields: ["Accept-Encoding": "gzip"])
        #expect(events.field("Content-Encoding") == nil && events.text.contains("event: done"))
    }

    /// What the system's own gzip makes of it.
    private static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        let path = NSTemporaryDirectory() + "anabasis-\(UUID().uuidString).gz"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](output)
    }
}
