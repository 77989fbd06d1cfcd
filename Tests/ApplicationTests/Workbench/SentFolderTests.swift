import Application
import Foundation
import TestSupport
import Testing

/// A folder that is sent in texts: checked as a case would be, and saved where it is sound and has a name.
struct SentFolderTests {
    private func texts() throws -> [String: String] {
        let folder = "\(Fixtures.home)/Scenarios/lesson"
        var texts: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.contains(".") {
            texts[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        }
        return texts
    }

    private func check(_ files: [String: String], name: String? = nil, in workspace: Workspace) throws -> JSONValue {
        var fields: [String: Any] = ["files": files]
        fields["name"] = name
        let input = try JSONDecoder().decode(FolderInput.self, from: JSONSerialization.data(withJSONObject: fields))
        return try WorkbenchCase.page(try CaseFolder(workspace).check(input))
    }

    @Test func aSoundFolderIsSavedUnderItsName() async throws {
        try await WorkbenchCase.inHome { workspace in
            let page = try check(try texts(), name: "sent", in: workspace)
            #expect(page["isSound"]?.isTrue == true && page["id"]?.text == "my.sent", "\(page)")
            #expect(page["summary"]?.text == "The march from Orsa: 3 formations, 4 enemy forces, 3 directives.")
            let (sent, own) = (try CaseReading("my.sent", in: workspace), try CaseReading("lesson", in: workspace))
            var scenario = sent.scenario
            scenario.id = own.scenario.id
            #expect(scenario.formations == own.scenario.formations && scenario.directives == own.scenario.directives)
            #expect(try check(try texts(), in: workspace)["id"]?.text == nil, "checked only")
        }
    }

    @Test(arguments: [
        ("forces.csv", "600,660", "six hundred,660", "forces.csv"),
        ("enemy.yaml", "battalions: 2", "battalions: many", "enemy.yaml"),
        ("directives/go-small.yaml", "ways: 4", "ways: none", "directives/go-small.yaml"),
        ("scenario.yaml", "horizonDays: 12", "horizonDays: 0", "scenario.yaml"),
        ("map.txt", "^^hhh^^hh,,^", "^^hhh^^hh,,", "map.txt"),
    ])
    func aFaultIsToldWithItsFileAndLine(file: String, old: String, new: String, told: String) async throws {
        try await WorkbenchCase.inHome { workspace in
            var files = try texts()
            files[file] = files[file]?.replacing(old, with: new)
            let page = try check(files, name: "sent", in: workspace)
            let faults = page["faults"]?.items ?? []
            #expect(page["isSound"]?.isTrue == false && page["id"]?.text == nil && page["summary"]?.text == nil)
            #expect(faults.contains { $0["file"]?.text == told && $0["line"]?.whole ?? 0 > 0 }, "\(faults)")
            #expect(!CaseFolder(workspace).holds("sent"), "a faulty folder is not kept")
        }
    }

    @Test(arguments: [
        "../x", "/etc/passwd", ".hidden", "a/.b", "a/b/c", "a b", "", "a//b", "a/", "é.csv", "x\u{0}",
        String(repeating: "a", count: 81),
        "a/" + String(repeating: "b", count: 81),
    ])
    func noFileLeadsOutOfItsFolder(name: String) async throws {
        let told = try await faults {
            try CaseFolder(SessionCase.workspace).check(
                try JSONDecoder().decode(FolderInput.self, from: JSONSerialization.data(withJSONObject: ["files": [name: "x"]]))
            )
        }
        #expect(told.map(\.pointer) == ["/files"])
    }

    @Test func aFolderHasSomeFilesAndNotTooMany() async throws {
        for count in [0, 61] {
            let files = Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\($0).txt", "x") })
            let told = try await refusal { try check(files, in: SessionCase.workspace) }
            #expect(told?.description == "files is \(count), expected 1 to 60.")
        }
        let named = try await faults { try check(["a.txt": "x"], name: "A name", in: SessionCase.workspace) }
        #expect(named.map(\.pointer) == ["/name"])
    }

    @Test func filesThatAreNoCaseAreFaultsAndNothingElse() async throws {
        try await WorkbenchCase.inHome { workspace in
            for text in ["", "id: [", "id: ../../x\ntitle: y", "\u{FEFF}", String(repeating: "- ", count: 5000)] {
                let page = try check(["scenario.yaml": text], name: "sent", in: workspace)
                #expect(page["isSound"]?.isTrue == false && page["faults"]?.items?.isEmpty == false)
            }
            #expect(!FileManager.default.fileExists(atPath: CaseShelf(workspace).folder + "/sent"))
        }
    }
}
