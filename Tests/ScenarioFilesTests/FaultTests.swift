import ScenarioFiles
import Testing

/// One fault: in a file of the lesson, one text in the place of another, and the sentence that must come of it.
struct Break: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    /// Lines from the beginning of the new text to the line that the sentence names; nil when it names none.
    var offset: Int? = 0
    /// Without `file:line: `.
    let sentence: String

    var testDescription: String { sentence }
}

@Suite("A broken folder")
struct FaultTests {
    @Test("is told in one sentence", arguments: Break.yaml + Break.tables + Break.across + Break.directives + Break.maps)
    func sentence(fault: Break) throws {
        let copy = try LessonCopy()
        let line = try copy.replace(fault.file, fault.old, fault.new)
        let place = fault.offset.map { "\(fault.file):\(line + $0)" } ?? fault.file
        #expect(copy.sentences() == ["\(place): \(fault.sentence)"])
    }

    @Test("tells every fault of every file at once")
    func together() throws {
        let copy = try LessonCopy()
        let posture = try copy.replace("enemy.yaml", "posture: hold", "posture: holt")
        let men = try copy.replace("forces.csv", "800,900,1000", "800,many,1000")
        let horizon = try copy.replace("scenario.yaml", "horizonDays: 12", "horizonDays: 0")
        let people = try copy.replace("zones.csv", "A,6000", "C,6000")
        let sentences = copy.sentences()
        #expect(sentences.count == 5)
        #expect(sentences.contains { $0.hasPrefix("enemy.yaml:\(posture): posture is \"holt\"") })
        #expect(sentences.contains { $0.hasPrefix("forces.csv:\(men): men is \"many\"") })
        #expect(sentences.contains { $0.hasPrefix("scenario.yaml:\(horizon): horizonDays is \"0\"") })
        #expect(sentences.contains { $0.hasPrefix("zones.csv:\(people): zone \"C\" is not known") })
        #expect(sentences.contains { $0.hasPrefix("zones.csv: the zone A has no row") })
    }

    @Test("tells two faults of one line")
    func oneLine() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("enemy.yaml", "place: orsa, posture: hold", "place: orza, posture: hold, colour: red")
        #expect(copy.sentences().count == 2)
    }

    @Test("misses a file", arguments: ["scenario.yaml", "forces.csv", "enemy.yaml", "zones.csv", "sources.yaml", "map.txt"])
    func missing(file: String) throws {
        let copy = try LessonCopy()
        try copy.remove(file)
        let sentence = "\(file): there is no such file, expected a file of this name in the folder; write it."
        #expect(copy.sentences().contains(sentence))
    }

    @Test("may leave out rules.yaml and history.csv")
    func optional() throws {
        let copy = try LessonCopy()
        try copy.remove("rules.yaml")
        try copy.remove("history.csv")
        #expect(copy.sentences().isEmpty)
    }

    @Test("with no directives, or another kind of file among them")
    func directives() throws {
        let copy = try LessonCopy()
        try copy.write("directives/notes.txt", "nothing")
        #expect(
            copy.sentences()
                == ["directives/notes.txt: the name does not end in .yaml, expected only directives here; rename or move it."])
        try copy.remove("directives")
        #expect(
            copy.sentences().contains(
                "directives: there is no directive, expected a folder with at least one .yaml file; write one."))
    }

    @Test("that is no text in UTF-8")
    func encoding() throws {
        let copy = try LessonCopy()
        try copy.writeBytes("sources.yaml", [0x2d, 0x20, 0xff, 0xfe])
        #expect(
            copy.sentences() == [
                "sources.yaml:1: the file is not text, expected text in UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)."
            ])
    }
}
