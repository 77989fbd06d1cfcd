import Foundation
import Geodata
import Notation
import Pages
import ReplySupport
import TestSupport
import Testing

/// The promise of the files: the page Results.md, the schema of study.json, and a real study that keeps to it.
@Suite struct ResultsTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    private static let schema = Result { try ResultSchema(StudyShape.study, title: "study.json of anabasis").text() }

    /// True if the committed file is the one that the descriptions make; RECORD_GOLDEN=1 writes it anew, and fails.
    private func isFresh(_ path: String, _ text: String) throws -> Bool {
        let file = ReplyCase.home + "/" + path
        if Self.isRecording {
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            Issue.record("\(path) was written; read it, then run the tests without RECORD_GOLDEN")
            return true
        }
        return try String(contentsOfFile: file, encoding: .utf8) == text
    }

    @Test func `the page of results is fresh`() throws {
        #expect(try isFresh("Documentation/Results.md", ResultsPage.markdown()), "write it with RECORD_GOLDEN=1")
    }

    @Test func `the schema of a study is fresh`() throws {
        #expect(try isFresh("Schemas/study.schema.json", Self.schema.get()), "write it with RECORD_GOLDEN=1")
    }

    @Test func `the schema of scores is fresh`() throws {
        let text = try ResultSchema(ScoreEntry.shape, isList: true, title: "score.json of anabasis").text()
        #expect(try isFresh("Schemas/score.schema.json", text), "write it with RECORD_GOLDEN=1")
    }

    @Test func `the study of the lesson keeps to the schema`() async throws {
        let study = try JSONValue.read(try await ReplyCase.lesson.value.json())
        #expect(study["schemaVersion"]?.number == Double(Reply.currentSchemaVersion))
        let faults = study.faults(against: try JSONValue.read(Self.schema.get()))
        #expect(faults.isEmpty, "\(faults.prefix(10))")
    }

    @Test func `a study that lacks a member, or has another, does not keep to it`() async throws {
        let schema = try JSONValue.read(Self.schema.get())
        let text = try await ReplyCase.lesson.value.json()
        for (old, new) in [("\"digest\"", "\"digset\""), ("\"finding\" : \"more\"", "\"finding\" : \"lots\"")] {
            let changed = text.replacing(old, with: new)
            let keeps = try JSONValue.read(changed).keeps(to: schema)
            #expect(changed != text && !keeps)
        }
    }

    @Test func `Python's validator agrees, where it is installed`() async throws {
        let folder = try ReplyCase.folder("schema")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.schema.get().write(toFile: folder + "/schema.json", atomically: true, encoding: .utf8)
        try await ReplyCase.lesson.value.json().write(toFile: folder + "/study.json", atomically: true, encoding: .utf8)
        let script = """
            import json, sys
            try:
                import jsonschema
            except ImportError:
                sys.exit(0)
            schema, study = (json.load(open(f'{sys.argv[1]}/{name}.json')) for name in ('schema', 'study'))
            jsonschema.Draft7Validator.check_schema(schema)
            for error in jsonschema.Draft7Validator(schema).iter_errors(study):
                print(list(error.path), error.message[:200])
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-W", "ignore", "-c", script, folder]
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(said == "" && process.terminationStatus == 0)
    }

    // MARK: the descriptions

    @Test func `every description names its fields once, and says something of each`() {
        let tables = (ReplySpreadsheets.descriptions + [ScoreEntry.description]).map { ($0.name, $0.fields) }
        let layers = (LayerFile.descriptionsOfSituation + LayerFile.descriptionsOfPlan).map { ($0.name, $0.fields) }
        let objects = (StudyShape.study.all + ScoreEntry.shape.all).map { ($0.name, $0.members.map(\.field)) }
        for (name, fields) in tables + layers + objects {
            #expect(Set(fields.map(\.name)).count == fields.count, "\(name)")
            for field in fields {
                #expect(field.meaning.count > 2 && field.meaning.last != ".", "\(name): \(field.name)")
                #expect(field.kind != .number || !field.unit.isEmpty || isPure(field), "\(name): \(field.name) has no unit")
            }
        }
    }

    /// Numbers without a unit: ratios, and parts of a quantity whose unit stands with the whole.
    private func isPure(_ field: Field) -> Bool {
        [
            "mean", "meanLow", "meanHigh", "q10", "q25", "median", "q75", "q90", "low", "high", "gap", "relativeGap", "blur",
            "highestAlarm", "standardError", "plainStandardError", "delta", "rate",
        ]
        .contains(field.name)
    }

    @Test func `a description that is used twice is defined once`() {
        let names = StudyShape.study.all.map(\.name)
        #expect(Set(names).count == names.count && names.first == "study" && names.contains("estimate"))
    }

    @Test func `the tables of a reply have the fields that are described`() async throws {
        let folder = try ReplyCase.folder("described")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await ReplyCase.lesson.value.write(to: folder)
        for table in ReplySpreadsheets.descriptions where table.name != "frontier" {
            // Read as bytes: a reading of text leaves the byte order mark out.
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(table.name).csv"))
            let text = String(decoding: data, as: UTF8.self)
            #expect(text.hasPrefix("\u{feff}" + table.fields.map(\.name).joined(separator: ",") + "\r\n"), "\(table.name)")
        }
    }
}
