import Foundation
import Fuzzing
import TestSupport
import Testing

/// Inputs and command lines over many addresses: what an input is does not depend on what else is tried.
@Suite struct InputLawTests {
    private static let corpus = Corpus(
        files: Dictionary(
            uniqueKeysWithValues: ["forces.csv", "scenario.yaml", "map.txt", "README.md"].flatMap { name in
                [Corpus.Path.lesson, Corpus.Path.placed].map { ("\($0)\(name)", Array("id: a\nmen: 5\nterrain:\n..\n".utf8)) }
            } + [(Corpus.Path.theatre, [1, 2]), (Corpus.Path.store, [3]), (Corpus.Path.recording, [4])]))
    private let scratch = NSTemporaryDirectory() + "anabasis-" + UUID().uuidString

    @Test func everySubsetOfTheMutationsIsThoseMutations() throws {
        let inputs = (0..<600).map { FuzzInput(seed: 3, index: $0) }.filter { $0.kind == .folder && $0.steps.count >= 3 }
        for input in inputs.prefix(12) {
            let whole = input.specimen(from: Self.corpus, scratch: scratch).log
            for mask in 0..<(1 << input.steps.count) {
                let steps = input.steps.filter { mask >> ($0 - 1) & 1 == 1 }
                let part = input.keeping(steps)
                #expect(part.steps == steps && part.kind == input.kind)
                #expect(part.specimen(from: Self.corpus, scratch: scratch).log == steps.map { whole[$0 - 1] })
            }
        }
    }

    @Test func nothingButItsTargetsIsTouched() {
        for index in 0..<400 {
            for isRun in [false, true] {
                let input = FuzzInput(seed: 8, index: index, isRun: isRun)
                let specimen = input.specimen(from: Self.corpus, scratch: scratch).specimen
                let targets = Self.corpus.targets(of: input.kind)
                #expect(Set(targets).isSuperset(of: specimen.files.keys) && targets == targets.sorted())
                #expect(!specimen.files.keys.contains { $0.hasSuffix("README.md") })
                #expect(isRun || specimen.arguments.isEmpty, "a reading has no words")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: scratch), "the scratch file is removed")
    }

    @Test func stepsAreOneToEight() {
        let counts = (0..<4000).map { FuzzInput(seed: 2, index: $0).steps.count }
        #expect(counts.min() == 1 && counts.max() == FuzzInput.mostSteps)
        // A mutation more in one case of two: the mean of a geometric law cut at eight is 255/128.
        let mean = Double(counts.reduce(0, +)) / 4000
        #expect(abs(mean - 255.0 / 128) < 0.1, "\(mean)")
    }

    @Test func aLineIsChangedAtOnePlaceByMostMutations() {
        for index in 0..<600 {
            var chooser = Chooser(seed: 6, index: index, step: 0)
            let old = CommandLineShape.arguments(&chooser)
            var (words, next) = (old, Chooser(seed: 6, index: index, step: 1))
            let told = CommandLineShape.mutate(&words, &next)
            let apart = zip(old, words).count { $0 != $1 }
            if told.hasPrefix("nothing") { #expect(words == old, "\(told)") }
            if told.hasPrefix("replace") || told.hasPrefix("put the path") {
                #expect(words.count == old.count && apart <= 1, "\(told)")
            }
            if told.hasPrefix("drop") { #expect(words.count == old.count - 1) }
            if told.hasPrefix("write word") { #expect(words.count == old.count + 1 && Set(words) == Set(old)) }
            if told.hasPrefix("swap") { #expect(words.sorted() == old.sorted()) }
            if told.hasPrefix("add an option") {
                #expect(Array(words.prefix(old.count)) == old && words.count == old.count + 2)
            }
        }
    }

    @Test func aValueThatIsNoOptionFollowsItsOption() {
        for index in 0..<500 {
            var chooser = Chooser(seed: 12, index: index, step: 0)
            let words = CommandLineShape.arguments(&chooser)
            #expect(!words.isEmpty && !words.contains(""), "\(words)")
            #expect(words.first?.hasPrefix("--") == false || words.count == 1, "a line begins with its command")
            if words[0] == "study" { #expect(words.contains("--sweep"), "a run stays small") }
        }
    }
}
