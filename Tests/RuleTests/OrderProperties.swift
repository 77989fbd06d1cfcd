import Campaigns
import Foundation
import Geography
import RuleSets
import Scenarios
import TestSupport

/// What the rules of orders do.
enum OrderProperties {
    static let all: [RuleProperty] = times + links + obedience

    /// A formation in bodies of 40, to which a directive is sent at the start.
    private static func ground(days: Int) -> Scenario {
        Fixtures.plain(
            columns: 4, rows: 4, conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 1, route: .gaps),
            issued: LocalTime("1950-10-01T18:00"), horizonDays: days)
    }

    /// Hours after which the order arrives, by replication; infinity if it never does.
    private static func hours(_ rules: Rules, days: Int, epochHours: Int, replications: Int) -> [Double] {
        Played.read(ground(days: days), rules, replications: replications, epochHours: epochHours) { campaign, _ in
            let event = campaign.journal.events.first { $0.kind == .orderReceived }
            return event.map { Double(Int($0.epoch) * epochHours) } ?? .infinity
        }
    }

    /// Contact at all times.
    @Sendable private static func connected(_ rules: inout Rules) {
        Played.still(&rules)
        rules.orders.capitalInContact = 1
        rules.orders.inContact = 1
        rules.orders.lostPerDay = 0
    }

    /// Every message takes its median time.
    @Sendable private static func punctual(_ rules: inout Rules) {
        connected(&rules)
        rules.orders.sigma = 0
    }

    /// Messages take no time: a link that is up passes them at once.
    @Sendable private static func instant(_ rules: inout Rules) {
        punctual(&rules)
        (rules.orders.capitalToFront, rules.orders.frontToDivision) = (0, 0)
        (rules.orders.divisionToRegiment, rules.orders.regimentToBody) = (0, 0)
    }

    private static let times: [RuleProperty] = [
        .init("orders.capitalToFront", "hours of an order", .equals { $0 + 19 }, under: punctual, measure: punctualHours),
        .init("orders.frontToDivision", "hours of an order", .equals { $0 + 25 }, under: punctual, measure: punctualHours),
        .init("orders.divisionToRegiment", "hours of an order", .equals { $0 + 32 }, under: punctual, measure: punctualHours),
        .init("orders.regimentToBody", "hours of an order", .equals { $0 + 35 }, under: punctual, measure: punctualHours),
        .init(
            "orders.sigma", "share of orders that take more than twice the median of 48 hours",
            .equals { erfc(log(96.5 / 48) / $0 / 2.0.squareRoot()) / 2 },
            under: {
                instant(&$0)
                $0.orders.capitalToFront = 48
            },
            measure: { rules in
                hours(rules, days: 5, epochHours: 1, replications: 600).map { $0 > 96 ? 1 : 0 }
            }),
    ]

    @Sendable private static func punctualHours(_ rules: Rules) -> Double {
        hours(rules, days: 4, epochHours: 1, replications: 1)[0]
    }

    /// Whether orders are there so many days after they were sent, which messages take no time.
    private static func heard(by day: Int, of days: Int = 4) -> @Sendable (Rules) -> [Double] {
        { rules in hours(rules, days: days, epochHours: 12, replications: 500).map { $0 <= Double(24 * day) ? 1 : 0 } }
    }

    private static let links: [RuleProperty] = [
        .init("orders.capitalInContact", "orders that arrive at once", .equals { $0 }, under: instant, measure: heard(by: 0)),
        .init(
            "orders.capitalRegainedPerDay", "orders that arrive within a day of no contact", .equals { $0 },
            under: {
                instant(&$0)
                $0.orders.capitalInContact = 0
            }, measure: heard(by: 1)),
        .init("orders.inContact", "orders that arrive at once", .equals { $0 }, under: instant, measure: heard(by: 0)),
        .init(
            "orders.regainedPerDay", "orders that arrive within two days of no contact", .equals { 1 - pow(1 - $0, 2) },
            under: {
                instant(&$0)
                $0.orders.inContact = 0
            }, measure: heard(by: 2)),
        .init(
            "orders.lostPerDay", "orders that arrive where lost contact is not regained", .equals { 1 - $0 },
            under: {
                instant(&$0)
                $0.orders.regainedPerDay = 0
            }, measure: heard(by: 4)),
    ]

    private static let obedience: [RuleProperty] = [
        .init(
            "orders.obedience", "share of the men who do what they are told", .equals { $0 }, under: instant,
            measure: { rules in
                Played.read(ground(days: 1), rules, replications: 100) { _, outcome in
                    Double(outcome.formations[0].orderObeyed) / Double(outcome.formations[0].orderReached)
                }
            })
    ]
}
