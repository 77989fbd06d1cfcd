import Archives
import Campaigns
import Foundation
import Fuzzing
import Pages
import Planning
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// Reads specimens as the commands read them, and looks at what they say.
package struct Reader {
    /// What became of a specimen.
    package struct Verdict {
        package var isAccepted = false
        package var wasPlayed = false
        /// What is wrong with the way in which it was refused.
        package var causes: [Cause] = []
    }

    private let corpus: Corpus
    /// The folder where specimens lie; the current one.
    private let home: String
    private static let vocabulary = Vocabulary(
        rules: RuleBook.entries.map { Vocabulary.Rule(name: $0.name, range: $0.range, standard: $0.standard) })
    /// Files that are not as they are in the corpus.
    private var changed: Set<String> = []
    /// The sound lesson, once a store or a recording has needed it.
    private var lesson: CampaignModel?

    /// One in so many accepted scenarios is played.
    private static let playEvery = 8

    /// A reader in a folder that holds the sound files.
    package init(corpus: Corpus, home: String) {
        self.corpus = corpus
        self.home = home
    }

    /// Reads a specimen; `enter` hears of each stage before it begins.
    package mutating func read(_ specimen: Specimen, of input: FuzzInput, enter: (Board.Stage) -> Void) async -> Verdict {
        place(specimen)
        enter(.reading)
        var verdict = Verdict()
        do {
            switch input.kind {
            case .folder, .map, .theatre: try await readScenario(specimen, input, &verdict, enter)
            case .store: try await readStore(&verdict, enter)
            case .recording: try readRecording()
            case .command: break
            }
            verdict.isAccepted = true
        } catch { verdict.causes = Self.causes(of: error) }
        return verdict
    }

    /// Puts the files of a specimen into the folder, and those of the one before back.
    private mutating func place(_ specimen: Specimen) {
        for path in changed where specimen.files[path] == nil { write(corpus.files[path] ?? [], to: path) }
        for (path, bytes) in specimen.files { write(bytes, to: path) }
        changed = Set(specimen.files.keys)
    }

    private func write(_ bytes: [UInt8], to path: String) {
        let file = open("\(home)/\(path)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        _ = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    }

    // MARK: reading

    private func readScenario(
        _ specimen: Specimen, _ input: FuzzInput, _ verdict: inout Verdict, _ enter: (Board.Stage) -> Void
    ) async throws {
        let isPlaced = specimen.files.keys.contains { !$0.hasPrefix(Corpus.Path.lesson) }
        let folder = isPlaced ? Corpus.Path.placed : Corpus.Path.lesson
        let checked = try ScenarioFolder.check(
            at: "\(home)/\(folder)", theatres: "\(home)/Theatres", vocabulary: Self.vocabulary)
        verdict.causes += checked.warnings.flatMap(Self.causes)
        if input.kind == .theatre { _ = try TheatreFile.relief(gpkg: "\(home)/\(Corpus.Path.theatre)") }
        // An address behind those of the mutations and of the choices before them.
        var chooser = Chooser(seed: input.seed, index: input.index, step: FuzzInput.mostSteps + 2)
        guard chooser.isOne(in: Self.playEvery) else { return }
        enter(.playing)
        await play(checked.scenario)
        verdict.wasPlayed = true
    }

    /// Whatever the reader passes has to run: the situation, and one campaign of each directive.
    private func play(_ scenario: Scenario) async {
        let rules = RuleBook.rules(for: scenario)
        var situations = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        _ = situations.situation(at: scenario.start)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let settler = DirectiveResolver(runner: StudyRunner(preparation: preparation, seed: 1, workers: 1))
        for directive in scenario.directives {
            let assignment = await settler.settle(directive, replications: 1).assignment
            var campaign = Campaign(preparation: preparation, assignment: assignment)
            campaign.play(seed: 1, replication: 0)
        }
    }

    /// The store as `anabasis report` takes it.
    private mutating func readStore(_ verdict: inout Verdict, _ enter: (Board.Stage) -> Void) async throws {
        let reading = try StoreReading("\(home)/\(Corpus.Path.store)")
        let lesson = try soundLesson()
        let scenario = lesson.scenario
        let asked = reading.request
        let directives = asked.directives.compactMap(scenario.directive)
        guard directives.count == asked.directives.count, !directives.isEmpty, asked.replications > 0 else { return }
        enter(.playing)
        let request = StudyRequest(
            scenario: scenario, rules: lesson.rules, directives: directives, replications: asked.replications,
            seed: reading.identity.seed, workers: 1, sensitivityReplications: 0)
        _ = await StudyConductor(request, preparation: lesson, keeper: reading.keeper()).conduct()
        verdict.wasPlayed = true
    }

    /// The recording as `anabasis run --from` tells it.
    private mutating func readRecording() throws {
        let recording = try Recording("\(home)/\(Corpus.Path.recording)")
        let scenario = try soundLesson().scenario
        try recording.check(against: scenario)
        let events = try recording.events(of: 0..<recording.head.epochs, in: scenario)
        let text = CampaignText(scenario: scenario, epochHours: recording.head.epochHours, width: 80)
        _ = text.days(0..<recording.head.epochs, of: events)
        _ = text.ending(events)
        for sent in recording.head.sent { _ = sent.assignment(in: scenario) }
    }

    private mutating func soundLesson() throws -> CampaignModel {
        if let lesson { return lesson }
        let scenario = try ScenarioFolder.read(
            at: "\(home)/\(Corpus.Path.lesson)", theatres: "\(home)/Theatres", vocabulary: Self.vocabulary)
        let made = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
        lesson = made
        return made
    }

    // MARK: refusing

    private static func causes(of error: any Error) -> [Cause] {
        switch error {
        case let report as FaultReport: report.faults.flatMap(causes)
        case let fault as ArchiveFault: complaints(about: fault.description, words: [";"])
        default: [.malformed("the error is none of those that are told to people", in: "\(type(of: error)): \(error)")]
        }
    }

    private static func causes(of fault: Fault) -> [Cause] {
        let sentence = fault.description
        var causes = complaints(about: sentence, words: ["expected"])
        for (name, part) in [
            ("file", fault.file), ("found", fault.found), ("expected", fault.expected), ("remedy", fault.remedy),
        ]
        where part.allSatisfy(\.isWhitespace) { causes.append(.malformed("the fault says nothing of \(name)", in: sentence)) }
        if let line = fault.line, line < 1 { causes.append(.malformed("the fault is on line \(line)", in: sentence)) }
        return causes
    }

    private static func complaints(about sentence: String, words: [String]) -> [Cause] {
        SentenceRule.complaints(about: sentence, words: words).map { .malformed($0, in: sentence) }
    }
}
