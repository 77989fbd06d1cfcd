import Campaigns
import Figures
import Foundation
import ReplySupport
import Scenarios
import Studies
import TestSupport
import Testing

/// Figures over worlds, from outcomes that are written down: every number that is told twice is told alike.
@Suite struct HandMadeWorldsTests {
    /// Three companies whose strengths are not known, and a passage that is read in two ways.
    private static let scenario: Scenario = {
        var scenario = HandMade.scenario(issued: "1950-10-02T06:00")
        scenario.formations = scenario.formations.map { old in
            var new = old
            new.men = Strength(low: old.men.best / 2, best: old.men.best, high: old.men.best * 2)
            return new
        }
        scenario.uncertainty.issueHours = 6
        scenario.uncertainty.readings = [
            SourceReading(
                id: "r", title: "who was who",
                options: [
                    SourceReading.Option(id: "as", title: "as it is written", weight: 2),
                    SourceReading.Option(
                        id: "other", title: "the other way round", weight: 2, exchanges: [SourceReading.Exchange(0, 2)]),
                ])
        ]
        scenario.statedClauses = [
            VerdictClause(.menOut, of: "first", delta: 5, reason: "a squad"), VerdictClause(.menOut, of: "all", delta: 5),
            VerdictClause(.tiedDown, of: "all", delta: 10),
        ]
        return scenario
    }()
    private static let sampling = WorldSampling(most: 48, perWorld: 4, isFixed: true)

    /// Of A come out 10 a world's number of tens more than without the order; C loses, and the enemy is tied down less.
    @Sendable private static func outcome(_ key: CampaignKey, _ replication: Int) -> Outcome {
        let (isAsked, world, luck) = (key.assignment.directive.id == "go", replication / 4, replication % 4)
        let gain = isAsked ? 20 + world % 5 : 0
        return HandMade.outcome(
            [
                HandMade.fate(100, arrived: [1: 30 + gain + luck], killed: 10, orderDay: 1, reached: 60, obeyed: 50),
                HandMade.fate(200, arrived: [2: 50], guerrillas: 40), HandMade.fate(300, arrived: [1: 100 - gain / 2]),
            ], tied: [isAsked ? 100 : 130], held: [1000], guerrillas: 40)
    }

    private static let figures = Task {
        await HandMade.figures(scenario, worlds: sampling, outcome: outcome)
    }

    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

    @Test func `worlds are told as they were drawn`() async throws {
        let worlds = try #require(await Self.figures.value.worlds)
        #expect(worlds.worlds == 48 && worlds.perWorld == 4 && worlds.mostWorlds == 48)
        let counts = Dictionary(uniqueKeysWithValues: worlds.unknowns.map { ($0.kind, $0.count) })
        // A strength each and what they share; the hour of the order; the reading.
        #expect(counts["strengths"] == 4 && counts["orders"] == 1 && counts["readings"] == 1 && counts["places"] == nil)
        #expect(worlds.unknownCount == counts.values.reduce(0, +))
    }

    @Test func `a clause, a comparison and a gain are one difference`() async throws {
        let figures = await Self.figures.value
        let verdict = try #require(figures.worlds?.verdict)
        let baseline = try #require(figures.baseline)
        #expect(verdict.clauses.map(\.key) == ["menOut.first", "menOut.all", "tiedDown.all"])
        for clause in verdict.clauses {
            let measure = try #require(Measure(rawValue: clause.measure))
            let group = try #require(figures.scenario.groups.first { $0.id == clause.group })
            let difference = baseline.difference(measure, of: group)
            let gain = try #require(figures.gains["go"]?[clause.group]?[clause.measure])
            #expect(isNear(clause.mean, difference.mean) && isNear(clause.mean, gain.mean), "\(clause.key)")
            #expect(gain.delta == clause.delta && gain.worldInterval == clause.worldInterval)
            #expect(gain.probabilityBetter?.estimate == clause.better.estimate)
            if let error = clause.standardError { #expect(isNear(error, gain.standardError)) }
            let levels = [figures.asked, figures.directives[1]].map { $0.estimate(measure, of: group).mean }
            #expect(isNear(levels[0] - levels[1], clause.mean))
        }
    }

    @Test func `a group's men are those of the companies that stand in it in each world`() async throws {
        let figures = await Self.figures.value
        let verdict = try #require(figures.worlds?.verdict)
        let all = try #require(verdict.clauses.first { $0.key == "menOut.all" })
        // Over all companies nothing is exchanged: gain - gain / 2 in whole men, mean over the worlds.
        let men = (0..<48).map { (world: Int) -> Int in
            let gain = 20 + world % 5
            return gain - gain / 2
        }
        #expect(isNear(all.mean, Double(men.reduce(0, +)) / 48))
        // With A in the group it gains, with C in A's place it loses.
        let readings = verdict.readings
        #expect(readings.map(\.option) == ["as it is written", "the other way round"])
        #expect(readings[0].means[0] > 19 && readings[1].means[0] < -9)
        #expect(readings[1].exchanged == ["Company A", "Company C"] && readings[0].exchanged.isEmpty)
        #expect(readings.reduce(0) { $0 + $1.worlds } == 48 && readings.map(\.weight) == [0.5, 0.5])
    }

    @Test func `shares of worlds are shares`() async throws {
        let verdict = try #require(await Self.figures.value.worlds?.verdict)
        let classes = verdict.shares.values.compactMap(\.estimate)
        #expect(classes.count == 4 && isNear(classes.reduce(0, +), 1))
        for clause in verdict.clauses {
            let shares = [clause.better, clause.worse, clause.noDifference]
            #expect(isNear(shares.compactMap(\.estimate).reduce(0, +), 1), "\(clause.key)")
            for share in shares {
                #expect(share.interval.low >= 0 && share.interval.low <= share.interval.high && share.interval.high <= 1)
                if let estimate = share.estimate {
                    #expect(share.interval.low <= estimate && estimate <= share.interval.high)
                }
            }
        }
    }

    @Test func `intervals lie in one another`() async throws {
        let figures = await Self.figures.value
        for directive in figures.directives {
            for estimate in directive.measures.values.flatMap(\.values) {
                #expect(estimate.meanLow <= estimate.mean && estimate.mean <= estimate.meanHigh)
                if let worlds = estimate.worldInterval, let total = estimate.totalInterval {
                    #expect(worlds.low >= total.low - 1e-9 && worlds.high <= total.high + 1e-9)
                }
                if estimate.isConstant { #expect(estimate.totalInterval == nil && estimate.luckInterval == nil) }
            }
        }
        // Four replications of a world are luck of 0 to 3 men and no more.
        let luck = try #require(figures.asked.estimate(.menOut).luckInterval)
        #expect(luck.high - luck.low < 4.5)
    }

    @Test func `men by what they are told add up to those of their group`() async throws {
        let figures = await Self.figures.value
        for group in figures.scenario.groups {
            let parts = ["go", "stay"].compactMap { figures.told($0, in: group) }
            let out = parts.reduce(0) { $0 + $1.menOut }
            #expect(isNear(out, figures.asked.estimate(.menOut, of: group).mean), "\(group.id)")
        }
        let first = try #require(figures.told("go", in: figures.primary))
        // A stands in the group in some worlds and C, whom no order reaches, in the others.
        #expect(first.menReached > 0 && first.menReached < 60 && isNear(first.menObeyed / first.menReached, 5.0 / 6))
    }

    @Test func `figures over worlds read back from their JSON`() async throws {
        let figures = await Self.figures.value
        let data = try JSONEncoder().encode(figures)
        let back = try JSONDecoder().decode(ReplyFigures.self, from: data)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(back) == encoder.encode(figures))
    }

    // MARK: who goes, where the rest does not stay

    /// A directive that sends the best two of three one way, and the rest by another conduct, or leaves it untold.
    private static func choosing(rest: Conduct?) -> Scenario {
        let plain = HandMade.scenario()
        let parts =
            [DirectivePart(name: "go", who: .best(2, of: "all"), conduct: Conduct(ways: 3, route: .gaps))]
            + (rest.map { [DirectivePart(name: "rest", who: .rest(of: "all"), conduct: $0)] } ?? [])
        return plain.with(
            groups: [Group(id: "trio", title: "the trio", role: .primary, members: [0, 1, 2])],
            directives: [HandMade.directive("go", title: "Go", issued: nil, parts: parts), plain.directives[1]])
    }

    @Test(arguments: [nil, Conduct(task: .stay), Conduct(ways: 1)] as [Conduct?])
    func `one choice was taken, whatever the rest is told`(rest: Conduct?) async throws {
        let figures = await HandMade.figures(Self.choosing(rest: rest)) { key, _ in
            let goes = (0..<3).map { key.assignment.conduct[$0]?.route == .gaps }
            return HandMade.outcome(
                (0..<3).map { HandMade.fate(100 * ($0 + 1), arrived: [1: goes[$0] ? [70, 20, 90][$0] : 0]) })
        }
        #expect(figures.choices.count == 3)
        #expect(figures.choices.filter(\.isChosen).map(\.going) == [["Company A", "Company C"]])
        #expect(figures.asked.estimate(.menOut).mean == 160)
        let frontier = try #require(figures.frontier)
        let asked = try #require(frontier.question, "the choice that was taken is one of the points")
        #expect(asked.broughtOut.mean == 160 && asked.difference.isNone)
        for point in frontier.points { #expect(point.difference.mean == point.broughtOut.mean - 160) }
    }
}
