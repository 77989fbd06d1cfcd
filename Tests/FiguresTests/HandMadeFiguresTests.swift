import Campaigns
import Figures
import Foundation
import ReplySupport
import Scenarios
import Studies
import Testing

/// Every figure of a reply in closed form, from outcomes that are written down.
@Suite struct HandMadeFiguresTests {
    /// Of company A as many men come out on day 1 as the replication's number; B loses men of every kind; C stays in the ranks.
    private static func outcome(_ key: CampaignKey, _ replication: Int) -> Outcome {
        let isAsked = key.assignment.directive.id == "go"
        return HandMade.outcome(
            [
                HandMade.fate(100, arrived: [1: isAsked ? replication : 5]),
                HandMade.fate(
                    200, arrived: [0: 10, 1: 10, 2: 20], behind: 15, killed: 30, captured: 25, deserted: 7, astray: 3,
                    guerrillas: 60),
                HandMade.fate(300),
            ], tied: isAsked ? [600, 0, 300] : [], held: [1000, 1000, 1000, 1000, 1000, 1000], recruits: 12,
            guerrillas: 72, delayHours: isAsked ? 36 : 0, contacts: [1, 2, 3])
    }

    private static func figures() async -> ReplyFigures {
        await HandMade.figures(HandMade.scenario(), outcome: outcome)
    }

    private func isNear(_ value: Double, _ wanted: Double) -> Bool { abs(value - wanted) < 1e-9 }

    // MARK: formations

    @Test func `quantiles interpolate between the futures`() async throws {
        let out = try #require(await Self.figures().formations.first).out
        let found = [out.mean, out.q10, out.q25, out.median, out.q75, out.q90]
        #expect(zip(found, [9.5, 1.9, 4.75, 9.5, 14.25, 17.1]).allSatisfy { isNear($0, $1) }, "\(found)")
        // Deviation of 0...19 is sqrt(35), so half the interval is t sqrt(35 / 20), t of 19 degrees of freedom.
        #expect(abs(out.meanHigh - out.mean - 2.0930240 * (35.0 / 20).squareRoot()) < 1e-5)
        #expect(isNear(out.meanLow + out.meanHigh, 2 * out.mean))
    }

    @Test func `a formation's men are all told of`() async {
        let b = await Self.figures().formations[1]
        #expect(b.menStart == 200 && b.out.mean == 40 && isNear(b.shareOut, 0.2))
        #expect(b.lost.mean == 65 && b.guerrillas.mean == 60 && b.onTheMarch.mean == 35)
        #expect(b.out.mean + b.lost.mean + b.guerrillas.mean + b.onTheMarch.mean == b.menStart)
    }

    @Test func `half of those who arrive have arrived by the median day`() async {
        let formations = await Self.figures().formations
        // Of B 10, 10 and 20 men arrive on days 0, 1 and 2: half of 40 by the end of the second day.
        #expect(formations[1].medianDay == 2 && formations[1].medianDate == "1950-10-03")
        #expect(formations[0].medianDay == 2)
        #expect(formations[2].medianDay == nil && formations[2].medianDate == nil && formations[2].shareOut == 0)
    }

    @Test func `formations are listed with the groups that they belong to`() async {
        let formations = await Self.figures().formations
        #expect(formations.map(\.groups) == [["first", "all"], ["first", "all"], ["second", "all"]])
    }

    // MARK: measures

    @Test func `each measure reads its own column`() async {
        let asked = await Self.figures().asked
        let wanted: [(Measure, Double)] = [
            (.menOut, 49.5), (.menOutFree, 34.5), (.killed, 30), (.captured, 25), (.deserted, 7), (.astray, 3),
            (.guerrillas, 60), (.lost, 65), (.onTheMarch, 600 - 49.5 - 65 - 60), (.heldInRear, 1000), (.tiedDown, 150),
            (.tiedBattalionDays, 900 / Measure.menPerBattalion), (.delayHours, 36), (.recruits, 12), (.contacts, 6),
        ]
        for (measure, value) in wanted { #expect(isNear(asked.estimate(measure).mean, value), "\(measure)") }
    }

    @Test func `men of groups that share nobody add up to all`() async {
        let figures = await Self.figures()
        let measures: [Measure] = [
            .menOut, .menOutFree, .killed, .captured, .deserted, .astray, .guerrillas, .onTheMarch, .lost,
        ]
        for directive in figures.directives {
            for measure in measures {
                let parts = figures.scenario.groups.filter { $0.role != .all }
                let sum = parts.reduce(0) { $0 + directive.estimate(measure, of: $1).mean }
                #expect(isNear(sum, directive.estimate(measure).mean), "\(directive.id) \(measure)")
            }
        }
    }

    @Test func `a measure that is not the formations' is the same for every group`() async {
        let figures = await Self.figures()
        for measure in [Measure.tiedDown, .heldInRear, .tiedBattalionDays, .delayHours, .recruits, .contacts] {
            let values = Set(figures.scenario.groups.map { figures.asked.estimate(measure, of: $0) })
            #expect(values.count == 1, "\(measure)")
        }
    }

    // MARK: comparisons

    @Test func `a comparison is taken future by future`() async throws {
        let baseline = try #require(await Self.figures().baseline)
        #expect(baseline.against == "standing" && baseline.isBaseline && !baseline.isReading)
        let men = baseline.difference(.menOut)
        #expect(isNear(men.mean, 4.5))
        // Fourteen of twenty futures have more, and one as many.
        #expect(isNear(men.chanceMore, 0.725))
        #expect(men.finding == .more && isNear(men.low, 4.5 - 2.0930240545 * (35.0 / 20).squareRoot()))
        #expect(baseline.difference(.tiedDown).mean == 150 && baseline.difference(.delayHours).mean == 36)
        #expect(baseline.difference(.killed).isNone)
    }

    @Test func `the question comes first, and the course without it second`() async {
        let directives = await Self.figures().directives
        #expect(directives.map(\.id) == ["go", "standing"] && directives.map(\.asked) == [true, false])
        #expect(directives[1].title == "Without this directive: as before")
    }

    @Test func `a study of the course alone has no baseline`() async {
        let scenario = HandMade.scenario().with(question: "standing")
        let figures = await HandMade.figures(scenario, outcome: Self.outcome)
        #expect(figures.baseline == nil && figures.asked.id == "standing")
        #expect(figures.comparisons.map(\.isBaseline) == [false])
    }

    // MARK: the course by day

    @Test func `arrivals by day are cumulative and begin with none`() async throws {
        let arrivals = await Self.figures().arrivals
        let all = try #require(arrivals.first { $0.group == "all" }).byDay
        #expect(zip(all.map(\.mean), [0, 10, 29.5, 49.5, 49.5, 49.5, 49.5]).allSatisfy { isNear($0, $1) } && all.count == 7)
        let second = try #require(arrivals.first { $0.group == "second" }).byDay
        #expect(second.allSatisfy { $0.isAlwaysZero })
    }

    @Test func `the chance that half are across is a share of the futures`() async throws {
        let scenario = HandMade.scenario(men: [100])
        let figures = await HandMade.figures(scenario) { _, replication in
            // A tenth of the futures bring out 90 men on day 1; half bring out 50 on day 3; the rest bring out 49.
            let men = replication < 2 ? [1: 90] : replication < 12 ? [3: 50] : [3: 49]
            return HandMade.outcome([HandMade.fate(100, arrived: men)])
        }
        let reach = try #require(figures.reaches.first { $0.id == "a" })
        #expect(reach.half == [0, 0, 0.1, 0.1, 0.6, 0.6, 0.6])
        #expect(reach.nineTenths == [0, 0, 0.1, 0.1, 0.1, 0.1, 0.1])
        #expect(reach.nineTenthsOfArrivals == [0, 0, 0.1, 0.1, 1, 1, 1])
        #expect(figures.reaches.map(\.id) == ["first", "all", "a"])
    }

    @Test func `guerrillas are told by zone`() async {
        let zones = await Self.figures().guerrillaZones
        #expect(zones.map(\.name) == ["Zone"] && zones[0].guerrillas.mean == 72 && zones[0].guerrillas.isConstant)
    }

    // MARK: what is not there

    @Test func `what was not asked for is left out`() async {
        let figures = await Self.figures()
        #expect(figures.situation == nil && figures.plan == nil && figures.frontier == nil && figures.exploitability == nil)
        #expect(figures.choices.isEmpty && figures.delays.isEmpty && figures.sensitivities.isEmpty && figures.history.isEmpty)
        #expect(figures.formations.allSatisfy { $0.orderReached == nil && $0.menObeyed == nil && $0.orderDate == nil })
    }

    @Test func `the run is told as it was`() async {
        let run = await Self.figures().run
        #expect(run.replications == 20 && run.replicationsAsked == 20 && !run.wasStopped && run.seed == 1950)
        #expect(run.scenarioRules.isEmpty && run.settings.isEmpty && run.assumedRules <= run.rules && run.rules > 0)
        #expect(run.work.bodies == 1 && run.work.bodyEpochs == 0)
    }
}
