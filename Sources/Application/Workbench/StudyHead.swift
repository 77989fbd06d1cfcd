import Archives
import Campaigns
import Foundation
import ScenarioFiles
import Scenarios
import Studies

/// Subject of a study, as a list shows it: enough to ask the same again.
package struct StudyHead: Codable, Sendable {
    /// An order that is compared.
    struct OrderHead: Codable, Sendable {
        let directive: String
        let title: String
        let digest: String
        let yaml: String
        let order: PlainValue
        let words: [[OrderSpan]]
        /// Formations that go as the request names them; nil where the choice was left to the planner.
        let going: [String]?

        init(_ read: ReadOrder) {
            (directive, title, digest) = (read.directive.id, read.directive.title, read.digest)
            (yaml, order) = (read.yaml, read.fields)
            words = OrderWords(read.fields, in: read.scenario).paragraphs
            going = read.going.map { $0.map { read.scenario.formations[$0].id } }
        }
    }

    package let id: String
    package let kind: String
    let scenario: String
    let scenarioDigest: String
    let seed: String
    let settings: [String]
    let replications: Int?
    let worlds: Int?
    let perWorld: Int?
    let order: OrderHead?
    let against: OrderHead?
    package let command: String

    /// Text of the order; nil where every directive of the case is played.
    package var yaml: String? { order?.yaml }

    /// The head of a study of pairs.
    package init(_ question: PairQuestion) {
        (id, kind, scenario) = (question.id, "pairs", question.reading.id)
        (scenarioDigest, seed, settings) = (question.reading.digest, "\(question.seed)", question.settings)
        (replications, worlds) = (question.replications, question.worlds)
        perWorld = question.worlds.map { _ in question.perWorld }
        (order, against) = (OrderHead(question.order), OrderHead(question.against))
        command = question.command
    }

    /// The head of a choice.
    package init(choiceOf order: ReadOrder, in reading: CaseReading, seed: UInt64) {
        id = PairQuestion.name(["anabasis \(Program.version) choice", reading.digest, order.identity, "seed \(seed)"])
        (kind, scenario, scenarioDigest) = ("choice", reading.id, reading.digest)
        (self.seed, settings, replications, worlds, perWorld) = ("\(seed)", [], nil, nil, nil)
        (self.order, against) = (OrderHead(order), nil)
        command = "anabasis run \(reading.id) --directive \(order.directive.id) --seed \(seed)"
    }

    /// The head of a whole reply.
    package init(_ question: ReplyQuestion) {
        (id, kind, scenario) = (question.id, "reply", question.reading.id)
        (scenarioDigest, seed, settings) = (question.reading.digest, "\(question.seed)", question.settings)
        (replications, worlds, perWorld) = (nil, question.worlds, question.worlds.map { _ in question.perWorld })
        (order, against, command) = (nil, nil, question.command)
    }
}

/// The whole of `anabasis study`: every directive of the case, the reply and its files.
package struct ReplyQuestion: Sendable {
    let reading: CaseReading
    let worlds: Int?
    let perWorld: Int
    let seed: UInt64
    let settings: [String]

    /// The question of a request; throws what is wrong with it.
    package init(_ input: PairInput, of reading: CaseReading) throws {
        guard try reading.choosing(input.readings ?? [:]).options.isEmpty else {
            throw FaultyRequest([
                FaultPage(
                    pointer: "/readings", found: "readings are chosen, and the worlds of a reply draw them",
                    expected: "a request without readings", remedy: "leave them out, or ask for pairs")
            ])
        }
        self.reading = reading
        worlds = input.worlds
        perWorld = input.perWorld ?? PairQuestion.standardPerWorld
        if let worlds { try Bounds.check("worlds", worlds, 2...PairQuestion.mostReplications / 2) }
        try Bounds.check("perWorld", perWorld, 2...100)
        seed = try PairQuestion.seed(input.seed)
        settings = try RulesOfCase(input.settings ?? [], of: reading).settings
    }

    /// Its name: the same for the same question.
    package var id: String {
        PairQuestion.name(
            [
                "anabasis \(Program.version) reply", reading.digest, "seed \(seed)",
                worlds.map { "worlds \($0) of \(perWorld)" } ?? "until it is settled",
            ] + settings)
    }

    /// The command that makes it in a terminal.
    package var command: String {
        var words = ["anabasis study", reading.isOwn ? reading.path : reading.id, "--sweep 0"]
        if let worlds { words.append("--worlds \(worlds) --per-world \(perWorld)") }
        if seed != PlayOptions.standardSeed { words.append("--seed \(seed)") }
        return (words + settings.map { "--set \($0)" }).joined(separator: " ")
    }

    /// The folder of its files.
    package var folder: String { "\(StudyRecords.folder(of: reading.workspace))/\(id)" }
    /// True if the reply was written there.
    package var isWritten: Bool { ReplyFiles(folder).names.contains("reply.html") }

    /// Plays the study and writes its files; returns their folder. Throws as `StudySession` does.
    package func play(
        workers: Int, hearing listener: @escaping @Sendable (PairEvent) -> Void,
        shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> String {
        let sampling = worlds.map { WorldSampling(most: $0, perWorld: perWorld, isFixed: true) } ?? WorldSampling()
        let query = StudyQuery(
            scenario: reading.path, sampling: .drawn(sampling),
            play: PlayOptions(seed: seed, workers: workers, settings: settings), sweep: 0,
            out: folder, command: command)
        let package = try await StudySession(query, in: reading.workspace).run(
            progress: { event in
                if case .progress(let stage, let done, let all) = event {
                    listener(.progress(stage: stage, done: done, of: all))
                }
            }, shouldStop: shouldStop)
        _ = try package.write()
        return package.folder
    }
}
