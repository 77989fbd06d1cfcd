import Appraisal
import Figures
import Foundation
import Geography
import Hexes
import Notation
import Planning
import Prose
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Situations and plans of plain ground in words: with no enemy, with an enemy everywhere, with no night and with no way.
@Suite struct ProseGroundTests {
    /// Ground at the edge of what there may be.
    struct Ground: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let scenario: Scenario
    }

    private static let everywhere = stride(from: 12, to: 120, by: 7).map { Fixtures.force(battalions: 9, at: CellID($0)) }
    private static let road = (0..<9).map { row -> Int in
        let grid = HexGrid(columns: 12, rows: 10, flatMetres: 3000)
        return grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
    }
    private static let go = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps)

    static let grounds = [
        Ground(testDescription: "no enemy", scenario: Fixtures.plain(roads: road, conduct: go)),
        Ground(testDescription: "no enemy and no road", scenario: Fixtures.plain(conduct: go)),
        Ground(testDescription: "an enemy everywhere", scenario: Fixtures.plain(roads: road, enemy: everywhere, conduct: go)),
        Ground(testDescription: "no way", scenario: Fixtures.plain(sea: Set(48..<60), conduct: go)),
        Ground(testDescription: "one man", scenario: Fixtures.plain(men: Strength(low: 1, best: 1, high: 1), conduct: go)),
        Ground(testDescription: "there already", scenario: Fixtures.plain(from: CellID(3), conduct: go)),
        Ground(
            testDescription: "no night",
            scenario: Fixtures.plain(
                roads: road, enemy: [Fixtures.force(battalions: 2, at: CellID(50))], conduct: go,
                start: LocalTime("1941-06-21T12:00")!, latitude: 80)),
        Ground(
            testDescription: "no day",
            scenario: Fixtures.plain(
                enemy: [Fixtures.force(battalions: 2, at: CellID(50))], conduct: go, start: LocalTime("1941-12-21T12:00")!,
                latitude: 80)),
        Ground(testDescription: "nobody goes", scenario: Fixtures.plain(conduct: Conduct(task: .stay))),
        Ground(
            testDescription: "great numbers",
            scenario: Fixtures.plain(men: Strength(low: 9, best: 90_000, high: 90_000), conduct: go)),
        Ground(testDescription: "no group", scenario: Fixtures.plain(enemy: everywhere, conduct: go).with(groups: [])),
    ]

    private static func situation(_ scenario: Scenario) -> ProseSituation {
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let figures = SituationFigures(
            reader.situation(at: scenario.start), scenario: scenario, rules: rules.appraisal)
        return ProseSituation(situation: figures, groups: ReplyGroup.all(of: scenario).map(\.group))
    }

    private static func plan(_ scenario: Scenario) -> PlanFigures? {
        let rules = RuleBook.rules(for: scenario)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        return Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start).map {
            PlanFigures(
                $0, directive: scenario.directives[0], scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
        }
    }

    private func faults(_ texts: [String?], _ tables: [TableText]) -> String {
        let blocks = texts.compactMap(\.self).map(ReplyBlock.paragraph) + tables.map(ReplyBlock.table)
        let document = ReplyDocument(title: "T", subtitle: "S.", opening: blocks, sections: [])
        return ProseLint.faults(of: document).joined(separator: "\n")
    }

    @Test(arguments: grounds)
    func `a situation reads well`(ground: Ground) {
        let prose = Self.situation(ground.scenario)
        let found = faults([prose.summary(), prose.cordon()], [prose.standings(), prose.gaps(), prose.hazards()])
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: grounds)
    func `a plan reads well`(ground: Ground) {
        guard let plan = Self.plan(ground.scenario) else { return }
        let prose = ProsePlan(plan: plan)
        let withdrawal = ProseWithdrawal(withdrawals: plan.withdrawals, objective: plan.objective)
        let texts =
            [prose.summary(), prose.proof(), prose.prospect(), prose.orders(), prose.ignorance(), prose.departures()]
            + plan.withdrawals.map(withdrawal.bound)
        let found = faults(texts, [prose.gaps(), prose.formations(), withdrawal.table()])
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `without an enemy nobody is cut off, and there is no word of a cordon`() {
        let text = Self.situation(Self.grounds[0].scenario).summary()
        #expect(text.hasPrefix("The A is not cut off on 1 October: a road that bears wheels still leads out"))
        #expect(!text.contains("cordon") && !text.contains("gap"))
    }

    @Test func `without a way nothing is said of gaps`() {
        let text = Self.situation(Self.grounds[3].scenario).summary()
        #expect(text.contains("There is no way on foot for the A.") && !text.contains("gap in the enemy's line"))
    }

    @Test func `one man is one man`() throws {
        let text = ProsePlan(plan: try #require(Self.plan(Self.grounds[4].scenario))).summary()
        #expect(text.hasPrefix("1 man of one formation is to be north: one detachment of at most 40 men on one way"), "\(text)")
    }

    // MARK: what a group is called

    /// Standings of some formations, all cut off, in a group of that title.
    private func cutOff(_ title: String, count: Int) throws -> String {
        let rows = (0..<count).map { index -> JSONObject in
            [
                "id": "\(index)", "name": "Company \(index)", "groups": ["g", "all"], "whereabouts": "at X",
                "uncertaintyKilometres": 0, "isCutOff": true, "sinceMayBeEarlier": false, "isOutsideCordon": false,
                "holders": [String](), "grip": "noWay",
            ]
        }
        let object: JSONObject = [
            "time": "1950-10-01T18:00", "objective": "north", "standings": rows, "gaps": [Any](), "cordonValue": 0,
            "cordonCells": 0, "hazards": [Any](), "enemyForces": 1,
        ]
        let figures = try JSONDecoder().decode(SituationFigures.self, from: JSONSerialization.data(withJSONObject: object))
        let group = try JSONDecoder().decode(
            ReplyGroup.self, from: Data(#"{"id": "g", "title": "\#(title)", "role": "primary"}"#.utf8))
        return ProseSituation(situation: figures, groups: [group, .all]).summary()
    }

    @Test(
        arguments: [
            ("the three companies", 3, "All three companies are"), ("the 12 battalions", 3, "All 12 battalions are"),
            ("the rearguard", 3, "All of the rearguard are"), ("the Second Front Army", 3, "All of the Second Front Army are"),
            ("two columns", 2, "All of two columns are"), ("the one company", 1, "Company 0 is"),
        ])
    func `all of a group are called as one says it`(title: String, count: Int, words: String) throws {
        #expect(try cutOff(title, count: count).hasPrefix(words + " cut off on 1 October"))
    }

    @Test(arguments: [
        ("three", true), ("twelve", true), ("12", true), ("1,200", true), ("one", false), ("1", false),
        ("none", false), ("rearguard", false), ("Second", false), ("", false),
    ])
    func `a number is known in words and in digits`(word: String, isNumber: Bool) {
        #expect(ProseWords.isNumber(word) == isNumber)
    }
}
