import Hummingbird
import Testing

/// Who is heard, and how much of what he says.
@Suite struct GuardTests {
    private static let order = #"{"directive": "go-small"}"#

    @Test(arguments: ["evil.example:8099", "127.0.0.1:80", "127.0.0.1", "", "localhost.evil.example:8099"])
    func anotherHostIsMisdirected(host: String) async throws {
        let reply = try await Bench().ask("/api/scenarios", host: host)
        #expect(reply.status == 421)
    }

    @Test(arguments: ["127.0.0.1:8099", "localhost:8099", "[::1]:8099", "LOCALHOST:8099"])
    func ourNamesAreHeard(host: String) async throws {
        let reply = try await Bench().ask("/api/scenarios", host: host)
        #expect(reply.status == 200)
    }

    @Test func anotherSiteReadsNothingAndWritesNothing() async throws {
        let bench = try Bench()
        let check = "/api/scenarios/lesson/check"
        let read = try await bench.ask("/api/scenarios", fields: ["Sec-Fetch-Site": "cross-site"])
        let written = try await bench.ask(check, .post, body: Self.order, fields: ["Origin": "http://evil.example"])
        let plain = try await bench.ask(check, .post, body: Self.order, fields: ["Content-Type": "text/plain"])
        let silent = try await bench.ask(check, .post, body: Self.order, fields: ["Sec-Fetch-Site": "same-origin"])
        let ours = try await bench.ask(check, .post, body: Self.order, fields: ["Origin": "http://127.0.0.1:8099"])
        let script = try await bench.ask(check, .post, body: Self.order)
        #expect(Bench.statuses(read, written, plain, silent) == [403, 403, 415, 403])
        #expect(Bench.statuses(ours, script) == [200, 200])
        let visit = ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"]
        let followed = try await bench.ask("/", fields: visit)
        #expect(followed.status == 200)
    }

    @Test func everyAnswerHasThePolicy() async throws {
        let bench = try Bench()
        for path in ["/", "/api/scenarios", "/api/scenarios/nowhere", "/nothing"] {
            let reply = try await bench.ask(path)
            #expect(reply.field("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true, "\(path)")
            #expect(reply.field("X-Content-Type-Options") == "nosniff", "\(path)")
            #expect(reply.field("Access-Control-Allow-Origin") == nil, "\(path)")
        }
    }

    @Test func aTokenIsAskedForAndExchanged() async throws {
        let token = String(repeating: "a1", count: 32)
        let bench = try Bench(token: token)
        let page = try await bench.ask("/")
        let without = try await bench.ask("/api/scenarios")
        let wrong = try await bench.ask("/api/session", .post, body: #"{"token": "a1"}"#)
        let session = try await bench.ask("/api/session", .post, body: "{\"token\": \"\(token)\"}")
        #expect(Bench.statuses(page, without, wrong, session) == [200, 403, 403, 204])
        let cookie = try #require(session.field("Set-Cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let value = String(cookie.prefix { $0 != ";" })
        let known = try await bench.ask("/api/scenarios", fields: ["Cookie": "other=1; \(value)"])
        let bearer = try await bench.ask("/api/scenarios", fields: ["Authorization": "Bearer \(token)"])
        #expect(Bench.statuses(known, bearer) == [200, 200])
    }

    @Test func aBodyIsBoundInLengthAndDepth() async throws {
        let bench = try Bench()
        let check = "/api/scenarios/lesson/check"
        let long = try await bench.ask(check, .post, body: "{\"yaml\": \"\(String(repeating: "x", count: 70_000))\"}")
        let deep = try await bench.ask(
            check, .post, body: "{\"order\": " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
        )
        let broken = try await bench.ask(check, .post, body: "{")
        let empty = try await bench.ask(check, .post, body: "{}")
        #expect(Bench.statuses(long, deep, broken) == [413, 400, 400])
        #expect(empty.status == 200 && empty.object["isSound"] as? Bool == false)
    }
}
