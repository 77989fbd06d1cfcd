import Campaigns
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// Studies on ground without an enemy, where what comes of a directive is certain.
@Suite struct CertainSelectionTests {
    private static func directive(_ id: String, _ conduct: Conduct) -> Directive {
        Directive(
            id: id, title: id, summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "", who: .group("all"), conduct: conduct)])
    }

    private static let go = directive("go", Conduct(heavyWeapons: .destroy, detachmentSize: 100))
    private static let stay = directive("stay", Conduct(task: .stay))

    /// Nobody falls out, deserts or starves.
    private static let rules: Rules = {
        var rules = Rules()
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.stragglingMen = 0
        rules.cohesion.hungerHazard = 0
        rules.cohesion.strengthSpread = 0
        rules.appraisal.march.fatiguePerDay = 0
        rules.appraisal.contact.airPerHour = 0
        rules.reaction.reserveBlocks = 0
        return rules
    }()

    private static let preparation = CampaignModel(scenario: Fixtures.plain(horizonDays: 12), rules: rules)

    private static func select(_ measure: Measure, _ directives: [Directive], most: Int = 200) async -> Selection {
        let criterion = DirectiveSelection.Criterion(
            measure: measure, formations: [0], confidence: 0.95, indifference: 5, firstStage: 10, most: most)
        return await DirectiveSelection(preparation: preparation, criterion: criterion, seed: 3, workers: 1).run(directives)
    }

    @Test func `without an enemy all who go come out, and nobody who stays`() async {
        let selection = await Self.select(.menOut, [Self.stay, Self.go])
        #expect(selection.values[1].allSatisfy { $0 == 400 } && selection.values[0].allSatisfy { $0 == 0 })
        #expect(selection.selected == 1 && selection.leader == 1 && !selection.wasStopped)
    }

    @Test func `of guerrillas the most is best`() async {
        let selection = await Self.select(.guerrillas, [Self.go, Self.stay])
        #expect(selection.selected == 1, "more guerrillas are more of what is wanted")
    }

    @Test func `what is certain is told on the first stage`() async throws {
        let selection = await Self.select(.menOut, [Self.stay, Self.go])
        #expect(selection.campaigns == 20 && selection.values.allSatisfy { $0.count == 10 })
        let lead = try #require(selection.lead(over: 0))
        #expect(lead.mean == 400 && lead.interval == 400...400 && lead.chanceBetter == 1)
        #expect(selection.lead(over: 1)?.mean == 0)
    }

    @Test func `one directive is the best of one`() async {
        let selection = await Self.select(.menOut, [Self.go])
        #expect(selection.selected == 0 && selection.campaigns <= 10)
    }

    // MARK: shards

    @Test(arguments: [1, 2, 3, 7])
    func `shards play every block once between them`(count: Int) async {
        let assignment = AddresseeResolver.assignment(of: Self.go, in: Self.preparation.scenario)
        let other = AddresseeResolver.assignment(of: Self.stay, in: Self.preparation.scenario)
        let tally = Tally()
        for number in 1...count {
            let keeper = BlockKeeper(
                shard: Shard(number: number, of: count)!, runs: { _ in [:] }, values: { _, _ in [:] },
                keep: { key, block in tally.add("\(key.digest) \(block.first) \(block.count)") })
            let runner = StudyRunner(preparation: Self.preparation, seed: 3, workers: 2, keeper: keeper)
            _ = await runner.run([assignment, other], replications: 35)
        }
        let blocks = tally.all
        #expect(blocks.count == 8 && Set(blocks).count == 8)
    }

    @Test func `a shard that is none cannot be`() {
        #expect(Shard(number: 0, of: 3) == nil && Shard(number: 4, of: 3) == nil && Shard(number: 1, of: 0) == nil)
        #expect(Shard(number: 1, of: 1) == .whole)
    }

    // MARK: stopping

    @Test func `a study that knows for certain stops at the first look`() async throws {
        let plain = Fixtures.plain(horizonDays: 12)
        let scenario = plain.with(directives: [Self.go, plain.directives[1]])
        let request = StudyRequest(
            scenario: scenario, rules: Self.rules, directives: scenario.directives, replications: 5000, workers: 2,
            sensitivityReplications: 0, precision: Precision(halfWidth: 1))
        let study = await StudyConductor(request).conduct()
        #expect(study.replications == 100 && study.halfWidth == 0 && !study.wasStopped)
    }

    @Test func `a study that is stopped before it begins has nothing, and says so`() async {
        let scenario = Fixtures.plain()
        let runner = StudyRunner(preparation: Self.preparation, seed: 1, workers: 2)
        let assignment = AddresseeResolver.assignment(of: Self.go, in: scenario)
        let results = await runner.run([assignment], replications: 30, shouldStop: { true })
        #expect(results.wasStopped && results.outcomes.map(\.count) == [0] && results.bodies == 0)
        let values = await runner.values(
            of: [Response(.menOut, of: [0])], under: [assignment], replications: 30, shouldStop: { true })
        #expect(values.wasStopped && values.replications == 0)
    }

    @Test(arguments: [1, 2, 5])
    func `the same seed gives the same outcomes on any number of workers`(workers: Int) async {
        let assignment = AddresseeResolver.assignment(of: Self.go, in: Self.preparation.scenario)
        let play = { (workers: Int) in
            await StudyRunner(preparation: Self.preparation, seed: 9, workers: workers).run([assignment], replications: 25)
        }
        let (one, other) = (await play(1), await play(workers))
        #expect(one.outcomes == other.outcomes && one.work == other.work)
    }
}

/// Lines told by several workers.
private final class Tally: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
