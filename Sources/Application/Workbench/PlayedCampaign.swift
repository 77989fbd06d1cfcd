import Archives
import Campaigns
import Foundation
import Geography
import Notation
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// Which single future a request asks for.
package struct CampaignInput: Codable, Sendable {
    /// Another order, sent at the start of an epoch.
    package struct Change: Codable, Sendable {
        package var epoch: Int
        package var directive: String?
        package var order: PlainValue?
        package var yaml: String?
        package var going: [String]?

        var orderInput: OrderInput { OrderInput(directive: directive, order: order, yaml: yaml, going: going) }
    }

    package var scenario: String
    package var directive: String?
    package var order: PlainValue?
    package var yaml: String?
    package var going: [String]?
    package var seed: String?
    package var replication: Int?
    package var world: Int?
    package var settings: [String]?
    package var readings: [String: String]?
    package var turns: [Change]?

    var orderInput: OrderInput { OrderInput(directive: directive, order: order, yaml: yaml, going: going) }
}

/// A single future: everything that names it, and nothing else.
package struct CampaignQuestion: Sendable {
    let reading: CaseReading
    let order: ReadOrder
    let turns: [(epoch: Int, order: ReadOrder)]
    let seed: UInt64
    let replication: Int
    let world: Int?
    let settings: [String]
    /// Its rules and scenario stand in a question of pairs, against the standing course.
    let rules: RulesOfCase

    /// Orders that may follow the first.
    static let mostTurns = 8

    /// The question of a request; throws what is wrong with it.
    package init(_ input: CampaignInput, of found: CaseReading) throws {
        // A world draws how the sources are read.
        let reading = input.world == nil || input.readings != nil ? try found.choosing(input.readings ?? [:]) : found.asWritten
        self.reading = reading
        seed = try PairQuestion.seed(input.seed)
        replication = input.replication ?? 0
        try Bounds.check("replication", replication, 0...10_000_000)
        world = input.world
        if let world { try Bounds.check("world", world, 0...100_000) }
        rules = try RulesOfCase(input.settings ?? [], of: reading)
        settings = rules.settings
        let reader = OrderReader(reading)
        order = try reader.read(input.orderInput)
        let asked = input.turns ?? []
        try Bounds.check("turns", asked.count, 0...Self.mostTurns)
        let last = reading.scenario.horizonDays * 24 / CampaignModel.standardEpochHours - 1
        var read: [(epoch: Int, order: ReadOrder)] = []
        for (number, turn) in asked.enumerated() {
            try Bounds.check("epoch", turn.epoch, (read.last?.epoch ?? 0)...last)
            read.append((turn.epoch, try reader.read(turn.orderInput, pointer: "/turns/\(number)")))
        }
        turns = read
        let amendments = read.reduce(0) { $0 + 1 + $1.order.directive.amendments.count }
        try Bounds.check("orders", amendments, 0...Campaign.mostTurns(formations: reading.scenario.formations.count))
    }

    /// Its name: the same for the same future, whoever asks for it.
    package var id: String {
        PairQuestion.name(
            [
                "anabasis \(Program.version) campaign", reading.digest, "order \(order.identity)", "seed \(seed)",
                "replication \(replication)", world.map { "world \($0)" } ?? "standard",
            ] + turns.map { "from \($0.epoch) \($0.order.identity)" } + settings)
    }

    /// The scenario on which it is played: with the orders that lead where no directive of the case does.
    var scenario: Scenario {
        var scenario = reading.scenario
        let known = Set(scenario.destinations)
        for order in [order] + turns.map(\.order) where !Set(order.scenario.destinations).isSubset(of: known) {
            scenario.directives = scenario.directives.filter { $0.id != order.directive.id } + [order.directive]
        }
        return scenario
    }

    /// The name of the file of a future's recording, by the future's name.
    package static func recording(of id: String) -> String { "\(id.prefix(12)).journal" }

    /// The command that tells it in a terminal: it plays a future of the case, and reads any other from its recording.
    var command: String {
        let isOfCase =
            world == nil && turns.isEmpty && order.going == nil && reading.options.isEmpty
            && reading.scenario.directive(order.directive.id) != nil
        guard isOfCase else { return "anabasis run --from \(Self.recording(of: id))" }
        let words = ["anabasis run", reading.isOwn ? reading.path : reading.id, "--directive \(order.directive.id)"]
        return (words + ["--seed \(seed)", "--replication \(replication)"] + settings.map { "--set \($0)" })
            .joined(separator: " ")
    }
}

/// A future that was played, traced body by body.
package struct PlayedCampaign: Sendable {
    let question: CampaignQuestion
    let scenario: Scenario
    let assignments: [Assignment]
    let journal: Journal
    let epochs: Int
    let epochHours: Int
    /// Formation that stands in the place of each in groups, by the readings of the sources in its world; nil where each stands in its own.
    let standIns: [Int]?

    /// Plays a future on a model of its scenario; throws where it is not settled who goes.
    package init(_ question: CampaignQuestion, on prepared: PreparedModel, workers: Int) async throws {
        self.question = question
        var assignments: [Assignment] = []
        for (number, order) in ([question.order] + question.turns.map(\.order)).enumerated() {
            let pointer = number == 0 ? "" : "/turns/\(number - 1)"
            assignments.append(try await Self.assignment(of: order, question, on: prepared, workers: workers, pointer: pointer))
        }
        let future = FutureModel(
            prepared.model, seed: question.seed, world: question.world, settings: question.settings, assignments: assignments)
        journal = future.campaign(question.replication, sendingIn: question.turns.map(\.epoch)).journal
        scenario = future.model.scenario
        self.assignments = future.assignments
        standIns = future.standIns
        (epochs, epochHours) = (future.model.epochs, future.model.epochHours)
    }

    /// The order with its choice made by the request, or as it was settled before: no request waits for that.
    private static func assignment(
        of order: ReadOrder, _ question: CampaignQuestion, on prepared: PreparedModel, workers: Int, pointer: String
    ) async throws -> Assignment {
        if let assignment = order.assignment { return question.reading.read(assignment) }
        let settling = OrderSettling(question.reading, on: prepared, seed: question.seed, workers: workers)
        guard let choice = try? await settling.choice(of: order.directive, { _ in }, { true }), choice.going != nil else {
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer + "/going", found: "the order leaves open who goes, and it is not settled yet",
                    expected: "going, or a choice settled by POST choices", remedy: "settle it first")
            ])
        }
        return question.reading.read(choice.assignment(of: order.directive, in: prepared.model.scenario))
    }

    /// The recording that `anabasis run --record` writes.
    package func recording() throws(Refusal) -> [UInt8] {
        let head = RecordingHead(
            scenario: question.reading.path, scenarioDigest: question.reading.manifest.digest, version: Program.version,
            seed: question.seed, replication: question.replication, epochHours: epochHours, epochs: epochs,
            settings: question.settings,
            sent: zip([0] + question.turns.map(\.epoch), assignments).map {
                RecordingHead.Sent($1, epoch: $0, in: question.order.scenario)
            }, readings: question.reading.options.isEmpty ? nil : question.reading.options, world: question.world)
        return try Refusal.catching { try Recording.bytes(of: journal, head: head) }
    }

    /// When an epoch begins.
    func time(of epoch: Int) -> LocalTime { question.reading.scenario.start.adding(hours: Double(epoch * epochHours)) }

    /// The campaign as the page shows it.
    package var page: CampaignPage { CampaignPage(self) }
    /// Where every body stood, epoch by epoch (`FrameFile`).
    package var frames: [UInt8] { FrameFile(self).bytes }
    /// The course of a body or a formation in sentences; throws for one that is none.
    package func story(body: Int?, formation: String?) throws(Refusal) -> StoryPage {
        try CampaignStory(self).page(body: body, formation: formation)
    }
}

/// Rules that a request sets over those of a case.
package struct RulesOfCase: Sendable {
    /// All rules.
    package let rules: Rules
    /// Those that differ, written one way.
    let settings: [String]

    init(_ asked: [String], of reading: CaseReading) throws(Refusal) {
        try Bounds.check("settings", asked.count, 0...PairQuestion.mostSettings)
        let rules = try RuleSettings.rules(asked, for: reading.scenario)
        self.rules = rules
        settings = RuleSettings.differences(rules, from: reading.scenario)
    }
}
