import Application
import Foundation
import Synchronization
import TestSupport

/// A workspace for tests, and a folder of their own to write into.
enum SessionCase {
    static let workspace = Workspace(library: Fixtures.library, replies: NSTemporaryDirectory() + "anabasis-replies")

    static func inFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let folder = NSTemporaryDirectory() + "application-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// A short study of the lesson.
    static func study(
        in folder: String, replications: Int = 20, directives: [String] = [], precision: PrecisionGoal? = nil,
        settings: [String] = [], keeping: StudyQuery.Keeping = .nowhere, part: StudyQuery.Part? = nil
    ) -> StudySession {
        let query = StudyQuery(
            scenario: "lesson", directives: directives, sampling: .standard(replications: replications), precision: precision,
            play: PlayOptions(workers: 2, settings: settings), sweep: 0, keeping: keeping, part: part,
            out: folder + "/reply", command: "anabasis study lesson")
        return StudySession(query, in: workspace)
    }
}

/// Hears what a session tells, and keeps it.
final class Ear: Sendable {
    private let heard = Mutex<[SessionEvent]>([])

    var events: [SessionEvent] { heard.withLock { $0 } }
    var notices: [String] { events.compactMap { if case .notice(let sentence) = $0 { sentence } else { nil } } }
    var stages: [String] {
        events.reduce(into: []) { stages, event in
            if case .progress(let stage, _, _) = event, stages.last != stage { stages.append(stage) }
        }
    }

    func hear(_ event: SessionEvent) { heard.withLock { $0.append(event) } }
}

/// The refusal of some work; nil if it was carried out.
func refusal<Value>(of work: () async throws -> Value) async throws -> Refusal? {
    do {
        _ = try await work()
        return nil
    } catch let refusal as Refusal { return refusal }
}
