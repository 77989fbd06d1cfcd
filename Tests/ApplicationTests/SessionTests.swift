import Application
import Campaigns
import Charts
import Foundation
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Every other command as a value in and a value out.
struct SessionTests {
    private let workspace = SessionCase.workspace
    private let play = PlayOptions(workers: 2)

    @Test func aSituationIsWordsNumbersAndFiles() async throws {
        try await SessionCase.inFolder { folder in
            let query = SituationQuery(scenario: "lesson", layers: folder + "/layers", map: folder + "/map.svg")
            let package = try SituationSession(query, in: workspace).run()
            #expect(package.text(PageStyle()).contains("The situation on 1 October 1900"))
            #expect(try JSONSerialization.jsonObject(with: Data(package.json().utf8)) is [String: Any])
            #expect(
                try package.write() == [
                    "The layers are written to \(folder)/layers.", "The map is drawn in \(folder)/map.svg.",
                ])
            #expect(try !FileManager.default.contentsOfDirectory(atPath: folder + "/layers").isEmpty)
            let coloured = package.text(PageStyle(width: 80, isColoured: true))
            #expect(coloured.contains("\u{1B}[") && !package.text(PageStyle()).contains("\u{1B}"))
        }
    }

    @Test func aPlanHasItsFiles() async throws {
        try await SessionCase.inFolder { folder in
            let query = PlanQuery(
                scenario: "lesson", blockers: 2, layers: folder + "/plan.gpkg", map: folder + "/plan.svg",
                problem: folder + "/game.json")
            let package = try PlanSession(query, in: workspace).run()
            #expect(package.plan.crossing.value > 0)
            #expect(try package.write().count == 3)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["game.json", "plan.gpkg", "plan.svg"])
        }
    }

    @Test func aCampaignIsRecordedReadAndBranched() async throws {
        try await SessionCase.inFolder { folder in
            let path = folder + "/a.journal"
            let played = try await CampaignSession(
                CampaignQuery(scenario: "lesson", replication: 3, workers: 1, record: path), in: workspace
            ).run()
            #expect(try played.write() == ["Recorded in \(path); `anabasis run --from \(path) --at DATE` finds a day in it."])
            let read = try await RecordingSession(RecordingQuery(recording: path, workers: 1), in: workspace).run()
            #expect(read.text(PageStyle()) == played.text(PageStyle()) && read.events == played.events)
            #expect(try read.write().isEmpty)
            let day = try await RecordingSession(RecordingQuery(recording: path, at: "5", workers: 1), in: workspace).run()
            #expect(day.told == 5..<6 && day.events.allSatisfy { $0.epoch == 5 })
            let other = try await RecordingSession(
                RecordingQuery(recording: path, at: "5", directive: "one-column", workers: 1, record: folder + "/b.journal"),
                in: workspace
            ).run()
            #expect(other.head.sent.map(\.directive) == ["go-small", "one-column"] && other.head.sent[1].epoch == 5)
            #expect(other.events.filter { $0.epoch < 5 } == played.events.filter { $0.epoch < 5 }, "the past stays")
            #expect(other.text(PageStyle()).contains("In the recording:"))
            let json = try JSONSerialization.jsonObject(with: Data(day.json().utf8)) as? [String: Any]
            #expect((json?["events"] as? [Any])?.count == day.events.count)
        }
    }

    @Test func aSweepAndASelectionAreTables() async throws {
        try await SessionCase.inFolder { folder in
            let measured = MeasureQuery(measure: MeasureQuery.standard)
            let ear = Ear()
            let sweep = try await SweepSession(
                SweepQuery(
                    scenario: "lesson", vary: ["ways=1,3"], measured: measured, sampling: .standard(replications: 10),
                    play: play, out: folder, command: "anabasis sweep lesson"),
                in: workspace
            ).run(progress: ear.hear)
            #expect(sweep.text(PageStyle()).contains("against the first") && ear.stages.last == "sweeping")
            #expect(try sweep.write().last?.contains("sweep.csv") == true)
            #expect(try described(in: folder) == ["sweep": ["ways", "mean"]])
            let crate = try text("ro-crate-metadata.json", in: folder)
            #expect(crate.contains("\"anabasis sweep lesson\"") && crate.contains("\"sweep.json\""))
            let selection = try await SelectionSession(
                SelectionQuery(scenario: "lesson", measured: measured, indifference: 100, play: play), in: workspace
            ).run()
            #expect(selection.selection.selected != nil && selection.text(PageStyle()).contains("Selected: "))
        }
    }

    @Test func aStopBeforeTheFirstResultIsARefusal() async throws {
        let measured = MeasureQuery(measure: MeasureQuery.standard)
        let sweep = SweepQuery(scenario: "lesson", vary: ["ways=1,3"], measured: measured, play: play)
        let stopped = try await refusal { try await SweepSession(sweep, in: workspace).run(shouldStop: { true }) }
        #expect(stopped?.kind == .stopped)
        let query = SensitivityQuery(scenario: "lesson", morris: true, sobol: false, measured: measured, play: play)
        let screening = try await refusal {
            try await SensitivitySession(query, in: workspace, shouldStop: { true }).screen()
        }
        #expect(screening?.kind == .stopped)
    }

    @Test func aSensitivityGoesFromManyRulesToFew() async throws {
        try await SessionCase.inFolder { folder in
            let query = SensitivityQuery(
                scenario: "lesson", rules: ["contact"], morris: true, sobol: true, few: 2, trajectories: 2, candidates: 0,
                rows: 8,
                sampling: .standard(replications: 2), measured: MeasureQuery(measure: "lost"), play: play, out: folder)
            let session = try await SensitivitySession(query, in: workspace)
            let screening = try #require(try await session.screen())
            let shares = try await session.decompose(after: screening)
            let few = screening.findings.ranking.prefix(2).map { screening.findings.space.rules[$0].name }
            #expect(shares.findings.space.rules.map(\.name) == few)
            #expect(try screening.write().last?.contains("effects.csv") == true)
            #expect(Set(try described(in: folder).keys) == ["effects", "screening-points"])
            #expect(try shares.write().last?.contains("indices.csv") == true)
            let both = try described(in: folder)
            #expect(
                Set(both.keys) == ["effects", "screening-points", "indices", "indices-points"], "one folder, one description")
            #expect(both["indices-points"].map { Array($0.dropFirst()) } == [few[0]])
            #expect(try text("ro-crate-metadata.json", in: folder).contains("\"screening.json\""))
        }
    }

    private func text(_ name: String, in folder: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    /// The first two columns of every table that a folder describes.
    private func described(in folder: String) throws -> [String: [String]] {
        let package = try JSONSerialization.jsonObject(with: Data(text("datapackage.json", in: folder).utf8))
        let resources = try #require((package as? [String: Any])?["resources"] as? [[String: Any]])
        return try resources.reduce(into: [:]) { tables, resource in
            let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
            let name = try #require(resource["name"] as? String)
            let heading = try text("\(name).csv", in: folder).split(separator: "\r\n")[0].drop { $0 == "\u{feff}" }
                .split(separator: ",")
            #expect(heading.map(String.init) == fields.compactMap { $0["name"] as? String }, "\(name)")
            tables[name] = fields.prefix(2).compactMap { $0["name"] as? String }
        }
    }

    @Test func listsAreTextAndJSON() throws {
        let scenarios = ScenarioList(in: workspace)
        #expect(scenarios.entries.map(\.id).contains("lesson") && scenarios.text(PageStyle()).contains("lesson"))
        let sound = try CheckReport("lesson", in: workspace)
        #expect(sound.faults.isEmpty && sound.text(PageStyle()).hasPrefix("lesson: no faults; 3 formations"))
        let unknown = try CheckReport("lessson", in: workspace)
        #expect(unknown.faults.count == 1 && unknown.text(PageStyle()).hasSuffix("1 fault."))
        let rules = try RuleList(matching: "sightNight")
        #expect(rules.entries.map(\.name) == ["contact.sightNight"])
        for answer in [scenarios, sound, unknown, rules] as [any AnswerPackage] {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(answer.json().utf8)) }
            #expect(try answer.write().isEmpty)
        }
        #expect(RuleList.markdown.hasPrefix("# The numbers of the model"))
    }
}

/// What cannot be done is a refusal that says whose the fault is.
struct RefusalTests {
    private let workspace = SessionCase.workspace

    @Test func aRefusalSaysWhoseTheFaultIs() async throws {
        let range = try await refusal { try PlanSession(PlanQuery(scenario: "lesson", blockers: 21), in: workspace).run() }
        #expect(range == Refusal(.request, "--blockers is 21, expected 1 to 20."))
        let unknown = try await refusal { try workspace.scenario("lessson") }
        #expect(unknown?.kind == .input && unknown?.description.contains("lesson") == true)
        let late = try await refusal {
            try SituationSession(SituationQuery(scenario: "lesson", at: "2000-01-01"), in: workspace).run()
        }
        #expect(late?.kind == .request)
        let file = try await refusal { try await ReportSession(["nowhere.study"], out: nil, in: workspace).run() }
        #expect(file?.kind == .input)
        struct Surprise: Error {}
        #expect(Refusal(Surprise()).kind == .defect)
        #expect(Refusal(Refusal(.busy, "Later.")) == Refusal(.busy, "Later."))
    }

    @Test func aPlaceThatCannotBeWrittenNamesItsOption() async throws {
        try await SessionCase.inFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder + "/file"))
            let query = SituationQuery(scenario: "lesson", map: folder + "/file/map.svg")
            let package = try SituationSession(query, in: workspace).run()
            let fault = try await refusal { try package.write() }
            #expect(
                fault?.kind == .input && fault?.description.hasSuffix("give --map another place.") == true, "\(fault as Any)")
        }
    }

    @Test func aWorkspaceIsFoundOrNamed() async throws {
        let found = try Workspace.find(environment: ["ANABASIS_HOME": Fixtures.home])
        #expect(found.library == Fixtures.library)
        #expect(found.charts == ChartRenderer(home: Fixtures.home))
    }
}

/// Folders that are named after questions.
struct ReplyFolderTests {
    private func request(_ settings: [String: Double] = [:], seed: UInt64 = 1950, directives: Int = .max) throws -> StudyRequest
    {
        let scenario = try Fixtures.lesson()
        let rules = settings.reduce(RuleBook.rules(for: scenario)) { rules, setting in
            RuleBook.entry(setting.key)?.setting(setting.value, in: rules) ?? rules
        }
        return StudyRequest(
            scenario: scenario, rules: rules, directives: Array(scenario.directives.prefix(directives)), seed: seed, workers: 1)
    }

    @Test func whatDiffersNamesTheFolder() throws {
        #expect(try ReplyFolder.path(of: request()) == "out/lesson")
        #expect(try ReplyFolder.path(of: request(["contact.sightNight": 0.4])) == "out/lesson/contact.sightNight=0.4")
        #expect(try ReplyFolder.path(of: request(seed: 7)) == "out/lesson/seed=7")
        let both = try ReplyFolder.path(of: request(["contact.sightNight": 0.4], seed: 7))
        #expect(both == "out/lesson/contact.sightNight=0.4,seed=7")
        let own = RuleBook.entry("contact.sightNight").map { $0.value(in: Rules()) } ?? 0
        #expect(try ReplyFolder.path(of: request(["contact.sightNight": own])) == "out/lesson", "no difference, no folder")
    }

    @Test func manySettingsAreAFingerprint() throws {
        let all = Dictionary(uniqueKeysWithValues: RuleBook.entries.prefix(20).map { ($0.name, $0.range.lowerBound) })
        let path = try ReplyFolder.path(of: request(all))
        #expect(path.hasPrefix("out/lesson/settings-") && path.count < 40, "\(path)")
        var fewer = all
        fewer.removeValue(forKey: RuleBook.entries[3].name)
        #expect(try ReplyFolder.path(of: request(fewer)) != path)
    }

    @Test func someOfTheDirectivesAreAFolderBelow() throws {
        let scenario = try Fixtures.lesson()
        let request = try request(directives: 1)
        let names = request.directives.map(\.id).joined(separator: ",")
        let all = request.directives.count == scenario.directives.count
        #expect(ReplyFolder.path(of: request) == (all ? "out/lesson" : "out/lesson/\(names)"))
    }
}
