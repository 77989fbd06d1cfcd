import Application
import Foundation
import Testing

/// What a question may say, and what it is told otherwise.
struct QueryTests {
    @Test func aPrecisionIsMenOrAShare() {
        #expect(PrecisionGoal("50") == .men(50))
        #expect(PrecisionGoal("2%") == .share(0.02))
        for text in ["", "%", "nan", "inf", "fifty", "1 %"] { #expect(PrecisionGoal(text) == nil, "\(text)") }
    }

    @Test func aPartIsANumberOfSoMany() {
        #expect(StudyQuery.Part("3/16")?.description == "3/16")
        for text in ["", "3", "0/3", "4/3", "3/", "a/b", "1/2/3", "-1/3"] { #expect(StudyQuery.Part(text) == nil, "\(text)") }
    }
}

/// Questions that cannot be put, each told before a file is read: the scenario that they name does not exist.
struct QueryBoundsTests {
    private let workspace = SessionCase.workspace
    private let measured = MeasureQuery(measure: MeasureQuery.standard)
    private let play = PlayOptions(workers: 1)

    private func expect(_ says: String, _ work: () async throws -> Void) async throws {
        let fault = try await refusal(of: work)
        #expect(fault?.kind == .request && fault?.description.contains(says) == true, "\(says): \(fault as Any)")
    }

    private func study(_ query: StudyQuery) async throws { _ = try await StudySession(query, in: workspace).run() }

    @Test func aStudyIsChecked() async throws {
        for replications in [0, -1, 1_000_001, .max, .min] {
            try await expect("--replications is \(replications), expected 1 to 1000000.") {
                try await study(
                    StudyQuery(scenario: "none", sampling: .standard(replications: replications), play: play, command: ""))
            }
        }
        for workers in [0, -1, 257, Int.max] {
            try await expect("--workers is \(workers), expected 1 to 256.") {
                try await study(StudyQuery(scenario: "none", play: PlayOptions(workers: workers), command: ""))
            }
        }
        for hours in [0, 5, 7, 25, -24] {
            try await expect("--epoch-hours is \(hours)") {
                try await study(StudyQuery(scenario: "none", play: play, epochHours: hours, command: ""))
            }
        }
        try await expect("--sweep is -1") {
            try await study(StudyQuery(scenario: "none", play: play, sweep: -1, command: ""))
        }
        for goal in [PrecisionGoal.men(0), .men(-1), .men(.infinity), .men(.nan), .share(0), .share(1.5), .share(.nan)] {
            try await expect("--precision is") {
                try await study(StudyQuery(scenario: "none", precision: goal, play: play, command: ""))
            }
        }
    }

    @Test func aPartNeedsAStoreAndANumberOfCampaigns() async throws {
        let part = try #require(StudyQuery.Part("1/2"))
        try await expect("leave --no-store out") {
            try await study(StudyQuery(scenario: "none", play: play, keeping: .nowhere, part: part, command: ""))
        }
        try await expect("give --worlds with --shard") {
            try await study(StudyQuery(scenario: "none", precision: .men(5), play: play, part: part, command: ""))
        }
    }

    @Test(arguments: [
        ("contact.sightNight", "expected name=value"), ("contact.sightNight=", "expected name=value"), ("=1", "is no rule"),
        ("contact.sightNight=nan", "expected name=value"), ("contact.sightNight=-inf", "expected name=value"),
        ("contact.sightNight=0.3=0.4", "expected name=value"), ("sightNight=0.3", "is no rule"),
        ("contact.sightNight=1e308", "0.1 to 0.5"), ("", "expected name=value"),
    ])
    func aSettingIsChecked(setting: String, says: String) async throws {
        try await expect(says) {
            _ = try SituationSession(SituationQuery(scenario: "none", settings: [setting]), in: workspace).run()
        }
        try await expect(says) { _ = try PlanSession(PlanQuery(scenario: "none", settings: [setting]), in: workspace).run() }
        try await expect(says) {
            try await study(StudyQuery(scenario: "none", play: PlayOptions(workers: 1, settings: [setting]), command: ""))
        }
        try await expect(says) {
            _ = try await CampaignSession(CampaignQuery(scenario: "none", settings: [setting], workers: 1), in: workspace).run()
        }
    }

    @Test func aPlanIsChecked() async throws {
        for size in [0, -5, 100_001, Int.max, Int.max - 1, .min] {
            try await expect("--detachment-size is \(size), expected 1 to 100000.") {
                _ = try PlanSession(PlanQuery(scenario: "none", detachmentSize: size), in: workspace).run()
            }
        }
        for blockers in [0, 21, Int.max] {
            try await expect("--blockers is \(blockers), expected 1 to 20.") {
                _ = try PlanSession(PlanQuery(scenario: "none", blockers: blockers), in: workspace).run()
            }
        }
    }

    @Test func aSelectionIsChecked() async throws {
        for indifference in [0, -1, 1e19, 1e-300, Double.nan, .infinity, -.infinity] {
            try await expect("--indifference is \(indifference), expected a number from") {
                let query = SelectionQuery(scenario: "none", measured: measured, indifference: indifference, play: play)
                _ = try await SelectionSession(query, in: workspace).run()
            }
        }
        for confidence in [0, 0.4, 1, 2, Double.nan] {
            try await expect("--confidence is") {
                let query = SelectionQuery(
                    scenario: "none", measured: measured, indifference: 5, confidence: confidence, play: play)
                _ = try await SelectionSession(query, in: workspace).run()
            }
        }
        try await expect("--at-most is 15, expected 20 (--first)") {
            let query = SelectionQuery(scenario: "none", measured: measured, indifference: 5, atMost: 15, play: play)
            _ = try await SelectionSession(query, in: workspace).run()
        }
    }

    @Test func aSensitivityIsChecked() async throws {
        let open = { (query: SensitivityQuery) in _ = try await SensitivitySession(query, in: workspace) }
        try await expect("Nothing is asked") {
            try await open(SensitivityQuery(scenario: "none", morris: false, sobol: false, measured: measured, play: play))
        }
        for rows in [0, 7, 9, 100, 131_072, Int.max, .min] {
            try await expect("--rows is \(rows)") {
                try await open(
                    SensitivityQuery(scenario: "none", morris: false, sobol: true, rows: rows, measured: measured, play: play))
            }
        }
        for trajectories in [1, 1001, Int.max] {
            try await expect("--trajectories is \(trajectories), expected 2 to 1000.") {
                try await open(
                    SensitivityQuery(
                        scenario: "none", morris: true, sobol: false, trajectories: trajectories, measured: measured, play: play
                    ))
            }
        }
        try await expect("--measure is \"joy\"") {
            try await open(
                SensitivityQuery(
                    scenario: "none", morris: true, sobol: false, measured: MeasureQuery(measure: "joy"), play: play))
        }
    }

    @Test func aRecordingIsChecked() async throws {
        let run = { (query: RecordingQuery) in _ = try await RecordingSession(query, in: workspace).run() }
        try await expect("say when with --at") {
            try await run(RecordingQuery(recording: "none", directive: "go-small", workers: 1))
        }
        try await expect("name its --directive") {
            try await run(RecordingQuery(recording: "none", workers: 1, record: "b.journal"))
        }
    }
}

/// Questions travel: a server reads them from JSON.
struct QueryCodingTests {
    private func travels<Query: Codable & Equatable>(_ query: Query) throws {
        let encoder = JSONEncoder()
        #expect(try JSONDecoder().decode(Query.self, from: encoder.encode(query)) == query)
    }

    @Test func everyQueryComesBackAsItWas() throws {
        let play = PlayOptions(seed: .max, workers: 3, settings: ["contact.sightNight=0.4"])
        let measured = MeasureQuery(measure: "lost", group: "eight")
        try travels(SituationQuery(scenario: "lesson", at: "1900-10-03", settings: ["a=1"], layers: "l", map: "m"))
        try travels(PlanQuery(scenario: "lesson", blockers: 4, detachmentSize: 9, problem: "p"))
        try travels(
            StudyQuery(
                scenario: "lesson", directives: ["a", "b"], precision: .share(0.01), play: play, keeping: .file("f"),
                part: StudyQuery.Part("3/16"), out: "o", command: "anabasis study lesson"))
        try travels(CampaignQuery(scenario: "lesson", replication: 7, workers: 1))
        try travels(RecordingQuery(recording: "r", at: "5", directive: "d", workers: 1, record: "s"))
        try travels(SweepQuery(scenario: "lesson", vary: ["ways=1,2"], measured: measured, play: play))
        try travels(SelectionQuery(scenario: "lesson", measured: measured, indifference: 50, play: play))
        try travels(SensitivityQuery(scenario: "lesson", morris: true, sobol: true, measured: measured, play: play))
    }
}
