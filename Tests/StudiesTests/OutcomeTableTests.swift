import Arithmetic
import Campaigns
import Studies
import Testing

/// A table of outcomes says of its columns what the outcomes say one by one.
struct OutcomeTableTests {
    private static let days = 9

    /// Outcomes at random, some with numbers that fill their bytes.
    private static func outcomes(_ count: Int) -> [Outcome] {
        (0..<count).map { row in
            var state = UInt64(row) &* 0x9e37_79b9_7f4a_7c15 | 1
            let number = { (most: Int) -> Int32 in
                // Knuth's multiplier; the high bits are the better ones.
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return Int32(state >> 33) % Int32(most + 1)
            }
            let formations = (0..<3).map { formation -> Outcome.OfFormation in
                var ledger = Ledger()
                for column in Ledger.Column.allCases { ledger[column] = Int(number(formation == 1 ? 9 : 70_000)) }
                return Outcome.OfFormation(
                    ledger: ledger, arrivedByDay: DailyCounts((0..<days).map { _ in number(2) == 0 ? number(900) : 0 }),
                    orderDay: number(days) - 1, orderReached: number(300), orderObeyed: number(200))
            }
            return Outcome(
                formations: formations, guerrillasByZone: [number(40), 0], recruits: number(1),
                tiedByDay: (0..<days).map { _ in number(500) }, heldByDay: (0..<days).map { _ in number(90_000) },
                delayHours: Double(number(1000)) / 7, contacts: (0..<6).map { _ in number(4) },
                digest: Self.digest(of: row))
        }
    }

    private static func digest(of row: Int) -> Digest {
        var digest = Digest()
        digest.add(row)
        return digest
    }

    private static func table(_ outcomes: [Outcome]) -> OutcomeTable {
        var table = OutcomeTable()
        table.append(contentsOf: outcomes)
        return table
    }

    /// None, one, not a page, a page, a page and one, several; some on disk, with and without a part of a page.
    static let counts = [0, 1, 50, 128, 129, 300, 17 * 128, 2400]

    @Test(arguments: counts) func `every outcome comes out as it went in`(count: Int) {
        let outcomes = Self.outcomes(count)
        let table = Self.table(outcomes)
        #expect(table.count == count && table.elementsEqual(outcomes))
        #expect(table.digests == outcomes.map(\.digest) && table.days == (count == 0 ? 0 : Self.days))
    }

    @Test(arguments: counts) func `a measure of all is that of each`(count: Int) {
        let outcomes = Self.outcomes(count)
        let table = Self.table(outcomes)
        for measure in Measure.allCases {
            for formations in [[], [1], [0, 2], [2, 1, 0]] {
                let one = outcomes.map { measure.value(in: $0, of: formations) }
                #expect(table.values(measure, of: [(0..<count, formations)]) == one, "\(measure) \(formations)")
            }
        }
    }

    @Test(arguments: [300, 2400]) func `spans have formations of their own`(count: Int) {
        let outcomes = Self.outcomes(count)
        let spans = [(0..<10, [0]), (10..<131, [1, 2]), (131..<count, [2])]
        let table = Self.table(outcomes)
        let one = spans.flatMap { rows, formations in rows.map { Measure.lost.value(in: outcomes[$0], of: formations) } }
        #expect(table.values(.lost, of: spans) == one)
        let arrived = table.arrived(of: spans)
        #expect(arrived.count == Self.days)
        for (rows, formations) in spans {
            for row in rows {
                for day in 0..<Self.days {
                    let sum = formations.reduce(0) { $0 + outcomes[row].formations[$1].arrivedByDay.sum(before: day + 1) }
                    #expect(arrived[day][row] == sum)
                }
            }
        }
    }

    @Test func `columns are those of the outcomes`() {
        let outcomes = Self.outcomes(300)
        let table = Self.table(outcomes)
        #expect(table[.orderDay(formation: 2)] == outcomes.map { Int($0.formations[2].orderDay) })
        #expect(table[.guerrillas(zone: 0)] == outcomes.map { Int($0.guerrillasByZone[0]) })
        #expect(table[.tied(day: 4)] == outcomes.map { Int($0.tiedByDay[4]) })
        #expect(table[.held(day: 8)] == outcomes.map { Int($0.heldByDay[8]) })
        #expect(table[.contacts(result: 5)] == outcomes.map { Int($0.contacts[5]) })
        #expect(table.sum(.orderObeyed(formation: 0)) == outcomes.reduce(0) { $0 + Int($1.formations[0].orderObeyed) })
        for column in Ledger.Column.allCases {
            #expect(table[.ledger(column, formation: 1)] == outcomes.map { $0.formations[1].ledger[column] })
        }
    }

    @Test(arguments: [0, 1, 127, 128, 129, 255, 299, 300, 400, 2047, 2048, 2200]) func `the first are kept`(kept: Int) {
        let outcomes = Self.outcomes(kept < 2000 ? 300 : 2300)
        var table = Self.table(outcomes)
        table.keep(first: kept)
        #expect(table.elementsEqual(outcomes.prefix(kept)))
        table.append(contentsOf: outcomes)
        #expect(table.elementsEqual(outcomes.prefix(kept) + outcomes))
    }

    @Test func `tables of the same outcomes are equal however they were filled`() {
        let outcomes = Self.outcomes(200)
        var parts = Self.table(Array(outcomes.prefix(70)))
        parts.append(contentsOf: Self.table(Array(outcomes.dropFirst(70))))
        #expect(parts == Self.table(outcomes))
        #expect(parts != Self.table(outcomes.reversed()) && parts != Self.table(Array(outcomes.dropLast())))
    }
}
