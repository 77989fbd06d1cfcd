import Arithmetic
import Campaigns
import Figures
import Foundation
import Notation
import Pages
import Planning
import Prose
import RuleSets
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
        version: "0.0.0", scenarioDigest: "0123456789abcdef",
        files: [FileManifest.File(path: "forces.csv", bytes: "men".utf8)],
        command: "anabasis study lesson --replications 60 --sweep 20",
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

/// JSON objects of figures, to be changed in tests.
public typealias JSONObject = [String: Any]

extension ReplyCase {
    /// The page of some figures.
    public static func document(_ figures: ReplyFigures, hasMap: Bool = false) -> ReplyDocument {
        ProsePage(figures: figures, sources: [], hasMap: hasMap).document()
    }

    /// The page of the lesson's figures with some numbers changed.
    public static func document(changing change: (inout JSONObject) -> Void) async throws -> ReplyDocument {
        document(try await figures(changing: change))
    }

    /// A quantity that was the same in every future, as JSON has it.
    public static func constant(_ value: Double) -> JSONObject {
        let names = ["mean", "meanLow", "meanHigh", "q10", "q25", "median", "q75", "q90", "standardError"]
        return Dictionary(uniqueKeysWithValues: names.map { ($0, value) })
    }

    /// A quantity that varies by a fifth about a mean that is known to a hundredth.
    public static func varying(_ mean: Double) -> JSONObject {
        [
            "standardError": 0.005 * mean, "mean": mean, "meanLow": 0.99 * mean, "meanHigh": 1.01 * mean, "q10": 0.8 * mean,
            "q25": 0.9 * mean, "median": mean,
            "q75": 1.1 * mean, "q90": 1.2 * mean,
        ]
    }
}

extension JSONObject {
    /// Changes every object of a list.
    public mutating func change(each name: String, _ body: (inout JSONObject) -> Void) {
        self[name] = (self[name] as? [JSONObject] ?? []).map { row in
            var row = row
            body(&row)
            return row
        }
    }

    /// Changes an object within.
    public mutating func change(_ name: String, _ body: (inout JSONObject) -> Void) {
        var inner = self[name] as? JSONObject ?? [:]
        body(&inner)
        self[name] = inner
    }

    /// Sets a measure of every directive, over every group.
    public mutating func set(measure: String, to value: JSONObject, where isMeant: (JSONObject) -> Bool = { _ in true }) {
        change(each: "directives") { row in
            guard isMeant(row) else { return }
            row.change("measures") { groups in
                for group in groups.keys { groups.change(group) { $0[measure] = value } }
            }
        }
    }
}

extension ReplyDocument {
    /// A section's paragraphs, in one text; nil if there is no such section.
    public func text(of section: String) -> String? {
        sections.first { $0.id == section }.map { section in
            section.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.joined(separator: " ")
        }
    }

    /// A section's tables.
    public func tables(of section: String) -> [TableText] {
        sections.first { $0.id == section }?.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } } ?? []
    }

    /// The paragraphs of the first page.
    public var openingText: String {
        opening.compactMap {
            switch $0 {
            case .paragraph(let text), .lead(let text): text
            default: nil
            }
        }.joined(separator: " ")
    }
}
