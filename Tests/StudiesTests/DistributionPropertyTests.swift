import Campaigns
import Scenarios
import Statistics
import Studies
import TestSupport
import Testing

/// Properties of distributions, of pairs and of what is read from the command line, over many seeds.
@Suite struct DistributionPropertyTests {
    private static func values(_ seed: Int, _ count: Int, entity: UInt32 = 0) -> [Double] {
        var stream = WorldStreams.stream(seed: UInt64(seed), index: count, entity: entity, purpose: .permutation)
        // Whole numbers, so that some are equal.
        return (0..<count).map { _ in (20 * stream.uniform() - 10).rounded() }
    }

    @Test(arguments: 1...40)
    func `quantiles rise, meet the ends and lie between neighbours`(seed: Int) {
        let values = Self.values(seed, 1 + seed % 17)
        let found = Distribution(values)
        let quantiles = (0...50).map { found.quantile(Double($0) / 50) }
        #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(quantiles[0] == values.min() && quantiles[50] == values.max())
        for (rank, value) in values.sorted().enumerated() where values.count > 1 {
            #expect(abs(found.quantile(Double(rank) / Double(values.count - 1)) - value) < 1e-9)
        }
    }

    @Test(arguments: 1...40)
    func `a shift and a scale go through everything, and the order through nothing`(seed: Int) throws {
        let values = Self.values(seed, 8 + seed % 30)
        let (plain, turned) = (Distribution(values), Distribution(values.reversed()))
        #expect(turned.sorted == plain.sorted && abs(turned.standardError - plain.standardError) < 1e-12)
        let scaled = Distribution(values.map { 100 - 3 * $0 })
        #expect(abs(scaled.mean - (100 - 3 * plain.mean)) < 1e-9)
        #expect(abs(scaled.deviation - 3 * plain.deviation) < 1e-9)
        // A negative scale turns the quantiles round.
        #expect(abs(scaled.quantile(0.2) - (100 - 3 * plain.quantile(0.8))) < 1e-9)
        let (one, other) = (plain.meanInterval(), scaled.meanInterval())
        #expect(abs(other.lowerBound - (100 - 3 * one.upperBound)) < 1e-9)
        #expect(plain.meanInterval(confidence: 0.5).upperBound <= one.upperBound)
    }

    @Test(arguments: 1...30)
    func `a difference is the other's with the sign turned`(seed: Int) {
        let (a, b) = (Self.values(seed, 25), Self.values(seed, 25, entity: 1))
        let (one, other) = (PairedDifference(a, minus: b), PairedDifference(b, minus: a))
        #expect(abs(one.mean + other.mean) < 1e-12)
        #expect(abs(one.interval.lowerBound + other.interval.upperBound) < 1e-9)
        #expect(abs(one.chanceBetter + other.chanceBetter - 1) < 1e-12)
        #expect(abs(one.mean - (Distribution(a).mean - Distribution(b).mean)) < 1e-12)
    }

    /// The interval from order statistics holds the median of a known law as often as it says.
    @Test func `intervals of the median hold it`() {
        let trials = 400
        let held = (0..<trials).count { trial in
            var stream = WorldStreams.stream(seed: 9, index: trial, purpose: .permutation)
            let interval = Distribution((0..<25).map { _ in stream.uniform() }).quantileInterval(0.5)
            return interval?.contains(0.5) ?? false
        }
        #expect(Double(held) / Double(trials) > 0.93, "\(held)")
    }

    @Test(arguments: [(10, 2, 5), (11, 2, 5), (3, 4, 3), (8, 4, 2)])
    func `only whole worlds count`(count: Int, perWorld: Int, observations: Int) {
        let values = (0..<count).map(Double.init)
        #expect(Distribution(values, perWorld: perWorld).observations == observations)
        #expect(WorldSampling.means(of: values, perWorld: perWorld).count == count / perWorld)
        #expect(WorldSampling.means(of: values, perWorld: nil) == values)
        let sample = WorldSample(whole: values, perWorld: perWorld)
        #expect((sample?.worlds ?? 0) == (count >= 2 * perWorld ? count / perWorld : 0))
    }

    /// Worlds that all have one mean leave the mean of all without an error, however much luck there is.
    @Test func `the error of a mean over worlds is that of worlds`() {
        let alike = Distribution([1, 9, 2, 8, 3, 7, 4, 6], perWorld: 2)
        #expect(alike.standardError == 0 && alike.meanInterval() == 5...5 && alike.deviation > 0)
    }

    // MARK: levels

    @Test(arguments: 0..<300)
    func `whatever is written after --vary is read or refused in a sentence`(seed: Int) throws {
        let scenario = UncertainCase.scenario()
        var stream = WorldStreams.stream(seed: 31, index: seed, purpose: .permutation)
        let pieces = [
            "ways", "delay", "date", "march", "route", "split", "=", "=", ",", "...", "0", "1", "3", "-2", "nan", "inf",
            "1e400",
            "9223372036854775807", "1950-10-03", "T06:00", "gaps", "both", "first", ".", "contact.sightNight", " ", "0.3",
        ]
        let text = (0..<2 + stream.index(below: 6)).map { _ in pieces[stream.index(below: pieces.count)] }.joined()
        do {
            let axis = try Level.axis(text, of: scenario.directives[0], in: scenario)
            #expect(!axis.isEmpty && axis.count <= Level.mostValues && Set(axis.map(\.value)).count == axis.count)
            for level in axis {
                let again = try Level.axis("\(level.dial.name)=\(level.text)", of: scenario.directives[0], in: scenario)
                #expect(again == [level])
                if case .number(let value) = level.value { #expect(value.isFinite) }
            }
        } catch {
            #expect(error.description.hasPrefix("--vary") && error.description.hasSuffix("."), "\(text): \(error)")
        }
    }

    @Test func `a range has at most so many values`() throws {
        let scenario = UncertainCase.scenario()
        let axis = { (text: String) in try Level.axis(text, of: scenario.directives[0], in: scenario) }
        #expect(try axis("detachment-size=1...\(Level.mostValues)").count == Level.mostValues)
        #expect(throws: FactorFault.self) { try axis("detachment-size=1...\(Level.mostValues + 1)") }
        #expect(throws: FactorFault.self) { try axis("detachment-size=-9223372036854775808...9223372036854775807") }
        let many = (1...Level.mostValues + 1).map(String.init).joined(separator: ",")
        #expect(throws: FactorFault.self) { try axis("detachment-size=\(many)") }
    }
}
