import Foundation
import ScenarioFiles
import Scenarios
import Testing

/// Files as other programs and other systems write them.
@Suite("A text file")
struct TextFileTests {
    static let files = [
        "scenario.yaml", "forces.csv", "enemy.yaml", "zones.csv", "sources.yaml", "history.csv", "rules.yaml", "map.txt",
        "directives/go-small.yaml",
    ]

    @Test(
        "may end its lines as Windows, Unix or an old Macintosh does, and begin with the mark of byte order", arguments: files)
    func lineEnds(file: String) throws {
        let sound = try LessonCopy().check()
        for (end, mark) in [("\r\n", ""), ("\r", ""), ("\n", "\u{FEFF}"), ("\r\n", "\u{FEFF}")] {
            let copy = try LessonCopy()
            try copy.write(
                file,
                mark + (try copy.text(file)).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end))
            let read = try copy.check()
            #expect(read.warnings == sound.warnings)
            #expect(read.scenario.formations == sound.scenario.formations && read.scenario.enemy == sound.scenario.enemy)
            #expect(read.scenario.theatre.terrain == sound.scenario.theatre.terrain)
            #expect(read.scenario.theatre.zones == sound.scenario.theatre.zones)
            #expect(read.scenario.directives == sound.scenario.directives && read.scenario.notes == sound.scenario.notes)
        }
    }

    @Test("names the same line of a fault whatever ends the lines", arguments: ["\r\n", "\r", "\n"])
    func lineOfFault(end: String) throws {
        let copy = try LessonCopy()
        let line = try copy.replace("map.txt", "\"Parna\" 4,0 town", "\"Parna\" 40,0 town")
        try copy.write("map.txt", try copy.text("map.txt").replacingOccurrences(of: "\n", with: end))
        #expect(copy.sentences().map { $0.prefix("map.txt:\(line):".count) } == ["map.txt:\(line):"])
    }

    @Test("in UTF-16 or in an old code is told so, with its line")
    func encodings() throws {
        let copy = try LessonCopy()
        try copy.writeBytes("history.csv", [0xFF, 0xFE, 0x6D, 0x00])
        #expect(
            copy.sentences() == [
                "history.csv: the file is text in UTF-16, expected text in UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)."
            ])
        try copy.writeBytes("history.csv", Array("metric,key\n".utf8) + Array("a,b\nGef".utf8) + [0xE4] + Array("ngnis\n".utf8))
        #expect(
            copy.sentences() == [
                "history.csv:3: the file is not text, expected text in UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)."
            ])
    }

    @Test("larger than the limit is not read", arguments: ["scenario.yaml", "forces.csv", "map.txt"])
    func large(file: String) throws {
        let copy = try LessonCopy()
        try copy.write(file, String(repeating: "#", count: 4_000_001))
        #expect(
            copy.sentences().contains(
                "\(file): there are 4000001 bytes in a text file, expected at most 4000000; shorten it."))
    }

    @Test("that is a pipe, a device or a folder is not waited for", arguments: ["pipe", "device", "folder"])
    func noFile(kind: String) throws {
        let copy = try LessonCopy()
        try copy.remove("sources.yaml")
        let path = "\(copy.folder)/sources.yaml"
        switch kind {
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        case "device": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        default: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        #expect(
            copy.sentences().contains("sources.yaml: this is no file, expected a file of text; put the file itself here."))
        _ = try ScenarioFolder.manifest(at: copy.folder, theatres: copy.root)
    }

    @Test("of folders linked in a ring has a manifest")
    func ring() throws {
        let copy = try LessonCopy()
        let manifest = try ScenarioFolder.manifest(at: copy.folder, theatres: copy.root)
        for name in ["a", "b", "c"] {
            try FileManager.default.createSymbolicLink(atPath: "\(copy.folder)/\(name)", withDestinationPath: copy.folder)
        }
        #expect(try ScenarioFolder.manifest(at: copy.folder, theatres: copy.root) == manifest)
    }
}

/// YAML that would take more memory or time than there is.
@Suite("YAML")
struct YAMLTests {
    @Test("with aliases is refused before it is expanded, as a value and as a key")
    func bombs() throws {
        let levels = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]" }
        let bomb = (["l0: &l0 [a, a, a, a]"] + levels).joined(separator: "\n")
        for text in [bomb + "\n", bomb + "\n? *l30\n: 1\n"] {
            let copy = try LessonCopy()
            try copy.write("scenario.yaml", text)
            #expect(
                copy.sentences().contains(
                    "scenario.yaml:2: *l0 repeats the value marked &l0, expected every value written out; "
                        + "write it out, or put a text that begins with * in quotation marks."))
        }
    }

    @Test("may have & and * in its texts")
    func marks() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("scenario.yaml", "title: The march from Orsa", "title: Horses, carts, &c. *and* R&D")
        #expect(copy.sentences().isEmpty)
    }

    @Test("nested a thousand times is a fault, not a crash", arguments: ["[", "{a: ", "- "])
    func nesting(opening: String) throws {
        for depth in [100, 900, 5000] {
            let copy = try LessonCopy()
            try copy.write("rules.yaml", String(repeating: opening, count: depth) + "\n")
            #expect(!copy.sentences().isEmpty)
        }
    }

    @Test("of many entries, of a long word, of many faults")
    func many() throws {
        let copy = try LessonCopy()
        try copy.write("rules.yaml", String(repeating: "- {}\n", count: 10_001))
        #expect(
            copy.sentences() == [
                "rules.yaml:1: there are 10001 rows of a table, or entries of a list, expected at most 10000; shorten the list."
            ])
        try copy.write("rules.yaml", String(repeating: "- {}\n", count: 9000))
        #expect(copy.sentences().count == 1000)
        try copy.write("rules.yaml", "- {rule: \(String(repeating: "x", count: 1_000_000)), value: 1, reason: r}\n")
        let sentence = try #require(copy.sentences().first)
        #expect(sentence.hasPrefix("rules.yaml:1: rule is \"xxx") && sentence.utf8.count < 1000)
        #expect(sentence.hasSuffix("; shorten it to 64 letters."))
    }

    @Test("tells that it stops at the first error of its syntax")
    func syntax() throws {
        let copy = try LessonCopy()
        try copy.write("rules.yaml", "[]\n]\n")
        let sentence = try #require(copy.sentences().first)
        #expect(sentence.hasPrefix("rules.yaml:2: the text is not YAML: "))
        #expect(sentence.hasSuffix(", expected YAML; correct the line; what stands behind it is not read yet."))
    }
}
