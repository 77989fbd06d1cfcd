import Archives
import Arithmetic
import Campaigns
import Foundation
import GRDB
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// A small study of the lesson, with or without a store.
struct StudyCase {
    let scenario: Scenario
    let preparation: CampaignModel
    let identity: StudyIdentity
    let request: StudyRequest
    let stored: StoredRequest

    /// A study of the lesson's directives; `files` stands for the state of its files, `sweep` is the replications of each end of each
    /// rule, which take most of the time where there are any.
    init(
        replications: Int = 60, seed: UInt64 = 1950, files: String = "as it is", version: String = "1", sweep: Int = 0
    ) throws {
        scenario = try Fixtures.lesson()
        preparation = CampaignModel(scenario: scenario, rules: Rules())
        identity = StudyIdentity(preparation: preparation, manifest: Self.manifest(files), version: version, seed: seed)
        request = StudyRequest(
            scenario: scenario, rules: Rules(), directives: scenario.directives, replications: replications, seed: seed,
            workers: 2, sensitivityReplications: sweep)
        stored = StoredRequest(
            scenario: "lesson", directives: scenario.directives.map(\.id), replications: replications, precision: nil,
            sensitivityReplications: sweep, settings: [], command: "anabasis study lesson")
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

    /// A manifest of one file with that text.
    static func manifest(_ text: String) -> FileManifest {
        FileManifest([FileManifest.File(path: "forces.csv", bytes: text.utf8)])
    }

    /// Plays the study into a new store; what it found.
    func play(into path: String) async throws -> Study {
        let store = try open(path)
        let study = await conduct(store.keeper())
        #expect(store.close() == nil)
        return study
    }

    /// What the study finds in a store without playing, how many campaigns are missing, and what is not sound.
    func read(_ path: String) async throws -> (study: Study, missing: Int, damage: [String]) {
        let missing = Counter()
        let damage = Mutex<[String]>([])
        let reading = try StoreReading(path)
        let study = await conduct(
            reading.keeper(
                miss: { missing.add($0) }, damage: { fault in damage.withLock { $0.append(fault.description) } }))
        return (study, missing.value, damage.withLock { $0 })
    }

    /// Changes a store as another program would.
    static func alter(_ path: String, _ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.inDatabase { try $0.execute(sql: sql) }
        try database.close()
    }

    /// What a query of a store gives, as text, one a row.
    static func texts(_ path: String, _ sql: String) throws -> [String] {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { "\($0)" }.joined(separator: " ")
            }
        }
    }

    /// Runs a test in a folder that is removed afterwards.
    static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("anabasis-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }
}
