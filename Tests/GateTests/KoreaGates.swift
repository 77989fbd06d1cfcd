import Arithmetic
import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport

/// The sweeps of Korea 1950: printed, never failing. They are played in `make gates` alone.
enum KoreaGates {
    static let all = [noEnemy, noFood, decay, news, security, looks, sizes, smooth]

    private static let noEnemy = Gate(
        name: "korea-no-enemy", topic: .korea,
        claim:
            "Without an enemy, with food for all, no desertion, surrender or exhaustion and full obedience, every man of a formation that does not disperse arrives",
        bound: "all men",
        measure: { _ in
            let korea = try Fixtures.korea().with(enemy: [])
            let played = Played(korea, LimitGates.peaceful(), directive: korea.position(of: "all-go"), campaigns: 20)
            // The 7th and the 104th disperse before any order can come; some of their men go home.
            let standing = korea.standingConduct
            let going = korea.formations.indices.filter { standing[$0].task == .withdraw }
            let shares = played.outcomes.map { outcome in
                let ledgers = going.map { outcome.formations[$0].ledger }
                return Double(ledgers.reduce(0) { $0 + $1.arrived }) / Double(ledgers.reduce(0) { $0 + $1.start })
            }
            return Reading(
                value:
                    "\(Printed.share(shares.min()!)) of the formations that do not disperse at the start, in the worst campaign",
                holds: shares.allSatisfy { $0 == 1 })
        })

    private static let noFood = Gate(
        name: "korea-no-food", topic: .korea, claim: "Without any food no soldier lives as a guerrilla at the horizon",
        bound: "no man",
        measure: { _ in
            let korea = try Fixtures.korea()
            var rules = RuleBook.rules(for: korea)
            rules.cohesion.feedingShare = 0
            let most = Played(korea, rules, directive: korea.position(of: "all-stay"), campaigns: 20).values(.guerrillas).max()!
            return Reading(value: "\(Printed.number(most)) men in the worst campaign", holds: most == 0)
        })

    private static let decay = sweep(
        "korea-decay", "A change of hold.decayHours by some hundredths hardly moves the men of the primary group",
        [1.95, 1.99, 2, 2.01, 2.05], "h", .never(moreThanPerCent: 1)
    ) { value, scenario, rules in rules.appraisal.hold.decayHours = value }

    private static let news = sweep(
        "korea-news", "Older news does not bring out more", [0, 24, 48, 96, 144], "h old", .falling
    ) { value, scenario, rules in
        scenario = scenario.with(
            intelligence: Intelligence(delayHours: value, blur: scenario.intelligence.blur))
    }

    private static let security = sweep(
        "korea-security", "More patrols in the enemy's rear do not bring out more", [0.5, 1, 1.5], "hold.securityShare",
        .falling
    ) { value, scenario, rules in rules.appraisal.hold.securityShare = value }

    private static let looks = sweep(
        "korea-looks", "Rarer looks at the map do not bring out more", [2, 5, 10, 50], "days between looks", .falling
    ) { value, scenario, rules in rules.planning.replanDays = value }

    private static let sizes = sweep(
        "korea-sizes", "Neither the smallest nor the largest bodies bring out most", [10, 40, 80, 150, 300, 600, 1200],
        "men a body", .summit
    ) { value, scenario, rules in
        scenario = scenario.with(
            directives: scenario.directives.map { old in
                Directive(
                    id: old.id, title: old.title, summary: old.summary, issued: old.issued, quote: old.quote,
                    sources: old.sources,
                    parts: old.parts.map { part in
                        var conduct = part.conduct
                        conduct.detachmentSize = Int(value)
                        return DirectivePart(name: part.name, who: part.who, conduct: conduct)
                    })
            })
    }

    private static let smooth = Gate(
        name: "korea-smooth", topic: .korea,
        claim:
            "Of Korea, with all eight divisions going in small detachments, one hundredth more or less of any rule that is not a whole "
            + "number moves no main result by one hundredth of the men",
        bound: RuleChange.bound,
        measure: { effort in
            let korea = try Fixtures.korea()
            let changes = RuleChange.all(of: korea, directive: korea.position(of: "all-go"), campaigns: 200)
            return RuleChange.reading(changes, effort: effort)
        })

    /// Men brought out of the primary group at some levels, under the course as recorded and with all of them going in small detachments.
    private static func sweep(
        _ name: String, _ claim: String, _ levels: [Double], _ unit: String, _ expectation: Expectation,
        _ change: @escaping @Sendable (Double, inout Scenario, inout Rules) -> Void
    ) -> Gate {
        Gate(
            name: name, topic: .korea, claim: claim, bound: expectation.bound,
            measure: { _ in
                let korea = try Fixtures.korea()
                let courses = [korea.position(of: korea.standing), korea.position(of: "all-go")]
                let values = parallelMap(levels.count) { number -> [[Double]] in
                    var (scenario, rules) = (korea, RuleBook.rules(for: korea))
                    change(levels[number], &scenario, &rules)
                    let model = CampaignModel(scenario: scenario, rules: rules)
                    return courses.map { Played(model, directive: $0, campaigns: campaigns).values(MainResult.all[0]) }
                }
                let series = courses.indices.map { course in
                    Descent(levels: levels, unit: unit, values: values.map { $0[course] })
                }
                return Reading(
                    value: "as recorded \(Printed.series(series[0].means)), all go \(Printed.series(series[1].means)) at "
                        + series[0].printedLevels,
                    holds: series.allSatisfy { expectation.isMet(by: $0) })
            })
    }

    private static let campaigns = 200

    /// What a sweep should show.
    enum Expectation {
        case never(moreThanPerCent: Double)
        case falling
        case summit

        var bound: String {
            switch self {
            case .never(let percent): "\(Printed.short(percent)) % between neighbours"
            case .falling: "no step up by 3 standard errors"
            case .summit: "most at neither end"
            }
        }

        func isMet(by series: Descent) -> Bool {
            let means = series.means
            switch self {
            case .never(let percent):
                return zip(means, means.dropFirst()).allSatisfy { abs($1 - $0) < percent / 100 * max($0, $1) }
            case .falling: return series.isFalling
            case .summit:
                let best = means.indices.max { means[$0] < means[$1] }!
                return best > 0 && best < means.count - 1
            }
        }
    }
}

extension Scenario {
    /// The position of a directive that the scenario has.
    func position(of directive: String) -> Int { directives.firstIndex { $0.id == directive }! }
}
