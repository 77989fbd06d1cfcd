import Campaigns
import Figures
import Foundation
import Notation
import Pages
import Planning
import Prose
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Pages of situations, plans and campaigns on random ground: they read well, fit their width and say what was found.
@Suite struct RoughPagesTests {
    private static func situation(seed: Int) -> SituationText {
        let scenario = Fixtures.rough(seed: seed)
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return SituationText(reader.situation(at: scenario.start), scenario: scenario, rules: rules.appraisal)
    }

    private static func plan(seed: Int) -> (page: PlanText, scenario: Scenario)? {
        let scenario = Fixtures.rough(seed: seed)
        let rules = RuleBook.rules(for: scenario)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        return Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start, detachmentSize: 40).map {
            (
                PlanText(
                    $0, directive: scenario.directives[0], scenario: scenario,
                    dailyHours: rules.appraisal.march.dailyHours), scenario
            )
        }
    }

    @Test(arguments: 1...12)
    func `a situation reads well, names every formation and fits any width`(seed: Int) throws {
        let text = Self.situation(seed: seed)
        #expect(ProseLint.faults(of: text.document).isEmpty, "\(ProseLint.faults(of: text.document))")
        let markdown = text.markdown
        for standing in text.figures.standings { #expect(markdown.contains(standing.name)) }
        for width in [40, 72, 100] {
            #expect(text.terminal(width: width, color: false).split(separator: "\n").allSatisfy { $0.displayWidth <= width })
        }
        let cutOff = text.figures.standings.contains(where: \.isCutOff)
        #expect(cutOff || text.figures.gaps.isEmpty)
        let page = try JSONValue.read(try text.json())
        #expect(page["standings"]?.items?.count == 3 && page["gaps"]?.items?.count == text.figures.gaps.count)
    }

    @Test(arguments: 1...8)
    func `a plan reads well, and its tables hold its figures`(seed: Int) throws {
        guard let (text, scenario) = Self.plan(seed: seed) else { return }
        #expect(ProseLint.faults(of: text.document).isEmpty, "\(ProseLint.faults(of: text.document))")
        let page = try JSONValue.read(try text.json())
        let men = scenario.formations.reduce(0) { $0 + $1.men.best }
        #expect(page["men"]?.number == Double(men))
        let tables = text.document.opening.compactMap { if case .table(let table) = $0 { table } else { nil } }
        let gaps = try #require(page["gaps"]?.items)
        #expect(tables.reduce(0) { $0 + $1.rows.count } >= gaps.count)
        for width in [40, 80] {
            #expect(text.terminal(width: width, color: false).split(separator: "\n").allSatisfy { $0.displayWidth <= width })
        }
    }

    // MARK: a campaign in words

    private static func campaign(seed: Int) -> (text: CampaignText, events: [Event], epochs: Int, scenario: Scenario) {
        let rough = Fixtures.rough(seed: seed)
        let scenario = rough.with(horizonDays: 5)
        let model = CampaignModel(scenario: scenario, rules: Rules())
        var campaign = Campaign(
            preparation: model, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario),
            tracing: true)
        campaign.play(seed: UInt64(seed), replication: 0)
        return (
            CampaignText(scenario: scenario, epochHours: 12, width: 100), campaign.journal.events, model.epochs, scenario
        )
    }

    /// The numbers before a word in a text, summed.
    private static func sum(_ text: String, before words: String) -> Int {
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return flat.components(separatedBy: " \(words)").dropLast().reduce(0) { sum, part in
            let digits = part.reversed().prefix { $0.isNumber || $0 == "," }.reversed()
            return sum + (Int(String(digits).replacing(",", with: "")) ?? 0)
        }
    }

    @Test(arguments: 1...10)
    func `the days of a campaign tell every man whom its journal tells`(seed: Int) {
        let (text, events, epochs, _) = Self.campaign(seed: seed)
        let days = text.days(0..<epochs, of: events)
        let men = { (kinds: [Event.Kind]) in events.reduce(0) { kinds.contains($1.kind) ? $0 + Int($1.men) : $0 } }
        #expect(Self.sum(days, before: "arrive") == men([.arrived, .arrivedCutOff]))
        #expect(Self.sum(days, before: "deserted") == men([.deserted]))
        #expect(Self.sum(days, before: "fell out or went astray") == men([.fellOut]))
        let contacts = events.count { $0.kind == .contact }
        let results = ["evaded", "brushed aside", "scattered", "blocked", "destroyed", "from the air"]
        #expect(results.reduce(0) { $0 + Self.sum(days, before: $1) } == contacts)
        // Day by day alone is the same as all at once.
        let bounds = [0, 1] + Array(stride(from: 3, to: epochs, by: 2)) + [epochs]
        let parts = zip(bounds, bounds.dropFirst()).map { from, to in
            text.days(from..<to, of: events.filter { (from..<to).contains(Int($0.epoch)) })
        }
        for kind in ["deserted", "evaded"] {
            #expect(parts.reduce(0) { $0 + Self.sum($1, before: kind) } == Self.sum(days, before: kind))
        }
    }

    @Test(arguments: 1...10)
    func `the end of a campaign is where its ledgers end`(seed: Int) throws {
        let (text, events, _, scenario) = Self.campaign(seed: seed)
        let lines = text.ending(events).split(separator: "\n").map { $0.split(separator: " ") }
        var ledgers = [Ledger](repeating: Ledger(), count: scenario.formations.count)
        for event in events where event.formation != Event.noFormation { ledgers[Int(event.formation)].enter(event) }
        for (formation, ledger) in zip(scenario.formations, ledgers) {
            let row = try #require(lines.first { $0.first == Substring(formation.name) }).dropFirst().compactMap { Int($0) }
            #expect(
                row.count == 8 && row[0] == row.dropFirst().reduce(0, +) && row[0] == ledger.start && row[1] == ledger.arrived)
        }
    }
}
