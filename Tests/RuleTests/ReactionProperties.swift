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
    static let all: [RuleProperty] = delay + blocks + beliefs + chase

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

    /// Contacts with blocks of thirty battalions.
    private static func blocked(by mobility: Mobility, _ rules: Rules) -> [Double] {
        Played.read(Played.sectors(Played.battalions(mobility)), rules, replications: 40) { campaign, _ in
            Double(campaign.workDone.contacts)
        }
    }

    /// Battalions that a force of nine can send.
    private static func spared(_ posture: Posture, _ rules: Rules) -> Double {
        let force = Fixtures.force(battalions: 9, at: CellID(20 * 8 + 4), posture: posture)
        return CampaignModel(scenario: Played.sectors(force), rules: rules).mostBlocks
    }

    private static let blocks: [RuleProperty] = [
        .init("reaction.blockPatrols", "contacts that a block adds across a sector", .grows, measure: contacts),
        .init(
            "reaction.passerMen", "contacts that a block is thought to add", .proportional { $0.squareRoot() },
            measure: contacts),
        .init(
            "reaction.reserveBlocks", "contacts where the enemy has reserves alone", .rises, under: { Played.blocksAlone(&$0) },
            measure: { blocked(by: .motor, $0) }),
        .init(
            "reaction.reserveShare", "battalions that a force in reserve can send", .equals { 9 * $0 },
            under: { $0.reaction.reserveBlocks = 20 }, measure: { spared(.reserve, $0) }),
        .init(
            "reaction.lineShare", "battalions that a force in the line can send", .equals { 9 * $0 },
            under: { $0.reaction.reserveBlocks = 20 }, measure: { spared(.hold, $0) }),
        .init(
            "reaction.footReach", "contacts with blocks of a force on foot", .rises, under: { Played.blocksAlone(&$0) },
            measure: { blocked(by: .foot, $0) }),
        .init(
            "reaction.motorReach", "contacts with blocks of a force on lorries", .rises, under: { Played.blocksAlone(&$0) },
            measure: { blocked(by: .motor, $0) }),
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

    /// Contacts of bodies that crawl among people who report them, with a free force two days' march away.
    private static func chased(_ rules: Rules) -> [Double] {
        let track = Fixtures.force(battalions: 9, at: CellID(14 * 40 + 18)).track
        let force = EnemyForce(
            id: "free", name: "Free", parent: "", kind: "infantry", battalions: 9, men: Grounds.men(7200), mobility: .foot,
            track: track, freedom: .fromFirstReport, confidence: "high", sources: [])
        let scenario = Fixtures.plain(
            columns: 40, rows: 24, people: 20_000_000, enemy: [force],
            conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps), horizonDays: 10)
        return Played.read(scenario, rules, replications: 40) { campaign, _ in Double(campaign.workDone.contacts) }
    }

    private static let chase: [RuleProperty] = [
        .init(
            "reaction.newsDelay", "contacts of bodies that a free force follows", .falls, under: crawling, measure: chased),
        .init(
            "reaction.chaseHours", "contacts of bodies that a free force follows", .rises, under: crawling, measure: chased),
    ]

    @Sendable private static func crawling(_ rules: inout Rules) {
        Played.calm(&rules)
        Played.evading(&rules)
        rules.appraisal.march.dailyHours = 2
    }

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

    private static let beliefs: [RuleProperty] = [
        .init("reaction.priorContacts", "bodies believed in a sector before anything is seen", .equals { $0 / 2 }) { rules in
            Double(rules.reaction.belief(seen: 0, watched: 0))
        },
        .init("reaction.priorContacts", "belief after three contacts as a multiple of that before", .equals { 1 + 3 / $0 }) {
            Double($0.reaction.belief(seen: 3, watched: 0) / $0.reaction.belief(seen: 0, watched: 0))
        },
        .init(
            "reaction.priorDays", "belief after four days of watch in vain as a share of that before", .equals { $0 / ($0 + 4) }
        ) {
            Double($0.reaction.belief(seen: 0, watched: 4) / $0.reaction.belief(seen: 0, watched: 0))
        },
        .init("reaction.memoryDays", "what a contact counts five days later", .equals { exp(-5 / $0) }) { rules in
            pow(Double(rules.reaction.keptPerDay), 5)
        },
    ]
}
