import Archives
import Campaigns
import Foundation
import Scenarios
import Studies
import TestSupport

/// A small study of the lesson, with or without a store.
struct StudyCase {
    let scenario: Scenario
    let preparation: Preparation
    let identity: StudyIdentity
    let request: StudyRequest
    let stored: StoredRequest

    init(replications: Int = 60, seed: UInt64 = 1950, scenarioDigest: String = "as it is", version: String = "1") throws {
        scenario = try Fixtures.lesson()
        preparation = Preparation(scenario: scenario, rules: Rules())
        identity = StudyIdentity(preparation: preparation, scenarioDigest: scenarioDigest, version: version, seed: seed)
        request = StudyRequest(
            scenario: scenario, rules: Rules(), directives: scenario.directives, replications: replications, seed: seed,
            workers: 2, sensitivityReplications: 10)
        stored = StoredRequest(
            scenario: "lesson", directives: scenario.directives.map(\.id), replications: replications, precision: nil,
            sensitivityReplications: 10, settings: [], command: "anabasis study lesson")
    }

    func open(_ path: String, pages: Int? = nil, onFault: @escaping @Sendable (ArchiveFault) -> Void = { _ in }) throws
        -> StudyStore
    {
        try StudyStore.open(path, identity: identity, request: stored, pages: pages, onFault: onFault)
    }

    /// Plays the study with what a keeper has; stops when so many campaigns of the comparison are done.
    func conduct(_ keeper: BlockKeeper?, stopAfter: Int? = nil) async -> Study {
        let counter = Counter()
        return await StudyConductor(
            request, preparation: preparation, keeper: keeper,
            progress: { stage, done, _ in if stage == .comparing { counter.set(done) } },
            shouldStop: { stopAfter.map { counter.value >= $0 } ?? false }
        ).conduct()
    }

    /// Runs a test in a folder that is removed afterwards.
    static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("anabasis-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }
}
