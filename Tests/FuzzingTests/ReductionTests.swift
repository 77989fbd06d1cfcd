import Fuzzing
import Testing

/// Cutting down what was found, and the form of sentences.
@Suite struct ReductionTests {
    @Test func theNeededItemsAreFound() {
        for needed in [[3], [0, 7], [1, 2, 5], [0, 1, 2, 3, 4, 5, 6, 7]] {
            var tries = 0
            let found = DeltaDebugging.minimise(Array(0..<8)) { items in
                tries += 1
                return Set(items).isSuperset(of: needed)
            }
            #expect(found == needed)
            #expect(tries <= 8 * 11)
        }
    }

    @Test func nothingIsNeededWhereNothingDoes() {
        #expect(DeltaDebugging.minimise([1, 2, 3]) { _ in true }.isEmpty)
    }

    @Test func oneOfTwoIsEnough() {
        let found = DeltaDebugging.minimise([1, 2, 3, 4]) { $0.contains(2) || $0.contains(3) }
        #expect(found.count == 1)
    }

    @Test func aSoundSentencePasses() {
        #expect(
            SentenceRule.complaints(about: "a.csv:3: men is \"x\", expected a number; correct it.", words: ["expected"]).isEmpty
        )
    }

    @Test func malformedSentencesAreFound() {
        #expect(!SentenceRule.complaints(about: " ").isEmpty)
        #expect(!SentenceRule.complaints(about: "a thing is wrong", words: ["expected"]).isEmpty)
        for hostile in ["\u{1b}[31m", "\u{0}", "\r", "\u{202e}", "\u{85}", "\u{7f}", "two\nlines"] {
            #expect(SentenceRule.complaints(about: "expected \(hostile)").count == 1, "\(hostile.unicodeScalars)")
        }
        #expect(!SentenceRule.complaints(about: String(repeating: "x", count: 5000)).isEmpty)
        #expect(SentenceRule.firstHostile(in: "a\nb\tc", allowingLines: true) == nil)
    }

    @Test func likeSentencesHaveOneShape() {
        let (one, other) = ("f.csv:3: men is \"12\", expected 4", "f.csv:17: men is \"x y\", expected 99")
        #expect(SentenceRule.shape(of: one) == SentenceRule.shape(of: other))
        #expect(SentenceRule.shape(of: one) != SentenceRule.shape(of: "f.csv:3: guns is \"12\", expected 4"))
    }
}
