import Fuzzing
import TestSupport
import Testing

/// Cutting down, choosing and sealing over many seeds: laws rather than examples.
@Suite struct DeltaLawTests {
    /// A test that holds where any of some sets of items is there whole.
    private func sets(_ seed: UInt64, of count: Int) -> [Set<Int>] {
        var stream = TestStream(seed)
        return (0..<1 + stream.below(3)).map { _ in Set((0..<1 + stream.below(4)).map { _ in stream.below(count) }) }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func nothingCanBeLeftOutOfWhatIsFound(seed: UInt64) {
        let wanted = sets(seed, of: 12)
        var tries = 0
        let happens = { (items: [Int]) in wanted.contains { $0.isSubset(of: Set(items)) } }
        let found = DeltaDebugging.minimise(Array(0..<12)) { items in
            tries += 1
            return happens(items)
        }
        #expect(happens(found) && found == found.sorted(), "in the order in which they stood")
        for place in found.indices { #expect(!happens(found.enumerated().filter { $0.offset != place }.map(\.element))) }
        #expect(tries <= 12 * 15, "\(tries)")
    }

    @Test func oneOfManyIsFoundInAboutTwiceTheLogarithm() {
        for needed in [0, 1, 499, 511] {
            var tries = 0
            let found = DeltaDebugging.minimise(Array(0..<512)) { items in
                tries += 1
                return items.contains(needed)
            }
            #expect(found == [needed] && tries <= 2 * 9 + 1, "\(tries)")
        }
    }

    @Test func anErrorOfTheTestIsPassedOn() {
        struct Broken: Error {}
        #expect(throws: Broken.self) { try DeltaDebugging.minimise([1, 2, 3]) { _ in throw Broken() } }
    }

    // MARK: choices

    @Test(arguments: [2, 3, 7, 16, 1000])
    func numbersBelowABoundAreEqualInNumber(bound: Int) {
        // Chi squared with so many degrees: mean and variance of the law, five standard deviations.
        var counts = [Int](repeating: 0, count: bound)
        let draws = 200 * bound
        for index in 0..<draws {
            var chooser = Chooser(seed: 9, index: index, step: 2)
            counts[chooser.below(bound)] += 1
        }
        let chi = counts.reduce(0.0) { $0 + (Double($1) - 200) * (Double($1) - 200) / 200 }
        let degrees = Double(bound - 1)
        #expect(abs(chi - degrees) < 5 * (2 * degrees).squareRoot() + 5, "\(chi)")
    }

    @Test func addressesDoNotMeet() {
        var words: Set<UInt64> = []
        for seed in [0, 1, .max] as [UInt64] {
            for index in [0, 1, 1 << 32, 1 << 33, (1 << 32) + 1] {
                for step in 0...9 {
                    var chooser = Chooser(seed: seed, index: index, step: step)
                    for _ in 0..<5 { words.insert(chooser.word()) }
                }
            }
        }
        #expect(words.count == 3 * 5 * 10 * 5, "an address gives words of its own")
    }

    @Test func rangesHaveEveryLengthThatTheyMay() {
        var lengths: Set<Int> = []
        for index in 0..<400 {
            var chooser = Chooser(seed: 1, index: index, step: 0)
            let range = chooser.range(in: 10, longest: 4)
            #expect(range.lowerBound >= 0 && range.upperBound <= 10)
            lengths.insert(range.count)
        }
        #expect(lengths == [1, 2, 3, 4])
        var chooser = Chooser(seed: 1, index: 0, step: 0)
        #expect(chooser.range(in: 0, longest: 4).isEmpty && chooser.range(in: 1, longest: 1) == 0..<1)
    }

    // MARK: sentences

    @Test(arguments: [
        ("a.csv:3: men is \"12\", expected 4 to 9; correct it.", "b.csv:77: men is \"many\", expected 0.1 to 1; correct it."),
        (
            "c.yaml: the field \u{201c}x\u{201d} is missing, expected a text",
            "d.yaml: the field \u{201c}y 1\u{201d} is missing, expected a date"
        ),
        ("e.gpkg: row 12 of cells has no height, expected a number", "f.gpkg: row 9000 of cells has no height, expected one"),
    ])
    func aShapeIsThatOfItsKind(one: String, other: String) {
        let shape = SentenceRule.shape(of: one)
        #expect(!shape.isEmpty && !shape.contains { $0.isNumber || $0 == "\"" } && !shape.contains("expected"))
        #expect(SentenceRule.shape(of: other) == shape)
    }

    @Test func everyControlIsHostileAndNoLetterIs() {
        for value in 0..<0x3000 as Range<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isControl = scalar.properties.generalCategory == .control
            let found = SentenceRule.firstHostile(in: "a\(scalar)b")
            if isControl { #expect(found == scalar, "U+\(String(value, radix: 16))") }
            if scalar.properties.isAlphabetic { #expect(found == nil, "U+\(String(value, radix: 16))") }
        }
    }
}
