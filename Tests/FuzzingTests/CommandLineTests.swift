import Fuzzing
import Testing

/// Command lines at random.
@Suite struct CommandLineTests {
    private func line(_ index: Int, steps: Int) -> [String] {
        var chooser = Chooser(seed: 3, index: index, step: 0)
        var words = CommandLineShape.arguments(&chooser)
        for step in 0..<steps {
            var chooser = Chooser(seed: 3, index: index, step: step + 1)
            _ = CommandLineShape.mutate(&words, &chooser)
        }
        return words
    }

    @Test func everyCommandOccurs() {
        let names = Set((0..<400).compactMap { line($0, steps: 0).first })
        let wanted: Set = [
            "list", "check", "rules", "situation", "plan", "study", "report", "merge", "run", "sweep", "play", "select",
            "sensitivity",
            "unknowns",
        ]
        #expect(names.isSuperset(of: wanted), "\(wanted.subtracting(names))")
    }

    @Test func noWordLeadsOutOfTheFolder() {
        for index in 0..<3000 {
            for word in line(index, steps: 8) {
                let path = word.split(separator: "=").last.map(String.init) ?? word
                #expect(!path.hasPrefix("/"), "\(word)")
                let up = path.split(separator: "/").count { $0 == ".." }
                #expect(up <= 2, "\(word)")
            }
        }
    }
}
