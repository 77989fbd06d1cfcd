import Application
import Foundation
import ScenarioFiles
import TestSupport
import Testing

/// Who goes is settled once, and the same for every command.
struct SettlingTests {
    /// The lesson with a directive that leaves open which of the companies goes.
    private func openLesson(in folder: String) throws -> Workspace {
        let lesson = folder + "/Scenarios/lesson"
        try FileManager.default.createDirectory(atPath: folder + "/Scenarios", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: lesson)
        let group = try Fixtures.lesson().groups[0].id
        let small = try String(contentsOfFile: lesson + "/directives/go-small.yaml", encoding: .utf8)
        let parts = try #require(small.range(of: "  - name: the three companies"))
        let open = small.replacingOccurrences(of: "id: go-small", with: "id: one-goes")[...]
        let head = open[..<(open.range(of: "  - name: the three companies")?.lowerBound ?? open.endIndex)]
        let going = small[parts.lowerBound...].replacingOccurrences(of: "who: all", with: "who: {best: 1, of: \(group)}")
        let staying = small[parts.lowerBound...].replacingOccurrences(of: "who: all", with: "who: rest-of-\(group)")
            .replacingOccurrences(of: "task: withdraw", with: "task: stay").replacingOccurrences(
                of: "the three", with: "the other")
        try (head + going + staying).write(
            toFile: lesson + "/directives/one-goes.yaml", atomically: true, encoding: .utf8)
        return Workspace(library: ScenarioLibrary(home: folder), replies: folder + "/out")
    }

    @Test func everyCommandHasTheSameChoice() async throws {
        try await SessionCase.inFolder { folder in
            let workspace = try openLesson(in: folder)
            let play = PlayOptions(workers: 2)
            let query = CampaignQuery(scenario: "lesson", directive: "one-goes", workers: 2)
            let ear = Ear()
            let campaign = try await CampaignSession(query, in: workspace).run(progress: ear.hear)
            let going = try #require(campaign.head.sent[0].going)
            #expect(going.count == 1 && ear.stages.contains("choosing who goes"), "\(ear.stages)")
            let settled = try #require(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/out/lesson").first {
                    $0.hasSuffix(".settled.json")
                })

            let again = Ear()
            let second = try await CampaignSession(query, in: workspace).run(progress: again.hear)
            #expect(second.head == campaign.head && again.stages.isEmpty, "it is settled once: \(again.stages)")

            let study = try await StudySession(
                StudyQuery(
                    scenario: "lesson", directives: ["one-goes", "go-small"], sampling: .standard(replications: 10), play: play,
                    sweep: 0,
                    out: folder + "/reply", command: "study"), in: workspace
            ).run()
            let result = try #require(study.study.results.first { $0.assignment.directive.id == "one-goes" })
            let names = result.assignment.going.map { study.study.request.scenario.formations[$0].id }
            #expect(names == going, "a short study tries as often as a long one")

            let sweep = try await SweepSession(
                SweepQuery(
                    scenario: "lesson", vary: ["split=0...3"], directive: "one-goes",
                    measured: MeasureQuery(measure: MeasureQuery.standard), sampling: .standard(replications: 5), play: play),
                in: workspace
            ).run()
            let page = try JSONSerialization.jsonObject(with: Data(sweep.json().utf8)) as? [String: Any]
            let points = try #require(page?["points"] as? [[String: Any]])
            #expect(points.map { ($0["staying"] as? [String])?.count } == [0, 1, 2, 3])
            #expect(Set(points[2]["staying"] as? [String] ?? []).isDisjoint(with: going))

            // A file that is damaged is a memory that was lost.
            let path = "\(folder)/out/lesson/\(settled)"
            let kept = try Data(contentsOf: URL(fileURLWithPath: path))
            try Data("{".utf8).write(to: URL(fileURLWithPath: path))
            #expect(try await CampaignSession(query, in: workspace).run().head == campaign.head)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == kept, "the same again")
        }
    }
}
