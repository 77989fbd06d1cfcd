import Statistics
import Testing

/// Findings, classes and the stopping rule: by hand, and by their error over many studies.
struct WorldVerdictTests {
    /// Worlds of two campaigns with luck of 0.1 around these values.
    private func sample(_ worlds: [Double]) -> WorldSample {
        WorldSample(worlds.flatMap { [$0 - 0.1, $0 + 0.1] }, perWorld: 2)
    }

    @Test func classesAreThoseOfTheGainsAndLosses() {
        let clauses = [Clause(sample([5, 5, -5, -5, 0, 0]), delta: 1), Clause(sample([5, -5, 5, -5, 0, 5]), delta: 1)]
        #expect(
            WorldSample.classes(of: clauses) == [.appropriate, .trade, .trade, .notAppropriate, .noDifference, .appropriate])
        let verdict = WorldVerdict(clauses, resamples: 200, seed: 1)
        #expect(verdict.verdict == nil && verdict.clauses.allSatisfy { $0.finding == .notKnown })
        #expect(WorldClass.allCases.map { verdict.share(of: $0).estimate } == [2, 1, 2, 1].map { $0 / 6 })
        #expect(verdict.gains.estimate == 4.0 / 6 && verdict.loses.estimate == 3.0 / 6)
        for share in verdict.shares { #expect(share.interval.contains(share.estimate ?? 2) && share.interval.lowerBound > 0) }
    }

    /// 40 worlds: 39 gain in the first clause, none matters in the second.
    @Test func clearCasesAreFound() {
        let gains = sample((0..<40).map { $0 == 0 ? -9 : 5 + Double($0 % 7) })
        let flat = sample((0..<40).map { Double($0 % 5) / 10 })
        let verdict = WorldVerdict([Clause(gains, delta: 1), Clause(flat, delta: 1)], resamples: 200, seed: 1)
        #expect(verdict.verdict == .appropriate && verdict.clauses.map(\.finding) == [.better, .noDifference])
        let turned = WorldSample(gains.values.map { -$0 }, perWorld: 2)
        let worse = WorldVerdict([Clause(turned, delta: 1), Clause(flat, delta: 1)], resamples: 200, seed: 1)
        #expect(worse.verdict == .notAppropriate && worse.clauses[0].finding == .worse)
        // The same resamples: what was better is worse by the same bounds.
        #expect(worse.clauses[0].worse == verdict.clauses[0].better)
        let trade = WorldVerdict([Clause(gains, delta: 1), Clause(turned, delta: 1)], resamples: 200, seed: 1)
        #expect(trade.verdict == .trade)
        #expect(WorldVerdict([Clause(flat, delta: 1)], resamples: 200, seed: 1).verdict == .noDifference)
        // Nine worlds that agree are too few: 0.05^(1/9) = 0.717; eleven are enough.
        let few = { (worlds: Int) in
            WorldVerdict([Clause(self.sample((0..<worlds).map { 5 + Double($0) }), delta: 1)], resamples: 50, seed: 1).verdict
        }
        #expect(few(9) == nil && few(11) == .appropriate)
    }

    /// Luck hides the worlds, but the mean is far above delta: the finding stands, no share is printed.
    @Test func aClearMeanIsFoundWhereWorldsAreHidden() {
        let hidden = WorldSample((0..<320).map { 9 + Double($0 % 2) }, perWorld: 10)
        let clause = WorldVerdict([Clause(hidden, delta: 1)], resamples: 100, seed: 1).clauses[0]
        #expect(hidden.spread == .notDistinguishable && clause.finding == .better && clause.better.estimate == nil)
        #expect(clause.better.interval.lowerBound < 0.9)
    }

    @Test func theRuleLooksAndStops() {
        let rule = StoppingRule(halfWidth: 10)
        #expect(rule.nextLook(after: 0) == 32 && rule.nextLook(after: 32) == 64 && rule.nextLook(after: 1024) == nil)
        #expect(abs(rule.confidence - (1 - 0.05 / 6)) < 1e-15)
        #expect(rule.decision(after: 32, found: 9, isSettled: true) == .settled)
        #expect(rule.decision(after: 16, found: 9, isSettled: true) == .goOn(to: 32))
        #expect(rule.decision(after: 64, found: 11, isSettled: true) == .goOn(to: 128))
        #expect(rule.decision(after: 64, found: 9, isSettled: false) == .goOn(to: 128))
        #expect(rule.decision(after: 1024, found: 11, isSettled: false) == .limitReached)
        #expect(StoppingRule().decision(after: 32, found: nil, isSettled: true) == .settled)
        let clear = [Clause(sample((0..<64).map { 5 + Double($0 % 3) }), delta: 1)]
        let verdict = WorldVerdict(clear, confidence: rule.confidence, resamples: 50, seed: 1)
        #expect(rule.decision(on: clear, verdict: verdict) == .settled)
        #expect(StoppingRule(halfWidth: 0.01).decision(on: clear, verdict: verdict) == .goOn(to: 128))
    }

    /// The hardest case: exactly the share required is better. Over all looks a false finding is rarer than the error; with 95 % at
    /// every look it would not be.
    @Test func theErrorOverAllLooksIsKept() {
        let runs = ToyWorlds.repetitions / 5
        let most = runs >= 200 ? 1024 : 128
        let rule = StoppingRule(looks: [32, 64, 128, 256, 512, 1024].filter { $0 <= most })
        let toy = ToyWorlds(worlds: most, perWorld: 2, spread: 1, luck: 0.2)
        let delta = toy.exceeded(by: 0.75)
        var (spent, naive) = (0, 0)
        for run in 0..<runs {
            let values = toy.repetition(run, seed: 7).sample.values.map { $0 - delta }
            var (isFound, isFoundNaively) = (false, false)
            for look in rule.looks {
                let clause = Clause(WorldSample(Array(values[..<(2 * look)]), perWorld: 2), delta: 0)
                let found = { (confidence: Double) in
                    WorldVerdict([clause], confidence: confidence, resamples: 60, seed: UInt64(run)).verdict != nil
                }
                isFound = isFound || found(rule.confidence)
                isFoundNaively = isFoundNaively || found(0.95)
            }
            if isFound { spent += 1 }
            if isFoundNaively { naive += 1 }
        }
        let (share, without) = (Double(spent) / Double(runs), Double(naive) / Double(runs))
        print("stopping rule: false findings \(share) in \(rule.looks.count) looks, \(without) at 95 % each")
        let slack = runs >= 200 ? 3 * (0.05 * 0.95 / Double(runs)).squareRoot() : 0.11
        #expect(share <= 0.05 + slack && without > share)
    }
}
