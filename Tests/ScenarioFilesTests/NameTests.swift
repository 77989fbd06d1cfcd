import ScenarioFiles
import Testing

/// Where a name or a text enters, and what is printed of it everywhere.
struct TextPlace: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    /// What stands before the text, and after it, in place of the old.
    let frame: (String, String)
    let field: String

    var testDescription: String { "\(field) of \(file)" }

    static let all = [
        TextPlace(file: "forces.csv", old: "Philon's company", frame: ("\"", "\""), field: "name"),
        TextPlace(file: "forces.csv", old: "The League,Philon", frame: ("\"", "\",Philon"), field: "parent"),
        TextPlace(file: "forces.csv", old: "Behind Orsa with four field engines", frame: ("\"", "\""), field: "note"),
        TextPlace(file: "zones.csv", old: "\"Uplands: few people", frame: ("\"", ""), field: "note"),
        TextPlace(file: "scenario.yaml", old: "The march from Orsa", frame: ("\"", "\""), field: "title"),
        TextPlace(file: "scenario.yaml", old: "name: The League", frame: ("name: \"", "\""), field: "name"),
        TextPlace(file: "scenario.yaml", old: "name: in the high country", frame: ("name: \"", "\""), field: "name"),
        TextPlace(file: "enemy.yaml", old: "Garrison of Orsa", frame: ("\"", "\""), field: "name"),
        TextPlace(
            file: "directives/go-small.yaml", old: "name: the three companies", frame: ("name: \"", "\""), field: "name"),
        TextPlace(
            file: "directives/go-small.yaml", old: "title: Small parties, each by its own path", frame: ("title: \"", "\""),
            field: "title"),
        TextPlace(file: "map.txt", old: "Parna", frame: ("", ""), field: "the name of place parna"),
        TextPlace(file: "map.txt", old: "Uplands", frame: ("", ""), field: "the name of zone A"),
    ]
}

@Suite("A name")
struct NameTests {
    /// What a terminal would obey, what turns a line around, and what is no XML.
    static let strays: [(text: String, code: String)] = [
        ("Phi\u{1B}]0;x\u{07}lon", "U+001B"), ("Phi\u{07}lon", "U+0007"), ("Phi\u{9B}31mlon", "U+009B"),
        ("Phi\u{7F}lon", "U+007F"),
        ("Phi\u{202E}nol", "U+202E"), ("Phi\u{2066}lon", "U+2066"), ("Phi\u{FEFF}lon", "U+FEFF"), ("Phi\u{FFFF}lon", "U+FFFF"),
        ("Phi\u{E0041}lon", "U+E0041"),
    ]

    @Test("with a character that is not printable is refused with its line, and shown harmlessly", arguments: TextPlace.all)
    func strays(place: TextPlace) throws {
        for (text, code) in Self.strays {
            let copy = try LessonCopy()
            let line = try copy.replace(place.file, place.old, place.frame.0 + text + place.frame.1)
            let sentences = copy.sentences()
            // Yams refuses some of these characters itself, before any field is read.
            guard let sentence = sentences.first(where: { !$0.contains("is not YAML") }) else {
                #expect(sentences.count == 1 && place.file.hasSuffix(".yaml"))
                continue
            }
            #expect(sentences.count == 1)
            #expect(sentence.hasPrefix("\(place.file):\(line): \(place.field) is \"Phi\\u{"))
            #expect(sentence.hasSuffix("; take the character \(code) out."), "\(sentence)")
        }
        let copy = try LessonCopy()
        _ = try copy.replace(place.file, place.old, place.frame.0 + "Phi\u{1B}[2J\u{202E}lon" + place.frame.1)
        for sentence in copy.sentences() {
            #expect(!sentence.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E }, "\(sentence)")
        }
    }

    @Test("written in YAML's own escapes is refused as well", arguments: ["\\e[31m", "\\x07", "\\u202e", "\\0"])
    func escapes(code: String) throws {
        let copy = try LessonCopy()
        let line = try copy.replace("enemy.yaml", "Garrison of Orsa", "\"Garrison \(code) of Orsa\"")
        let sentence = try #require(copy.sentences().first)
        #expect(sentence.hasPrefix("enemy.yaml:\(line): name is \"Garrison \\u{"))
    }

    @Test("has one line, a length, and no blanks around it")
    func shape() throws {
        let copy = try LessonCopy()
        let line = try copy.replace("forces.csv", "Philon's company", "\"Philon's\ncompany\"")
        #expect(
            copy.sentences() == [
                "forces.csv:\(line): name is \"Philon's\\ncompany\", expected a text of one line and at most 120 letters; "
                    + "write it on one line."
            ])
        let long = try LessonCopy()
        _ = try long.replace("forces.csv", "Philon's company", String(repeating: "o", count: 121))
        #expect(long.sentences().first?.hasSuffix("at most 120 letters; shorten it by 1.") == true)
        let stacked = try LessonCopy()
        _ = try stacked.replace("forces.csv", "Philon's company", "P" + String(repeating: "\u{0301}", count: 200))
        #expect(stacked.sentences().first?.hasSuffix("shorten it by 81.") == true)
        let folded = try LessonCopy()
        _ = try folded.replace("scenario.yaml", "title: The march from Orsa", "title: >\n  The march\n  from Orsa\n")
        #expect(try folded.check().scenario.title == "The march from Orsa")
    }

    @Test(
        "may be of any script, with the marks that the script needs",
        arguments: [
            "Дивизия Филона", "제2사단 대미포스", "第三團輜重隊", "Ṣalāḥ ad-Dīn & Łódź <b>", "فرقه\u{200C}ها", "גדוד \u{200F}1",
            "👨‍👩‍👧", "=1+1", "Phi\u{00AD}lon",
        ])
    func scripts(name: String) throws {
        let copy = try LessonCopy()
        _ = try copy.replace("forces.csv", "Philon's company", name)
        #expect(try copy.check().scenario.formations[0].name == name)
    }

    @Test("that is short has at most 64 letters")
    func short() throws {
        let copy = try LessonCopy()
        let name = String(repeating: "n", count: 65)
        let line = try copy.replace("enemy.yaml", "id: horse", "id: \(name)")
        #expect(
            copy.sentences() == [
                "enemy.yaml:\(line): id is \"\(name)\", expected a short name of letters, digits, _ - and .; "
                    + "shorten it to 64 letters."
            ])
    }

    @Test("of a file or folder is shown harmlessly")
    func paths() throws {
        let copy = try LessonCopy()
        try copy.write("directives/\u{1B}[31m.txt", "")
        #expect(
            copy.sentences() == [
                "directives/\\u{1B}[31m.txt: the name does not end in .yaml, expected only directives here; rename or move it."
            ])
    }
}
