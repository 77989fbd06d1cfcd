import Archives
import Arithmetic
import Campaigns
import Foundation
import RuleSets
import Scenarios
import Studies

/// Plays one campaign of a seed: the same that a study plays under its number.
public struct CampaignSession: Sendable {
    private let query: CampaignQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: CampaignQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The campaign, traced; throws for a question that cannot be put.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> CampaignPackage {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let directive = try scenario.directive(named: query.directive)
        let rules = try RuleSettings.rules(query.settings, for: scenario)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let assignment = try await ChoiceResolution(
            preparation, PlayOptions(seed: query.seed, workers: query.workers), manifest: manifest, in: workspace
        )
        .assignment(of: directive, progress: progress, shouldStop: shouldStop)
        var campaign = Campaign(preparation: preparation, assignment: assignment, tracing: true)
        campaign.play(seed: query.seed, replication: query.replication)
        let head = RecordingHead(
            scenario: query.scenario, scenarioDigest: manifest.digest, version: Program.version, seed: query.seed,
            replication: query.replication, epochHours: preparation.epochHours, epochs: preparation.epochs,
            settings: query.settings, sent: [RecordingHead.Sent(assignment, epoch: 0, in: scenario)])
        return CampaignPackage(
            scenario: scenario, head: head, told: 0..<preparation.epochs, events: campaign.journal.events,
            recorded: nil, journal: campaign.journal, record: query.record, out: query.out, command: query.command)
    }
}

/// Reads a recording, or begins another future in it.
public struct RecordingSession: Sendable {
    private let query: RecordingQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: RecordingQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// What is recorded, or the other future; throws if the recording is damaged, or of another state of its scenario.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> CampaignPackage {
        try query.check()
        let recording = try Refusal.catching { try Recording(query.recording) }
        let readings = ChosenReadings(options: recording.head.readings ?? [:])
        let scenario = readings.scenario(try workspace.scenario(recording.head.scenario))
        let manifest = try workspace.manifest(of: recording.head.scenario)
        guard recording.head.scenarioDigest == manifest.digest else {
            throw Refusal(
                .input,
                "\(recording.path): it was recorded with another state of the scenario's files; bring that back, or record it again."
            )
        }
        try Refusal.catching { try recording.check(against: scenario) }
        try Deliveries.prove(query.out)
        guard let directive = query.directive else { return try read(recording, scenario) }
        let next = try scenario.directive(named: directive)
        return try await branch(recording, scenario, manifest, next, progress, shouldStop)
    }

    private func read(_ recording: Recording, _ scenario: Scenario) throws(Refusal) -> CampaignPackage {
        let head = recording.head
        var epochs = 0..<head.epochs
        if let at = query.at { epochs = try head.epochs(at, in: scenario) }
        let events = try Refusal.catching { try recording.events(of: epochs, in: scenario) }
        return CampaignPackage(
            scenario: scenario, head: head, told: epochs, events: events, isWhole: query.at == nil, out: query.out,
            command: query.command)
    }

    private func branch(
        _ recording: Recording, _ scenario: Scenario, _ manifest: FileManifest, _ directive: Directive,
        _ progress: @escaping SessionListener,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> CampaignPackage {
        let head = recording.head
        guard head.version == Program.version else {
            throw Refusal(
                .input, "\(recording.path): it was recorded with version \(head.version); bring that back, or record it again.")
        }
        let epoch = try head.epochs(query.at ?? "", in: scenario).lowerBound
        let preparation = CampaignModel(
            scenario: scenario, rules: try RuleSettings.rules(head.settings, for: scenario), epochHours: head.epochHours)
        let readings = ChosenReadings(options: head.readings ?? [:])
        let next = try await ChoiceResolution(
            preparation, PlayOptions(seed: head.seed, workers: query.workers), manifest: manifest,
            keeps: readings.options.isEmpty, in: workspace
        )
        .assignment(of: directive, progress: progress, shouldStop: shouldStop)
        let (sent, assignments) = try future(of: recording, from: epoch, next, scenario)
        let future = FutureModel(
            preparation, seed: head.seed, world: head.world, settings: head.settings,
            assignments: assignments.map { readings.assignment($0, in: scenario) })
        let campaign = future.campaign(head.replication, sendingIn: sent.dropFirst().map(\.epoch))
        if let differing = recording.firstDifference(from: campaign.journal, before: epoch) {
            throw Refusal(
                .input, "\(recording.path): epoch \(differing) is played differently by this build; record the campaign again.")
        }
        return CampaignPackage(
            scenario: scenario, head: head.sending(sent), told: epoch..<head.epochs, events: campaign.journal.events,
            recorded: try Refusal.catching { try recording.events(of: 0..<head.epochs, in: scenario) },
            journal: campaign.journal, record: query.record, out: query.out, command: query.command)
    }

    /// What was sent before an epoch, and the directive that is sent in it. What was sent then or later belongs to the future that
    /// is left.
    private func future(
        of recording: Recording, from epoch: Int, _ next: Assignment, _ scenario: Scenario
    ) throws(Refusal) -> (sent: [RecordingHead.Sent], assignments: [Assignment]) {
        let head = recording.head
        var sent = head.sent.enumerated().filter { $0.offset == 0 || $0.element.epoch < epoch }.map(\.element)
        var assignments: [Assignment] = []
        for one in sent {
            guard let assignment = one.assignment(in: scenario) else {
                throw Refusal(
                    .input, "\(recording.path): the scenario has no directive \(one.directive); record it again.")
            }
            assignments.append(assignment)
        }
        if ChangeOfOrders(epoch: epoch, assignment: next).changesAnything(after: assignments) {
            sent.append(RecordingHead.Sent(next, epoch: epoch, in: scenario))
            assignments.append(next)
        }
        let amendments = assignments.reduce(0) { $0 + $1.changes.count }
        guard sent.count - 1 + amendments <= Campaign.mostTurns(formations: scenario.formations.count) else {
            throw Refusal(
                .input, "\(recording.path): it has been branched too often; branch from an earlier recording.")
        }
        return (sent, assignments)
    }
}

extension RecordingHead {
    /// The same campaign with other directives.
    fileprivate func sending(_ sent: [Sent]) -> RecordingHead {
        RecordingHead(
            scenario: scenario, scenarioDigest: scenarioDigest, version: version, seed: seed, replication: replication,
            epochHours: epochHours, epochs: epochs, settings: settings, sent: sent, readings: readings, world: world)
    }

    /// The epochs that `--at` means: one by its number or by a minute in it, or those that begin on a day.
    fileprivate func epochs(_ at: String, in scenario: Scenario) throws(Refusal) -> Range<Int> {
        if let epoch = Int(at) {
            guard (0..<epochs).contains(epoch) else {
                throw Refusal(.request, "--at is epoch \(epoch), expected 0 to \(epochs - 1).")
            }
            return epoch..<epoch + 1
        }
        let time = try scenario.moment(at)
        let hours = time.hours(since: scenario.start) / Double(epochHours)
        let isDay = !at.contains("T")
        let first = Int(isDay ? hours.rounded(.up) : hours.rounded(.down))
        let end = first + (isDay ? 24 / epochHours : 1)
        guard end > 0, max(0, first) < min(epochs, end) else {
            throw Refusal(
                .request,
                "--at is \(at), expected a moment from \(scenario.start) to "
                    + "\(scenario.start.adding(hours: Double(epochs * epochHours))).")
        }
        return max(0, first)..<min(epochs, end)
    }
}
