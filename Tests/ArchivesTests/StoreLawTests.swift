import Archives
import Arithmetic
import Campaigns
import Foundation
import Scenarios
import Studies
import TestSupport
import Testing

/// Laws of the store over many seeds: whatever numbers a run has, they come back; the order in which it is kept plays no part.
struct StoreLawTests {
    /// An outcome of numbers at random, with the extremes among them.
    static func outcome(_ dimensions: StudyDimensions, _ stream: inout TestStream) -> Outcome {
        let edges: [Int32] = [0, 0, 1, 2, 127, 128, 65_535, .max - 1]
        func count() -> Int32 { stream.below(3) == 0 ? stream.pick(edges) : Int32(stream.below(5000)) }
        func list(_ length: Int) -> [Int32] { (0..<length).map { _ in stream.below(2) == 0 ? 0 : count() } }
        let formations = dimensions.formations.map { _ -> Outcome.OfFormation in
            var formation = Outcome.OfFormation(
                arrivedByDay: DailyCounts(list(dimensions.days)), orderDay: Int32(stream.below(dimensions.days + 1)) - 1,
                orderReached: count(), orderObeyed: count())
            for path in ledgers { formation.ledger[keyPath: path] = stream.below(90_000) }
            let ledger = formation.ledger
            formation.ledger.start =
                ledger.inRanks + ledger.arrived + ledger.killed + ledger.captured + ledger.deserted + ledger.fellOut
                + ledger.guerrillas
            formation.ledger.weaponsStart =
                ledger.weaponsCarried + ledger.weaponsDestroyed + ledger.weaponsLost + ledger.weaponsBroughtOut
            return formation
        }
        var digest = Digest()
        digest.add(Int(truncatingIfNeeded: stream.next()))
        return Outcome(
            formations: formations, guerrillasByZone: list(dimensions.zones.count), recruits: count(),
            tiedByDay: list(dimensions.days),
            heldByDay: list(dimensions.days), delayHours: Double(stream.below(2_000_001) - 1_000_000) / 7,
            contacts: list(ContactResult.allCases.count), digest: digest)
    }

    private static let ledgers: [WritableKeyPath<Ledger, Int> & Sendable] = [
        \.start, \.inRanks, \.arrived, \.arrivedCutOff, \.killed, \.captured, \.deserted, \.fellOut, \.guerrillas,
        \.weaponsStart,
        \.weaponsCarried, \.weaponsDestroyed, \.weaponsLost, \.weaponsBroughtOut,
    ]

    private func run(_ dimensions: StudyDimensions, _ stream: inout TestStream) -> Run {
        var work = Campaign.Work()
        (work.bodyEpochs, work.steps, work.contacts) = (stream.below(1 << 40), stream.below(100), stream.below(7))
        return Run(outcome: Self.outcome(dimensions, &stream), work: work, bodies: stream.below(1000))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func rowsAreTheOutcome(seed: UInt64) throws {
        let dimensions = try StudyCase().identity.dimensions
        var stream = TestStream(seed)
        let run = run(dimensions, &stream)
        let (head, rows) = (RunHead(run), RunRows(run.outcome))
        #expect(rows.outcome(head, dimensions) == run.outcome)
    }

    @Test func everyNumberIsInTheDigest() throws {
        let dimensions = try StudyCase().identity.dimensions
        var stream = TestStream(4)
        let run = run(dimensions, &stream)
        let digest = { (outcome: Outcome) in
            RunHead(Run(outcome: outcome, work: run.work, bodies: run.bodies)).rowDigest(
                of: Digest(), replication: 1, RunRows(outcome))
        }
        var digests = [digest(run.outcome)]
        for path in Self.ledgers {
            var other = run.outcome
            other.formations[1].ledger[keyPath: path] ^= 1
            digests.append(digest(other))
        }
        let changes: [(inout Outcome) -> Void] = [
            { $0.formations[2].orderDay += 1 }, { $0.formations[0].orderReached ^= 1 }, { $0.formations[0].orderObeyed ^= 1 },
            { $0.formations[0].arrivedByDay[3] += 1 }, { $0.guerrillasByZone[1] ^= 1 }, { $0.recruits ^= 1 },
            { $0.tiedByDay[2] ^= 1 },
            { $0.heldByDay[2] ^= 1 }, { $0.delayHours += 1 }, { $0.contacts[5] ^= 1 }, { $0.digest.add(1) },
            { $0.formations.swapAt(0, 1) },
        ]
        for change in changes {
            var other = run.outcome
            change(&other)
            digests.append(digest(other))
        }
        #expect(Set(digests).count == digests.count)
    }

    /// The key of a campaign of the lesson, as a runner asks a keeper for it.
    private func key(_ study: StudyCase) async -> CampaignKey? {
        let keys = Keys()
        let keeper = BlockKeeper(
            runs: {
                keys.add($0)
                return [:]
            }, values: { _, _ in [:] }, keep: { _, _ in })
        let assignment = study.request.directives.map { AddresseeResolver.assignment(of: $0, in: study.scenario) }[0]
        _ = await StudyRunner(preparation: study.preparation, seed: 1950, workers: 1, keeper: keeper).run(
            [assignment], replications: 1)
        return keys.first
    }

    @Test func whateverIsKeptComesBackInWhateverOrderItCame() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let key = try #require(await key(study))
            var stream = TestStream(8)
            let blocks = (0..<6).map { number in
                Block(first: 10 * number, .runs((0..<10).map { _ in run(study.identity.dimensions, &stream) }))
            }
            for (name, order) in [
                ("forward", [0, 1, 2, 3, 4, 5]), ("backward", [5, 4, 3, 2, 1, 0]), ("twice", [2, 0, 2, 5, 1, 4, 3, 0]),
            ] {
                let store = try study.open("\(folder)/\(name).study")
                let keeper = store.keeper()
                for number in order { keeper.keep(key, blocks[number]) }
                #expect(store.close() == nil)
                let found = try StoreReading("\(folder)/\(name).study").keeper().runs(key)
                #expect(found.count == 60, "\(name)")
                for block in blocks {
                    guard case .runs(let runs) = block.contents else { continue }
                    for (offset, run) in runs.enumerated() { #expect(found[block.first + offset] == run, "\(name)") }
                }
            }
        }
    }

    @Test func partsMayOverlapAndComeInAnyOrder() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let key = try #require(await key(study))
            var stream = TestStream(15)
            let blocks = (0..<5).map { number in
                Block(first: 10 * number, .runs((0..<10).map { _ in run(study.identity.dimensions, &stream) }))
            }
            let parts = try [[0, 1], [1, 2, 3], [3, 4, 0]].enumerated().map { number, held in
                let store = try study.open("\(folder)/part-\(number).study")
                for block in held { store.keeper().keep(key, blocks[block]) }
                #expect(store.close() == nil)
                return store.path
            }
            var wholes: [[Int: Run]] = []
            for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
                let whole = "\(folder)/whole-\(order[0]).study"
                let found = try StoreMerge(order.map { parts[$0] }).write(to: whole)
                #expect(found.campaigns == 50 && found.shared == 30 && found.damaged.isEmpty, "\(found)")
                wholes.append(try StoreReading(whole).keeper().runs(key))
            }
            #expect(wholes[0].count == 50 && wholes[0] == wholes[1] && wholes[1] == wholes[2])
        }
    }
}
