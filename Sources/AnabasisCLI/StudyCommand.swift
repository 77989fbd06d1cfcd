import Appraisal
import Archives
import ArgumentParser
import Campaigns
import Figures
import Foundation
import Notation
import Planning
import ScenarioFiles
import Scenarios
import Studies

/// `anabasis study SCENARIO`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study", abstract: "Play directives through many campaigns and write the reply.",
        discussion: """
            Directives are played on the same luck and compared in pairs. The reply goes to standard output, and as
            reply.html, reply.md, tables and map layers into the folder of --out. Ctrl-C stops cleanly and keeps what is
            finished. Finished campaigns are kept in a store; the same command goes on from there, also after a kill.

            Examples:
              anabasis study korea-1950
              anabasis study korea-1950 --directive zhou-1-october --directive as-it-happened --replications 5000
              anabasis study korea-1950 --precision 25
              anabasis study lesson --set contact.sightNight=0.4 --json
              anabasis study korea-1950 --shard 3/16 --store part-3.study
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @OptionGroup var options: StudyOptions
    @Option(help: "Campaigns for each end of each rule's range, to see what the answer depends on; 0 leaves that out.")
    var sweep = 20
    @OptionGroup var reply: ReplyOptions
    @OptionGroup var storage: StoreOptions

    func validate() throws {
        guard (0...100_000).contains(sweep) else { throw ValidationError("--sweep is \(sweep), expected 0 to 100000.") }
        if storage.shardText != nil, options.precision != nil {
            throw ValidationError("--precision asks for the whole, which no part knows; give --replications with --shard.")
        }
    }

    func run() async throws {
        let clock = ContinuousClock.now
        let scenario = try Library.read(scenario)
        let digest = try Library.digest(of: self.scenario)
        let request = try request(for: scenario)
        if storage.shard == nil { try Output.prove(reply.folder(of: scenario.id)) }
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let progress = ProgressBar()
        progress.hear(.preparing, done: 0, of: 1)
        let preparation = Preparation(scenario: scenario, rules: request.rules, epochHours: request.epochHours)
        async let situation = Self.situation(of: scenario, rules: request.rules)
        let store = try store(of: request, preparation, scenarioDigest: digest)
        let study = await StudyConductor(
            request, preparation: preparation, keeper: store?.keeper(shard: storage.shard ?? .whole),
            progress: { progress.hear($0, done: $1, of: $2) }, shouldStop: { Interrupt.isRaised }
        ).conduct()
        let provenance = ReplyProvenance(
            version: Version.number, scenarioDigest: digest, command: Self.command, replicationsPerSecond: progress.finish(),
            peakMemoryBytes: Terminal.peakMemoryBytes, seconds: Self.seconds(ContinuousClock.now - clock))
        if storage.shard != nil { return try endShard(store) }
        let wasStopped = study.wasStopped || Interrupt.isRaised
        try close(store, provenance: wasStopped ? nil : provenance)
        if let halfWidth = study.halfWidth, let asked = request.precision { tell(study, halfWidth, asked: asked.halfWidth) }
        try reply.write(study, of: self.scenario, situation: await situation, provenance: provenance)
        if wasStopped { throw ExitCode(130) }
    }

    private func request(for scenario: Scenario) throws -> StudyRequest {
        let plain = StudyRequest(
            scenario: scenario, rules: try options.rules(for: scenario), settings: options.settings,
            directives: try options.chosen(from: scenario), replications: options.count, seed: options.seed,
            workers: options.workers, epochHours: options.epochHours, sensitivityReplications: sweep)
        let men = plain.primary.reduce(0) { $0 + scenario.formations[$1].men.best }
        return plain.with(precision: options.precision(of: men))
    }

    private static func situation(of scenario: Scenario, rules: Rules) async -> Situation {
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: scenario.start)
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// The command as it can be typed again on one machine: without what leaves no trace in the answer.
    private static var command: String {
        var words: [String] = ["anabasis"]
        var skipsNext = false
        for word in CommandLine.arguments.dropFirst() {
            if skipsNext {
                skipsNext = false
            } else if word == "--store" || word == "--shard" {
                skipsNext = true
            } else if word != "--no-store", !word.hasPrefix("--store="), !word.hasPrefix("--shard=") {
                words.append(word)
            }
        }
        return words.map(Self.quoted).joined(separator: " ")
    }

    /// A word as a shell reads it.
    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+@%~".contains($0) }
        return isPlain ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }

    // MARK: the store

    private func store(of request: StudyRequest, _ preparation: Preparation, scenarioDigest: String) throws -> StudyStore? {
        let identity = StudyIdentity(
            preparation: preparation, scenarioDigest: scenarioDigest, version: Version.number, seed: request.seed)
        let stored = StoredRequest(
            scenario: scenario, directives: request.directives.map(\.id), replications: request.replications,
            precision: request.precision?.halfWidth, sensitivityReplications: request.sensitivityReplications,
            settings: request.settings, command: Self.command)
        return try storage.open(identity, request: stored, folder: reply.folder(of: request.scenario.id))
    }

    private func close(_ store: StudyStore?, provenance: ReplyProvenance?) throws {
        guard let store else { return }
        let text = try provenance.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        if let fault = store.close(provenance: text) { Terminal.tell(fault.description) }
    }

    private func endShard(_ store: StudyStore?) throws {
        guard let store else { return }
        if let fault = store.close() { throw Failure.badInput(fault.description) }
        if Interrupt.isRaised { throw ExitCode(130) }
        Terminal.tell("Part \(storage.shardText ?? "") is in \(store.path); `anabasis merge` joins the parts.")
    }

    private func tell(_ study: Study, _ halfWidth: Double, asked: Double) {
        let found =
            "known to within \(ProseNumber.plain(halfWidth)) men after \(ProseNumber.whole(study.replications)) campaigns"
        let isMet = halfWidth <= asked
        Terminal.tell(
            isMet
                ? "The answer is \(found) for each directive."
                : "The answer is \(found) for each directive, not to within \(ProseNumber.plain(asked)); raise --replications.")
    }
}
