import Archives
import Arithmetic
import Campaigns
import Foundation
import Notation
import Pages
import RuleSets
import Scenarios
import Studies

/// Question that a design of one's own puts.
public struct PlayQuery: Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// The CSV file with the points.
    public let points: String
    /// Worlds and campaigns of each point; in the standard world 20 campaigns unless said.
    public let sampling: CampaignSampling
    /// Streams, workers and rules.
    public let play: PlayOptions
    /// The store that keeps every campaign.
    public let store: String
    /// The part that is played; nil for all of it.
    public let part: StudyQuery.Part?
    /// The store in which it is settled who goes; it is read and never written.
    public let settled: String?
    /// The folder for the table of points.
    public let out: String?
    /// The command as it can be typed again, for the record.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, points: String, sampling: CampaignSampling, play: PlayOptions, store: String,
        part: StudyQuery.Part? = nil, settled: String? = nil, out: String? = nil, command: String
    ) {
        self.scenario = scenario
        self.points = points
        self.sampling = sampling
        self.play = play
        self.store = store
        self.part = part
        self.settled = settled
        self.out = out
        self.command = command
    }

    /// Campaigns of each point.
    var replications: Int { sampling.worlds.map { $0.most * $0.perWorld } ?? sampling.replications ?? 20 }

    func check() throws(Refusal) {
        try play.check()
        try sampling.check(replications: 1...1_000_000)
        if store.isEmpty { throw Refusal(.request, "--store is empty, expected a path.") }
    }
}

/// Plays the points of a design of one's own on the same luck; every campaign is kept in a store, and there is no reply.
public struct PlaySession: Sendable {
    private let query: PlayQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: PlayQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// Plays all points, or the part of them that is asked for. When `shouldStop` turns true, what is finished is kept.
    ///
    /// Throws for a design that cannot be played, and a store that cannot be used.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> PlayReport {
        try query.check()
        let table = try PointTable(query.points)
        if query.sampling.worlds != nil, table.columns.contains("seed") {
            throw Refusal(
                .input, "\(query.points): worlds are drawn from one seed; take the column seed out, or play the standard world."
            )
        }
        let scenario = try workspace.scenario(query.scenario)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let entries = try table.entries(in: scenario, seed: query.play.seed)
        let rules = try RuleSettings.rules(query.play.settings, for: scenario)
        let model = CampaignModel(scenario: scenario, rules: rules)
        let identity = StudyIdentity(
            preparation: model, manifest: manifest, version: Program.version,
            seed: query.play.seed)
        let design = query.sampling.design(scenario, rules: rules, play: query.play)
        let settled = try query.settled.map { path throws(Refusal) in try SettledStore(path, for: identity).reading }
        let store = try open(identity, table, entries, progress)
        var keeper = store.keeper(shard: query.part?.shard ?? .whole)
        if let settled { keeper = keeper.falling(backOn: settled.keeper()) }
        let runner = StudyRunner(
            preparation: model, seed: query.play.seed, workers: query.play.workers, worlds: design, keeper: keeper)
        let found = await play(entries, runner, rules, progress, shouldStop)
        let keys = found.map(\.digest.description)
        if let fault = store.close(request: request(table, entries, keys), worlds: design) { throw Refusal(fault) }
        return PlayReport(
            path: query.store, points: keys, replications: query.replications, part: query.part?.description,
            wasStopped: shouldStop(), table: Self.table(of: table, entries, keys: keys),
            subject: ResultManifest.Subject(
                of: scenario, manifest, title: "a design of \(ProseWords.figured(entries.count, "point"))",
                command: query.command), out: query.out)
    }

    /// Plays the entries; gives the key of each.
    private func play(
        _ entries: [PointTable.Entry], _ runner: StudyRunner, _ rules: Rules, _ progress: @escaping SessionListener,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async -> [CampaignKey] {
        var setters: [String: FactorSetter] = [:]
        progress(.progress(stage: "settling", done: 0, of: 1))
        for entry in entries where setters[entry.directive.id] == nil {
            setters[entry.directive.id] = await FactorSetter(entry.directive, on: runner)
        }
        let isSettling = query.part?.isSettling == true
        var keys = [CampaignKey?](repeating: nil, count: entries.count)
        for seed in entries.map(\.seed).uniqued() {
            let places = entries.indices.filter { entries[$0].seed == seed }
            let points = places.map { place in
                PointRunner.Point(
                    rules: entries[place].levels.reduce(rules) { $1.applied(to: $0) },
                    assignments: [setters[entries[place].directive.id]?.assignment(entries[place].levels)].compactMap(\.self))
            }
            let player = PointRunner(
                seed == runner.seed ? runner : runner.playing(seed), replications: query.replications)
            for (place, point) in zip(places, points) { keys[place] = player.keys(of: point).first }
            guard !isSettling else { continue }
            await player.keep(
                Self.rows(points), progress: { progress(.progress(stage: "playing points", done: $0, of: $1)) },
                shouldStop: shouldStop)
        }
        return keys.compactMap(\.self)
    }

    /// Points that share their rules are one, played on one preparation; each of them once.
    private static func rows(_ points: [PointRunner.Point]) -> [[PointRunner.Point]] {
        var rows: [PointRunner.Point] = []
        for point in points {
            guard let known = rows.firstIndex(where: { $0.rules == point.rules }) else {
                rows.append(point)
                continue
            }
            let new = point.assignments.filter { !rows[known].assignments.contains($0) }
            rows[known] = PointRunner.Point(rules: point.rules, assignments: rows[known].assignments + new)
        }
        return rows.map { [$0] }
    }

    /// The points with the keys by which the store's tables tell them apart.
    private static func table(of points: PointTable, _ entries: [PointTable.Entry], keys: [String]) -> DataTable {
        let places = points.columns.indices.filter { !["directive", "seed"].contains(points.columns[$0]) }
        let fields = places.map { place in
            let isNumber = points.rows.allSatisfy { $0[place].isEmpty || Double($0[place]) != nil }
            return Field(
                points.columns[place], isNumber ? .number : .text, "level of the factor; none where it is left as it is")
        }
        let head = [
            Field("key", .text, "key of the point in the store"), Field("directive", .text, "key of the directive"),
            Field("seed", .text, "seed of all luck"),
        ]
        let rows = zip(zip(points.rows, entries), keys).map { pair, key -> [FieldValue] in
            let (row, entry) = pair
            return [.text(key), .text(entry.directive.id), .text("\(entry.seed)")]
                + zip(places, fields).map { place, field in
                    row[place].isEmpty ? .null : field.kind == .number ? FieldValue(Double(row[place])) : .text(row[place])
                }
        }
        return DataTable("points", title: "a point of the design", fields: head + fields, rows: rows, decimals: nil)
    }

    private func request(_ table: PointTable, _ entries: [PointTable.Entry], _ keys: [String]) -> StoredRequest {
        StoredRequest(
            scenario: query.scenario, directives: entries.map(\.directive.id).uniqued(), replications: query.replications,
            precision: nil, worlds: query.sampling.worlds, sensitivityReplications: 0, settings: query.play.settings,
            command: query.command, design: StoredDesign(columns: table.columns, rows: table.rows, keys: keys))
    }

    private func open(
        _ identity: StudyIdentity, _ table: PointTable, _ entries: [PointTable.Entry], _ progress: @escaping SessionListener
    ) throws(Refusal) -> StudyStore {
        let request = request(table, entries, [])
        let store = try Refusal.catching {
            try StudyStore.open(
                query.store, identity: identity, request: request,
                onFault: { progress(.notice("\($0) It goes on; what is finished meanwhile is kept in memory.")) },
                onDamage: { progress(.notice("\($0) Its campaign is played again.")) })
        }
        progress(.keeping(query.store))
        if store.keptAtOpening > 0 {
            let campaigns = ProseWords.figured(store.keptAtOpening, "campaign is", "campaigns are")
            progress(.notice("Going on from \(query.store): \(campaigns) there already."))
        }
        return store
    }
}

/// Summary of a design that was played.
public struct PlayReport: AnswerPackage, Encodable {
    /// Path of the store.
    public let path: String
    /// For each point of the design its key in the store's table `points`.
    public let points: [String]
    /// Campaigns of each point.
    public let replications: Int
    /// The part that was played; nil for all of it.
    public let part: String?
    /// True if it was stopped before it was done.
    public let wasStopped: Bool
    let table: DataTable
    let subject: ResultManifest.Subject
    let out: String?

    private enum CodingKeys: String, CodingKey {
        case path, points, replications, part, wasStopped
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let points = ProseWords.figured(points.count, "point")
        let what = part.map { "part \($0) of \(points)" } ?? points
        if wasStopped {
            return "\(path): stopped; what is finished of \(what) is kept, and the same command goes on from there."
        }
        let campaigns = ProseWords.figured(replications, "campaign")
        return "\(path): \(what) of \(campaigns) each; Documentation/Studies.md names the tables."
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try JSONFile.text(of: self) } }

    /// Writes the table of points where it was asked for; a store in the same folder is described with it.
    public func write() throws(Refusal) -> [String] {
        guard let out else { return [] }
        let (folder, store) = (URL(fileURLWithPath: out), URL(fileURLWithPath: path))
        let isBeside = store.deletingLastPathComponent().standardizedFileURL.path == folder.standardizedFileURL.path
        return [
            try ResultFolder(path: out).write(
                .init(tables: [table], beside: isBeside ? [store.lastPathComponent] : []), of: subject)
        ]
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order in which it first came.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
