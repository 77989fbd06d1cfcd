import Appraisal
import Figures
import Foundation
import Hexes
import Planning
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The numbers of a situation and a plan on plain ground, where they are known beforehand.
@Suite struct PlainSituationTests {
    private static func situation(_ scenario: Scenario) -> SituationFigures {
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return SituationFigures(reader.situation(at: scenario.start), scenario: scenario, rules: rules.appraisal)
    }

    private static func plan(_ scenario: Scenario) -> PlanFigures? {
        let rules = RuleBook.rules(for: scenario)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        return Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start).map {
            PlanFigures(
                $0, directive: scenario.directives[0], scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
        }
    }

    /// Roads from the south-west corner to the north.
    private static let road = (0..<9).map { row -> Int in
        let grid = HexGrid(columns: 12, rows: 10, flatMetres: 3000)
        return grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
    }

    /// A force of two battalions in every second cell of a row.
    private static func wall(row: Int) -> [EnemyForce] {
        stride(from: 0, to: 12, by: 2).map { Fixtures.force(battalions: 2, at: CellID(row * 12 + $0)) }
    }

    @Test func `without an enemy nobody is cut off and nothing threatens`() {
        let situation = Self.situation(Fixtures.plain(roads: Self.road))
        #expect(situation.standings.allSatisfy { !$0.isCutOff && $0.grip == .free && $0.since == nil && $0.holders.isEmpty })
        #expect(situation.standings.allSatisfy { $0.leastContacts == 0 && $0.wayKilometres.map { $0 >= 24 } == true })
        #expect(situation.cordonCells == 0 && situation.gaps.isEmpty && situation.cordonValue == 0)
    }

    @Test func `without an enemy a plan meets nobody`() throws {
        let scenario = Fixtures.plain(conduct: Conduct(detachmentSize: 40, ways: 4, route: .gaps))
        let plan = try #require(Self.plan(scenario))
        #expect(plan.men == 400 && plan.detachmentSize == 40 && plan.detachments == 10 && plan.formations.count == 1)
        #expect(plan.prospect.noContact == 1 && plan.prospect.contacts == 0 && abs(plan.prospect.comeThrough - 400) < 1e-9)
        #expect(plan.orders.contactsSpared == 0 && abs(plan.orders.men) < 1e-9)
        #expect(plan.ways.allSatisfy { $0.noContact == 1 && $0.contacts == 0 })
    }

    @Test func `a wall across the only road cuts off, and is told by its holders`() {
        let situation = Self.situation(Fixtures.plain(roads: Self.road, enemy: Self.wall(row: 4)))
        let standing = situation.standings[0]
        #expect(standing.isCutOff && standing.grip != .free && standing.holders.first == "E")
        #expect(situation.cordonCells > 0 && !situation.gaps.isEmpty && situation.cordonValue > 0)
        #expect(standing.leastContacts.map { $0 > 0 } == true)
    }

    @Test func `a wall on both sides of the sea leaves no way`() {
        let sea = Set((0..<12).map { 5 * 12 + $0 })
        let situation = Self.situation(Fixtures.plain(sea: sea))
        let standing = situation.standings[0]
        #expect(standing.grip == .noWay && standing.wayKilometres == nil && standing.leastContacts == nil)
        #expect(Self.plan(Fixtures.plain(sea: sea)) == nil)
    }

    @Test func `whoever stands in the objective has no way to go`() throws {
        #expect(Self.plan(Fixtures.plain(from: CellID(3))) == nil)
        let plain = Fixtures.plain(from: CellID(3))
        let far = Fixtures.plain(from: CellID(66)).formations[0]
        let other = Formation(
            id: "b", name: "B", parent: "", placeName: "", cell: far.cell, men: far.men, weapons: far.weapons,
            confidence: "high", sources: [], note: "")
        let plan = try #require(Self.plan(plain.with(formations: plain.formations + [other])))
        #expect(plan.formations.contains { $0.id == "b" && $0.men == 400 })
        #expect(plan.ways.allSatisfy { $0.formation == "b" ? $0.kilometres > 0 : $0.kilometres == 0 })
    }

    @Test func `twice the way is twice the bound for a single man`() throws {
        let one = Strength(low: 1, best: 1, high: 1)
        let bounds = try [4, 8].map { row in
            try #require(Self.plan(Fixtures.plain(from: CellID(row * 12 + 6), men: one))?.withdrawals.first?.everywhere)
        }
        #expect(abs(bounds[1].headHours / bounds[0].headHours - 2) < 0.01)
        for bound in bounds { #expect(bound.hours >= bound.headHours && bound.binding == ["A"]) }
    }

    @Test func `more men take longer, never shorter`() throws {
        let hours = try [1, 100, 1000, 10_000, 100_000].map { men in
            let strength = Strength(low: men, best: men, high: men)
            return try #require(Self.plan(Fixtures.plain(from: CellID(66), men: strength))?.withdrawals.first?.everywhere).hours
        }
        #expect(hours == hours.sorted() && hours[0] < hours[4])
    }

    @Test func `the days of a bound are its hours over those of a day`() throws {
        let scenario = Fixtures.plain()
        let daily = RuleBook.rules(for: scenario).appraisal.march.dailyHours
        let plan = try #require(Self.plan(scenario))
        for bound in plan.withdrawals.compactMap(\.everywhere) { #expect(abs(bound.days - bound.hours / daily) < 1e-9) }
    }

    @Test func `a formation may march on roads no faster than over any ground`() throws {
        let plan = try #require(Self.plan(Fixtures.plain(roads: Self.road)))
        let withdrawal = try #require(plan.withdrawals.first)
        let (any, road) = (try #require(withdrawal.everywhere), try #require(withdrawal.byRoad))
        #expect(any.hours <= road.hours + 1e-9 && withdrawal.men == 400)
    }

    @Test func `the phrase of a bottleneck names the pass, or what is narrow`() async throws {
        let names =
            try await ReplyCase.lesson.value.reply.figures.plan?.withdrawals
            .compactMap { ($0.byRoad ?? $0.everywhere)?.bottleneck } ?? []
        for narrow in names {
            if let pass = narrow.pass {
                #expect(narrow.phrase == "the pass of \(pass)")
            } else {
                #expect(narrow.phrase.hasSuffix(narrow.name) && narrow.phrase.hasPrefix("the "))
            }
        }
    }
}
