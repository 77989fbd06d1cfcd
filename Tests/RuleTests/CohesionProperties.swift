import Campaigns
import Directives
import Foundation
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
            "cohesion.surrenderPerDay", "share of leaderless bodies that gives itself up", hazard { $0 },
            under: {
                Played.still(&$0)
                $0.cohesion.leaderlessCohesion = 2
            },
            measure: { Played.share(\.captured, Played.road(men: 4000, size: 500, days: 1), $0, replications: 60) }),
    ]

    /// At the standard rate of desertion, so many days without food at the end of the first day.
    private static func starving(_ days: Double) -> @Sendable (inout Rules) -> Void {
        { rules in
            Played.still(&rules)
            rules.cohesion.desertionPerDay = 0.002
            rules.cohesion.carriedDays = 1 - days
        }
    }

    private static let hunger: [RuleProperty] = [
        .init(
            "cohesion.hungerGain", "share that deserts after six days without food", hazard { 0.00205 * exp(2 * $0) },
            under: starving(6), measure: deserted),
        .init(
            "cohesion.hungerDays", "share that deserts after six days without food", hazard { 0.00205 * exp(0.7 * 6 / $0) },
            under: starving(6), measure: deserted),
        .init(
            "cohesion.hungerCap", "share that deserts after twenty days without food",
            hazard { 0.00205 * exp(0.7 * $0 / 3) }, under: starving(20), measure: deserted),
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

    private static let foodDays = 40

    /// Day on which 50 men who cannot move give up for hunger among 16,000 people on 64 hexes; the last if they never do.
    private static func givingUp(people: Int = 16_000, attitude: Double = 0.5) -> @Sendable (Rules) -> Double {
        { rules in
            let scenario = Fixtures.plain(
                columns: 8, rows: 8, people: people, attitude: attitude, men: Grounds.men(50),
                conduct: Conduct(heavyWeapons: .destroy, ifCannot: .stayAsGuerrillas), horizonDays: foodDays)
            return Played.read(scenario, rules, replications: 1) { campaign, _ in
                let event = campaign.journal.events.first { $0.kind == .becameGuerrillas }
                return event.map { Double($0.epoch / 2) } ?? Double(foodDays)
            }[0]
        }
    }

    /// The same in a closed form: so many rations short before they give up, and the share of a ration that they find.
    private static func day(_ days: Double = 7, fed: Double = 0) -> Double {
        fed >= 1 ? Double(foodDays) : (days / (1 - fed)).rounded(.up) - 1
    }

    /// Seven hexes with 250 people each who give a fiftieth of half a kilogram, to 50 men who eat 0.9 kg.
    private static let fed = 7 * 250 * 0.02 * 0.5 / (50 * 0.9)

    @Sendable private static func hungry(_ rules: inout Rules) {
        Played.still(&rules)
        rules.appraisal.contact.informers = 0
        rules.cohesion.carriedDays = 0
        rules.planning.replanDays = 100
    }

    private static let food: [RuleProperty] = [
        .init(
            "cohesion.ration", "day of giving up", .equals { day(fed: fed * 0.9 / $0) }, under: hungry, measure: givingUp()),
        .init(
            "cohesion.feedingShare", "day of giving up", .equals { day(fed: fed * $0 / 0.02) }, under: hungry,
            measure: givingUp()),
        .init(
            "cohesion.foodPerPerson", "day of giving up", .equals { day(fed: fed * $0 / 0.5) }, under: hungry,
            measure: givingUp()),
        .init(
            "cohesion.foragingCells", "day of giving up", .equals { day(fed: fed * $0 / 7) }, under: hungry,
            measure: givingUp()),
        .init(
            "cohesion.friendlyGain", "day of giving up among friends", .equals { day(fed: fed * (1 + $0)) }, under: hungry,
            measure: givingUp(attitude: 1)),
        .init(
            "cohesion.friendlyGain", "day of giving up among a hostile people", .equals { day(fed: fed * (1 - $0)) },
            under: hungry, measure: givingUp(attitude: 0)),
        .init(
            "cohesion.carriedDays", "day of giving up where nobody lives", .equals { day(7 + $0) }, under: hungry,
            measure: givingUp(people: 0)),
        .init(
            "cohesion.hungerToGiveUp", "day of giving up where nobody lives", .equals { day($0) }, under: hungry,
            measure: givingUp(people: 0)),
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
