import Application
import Foundation
import Hexes
import Scenarios
import TestSupport
import Testing

/// Cases of the user's: what is saved is read back, what is faulty is told at its place, and nothing else is written.
struct CaseFolderTests {
    @Test func onlyWhatIsChangedIsChanged() async throws {
        try await WorkbenchCase.inHome { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let grid = base.scenario.theatre.grid
            let target = try #require(grid.cell(column: 6, row: 6))
            let (x, y) = (grid.centre(of: target).x + 400, grid.centre(of: target).y - 700)
            let folder = CaseFolder(workspace)
            let input: CaseInput = try WorkbenchCase.input(
                [
                    "name": "mine", "base": "lesson", "reason": "To see | what | happens",
                    "edits": [
                        "formations": ["philon": ["men": ["low": 5, "best": 77, "high": 99], "place": ["x": x, "y": y]]]
                    ],
                ])
            let id = try folder.save(input, of: base)
            let saved = try CaseReading(id, in: workspace)
            #expect(id == "my.mine" && saved.isOwn && saved.scenario.id == "mine" && folder.holds("mine"))
            let philon = try #require(saved.scenario.formations.first)
            #expect(philon.men == Strength(low: 5, best: 77, high: 99) && philon.cell == target)
            var other = saved.scenario
            other.id = base.scenario.id
            other.formations[0].men = base.scenario.formations[0].men
            other.formations[0].cell = base.scenario.formations[0].cell
            #expect(other.formations.dropFirst() == base.scenario.formations.dropFirst() && other.enemy == base.scenario.enemy)
            #expect(other.directives == base.scenario.directives && other.theatre.zones == base.scenario.theatre.zones)
            #expect(saved.digest != base.digest && saved.warnings == base.warnings)
            let readme = try String(contentsOfFile: CaseShelf(workspace).folder + "/mine/README.md", encoding: .utf8)
            #expect(readme.contains(base.digest) && readme.contains("philon") && readme.contains("To see"))
        }
    }

    @Test func aCaseWithoutChangesPlaysAsItsBase() async throws {
        try await WorkbenchCase.inHome { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let folder = CaseFolder(workspace)
            let id = try folder.save(WorkbenchCase.input(["name": "same", "base": "lesson"]), of: base)
            let again = try folder.save(
                WorkbenchCase.input(["name": "again", "base": id]), of: try CaseReading(id, in: workspace))
            var digests: Set<String> = []
            for name in [base.id, id, again] {
                let reading = try CaseReading(name, in: workspace)
                let pairs = try await WorkbenchCase.pairs(["directive": "go-small", "replications": 20], of: reading)
                digests.insert(try WorkbenchCase.page(pairs.result)["digest"]?.text ?? name)
            }
            #expect(digests.count == 1)
            let listed = try CaseEntryPage.all(in: workspace).map { try WorkbenchCase.page($0) }
            #expect(listed.compactMap { $0["id"]?.text } == ["lesson", "my.again", "my.same"])
            #expect(listed.map { $0["isCase"]?.isTrue } == [false, true, true])
            #expect(listed.allSatisfy { $0["faults"]?.items?.isEmpty == true && $0["start"]?.text == "1900-10-01T18:00" })
        }
    }

    @Test(arguments: ["\r\n", "\n"])
    func linesMayEndAsTheyLike(end: String) async throws {
        let change = { (file: String, text: String) in file == "map.txt" ? text : text.replacing("\n", with: end) }
        try await WorkbenchCase.inHome(change) { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let folder = CaseFolder(workspace)
            let edits = ["formations": ["damippos": ["men": ["low": 800, "best": 850, "high": 900]]]]
            let id = try folder.save(WorkbenchCase.input(["name": "mine", "base": "lesson", "edits": edits]), of: base)
            let saved = try CaseReading(id, in: workspace)
            #expect(saved.scenario.id == "mine" && saved.scenario.title == base.scenario.title)
            #expect(saved.scenario.formations.map(\.men.best) == [600, 850, 400])
        }
    }

    @Test func anOrderIsSavedAsADirectiveOfTheCase() async throws {
        try await WorkbenchCase.inHome { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let order = OrderInput(yaml: WorkbenchCase.oneGoes("[philon]", rest: "[damippos]"))
            let sent = try WorkbenchCase.sorted(try OrderPage(order, in: base))
            let page = try JSONDecoder().decode(JSONValue.self, from: sent)
            let fields = (try JSONSerialization.jsonObject(with: sent) as? [String: Any])?["order"] as? [String: Any] ?? [:]
            let id = try CaseFolder(workspace).save(
                WorkbenchCase.input(["name": "mine", "base": "lesson", "edits": ["order": fields]]), of: base)
            let saved = try CaseReading(id, in: workspace)
            let own = try WorkbenchCase.page(try OrderPage(OrderInput(directive: "my-order"), in: saved))
            #expect(own["isSound"]?.isTrue == true && own["digest"]?.text == page["digest"]?.text)
            #expect(saved.scenario.directives.count == base.scenario.directives.count + 1)
        }
    }

    @Test func aSecondCaseOfANameChangesNothing() async throws {
        try await WorkbenchCase.inHome { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let folder = CaseFolder(workspace)
            let men = { (best: Int) in ["formations": ["philon": ["men": ["low": 1, "best": best, "high": 900]]]] }
            _ = try folder.save(WorkbenchCase.input(["name": "mine", "base": "lesson", "edits": men(70)]), of: base)
            let before = try FileManager.default.contentsOfDirectory(atPath: CaseShelf(workspace).folder)
            #expect(throws: (any Error).self) {
                try folder.save(WorkbenchCase.input(["name": "mine", "base": "lesson", "edits": men(80)]), of: base)
            }
            #expect(try CaseReading("my.mine", in: workspace).scenario.formations[0].men.best == 70)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: CaseShelf(workspace).folder) == before, "no draft is left")
        }
    }

    @Test func faultsAreToldAtTheirPlace() async throws {
        try await WorkbenchCase.inHome { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let save = { (name: String, edits: [String: Any]) in
                try CaseFolder(workspace).save(WorkbenchCase.input(["name": name, "base": "lesson", "edits": edits]), of: base)
            }
            let sea = base.scenario.theatre.grid.centre(
                of: CellID(try #require((0..<120).first { !base.scenario.theatre.isLand(CellID($0)) })))
            let wrong: [(String, [String: Any], String?)] = [
                ("", [:], "/name"), ("Mine", [:], "/name"), ("../x", [:], "/name"),
                (String(repeating: "a", count: 41), [:], "/name"),
                ("mine", ["formations": ["nobody": [String: Any]()]], "/edits/formations/nobody"),
                ("mine", ["formations": ["philon": ["place": ["x": sea.x, "y": sea.y]]]], "/edits/formations/philon/place"),
                ("mine", ["formations": ["philon": ["place": ["x": 1e300, "y": 0]]]], "/edits/formations/philon/place"),
                ("mine", ["formations": ["philon": ["men": ["low": 9, "best": 5, "high": 1]]]], nil),
                ("mine", ["formations": ["philon": ["men": ["low": -9, "best": 5, "high": 10]]]], nil),
                ("mine", ["order": ["title": "x"]], nil),
            ]
            for (name, edits, pointer) in wrong {
                let told = try await faults { try save(name, edits) }
                #expect(!told.isEmpty && (pointer == nil || told.map(\.pointer) == [pointer]), "\(name) \(edits): \(told)")
                if pointer == nil { #expect(told.allSatisfy { $0.file != nil && $0.line != nil }, "\(edits): \(told)") }
                #expect(told.allSatisfy { $0.sentence.hasSuffix(".") || $0.sentence.hasSuffix("?") })
            }
            #expect(!FileManager.default.fileExists(atPath: CaseShelf(workspace).folder + "/mine"))
            let long = try await refusal {
                try CaseFolder(workspace).save(
                    WorkbenchCase.input(["name": "mine", "base": "lesson", "reason": String(repeating: "x", count: 2001)]),
                    of: base)
            }
            #expect(long?.description == "reason is 2001, expected 0 to 2000.")
        }
    }

    @Test func whatIsRemovedIsGone() async throws {
        try await WorkbenchCase.inHome { workspace in
            let folder = CaseFolder(workspace)
            let id = try folder.save(
                WorkbenchCase.input(["name": "mine", "base": "lesson"]), of: try CaseReading("lesson", in: workspace))
            try folder.remove("mine")
            #expect(!folder.holds("mine"))
            for name in ["mine", "", "..", "../Scenarios/lesson", "lesson"] {
                #expect(throws: Refusal.self) { try folder.remove(name) }
            }
            #expect(throws: Refusal.self) { try CaseReading(id, in: workspace) }
            #expect(throws: Never.self) { try CaseReading("lesson", in: workspace) }
        }
    }

    @Test func aMarkChangesWhenAFileDoes() async throws {
        try await WorkbenchCase.inHome { workspace in
            let first = try CaseReading.stamp(of: "lesson", in: workspace)
            #expect(try CaseReading.stamp(of: "lesson", in: workspace) == first)
            let path = workspace.library.scenarios + "/lesson/directives/another.yaml"
            try Data("id: another".utf8).write(to: URL(fileURLWithPath: path))
            let second = try CaseReading.stamp(of: "lesson", in: workspace)
            try Data("id: another # longer".utf8).write(to: URL(fileURLWithPath: path))
            #expect(try Set([first, second, CaseReading.stamp(of: "lesson", in: workspace)]).count == 3)
            #expect(throws: Refusal.self) { try CaseReading.stamp(of: "my.nothing", in: workspace) }
        }
    }
}
