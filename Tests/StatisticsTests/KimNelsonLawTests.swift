import Randomness
import Statistics
import Testing

/// Invariances of the selection procedure, and the account it keeps.
struct KimNelsonLawTests {
    private func values(_ seed: UInt64, _ count: Int) -> [[Double]] {
        (0..<count).map { replication in
            var stream = ReplicationStreams(seed: seed, replication: replication).stream(entity: 0, moment: 0, purpose: 0)
            return [stream.normal(), 0.4 + stream.normal(), 0.2 + stream.normal(), stream.normal() - 2]
        }
    }

    private func run(_ values: [[Double]], indifference: Double) -> KimNelson {
        var procedure = KimNelson(systems: 4, confidence: 0.9, indifference: indifference, firstStage: 8)
        for replication in values where procedure.selected == nil { procedure.observe(replication) }
        return procedure
    }

    /// A constant added to all systems in a replication, and another unit of measurement, change no decision.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func decisionsDoNotDependOnUnitOrLevel(seed: UInt64) {
        let values = values(seed, 4000)
        let plain = run(values, indifference: 0.25)
        let scaled = run(values.map { $0.map { 16 * $0 } }, indifference: 4)
        #expect(plain.selected == scaled.selected && plain.dropped == scaled.dropped, "seed \(seed)")
        #expect(plain.selected != nil && plain.replications == scaled.replications, "seed \(seed)")
        let shifted = run(values.enumerated().map { offset, row in row.map { $0 + Double(offset % 7) } }, indifference: 0.25)
        #expect(shifted.selected == plain.selected, "seed \(seed)")
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func systemsAreEitherDroppedOrContenders(seed: UInt64) {
        var procedure = KimNelson(systems: 4, confidence: 0.9, indifference: 0.25, firstStage: 8)
        for replication in values(seed, 4000) where procedure.selected == nil {
            procedure.observe(replication)
            #expect((procedure.contenders + procedure.dropped.map(\.system)).sorted() == [0, 1, 2, 3], "seed \(seed)")
            if procedure.replications < 8 {
                #expect(procedure.dropped.isEmpty && procedure.maximumReplications(0, 1) == .infinity)
            }
        }
        #expect(procedure.contenders.contains(procedure.selected!), "seed \(seed)")
        #expect(procedure.dropped.map(\.after) == procedure.dropped.map(\.after).sorted(), "seed \(seed)")
        #expect(procedure.dropped.allSatisfy { $0.after >= 8 && $0.by != $0.system }, "seed \(seed)")
    }

    @Test func meansAreThoseOfTheObservations() {
        let values = values(3, 500)
        let procedure = run(values, indifference: 0.25)
        for system in 0..<4 {
            let count = procedure.dropped.first { $0.system == system }?.after ?? procedure.replications
            let mean = values[..<count].reduce(0) { $0 + $1[system] } / Double(count)
            #expect(abs(procedure.mean(of: system) - mean) < 1e-12)
        }
        #expect(KimNelson(systems: 3, confidence: 0.9, indifference: 1, firstStage: 5).mean(of: 2) == 0)
    }

    @Test func afterSelectionNothingChanges() {
        var procedure = run(values(4, 4000), indifference: 0.5)
        let before = (procedure.selected, procedure.replications, procedure.mean(of: 0))
        procedure.observe([1e9, 1e9, 1e9, 1e9])
        #expect(procedure.selected == before.0 && procedure.replications == before.1 && procedure.mean(of: 0) == before.2)
    }

    /// A smaller zone or more confidence takes longer, as the inverse square of the zone.
    @Test func theBoundGrowsWithTheInverseSquareOfTheZone() {
        let values = values(6, 8)
        func bound(_ indifference: Double, _ confidence: Double) -> Double {
            var procedure = KimNelson(systems: 4, confidence: confidence, indifference: indifference, firstStage: 8)
            for replication in values { procedure.observe(replication) }
            return procedure.maximumReplications(0, 1)
        }
        #expect(abs(bound(0.1, 0.9) - 100 * bound(1, 0.9)) < 1e-6 * bound(0.1, 0.9))
        #expect(bound(0.1, 0.99) > bound(0.1, 0.9))
    }
}
