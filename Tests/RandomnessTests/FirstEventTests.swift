import Foundation
import Randomness
import Testing

/// Where the first event falls: one budget a body and the cohort sample the same law, and it is the one in closed form.
@Suite struct FirstEventTests {
    /// Below this tail the law is refused; with a dozen tests a false alarm comes once in thousands of seeds, and the seeds are fixed.
    private let refusal = 1e-4
    private let hazards = [0.02, 0, 0.3, 0.05, 0.7, 0.001, 0.2, 0.1]

    /// The chance of the first event on each stretch, and of none, by the C library.
    private var law: [Double] {
        var (before, shares) = (0.0, [Double]())
        for hazard in hazards {
            shares.append(exp(-before) - exp(-before - hazard))
            before += hazard
        }
        return shares + [exp(-before)]
    }

    private func counts(_ bodies: Int, _ place: () -> Int?) -> [Int] {
        var counts = [Int](repeating: 0, count: hazards.count + 1)
        for _ in 0..<bodies { counts[place() ?? hazards.count] += 1 }
        return counts
    }

    @Test func `a hazard budget is exhausted where the prefix sums say`() {
        var numbers = stream(51)
        let way = CumulativeHazard(hazards)
        let test = ChiSquare(observed: counts(200_000) { numbers.firstEvent(on: way) }, shares: law)
        #expect(test.tail > refusal, "\(test)")
    }

    @Test func `a hazard budget carried from segment to segment samples the same law`() {
        var numbers = stream(52)
        let found = counts(200_000) {
            var budget = HazardBudget(&numbers)
            return hazards.firstIndex { budget.isExhausted(by: Float($0)) }
        }
        let test = ChiSquare(observed: found, shares: law)
        #expect(test.tail > refusal, "\(test)")
    }

    /// Cohorts of 5 are placed one by one, those of 400 by a multinomial number.
    @Test(arguments: [5, 400])
    func `a cohort samples the same law`(size: Int) {
        var numbers = stream(53)
        let way = CumulativeHazard(hazards)
        var found = [Int](repeating: 0, count: hazards.count + 1)
        for _ in 0..<(200_000 / size) {
            let met = numbers.firstEvents(of: size, on: way)
            for (stretch, count) in met.enumerated() { found[stretch] += count }
            found[hazards.count] += size - met.reduce(0, +)
        }
        let test = ChiSquare(observed: found, shares: law)
        #expect(test.tail > refusal, "\(test)")
    }

    /// Not only the means: how many of a cohort come through is binomial under either sampler.
    @Test func `the number that comes through is binomial`() {
        let way = CumulativeHazard(hazards)
        let size = 12
        var numbers = stream(54)
        var (alone, together) = ([Int](repeating: 0, count: size + 1), [Int](repeating: 0, count: size + 1))
        for _ in 0..<40_000 {
            alone[(0..<size).filter { _ in numbers.firstEvent(on: way) == nil }.count] += 1
            together[size - numbers.firstEvents(of: size, on: way).reduce(0, +)] += 1
        }
        let shares = binomialMass(size, exp(-way.total))
        for observed in [alone, together] {
            let test = ChiSquare(observed: observed, shares: shares)
            #expect(test.tail > refusal, "\(test)")
        }
    }

    @Test func `the place is the first whose sum reaches the budget`() {
        var numbers = stream(55)
        for length in [1, 2, 3, 17, 64, 150] {
            let way = CumulativeHazard(numbers.uniforms(length))
            for _ in 0..<200 {
                let budget = numbers.exponential() * way.total / 2
                #expect(way.segment(exhausting: budget) == way.sums.firstIndex { $0 >= budget })
            }
        }
        #expect(CumulativeHazard([]).segment(exhausting: 0.1) == nil)
        #expect(CumulativeHazard([0, 0]).segment(exhausting: 0) == nil)
        #expect(numbers.firstEvents(of: 9, on: CumulativeHazard([0, 0])) == [0, 0])
    }

    /// 3,000 bodies of 12 divisions, 150 steps each, hazards at random: survivors as the closed form expects, by three samplers.
    @Test func `the march of three thousand bodies has the survivors that are expected`() {
        var numbers = stream(56)
        let ways = (0..<12).map { _ in CumulativeHazard(numbers.uniforms(150).map { $0 * 0.01 }) }
        var survivors = (budget: 0, sums: 0, cohort: 0)
        for way in ways {
            let steps = zip(way.sums, [0] + way.sums).map { Float($0 - $1) }
            for _ in 0..<250 {
                var budget = HazardBudget(&numbers)
                if !steps.contains(where: { budget.isExhausted(by: $0) }) { survivors.budget += 1 }
                if numbers.firstEvent(on: way) == nil { survivors.sums += 1 }
            }
            survivors.cohort += 250 - numbers.firstEvents(of: 250, on: way).reduce(0, +)
        }
        let chances = ways.map { exp(-$0.total) }
        let expected = 250 * chances.reduce(0, +)
        let spread = (250 * chances.reduce(0) { $0 + $1 * (1 - $1) }).squareRoot()
        for found in [survivors.budget, survivors.sums, survivors.cohort] {
            #expect(abs(Double(found) - expected) < 4 * spread, "\(found) for \(expected), spread \(spread)")
        }
    }
}

/// Losses among n alike: the budget and the cohort sample Binomial(n, 1 - e^-h).
@Suite struct LossesTests {
    private let refusal = 1e-4

    @Test(arguments: [(1, 0.3), (7, 0.05), (14, 0.4), (40, 0.02), (300, 0.004)])
    func `both samplers are binomial`(n: Int, hazard: Double) {
        var numbers = stream(61, entity: UInt32(n))
        var budget = HazardBudget(&numbers)
        var (byBudget, byCohort) = ([Int](repeating: 0, count: n + 1), [Int](repeating: 0, count: n + 1))
        for _ in 0..<100_000 {
            byBudget[numbers.losses(among: n, hazard: Float(hazard), budget: &budget)] += 1
            byCohort[numbers.losses(among: n, hazard: hazard)] += 1
        }
        for observed in [byBudget, byCohort] {
            let test = ChiSquare(observed: observed, shares: binomialMass(n, 1 - exp(-hazard)))
            #expect(test.tail > refusal, "n \(n), hazard \(hazard): \(test)")
        }
    }

    /// Days that follow one another share no random numbers but the budget: losses of one day tell nothing of the next.
    @Test func `what the budget carries over does not tie the days together`() {
        var numbers = stream(62)
        var budget = HazardBudget(&numbers)
        let days = (0..<200_000).map { _ in Double(numbers.losses(among: 10, hazard: 0.06, budget: &budget)) }
        let (mean, variance) = moments(days)
        let covariance = zip(days, days.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / Double(days.count - 1)
        #expect(abs(covariance / variance) < 4 / Double(days.count).squareRoot(), "correlation \(covariance / variance)")
    }

    /// A body that suffers attrition day by day by either sampler, or by both in turn, keeps n e^-H on average.
    @Test func `attrition follows the hazards whichever sampler draws each day`() {
        var numbers = stream(63)
        var left = (budget: 0, cohort: 0, mixed: 0)
        let hazards = [0.01, 0.03, 0.2, 0.5, 0.02, 0.1]
        for _ in 0..<20_000 {
            var men = (budget: 14, cohort: 14, mixed: 14)
            var (budget, other) = (HazardBudget(&numbers), HazardBudget(&numbers))
            for hazard in hazards {
                men.budget -= numbers.losses(among: men.budget, hazard: Float(hazard), budget: &budget)
                men.cohort -= numbers.losses(among: men.cohort, hazard: hazard)
                men.mixed -=
                    Double(men.mixed) * hazard > 1
                    ? numbers.losses(among: men.mixed, hazard: hazard)
                    : numbers.losses(among: men.mixed, hazard: Float(hazard), budget: &other)
            }
            left = (left.budget + men.budget, left.cohort + men.cohort, left.mixed + men.mixed)
        }
        let stay = exp(-hazards.reduce(0, +))
        let spread = (280_000 * stay * (1 - stay)).squareRoot()
        for found in [left.budget, left.cohort, left.mixed] {
            #expect(abs(Double(found) - 280_000 * stay) < 4 * spread, "\(found) for \(280_000 * stay)")
        }
    }

    @Test func `three parts by weight are multinomial`() {
        var numbers = stream(64)
        var (first, second) = ([Int](repeating: 0, count: 10), [Int](repeating: 0, count: 10))
        for _ in 0..<100_000 {
            let parts = numbers.parts(of: 9, weights: (2, 1, 5))
            #expect(parts.0 + parts.1 + parts.2 == 9)
            first[parts.0] += 1
            second[parts.1] += 1
        }
        for (observed, share) in [(first, 0.25), (second, 0.125)] {
            let test = ChiSquare(observed: observed, shares: binomialMass(9, share))
            #expect(test.tail > refusal, "\(test)")
        }
        #expect(numbers.parts(of: 5, weights: (0, 0, 1)).2 == 5)
        #expect(numbers.parts(of: 5, weights: (1, 0, 0)).0 == 5)
    }

    @Test func `nobody is lost where there is no hazard, and nobody more than there are`() {
        var numbers = stream(65)
        var budget = HazardBudget(&numbers)
        #expect(numbers.losses(among: 50, hazard: 0, budget: &budget) == 0)
        #expect(numbers.losses(among: 50, hazard: 0) == 0)
        #expect((0..<1000).allSatisfy { _ in numbers.losses(among: 3, hazard: 50, budget: &budget) == 3 })
    }
}
