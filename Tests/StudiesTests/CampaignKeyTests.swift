import Campaigns
import Foundation
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// The name under which outcomes are kept: another question, another name.
@Suite struct CampaignKeyTests {
    /// Keeps the keys that a study asks for.
    private final class Register: Sendable {
        let keys = Mutex<[CampaignKey]>([])

        var keeper: BlockKeeper {
            BlockKeeper(
                shard: nil,
                runs: { key in
                    self.keys.withLock { $0.append(key) }
                    return [:]
                }, values: { _, _ in [:] }, keep: { _, _ in })
        }
    }

    /// The key of a campaign of a scenario's first directive.
    private static func key(
        _ scenario: Scenario = Fixtures.plain(), rules: Rules = Rules(), conduct: Conduct = Conduct(), issued: LocalTime? = nil,
        reading: OrderReading = .standard, seed: UInt64 = 1, epochHours: Int = 12, id: String = "go",
        reusing: [CampaignModel] = []
    ) async -> CampaignKey {
        let register = Register()
        let model = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours, reusing: reusing)
        let directive = Directive(id: id, title: id, summary: "", issued: issued, quote: "", sources: [], parts: [])
        let assignment = Assignment(
            directive: directive, conduct: scenario.formations.map { _ in conduct }, reading: reading)
        _ = await StudyRunner(preparation: model, seed: seed, workers: 1, keeper: register.keeper)
            .run([assignment], replications: 1)
        return register.keys.withLock { $0[0] }
    }

    @Test func `the same question has the same name`() async {
        let (one, other) = (await Self.key(), await Self.key())
        #expect(one.digest == other.digest)
    }

    @Test func `two directives that tell all the same have one name`() async {
        let (one, other) = (await Self.key(id: "go"), await Self.key(id: "another"))
        #expect(one.digest == other.digest && one.assignment.id != other.assignment.id)
    }

    @Test func `every dial of a conduct is in it`() async {
        let turned: [Conduct] = [
            Conduct(), Conduct(task: .stay), Conduct(heavyWeapons: .destroy), Conduct(detachmentSize: 999), Conduct(ways: 2),
            Conduct(route: .gaps), Conduct(march: .day), Conduct(march: .both), Conduct(ifBlocked: .stay),
            Conduct(ifCannot: .stayAsGuerrillas),
        ]
        var digests: Set<String> = []
        for conduct in turned { digests.insert(await Self.key(conduct: conduct).digest.description) }
        #expect(digests.count == turned.count)
    }

    @Test func `seed, length of an epoch, hour and way of the order are in it`() async {
        let time = LocalTime("1950-10-02T06:00")!
        let keys = [
            await Self.key(), await Self.key(seed: 2), await Self.key(epochHours: 6), await Self.key(issued: time),
            await Self.key(issued: time.adding(hours: 1)),
            await Self.key(issued: time, reading: OrderReading(delivery: .atOnce)),
            await Self.key(issued: time, reading: OrderReading(dispersed: .recalled)),
        ]
        #expect(Set(keys.map(\.digest.description)).count == keys.count)
    }

    @Test func `every rule is in it`() async {
        let plain = Fixtures.plain()
        let model = CampaignModel(scenario: plain, rules: Rules())
        var digests = [await Self.key(plain).digest.description]
        for entry in RuleBook.entries {
            let other = entry.standard == entry.range.upperBound ? entry.range.lowerBound : entry.range.upperBound
            let rules = entry.setting(other, in: Rules())
            digests.append(await Self.key(plain, rules: rules, reusing: [model]).digest.description)
        }
        #expect(Set(digests).count == RuleBook.entries.count + 1)
    }

    @Test func `what a program may vary of a scenario is in it`() async {
        let plain = Fixtures.plain(enemy: [Fixtures.force(battalions: 1, at: CellID(50))])
        let scenarios = [
            plain, plain.with(start: plain.start.adding(hours: 24)), plain.with(horizonDays: 5),
            plain.with(intelligence: Intelligence(delayHours: 24, blur: 1)),
            plain.with(intelligence: Intelligence(delayHours: 0, blur: 2)),
            plain.with(enemy: [Fixtures.force(battalions: 2, at: CellID(50))]),
            plain.with(enemy: [Fixtures.force(battalions: 1, at: CellID(51))]),
            plain.with(enemy: [Fixtures.force(battalions: 1, at: CellID(50), posture: .security)]),
            plain.with(enemy: [Fixtures.force(battalions: 1, at: CellID(50), mobility: .motor)]),
            plain.with(formations: Fixtures.plain(from: CellID(7 * 12)).formations),
            plain.with(formations: Fixtures.plain(men: Strength(low: 400, best: 400, high: 500)).formations),
            plain.with(directives: [plain.directives[0], Self.staying]),
        ]
        var digests: Set<String> = []
        for scenario in scenarios { digests.insert(await Self.key(scenario).digest.description) }
        #expect(digests.count == scenarios.count)
    }

    private static let staying = Directive(
        id: "standing", title: "", summary: "", issued: nil, quote: "", sources: [],
        parts: [DirectivePart(name: "", who: .group("all"), conduct: Conduct(task: .stay))])

    @Test func `the record and the words are not in it`() async {
        let plain = Fixtures.plain()
        let figure = HistoricalFigure(
            metric: "m", key: "menOutTotal", date: "", low: 1, best: 2, high: 3, unit: "men", confidence: "low", sources: [],
            note: "")
        let (bare, told) = (
            await Self.key(plain),
            await Self.key(plain.with(history: [figure], sources: [Source(key: "s", citation: "S", standing: "seen")]))
        )
        #expect(bare.digest == told.digest)
    }
}
