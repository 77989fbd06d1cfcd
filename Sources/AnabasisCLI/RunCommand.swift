import Archives
import ArgumentParser
import Campaigns
import Directives
import Foundation
import Geography
import Pages
import Scenarios
import Studies

/// `anabasis run SCENARIO`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Play one campaign, told day by day; record it; branch another future from it.",
        discussion: """
            Replication K of a seed is the same campaign as the one that a study plays. A recording finds any epoch
            through its index. A branch plays the recorded campaign up to an epoch and sends another directive from
            there: nothing before changes, and what follows meets the same luck.

            Examples:
              anabasis run korea-1950
              anabasis run lesson --directive one-column --replication 17 --record out/lesson.journal
              anabasis run --from out/lesson.journal --at 1900-10-03        that day, and nothing else of the file
              anabasis run --from out/lesson.journal --at 1900-10-03 --directive go-small --record out/branch.journal
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String?
    @Option(help: "The directive; the scenario's question unless said. With --from: send this one from --at on.")
    var directive: String?
    @Option(help: "The seed of all luck; 1950 unless said.") var seed: UInt64?
    @Option(help: "Which campaign of that seed; 0 unless said.") var replication: Int?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.")
    var settings: [String] = []
    @Option(help: "Record the campaign in this file.") var record: String?
    @Option(help: "Take the campaign from this recording.") var from: String?
    @Option(help: "With --from: an epoch by its number, a date (1950-10-03), or a minute (1950-10-03T18:00).") var at: String?

    func validate() throws {
        guard (scenario == nil) != (from == nil) else {
            throw ValidationError("Name a scenario, or a recording with --from; one of them.")
        }
        if from == nil, at != nil { throw ValidationError("--at names a moment of a recording; name one with --from.") }
        if from != nil, directive != nil, at == nil {
            throw ValidationError("--directive with --from begins another future; say when with --at.")
        }
        if from != nil, directive == nil, record != nil {
            throw ValidationError("--record with --from records another future; name its --directive, and say when with --at.")
        }
        if from != nil, !settings.isEmpty {
            throw ValidationError("--set would change what came before; a recording keeps its rules.")
        }
        if from != nil, seed != nil || replication != nil {
            throw ValidationError("--seed and --replication choose a campaign; a recording is one already, with its own luck.")
        }
        guard (0...10_000_000).contains(replication ?? 0) else {
            throw ValidationError("--replication is \(replication ?? 0), expected 0 to 10000000.")
        }
    }

    func run() async throws {
        do {
            guard let from else { return try await play() }
            let recording = try Recording(from)
            if directive == nil { try tell(recording) } else { try await branch(recording) }
        } catch { throw Library.failure(error) }
    }

    // MARK: a campaign

    private func play() async throws {
        guard let name = scenario else { return }
        let (seed, replication) = (seed ?? 1950, replication ?? 0)
        let scenario = try Library.read(name)
        let rules = try StudyOptions.rules(settings, for: scenario)
        let preparation = Preparation(scenario: scenario, rules: rules)
        let assignment = await settled(try Library.directive(directive, in: scenario), preparation, seed: seed)
        var campaign = Campaign(preparation: preparation, assignment: assignment, tracing: true)
        campaign.play(seed: seed, replication: replication)
        let head = RecordingHead(
            scenario: name, scenarioDigest: try Library.digest(of: name), version: Version.number, seed: seed,
            replication: replication, epochHours: preparation.epochHours, epochs: preparation.epochs, settings: settings,
            sent: [RecordingHead.Sent(assignment, epoch: 0, in: scenario)])
        let text = CampaignText(scenario: scenario, epochHours: preparation.epochHours, width: Terminal.width)
        print(title(head, of: scenario) + "\n")
        print(text.days(0..<preparation.epochs, of: campaign.journal.events))
        print(text.ending(campaign.journal.events))
        try save(campaign.journal, head)
    }

    /// A directive with its choice made as a study of that seed makes it.
    private func settled(_ directive: Directive, _ preparation: Preparation, seed: UInt64) async -> Assignment {
        let runner = StudyRunner(
            preparation: preparation, seed: seed, workers: ProcessInfo.processInfo.activeProcessorCount)
        return await DirectiveSettler(runner: runner).settle(directive).assignment
    }

    private func title(_ head: RecordingHead, of scenario: Scenario) -> String {
        let text = CampaignText(scenario: scenario, epochHours: head.epochHours, width: Terminal.width)
        let names = head.sent.map { sent in
            let title = "“\(scenario.directive(sent.directive)?.title ?? sent.directive)”"
            return sent.epoch == 0 ? title : "from \(text.time(of: sent.epoch).longDate) \(title)"
        }
        return "\(scenario.title): \(names.joined(separator: ", ")); campaign \(head.replication) of seed \(head.seed)"
    }

    private func save(_ journal: Journal, _ head: RecordingHead) throws {
        guard let record else { return }
        try Recording.write(journal, head: head, to: record)
        Terminal.tell("Recorded in \(record); `anabasis run --from \(record) --at DATE` finds a day in it.")
    }

    // MARK: a recording

    private func tell(_ recording: Recording) throws {
        let scenario = try Library.read(recording.head.scenario)
        _ = try unchanged(recording)
        let text = CampaignText(scenario: scenario, epochHours: recording.head.epochHours, width: Terminal.width)
        let epochs = try at.map { try self.epochs($0, of: recording.head, in: scenario) } ?? 0..<recording.head.epochs
        let events = try recording.events(of: epochs)
        print(title(recording.head, of: scenario) + "\n")
        print(text.days(epochs, of: events))
        if at == nil { print(text.ending(events)) }
    }

    /// The epochs that `--at` means: one by its number or by a minute in it, or those that begin on a day.
    private func epochs(_ at: String, of head: RecordingHead, in scenario: Scenario) throws -> Range<Int> {
        if let epoch = Int(at) {
            guard (0..<head.epochs).contains(epoch) else {
                throw ValidationError("--at is epoch \(epoch), expected 0 to \(head.epochs - 1).")
            }
            return epoch..<epoch + 1
        }
        let time = try Moment.read(at, in: scenario)
        let hours = time.hours(since: scenario.start) / Double(head.epochHours)
        let isDay = !at.contains("T")
        let first = Int(isDay ? hours.rounded(.up) : hours.rounded(.down))
        let range = max(0, first)..<min(head.epochs, max(0, first + (isDay ? 24 / head.epochHours : 1)))
        guard first + (isDay ? 24 / head.epochHours : 1) > 0, !range.isEmpty else {
            throw ValidationError(
                "--at is \(at), expected a moment from \(scenario.start) to "
                    + "\(scenario.start.adding(hours: Double(head.epochs * head.epochHours))).")
        }
        return range
    }

    /// The digest of the recording's scenario, whose files must be as they were.
    private func unchanged(_ recording: Recording) throws -> String {
        let digest = try Library.digest(of: recording.head.scenario)
        guard recording.head.scenarioDigest == digest else {
            throw Failure.badInput(
                "\(recording.path): it was recorded with another state of the scenario's files; bring that back, or record it again."
            )
        }
        return digest
    }

    // MARK: another future

    private func branch(_ recording: Recording) async throws {
        let head = recording.head
        let scenario = try Library.read(head.scenario)
        let digest = try unchanged(recording)
        guard head.version == Version.number else {
            throw Failure.badInput(
                "\(recording.path): it was recorded with version \(head.version); bring that back, or record it again.")
        }
        guard let epoch = try at.map({ try epochs($0, of: head, in: scenario).lowerBound }) else { return }
        let preparation = Preparation(
            scenario: scenario, rules: try StudyOptions.rules(head.settings, for: scenario), epochHours: head.epochHours)
        // What was sent at the branch or later belongs to the future that is left.
        var sent = head.sent.enumerated().filter { $0.offset == 0 || $0.element.epoch < epoch }.map(\.element)
        var assignments = try sent.map { sent in
            guard let assignment = sent.assignment(in: scenario) else {
                throw Failure.badInput("\(recording.path): the scenario has no directive \(sent.directive); record it again.")
            }
            return assignment
        }
        let next = await settled(try Library.directive(directive, in: scenario), preparation, seed: head.seed)
        if Turn(epoch: epoch, assignment: next).changesAnything(after: assignments) {
            sent.append(RecordingHead.Sent(next, epoch: epoch, in: scenario))
            assignments.append(next)
        }
        guard sent.count - 1 <= Campaign.mostTurns(formations: scenario.formations.count) else {
            throw Failure.badInput("\(recording.path): it has been branched too often; branch from an earlier recording.")
        }
        let turns = zip(sent, assignments).dropFirst().map { Turn(epoch: $0.epoch, assignment: $1) }
        var campaign = Campaign(preparation: preparation, assignment: assignments[0], turns: turns, tracing: true)
        campaign.play(seed: head.seed, replication: head.replication)
        if let differing = recording.firstDifference(from: campaign.journal, before: epoch) {
            throw Failure.badInput(
                "\(recording.path): epoch \(differing) is played differently by this build; record the campaign again.")
        }
        let other = RecordingHead(
            scenario: head.scenario, scenarioDigest: digest, version: head.version, seed: head.seed,
            replication: head.replication, epochHours: head.epochHours, epochs: head.epochs, settings: head.settings, sent: sent
        )
        let text = CampaignText(scenario: scenario, epochHours: head.epochHours, width: Terminal.width)
        print(title(other, of: scenario) + "\n")
        print(text.days(epoch..<head.epochs, of: campaign.journal.events.filter { Int($0.epoch) >= epoch }))
        print(text.ending(campaign.journal.events))
        print("\nIn the recording:\n\n\(text.ending(try recording.events(of: 0..<head.epochs)))")
        try save(campaign.journal, other)
    }
}
