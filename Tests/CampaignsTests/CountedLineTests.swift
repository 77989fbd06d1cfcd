import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Lines beyond which men are counted, goals that cease to count, and men who start hungry.
struct CountedLineTests {
    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 2, route: .gaps, march: .night)

    /// Everything north of a row of the plain.
    private static func north(of row: Int, rows: Int = 20) -> Objective {
        Objective(name: "north of row \(row)", cells: (0..<rows * 12).map { $0 < row * 12 })
    }

    private static func scenario(lines: [CountedLine] = [], objective: Objective? = nil, hunger: Double = 0) -> Scenario {
        var scenario = Fixtures.plain(
            rows: 20, men: Strength(low: 400, best: 400, high: 400), conduct: conduct, horizonDays: 12)
        if let objective { scenario.objective = objective }
        scenario.lines = lines
        let own = scenario.formations[0]
        scenario.formations = [
            Formation(
                id: own.id, name: own.name, parent: own.parent, placeName: own.placeName, cell: own.cell, men: own.men,
                weapons: own.weapons, daysWithoutFood: hunger, confidence: own.confidence, sources: [], note: "")
        ]
        return scenario
    }

    private static func journal(of scenario: Scenario) -> Journal {
        let model = CampaignModel(scenario: scenario, rules: Rules())
        var campaign = Campaign(
            preparation: model, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 7, replication: 3)
        return campaign.journal
    }

    private static func value(_ key: String, _ scenario: Scenario) throws -> Double {
        try #require(RecordedQuantity(key, in: scenario)).value(in: journal(of: scenario), epochsPerDay: 2)
    }

    @Test func menAreCountedOnceBeyondEachLine() throws {
        let lines = [
            CountedLine(id: "here", ground: Self.north(of: 20)), CountedLine(id: "half", ground: Self.north(of: 10)),
            CountedLine(id: "goal", ground: Self.north(of: 1)),
        ]
        let scenario = Self.scenario(lines: lines)
        #expect(try Self.value("crossedShare.here", scenario) == 1)
        let (half, goal, out) = (
            try Self.value("crossed.half", scenario), try Self.value("crossed.goal", scenario),
            try Self.value("menOut", scenario)
        )
        #expect(goal == out && half >= goal && half <= 400 && out > 200)
        // Nobody is there on the first day, and never fewer on a later one.
        let days = try (0...12).map { try Self.value("crossedByDay\($0).half", scenario) }
        #expect(days[1] == 0 && days.last == half && zip(days, days.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func countingChangesNothingElse() throws {
        let plain = Self.journal(of: Self.scenario()).events
        let counted = Self.journal(of: Self.scenario(lines: [CountedLine(id: "half", ground: Self.north(of: 10))])).events
        #expect(counted.filter { $0.kind != .crossed } == plain && counted.count > plain.count)
    }

    @Test func aGoalThatCeasesCountsNobodyAfter() throws {
        let near = { (until: String?) in
            Objective(
                name: "near",
                goals: [
                    Objective.Goal(cells: Self.north(of: 17).cells, until: until.flatMap(LocalTime.init)),
                    Objective.Goal(cells: Self.north(of: 1).cells),
                ])
        }
        let early = { (objective: Objective) in try Self.value("menOutByDay2", Self.scenario(objective: objective)) }
        let all = try early(near(nil))
        #expect(all > 100)
        #expect(try early(near("1950-10-01T19:00")) == 0)
        #expect(try early(near("1950-10-30T18:00")) == all)
    }

    @Test func hungryMenAreFewerInTheEnd() throws {
        let (fed, hungry) = (try Self.value("menOut", Self.scenario()), try Self.value("menOut", Self.scenario(hunger: 12)))
        #expect(hungry < fed, "\(fed) fed, \(hungry) hungry")
    }

    @Test func theFirstToArriveIsToldByDays() throws {
        let scenario = Self.scenario()
        let days = try Self.value("daysToFirstOut", scenario)
        #expect(days > 1 && days < 12)
        let before = try Self.value("menOutByDay\(Int(days))", scenario)
        #expect(before < Double(RecordedQuantity.firstMen) || days == days.rounded())
        #expect(try Self.value("daysToFirstOut", Self.scenario(objective: Self.north(of: 1)).with(horizonDays: 1)) == 1)
    }

    @Test func theFirstBeyondALineAreToldByDays() throws {
        let lines = [
            CountedLine(id: "half", ground: Self.north(of: 10)), CountedLine(id: "goal", ground: Self.north(of: 1)),
        ]
        let scenario = Self.scenario(lines: lines)
        let days = try Self.value("daysToFirstCrossed.half", scenario)
        let out = try Self.value("daysToFirstOut", scenario)
        #expect(days >= 1 && days < out)
        #expect(try Self.value("daysToFirstCrossed.goal", scenario) == out)
        let crossed = { (day: Double) in try Self.value("crossedByDay\(Int(day)).half", scenario) }
        #expect(try crossed(days.rounded(.up)) >= Double(RecordedQuantity.firstMen))
        #expect(try crossed(days.rounded(.up) - 1) < Double(RecordedQuantity.firstMen))
        #expect(RecordedQuantity("daysToFirstCrossed.half", in: scenario)?.unit == "days")
    }

    @Test func everyManIsInOneColumn() throws {
        let scenario = Self.scenario(hunger: 2)
        let columns = ["menOut", "inRanks", "guerrillas", "lost"]
        for day in ["", "ByDay3"] {
            let sum = try columns.reduce(0) { $0 + (try Self.value($1 + day, scenario)) }
            #expect(sum == 400)
        }
    }

    @Test(arguments: [
        "", "marchRate", "menOutByDay", "menOutByDay-1", "menOutByDay5.nobody", "crossed", "crossed.nowhere",
        "daysToFirstCrossed", "daysToFirstCrossed.nowhere",
        "menOutOfAllOrigins",
        "prisonersOfAllOrigins",
    ])
    func aKeyThatNoCampaignAnswersIsNone(key: String) {
        #expect(RecordedQuantity(key, in: Self.scenario()) == nil)
    }
}
