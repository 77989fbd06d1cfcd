import Campaigns
import Foundation
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport

/// What the rules of guerrilla war do.
enum GuerrillaProperties {
    static let all: [RuleProperty] = growth + sweeps + winter + tied

    /// A zone that an enemy of 80,000 men holds, and 400 men who stay in it.
    private static func zone(
        people: Int = 0, attitude: Double = 0.5, kilometres: Double = 0, task: Conduct.Task = .stay, days: Int = 1
    ) -> Scenario {
        Fixtures.plain(
            columns: 4, rows: 4, people: people, attitude: attitude, enemy: [Fixtures.force(battalions: 100, at: CellID(5))],
            conduct: Conduct(task: task), horizonDays: days
        ).changing { $0.communicationKilometres = kilometres }
    }

    /// Nobody joins the guerrillas and nobody leaves them.
    @Sendable private static func steady(_ rules: inout Rules) {
        Played.calm(&rules)
        rules.guerrilla.recruitment = 0
        rules.guerrilla.sweep = 0
        rules.guerrilla.desertionPerDay = 0
    }

    private static let growth: [RuleProperty] = [
        .init(
            "guerrilla.recruitment", "recruits of 400 guerrillas among a million on a day",
            .equals { 1e6 * $0 * 0.5 * 400 / 900 }, under: steady, measure: recruits),
        .init(
            "guerrilla.recruitmentHalf", "recruits of 400 guerrillas among a million on a day",
            .equals { 30 * 0.5 * 400 / (400 + $0) },
            under: {
                steady(&$0)
                $0.guerrilla.recruitment = 3e-5
            }, measure: recruits),
        .init(
            "guerrilla.desertionPerDay", "share that goes home on a day", .equals { 1 - exp(-$0) }, under: steady,
            measure: { Played.share(\.deserted, zone(), $0, replications: 300) }),
    ]

    @Sendable private static func recruits(_ rules: Rules) -> [Double] {
        Played.read(zone(people: 1_000_000), rules, replications: 200) { _, outcome in Double(outcome.recruits) }
    }

    /// 32,000 men sweep the zone from the second day on: two fifths of the enemy, whom each guerrilla ties down by hundreds.
    @Sendable private static func swept(_ rules: inout Rules) {
        steady(&rules)
        rules.guerrilla.sweep = 0.003
        rules.guerrilla.tiedPerGuerrilla = 100
    }

    /// Share of 400 men that a day's sweep takes if each sweeper finds so many of them with perfect knowledge.
    private static func sweptShare(sweep: Double = 0.003, knowledge: Double = 0.3 * 0.75) -> Double {
        1 - exp(-min(1, sweep * 32_000 * knowledge / 400))
    }

    /// Share killed or captured by the end of the second day.
    private static func lost(attitude: Double = 0.5) -> @Sendable (Rules) -> [Double] {
        { rules in
            Played.read(zone(attitude: attitude, days: 2), rules, replications: 100) { campaign, _ in
                Double(campaign.ledgers[0].killed + campaign.ledgers[0].captured) / 400
            }
        }
    }

    private static let sweeps: [RuleProperty] = [
        .init(
            "guerrilla.sweep", "share that a sweep takes", .equals { sweptShare(sweep: $0) }, under: swept, measure: lost()),
        .init(
            "guerrilla.intelligence", "share that a sweep takes", .equals { sweptShare(knowledge: $0 * 0.75) }, under: swept,
            measure: lost()),
        .init(
            "guerrilla.friendlyKnowledge", "share that a sweep takes among friends",
            .equals { sweptShare(knowledge: 0.3 * $0) }, under: swept, measure: lost(attitude: 1)),
        .init(
            "guerrilla.sweepCapturedShare", "prisoners of a sweep, as a share of all", .equals { sweptShare() * $0 },
            under: {
                swept(&$0)
                $0.guerrilla.sweep = 0.003
            }, measure: { Played.share(\.captured, zone(days: 2), $0, replications: 100) }),
    ]

    private static let winter: [RuleProperty] = [
        .init(
            "guerrilla.winterFactor", "share that goes home on a winter day", .equals { 1 - exp(-0.02 * $0) },
            under: {
                steady(&$0)
                $0.guerrilla.desertionPerDay = 0.02
                $0.guerrilla.winterStart = 0
            }, measure: { Played.share(\.deserted, zone(), $0, replications: 100) }),
        .init(
            "guerrilla.winterStart", "days from 2 October to a winter in which nobody can stay", .equals { $0 - 275 },
            under: {
                steady(&$0)
                $0.guerrilla.desertionPerDay = 1e-4
                $0.guerrilla.winterFactor = 1e5
                $0.planning.replanDays = 100
            },
            measure: { rules in
                Played.read(zone(days: 80), rules, replications: 1) { campaign, _ in
                    let most = campaign.journal.events.first { $0.kind == .guerrillasWentHome && $0.men > 200 }
                    return most.map { Double($0.epoch / 2) } ?? .infinity
                }[0]
            }),
        .init(
            "guerrilla.winterEnd", "share at home after eighty days from 31 January on",
            .equals { 1 - exp(-0.002 * (3 * ($0 - 30) + 80 - ($0 - 30))) },
            under: {
                steady(&$0)
                $0.guerrilla.desertionPerDay = 0.002
                $0.guerrilla.winterFactor = 3
                $0.planning.replanDays = 100
            },
            measure: { rules in
                let scenario = zone(days: 80).with(start: LocalTime("1951-01-30T18:00")!)
                return Played.share(\.deserted, scenario, rules, replications: 30)
            }),
    ]

    /// Men whom the enemy keeps in his rear on the first day.
    private static func held(_ scenario: @escaping @Sendable () -> Scenario) -> @Sendable (Rules) -> Double {
        { rules in Played.read(scenario(), rules, replications: 1) { _, outcome in Double(outcome.heldByDay[0]) }[0] }
    }

    private static let tied: [RuleProperty] = [
        .init(
            "guerrilla.tiedPerGuerrilla", "men whom 400 guerrillas tie down", .equals { 400 * $0 }, under: steady,
            measure: held { zone() }),
        .init(
            "guerrilla.tiedPerKilometre", "garrison of 100 km without guerrillas", .equals { 100 * $0 }, under: steady,
            measure: held { zone(kilometres: 100, task: .withdraw) }),
        .init(
            "guerrilla.tiedPerThousand", "garrison of a million people without guerrillas", .equals { 1000 * $0 },
            under: steady, measure: held { zone(people: 1_000_000, task: .withdraw) }),
        .init(
            "guerrilla.diversionShare", "men in the rear of an enemy of 80,000 in great need of them", .equals { 80_000 * $0 },
            under: {
                steady(&$0)
                $0.guerrilla.tiedPerGuerrilla = 1000
            }, measure: held { zone() }),
    ]
}
