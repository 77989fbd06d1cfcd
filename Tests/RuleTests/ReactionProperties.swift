import Appraisal
import Directives
import Foundation
import Hexes
import Planning
import Scenarios
import TestSupport

@testable import Campaigns

/// What the rules of the enemy's reaction do.
enum ReactionProperties {
    static let all: [RuleProperty] = delay + blocks + beliefs

    private static let delay: [RuleProperty] = [
        // 400 guerrillas tie down 600 of 7,200 men.
        .init(
            "reaction.delayExponent", "hours by which guerrillas delay a day's advance",
            .equals(within: 0.01) { 24 * (1 - pow(6600.0 / 7200, $0)) },
            under: {
                Played.calm(&$0)
                $0.guerrilla.sweep = 0
                $0.guerrilla.desertionPerDay = 0
                $0.guerrilla.recruitment = 0
            },
            value: { rules in
                let scenario = Fixtures.plain(
                    columns: 4, rows: 4, enemy: [Fixtures.force(battalions: 9, at: CellID(5))], conduct: Conduct(task: .stay),
                    horizonDays: 2)
                return Played.read(scenario, rules, replications: 1) { _, outcome in outcome.delayHours }[0]
            })
    ]

    /// Contacts that a block adds on the way across each place.
    private static func contacts(_ rules: Rules) -> Double {
        Preparation(scenario: Played.sectors(), rules: rules).reserves.chances.reduce(0) { $0 - log1p(-$1) }
    }

    private static let blocks: [RuleProperty] = [
        .init("reaction.blockPatrols", "contacts that a block adds across a sector", .grows, value: contacts),
        .init(
            "reaction.passerMen", "contacts that a block is thought to add", .proportional { $0.squareRoot() }, value: contacts),
        .init(
            "reaction.reserveBlocks", "contacts where the enemy has reserves alone", .rises,
            under: {
                Played.calm(&$0)
                Played.evading(&$0)
            },
            sample: { rules in
                Played.read(Played.sectors(), rules, replications: 20) { campaign, _ in Double(campaign.workDone.contacts) }
            }),
        .init("reaction.cordonContacts", "places of a cordon", .falls) { rules in
            let scenario = wide()
            let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let game = SectorGame(
                scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
                isThoughtOf: [Bool](repeating: true, count: scenario.theatre.grid.count))
            let cordons = game.cordons(chances: game.chances(contactsPerHour: rules.reaction.cordonContacts))
            return Double(cordons.reduce(0) { $0 + $1.places.count }) / Double(cordons.count)
        },
    ]

    /// Five sectors beside one another and three one behind the other, the formation in the middle of the south.
    private static func wide(enemy: Int? = nil) -> Scenario {
        Fixtures.plain(
            columns: 40, rows: 24, enemy: enemy.map { [Fixtures.force(battalions: 9, at: CellID($0))] } ?? []
        ).placingFormation(at: 23 * 40 + 20)
    }

    /// Shares of the blocks that stand in the two westernmost columns of sectors on the last of some days, if so many contacts were
    /// seen in the west before the first.
    private static func west(seen: Float, days: Int, enemy: Int? = nil) -> @Sendable (Rules) -> [Double] {
        { rules in
            let scenario = wide(enemy: enemy)
            let preparation = Preparation(scenario: scenario, rules: rules)
            let setup = CampaignSetup(
                preparation: preparation,
                assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario), turns: [])
            var (state, phase, journal) = (CampaignState(setup), ReservePhase(setup), Journal())
            return (0..<200).map { replication in
                state.begin(setup, seed: 1950, replication: replication)
                phase.begin(setup)
                state.alarms.seen[5] = seen
                for day in 1...days {
                    state.epoch = 2 * day
                    phase.run(&state, &journal)
                }
                let placed = state.alarms.vigilance.indices.filter { state.alarms.vigilance[$0].block > 0 }
                return Double(placed.count { $0 % 5 < 2 }) / Double(placed.count)
            }
        }
    }

    @Sendable private static func thoughtOf(_ rules: inout Rules) {
        rules.planning.detour = 3
        rules.reaction.reserveBlocks = 2
    }

    private static let beliefs: [RuleProperty] = [
        .init(
            "reaction.priorContacts", "blocks in the west, where ten contacts were seen", .falls, under: thoughtOf,
            sample: west(seen: 10, days: 1)),
        .init(
            "reaction.priorDays", "blocks in the west, where patrols are thick and nothing was seen", .rises, under: thoughtOf,
            sample: west(seen: 0, days: 3, enemy: 12 * 40 + 4)),
        .init(
            "reaction.memoryDays", "blocks in the west, where ten contacts were seen a week ago", .rises, under: thoughtOf,
            sample: west(seen: 10, days: 7)),
    ]
}
