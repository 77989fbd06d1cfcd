import Arithmetic
import Campaigns
import Geography
import RuleSets
import Scenarios
import TestSupport

/// Gates by which no result jumps where a rule hardly moves.
enum SmoothGates {
    static let all = [lesson, island]

    /// Rules that are whole numbers: a hundredth less would be one less, so they are tried with a hundredth more alone.
    static let whole: Set = [
        "march.columnStep", "hold.movingSteps", "planning.replanDays", "planning.courses", "planning.planningMen",
        "planning.ownGround", "engagement.airExposed", "engagement.brushLossAlpha", "engagement.brushLossBeta",
        "engagement.beatenLossAlpha", "engagement.beatenLossBeta", "engagement.fragmentsLeast", "engagement.fragmentsMost",
        "engagement.fragmentMen", "engagement.separateMen", "guerrilla.winterStart", "guerrilla.winterEnd",
        "reaction.passerMen",
    ]

    private static let lesson = gate("smooth-lesson", "the lesson", campaigns: 300, november)

    private static let island = gate("smooth-island", "an island among many people, under sun and moon", campaigns: 200) {
        GateMaps.country()
    }

    /// A gate on a map where some go through gaps, some keep their guns on the road, and some stay.
    private static func gate(
        _ name: String, _ map: String, campaigns: Int, _ scenario: @escaping @Sendable () throws -> Scenario
    ) -> Gate {
        Gate(
            name: name, topic: .smooth,
            claim:
                "On \(map) one hundredth more or less of any rule that is not a whole number moves no main result by one hundredth of "
                + "the men",
            bound: RuleChange.bound,
            measure: { effort in
                RuleChange.reading(
                    RuleChange.all(
                        of: try scenario(), directive: 0, campaigns: effort.campaigns(quick: campaigns, full: 2000)),
                    effort: effort)
            })
    }

    /// The lesson of the middle of November, when the guerrillas' winter begins, with a task of each kind.
    private static func november() throws -> Scenario {
        let lesson = try Fixtures.lesson().shifted(days: 40)
        let conducts = [
            (["philon"], GateMaps.going(size: 30)), (["damippos"], GateMaps.column), (["agesandros"], GateMaps.staying),
        ]
        let directive = GateMaps.directive(conducts, issued: lesson.start.adding(hours: 2))
        return lesson.with(directives: [directive] + lesson.directives)
    }
}

/// The effect of a small change of one rule on the main results, on common luck.
struct RuleChange: Sendable {
    let rule: String
    /// The change, relative to the rule's value, or to its range where that is 0.
    let step: Double
    /// Difference of each main result as a share of all men.
    let effects: [Estimate]

    /// The largest effect, and the result that it is of.
    var largest: (effect: Estimate, result: MainResult) {
        let index = effects.indices.max { abs(effects[$0].mean) < abs(effects[$1].mean) }!
        return (effects[index], MainResult.all[index])
    }

    static let bound = "1 % of the men; standard error 0.25 %"
    static let most = 0.01
    static let mostError = 0.0025

    /// A breach in a full run is an effect above the bound; in a quick one it must be beyond it by three standard errors.
    func isBreach(_ effort: Effort) -> Bool {
        effects.contains { effect in
            effort == .full
                ? abs(effect.mean) >= Self.most || effect.error >= Self.mostError
                : abs(effect.mean) - 3 * effect.error >= Self.most
        }
    }

    var description: String {
        let (effect, result) = largest
        return
            "\(Printed.share(effect.mean, isChange: true)) +- \(Printed.share(effect.error)) (\(rule) \(Printed.share(step, digits: 0, isChange: true)): \(result.name))"
    }

    /// Every rule of campaigns a hundredth up, and those that are no whole numbers a hundredth down.
    static func all(of scenario: Scenario, directive: Int, campaigns: Int) -> [RuleChange] {
        let rules = RuleBook.rules(for: scenario)
        let model = CampaignModel(scenario: scenario, rules: rules)
        let standard = Played(model, directive: directive, campaigns: campaigns)
        let base = MainResult.all.map { standard.values($0) }
        let steps = RuleBook.entries.filter(\.isOfCampaigns).flatMap { rule in
            (SmoothGates.whole.contains(rule.name) ? [0.01] : [0.01, -0.01]).map { (rule, $0) }
        }
        return parallelMap(steps.count) { number in
            let (rule, step) = steps[number]
            let value = rule.value(in: rules)
            let scale = value == 0 ? rule.range.upperBound - rule.range.lowerBound : value
            let changed = CampaignModel(
                scenario: scenario, rules: rule.setting(value + step * scale, in: rules), reusing: [model])
            let played = Played(changed, directive: directive, campaigns: campaigns)
            let effects = zip(MainResult.all, base).map { result, base in
                Estimate(zip(played.values(result), base).map { ($0 - $1) / scenario.men })
            }
            return RuleChange(rule: rule.name, step: step, effects: effects)
        }
    }

    /// The reading of some changes: the breaches, or else the largest effect.
    static func reading(_ changes: [RuleChange], effort: Effort) -> Reading {
        let breaches = changes.filter { $0.isBreach(effort) }
        let worst = changes.max { abs($0.largest.effect.mean) < abs($1.largest.effect.mean) }!
        let told = (breaches.isEmpty ? [worst] : breaches).map(\.description).joined(separator: "; ")
        let idle = Set(changes.map(\.rule)).subtracting(
            changes.filter { $0.effects.contains { $0.mean != 0 || $0.error > 0 } }.map(\.rule))
        let error = changes.flatMap(\.effects).map(\.error).max()!
        return Reading(
            value: "\(told); standard errors up to \(Printed.share(error)); \(Set(changes.map(\.rule)).count) rules, "
                + "\(idle.count) without effect here",
            holds: breaches.isEmpty)
    }
}
