import Arithmetic
import Campaigns
import Foundation
import Notation
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// Request for a study, in names and numbers.
package struct PairInput: Codable, Sendable {
    package var scenario: String
    package var directive: String?
    package var order: PlainValue?
    package var yaml: String?
    package var going: [String]?
    /// The order it is compared with; the standing course where none is named.
    package var against: OrderInput?
    package var replications: Int?
    package var worlds: Int?
    package var perWorld: Int?
    package var seed: String?
    package var settings: [String]?
    /// Passages of the sources that are read otherwise: options by the reading's key; in the standard world alone.
    package var readings: [String: String]?
    /// `pairs`, or `reply` for the whole of `anabasis study`.
    package var kind: String?

    var orderInput: OrderInput { OrderInput(directive: directive, order: order, yaml: yaml, going: going) }
}

/// Two orders that are compared in pairs of futures: everything that names the question, and nothing else.
package struct PairQuestion: Sendable {
    /// The case.
    package let reading: CaseReading
    let order: ReadOrder
    let against: ReadOrder
    /// Pairs of futures in all.
    package let replications: Int
    let worlds: Int?
    let perWorld: Int
    /// The seed of all luck.
    package let seed: UInt64
    let settings: [String]
    let rules: Rules

    /// Pairs unless said.
    package static let standardReplications = 200
    /// Most pairs of a study.
    package static let mostReplications = 20_000
    /// Futures of each order in a world unless said.
    static let standardPerWorld = 4
    static let mostSettings = 200

    /// The question of a request; throws what is wrong with it.
    package init(_ input: PairInput, of found: CaseReading) throws {
        let chosen = input.readings ?? [:]
        guard chosen.isEmpty || input.worlds == nil else {
            throw FaultyRequest([
                FaultPage(
                    pointer: "/readings", found: "readings are chosen and worlds are drawn", expected: "one of the two",
                    remedy: "leave worlds out, or readings: worlds draw them")
            ])
        }
        let reading = input.worlds == nil ? try found.choosing(chosen) : found.asWritten
        let replications = input.replications ?? Self.standardReplications
        try Bounds.check("replications", replications, 1...Self.mostReplications)
        if let worlds = input.worlds { try Bounds.check("worlds", worlds, 2...Self.mostReplications / 2) }
        perWorld = input.perWorld ?? Self.standardPerWorld
        try Bounds.check("perWorld", perWorld, 2...100)
        worlds = input.worlds
        self.replications = input.worlds.map { $0 * (input.perWorld ?? Self.standardPerWorld) } ?? replications
        try Bounds.check("worlds times perWorld", self.replications, 1...Self.mostReplications)
        seed = try Self.seed(input.seed)
        let set = try RulesOfCase(input.settings ?? [], of: reading)
        (rules, settings) = (set.rules, set.settings)
        let reader = OrderReader(reading)
        order = try reader.read(input.orderInput)
        against = try reader.read(input.against ?? OrderInput(directive: reading.scenario.standing), pointer: "/against")
        self.reading = reading
        guard order.identity != against.identity else {
            throw FaultyRequest([
                FaultPage(
                    pointer: "/against", found: "both orders are the same", expected: "two orders that differ",
                    remedy: "change one")
            ])
        }
    }

    /// A seed of a request: a whole number as text, since numbers of JSON lose digits.
    static func seed(_ text: String?) throws(Refusal) -> UInt64 {
        guard let text else { return PlayOptions.standardSeed }
        guard text.utf8.count <= 20, let seed = UInt64(text) else {
            throw Refusal(.request, "seed is \"\(text.prefix(24))\", expected a whole number from 0 to \(UInt64.max), as text.")
        }
        return seed
    }

    /// Its name: the same for the same question, whoever asks it, and whenever.
    package var id: String {
        let lines = [
            "anabasis \(Program.version) pairs", reading.digest, "order \(order.identity)", "against \(against.identity)",
            "seed \(seed)", "replications \(replications)", worlds.map { "worlds \($0) of \(perWorld)" } ?? "standard",
        ]
        return Self.name(lines + settings)
    }

    /// A name of some lines.
    static func name(_ lines: [String]) -> String {
        String(SHA256.hexadecimal(of: lines.joined(separator: "\n").utf8).prefix(32))
    }

    /// The scenario on which it is played: with both orders where one of them leads where no directive of the case does.
    var scenario: Scenario {
        var scenario = reading.scenario
        let known = scenario.destinations
        for order in [order, against] where !Set(order.scenario.destinations).isSubset(of: Set(known)) {
            scenario.directives = scenario.directives.filter { $0.id != order.directive.id } + [order.directive]
        }
        return scenario
    }

    /// True if worlds are drawn for it.
    package var isInWorlds: Bool { worlds != nil }

    /// How its worlds are drawn; nil for the standard world alone.
    var design: WorldDesign? {
        worlds.map { _ in
            WorldDesign(
                scenario: scenario, rules: rules, seed: seed, perWorld: perWorld, fixed: WorldDesign.held(by: settings))
        }
    }

    /// The command that plays the order in a terminal, as far as one does.
    package var command: String {
        var words = ["anabasis study", reading.path.contains("/") && reading.isOwn ? reading.path : reading.id]
        words.append("--directive \(order.directive.id)")
        words.append(worlds.map { "--worlds \($0) --per-world \(perWorld)" } ?? "--worlds 1 --replications \(replications)")
        if seed != PlayOptions.standardSeed { words.append("--seed \(seed)") }
        return (words + settings.map { "--set \($0)" }).joined(separator: " ")
    }
}

/// A campaign model for a question, and what it can share with the next one.
package struct PreparedModel: Sendable {
    /// The model.
    package let model: CampaignModel

    /// The model of a scenario under some rules; parts of earlier ones serve again where they are the same.
    init(_ scenario: Scenario, _ rules: Rules, reusing other: PreparedModel?) {
        if let other, other.model.scenario == scenario, other.model.parts(servingUnder: rules) == .all,
            RuleBook.entries.allSatisfy({ $0.value(in: rules) == $0.value(in: other.model.rules) })
        {
            model = other.model
        } else {
            model = CampaignModel(scenario: scenario, rules: rules, reusing: other.map { [$0.model] } ?? [])
        }
    }

    /// The model of a case under its own rules.
    package init(of reading: CaseReading, reusing other: PreparedModel? = nil) {
        self.init(reading.scenario, RuleBook.rules(for: reading.scenario), reusing: other)
    }

    /// The model on which a question is played.
    package init(for question: PairQuestion, reusing other: PreparedModel? = nil) {
        self.init(question.scenario, question.rules, reusing: other)
    }

    /// The model of the standard world that stands beside those of a question's worlds: no other is made from it, so that it takes less
    /// room.
    package init(besideWorldsOf question: PairQuestion) {
        model = CampaignModel(scenario: question.scenario, rules: question.rules, reusable: false)
    }

    /// The model on which a future is played.
    package init(for question: CampaignQuestion, reusing other: PreparedModel? = nil) {
        self.init(question.scenario, question.rules.rules, reusing: other)
    }
}
