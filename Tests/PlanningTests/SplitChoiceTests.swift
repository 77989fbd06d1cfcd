import Planning
import Randomness
import Testing

/// The design that judges every choice, and the judgement.
struct SplitChoiceTests {
    /// A quantity that single formations and pairs make up, at random.
    private struct Truth {
        let base: Double
        let singles: [Double]
        let pairs: [[Double]]

        init(_ count: Int, seed: UInt64, withPairs: Bool) {
            var luck = ReplicationStreams(seed: seed, replication: 0).stream(entity: 0, moment: 0, purpose: 1)
            base = 1000 * luck.normal()
            singles = (0..<count).map { _ in 100 * luck.normal() }
            pairs = (0..<count).map { a in (0..<count).map { b in withPairs && a < b ? 20 * luck.normal() : 0 } }
        }

        func value(_ goes: [Int]) -> Double {
            base + goes.reduce(0) { $0 + singles[$1] }
                + goes.reduce(0) { sum, a in sum + goes.reduce(0) { $0 + pairs[a][$1] } }
        }
    }

    /// The choice in which the formations with a bit of 1 go.
    private static func choice(_ bits: Int) -> [Int] { (0..<16).filter { bits >> $0 & 1 == 1 } }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    func everyChoiceIsPlayedOnceARoundAndKnownExactly(count: Int) {
        let design = SplitDesign(formations: count)
        #expect(Set(design.blocks.joined()) == Set((0..<1 << count).map(Self.choice)))
        #expect(design.blocks.joined().count == 1 << count)
        #expect(design.campaignCount <= 1024 && design.isFull)
        let truth = Truth(count, seed: UInt64(count), withPairs: true)
        let effects = design.effects(of: design.blocks.map { $0.map(truth.value) })
        for choice in (0..<1 << count).map(Self.choice) {
            #expect(abs(effects.value(of: choice) - truth.value(choice)) < 1e-8, "\(count)")
        }
    }

    @Test(arguments: [4, 6, 7, 8, 10])
    func whatLuckDoesToABlockFallsOnNoFormationAndNoPair(count: Int) {
        let design = SplitDesign(formations: count)
        #expect(design.blocks.count > 1)
        let truth = Truth(count, seed: 7, withPairs: true)
        var luck = ReplicationStreams(seed: 99, replication: 0).stream(entity: 0, moment: 0, purpose: 1)
        let noisy = design.blocks.map { block in
            let luckOfBlock = 500 * luck.normal()
            return block.map { truth.value($0) + luckOfBlock }
        }
        let clear = design.effects(of: design.blocks.map { $0.map(truth.value) })
        let effects = design.effects(of: noisy)
        for a in 0..<count {
            #expect(abs(effects.singles[a] - clear.singles[a]) < 1e-9)
            for b in a + 1..<count { #expect(abs(effects.pairs[a][b] - clear.pairs[a][b]) < 1e-9) }
        }
    }

    @Test func ofManyFormationsAFractionIsPlayedAndSinglesStayClear() {
        let design = SplitDesign(formations: 16)
        #expect(!design.isFull && design.campaignCount == 1024)
        #expect(Set(design.blocks.joined()).count == 1024)
        let truth = Truth(16, seed: 3, withPairs: false)
        let effects = design.effects(of: design.blocks.map { $0.map(truth.value) })
        for choice in [0, 1, 0xffff, 0x1234, 0xf0f0].map(Self.choice) {
            #expect(abs(effects.value(of: choice) - truth.value(choice)) < 1e-8)
        }
        // Pairs fall on no single formation.
        let paired = Truth(16, seed: 3, withPairs: true)
        let both = design.effects(of: design.blocks.map { $0.map(paired.value) })
        for a in 0..<16 {
            let expected = paired.singles[a] / 2 + (0..<16).reduce(0) { $0 + (paired.pairs[min(a, $1)][max(a, $1)]) } / 4
            #expect(abs(both.singles[a] - expected) < 1e-9, "\(a)")
        }
    }

    @Test func choicesAreRankedAsBruteForceRanksThem() {
        let members = [2, 3, 5, 7, 11, 13]
        let design = SplitDesign(formations: members.count)
        let (saved, tied) = (Truth(6, seed: 1, withPairs: true), Truth(6, seed: 2, withPairs: true))
        let judge = SplitChoice(
            among: members, saved: design.effects(of: design.blocks.map { $0.map(saved.value) }),
            tiedDown: design.effects(of: design.blocks.map { $0.map(tied.value) }))
        for number in 0...6 {
            let all = (0..<64).filter { $0.nonzeroBitCount == number }.map(Self.choice)
            let ranked = judge.choices(of: number)
            #expect(ranked.count == all.count)
            #expect(abs(ranked[0].value.saved - all.map(saved.value).max()!) < 1e-8)
            #expect(zip(ranked, ranked.dropFirst()).allSatisfy { $0.value.saved >= $1.value.saved })
            #expect(judge.value(of: ranked[0].going) == ranked[0].value)
            // The promising ones: the best on each count, and none that another of the number beats.
            let promising = judge.promising(of: number, limit: 3)
            #expect(promising[0] == ranked[0])
            #expect(abs(promising.map(\.value.tiedDown).max()! - all.map(tied.value).max()!) < 1e-8)
            for choice in promising { #expect(!ranked.contains { choice.value.isBeaten(by: $0.value) }) }
        }
    }

    /// Of many formations a bounded set of choices is looked at, the best on each count and its neighbours among them.
    @Test(arguments: [63, 64, 65, 300])
    func ofManyFormationsTheWorkIsBounded(count: Int) {
        let design = SplitDesign(formations: count)
        #expect(design.campaignCount == 1024 && !design.isFull)
        let (saved, tied) = (Truth(count, seed: 1, withPairs: false), Truth(count, seed: 2, withPairs: false))
        let judge = SplitChoice(
            among: Array(0..<count), saved: design.effects(of: design.blocks.map { $0.map(saved.value) }),
            tiedDown: design.effects(of: design.blocks.map { $0.map(tied.value) }))
        let number = count / 2
        let best = { (truth: Truth) in
            truth.value(Array((0..<count).sorted { truth.singles[$0] > truth.singles[$1] }.prefix(number)))
        }
        let choices = judge.choices(of: number)
        #expect(choices.count > 8 && choices.count < 2000 && choices.allSatisfy { $0.going.count == number })
        #expect(abs(choices[0].value.saved - best(saved)) < 1e-6)
        #expect(abs(choices.map(\.value.tiedDown).max()! - best(tied)) < 1e-6)
        // The second best differs from the best by one exchange.
        #expect(Set(choices[0].going).symmetricDifference(choices[1].going).count == 2)
        #expect(judge.choices(of: count).count == 1 && judge.choices(of: count + 1).isEmpty)
    }

    @Test func whatNothingBeatsIsKept() {
        let values = [(3, 1), (1, 3), (2, 2), (1, 1), (2, 1.5), (3, 1)].map { SplitValue(saved: $0.0, tiedDown: $0.1) }
        #expect(SplitValue.unbeaten(values) == [0, 1, 2, 5])
        #expect(SplitValue.unbeaten([]).isEmpty)
    }
}
