import Fuzzing
import Testing

/// Choices that depend on their address alone.
@Suite struct ChooserTests {
    private func words(_ seed: UInt64, _ index: Int, _ step: Int) -> [UInt64] {
        var chooser = Chooser(seed: seed, index: index, step: step)
        return (0..<6).map { _ in chooser.word() }
    }

    @Test func anAddressGivesTheSameAndAnotherGivesOthers() {
        let first = words(1, 2, 3)
        #expect(first == words(1, 2, 3))
        for other in [words(2, 2, 3), words(1, 3, 3), words(1, 2, 4), words(1, 2 + 1 << 32, 3)] {
            #expect(Set(other).isDisjoint(with: first))
        }
    }

    @Test func numbersBelowABoundAreEven() {
        var chooser = Chooser(seed: 9, index: 0, step: 0)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<7000 { counts[chooser.below(7)] += 1 }
        // Six standard deviations of a count.
        #expect(counts.allSatisfy { abs($0 - 1000) < 180 }, "\(counts)")
    }

    @Test func rangesLieWithin() {
        var chooser = Chooser(seed: 4, index: 0, step: 0)
        for count in 1...50 {
            let range = chooser.range(in: count, longest: 5)
            #expect(range.lowerBound >= 0 && range.upperBound <= count && (1...5).contains(range.count))
        }
        #expect(chooser.range(in: 0, longest: 5).isEmpty)
    }
}
