import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport

/// Expectations that no theorem supports: what comes of them is printed, and explained where they are not met.
enum FindingGates {
    static let all = [patrols, staleNews, blurredNews, food, march, orders, smallSizes, largeSizes]

    private static let bound = "no step up by 3 standard errors"

    private static let patrols = worse(
        "more-patrols", "More patrols of each battalion do not bring out more", "patrols", [4, 6, 8, 10, 12]
    ) { value, scenario, rules in rules.appraisal.hold.patrolsPerBattalion = value }

    private static let staleNews = worse(
        "staler-news", "Older news of the enemy does not bring out more", "h", [0, 24, 48, 96, 144]
    ) { value, scenario, rules in
        scenario = scenario.replacing(
            intelligence: Intelligence(delayHours: value, blur: scenario.intelligence.blur))
    }

    private static let blurredNews = worse(
        "blurred-news", "More blurred news of the enemy does not bring out more", "times as wide", [1, 1.5, 2, 3]
    ) { value, scenario, rules in
        scenario = scenario.replacing(
            intelligence: Intelligence(delayHours: scenario.intelligence.delayHours, blur: value))
    }

    private static let food = worse(
        "less-food", "Less food does not bring out more", "of the people's food", [0.06, 0.04, 0.02, 0.01, 0.005]
    ) { value, scenario, rules in rules.cohesion.feedingShare = value }

    private static let march = worse(
        "slower-march", "A slower march on footpaths does not bring out more", "km/h", [3.2, 2.8, 2.4, 2, 1.6]
    ) { value, scenario, rules in rules.appraisal.march.path = value }

    private static let orders = worse(
        "later-orders", "A later order does not bring out more", "h later", [0, 24, 48, 96, 144], isOfOrders: true
    ) { value, scenario, rules in
        scenario = scenario.replacing(
            directives: scenario.directives.map { old in old.issued.map { old.issued(at: $0.adding(hours: value)) } ?? old })
    }

    /// Men brought out of the lesson by its question's directive, at levels from the best to the worst; carried out from the start where it is
    /// not the order's way that is asked about.
    private static func worse(
        _ name: String, _ claim: String, _ unit: String, _ levels: [Double], isOfOrders: Bool = false,
        _ change: @escaping @Sendable (Double, inout Scenario, inout Rules) -> Void
    ) -> Gate {
        Gate(
            name: name, topic: .finding, claim: claim + " (the lesson, small parties)", bound: bound, cause: causes[name],
            measure: { effort in
                let count = effort.campaigns(quick: 100, full: 4000)
                let values = try levels.map { level in
                    var (scenario, rules) = (try Fixtures.lesson(), Rules())
                    change(level, &scenario, &rules)
                    if !isOfOrders { scenario = scenario.orderedAtOnce }
                    return Played(scenario, rules, campaigns: count).values(.menOut)
                }
                return Descent(levels: levels, unit: unit, values: values).reading
            })
    }

    // MARK: sizes

    private static let sizes = [10, 20, 40, 80, 160, 320, 640, 1000]

    /// A long march through thin country without an enemy: small bodies eat where large ones starve.
    private static let smallSizes = size(
        "smallest-bodies-win", "On a map without an enemy, 300 km of thinly peopled country, bodies of 10 men bring out most",
        best: 0
    ) { conduct in
        Fixtures.plain(
            columns: 60, rows: 100, from: CellID(99 * 60 + 30), people: 500_000,
            men: Strength(low: 1000, best: 1000, high: 1000),
            conduct: conduct, horizonDays: 40)
    }

    /// A short march through thick patrols: a large body loses no more men to each than a small one.
    private static let largeSizes = size(
        "largest-bodies-win", "On a map where 48 battalions watch a march of 60 km, bodies of 1,000 men bring out most", best: 7
    ) { conduct in
        Fixtures.plain(
            rows: 20, people: 50_000, men: Strength(low: 1000, best: 1000, high: 1000),
            enemy: [1, 4, 7, 10].map { Fixtures.force(battalions: 12, at: CellID(12 * 10 + $0)) }, conduct: conduct,
            horizonDays: 10)
    }

    private static func size(
        _ name: String, _ claim: String, best: Int, _ map: @escaping @Sendable (Conduct) -> Scenario
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

    /// Explanations of findings that do not hold.
    private static let causes: [String: String] = [:]
}

extension Scenario {
    /// The scenario in which every order is carried out from the start.
    fileprivate var orderedAtOnce: Scenario {
        replacing(
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
