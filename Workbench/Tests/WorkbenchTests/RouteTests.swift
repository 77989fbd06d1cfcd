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

    /// The case of the command is the first; without one, or where it is not there, the first of the list.
    @Test(arguments: ["lesson", "korea-1950", nil, "nowhere"]) func oneCaseIsFirst(_ asked: String?) async throws {
        let list = try await Bench(scenario: asked).ask("/api/scenarios").json as? [[String: Any]] ?? []
        let names = list.compactMap { $0["id"] as? String }
        let first = list.filter { $0["isFirst"] as? Bool == true }.compactMap { $0["id"] as? String }
        #expect(first == [names.contains(asked ?? "") ? asked : names.first])
    }

    /// What a case says of its limits is there for the page to show.
    @Test func theLimitsOfACaseAreShown() async throws {
        let bench = try Bench()
        let (history, lesson) = (try await bench.ask("/api/scenarios/xiang_1934"), try await bench.ask("/api/scenarios/lesson"))
        #expect((history.object["caveat"] as? String)?.contains("no task to hold") == true)
        #expect(lesson.object["caveat"] == nil)
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
}
