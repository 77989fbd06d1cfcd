import Randomness
import Testing

/// The bits of draws from 200 addresses: a change here changes every campaign, and must be meant.
@Suite struct PinnedDrawTests {
    @Test func drawsOfAllDistributions() {
        var draws: [Double] = []
        let way = CumulativeHazard([0.02, 0.4, 0.1])
        for k in 0..<200 {
            var stream = ReplicationStreams(seed: 7, replication: k).stream(entity: 3, moment: UInt32(k), purpose: 5)
            draws.append(stream.normal())
            draws.append(stream.exponential())
            draws.append(stream.logNormal(median: 3, sigma: 0.4))
            draws.append(stream.beta(1, 12))
            draws.append(Double(stream.binomial(500, 0.2)))
            draws.append(stream.bernoulli(0.4) ? 1 : 0)
            draws.append(Double(stream.index(weights: [1, 2, 3])))
            draws += stream.multinomial(90, shares: [0.2, 0.3, 0.5]).map(Double.init)
            draws += stream.firstEvents(of: 30, on: way).map(Double.init)
            draws.append(Double(stream.firstEvent(on: way) ?? -1))
            var budget = HazardBudget(&stream)
            for _ in 0..<5 { draws.append(Double(stream.losses(among: 9, hazard: 0.1, budget: &budget))) }
            draws.append(Double(budget.left))
            stream.sample(chances: [0.2, 0.9, 0.4]) { draws.append(Double($0)) }
        }
        let digest = draws.reduce(14_695_981_039_346_656_037 as UInt64) { digest, value in
            let mixed = (digest ^ value.bitPattern) &* 1_099_511_628_211
            return mixed ^ (mixed >> 29)
        }
        #expect(digest == 0x29aa_a572_576d_dd61)
    }

    /// Systematic sampling: each index with its chance, and as many as the chances sum to.
    @Test func systematicSamplesHaveTheirChancesAndTheirSize() {
        var numbers = stream(71)
        let chances: [Float] = [0.2, 0, 0.9, 0.4, 1, 0.5]
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<100_000 {
            var chosen: [Int] = []
            numbers.sample(chances: chances) { chosen.append($0) }
            #expect(chosen.count == 3 && chosen == Set(chosen).sorted())
            for index in chosen { counts[index] += 1 }
        }
        for (count, chance) in zip(counts, chances) {
            let (p, n) = (Double(chance), 100_000.0)
            #expect(abs(Double(count) - n * p) <= 4 * (n * p * (1 - p)).squareRoot() + 1e-2, "\(counts)")
        }
    }
}
