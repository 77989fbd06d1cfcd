import Campaigns
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// Responses are read of campaigns without keeping them, and found again where they were kept.
struct ResponseTests {
    private let preparation: CampaignModel
    private let assignments: [Assignment]
    private let responses: [Response]

    init() throws {
        let scenario = try Fixtures.lesson()
        preparation = CampaignModel(scenario: scenario, rules: Rules())
        assignments = scenario.directives.prefix(2).map { AddresseeResolver.assignment(of: $0, in: scenario) }
        responses = [.killed, .tiedDown, .contacts].map { Response($0, of: [0, 1]) }
    }

    private func runner(_ keeper: BlockKeeper? = nil) -> StudyRunner {
        StudyRunner(preparation: preparation, seed: 4, workers: 2, keeper: keeper)
    }

    @Test func valuesAreThoseOfTheOutcomes() async {
        let whole = await runner().run(assignments, replications: 23)
        let read = await runner().values(of: responses, under: assignments, replications: 23)
        #expect(read.replications == 23 && !read.wasStopped)
        #expect(read.values == whole.outcomes.map { outcomes in responses.map { one in outcomes.map(one.value) } })
        let tail = await runner().values(of: responses, under: assignments, replications: 8, from: 15)
        #expect(tail.values == read.values.map { $0.map { Array($0[15...]) } })
    }

    @Test func whatIsKeptIsNotPlayedAgain() async throws {
        let memory = Memory()
        let played = await runner(memory.keeper).values(of: responses, under: assignments, replications: 25)
        let blocks = memory.blocks.withLock { $0 }
        #expect(blocks.count == 6 && blocks.allSatisfy { $0.count <= Block.size })
        let found = await runner(memory.reader).values(of: responses, under: assignments, replications: 25)
        #expect(found.values == played.values && memory.missed.load(ordering: .relaxed) == 0)
        // Others are not kept, and a block of which a replication is missing is missing.
        let others = await runner(memory.reader).values(of: [Response(.lost, of: [0])], under: assignments, replications: 25)
        #expect(others.replications == 0 && others.wasStopped && memory.missed.load(ordering: .relaxed) == 50)
        let more = await runner(memory.reader).values(of: responses, under: assignments, replications: 30)
        #expect(more.replications == 20 && memory.missed.load(ordering: .relaxed) == 70)
    }

    /// Where the whole run is kept, any response is read of it.
    @Test func keptRunsAnswerAnyResponse() async {
        let memory = Memory()
        let whole = await runner(memory.keeper).run(assignments, replications: 20)
        let read = await runner(memory.reader).values(of: responses, under: assignments, replications: 20)
        #expect(read.values == whole.outcomes.map { outcomes in responses.map { one in outcomes.map(one.value) } })
        let again = await runner(memory.reader).run(assignments, replications: 20)
        #expect(again.outcomes == whole.outcomes && again.work == whole.work && again.bodies == whole.bodies)
    }
}

/// A store in memory.
private final class Memory: Sendable {
    let blocks = Mutex<[Block]>([])
    let missed = Atomic(0)
    private let runs = Mutex<[CampaignKey: [Int: Run]]>([:])
    private let values = Mutex<[CampaignKey: [[Response]: [Int: [Double]]]]>([:])

    /// Plays and keeps what is not there.
    var keeper: BlockKeeper { keeper(.whole) }
    /// Plays nothing.
    var reader: BlockKeeper { keeper(nil) }

    private func keeper(_ shard: Shard?) -> BlockKeeper {
        BlockKeeper(
            shard: shard, runs: { key in self.runs.withLock { $0[key] ?? [:] } },
            values: { key, responses in self.values.withLock { $0[key]?[responses] ?? [:] } },
            keep: { key, block in
                self.blocks.withLock { $0.append(block) }
                switch block.contents {
                case .runs(let runs):
                    self.runs.withLock { all in
                        for (offset, run) in runs.enumerated() { all[key, default: [:]][block.first + offset] = run }
                    }
                case .values(let values, let responses):
                    self.values.withLock { all in
                        for (offset, row) in values.enumerated() {
                            all[key, default: [:]][responses, default: [:]][block.first + offset] = row
                        }
                    }
                }
            }, miss: { self.missed.add($0, ordering: .relaxed) })
    }
}
