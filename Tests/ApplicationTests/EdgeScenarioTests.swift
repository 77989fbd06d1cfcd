import Application
import Foundation
import Pages
import ReplySupport
import ScenarioFiles
import TestSupport
import Testing

/// The lesson with its files changed: every command answers, reads well and keeps to the width of the page.
struct EdgeScenarioTests {
    /// A change of the lesson's files, by the name of each.
    struct Edge: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (_ file: String, _ text: String) -> String
    }

    private static func edge(_ name: String, _ change: @escaping @Sendable (String, String) -> String) -> Edge {
        Edge(testDescription: name, change: change)
    }

    /// The lines of a text that hold none of some words.
    private static func lines(_ text: String, without words: String...) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in !words.contains { line.contains($0) } }.joined(separator: "\n")
    }

    static let edges = [
        edge("as it is") { _, text in text },
        edge("no enemy") { file, text in file == "enemy.yaml" ? "[]\n" : text },
        edge("one formation") { file, text in
            switch file {
            case "forces.csv": lines(text, without: "damippos", "agesandros")
            case "scenario.yaml": text.replacing("[philon, damippos, agesandros]", with: "[philon]")
            default: text
            }
        },
        edge("nobody goes") { file, text in
            file.hasPrefix("directives/") ? text.replacing("task: withdraw", with: "task: stay") : text
        },
        edge("one day") { file, text in text.replacing("horizonDays: 12", with: "horizonDays: 1") },
        edge("no record") { file, text in file == "history.csv" ? String(text.prefix { $0 != "\n" }) + "\n" : text },
        edge("one directive") { file, text in
            file == "scenario.yaml" ? text.replacing("question: go-small", with: "question: high-road") : text
        },
        edge("an enemy everywhere") { file, text in
            file == "enemy.yaml" ? text.replacing("battalions: 1\n", with: "battalions: 40\n") : text
        },
        edge("no enemy and no road") { file, text in
            switch file {
            case "enemy.yaml": "[]\n"
            case "map.txt": lines(text, without: "main: ", "road: ", "track: ")
            default: text
            }
        },
        edge("nights too short for the march") { file, text in file == "rules.yaml" ? longMarches : text },
        edge("formations that change places") { file, text in
            switch file {
            case "scenario.yaml":
                text.replacing("members: [philon, damippos, agesandros]}", with: "members: [philon, damippos]}\n" + baggage)
                    .replacing("dispersed: recalled", with: "exchange: [philon, agesandros]")
            case "directives/go-small.yaml": text.replacing("who: all", with: "who: companies") + staying
            default: text
            }
        },
        edge("no weapons") { file, text in
            file == "forces.csv" ? text.replacing(",4,0,", with: ",0,0,").replacing(",6,0,", with: ",0,0,") : text
        },
    ]

    private static let longMarches = """
        - {rule: march.dailyHours, value: 11, reason: a test}
        - {rule: march.campHours, value: 2, reason: a test}

        """
    private static let baggage = "  - {id: baggage, title: the baggage, role: secondary, members: [agesandros]}"
    private static let staying = "  - {name: the baggage, who: baggage, task: stay, ifCannot: stay-as-guerrillas}\n"

    /// A workspace whose lesson has changed files.
    private func workspace(_ edge: Edge, in folder: String) throws -> Workspace {
        let files = FileManager.default
        let lesson = folder + "/Scenarios/lesson"
        try files.createDirectory(atPath: folder + "/Scenarios", withIntermediateDirectories: true)
        try files.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
        for file in try files.subpathsOfDirectory(atPath: lesson) where file.hasSuffix(".yaml") || file.hasSuffix(".csv") {
            let old = try String(contentsOfFile: "\(lesson)/\(file)", encoding: .utf8)
            try edge.change(file, old).write(toFile: "\(lesson)/\(file)", atomically: true, encoding: .utf8)
        }
        return Workspace(library: ScenarioLibrary(home: folder), replies: folder + "/out")
    }

    private func isNarrow(_ text: String, _ width: Int) -> Bool {
        text.split(separator: "\n").allSatisfy { $0.count <= width || !$0.dropFirst(8).contains(" ") }
    }

    private func isJSON(_ text: String) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
    }

    @Test(arguments: edges)
    func `a changed lesson is accepted`(edge: Edge) async throws {
        try await SessionCase.inFolder { folder in
            let report = try CheckReport("lesson", in: try workspace(edge, in: folder))
            #expect(report.faults.isEmpty, "\(report.faults.joined(separator: "\n"))")
        }
    }

    @Test(arguments: edges)
    func `a situation answers`(edge: Edge) async throws {
        try await SessionCase.inFolder { folder in
            let query = SituationQuery(scenario: "lesson", layers: folder + "/layers", map: folder + "/map.svg")
            let package = try SituationSession(query, in: try workspace(edge, in: folder)).run()
            let faults = ProseLint.faults(of: package.page.document)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            for width in [40, 80, 132] { #expect(isNarrow(package.text(PageStyle(width: width)), width)) }
            #expect(isJSON(try package.json()))
            #expect(try package.write().count == 2)
        }
    }

    @Test(arguments: edges)
    func `a plan answers, or says why not in a sentence`(edge: Edge) async throws {
        try await SessionCase.inFolder { folder in
            let workspace = try workspace(edge, in: folder)
            do {
                let package = try PlanSession(PlanQuery(scenario: "lesson", map: folder + "/plan.svg"), in: workspace).run()
                let faults = ProseLint.faults(of: package.page.document)
                #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
                for width in [40, 80, 132] { #expect(isNarrow(package.text(PageStyle(width: width)), width)) }
                #expect(isJSON(try package.json()))
                #expect(try package.write().count == 1)
            } catch let refusal as Refusal {
                #expect(refusal.kind == .input && refusal.description.hasSuffix("."), "\(refusal)")
                #expect(edge.testDescription == "nobody goes")
            }
        }
    }

    /// The standard world; worlds too few to tell what they bear; worlds enough for that.
    private static let samplings = [
        CampaignSampling.standard(replications: 20), .drawn(WorldCount(most: 4, perWorld: 3, isFixed: true)),
        .drawn(WorldCount(most: 24, perWorld: 2, isFixed: true)),
    ]

    @Test(arguments: edges, samplings)
    func `a study answers`(edge: Edge, sampling: CampaignSampling) async throws {
        try await SessionCase.inFolder { folder in
            let query = StudyQuery(
                scenario: "lesson", sampling: sampling, play: PlayOptions(workers: 2), sweep: 0, keeping: .nowhere,
                out: folder + "/reply", command: "anabasis study lesson")
            let package = try await StudySession(query, in: try workspace(edge, in: folder)).run()
            let faults = ProseLint.faults(of: package.writer.reply.document)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            for width in [60, 80, 132] { #expect(isNarrow(package.wholeText(PageStyle(width: width)), width), "\(width)") }
            let schema = try JSONValue.read(try ResultSchema(StudyShape.study, title: "study").text())
            let wrong = try JSONValue.read(try package.json()).faults(against: schema)
            #expect(wrong.isEmpty, "\(wrong.prefix(5))")
            _ = try package.write()
            #expect(FileManager.default.fileExists(atPath: folder + "/reply/reply.html"))
            let figures = package.writer.reply.figures
            for group in figures.scenario.groups {
                let told = figures.told.filter { $0.group == group.id }
                let out = told.reduce(0) { $0 + $1.menOut }
                #expect(abs(out - figures.asked.estimate(.menOut, of: group).mean) < 1e-6, "\(group.id)")
                #expect(told.allSatisfy { $0.menObeyed <= $0.menReached && $0.menReached <= $0.menStart }, "\(told)")
            }
        }
    }

    @Test func `a look that settles nothing is a table with the course without the directive first`() async throws {
        try await SessionCase.inFolder { folder in
            // Known to one man: no look before the last settles that.
            let query = StudyQuery(
                scenario: "lesson", sampling: .drawn(WorldCount(most: 64, perWorld: 2, isFixed: false)),
                precision: PrecisionGoal("1"), play: PlayOptions(workers: 2), sweep: 0, keeping: .nowhere,
                out: folder + "/reply", command: "anabasis study lesson")
            let ear = Ear()
            _ = try await StudySession(query, in: SessionCase.workspace).run(progress: ear.hear)
            let answers = ear.events.compactMap { if case .provisional(let answer) = $0 { answer } else { nil } }
            let answer = try #require(answers.first)
            let text = answer.text(PageStyle(width: 72))
            let rows = ["Without", "With it", "Difference"].map { row in text.range(of: row)?.lowerBound }
            #expect(rows.allSatisfy { $0 != nil } && rows.compactMap(\.self) == rows.compactMap(\.self).sorted(), "\(text)")
            #expect(text.contains("Provisional, after 32 worlds of 2 campaigns") && isNarrow(text, 72), "\(text)")
            #expect(text.contains("The men of the three") && text.contains("Of 100 worlds: appropriate in"), "\(text)")
        }
    }

    @Test(arguments: edges)
    func `a campaign is told to its end, and its men add up`(edge: Edge) async throws {
        try await SessionCase.inFolder { folder in
            let query = CampaignQuery(scenario: "lesson", workers: 1)
            let package = try await CampaignSession(query, in: try workspace(edge, in: folder)).run()
            let text = package.text(PageStyle(width: 100))
            let all = try #require(text.split(separator: "\n").last { $0.hasPrefix("All ") })
            let numbers = all.split(separator: " ").dropFirst().compactMap { Int($0.replacing(",", with: "")) }
            #expect(numbers.count == 8 && numbers[0] == numbers.dropFirst().reduce(0, +), "\(all)")
            #expect(isNarrow(text, 100))
            #expect(isJSON(try package.json()))
        }
    }

    // MARK: lists and rules

    @Test(arguments: [40, 80, 200])
    func `lists keep to the width of the page`(width: Int) throws {
        let style = PageStyle(width: width)
        #expect(isNarrow(ScenarioList(in: SessionCase.workspace).text(style), width))
        #expect(isNarrow(try RuleList().text(style), width))
        #expect(isNarrow(try CheckReport("lesson", in: SessionCase.workspace).text(style), width))
    }

    @Test func `a part of a name finds its rules, and a name that is none is told the topics`() async throws {
        #expect(try RuleList(matching: "contact.").entries.allSatisfy { $0.topic == "contact" })
        #expect(try RuleList().entries.count > RuleList(matching: "contact.").entries.count)
        let none = try await refusal { try RuleList(matching: "no such rule") }
        #expect(none?.kind == .request && none?.description.contains("contact, situation") == true)
    }

    @Test func `the rules are told in JSON as they are`() throws {
        let list = try RuleList(matching: "guerrilla.")
        let entries = try #require(try JSONValue.read(try list.json()).items)
        #expect(entries.count == list.entries.count)
        for (entry, rule) in zip(entries, list.entries) {
            #expect(entry["name"]?.text == rule.name && entry["standard"]?.number == rule.standard)
            #expect(entry["low"]?.number == rule.range.lowerBound && entry["high"]?.number == rule.range.upperBound)
        }
    }

    @Test func `a moment is from a year before the start to the last day`() async throws {
        for at in ["1899-10-02", "1900-10-01", "1900-10-13"] {
            let query = SituationQuery(scenario: "lesson", at: at)
            #expect(try SituationSession(query, in: SessionCase.workspace).run().situation.time.isoDate == at)
        }
        for at in ["1899-09-01", "1900-10-14", "soon", "1900-13-01", ""] {
            let late = try await refusal {
                try SituationSession(SituationQuery(scenario: "lesson", at: at), in: SessionCase.workspace).run()
            }
            #expect(late?.kind == .request && late?.description.hasPrefix("--at is ") == true, "\(at)")
        }
    }

    @Test func `a rule that is set is the rule of the map`() throws {
        let contacts = try ["0.1", "0.5"].map { sight in
            let query = SituationQuery(scenario: "lesson", settings: ["contact.sightNight=\(sight)"])
            return try SituationSession(query, in: SessionCase.workspace).run().page.figures.standings.compactMap(
                \.leastContacts)
        }
        #expect(contacts[0].count == 3 && zip(contacts[0], contacts[1]).allSatisfy { $0 < $1 })
    }
}
