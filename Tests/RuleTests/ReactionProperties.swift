import Appraisal
import Campaigns
import Foundation
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport

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
            measure: { rules in
                let scenario = Fixtures.plain(
                    columns: 4, rows: 4, enemy: [Fixtures.force(battalions: 9, at: CellID(5))], conduct: Conduct(task: .stay),
                    horizonDays: 2)
                return Played.read(scenario, rules, replications: 1) { _, outcome in outcome.delayHours }[0]
            })
    ]

    /// Contacts that a block adds on the way across each place.
    private static func contacts(_ rules: Rules) -> Double {
        CampaignModel(scenario: Played.sectors(), rules: rules).reserves.chances.reduce(0) { $0 - log1p(-$1) }
    }

    private static let blocks: [RuleProperty] = [
        .init("reaction.blockPatrols", "contacts that a block adds across a sector", .grows, measure: contacts),
        .init(
            "reaction.passerMen", "contacts that a block is thought to add", .proportional { $0.squareRoot() },
            measure: contacts),
        .init(
            "reaction.reserveBlocks", "contacts where the enemy has reserves alone", .rises,
            under: {
                Played.calm(&$0)
                Played.evading(&$0)
            },
            measure: { rules in
                Played.read(Played.sectors(), rules, replications: 20) { campaign, _ in Double(campaign.workDone.contacts) }
            }),
        .init("reaction.cordonContacts", "places of a cordon, where a neck is narrow and the ground before it wide", .falls) {
            rules in
            let scenario = neck
            let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let game = SectorGame(
                scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
                isThoughtOf: (0..<scenario.theatre.grid.count).map { scenario.theatre.isLand(CellID($0)) })
            let cordons = game.cordons(chances: game.chances(contactsPerHour: rules.reaction.cordonContacts))
            return Double(cordons.reduce(0) { $0 + $1.places.count }) / Double(cordons.count)
        },
    ]

    /// Rugged ground: two sectors in the south, a neck of twelve hexes, and two sectors in the north to both of which it leads.
    private static let neck: Scenario = {
        var sea = Set(8 * 16..<16 * 16)
        for row in 8..<16 { sea.remove(row * 16 + 8) }
        for row in 8..<12 { sea.remove(row * 16 + 9) }
        let plain = Fixtures.plain(columns: 16, rows: 24, sea: sea)
        let old = plain.theatre
        let rugged = Theatre(
            id: "neck", title: "Neck", grid: old.grid, projection: nil, terrain: old.terrain, elevation: old.elevation,
            ruggedness: old.ruggedness.map { _ in 750 }, cover: old.cover, zone: old.zone, road: old.road, river: old.river,
            crossing: old.crossing, zones: old.zones, places: [], credits: [])
        return plain.with(theatre: rugged)
    }()

    /// Two lanes of three sectors from south to north with the sea between them, joined in the south; everybody starts in the west.
    private static func lanes(enemy: [EnemyForce], east: Int = 0, people: Int = 0) -> Scenario {
        let sea = Set((0..<22).flatMap { (row: Int) -> [Int] in [row * 16 + 7, row * 16 + 8] })
        let plain = Fixtures.plain(
            columns: 16, rows: 24, from: CellID(21 * 16 + 3), people: people, sea: sea, enemy: enemy,
            conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 50), horizonDays: 12)
        let other = Formation(
            id: "b", name: "B", parent: "", placeName: "", cell: CellID(13 * 16 + 12), men: Grounds.men(east),
            weapons: HeavyWeapons(), confidence: "high", sources: [], note: "")
        return east > 0 ? plain.with(formations: plain.formations + [other]) : plain
    }

    /// Contacts of the first formation's bodies with blocks, which are told by their strength, by replication.
    private static func contactsWithBlocks(_ scenario: Scenario, _ rules: Rules) -> [Double] {
        Played.read(scenario, rules, replications: 60) { campaign, _ in
            Double(campaign.journal.events.count { $0.kind == .contact && $0.formation == 0 && $0.men > 10_000 })
        }
    }

    /// Bodies evade all contacts and march four hours a night by the shortest way; one block a day stands anywhere.
    @Sendable private static func hunted(_ rules: inout Rules) {
        Played.calm(&rules)
        Played.evading(&rules)
        rules.appraisal.march.dailyHours = 4
        rules.engagement.blockMen = 1e6
        rules.planning.detour = 3
        rules.planning.perturbation = 0
        rules.reaction.reserveBlocks = 1
    }

    private static let guarded = [Fixtures.force(battalions: 2, at: CellID(13 * 16 + 3))]

    private static let beliefs: [RuleProperty] = [
        .init(
            "reaction.priorContacts", "contacts with blocks in a lane that is watched, while another is not", .falls,
            under: hunted
        ) { contactsWithBlocks(lanes(enemy: guarded), $0) },
        .init(
            "reaction.priorDays", "contacts with blocks in a lane that is watched, while another is not", .rises, under: hunted
        ) { contactsWithBlocks(lanes(enemy: guarded), $0) },
        .init(
            "reaction.memoryDays", "contacts with blocks of a few after many in another lane, all of whom the people report",
            .falls,
            under: {
                hunted(&$0)
                $0.appraisal.contact.lyingUp = 1
                $0.appraisal.contact.informers = 2e-4
                $0.appraisal.contact.pursuitHours = 1e-6
            },
            measure: { contactsWithBlocks(lanes(enemy: [], east: 3200, people: 400_000), $0) }),
    ]
}
