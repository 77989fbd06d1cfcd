import Campaigns
import Figures
import Foundation
import Pages
import Planning
import ScenarioFiles
import Studies

/// The lesson, studied small once for all tests.
public enum ReplyCase {
    /// The root of the repository.
    public static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The scenarios of the repository.
    public static let library = ScenarioLibrary(home: home)

    /// A run that never was.
    public static let provenance = ReplyProvenance(
        version: "0.0.0", scenarioDigest: "0123456789abcdef", command: "anabasis study lesson --replications 60 --sweep 20",
        replicationsPerSecond: 1000, peakMemoryBytes: 50_000_000, seconds: 1.5)

    /// The study and what is written from it; made when first asked for.
    public static let lesson = Task { try await make() }

    private static func make() async throws -> ReplyWriter {
        let scenario = try library.read("lesson")
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let situation = reader.situation(at: scenario.start)
        let study = await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: rules, directives: scenario.directives, replications: 60, workers: 2,
                sensitivityReplications: 20)
        ).conduct()
        let plan = Plan(scenario: scenario, rules: rules, assignment: study.question.assignment, at: scenario.start)
        return try ReplyWriter(study: study, situation: situation, plan: plan, provenance: provenance)
    }

    /// The lesson's figures with some numbers changed, through their JSON.
    public static func figures(changing change: (inout [String: Any]) -> Void) async throws -> ReplyFigures {
        let writer = try await lesson.value
        let data = try JSONEncoder().encode(writer.reply.figures)
        var object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        change(&object)
        return try JSONDecoder().decode(ReplyFigures.self, from: JSONSerialization.data(withJSONObject: object))
    }

    /// A difference as JSON has it.
    public static func difference(_ mean: Double, _ low: Double, _ high: Double, chance: Double = 0.9) throws -> Any {
        let value = ReplyDifference(mean: mean, low: low, high: high, chanceMore: chance, replications: 100)
        return try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
    }

    /// An empty folder of its own.
    public static func folder(_ name: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("anabasis-\(name)-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
