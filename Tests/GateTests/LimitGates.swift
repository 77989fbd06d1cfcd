import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport

/// Gates at limits where the outcome of a campaign is known without playing it.
enum LimitGates {
    static let all = [noEnemy, certainContact, noFood, perfectOrders]

    /// Food for all, nobody deserts, surrenders or falls out, everybody obeys.
    static func peaceful() -> Rules {
        var rules = Rules()
        rules.appraisal.march.fatiguePerDay = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.orders.obedience = 1
        return rules
    }

    private static let noEnemy = Gate(
        name: "no-enemy", topic: .limit,
        claim:
            "Without an enemy, with food for all, no desertion, surrender or exhaustion, and with time enough, every man told to go arrives: "
            + "at any hours of march, from the equator to 70 degrees north",
        bound: "all men",
        measure: { effort in
            var shares: [Double] = []
            for march in Conduct.MarchHours.allCases {
                for latitude: Double? in [nil, 0, 38, 54, 70] {
                    let scenario = Fixtures.plain(
                        rows: 20, people: 100_000, enemy: [], conduct: GateMaps.going(march: march),
                        start: LocalTime("1941-06-22T18:00")!, latitude: latitude, horizonDays: 40)
                    let played = Played(scenario, peaceful(), campaigns: effort.campaigns(quick: 10, full: 200))
                    shares.append(played.values(.menOut).min()! / scenario.men)
                }
            }
            let least = shares.min()!
            return Reading(
                value: "\(Printed.share(least, digits: 1)) in the worst campaign of \(shares.count) cases", holds: least == 1)
        })

    private static let certainContact = Gate(
        name: "certain-contact", topic: .limit,
        claim: "Where contact is certain and every contact a defeat, nobody arrives", bound: "no man",
        measure: { effort in
            let forces = [1, 4, 7, 10].map { Fixtures.force(battalions: 12, at: CellID(12 * 10 + $0)) }
            let scenario = Fixtures.plain(
                rows: 20, people: 100_000, enemy: forces, conduct: GateMaps.going(), horizonDays: 10)
            var rules = peaceful()
            rules.appraisal.contact.relativeSpeed = 1e4
            rules.appraisal.contact.lyingUp = 1
            rules.engagement.destroyedBase = 100
            let most = Played(scenario, rules, campaigns: effort.campaigns(quick: 20, full: 500)).values(.menOut).max()!
            return Reading(value: "\(Printed.number(most)) men in the worst campaign", holds: most == 0)
        })

    private static let noFood = Gate(
        name: "no-food", topic: .limit,
        claim: "Without any food no guerrilla, soldier or recruit, lives at the horizon, and nobody arrives from afar",
        bound: "no man",
        measure: { effort in
            var rules = peaceful()
            rules.cohesion.feedingShare = 0
            var most = 0.0
            for conduct in [GateMaps.staying, GateMaps.going()] {
                let scenario = Fixtures.plain(
                    rows: 400, people: 100_000, men: Strength(low: 18_000, best: 18_000, high: 18_000), enemy: [],
                    conduct: conduct,
                    horizonDays: 60)
                let played = Played(scenario, rules, campaigns: effort.campaigns(quick: 2, full: 20))
                for outcome in played.outcomes {
                    let guerrillas = outcome.guerrillasByZone.reduce(0) { $0 + Int($1) }
                    most = max(most, Double(guerrillas) + Measure.menOut.value(in: outcome, of: [0]))
                }
            }
            return Reading(value: "\(Printed.number(most)) men in the worst campaign", holds: most == 0)
        })

    private static let perfectOrders = Gate(
        name: "perfect-orders", topic: .limit,
        claim: "With unbroken contact, time enough and full obedience every man of every formation hears the order and obeys",
        bound: "all men",
        measure: { effort in
            let grid = HexGrid(columns: 12, rows: 200, flatMetres: 3000)
            let ids = (0..<6).map { "f\($0)" }
            let scenario = Fixtures.plain(
                rows: 200, people: 100_000, enemy: [], conduct: GateMaps.staying, horizonDays: 30
            ).with(
                formations: ids.indices.map { number in
                    GateMaps.formation(ids[number], at: CellID(grid.count - 1 - number), men: 200)
                },
                groups: [Group(id: "g", title: "g", role: .primary, members: Array(ids.indices))],
                directives: [
                    GateMaps.directive([(ids, GateMaps.going())], issued: GateMaps.start.adding(hours: 12)),
                    GateMaps.directive([(ids, Conduct(detachmentSize: 100))], id: "standing"),
                ])
            var rules = peaceful()
            rules.orders.capitalInContact = 1
            rules.orders.inContact = 1
            rules.orders.lostPerDay = 0
            let played = Played(scenario, rules, campaigns: effort.campaigns(quick: 40, full: 1000))
            let told = played.outcomes.flatMap(\.formations)
            let heard = told.count { $0.orderDay >= 0 && $0.orderReached > 0 }
            let least = told.map { Double($0.orderObeyed) / Double(max(1, $0.orderReached)) }.min()!
            return Reading(
                value: "\(heard) of \(told.count) formations hear; \(Printed.share(least, digits: 1)) obey in the worst",
                holds: heard == told.count && least == 1)
        })
}
