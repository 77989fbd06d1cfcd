import Foundation
import ScenarioFiles
import TestSupport
import Testing

/// A document as JSON, which is YAML as well: what the schema says of it, the reader must say too.
struct Document: Sendable, CustomTestStringConvertible {
    let schema: String
    let file: String
    let text: String
    let isValid: Bool

    var testDescription: String { "\(file): \(text)" }

    static let scenario = """
        {"id": "lesson", "title": "A lesson", "summary": "One line.", "start": "1900-10-01T18:00", "utcOffsetHours": 0,
        "horizonDays": 12, "theatre": "map.txt", "own": {"id": "league", "name": "The League"},
        "enemy": {"id": "satrap", "name": "The Satrap"}, "objective": {"name": "in the high country", "mark": "N"},
        "question": "go-small", "standing": "high-road",
        "groups": [{"id": "companies", "title": "the companies", "role": "primary", "members": ["philon"]}],
        "intelligence": {"delayHours": 24, "blur": 1.5},
        "timeline": [{"date": "1900-10-01", "from": null, "gist": "Come home.", "latencyHours": 12}]}
        """
    static let directive = """
        {"id": "go-small", "title": "Small parties", "summary": "By night.", "issued": "1900-10-01T20:00",
        "source": ["INVENTED"],
        "parts": [{"name": "two", "who": {"best": 2, "of": "companies"}, "task": "withdraw", "detachmentSize": 30,
        "march": "night"},
        {"name": "the rest", "who": "rest-of-companies", "task": "stay"}]}
        """
    static let enemy = """
        [{"id": "garrison", "name": "Garrison of Orsa", "kind": "infantry", "battalions": 1, "men": 700, "mobility": "foot",
        "confidence": "high", "source": ["INVENTED"], "track": [{"at": "1900-09-25", "place": "orsa", "posture": "hold"}]}]
        """
    static let rules = """
        [{"rule": "march.roadDay", "value": 3.5, "reason": "For the lesson."}]
        """

    static let all =
        variations(
            "scenario", "scenario.yaml", scenario,
            valid: [
                ("\"horizonDays\": 12", "\"horizonDays\": 400"), ("0,", "9.5,"),
                ("\"question\"", "\"refuge\": {\"name\": \"home\", \"mark\": \"N\"}, \"question\""),
            ],
            [
                ("\"question\"", "\"refuge\": \"N\", \"question\""),
                ("\"horizonDays\": 12", "\"horizonDays\": 401"), ("\"horizonDays\": 12", "\"horizonDays\": \"12\""),
                ("\"horizonDays\": 12", "\"horizon\": 12"), ("\"A lesson\"", "7"), ("1900-10-01T18:00", "1900-10-01"),
                ("1900-10-01T18:00", "1900-10-1T18:00"), ("[\"philon\"]", "\"philon\""), ("\"blur\": 1.5", "\"blur\": 0.9"),
                ("\"primary\"", "\"first\""), ("\"standing\": \"high-road\"", "\"standing\": null"),
                ("\"title\": \"the companies\", ", ""), ("\"go-small\"", "\"go small\""), ("\"gist\": \"Come home.\", ", ""),
                ("\"own\": {\"id\"", "\"own\": {\"ids\""),
                ("\"go-small\"", "null"),
            ])
        + variations(
            "directive", "directives/go-small.yaml", directive,
            valid: [
                ("{\"best\": 2, \"of\": \"companies\"}", "[\"philon\"]"), ("\"1900-10-01T20:00\"", "null"),
                ("\"night\"", "null"),
            ],
            [
                ("\"best\": 2", "\"best\": 0"), ("\"best\": 2", "\"best\": 1.5"), (", \"of\": \"companies\"", ""),
                ("\"night\"", "\"nights\""),
                ("\"task\": \"stay\"", "\"duty\": \"stay\""), ("\"rest-of-companies\"", "12"), ("30", "true"),
            ])
        + variations(
            "enemy", "enemy.yaml", enemy, valid: [("1900-09-25", "1900-09-25T06:00"), ("700", "0")],
            [
                ("\"hold\"", "\"holds\""), ("\"at\": \"1900-09-25\", ", ""), ("700", "-1"), ("700", "\"many\""),
                ("1900-09-25", "autumn"),
                ("\"orsa\"", "[\"orsa\"]"), ("\"foot\"", "\"feet\""), ("[\"INVENTED\"]", "\"INVENTED\""),
                ("\"place\"", "\"places\""),
            ])
        + variations(
            "rules", "rules.yaml", rules, valid: [("3.5", "3")],
            [
                ("3.5", "\"3.5\""), ("\"reason\": \"For the lesson.\"", "\"because\": 1"), ("march.roadDay", "march day"),
                ("[{\"rule\": \"march.roadDay\", \"value\": 3.5, \"reason\": \"For the lesson.\"}]", "{}"),
            ])

    private static func variations(
        _ schema: String, _ file: String, _ text: String, valid: [(String, String)], _ invalid: [(String, String)]
    ) -> [Document] {
        func document(_ change: (String, String)?, _ isValid: Bool) -> Document {
            let changed = change.map { text.replacingFirst($0.0, with: $0.1) } ?? text
            precondition(change == nil || changed != text, "nothing to change in \(file): \(change!.0)")
            return Document(schema: schema, file: file, text: changed, isValid: isValid)
        }
        return [document(nil, true)] + valid.map { document($0, true) } + invalid.map { document($0, false) }
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        range(of: old).map { replacingCharacters(in: $0, with: new) } ?? self
    }
}

@Suite("The schemas")
struct SchemaTests {
    @Test("are those that are committed", arguments: SchemaFile.all.map(\.name))
    func fresh(name: String) throws {
        let schema = try #require(SchemaFile.all.first { $0.name == name })
        if Folders.isRecording {
            try schema.text.write(toFile: "\(Folders.home)/Schemas/\(name)", atomically: true, encoding: .utf8)
        }
        #expect(!Folders.isRecording, "recorded; run again without ANABASIS_RECORD")
        #expect(Folders.text("Schemas/\(name)") == schema.text, "run the tests with ANABASIS_RECORD=1 to write it again")
    }

    @Test("say of a document what the reader says", arguments: Document.all)
    func agree(document: Document) throws {
        let file = try #require(SchemaFile.all.first { $0.name == "\(document.schema).schema.json" })
        let schema = try JSONValue.read(file.text)
        #expect(try JSONValue.read(document.text).keeps(to: schema) == document.isValid, "the schema")
        let copy = try LessonCopy()
        try copy.write(document.file, document.text)
        let sentences = copy.sentences().filter { $0.hasPrefix(document.file) }
        #expect(sentences.isEmpty == document.isValid, "the reader: \(sentences)")
    }

    @Test("hold for every committed file, where Python has jsonschema and PyYAML", .enabled(if: Python.canValidate))
    func committed() throws {
        #expect(try Python.faults(home: Folders.home) == "")
    }
}

@Suite("The page on scenarios")
struct FormatPageTests {
    @Test("has fresh tables, one for every kind of object")
    func fresh() throws {
        let path = "Documentation/Scenarios.md"
        let page = Folders.text(path)
        let refreshed = FormatPage.refreshed(page)
        if Folders.isRecording { try refreshed.write(toFile: "\(Folders.home)/\(path)", atomically: true, encoding: .utf8) }
        #expect(!Folders.isRecording, "recorded; run again without ANABASIS_RECORD")
        #expect(page == refreshed, "run the tests with ANABASIS_RECORD=1 to write it again")
        for name in FormatPage.names { #expect(page.contains("<!-- generated: \(name) -->")) }
    }
}
