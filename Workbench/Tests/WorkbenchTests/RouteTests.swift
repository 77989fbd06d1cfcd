import Foundation
import Hummingbird
import Testing

/// What each address answers, and to whom.
@Suite(.serialized) struct RouteTests {
    @Test func theCasesAreListedAndShown() async throws {
        let bench = try Bench()
        let list = try await bench.ask("/api/scenarios").json as? [[String: Any]] ?? []
        #expect(list.contains { $0["id"] as? String == "lesson" })
        let lesson = try await bench.ask("/api/scenarios/lesson").object
        #expect((lesson["formations"] as? [Any])?.count == 3)
        #expect((lesson["directives"] as? [[String: Any]])?.allSatisfy { $0["order"] != nil } == true)
        let missing = try await bench.ask("/api/scenarios/nowhere")
        #expect(missing.status == 404)
        #expect(missing.field("Content-Type") == "application/problem+json")
    }

    @Test func noNameLeadsOutOfTheFolders() async throws {
        let bench = try Bench()
        for name in ["..%2F..%2Fetc", "%2e%2e", "..", "my...%2F", "my.../../Scenarios/lesson", "/etc/passwd", "lesson%00"] {
            let reply = try await bench.ask("/api/scenarios/\(name)")
            #expect(reply.status == 404, "\(name)")
        }
        for name in ["..%2FPackage.swift", "%2e%2e%2fPackage.swift", ".hidden"] {
            let (page, library) = (try await bench.ask("/page/\(name)"), try await bench.ask("/lib/\(name)"))
            #expect(page.status == 404 && library.status == 404, "\(name)")
        }
    }

    @Test func theGroundAndItsFieldsHaveAByteACell() async throws {
        let bench = try Bench()
        let ground = try await bench.ask("/api/scenarios/lesson/ground").object
        let grid = ground["grid"] as? [String: Any] ?? [:]
        let cells = (grid["columns"] as? Int ?? 0) * (grid["rows"] as? Int ?? 0)
        let fields = try await bench.ask("/api/scenarios/lesson/fields").json as? [[String: Any]] ?? []
        #expect(fields.count == 8)
        for field in fields {
            let name = field["name"] as? String ?? ""
            let bytes = try await bench.ask("/api/scenarios/lesson/fields/\(name)")
            #expect(bytes.body.count == cells, "\(name)")
        }
        let wrong = try await bench.ask("/api/scenarios/lesson/fields/hold?at=yesterday")
        #expect(wrong.status == 422)
    }

    @Test func anAnswerThatTheBrowserHasIsNotSentAgain() async throws {
        let bench = try Bench()
        let first = try await bench.ask("/api/scenarios/lesson/ground")
        let tag = try #require(first.field("ETag"))
        let second = try await bench.ask("/api/scenarios/lesson/ground", fields: ["If-None-Match": tag])
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
    }

    @Test func anAddressSaysWhichMethodsItHas() async throws {
        let bench = try Bench()
        let reply = try await bench.ask("/api/scenarios", .delete)
        #expect(reply.status == 405)
        #expect(reply.field("Allow") == "GET, HEAD")
    }

    @Test func theDescriptionNamesEveryAddress() async throws {
        let bench = try Bench()
        let document = try await bench.ask("/api/openapi.json").object
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = document["paths"] as? [String: Any] ?? [:]
        #expect(paths.count > 25)
        let study = (paths["/api/studies"] as? [String: Any])?["post"] as? [String: Any] ?? [:]
        let body = try JSONSerialization.data(withJSONObject: study["requestBody"] ?? [:])
        #expect(String(decoding: body, as: UTF8.self).contains("replications"))
    }

    @Test func everyFileOfThePageIsBuiltInAsItWasWritten() async throws {
        // A folder in which set-up minified nothing.
        let bench = try Bench(libraries: NSTemporaryDirectory() + "anabasis-no-libraries")
        for name in try Self.pageFiles() {
            let reply = try await bench.ask(Self.address(name))
            #expect(reply.status == 200, "\(name): add it to PageFiles.swift")
            #expect(Data(reply.body) == FileManager.default.contents(atPath: "\(Self.folder)/\(name)"), "\(name)")
        }
    }

    /// Set-up minifies the page: what is served is at most 150 KB in all.
    @Test func theMinifiedPageIsServed() async throws {
        let bench = try Bench()
        var size = 0
        for name in try Self.pageFiles() {
            let reply = try await bench.ask(Self.address(name))
            #expect(
                Data(reply.body) == FileManager.default.contents(atPath: "\(Bench.home)/.tools/workbench/page/\(name)"),
                "\(name)")
            size += reply.body.count
        }
        #expect(size > 50_000 && size <= 150_000, "\(size) bytes")
    }

    /// What was minified from other files than those that are built in is not served.
    @Test func aStaleMinifiedPageIsLeftAlone() async throws {
        let libraries = NSTemporaryDirectory() + "anabasis-stale-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: libraries) }
        try FileManager.default.createDirectory(atPath: libraries, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(Bench.home)/.tools/workbench/page", toPath: "\(libraries)/page")
        let sums = "\(libraries)/page/SHA256SUMS"
        try String(contentsOfFile: sums, encoding: .utf8).replacing("0", with: "1")
            .write(toFile: sums, atomically: true, encoding: .utf8)
        let reply = try await Bench(libraries: libraries).ask("/page/app.js")
        #expect(Data(reply.body) == FileManager.default.contents(atPath: "\(Self.folder)/app.js"))
    }

    private static let folder = "\(Bench.home)/Sources/Workbench/Page"

    private static func pageFiles() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    private static func address(_ name: String) -> String { name == "index.html" ? "/" : "/page/\(name)" }
}
