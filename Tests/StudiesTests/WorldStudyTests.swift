import Arithmetic
import Campaigns
import RuleSets
import Scenarios
import Statistics
import Studies
import Synchronization
import TestSupport
import Testing

/// Campaigns over worlds: the runner against each world played by hand, in any order, by any workers and in any shards.
@Suite struct WorldStudyTests {
    private static let model = CampaignModel(scenario: UncertainCase.scenario(), rules: Rules())
    private static let assignments = ["go", "standing"].map(UncertainCase.assignment)

    private static func runner(
        perWorld: Int, workers: Int = 2, exchanging: Bool = false, keeper: BlockKeeper? = nil
    ) -> StudyRunner {
        StudyRunner(
            preparation: model, seed: 11, workers: workers,
            worlds: UncertainCase.design(exchanging: exchanging, perWorld: perWorld), keeper: keeper)
    }

    @Test(arguments: [1, 3, 12])
    func `a replication is that of its world, played alone`(perWorld: Int) async {
        let design = UncertainCase.design(perWorld: perWorld)
        let results = await Self.runner(perWorld: perWorld).run(Self.assignments, replications: 3 * perWorld)
        for number in 0..<3 {
            let world = design.world(number)
            let alone = StudyRunner(
                preparation: world.model(epochHours: CampaignModel.standardEpochHours), seed: world.luckSeed, workers: 1)
            let byHand = await alone.run(Self.assignments.map(world.assignment), replications: perWorld)
            for (whole, one) in zip(results.outcomes, byHand.outcomes) {
                #expect(whole[number * perWorld..<(number + 1) * perWorld].elementsEqual(one), "world \(number)")
            }
        }
    }

    @Test func `workers leave no trace, and a later part is part of the whole`() async {
        let whole = await Self.runner(perWorld: 4, workers: 1).run(Self.assignments, replications: 20)
        for workers in [2, 5] {
            let other = await Self.runner(perWorld: 4, workers: workers).run(Self.assignments, replications: 20)
            #expect(other.outcomes == whole.outcomes && other.work == whole.work && other.bodies == whole.bodies)
        }
        // A part that begins within a world.
        let part = await Self.runner(perWorld: 4).run(Self.assignments, replications: 9, from: 7)
        #expect(zip(part.outcomes, whole.outcomes).allSatisfy { $0.elementsEqual($1[7..<16]) })
    }

    @Test(arguments: [2, 3])
    func `shards play each world once between them, all directives of it in one`(count: Int) async {
        let heard = Mutex<[(shard: Int, directive: String, first: Int)]>([])
        for number in 1...count {
            let keeper = BlockKeeper(
                shard: Shard(number: number, of: count)!, runs: { _ in [:] }, values: { _, _ in [:] },
                keep: { key, block in
                    heard.withLock { $0.append((number, key.assignment.directive.id, block.first)) }
                })
            _ = await Self.runner(perWorld: 2, keeper: keeper).run(Self.assignments, replications: 14)
        }
        let blocks = heard.withLock { $0 }
        #expect(blocks.count == 14 && Set(blocks.map { "\($0.directive) \($0.first)" }).count == 14)
        for world in 0..<7 {
            #expect(Set(blocks.filter { $0.first == 2 * world }.map(\.shard)).count == 1, "world \(world)")
        }
    }

    @Test func `values read of stand-ins are those of the exchanged formation`() async {
        let runner = Self.runner(perWorld: 2, exchanging: true)
        let design = UncertainCase.design(exchanging: true)
        let (whole, read) = (
            await runner.run(Self.assignments, replications: 20),
            await runner.values(of: [Response(.menOut, of: [0])], under: Self.assignments, replications: 20)
        )
        var exchanged = 0
        for (replication, outcome) in whole.outcomes[0].enumerated() {
            let standIn = design.standIns(in: replication / 2)?[0] ?? 0
            exchanged += standIn == 0 ? 0 : 1
            #expect(read.values[0][0][replication] == Measure.menOut.value(in: outcome, of: [standIn]))
        }
        #expect(exchanged > 0 && exchanged < 20)
    }

    @Test func `kept runs are read with their stand-ins too`() async {
        let kept = Mutex<[Digest: [Int: Run]]>([:])
        let keeper = { (shard: Shard?) in
            BlockKeeper(
                shard: shard, runs: { key in kept.withLock { $0[key.digest] ?? [:] } }, values: { _, _ in [:] },
                keep: { key, block in
                    guard case .runs(let runs) = block.contents else { return }
                    kept.withLock { all in
                        for (offset, run) in runs.enumerated() { all[key.digest, default: [:]][block.first + offset] = run }
                    }
                })
        }
        let response = [Response(.menOut, of: [0, 1]), Response(.lost, of: [2])]
        _ = await Self.runner(perWorld: 2, exchanging: true, keeper: keeper(.whole)).run(Self.assignments, replications: 12)
        let found = await Self.runner(perWorld: 2, exchanging: true, keeper: keeper(nil))
            .values(of: response, under: Self.assignments, replications: 12)
        let played = await Self.runner(perWorld: 2, exchanging: true)
            .values(of: response, under: Self.assignments, replications: 12)
        #expect(found.values == played.values && found.replications == 12)
    }

    @Test func `the worlds' laws are in the name under which campaigns are kept`() async {
        let names = Mutex<[Digest]>([])
        let keeper = BlockKeeper(
            shard: nil,
            runs: { key in
                names.withLock { $0.append(key.digest) }
                return [:]
            }, values: { _, _ in [:] }, keep: { _, _ in })
        func ask(_ design: WorldDesign?) async {
            _ = await StudyRunner(preparation: Self.model, seed: 11, workers: 1, worlds: design, keeper: keeper)
                .run([Self.assignments[0]], replications: 2)
        }
        var wider = UncertainCase.scenario()
        wider.uncertainty.placeKilometres = 5
        var friendlier = UncertainCase.scenario()
        friendlier.uncertainty.attitudes[0] = Uncertainty.Attitude(low: 0.2, best: 0.5, high: 0.95)
        var unread = UncertainCase.scenario()
        unread.uncertainty.readings = []
        let others: [WorldDesign?] = [
            nil, UncertainCase.design(perWorld: 3), UncertainCase.design(purpose: .design), UncertainCase.design(of: wider),
            UncertainCase.design(of: friendlier), UncertainCase.design(of: unread), UncertainCase.design(exchanging: true),
            WorldDesign(
                scenario: UncertainCase.scenario(), rules: Rules(), seed: 11, perWorld: 2, fixed: ["contact.sightNight"]),
        ]
        await ask(UncertainCase.design())
        await ask(UncertainCase.design())
        for other in others { await ask(other) }
        let asked = names.withLock { $0 }
        #expect(asked[0] == asked[1] && Set(asked).count == others.count + 1)
    }

    // MARK: the unknowns' study

    @Test func `a study of unknowns has its verdict over all worlds, on any number of workers`() async throws {
        let sampling = WorldSampling(most: 24, perWorld: 2, isFixed: true)
        var found: [UnknownsStudy] = []
        for workers in [1, 3] {
            let study = await UnknownsStudy.play(
                Self.assignments[0], against: Self.assignments[1], in: UncertainCase.design(),
                sampling: sampling, workers: workers)
            found.append(try #require(study))
        }
        #expect(found[0].worlds == 24 && !found[0].wasStopped)
        #expect(found[0].judgement.findings.map(\.sample) == found[1].judgement.findings.map(\.sample))
        #expect(found[0].judgement.verdict == found[1].judgement.verdict)
        let worth = try #require(found[0].worth())
        #expect(worth == found[1].worth())
    }

    @Test func `too few worlds are no study of unknowns`() async {
        let study = await UnknownsStudy.play(
            Self.assignments[0], against: Self.assignments[1], in: UncertainCase.design(),
            sampling: WorldSampling(most: StudyUnknowns.leastWorlds - 1, perWorld: 2, isFixed: true), workers: 2)
        #expect(study == nil)
    }
}
