import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport

/// Expectations that no theorem supports: what comes of them is printed, and explained where they are not met.
enum FindingGates {
    static let all = [
        patrols, patrolsBeforeOrders, staleNews, blurredNews, food, march, orders, smallSizes, largeSizes,
    ]

    /// A map with its directives, and a word for it.
    private struct Ground: Sendable {
        let name: String
        let scenario: @Sendable () throws -> Scenario

        /// The lesson's small parties, told before the start.
        static let lesson = Ground(name: "the lesson, small parties") { try Fixtures.lesson().orderedAtOnce }
        /// The same whom an order must reach first.
        static let lessonByOrder = Ground(name: "the lesson, small parties that an order must reach first") {
            try Fixtures.lesson()
        }
        static let thinCountry = Ground(name: "300 km of thinly peopled country") {
            FindingGates.thinCountry(GateMaps.going(size: 80))
        }
    }

    private static let patrols = worse(
        "more-patrols", .lesson, "A greater number of patrols", "patrols a battalion", [4, 6, 8, 10, 12]
    ) {
        value, _, rules in rules.appraisal.hold.patrolsPerBattalion = value
    }

    private static let patrolsBeforeOrders = worse(
        "more-patrols-before-orders", .lessonByOrder, "A greater number of patrols", "patrols a battalion", [4, 6, 8, 10, 12]
    ) { value, _, rules in rules.appraisal.hold.patrolsPerBattalion = value }

    private static let staleNews = worse("staler-news", .lesson, "Older news of the enemy", "h", [0, 24, 48, 96, 144]) {
        value, scenario, _ in
        scenario = scenario.with(
            intelligence: Intelligence(delayHours: value, blur: scenario.intelligence.blur))
    }

    private static let blurredNews = worse(
        "blurred-news", .lesson, "More blurred news of the enemy", "times as wide", [1, 1.5, 2, 3]
    ) { value, scenario, _ in
        scenario = scenario.with(
            intelligence: Intelligence(delayHours: scenario.intelligence.delayHours, blur: value))
    }

    private static let food = worse(
        "less-food", .thinCountry, "Less food", "of the people's food", [0.06, 0.04, 0.02, 0.01, 0.005]
    ) { value, _, rules in rules.cohesion.feedingShare = value }

    private static let march = worse(
        "slower-march", .lesson, "A slower march on footpaths", "km/h", [3.2, 2.8, 2.4, 2, 1.6]
    ) { value, _, rules in rules.appraisal.march.path = value }

    private static let orders = worse("later-orders", .lessonByOrder, "A later order", "h later", [0, 24, 48, 96, 144]) {
        value, scenario, _ in
        scenario = scenario.with(
            directives: scenario.directives.map { old in old.issued.map { old.issued(at: $0.adding(hours: value)) } ?? old })
    }

    /// Men brought out under the first directive at levels from the best to the worst.
    private static func worse(
        _ name: String, _ ground: Ground, _ thing: String, _ unit: String, _ levels: [Double], cause: String? = nil,
        _ change: @escaping @Sendable (Double, inout Scenario, inout Rules) -> Void
    ) -> Gate {
        Gate(
            name: name, topic: .finding, claim: "\(thing) does not bring out more (\(ground.name))",
            bound: "no step up by 3 standard errors", cause: cause,
            measure: { effort in
                let count = effort.campaigns(quick: 100, full: 4000)
                let standard = try ground.scenario()
                let values = levels.map { level in
                    var (scenario, rules) = (standard, Rules())
                    change(level, &scenario, &rules)
                    return Played(scenario, rules, campaigns: count).values(.menOut)
                }
                return Descent(levels: levels, unit: unit, values: values).reading
            })
    }

    // MARK: sizes

    private static let sizes = [10, 20, 40, 80, 160, 320, 640, 1000]

    private static let smallSizes = size(
        "smallest-bodies-win",
        "On a long march through thinly peopled country without an enemy, bodies of 10 men bring out most",
        best: 0, map: thinCountry)

    /// Small bodies eat where large ones starve.
    @Sendable private static func thinCountry(_ conduct: Conduct) -> Scenario {
        Fixtures.plain(
            columns: 60, rows: 100, from: CellID(99 * 60 + 30), people: 500_000,
            men: Strength(low: 1000, best: 1000, high: 1000), enemy: [], conduct: conduct, horizonDays: 40)
    }

    private static let largeSizes = size(
        "largest-bodies-win",
        "On a map of many hostile people whose reports start pursuits, bodies of 1,000 men bring out most",
        best: 7, map: hostileCountry)

    /// Far from any battalion that could block the way, each report brings a pursuit of some sixty men, and a large body loses no more to it than
    /// a small one.
    @Sendable private static func hostileCountry(_ conduct: Conduct) -> Scenario {
        Fixtures.plain(
            columns: 40, rows: 20, from: CellID(19 * 40 + 35), people: 8_000_000, attitude: 0.1,
            men: Strength(low: 1000, best: 1000, high: 1000), enemy: [Fixtures.force(battalions: 1, at: CellID(0))],
            conduct: conduct, horizonDays: 12)
    }

    private static func size(
        _ name: String, _ claim: String, best: Int, map: @escaping @Sendable (Conduct) -> Scenario
    ) -> Gate {
        Gate(
            name: name, topic: .finding, claim: claim, bound: "most at \(sizes[best]) men",
            measure: { effort in
                let count = effort.campaigns(quick: 60, full: 1000)
                let means = sizes.map { size in
                    Estimate(Played(map(GateMaps.going(size: size)), campaigns: count).values(.menOut)).mean
                }
                return Reading(
                    value: "\(Printed.series(means)) men out at \(sizes.map(String.init).joined(separator: " / "))",
                    holds: means.indices.max { means[$0] < means[$1] } == best)
            })
    }
}

extension Scenario {
    /// The scenario in which every order is carried out from the start.
    fileprivate var orderedAtOnce: Scenario {
        with(
            directives: directives.map { old in
                Directive(
                    id: old.id, title: old.title, summary: old.summary, issued: nil, quote: old.quote, sources: old.sources,
                    parts: old.parts)
            })
    }
}

/// Values at levels that should bring ever fewer men out.
struct Descent {
    let levels: [Double]
    let unit: String
    /// By level, then replication, on common luck.
    let values: [[Double]]

    var means: [Double] { values.map { Estimate($0).mean } }

    var printedLevels: String { levels.map(Printed.short).joined(separator: " / ") + " " + unit }

    /// Steps from a level to the next.
    private var steps: [Estimate] { zip(values, values.dropFirst()).map { Estimate($1, minus: $0) } }

    /// True if no value rises by more than three standard errors of its paired difference.
    var isFalling: Bool { steps.allSatisfy { $0.mean <= 3 * $0.error } }

    var reading: Reading {
        let worst = steps.max { $0.mean < $1.mean }!
        let rise =
            worst.mean > 0
            ? "; greatest step up \(Printed.number(worst.mean, digits: 1)) +- \(Printed.number(worst.error, digits: 1))" : ""
        return Reading(value: "\(Printed.series(means)) men out at \(printedLevels)\(rise)", holds: isFalling)
    }
}
