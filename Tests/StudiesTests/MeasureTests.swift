import Arithmetic
import Campaigns
import Studies
import Testing

/// Measures read from an outcome that is written down.
@Suite struct MeasureTests {
    private static func ledger(_ change: (inout Ledger) -> Void) -> Ledger {
        var ledger = Ledger()
        change(&ledger)
        return ledger
    }

    /// Two formations; four days and the day after them.
    private static let outcome = Outcome(
        formations: [
            Outcome.OfFormation(
                ledger: ledger {
                    ($0.start, $0.inRanks, $0.arrived, $0.arrivedCutOff) = (1000, 100, 400, 150)
                    ($0.killed, $0.captured, $0.deserted, $0.fellOut, $0.guerrillas) = (50, 60, 70, 80, 240)
                    ($0.weaponsStart, $0.weaponsBroughtOut, $0.weaponsDestroyed) = (20, 3, 5)
                    ($0.weaponsLost, $0.weaponsCarried) = (8, 4)
                }, arrivedByDay: DailyCounts([0, 400, 0, 0, 0])),
            Outcome.OfFormation(
                ledger: ledger { ($0.start, $0.arrived, $0.killed) = (10, 7, 3) }, arrivedByDay: DailyCounts([7, 0, 0, 0, 0])),
        ], guerrillasByZone: [240], recruits: 33, tiedByDay: [1600, 0, 800, 0, 0], heldByDay: [2000, 2000, 2000, 2000, 0],
        delayHours: 12.5, contacts: [1, 2, 3, 4, 5, 6], digest: Digest())

    @Test(
        arguments: [
            (.menOut, 407), (.menOutFree, 257), (.killed, 53), (.captured, 60), (.deserted, 70), (.astray, 80),
            (.guerrillas, 240), (.onTheMarch, 100), (.lost, 263), (.weaponsOut, 3), (.weaponsDestroyed, 5), (.weaponsLost, 8),
            (.weaponsCarried, 4), (.heldInRear, 2000), (.tiedDown, 600), (.tiedBattalionDays, 3), (.delayHours, 12.5),
            (.recruits, 33), (.contacts, 21),
        ] as [(Measure, Double)])
    func `a measure is read over all formations`(measure: Measure, value: Double) {
        #expect(measure.value(in: Self.outcome, of: [0, 1]) == value)
    }

    @Test func `of no formation there is nothing but what is the enemy's`() {
        let ofEnemy: Set<Measure> = [.heldInRear, .tiedDown, .tiedBattalionDays, .delayHours, .recruits, .contacts]
        for measure in Measure.allCases {
            let value = measure.value(in: Self.outcome, of: [])
            #expect((value == 0) != ofEnemy.contains(measure), "\(measure)")
            if ofEnemy.contains(measure) { #expect(value == measure.value(in: Self.outcome, of: [0, 1])) }
        }
    }

    @Test func `formations add up`() {
        for measure in Measure.allCases where measure.value(in: Self.outcome, of: []) == 0 {
            let parts = [0, 1].map { measure.value(in: Self.outcome, of: [$0]) }
            #expect(parts[0] + parts[1] == measure.value(in: Self.outcome, of: [0, 1]), "\(measure)")
        }
    }

    @Test func `every man and every weapon is counted once`() {
        let sum = { (measures: [Measure]) in measures.reduce(0) { $0 + $1.value(in: Self.outcome, of: [0, 1]) } }
        #expect(sum([.menOut, .killed, .captured, .deserted, .astray, .guerrillas, .onTheMarch]) == 1010)
        #expect(sum([.menOut, .lost, .guerrillas, .onTheMarch]) == 1010)
        #expect(sum([.weaponsOut, .weaponsDestroyed, .weaponsLost, .weaponsCarried]) == 20)
    }

    @Test func `a measure has a title and a unit of its own`() {
        #expect(Set(Measure.allCases.map(\.title)).count == Measure.allCases.count)
        #expect(Measure.allCases.allSatisfy { !$0.title.isEmpty && !$0.unit.isEmpty })
        #expect(Measure.menOut.unit == "men" && Measure.delayHours.unit == "hours")
        #expect(Measure.weaponsCarried.unit == "guns and tanks")
    }

    @Test func `less of a loss is better`() {
        let losses: Set<Measure> = [
            .killed, .captured, .deserted, .astray, .onTheMarch, .lost, .weaponsLost, .weaponsCarried, .contacts,
        ]
        for measure in Measure.allCases { #expect(measure.prefersMore != losses.contains(measure), "\(measure)") }
    }

    // MARK: distributions

    @Test(arguments: [[3.0], [1, 2], [5, 5, 5, 5], [9, -4, 0, 2.5, 7]])
    func `quantiles never fall, from the least to the greatest`(values: [Double]) {
        let distribution = Distribution(values)
        let quantiles = (0...20).map { distribution.quantile(Double($0) / 20) }
        #expect(quantiles == quantiles.sorted() && quantiles.first == values.min() && quantiles.last == values.max())
        #expect(distribution.meanInterval().contains(distribution.mean) && distribution.count == values.count)
    }

    @Test func `a distribution moves and scales with its values`() {
        let values = [4.0, 8, 15, 16, 23, 42]
        let (one, other) = (Distribution(values), Distribution(values.map { 3 * $0 - 7 }))
        #expect(abs(other.mean - (3 * one.mean - 7)) < 1e-9 && abs(other.deviation - 3 * one.deviation) < 1e-9)
        for p in [0.1, 0.25, 0.5, 0.9] { #expect(abs(other.quantile(p) - (3 * one.quantile(p) - 7)) < 1e-9) }
    }

    @Test func `the order of the values is of no account`() {
        #expect(Distribution([3, 1, 2]) == Distribution([1, 2, 3]) && Distribution([1, 1, 2]).share(above: 1) == 1.0 / 3)
    }

    @Test func `a single value has no deviation and an interval of itself`() {
        let one = Distribution([7])
        #expect(one.deviation == 0 && one.meanInterval() == 7...7 && one.quantile(0.3) == 7 && one.interval(0.8) == 7...7)
    }

    @Test func `a difference turned round has the other sign`() {
        let (a, b) = ([5.0, 3, 9, 1, 4], [2.0, 3, 10, 0, 1])
        let (one, other) = (PairedDifference(a, minus: b), PairedDifference(b, minus: a))
        #expect(one.mean == -other.mean && abs(one.chanceBetter + other.chanceBetter - 1) < 1e-12)
        #expect(abs(one.interval.lowerBound + other.interval.upperBound) < 1e-12)
        // Three of five more, one as many.
        #expect(abs(one.chanceBetter - 0.7) < 1e-12)
    }
}
