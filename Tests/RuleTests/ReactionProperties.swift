import Appraisal
import Campaigns
import Foundation
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
        .init("reaction.cordonContacts", "places of a cordon", .notShown) { rules in
            let scenario = wide()
            let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let game = SectorGame(
                scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
                isThoughtOf: [Bool](repeating: true, count: scenario.theatre.grid.count))
            let cordons = game.cordons(chances: game.chances(contactsPerHour: rules.reaction.cordonContacts))
            return Double(cordons.reduce(0) { $0 + $1.places.count }) / Double(cordons.count)
        },
    ]

    /// Five sectors beside one another and three one behind the other, the formation in the south.
    private static func wide(people: Int = 0, enemy: Int = 12 * 40 + 20, formation: Int = 23 * 40 + 20) -> Scenario {
        Fixtures.plain(
            columns: 40, rows: 24, people: people,
            enemy: [Fixtures.force(battalions: 9, at: CellID(enemy), mobility: .motor)],
            conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps), horizonDays: 10
        ).placingFormation(at: formation)
    }

    /// Contacts of eight bodies with blocks, which are told by their strength, by replication.
    private static func contactsWithBlocks(_ scenario: Scenario, _ rules: Rules) -> [Double] {
        Played.read(scenario, rules, replications: 40) { campaign, _ in
            Double(ContactRecord.all(in: campaign.journal).count { $0.met > 10_000 })
        }
    }

    /// Bodies evade all contacts and go a hex a night; two blocks a day stand anywhere.
    @Sendable private static func hunted(_ rules: inout Rules) {
        Played.reported(&rules)
        Played.evading(&rules)
        rules.appraisal.march.dailyHours = 4
        rules.engagement.blockMen = 1e6
        rules.planning.detour = 3
        rules.planning.replanDays = 100
        rules.reaction.reserveBlocks = 2
        rules.reaction.motorReach = 1e6
    }

    /// The same, and he sees nothing but by reports.
    @Sendable private static func reportedOnly(_ rules: inout Rules) {
        hunted(&rules)
        rules.appraisal.hold.patrolsPerBattalion = 0
    }

    private static let beliefs: [RuleProperty] = [
        .init(
            "reaction.priorContacts", "contacts with blocks of bodies in the west, whom the people report", .notShown,
            under: reportedOnly
        ) { contactsWithBlocks(wide(people: 3_000_000, formation: 23 * 40), $0) },
        .init(
            "reaction.priorDays", "contacts with blocks of bodies in the east, patrols in the west seeing nobody", .notShown,
            under: hunted
        ) { contactsWithBlocks(wide(enemy: 10 * 40 + 4, formation: 23 * 40 + 36), $0) },
        .init(
            "reaction.memoryDays", "contacts with blocks of bodies in the west, whom the people report", .notShown,
            under: {
                reportedOnly(&$0)
                $0.reaction.priorContacts = 20
            },
            measure: { contactsWithBlocks(wide(people: 3_000_000, formation: 23 * 40), $0) }),
    ]
}
