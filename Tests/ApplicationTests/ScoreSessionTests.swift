import Application
import Foundation
import Synchronization
import TestSupport
import Testing

/// Cases held against their record, and what a calibration refuses.
struct ScoreSessionTests {
    private let play = PlayOptions(workers: 2)

    /// A workspace with copies of the lesson that have a record, under some names.
    private func inCopies<Value>(_ names: [String], _ body: (Workspace, String) async throws -> Value) async throws -> Value {
        try await SessionCase.inFolder { folder in
            for name in names {
                let copy = "\(folder)/Scenarios/\(name)"
                try FileManager.default.createDirectory(atPath: "\(folder)/Scenarios", withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: copy)
                let head = try String(contentsOfFile: copy + "/scenario.yaml", encoding: .utf8)
                try head.replacing("id: lesson", with: "id: \(name)").write(
                    toFile: copy + "/scenario.yaml", atomically: true, encoding: .utf8)
                try Self.record.write(toFile: copy + "/history.csv", atomically: true, encoding: .utf8)
            }
            return try await body(try Workspace.find(environment: ["ANABASIS_HOME": folder]), folder)
        }
    }

    private static let record = """
        metric,key,low,best,high,unit,confidence,source,use,mechanism
        share out,menOutShare,0.4,0.6,0.8,share,low,INVENTED,fit,marching
        the first,daysToFirstOut,3,4,5,days,low,INVENTED,score,
        taken,prisoners,,100,,men,low,INVENTED,score,
        beside,menOut,,1,,men,low,INVENTED,compare,

        """

    @Test func everyFigureWithAUseIsScored() async throws {
        try await inCopies(["one", "two"]) { workspace, folder in
            let query = ScoreQuery(
                scenarios: ["one", "two"], worlds: 20, perWorld: 2, play: play, out: folder + "/out", page: folder + "/page.md")
            let found = try await ScoreSession(query, in: workspace).run()
            let list = try #require(try JSONSerialization.jsonObject(with: Data(found.json().utf8)) as? [[String: Any]])
            #expect(list.map { $0["case"] as? String } == ["one", "one", "one", "two", "two", "two"])
            for row in list {
                for key in ["mean", "record", "crps", "pit", "baselineCrps"] { #expect(row[key] is Double, "\(key)") }
                for key in ["interval50", "interval80", "interval95"] {
                    let ends = try #require(row[key] as? [Double])
                    #expect(ends.count == 2 && ends[0] <= ends[1])
                }
            }
            // The other case is the same: its record is the constant.
            #expect(list.allSatisfy { ($0["baselineCrps"] as? Double ?? 1) < 1e-9 })
            let told = try found.write()
            #expect(told.count == 2)
            let page = try String(contentsOfFile: folder + "/page.md", encoding: .utf8)
            #expect(page.contains("# The model beside the record") && page.contains("*fitted*. marching"))
            #expect(page.contains(try ScoreSession.fingerprint(of: ["one", "two"], in: workspace)))
            #expect(found.text(PageStyle(width: 100)).contains("share out"))
        }
    }

    @Test func aRecordMayStandOutside() async throws {
        try await inCopies(["one"]) { workspace, folder in
            try FileManager.default.removeItem(atPath: folder + "/Scenarios/one/history.csv")
            let without = try await refusal {
                try await ScoreSession(ScoreQuery(scenarios: ["one"], worlds: 20, play: play), in: workspace).run()
            }
            #expect(without?.kind == .input && without?.description.contains("no figure to be scored") == true)
            let path = folder + "/kept.csv"
            try Self.record.write(toFile: path, atomically: true, encoding: .utf8)
            let query = ScoreQuery(scenarios: ["one"], worlds: 20, perWorld: 2, play: play, history: path)
            let found = try await ScoreSession(query, in: workspace).run()
            #expect(found.findings.figures.count == 3 && found.findings.figures[0].baseline == nil)
        }
    }

    @Test func aCalibrationGivesRulesThatWorldsAreDrawnFrom() async throws {
        try await inCopies(["one", "two"]) { workspace, folder in
            let file = folder + "/rules.json"
            let query = CalibrationQuery(
                scenarios: ["one", "two"], worlds: 60, perWorld: 2, play: play, out: file, page: folder + "/page.md")
            let found = try await CalibrationSession(query, in: workspace).run()
            _ = try found.write()
            let page = try String(contentsOfFile: folder + "/page.md", encoding: .utf8)
            #expect(page.contains("# Calibration") && page.contains("| contact.sightNight |"))
            #expect(found.text(PageStyle(width: 100)).contains("worlds of equal weight"))
            let scored = try await ScoreSession(
                ScoreQuery(scenarios: ["one"], worlds: 20, perWorld: 2, play: play, rulesFile: file), in: workspace
            ).run()
            #expect(scored.findings.figures.count == 3)
            let broken = try await refusal {
                try await ScoreSession(
                    ScoreQuery(scenarios: ["one"], worlds: 20, play: play, rulesFile: folder + "/page.md"), in: workspace
                ).run()
            }
            #expect(broken?.description.contains("it is no file of rules") == true)
        }
    }

    @Test func aCalibrationThatIsStoppedGoesOn() async throws {
        try await inCopies(["one", "two"]) { workspace, folder in
            let store = folder + "/trials"
            let query = { (worlds: Int, store: String?) in
                CalibrationQuery(scenarios: ["one", "two"], worlds: worlds, perWorld: 2, play: play, store: store)
            }
            let whole = try await CalibrationSession(query(60, nil), in: workspace).run().json()
            // Stopped in the second case: the first is kept whole, and of the second what was finished.
            let isSecond = Mutex(false)
            let stopped = try await refusal {
                try await CalibrationSession(query(60, store), in: workspace).run(
                    progress: { event in
                        if case .progress(let stage, let done, _) = event, stage.contains("two"), done > 0 {
                            isSecond.withLock { $0 = true }
                        }
                    }, shouldStop: { isSecond.withLock(\.self) })
            }
            #expect(stopped?.kind == .stopped)
            let tables = try FileManager.default.contentsOfDirectory(atPath: store).sorted()
            #expect(tables.count == 2 && tables[0].hasPrefix("one-") && tables[1].hasPrefix("two-"))
            let rows = { (name: String) in
                try String(contentsOfFile: "\(store)/\(name)", encoding: .utf8).split(separator: "\n").count - 1
            }
            #expect(try rows(tables[0]) == 120)
            #expect(try rows(tables[1]) < 120)
            // A row that was not written to its end is played again.
            let first = "\(store)/\(tables[0])"
            try String(try String(contentsOfFile: first, encoding: .utf8).dropLast(9)).write(
                toFile: first, atomically: true, encoding: .utf8)
            #expect(try await CalibrationSession(query(60, store), in: workspace).run().json() == whole)
            #expect(try rows(tables[0]) == 120)
            // More worlds are added to those that are there; fewer are the first of them.
            let more = try await CalibrationSession(query(70, store), in: workspace).run()
            #expect(more.calibration.match.worlds == 70)
            #expect(try await CalibrationSession(query(60, store), in: workspace).run().json() == whole)
        }
    }

    @Test func campaignsOfAnotherProgramAreNotKept() async throws {
        try await inCopies(["one", "two"]) { workspace, folder in
            let query = CalibrationQuery(scenarios: ["one", "two"], worlds: 50, perWorld: 2, play: play, store: folder + "/t")
            let whole = try await CalibrationSession(query, in: workspace).run().json()
            let table = try #require(
                FileManager.default.contentsOfDirectory(atPath: folder + "/t").first { $0.hasPrefix("one-") })
            let path = folder + "/t/" + table
            var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
            lines[1] = "0,1,0.125,2,3"
            try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
            let told = Mutex<[String]>([])
            let again = try await CalibrationSession(query, in: workspace).run(progress: { event in
                if case .notice(let text) = event { told.withLock { $0.append(text) } }
            })
            #expect(try again.json() == whole)
            #expect(told.withLock { $0.contains { $0.contains("plays otherwise") } })
        }
    }

    @Test func aCaseOfApplicationTeachesNothing() async throws {
        try await inCopies(["one", "two"]) { workspace, folder in
            let path = folder + "/Scenarios/two/scenario.yaml"
            let head = try String(contentsOfFile: path, encoding: .utf8)
            try ("application: true\n" + head).write(toFile: path, atomically: true, encoding: .utf8)
            let refused = try await refusal {
                try await CalibrationSession(
                    CalibrationQuery(scenarios: ["one", "two"], worlds: 50, play: play), in: workspace
                ).run()
            }
            #expect(refused?.kind == .input && refused?.description.contains("application of the model") == true)
            // It may be scored: beside the record it stands, in the skill it does not.
            let scored = try await ScoreSession(
                ScoreQuery(scenarios: ["one", "two"], worlds: 20, perWorld: 2, play: play), in: workspace
            ).run()
            #expect(scored.findings.counted.allSatisfy { $0.scenario == "one" })
            #expect(scored.findings.figures.count == 3 + 4)
        }
    }

    @Test func questionsThatCannotBePutAreRefused() async throws {
        let score = { (query: ScoreQuery) in
            try await refusal { try await ScoreSession(query, in: SessionCase.workspace).run() }
        }
        #expect(try await score(ScoreQuery(scenarios: [], play: play))?.kind == .request)
        #expect(try await score(ScoreQuery(scenarios: ["lesson", "lesson"], play: play))?.kind == .request)
        #expect(try await score(ScoreQuery(scenarios: ["a", "b"], play: play, history: "x"))?.kind == .request)
        #expect(try await score(ScoreQuery(scenarios: ["lesson"], worlds: 3, play: play))?.kind == .request)
        let alone = try await refusal {
            try await CalibrationSession(CalibrationQuery(scenarios: ["lesson"], play: play), in: SessionCase.workspace).run()
        }
        #expect(alone?.description.contains("expected two or more") == true)
    }

    @Test func aNewScenarioIsWrittenOnce() async throws {
        try await SessionCase.inFolder { folder in
            let made = try NewScenario("\(folder)/imphal", theatre: "korea", in: SessionCase.workspace)
            _ = try made.write()
            #expect(FileManager.default.fileExists(atPath: folder + "/imphal/scenario.yaml"))
            let report = try CheckReport(folder + "/imphal", map: folder + "/map.svg", in: SessionCase.workspace)
            #expect(report.faults.isEmpty && report.warnings.isEmpty, "\(report.faults)")
            _ = try report.write()
            #expect(try String(contentsOfFile: folder + "/map.svg", encoding: .utf8).hasPrefix("<svg"))
            let again = try await refusal {
                try NewScenario("\(folder)/imphal", theatre: "korea", in: SessionCase.workspace)
            }
            #expect(again?.description.contains("there is such a folder") == true)
            let unknown = try await refusal { try NewScenario("x", theatre: "kora", in: SessionCase.workspace) }
            #expect(unknown?.description.contains("korea") == true)
            let bad = try await refusal { try NewScenario("a b", theatre: "korea", in: SessionCase.workspace) }
            #expect(bad?.kind == .request)
        }
    }
}
