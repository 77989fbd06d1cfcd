import Appraisal
import Geography
import Planning
import TestSupport
import Testing

/// The situation of 30 September 1950, as the record has it.
struct SituationTests {
    @Test func theEightAreCutOffAndThoseAtChunchonAreNot() throws {
        let scenario = try Fixtures.korea()
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        for formation in scenario.members(of: "eight") {
            #expect(situation.standings[formation].isCutOff, "\(scenario.formations[formation].id)")
            #expect(situation.standings[formation].since != nil)
            #expect(!situation.standings[formation].holders.isEmpty)
        }
        let eighth = scenario.formations.firstIndex { $0.id == "kpa_8" }!
        #expect(!situation.standings[eighth].isCutOff)
        #expect(!situation.gaps.isEmpty)
        #expect(situation.gaps.allSatisfy { $0.catchChance > 0 && $0.catchChance < 1 && $0.widthKilometres >= 3 })
    }

    @Test func theCordonIsWhereMenMeetItFirst() throws {
        let scenario = try Fixtures.korea()
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        let cordon = Set(situation.cordon)
        #expect(!cordon.isEmpty)
        for gap in situation.gaps { #expect(gap.cells.allSatisfy(cordon.contains), "\(gap.name)") }
        #expect(situation.gaps.reduce(0) { $0 + $1.share } <= 1 + 1e-9)
        for standing in situation.standings where standing.isCutOff {
            #expect(!standing.isOutsideCordon, "\(scenario.formations[standing.formation].id)")
        }
        // Somebody is north of the ring: a formation of the Second Front beyond the parallel's passes.
        #expect(situation.standings.contains { $0.isOutsideCordon })
    }

    @Test func withoutAnEnemyNobodyIsCutOff() {
        let grid = Fixtures.plain().theatre.grid
        let road = (0..<9).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let scenario = Fixtures.plain(people: 1000, roads: road)
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        #expect(!situation.standings[0].isCutOff)
        #expect(situation.cordon.isEmpty && situation.gaps.isEmpty && situation.cordonValue == 0)
    }
}
