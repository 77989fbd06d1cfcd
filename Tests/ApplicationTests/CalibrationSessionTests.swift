import Application
import Foundation
import RuleSets
import Studies
import Synchronization
import TestSupport
import Testing

/// Rules weighed by the records of cases: what is kept, what is told, and what is refused.
struct CalibrationSessionTests {
    private let play = PlayOptions(workers: 2)

    @Test func aCalibrationGivesRulesThatWorldsAreDrawnFrom() async throws {
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
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

    /// A command that draws rules from a calibration says so, names them, and says what they were worth.
    @Test func rulesOfACalibrationAreTold() async throws {
        try await RecordCopies.make(["one"]) { workspace, folder in
            let rule = "contact.sightNight"
            let standard = try #require(RuleBook.entry(rule)).standard
            let vectors = RuleVectors(
                program: "test", cases: ["one", "two"], digests: [], figures: [], effectiveSize: 60, rules: [rule],
                moved: [rule],
                vectors: [.init(weight: 1, values: [standard])], gain: 0.001, gainInterval: [-0.2, 0.2])
            let file = folder + "/rules.json"
            try JSONEncoder().encode(vectors).write(to: URL(fileURLWithPath: file))
            let said = [
                "one of \(RuleBook.entries.count) is drawn as the records of one and two weigh them (--rules), not from their ranges",
                "made as much error as the ranges, and so few cases show no skill.",
            ]
            let plain = { (text: String) in
                text.replacing("`", with: "").split { $0.isWhitespace }.joined(separator: " ")
            }
            let score = ScoreQuery(
                scenarios: ["one"], worlds: 20, perWorld: 2, play: play, rulesFile: file, page: folder + "/page.md")
            let scored = try await ScoreSession(score, in: workspace).run()
            _ = try scored.write()
            let page = try String(contentsOfFile: folder + "/page.md", encoding: .utf8)
            for text in [plain(scored.text(PageStyle(width: 100))), plain(page)] {
                for words in said + ["The record of one is among those: that the model meets what it has seen proves nothing."]
                {
                    #expect(text.contains(words), "\(text)")
                }
            }
            let unknowns = UnknownsQuery(scenario: "one", worlds: 20, perWorld: 2, play: play, rulesFile: file)
            let weighed = try await UnknownsSession(unknowns, in: workspace).run()
            for words in said { #expect(plain(weighed.text(PageStyle(width: 100))).contains(words)) }
            #expect(try weighed.json().contains("\"gain\" : 0.001"))
            let study = StudyQuery(
                scenario: "one", sampling: .drawn(WorldSampling(most: 20, perWorld: 2, isFixed: true)), play: play, sweep: 0,
                out: folder + "/reply", rulesFile: file, command: "")
            let reply = try await StudySession(study, in: workspace).run()
            for words in said { #expect(plain(reply.text(PageStyle(width: 100))).contains(words)) }
        }
    }

    @Test func aCalibrationThatIsStoppedGoesOn() async throws {
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
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

    @Test func aPageTellsTimeAndMemoryOfWhatWasPlayedForIt() async throws {
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
            let page = { (worlds: Int, store: String?) in
                let query = CalibrationQuery(
                    scenarios: ["one", "two"], worlds: worlds, perWorld: 2, play: play, page: folder + "/page.md", store: store)
                _ = try await CalibrationSession(query, in: workspace).run().write()
                let text = try String(contentsOfFile: folder + "/page.md", encoding: .utf8)
                return text.replacing("\n", with: " ")
            }
            let store = folder + "/trials"
            for first in [try await page(50, nil), try await page(50, store)] {
                #expect(first.contains("Its 200 campaigns took ") && first.contains(" on 2 cores, with "))
                #expect(first.contains(" MB at most.") && !first.contains("earlier runs"))
            }
            // A run that only reads what was kept holds little and is quick: it says so, and neither figure.
            let again = try await page(50, store)
            #expect(again.contains(" in earlier runs, whose store was read.") && !again.contains(" MB at most."))
            let more = try await page(60, store)
            #expect(more.contains("Its 240 campaigns took ") && more.contains("Earlier runs played 200 of them,"))
            #expect(more.contains("the run that wrote this page played 40, in ") && more.contains(" MB at most."))
            // Few cases leave the skill open, and the page says how far.
            #expect(more.contains("by an interval of 80 % over the two cases)"))
        }
    }

    @Test func campaignsOfAnotherProgramAreNotKept() async throws {
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
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
        try await RecordCopies.make(["one", "two"]) { workspace, folder in
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
}
