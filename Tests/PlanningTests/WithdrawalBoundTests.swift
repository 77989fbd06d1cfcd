import Appraisal
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The quickest withdrawal: closed forms on a plain with one road.
struct WithdrawalBoundTests {
    private let rules = MarchRules()

    /// Sides of a road from the formation's corner straight to the north.
    private func road() -> [Int] {
        let grid = Fixtures.plain().theatre.grid
        return (0..<9).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
    }

    private func network(_ scenario: Scenario, _ ground: MarchNetwork.Ground) -> MarchNetwork {
        MarchNetwork(
            scenario: scenario, march: MarchTable(theatre: scenario.theatre, rules: rules), rules: rules, ground: ground)
    }

    @Test func oneColumnOnOneRoad() throws {
        let scenario = Fixtures.plain(roads: road(), men: Strength(low: 4000, best: 4000, high: 4000))
        let bound = try #require(network(scenario, .roads).bound(for: [0]))
        // Nine hexes of 3 km at 4 km an hour, and 4,000 men in one file at 3 m.
        let speed = 4.0
        #expect(abs(bound.hours - (27 / speed + 4000 * 3 / (1000 * speed))) < 0.01, "\(bound.hours)")
        #expect(abs(bound.headHours - 27 / speed) < 0.01)
        #expect(bound.binding == [0] && bound.men == 4000)
        let narrow = try #require(bound.bottleneck)
        #expect(narrow.kind == .mainRoad && abs(narrow.menPerHour - 4000.0 / 3) < 1 && narrow.sideCount == 1)
        // Where the column is long others walk beside the road; the head is no faster.
        let many = Fixtures.plain(roads: road(), men: Strength(low: 20_000, best: 20_000, high: 20_000))
        let (beside, inFile) = (network(many, .everywhere).bound(for: [0]), network(many, .roads).bound(for: [0]))
        #expect(beside!.hours < inFile!.hours - 1 && abs(beside!.headHours - bound.headHours) < 1e-9)
    }

    @Test func aFordIsTheBottleneck() throws {
        let scenario = Fixtures.plain(
            roads: road(), fords: [road()[4]], men: Strength(low: 2000, best: 2000, high: 2000))
        let bound = try #require(network(scenario, .roads).bound(for: [0]))
        // An hour is lost at the ford, and it passes 500 men an hour.
        #expect(abs(bound.hours - (27 / 4.0 + 1 + 2000 / 500.0)) < 0.01, "\(bound.hours)")
        let narrow = try #require(bound.bottleneck)
        #expect(narrow.kind == .ford && narrow.menPerHour == 500)
        #expect(Set([narrow.cell, narrow.beyond].map { scenario.theatre.grid.row(of: $0) }) == [4, 5])
    }

    @Test func mostMenIsTheOtherSideOfTheBound() throws {
        let scenario = Fixtures.plain(roads: road(), men: Strength(low: 4000, best: 4000, high: 4000))
        let roads = network(scenario, .roads)
        let bound = try #require(roads.bound(for: [0]))
        #expect(roads.mostMen(of: [0], within: bound.hours + 1e-6) == 4000)
        let half = roads.mostMen(of: [0], within: bound.headHours + 1.5)
        #expect(abs(half - 1.5 * 4000 / 3) < 5, "\(half)")
        #expect(roads.mostMen(of: [0], within: bound.headHours - 0.1) == 0)
    }

    @Test func everyFormationOfKoreaHasABoundAndARoad() throws {
        let scenario = try Fixtures.korea()
        let (everywhere, roads) = (network(scenario, .everywhere), network(scenario, .roads))
        for formation in scenario.formations.indices {
            let least = try #require(everywhere.bound(for: [formation]))
            let byRoad = try #require(roads.bound(for: [formation]), "\(scenario.formations[formation].id)")
            #expect(least.hours > 0 && least.hours <= byRoad.hours + 1e-9, "\(scenario.formations[formation].id)")
            #expect(byRoad.bottleneck != nil)
        }
        let front = scenario.members(of: "second-front")
        let together = try #require(roads.bound(for: front))
        let alone = try front.map { try #require(roads.bound(for: [$0])).hours }.max()!
        #expect(together.hours >= alone - 1e-9)
    }
}
