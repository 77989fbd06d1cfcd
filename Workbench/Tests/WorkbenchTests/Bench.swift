import Application
import Foundation
import Hummingbird
import Synchronization
import Testing
import Workbench

/// Name of a field of a head.
typealias FieldName = HTTPFields.Element.Name

/// A server of the project's own cases, asked without a connection.
struct Bench {
    let server: WorkbenchServer
    static let port = 8099

    /// A server whose studies are kept in a folder: one of its own, or one that it shares with another server.
    init(
        token: String? = nil, workers: Int = 2, scenario: String? = nil, libraries: String = "\(Bench.home)/.tools/workbench",
        keeping folder: Folder = Folder()
    ) throws {
        let found = try Workspace.find(environment: ["ANABASIS_HOME": Self.home])
        self.folder = folder
        server = WorkbenchServer(
            WorkbenchOptions(port: Self.port, token: token, workers: workers, scenario: scenario, libraries: libraries),
            in: Workspace(library: found.library, replies: folder.path))
    }

    private let folder: Folder

    /// A folder that is gone when nobody needs it any more.
    final class Folder: Sendable {
        let path = NSTemporaryDirectory() + "anabasis-test-\(UUID().uuidString)"

        /// Names of the files that the workbench keeps, by the end of their names.
        func kept(_ end: String) -> [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/workbench")) ?? []
            return names.filter { $0.hasSuffix(end) }.sorted()
        }

        /// The text of a file that the workbench keeps.
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/workbench/\(name)")), as: UTF8.self)
        }

        /// Writes a file where the workbench keeps its own.
        func write(_ text: String, as name: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/workbench/\(name)"))
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// The project's folder.
    static let home: String = {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return folder.path
    }()

    struct Reply {
        let status: Int
        let head: HTTPFields
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(body)) }
        var object: [String: Any] { json as? [String: Any] ?? [:] }
        func field(_ name: String) -> String? { FieldName(name).flatMap { head[$0] } }
    }

    static func statuses(_ replies: Reply...) -> [Int] { replies.map(\.status) }

    /// Asks; `fields` are those of the head beside Host, and for a body Content-Type.
    func ask(
        _ path: String, _ method: HTTPRequest.Method = .get, body: String? = nil, host: String? = nil,
        fields: [String: String] = [:]
    ) async throws -> Reply {
        var head = HTTPFields()
        if body != nil { head[.contentType] = "application/json" }
        for (name, value) in fields { if let name = FieldName(name) { head[name] = value } }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: host ?? "127.0.0.1:\(Self.port)", path: path, headerFields: head),
            body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let response = await server.respond(to: request)
        let sink = Sink()
        try await response.body.write(Writer(sink: sink))
        return Reply(status: response.status.code, head: response.headers, body: sink.bytes.withLock { $0 })
    }

    private final class Sink: Sendable { let bytes = Mutex<[UInt8]>([]) }

    private struct Writer: ResponseBodyWriter {
        let sink: Sink
        mutating func write(_ buffer: ByteBuffer) async throws {
            let bytes = [UInt8](buffer.readableBytesView)
            sink.bytes.withLock { $0 += bytes }
        }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    /// Asks for a study and follows it to its end.
    func study(_ body: String) async throws -> [String: Any] {
        let asked = try await ask("/api/studies", .post, body: body)
        #expect([200, 202].contains(asked.status), "\(asked.text)")
        let id = asked.object["id"] as? String ?? ""
        let events = try await ask("/api/studies/\(id)/events")
        #expect(events.field("Content-Type") == "text/event-stream")
        return try await ask("/api/studies/\(id)").object
    }
}
