import Campaigns
import Foundation
import RuleSets
import Scenarios
import TestSupport

/// What the rules of cohesion and food do.
enum CohesionProperties {
    static let all: [RuleProperty] = desertion + hunger + cohesion + food + strength

    /// Share of 4,000 well-fed men without an enemy who desert on a day.
    @Sendable private static func deserted(_ rules: Rules) -> [Double] {
        Played.share(\.deserted, Played.road(men: 4000, size: 500, days: 1), rules, replications: 60)
    }

    /// The same if each has the hazard that is given.
    private static func hazard(_ hazard: @escaping @Sendable (Double) -> Double) -> RuleProperty.Expectation {
        .equals { 1 - exp(-hazard($0)) }
    }

    /// Nothing but desertion, ten times the standard.
    @Sendable private static func deserting(_ rules: inout Rules) {
        Played.still(&rules)
        rules.cohesion.desertionPerDay = 0.02
    }

    private static let desertion: [RuleProperty] = [
        .init(
            "cohesion.desertionPerDay", "share that deserts", hazard { $0 * 2.05 * 0.5 }, under: Played.still, measure: deserted
        ),
        .init(
            "cohesion.conscriptShare", "share that deserts", hazard { 0.02 * 0.5 * (1 + 3 * $0) }, under: deserting,
            measure: deserted),
        .init(
            "cohesion.conscriptFactor", "share that deserts", hazard { 0.02 * 0.5 * (1 + 0.35 * ($0 - 1)) }, under: deserting,
            measure: deserted),
        .init(
            "cohesion.groupFactor", "share that deserts", hazard { 0.02 * 2.05 * $0 }, under: deserting, measure: deserted),
        .init(
            "cohesion.stragglingMen", "share of bodies of 50 that deserts", hazard { 0.02 * 2.05 * 0.5 * (1 + $0 / 50) },
            under: deserting,
            measure: { Played.share(\.deserted, Played.road(men: 4000, size: 50, days: 1), $0, replications: 60) }),
        .init(
            "cohesion.surrenderPerDay", "share of leaderless bodies that gives itself up", hazard { $0 },
            under: {
                Played.still(&$0)
                $0.cohesion.leaderlessCohesion = 2
            },
            measure: { Played.share(\.captured, Played.road(men: 4000, size: 500, days: 1), $0, replications: 60) }),
    ]

    /// Ten days without food at the start, and none to be found.
    @Sendable private static func starving(_ rules: inout Rules) {
        Played.still(&rules)
        rules.cohesion.carriedDays = -10
        rules.cohesion.hungerHazard = 0.25
    }

    /// Days without food at the end of the first day.
    private static let hungry = 10 * (1 - 1 / 14.0) + 1
    /// Share that hunger takes then.
    private static let starved = 1 - exp(-0.25 * pow((hungry - 3) / 7, 2))

    /// Share of a scenario's men who are lost to hunger.
    private static func lost(_ scenario: Scenario, _ rules: Rules, replications: Int) -> [Double] {
        Played.read(scenario, rules, replications: replications) { campaign, _ in
            let ledger = campaign.ledgers[0]
            return Double(ledger.deserted + ledger.captured + ledger.fellOut) / Double(ledger.start)
        }
    }

    @Sendable private static func lostOnTheFirstDay(_ rules: Rules) -> [Double] {
        lost(Played.road(men: 4000, size: 500, days: 1), rules, replications: 40)
    }

    private static let hunger: [RuleProperty] = [
        .init(
            "cohesion.hungerMemory", "share that hunger takes",
            hazard { 0.25 * pow((10 * (1 - 1 / $0) + 1 - 3) / 7, 2) }, under: starving, measure: lostOnTheFirstDay),
        .init(
            "cohesion.hungerFree", "share that hunger takes", hazard { 0.25 * pow((hungry - $0) / 7, 2) }, under: starving,
            measure: lostOnTheFirstDay),
        .init(
            "cohesion.hungerSpan", "share that hunger takes", hazard { 0.25 * pow((hungry - 3) / $0, 2) }, under: starving,
            measure: lostOnTheFirstDay),
        .init(
            "cohesion.hungerHazard", "share that hunger takes", hazard { $0 * pow((hungry - 3) / 7, 2) }, under: starving,
            measure: lostOnTheFirstDay),
        .init(
            "cohesion.hungerSurrenders", "share that surrenders for hunger", .equals { starved * $0 }, under: starving,
            measure: { Played.share(\.captured, Played.road(men: 4000, size: 500, days: 1), $0, replications: 40) }),
        .init(
            "cohesion.hungerDies", "share that dies of hunger", .equals { starved * $0 }, under: starving,
            measure: { Played.share(\.fellOut, Played.road(men: 4000, size: 500, days: 1), $0, replications: 40) }),
        .init(
            "cohesion.carriedDays", "share that hunger takes in twelve days", .falls, under: feeding,
            measure: { lost(among(people: 0), $0, replications: 60) }),
    ]

    /// Share in a column of the ledger after four days among people who report bodies that scatter and do not fall apart.
    private static func weakened(_ column: KeyPath<Ledger, Int> & Sendable) -> @Sendable (Rules) -> [Double] {
        { Played.share(column, Played.peopled(days: 4), $0, replications: 30) }
    }

    private static let cohesion: [RuleProperty] = [
        .init(
            "cohesion.leaderlessCohesion", "prisoners among bodies that scatter", .rises,
            under: {
                Played.weakening(&$0)
                $0.cohesion.surrenderPerDay = 0.2
            }, measure: weakened(\.captured)),
        .init(
            "cohesion.leastCohesion", "prisoners among bodies that scatter and have no leader below 0.2", .falls,
            under: {
                Played.weakening(&$0)
                $0.cohesion.surrenderPerDay = 0.2
                $0.cohesion.leaderlessCohesion = 0.2
            }, measure: weakened(\.captured)),
        .init(
            "cohesion.groupCohesion", "deserters among bodies that scatter", .rises,
            under: {
                Played.weakening(&$0)
                $0.cohesion.desertionPerDay = 0.05
            }, measure: weakened(\.deserted)),
    ]

    /// A body of 50 that gets nowhere among people whose every hex gives it a kilogram a day.
    private static func among(people: Int = 6400, attitude: Double = 0.5) -> Scenario {
        Fixtures.plain(
            columns: 8, rows: 8, people: people, attitude: attitude, men: Grounds.men(50),
            conduct: Conduct(heavyWeapons: .destroy), horizonDays: 12)
    }

    @Sendable private static func feeding(_ rules: inout Rules) {
        Played.still(&rules)
        rules.appraisal.contact.informers = 0
        rules.cohesion.carriedDays = 0
        rules.cohesion.hungerHazard = 0.5
    }

    /// A property of the share that hunger takes among such people.
    private static func hungerTakes(
        _ rule: String, _ expectation: RuleProperty.Expectation, attitude: Double = 0.5
    ) -> RuleProperty {
        RuleProperty(
            rule, "share that hunger takes in twelve days, attitude \(attitude)", expectation, under: feeding,
            measure: { lost(among(attitude: attitude), $0, replications: 100) })
    }

    private static let food: [RuleProperty] = [
        hungerTakes("cohesion.ration", .rises), hungerTakes("cohesion.feedingShare", .falls),
        hungerTakes("cohesion.foodPerPerson", .falls), hungerTakes("cohesion.foragingCells", .falls),
        hungerTakes("cohesion.foragingMost", .falls), hungerTakes("cohesion.foragingMen", .rises),
        hungerTakes("cohesion.friendlyGain", .falls, attitude: 1),
        hungerTakes("cohesion.friendlyGain", .rises, attitude: 0),
    ]

    private static let strength: [RuleProperty] = [
        // Of the triangular law from 200 over 400 to 800 the mean distance to 400 is 1/3 * 200/3 + 2/3 * 400/3.
        .init(
            "cohesion.strengthSpread", "men by which a strength lies off its best figure",
            .equals(within: 1e-3) { $0 * 1000 / 9 },
            measure: { rules in
                let scenario = Fixtures.plain(
                    columns: 4, rows: 4, men: .init(low: 200, best: 400, high: 800), horizonDays: 1)
                return Played.read(scenario, rules, replications: 400) { campaign, _ in
                    abs(Double(campaign.ledgers[0].start) - 400)
                }
            })
    ]
}
