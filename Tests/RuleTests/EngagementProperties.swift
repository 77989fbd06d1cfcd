import Campaigns
import Foundation
import RuleSets
import Scenarios
import TestSupport

/// What the rules of the contact law do.
enum EngagementProperties {
    static let all: [RuleProperty] = leanings + strengths + losses + fragments + failures + air

    /// Chance of a result for a body of so many men, read from the share that is kept where that result alone costs anything.
    private static func chance(_ result: ContactResult, _ rules: Rules, men: Int) -> Double {
        var rules = rules.engagement
        let isCostly = { (other: ContactResult) in (result == other) != (result == .blocked) }
        rules.evadeLoss = isCostly(.evaded) ? 2 : 0
        (rules.brushLossAlpha, rules.brushLossBeta) = isCostly(.brushedAside) ? (1, 0) : (0, 1)
        (rules.straggleLow, rules.straggleHigh) = isCostly(.scattered) ? (1, 1) : (0, 0)
        (rules.beatenLossAlpha, rules.beatenLossBeta) = isCostly(.destroyed) ? (1, 0) : (0, 1)
        // Nobody who is stopped is lost: the chance is what is kept where all other results cost everything.
        return result == .blocked ? rules.keptShare(men: men) : 1 - rules.keptShare(men: men)
    }

    /// Chance of a result relative to that of another.
    private static func odds(
        _ result: ContactResult, to other: ContactResult = .scattered, men: Int = 280
    ) -> @Sendable (Rules) -> Double {
        { chance(result, $0, men: men) / chance(other, $0, men: men) }
    }

    /// All meet 40 men, so that 280 men with light arms are 4.9 times as strong, and 20 men 0.35 times.
    @Sendable private static func certain(_ rules: inout Rules) {
        rules.engagement.postSigma = 0
        rules.engagement.guardShare = 0
        rules.engagement.exposedPerMet = 1e6
    }

    private static let strong = log(280 * 0.7 / 40)
    private static let weak = log(20 * 0.7 / 40)

    private static let leanings: [RuleProperty] = [
        .init("engagement.evadeBase", "odds of evading", .proportional { exp($0) }, under: certain, measure: odds(.evaded)),
        .init(
            "engagement.brushBase", "odds of brushing aside", .proportional { exp($0) }, under: certain,
            measure: odds(.brushedAside)),
        .init(
            "engagement.scatterBase", "odds of scattering", .proportional { exp($0) }, under: certain,
            measure: odds(.scattered, to: .evaded)),
        .init(
            "engagement.blockedBase", "odds of being stopped", .proportional { exp($0) }, under: certain,
            measure: odds(.blocked)),
        .init(
            "engagement.destroyedBase", "odds of being destroyed", .proportional { exp($0) }, under: certain,
            measure: odds(.destroyed)),
        .init(
            "engagement.evadeSlope", "odds of evading for 280 men", .proportional { exp($0 * strong) }, under: certain,
            measure: odds(.evaded)),
        .init(
            "engagement.brushSlope", "odds of brushing aside for 280 men", .proportional { exp($0 * strong) },
            under: certain, measure: odds(.brushedAside)),
        .init(
            "engagement.blockedSlope", "odds of being stopped for 280 men", .proportional { exp($0 * strong) },
            under: certain, measure: odds(.blocked)),
        .init(
            "engagement.destroyedSlope", "odds of being destroyed for 20 men", .proportional { exp($0 * weak) },
            under: certain, measure: odds(.destroyed, men: 20)),
    ]

    /// The body breaks off every contact without loss, on ground where the enemy's reserves alone can meet it.
    @Sendable private static func blocked(_ rules: inout Rules) {
        Played.blocksAlone(&rules)
        rules.reaction.reserveBlocks = 20
    }

    private static let strengths: [RuleProperty] = [
        .init(
            "engagement.postMen", "odds of brushing aside, by the power of the force ratio", .shrinks, under: certain,
            measure: odds(.brushedAside)),
        .init("engagement.postMen", "share of 40 men that a contact leaves", .falls) { $0.engagement.keptShare(men: 40) },
        .init("engagement.lightArms", "odds of brushing aside", .grows, under: certain, measure: odds(.brushedAside)),
        .init(
            "engagement.leastPower", "odds of being destroyed for a body without power",
            .proportional { pow($0, -0.8) },
            under: {
                certain(&$0)
                $0.engagement.lightArms = 0.001
            }, measure: odds(.destroyed, men: 1)),
        .init("engagement.guardShare", "share of 400 men that a contact leaves", .rises) {
            $0.engagement.keptShare(men: 400)
        },
        .init("engagement.guardMen", "share of 20 men that a contact leaves", .falls) { $0.engagement.keptShare(men: 20) },
        .init("engagement.exposedPerMet", "share of 400 men that a contact leaves", .falls) {
            $0.engagement.keptShare(men: 400)
        },
        .init(
            "engagement.pursuitMen", "men of a pursuit", .equals(within: 0.06) { $0 },
            under: {
                Played.reported(&$0)
                Played.evading(&$0)
                $0.engagement.postSigma = 0
            },
            measure: { Played.contacts(Played.peopled(), $0, replications: 5).map { Double($0.met) } }),
        .init(
            "engagement.postSigma", "square of the logarithm of the men met, by the median", .equals(within: 1e-3) { $0 * $0 },
            under: {
                Played.reported(&$0)
                Played.evading(&$0)
                $0.engagement.pursuitMen = 1e6
            },
            measure: { rules in
                Played.contacts(Played.peopled(), rules, replications: 60).map { pow(log(Double($0.met) / 1e6), 2) }
            }),
        .init(
            "engagement.blockMen", "men met at a block", .equals(within: 0.01) { $0 },
            under: {
                blocked(&$0)
                $0.engagement.blockSigma = 0
            },
            measure: { rules in
                Played.contacts(Played.sectors(), rules, replications: 5).map { Double($0.met) }
            }),
        .init(
            "engagement.blockSigma", "square of the logarithm of the men met at a block, by the median",
            .equals(within: 1e-3) { $0 * $0 },
            under: {
                blocked(&$0)
                $0.engagement.blockMen = 1e6
            },
            measure: { rules in
                Played.contacts(Played.sectors(), rules, replications: 80).map { pow(log(Double($0.met) / 1e6), 2) }
            }),
    ]

    /// Contacts with one result alone.
    private static func always(
        _ base: WritableKeyPath<Rules, Double> & Sendable, _ change: @escaping @Sendable (inout Rules) -> Void = { _ in }
    ) -> @Sendable (inout Rules) -> Void {
        { rules in
            Played.reported(&rules)
            rules[keyPath: base] = 100
            change(&rules)
        }
    }

    /// Shares that are lost at the contacts of bodies of 50.
    @Sendable private static func shares(_ rules: Rules) -> [Double] {
        Played.contacts(Played.peopled(), rules, replications: 80).map(\.share)
    }

    private static let losses: [RuleProperty] = [
        .init(
            "engagement.evadeLoss", "share lost in evading", .equals { $0 / 2 }, under: always(\.engagement.evadeBase),
            measure: shares),
        .init(
            "engagement.brushLossAlpha", "share lost in brushing aside", .equals { $0 / ($0 + 12) },
            under: always(\.engagement.brushBase), measure: shares),
        .init(
            "engagement.brushLossBeta", "share lost in brushing aside", .equals { 1 / (1 + $0) },
            under: always(\.engagement.brushBase), measure: shares),
        .init(
            "engagement.straggleLow", "share lost in scattering", .equals { ($0 + 0.3) / 2 },
            under: always(\.engagement.scatterBase), measure: shares),
        .init(
            "engagement.straggleHigh", "share lost in scattering", .equals { (0.1 + $0) / 2 },
            under: always(\.engagement.scatterBase), measure: shares),
        .init(
            "engagement.beatenLossAlpha", "share lost in defeat", .equals { $0 / ($0 + 2) },
            under: always(\.engagement.destroyedBase), measure: shares),
        .init(
            "engagement.beatenLossBeta", "share lost in defeat", .equals { 4 / (4 + $0) },
            under: always(\.engagement.destroyedBase), measure: shares),
        .init(
            "engagement.capturedShare", "prisoners among those lost in defeat", .equals { $0 },
            under: always(\.engagement.destroyedBase),
            measure: { rules in
                Played.contacts(Played.peopled(), rules, replications: 80).filter { $0.lost > 0 }
                    .map { Double($0.captured) / Double($0.lost) }
            }),
        .init(
            "engagement.cohesionLoss", "prisoners among bodies that scatter and have no leader below 0.5", .rises,
            under: {
                Played.weakening(&$0)
                $0.cohesion.surrenderPerDay = 0.2
            },
            measure: { Played.share(\.captured, Played.peopled(days: 4), $0, replications: 30) }),
    ]

    /// The bodies into which a body of so many men falls apart.
    private static func parts(of men: Int, replications: Int) -> @Sendable (Rules) -> [Double] {
        { rules in
            Played.firstContacts(Played.peopled(men: men, size: men), rules, replications: replications)
                .map { Double(1 + $0.parts.count) }
        }
    }

    private static let fragments: [RuleProperty] = [
        .init(
            "engagement.fragmentsLeast", "bodies into which 400 men fall apart", .equals { ($0 + 5) / 2 },
            under: always(\.engagement.scatterBase), measure: parts(of: 400, replications: 800)),
        .init(
            "engagement.fragmentsMost", "bodies into which 400 men fall apart", .equals { (2 + $0) / 2 },
            under: always(\.engagement.scatterBase), measure: parts(of: 400, replications: 400)),
        .init(
            "engagement.fragmentMen", "bodies into which 50 men fall apart", .equals { $0 * 5 <= 50 ? 5 : 1 },
            under: always(\.engagement.scatterBase) {
                ($0.engagement.straggleLow, $0.engagement.straggleHigh) = (0, 0)
                ($0.engagement.fragmentsLeast, $0.engagement.fragmentsMost) = (5, 5)
            }, measure: parts(of: 50, replications: 30)),
        .init(
            "engagement.separateMen", "men of a body that separates from 400 at a block", .equals { $0 },
            under: always(\.engagement.blockedBase),
            measure: { rules in
                Played.firstContacts(
                    Played.peopled(size: 1000, ifBlocked: .shedAndSeparate), rules, replications: 10
                ).flatMap { $0.parts.map(Double.init) }
            }),
    ]

    private static let failures: [RuleProperty] = [
        .init(
            "engagement.givesUpChance", "times that a body is stopped until it gives up", .equals { 1 / $0 },
            under: always(\.engagement.blockedBase) { $0.appraisal.contact.informers = 2e-3 },
            measure: { rules in
                Played.read(Played.peopled(men: 50, days: 12), rules, replications: 300) { campaign, _ in
                    Double(campaign.workDone.contacts)
                }
            })
    ]

    private static let air: [RuleProperty] = [
        .init(
            "engagement.airExposed", "men of 1,000 whom an attack from the air kills", .equals { 0.1 * $0 / 2 }, under: seen,
            measure: killedFromAir),
        .init(
            "engagement.airLoss", "men of 1,000 whom an attack from the air kills", .equals { 200 * $0 / 2 }, under: seen,
            measure: killedFromAir),
    ]

    @Sendable private static func seen(_ rules: inout Rules) {
        Played.calm(&rules)
        rules.appraisal.contact.airPerHour = 0.5
    }

    @Sendable private static func killedFromAir(_ rules: Rules) -> [Double] {
        Played.firstContacts(Played.road(men: 1000, size: 1000, march: .day, days: 2), rules, replications: 300)
            .map { Double($0.killed) }
    }
}
