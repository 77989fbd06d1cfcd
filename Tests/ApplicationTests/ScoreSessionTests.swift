import Application
import Foundation
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
