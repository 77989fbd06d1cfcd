import Arithmetic
import Campaigns
import Geography
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// Campaigns with other destinations, hours or amendments are kept under different names.
struct DestinationKeyTests {
    private static let conduct = Conduct(route: .gaps)

    /// The names under which campaigns of some assignments would be kept.
    private static func names(_ assignments: [Assignment], in scenario: Scenario) async -> [Digest] {
        let heard = Mutex<[Digest]>([])
        let keeper = BlockKeeper(
            shard: nil,
            runs: { key in
                heard.withLock { $0.append(key.digest) }
                return [:]
            }, values: { _, _ in [:] }, keep: { _, _ in })
        let model = CampaignModel(scenario: scenario, rules: Rules())
        _ = await StudyRunner(preparation: model, seed: 4, workers: 1, keeper: keeper).run(assignments, replications: 1)
        return heard.withLock { $0 }
    }

    @Test func `where, by which way, when and later are in the name`() async {
        let plain = Fixtures.plain()
        let grid = plain.theatre.grid
        let objectives = [40, 41].map { Objective.cells([.init($0)], of: grid) }
        var conducts = [Conduct](repeating: Self.conduct, count: 7)
        conducts[1].to = objectives[0]
        conducts[2].to = objectives[1]
        conducts[3].to = .cells([.init(40)], of: grid, from: plain.start.adding(hours: 48))
        conducts[4].via = [Passage(name: "p", cells: objectives[0].cells)]
        conducts[5].via = [Passage(name: "p", cells: objectives[1].cells)]
        conducts[6].start = plain.start.adding(hours: 48)
        var change = ConductChange()
        change.march = .both
        let directives = conducts.enumerated().map { number, conduct in
            Directive(
                id: "d\(number)", title: "", summary: "", issued: nil, quote: "", sources: [],
                parts: [DirectivePart(name: "all", who: .group("all"), conduct: conduct)])
        }
        let amended = [24.0, 48].map { hours in
            Directive(
                id: "a", title: "", summary: "", issued: nil, quote: "", sources: [], parts: directives[0].parts,
                amendments: [
                    Amendment(
                        issued: plain.start.adding(hours: hours),
                        parts: [AmendedPart(name: "c", who: .addressee(.group("all")), change: change)])
                ])
        }
        let scenario = plain.with(directives: directives + amended + [plain.directives[1]])
        let assignments = (directives + amended).map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let names = await Self.names(assignments, in: scenario)
        #expect(names.count == 9 && Set(names).count == 9)
        // An objective's name is no part of it.
        var renamed = conducts[1]
        renamed.to = Objective(name: "elsewhere", goals: objectives[0].goals)
        let again = Assignment(directive: directives[1], conduct: [renamed])
        #expect(await Self.names([again], in: scenario) == [names[1]])
    }
}
