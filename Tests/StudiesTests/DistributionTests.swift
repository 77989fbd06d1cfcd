import Studies
import Testing

/// Statistics with known answers.
struct DistributionTests {
    @Test func momentsAndQuantiles() {
        let d = Distribution([5, 1, 4, 2, 3])
        #expect(d.mean == 3)
        #expect(abs(d.deviation - 2.5.squareRoot()) < 1e-12)
        #expect(d.quantile(0) == 1 && d.quantile(0.5) == 3 && d.quantile(1) == 5)
        #expect(abs(d.quantile(0.1) - 1.4) < 1e-12)
        #expect(d.interval(0.5) == 2...4)
        #expect(d.share(above: 3) == 0.4)
    }

    /// Student's t with 99 degrees of freedom: 1.984217.
    @Test func theMeanIntervalIsStudents() {
        let d = Distribution((0..<100).map { Double($0 % 2) })
        let interval = d.meanInterval()
        #expect(abs(interval.upperBound - 0.5 - 1.984217 * 0.5025189 / 10) < 1e-6)
    }

    /// Ten replications of a world that are all alike are one observation, not ten.
    @Test func replicationsOfAWorldAreNotIndependent() {
        let worlds = (0..<20).map { Double($0 * 7 % 20) }
        let alone = Distribution(worlds)
        let tenfold = Distribution(worlds.flatMap { [Double](repeating: $0, count: 10) }, perWorld: 10)
        #expect(tenfold.observations == 20 && abs(tenfold.standardError - alone.standardError) < 1e-12)
        #expect(tenfold.meanInterval() == alone.meanInterval())
        #expect(Distribution(worlds.flatMap { [Double](repeating: $0, count: 10) }).standardError < alone.standardError / 3)
    }

    @Test func pairsTakeTheLuckOut() {
        let luck = (0..<50).map { Double($0 * 37 % 50) }
        let pair = PairedDifference(luck.map { $0 + 1 }, minus: luck)
        #expect(pair.mean == 1 && pair.interval == 1...1 && pair.chanceBetter == 1)
        #expect(PairedDifference(luck, minus: luck).chanceBetter == 0.5)
    }

    @Test func quantileIntervalsHoldTheQuantile() throws {
        let interval = try #require(Distribution((1...1000).map(Double.init)).quantileInterval(0.5))
        #expect(interval.contains(500) && !interval.contains(600))
        #expect(Distribution([1, 2, 3, 4, 5]).quantileInterval(0.5) == nil, "five values are too few for 95 %")
        #expect(Distribution([6, 5, 4, 3, 2, 1]).quantileInterval(0.5) == 1...6)
    }
}
