import Application
import Foundation
import Pages
import TestSupport
import Testing

/// The cases of history, and the pages that set the model beside their records.
struct RecordPageTests {
    private static let cases = ["cpva180_1951", "nfa_1941", "chindits_1943", "xiang_1934"]

    @Test(arguments: [("Calibration", cases), ("Record", cases + ["korea-1950"])])
    func aPageIsFresh(page: String, names: [String]) throws {
        let text = try String(contentsOfFile: Fixtures.home + "/Documentation/\(page).md", encoding: .utf8)
        let fingerprint = try ScoreSession.fingerprint(of: names, in: SessionCase.workspace)
        #expect(text.contains("<!-- fingerprint: \(fingerprint) -->"), "make calibrate writes \(page).md anew: \(fingerprint)")
    }

    @Test(arguments: cases) func aCaseOfHistoryIsReadWithoutAWarning(name: String) throws {
        let report = try CheckReport(name, in: SessionCase.workspace)
        #expect(report.faults.isEmpty && report.warnings.isEmpty, "\(report.faults + report.warnings)")
    }

    /// Where the enemy went because the own side went there is in no track: who is free has no recorded place after that, and in each case
    /// somebody is free from the breakout on, or from the first contact.
    @Test(arguments: cases) func anEnemyThatHuntedKeepsNoLaterPlace(name: String) throws {
        let scenario = try SessionCase.workspace.scenario(name)
        let free = scenario.enemy.filter { $0.freedom != nil }
        #expect(!free.isEmpty)
        for force in free {
            let since =
                switch force.freedom {
                case .from(let time): time
                default: scenario.start
                }
            // A march that is under way may be dated to the same day.
            #expect(force.track.allSatisfy { $0.time.hours(since: since) <= 12 }, "\(force.id)")
        }
    }

    @Test func koreaTeachesNothing() async throws {
        for names in [["nfa_1941", "korea-1950"], ["korea-1950", "nfa_1941"]] {
            let refused = try await refusal {
                try await CalibrationSession(
                    CalibrationQuery(scenarios: names, play: PlayOptions(workers: 1)), in: SessionCase.workspace
                ).run()
            }
            #expect(
                refused?.kind == .input && refused?.description.hasPrefix("korea-1950 is the application of the model") == true)
        }
    }

    @Test func theScoresOfAllCasesKeepToTheirSchema() async throws {
        let query = ScoreQuery(scenarios: Self.cases, worlds: 20, perWorld: 2, play: PlayOptions(workers: 2))
        let list = try JSONValue.read(try await ScoreSession(query, in: SessionCase.workspace).run().json())
        let schema = try JSONValue.read(
            String(contentsOfFile: Fixtures.home + "/Schemas/score.schema.json", encoding: .utf8))
        let faults = list.faults(against: schema)
        #expect(faults.isEmpty, "\(faults.prefix(5))")
        let rows = try #require(list.items)
        #expect(Set(rows.compactMap { $0["case"]?.text }) == Set(Self.cases))
        for row in rows {
            let number = { (name: String) in row[name]?.number ?? .nan }
            let ends = { (name: String) in row[name]?.items?.compactMap(\.number) ?? [] }
            let widths = ["interval50", "interval80", "interval95"].map { ends($0).count == 2 ? ends($0)[1] - ends($0)[0] : -1 }
            #expect(widths[0] >= 0 && widths[0] <= widths[1] && widths[1] <= widths[2], "\(row)")
            #expect(number("crps") >= 0 && (0...1).contains(number("pit")))
            #expect(number("recordLow") <= number("record") && number("record") <= number("recordHigh"))
            #expect(["fit", "score"].contains(row["use"]?.text ?? ""))
        }
        // What teaches the model has its mechanism in it, and says which.
        #expect(rows.count { $0["use"]?.text == "fit" } == 5)
    }

    /// The list in the page of the documentation is what `score --json` prints of these cases: every figure once, by the schema.
    @Test func thePageShowsTheListAsJSON() throws {
        let page = try String(contentsOfFile: Fixtures.home + "/Documentation/Record.md", encoding: .utf8)
        let parts = page.components(separatedBy: "```")
        let text = try #require(parts.first { $0.hasPrefix("json\n") }).dropFirst("json\n".count)
        let list = try JSONValue.read(String(text))
        let schema = try JSONValue.read(String(contentsOfFile: Fixtures.home + "/Schemas/score.schema.json", encoding: .utf8))
        #expect(list.faults(against: schema).isEmpty)
        let told = try #require(list.items).map { "\($0["case"]?.text ?? ""): \($0["key"]?.text ?? "")" }
        let kept = try Self.cases.flatMap { name in
            try SessionCase.workspace.scenario(name).history.filter { $0.use != .compare }.map { "\(name): \($0.key)" }
        }
        #expect(told.filter { !$0.hasPrefix("korea-1950") } == kept && told.count > kept.count)
    }

    @Test(arguments: cases) func whatIsFittedSaysWhy(name: String) throws {
        let history = try SessionCase.workspace.scenario(name).history
        #expect(history.contains { $0.use == .fit })
        for figure in history where figure.use != .compare {
            #expect(!figure.mechanism.isEmpty && !figure.key.isEmpty, "\(figure.metric)")
        }
    }
}
