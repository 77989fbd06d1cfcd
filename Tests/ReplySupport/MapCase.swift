import Appraisal
import Campaigns
import Cartography
import Foundation
import Planning
import RuleSets
import ScenarioFiles
import Scenarios

/// A scenario of the repository with its situation at the start and ways through, for pictures and layers.
public struct MapCase: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// Its relief, if it has one.
    public let relief: Relief?
    /// The rules of the map.
    public let rules: AppraisalRules
    /// The situation at the start.
    public let situation: Situation
    /// Ways of some formations.
    public let ways: [MapWay]

    /// Korea 1950.
    public static let korea = Result { try MapCase("korea-1950") }
    /// The lesson.
    public static let lesson = Result { try MapCase("lesson") }

    private init(_ name: String) throws {
        let scenario = try ReplyCase.library.read(name)
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        self.scenario = scenario
        relief = try ReplyCase.library.relief(of: name)
        self.rules = rules.appraisal
        situation = reader.situation(at: scenario.start)
        ways = Self.ways(of: scenario, in: situation, rules: rules)
    }

    /// The ways of every third formation, each with an even share of its men; the last formation's in the style of another directive.
    private static func ways(of scenario: Scenario, in situation: Situation, rules: Rules) -> [MapWay] {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: situation.hazard,
            rules: WayRules(rules.appraisal, rules.planning))
        let starts = scenario.formations.map(\.cell)
        let book = CourseBook(scenario: scenario, march: march, rules: rules.planning, looks: 1) { _ in cost }
        let moving = Array(stride(from: 0, to: starts.count, by: 3))
        return moving.flatMap { index in
            let ways = book.ways(.gaps, from: starts[index], number: 8, march: march)
            let men = Double(scenario.formations[index].men.best) / Double(max(1, ways.count))
            return ways.map { MapWay(way: $0, men: men, formation: index, style: index == moving.last ? .other : .asked) }
        }
    }
}

/// A fresh folder of this run, removed by `body`'s end.
public func withFolder<Answer>(_ body: (URL) throws -> Answer) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("anabasis-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
