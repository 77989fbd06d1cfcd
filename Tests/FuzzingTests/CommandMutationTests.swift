import Fuzzing
import Testing

/// Command lines from a seed, broken in every way that there is; inputs cut down to what is needed.
@Suite struct CommandMutationTests {
    private func chooser(_ index: Int, step: Int = 0) -> Chooser { Chooser(seed: 11, index: index, step: step) }

    @Test func `every command is named, and every line begins with one`() {
        var names: Set<String> = []
        for index in 0..<2000 {
            var chooser = chooser(index)
            let words = CommandLineShape.arguments(&chooser)
            names.insert(words[0])
            #expect(!words.isEmpty && words.allSatisfy { !$0.isEmpty && !$0.contains("\0") }, "\(words)")
        }
        let wanted: Set = [
            "list", "check", "rules", "situation", "plan", "study", "report", "merge", "run", "sweep", "play", "unknowns",
            "select", "sensitivity", "score", "calibrate", "new", "import", "export",
            "--help", "--version",
        ]
        #expect(names == wanted)
    }

    @Test func `the same address gives the same line`() {
        for index in 0..<50 {
            var (one, other) = (chooser(index), chooser(index))
            #expect(CommandLineShape.arguments(&one) == CommandLineShape.arguments(&other))
        }
    }

    @Test func `a mutation says what it did, and does it`() {
        let sound = ["study", "lesson", "--set", "contact.sightNight=0.3", "--replications", "2"]
        var said: Set<String> = []
        for index in 0..<3000 {
            var words = sound
            var chooser = chooser(index, step: 1)
            let clause = CommandLineShape.mutate(&words, &chooser)
            said.insert(String(clause.prefix { !$0.isNumber }))
            let change = words.count - sound.count
            switch clause {
            case _ where clause.hasPrefix("drop"): #expect(change == -1, "\(clause) \(words)")
            case _ where clause.hasSuffix("twice"): #expect(change == 1, "\(clause) \(words)")
            case _ where clause.hasPrefix("add"): #expect(change == 2 && Array(words.prefix(6)) == sound, "\(clause) \(words)")
            case _ where clause.hasPrefix("nothing"): #expect(words == sound, "\(clause) \(words)")
            case "swap two words": #expect(words.sorted() == sound.sorted())
            default: #expect(change == 0, "\(clause) \(words)")
            }
        }
        #expect(said.count >= 8, "\(said)")
    }

    @Test func `nothing is mutated into something`() {
        for index in 0..<20 {
            var words: [String] = []
            var chooser = chooser(index)
            #expect(CommandLineShape.mutate(&words, &chooser) == "name a command" && words.count == 1)
        }
    }

    // MARK: inputs

    @Test func `kinds come round as often as their share`() {
        let count = InputKind.cycle.count
        for index in 0..<3 * count {
            #expect(FuzzInput(seed: 3, index: index).kind == InputKind.cycle[index % count])
            #expect(FuzzInput(seed: 3, index: index, isRun: true).kind == .command)
        }
        #expect(Set(InputKind.cycle).union([.command]) == Set(InputKind.allCases))
    }

    @Test func `mutations are numbered from 1, half as often each more`() {
        var counts = [Int](repeating: 0, count: FuzzInput.mostSteps + 1)
        for index in 0..<4000 {
            let steps = FuzzInput(seed: 3, index: index).steps
            #expect(steps == Array(1...steps.count))
            counts[steps.count] += 1
        }
        // Six standard deviations of a count of a half, and of a quarter.
        #expect(abs(counts[1] - 2000) < 190 && abs(counts[2] - 1000) < 165 && counts[0] == 0)
        #expect(counts[1...5].elementsEqual(counts[1...5].sorted(by: >)))
    }

    @Test func `keeping some mutations keeps their numbers`() {
        let input = FuzzInput(seed: 3, index: 5)
        #expect(input.keeping([1]).steps == [1] && input.keeping([]).steps.isEmpty && input.keeping(input.steps) == input)
        #expect(input.keeping([1]).kind == input.kind && input.keeping([1]).index == 5)
    }

    // MARK: cutting down

    @Test(arguments: 1..<64)
    func `of needed items none is left out and no other is kept`(mask: Int) {
        let needed = Set((0..<6).filter { mask >> $0 & 1 == 1 })
        var tries = 0
        let found = DeltaDebugging.minimise(Array(0..<6)) { items in
            tries += 1
            return needed.isSubset(of: items)
        }
        #expect(Set(found) == needed && found == found.sorted() && tries <= 6 * 9)
    }

    @Test(arguments: [2, 3, 5])
    func `what is found cannot do without any of its items`(number: Int) {
        // At least so many of the even ones: many smallest answers.
        let happens = { (items: [Int]) in items.count { $0 % 2 == 0 } >= number }
        let found = DeltaDebugging.minimise(Array(0..<20), while: happens)
        #expect(happens(found) && found.count == number)
        for item in found { #expect(!happens(found.filter { $0 != item })) }
    }

    @Test func `one of many is found in few tries`() {
        var tries = 0
        let found = DeltaDebugging.minimise(Array(0..<1024)) { items in
            tries += 1
            return items.contains(700)
        }
        #expect(found == [700] && tries < 40, "\(tries)")
    }
}
