import Application
import Foundation
import TestSupport
import Testing

/// Cases held against their record.
struct ScoreSessionTests {
    private let play = PlayOptions(workers: 2)

    @Test func everyFigureWithAUseIsScored() async throws {
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
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
        try await RecordCopies.make(["one"]) { workspace, folder in
            try FileManager.default.removeItem(atPath: folder + "/Scenarios/one/history.csv")
            let without = try await refusal {
                try await ScoreSession(ScoreQuery(scenarios: ["one"], worlds: 20, play: play), in: workspace).run()
            }
            #expect(without?.kind == .input && without?.description.contains("no figure to be scored") == true)
            let path = folder + "/kept.csv"
            try RecordCopies.record.write(toFile: path, atomically: true, encoding: .utf8)
            let query = ScoreQuery(scenarios: ["one"], worlds: 20, perWorld: 2, play: play, history: path)
            let found = try await ScoreSession(query, in: workspace).run()
            #expect(found.findings.figures.count == 3 && found.findings.figures[0].baseline == nil)
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

    /// Posts of a force bar the ways along their line: the same battalions in a corner let more men by.
    @Test func postsAcrossTheWayLetFewerBy() async throws {
        try await RecordCopies.make(["corner", "strung"]) { workspace, folder in
            for (name, places) in [("corner", "place: \"11,9\""), ("strung", "along: [\"0,3\", \"11,3\"]")] {
                let enemy = """
                    - id: garrison
                      name: Garrison
                      parent: The Satrap
                      kind: infantry
                      battalions: 3
                      men: 2100
                      mobility: foot
                      confidence: high
                      source: [INVENTED]
                    \(name == "strung" ? "  posts: 6\n" : "")  track:
                        - {at: "1900-09-25T12:00", \(places), posture: hold, source: [INVENTED]}

                    """
                try enemy.write(
                    toFile: "\(folder)/Scenarios/\(name)/enemy.yaml", atomically: true, encoding: .utf8)
            }
            let query = ScoreQuery(scenarios: ["corner", "strung"], worlds: 20, perWorld: 2, play: play)
            let figures = try await ScoreSession(query, in: workspace).run().findings.figures
            let out = figures.filter { $0.figure.key == "menOutShare" }.map(\.prediction.mean)
            #expect(out.count == 2 && out[1] < out[0] - 0.05, "\(out)")
        }
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
