import Campaigns
import Randomness
import Testing

/// Counts by day that are kept where they are not 0.
struct DailyCountsTests {
    @Test func theyAreThoseOfAnArray() {
        var stream = ReplicationStreams(seed: 3, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        var (counts, plain) = (DailyCounts(), [Int32](repeating: 0, count: 40))
        for _ in 0..<500 {
            let (day, change) = (stream.index(below: 40), Int32(stream.index(below: 3)))
            let value = change == 0 ? 0 : plain[day] + change
            plain[day] = value
            counts[day] = value
            #expect(counts.entries.map(\.day) == counts.entries.map(\.day).sorted())
        }
        #expect((0..<40).allSatisfy { counts[$0] == plain[$0] } && counts[41] == 0)
        #expect(counts == DailyCounts(plain) && counts.entries.count == plain.count { $0 != 0 })
        #expect(counts.sum == plain.reduce(0) { $0 + Int($1) })
        #expect(counts.sum(before: 10) == plain[..<10].reduce(0) { $0 + Int($1) })
    }

    @Test func aLedgerTakesFourBytesAColumn() {
        #expect(MemoryLayout<Ledger>.size == 14 * 4)
        #expect(MemoryLayout<Outcome.OfFormation>.stride <= 80)
    }
}
