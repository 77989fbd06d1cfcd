import Campaigns
import Figures
import Foundation
import ReplySupport
import RuleSets
import Scenarios
import Studies
import Testing

/// Orders, delays and rules in closed form, from outcomes that are written down.
@Suite struct HandMadeOrderTests {
    private func isNear(_ value: Double, _ wanted: Double) -> Bool { abs(value - wanted) < 1e-9 }

    /// An order issued on 2 October that company A hears on day 3 in every second future, and B on day 1 in all.
    private static let sent = HandMade.scenario(men: [100, 200], issued: "1950-10-02T06:00")

    private static func heard(_ key: CampaignKey, _ replication: Int) -> Outcome {
        let isHeard = replication % 2 == 0
        return HandMade.outcome([
            HandMade.fate(100, orderDay: isHeard ? 3 : nil, reached: isHeard ? 80 : 0, obeyed: isHeard ? 60 : 0),
            HandMade.fate(200, orderDay: 1, reached: 200, obeyed: 150),
        ])
    }

    @Test func `the reach of an order is a share of the futures, its day a median of those`() async {
        let formations = await HandMade.figures(Self.sent, outcome: Self.heard).formations
        #expect(formations.map(\.orderReached) == [0.5, 1] && formations.map(\.orderDay) == [4, 2])
        #expect(formations.map(\.orderDate) == ["1950-10-05", "1950-10-03"])
        #expect(formations.map(\.menReached) == [40, 200] && formations.map(\.menObeyed) == [30, 150])
    }

    @Test func `an order that nobody hears has no day`() async {
        let formations = await HandMade.figures(Self.sent) { _, _ in
            HandMade.outcome([HandMade.fate(100), HandMade.fate(200)])
        }.formations
        #expect(formations.map(\.orderReached) == [0, 0] && formations.allSatisfy { $0.orderDay == nil })
    }

    @Test func `a sent order has a row of what all knew at once`() async {
        let figures = await HandMade.figures(Self.sent, outcome: Self.heard)
        #expect(figures.directives.map(\.id) == ["go", "standing", "go.at-once"])
        #expect(figures.directives.map(\.readingOf) == [nil, nil, "go"])
        #expect(figures.comparisons.map(\.isReading) == [false, true])
    }

    @Test func `those who disperse at the start can be called back in a row of its own`() async {
        let scenario = HandMade.scenario(men: [100, 200], standing: .stay, issued: "1950-10-02T06:00")
        let figures = await HandMade.figures(scenario, outcome: Self.heard)
        #expect(figures.directives.map(\.id) == ["go", "standing", "go.at-once", "go.recalled"])
        #expect(figures.formations.allSatisfy { $0.dispersesAtStart })
        let known = await HandMade.figures(Self.sent, outcome: Self.heard)
        #expect(!known.formations.contains { $0.dispersesAtStart })
    }

    @Test func `tasks are told in a word`() async {
        let scenario = HandMade.scenario(men: [100, 200], going: [1], issued: "1950-10-02T06:00")
        let figures = await HandMade.figures(scenario, outcome: Self.heard)
        #expect(figures.formations.map(\.order) == ["stay", "go"] && figures.asked.staying == ["Company A"])
        let part = DirectivePart(name: "b", who: .formations(["b"]), conduct: Conduct())
        let silent = HandMade.directive("go", title: "Go", issued: scenario.start, parts: [part])
        let other = scenario.with(directives: [silent, scenario.directives[1]])
        let formations = await HandMade.figures(other, outcome: Self.heard).formations
        #expect(formations.map(\.order) == ["no order", "go"] && formations.map { $0.orderReached == nil } == [true, false])
    }

    // MARK: delay

    @Test func `each day of delay is counted against the day on which it was sent`() async {
        let issued = Self.sent.directives[0].issued!
        let delays = await HandMade.figures(Self.sent) { key, replication in
            let days = Int((key.assignment.directive.issued ?? issued).hours(since: issued) / 24)
            return HandMade.outcome([
                HandMade.fate(100, arrived: [2: 50 - 4 * days]), HandMade.fate(200, arrived: [2: replication]),
            ])
        }.delays
        #expect(delays.map(\.days) == [-5, -3, -1, 0, 1, 3, 5, 10])
        for item in delays {
            #expect(isNear(item.difference.mean, Double(-4 * item.days)) && item.difference.low == item.difference.high)
            #expect(isNear(item.broughtOut.mean, 59.5 - Double(4 * item.days)))
            #expect(item.difference.finding == (item.days < 0 ? .more : item.days > 0 ? .fewer : .notToldApart))
        }
        #expect(delays.map(\.date).prefix(4) == ["1950-09-27", "1950-09-29", "1950-10-01", "1950-10-02"])
    }

    @Test func `a delay counts only those who are told to go`() async {
        let scenario = HandMade.scenario(men: [100, 200], going: [0], issued: "1950-10-02T06:00")
        let delays = await HandMade.figures(scenario) { _, _ in
            HandMade.outcome([HandMade.fate(100, arrived: [1: 30]), HandMade.fate(200, arrived: [1: 170])])
        }.delays
        #expect(!delays.isEmpty && delays.allSatisfy { $0.broughtOut.mean == 30 })
    }

    // MARK: rules

    /// Under the question as many men come out as a rule's value says, a hundredfold; under the baseline always 30.
    private static func sweep(_ rule: RuleBook.Entry, baseline: Int) async -> [ReplySensitivity] {
        await HandMade.figures(HandMade.scenario(men: [10_000]), sweep: 20) { key, _ in
            let men = key.assignment.directive.id == "go" ? Int((100 * rule.value(in: key.rules)).rounded()) : baseline
            return HandMade.outcome([HandMade.fate(10_000, arrived: [1: men])])
        }.sensitivities
    }

    @Test func `a rule's effect is the change at each end of its range`() async throws {
        let rule = try #require(RuleBook.entry("contact.sightNight"))
        let rows = await Self.sweep(rule, baseline: 30)
        let first = try #require(rows.first)
        #expect(first.rule == rule.name && rows.dropFirst().allSatisfy { $0.menAtLow.isNone && $0.menAtHigh.isNone })
        let change = { (end: Double) in (100 * end).rounded() - (100 * rule.standard).rounded() }
        #expect(isNear(first.menAtLow.mean, change(rule.range.lowerBound)))
        #expect(isNear(first.menAtHigh.mean, change(rule.range.upperBound)))
        #expect(first.menAtLow == first.advantageAtLow && first.menAtHigh == first.advantageAtHigh)
        #expect(first.low == rule.range.lowerBound && first.high == rule.range.upperBound && first.standard == rule.standard)
    }

    @Test func `a rule reverses the answer where the advantage changes its sign`() async throws {
        let rule = try #require(RuleBook.entry("contact.sightNight"))
        let ends = [rule.range.lowerBound, rule.standard, rule.range.upperBound].map { Int((100 * $0).rounded()) }
        let between = try #require(await Self.sweep(rule, baseline: (ends[0] + ends[1]) / 2).first)
        #expect(between.reverses && between.reversesSurely)
        let below = try #require(await Self.sweep(rule, baseline: ends[0] - 1).first)
        #expect(!below.reverses && !below.reversesSurely)
    }

    @Test func `rules that change nothing keep the order of their names`() async throws {
        let rows = await HandMade.figures(HandMade.scenario(men: [10]), sweep: 20) { _, _ in
            HandMade.outcome([HandMade.fate(10)])
        }.sensitivities
        #expect(rows.map(\.rule) == rows.map(\.rule).sorted() && !rows.contains(where: \.reverses))
        #expect(rows.count == RuleBook.entries.filter(\.isOfCampaigns).count)
    }
}
