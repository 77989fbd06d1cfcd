import Appraisal
import Campaigns
import Figures
import Foundation
import Planning
import ReplySupport
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Figures of random outcomes and of random ground: sums, order and scale.
@Suite struct FigurePropertyTests {
    /// A random fate of so many men, the same for the same address.
    static func fate(_ men: Int, seed: Int, scale: Int = 1) -> Outcome.OfFormation {
        var numbers = SeededNumbers(seed: seed)
        var left = men
        func take() -> Int {
            let some = numbers.next(below: left + 1)
            left -= some
            return some * scale
        }
        let (first, second, third) = (take(), take(), take())
        let arrived = [numbers.next(below: 3): first, 3 + numbers.next(below: 3): second]
        let behind = first == 0 ? 0 : numbers.next(below: first + 1)
        return HandMade.fate(
            men * scale, arrived: arrived, behind: behind, killed: third, captured: take(), deserted: take(), astray: take(),
            guerrillas: take())
    }

    @Sendable private static func outcome(_ key: CampaignKey, _ replication: Int, seed: Int, scale: Int = 1) -> Outcome {
        let asked = key.assignment.directive.id == "go" ? 1 : 0
        let fates = [100, 200, 300].enumerated().map { index, men in
            fate(men, seed: seed * 100_000 + replication * 100 + 10 * index + asked, scale: scale)
        }
        return HandMade.outcome(fates, tied: [scale * (seed + replication * asked)], held: [scale * 4000])
    }

    private static func figures(seed: Int, scale: Int = 1, order: @escaping @Sendable (Int) -> Int = { $0 }) async
        -> ReplyFigures
    {
        await HandMade.figures(HandMade.scenario(men: [100 * scale, 200 * scale, 300 * scale])) { key, replication in
            outcome(key, order(replication), seed: seed, scale: scale)
        }
    }

    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a)) }

    @Test(arguments: 1...8)
    func `all men of every formation, group and course are told of`(seed: Int) async {
        let figures = await Self.figures(seed: seed)
        for item in figures.formations {
            #expect(isNear(item.out.mean + item.lost.mean + item.guerrillas.mean + item.onTheMarch.mean, item.menStart))
            #expect((0...1).contains(item.shareOut) && item.out.q10 <= item.out.median && item.out.median <= item.out.q90)
        }
        for directive in figures.directives {
            for group in figures.scenario.groups {
                let mean = { (measure: Measure) in directive.estimate(measure, of: group).mean }
                let sum = mean(.menOut) + mean(.lost) + mean(.guerrillas) + mean(.onTheMarch)
                #expect(isNear(sum, figures.menStart(of: group)))
                #expect(isNear(mean(.lost), mean(.killed) + mean(.captured) + mean(.deserted) + mean(.astray)))
                #expect(mean(.menOutFree) <= mean(.menOut))
            }
        }
    }

    @Test(arguments: 1...8)
    func `chances and arrivals by day never fall, and end where all who come out have come out`(seed: Int) async throws {
        let figures = await Self.figures(seed: seed)
        for reach in figures.reaches {
            for series in [reach.half, reach.nineTenths, reach.nineTenthsOfArrivals] {
                #expect(zip(series, series.dropFirst()).allSatisfy { $0 <= $1 } && series.allSatisfy { (0...1).contains($0) })
            }
            #expect(zip(reach.nineTenths, reach.half).allSatisfy { $0 <= $1 }, "nine tenths are half and more")
        }
        for arrivals in figures.arrivals {
            let group = try #require(figures.scenario.groups.first { $0.id == arrivals.group })
            #expect(zip(arrivals.byDay, arrivals.byDay.dropFirst()).allSatisfy { $0.mean <= $1.mean })
            #expect(arrivals.byDay.last?.mean == figures.asked.estimate(.menOut, of: group).mean)
        }
    }

    @Test(arguments: 1...6)
    func `the order of the futures is of no account`(seed: Int) async {
        let (one, other) = (await Self.figures(seed: seed), await Self.figures(seed: seed, order: { 19 - $0 }))
        for (a, b) in zip(one.directives, other.directives) {
            for (group, values) in a.measures {
                for (measure, estimate) in values {
                    let turned = b.measures[group]?[measure]
                    #expect(turned.map { isNear($0.mean, estimate.mean) && $0.q10 == estimate.q10 } == true)
                }
            }
        }
        #expect(one.formations.map(\.medianDay) == other.formations.map(\.medianDay))
        #expect(one.reaches.map(\.half) == other.reaches.map(\.half))
    }

    @Test(arguments: 1...6)
    func `ten times the men are ten times the figures, and the same shares and days`(seed: Int) async throws {
        let (one, ten) = (await Self.figures(seed: seed), await Self.figures(seed: seed, scale: 10))
        for (a, b) in zip(one.formations, ten.formations) {
            #expect(isNear(10 * a.out.mean, b.out.mean) && isNear(10 * a.out.q90, b.out.q90) && isNear(a.shareOut, b.shareOut))
            #expect(a.medianDay == b.medianDay)
        }
        let (base, scaled) = (try #require(one.baseline), try #require(ten.baseline))
        for measure in [Measure.menOut, .killed, .guerrillas, .tiedDown] {
            let (a, b) = (base.difference(measure), scaled.difference(measure))
            #expect(isNear(10 * a.mean, b.mean) && isNear(10 * a.low, b.low) && a.chanceMore == b.chanceMore)
            #expect(a.finding == b.finding)
        }
        #expect(one.reaches.map(\.nineTenths) == ten.reaches.map(\.nineTenths))
    }

    // MARK: plans and situations on random ground

    private static func plan(seed: Int) -> (PlanFigures, SituationFigures, Scenario)? {
        let scenario = Fixtures.rough(seed: seed)
        let rules = RuleBook.rules(for: scenario)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let situation = SituationFigures(reader.situation(at: scenario.start), scenario: scenario, rules: rules.appraisal)
        return Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start, detachmentSize: 40).map {
            let figures = PlanFigures(
                $0, directive: scenario.directives[0], scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
            return (figures, situation, scenario)
        }
    }

    @Test(arguments: 1...6)
    func `a plan's figures add up over ways, formations and gaps, and keep their order`(seed: Int) throws {
        guard let (plan, situation, scenario) = Self.plan(seed: seed) else { return }
        #expect(plan.men == scenario.formations.reduce(0) { $0 + $1.men.best })
        #expect(plan.ways.reduce(0) { $0 + $1.men } == plan.men && plan.formations.reduce(0) { $0 + $1.men } == plan.men)
        #expect(plan.ways.reduce(0) { $0 + $1.detachments } == plan.detachments)
        let through = plan.ways.filter { $0.gap != nil }.reduce(0) { $0 + $1.men }
        #expect(plan.gaps.reduce(0) { $0 + $1.men } == through && plan.gaps.map(\.men) == plan.gaps.map(\.men).sorted(by: >))
        #expect(abs(plan.ways.reduce(0) { $0 + $1.comeThrough } - plan.prospect.comeThrough) < 1e-6)
        for formation in plan.formations {
            let own = plan.ways.filter { $0.formation == formation.id }
            #expect(own.reduce(0) { $0 + $1.men } == formation.men && own.count == formation.ways)
            let share = own.reduce(0) { $0 + $1.noContact * Double($1.men) } / Double(formation.men)
            #expect(abs(share - formation.noContact) < 1e-9)
            #expect(Set(formation.gaps).isSubset(of: plan.gaps.map(\.name)))
        }
        for way in plan.ways {
            #expect(way.firstLeaves <= way.lastLeaves && way.lastLeaves < way.lastThrough)
            #expect(way.noContact <= 1 && abs(way.noContact - exp(-way.contacts)) < 1e-9)
        }
        for standing in situation.standings {
            #expect((standing.leastContacts == nil) == (standing.grip == .noWay))
            #expect(standing.isCutOff == !standing.holders.isEmpty)
            if standing.grip == .free { #expect(!standing.isCutOff) }
        }
    }
}
