import Appraisal
import Campaigns
import Foundation
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport

/// What the rules of contact do.
enum ContactProperties {
    static let all: [RuleProperty] = sight + size + people + alarm + air

    /// Contacts an hour of a marching body of the reference size in the cell of a force.
    private static func rate(_ rules: Rules, cover: Float = 0, dark: Double, moonlight: Double = 0) -> Double {
        let scenario = Fixtures.plain(cover: cover, enemy: [Fixtures.force(battalions: 3, at: CellID(48))])
        let contact = rules.appraisal.contact
        let hazard = HazardReader(theatre: scenario.theatre, rules: contact).hazard(of: Grounds.reading(scenario, rules).hold)
        let light = Light(darkHours: dark, moonlight: moonlight, hours: 12)
        return Double(hazard[48].rate(sight: Float(contact.sight(light))))
    }

    private static let sight: [RuleProperty] = [
        .init("contact.sightNight", "contacts an hour on a dark night", .grows) { rate($0, dark: 12) },
        .init("contact.sightDay", "contacts an hour by day", .grows) { rate($0, dark: 0) },
        .init("contact.moonGain", "contacts an hour under a full moon", .proportional { 1 + $0 }) {
            rate($0, dark: 12, moonlight: 1)
        },
        .init("contact.relativeSpeed", "contacts an hour with patrols", .grows) { rate($0, dark: 12) },
        .init("contact.coverFull", "contacts an hour in full cover", .grows) { rate($0, cover: 1, dark: 12) },
        .init("contact.postCover", "posts that see a road in full cover", .equals { 0.3 * (1 - $0 + $0 * 0.35) }) { rules in
            let scenario = Fixtures.plain(
                cover: 1, roads: Grounds.northRoad(columns: 12, rows: 10),
                enemy: [Fixtures.force(battalions: 9, at: CellID(48))])
            let hazards = HazardReader(theatre: scenario.theatre, rules: rules.appraisal.contact)
            return Double(hazards.hazard(of: Grounds.reading(scenario, rules).hold)[48].posts)
        },
    ]

    private static let size: [RuleProperty] = [
        .init("contact.sizeExponent", "contacts of 200 men relative to 50", .equals { pow(4, $0) }) {
            $0.appraisal.contact.sizeFactor(men: 200)
        },
        .init("contact.sizeExponent", "contacts of 10 men relative to 50", .equals { pow(0.2, $0) }) {
            $0.appraisal.contact.sizeFactor(men: 10)
        },
        .init("contact.referenceMen", "contacts of 100 men relative to the reference", .equals { pow(100 / $0, 0.5) }) {
            $0.appraisal.contact.sizeFactor(men: 100)
        },
    ]

    /// Reports an hour in a zone of 100 people on a square kilometre.
    private static func reports(_ rules: Rules, attitude: Double) -> Double {
        let scenario = Fixtures.plain(people: 93_530, attitude: attitude)
        let none = EnemyHold(patrols: [Float](repeating: 0, count: 120), posts: [Float](repeating: 0, count: 120))
        return Double(HazardReader(theatre: scenario.theatre, rules: rules.appraisal.contact).hazard(of: none)[0].informers)
    }

    private static let people: [RuleProperty] = [
        .init("contact.informers", "reports an hour in a neutral zone", .equals(within: 1e-3) { 50 * $0 }) {
            reports($0, attitude: 0.5)
        },
        .init("contact.pursuitFinds", "reports an hour after which a body is found", .grows) { reports($0, attitude: 0.5) },
        .init(
            "contact.pursuitHours", "pursuits that find eight bodies on a day", .falls,
            under: {
                Played.reported(&$0)
                Played.evading(&$0)
            },
            measure: { rules in
                Played.read(Played.peopled(days: 1), rules, replications: 100) { campaign, _ in
                    Double(campaign.workDone.contacts)
                }
            }),
        .init("contact.attitudeFactor", "reports an hour in a hostile zone", .grows) { reports($0, attitude: 0) },
        .init("contact.attitudeFactor", "reports an hour in a friendly zone", .shrinks) { reports($0, attitude: 1) },
        .init(
            "contact.lyingUp", "contacts of eight bodies of 50 in two days among people who report 0.04 an hour",
            .equals(within: 1e-3) { 8 * 2 * density * 1e-4 * (marchHours + $0 * (24 - marchHours)) },
            under: {
                Played.reported(&$0)
                Played.evading(&$0)
                $0.appraisal.march.dailyHours = 8
            },
            measure: { rules in
                Played.read(Played.peopled(rows: 16), rules, replications: 150) { campaign, _ in
                    Double(campaign.workDone.contacts)
                }
            }),
    ]

    /// People on a square kilometre of `Played.peopled`.
    private static let density = 200_000 / (64 * 9 * 0.8660254037844386)
    /// Hours of a night's march of 50 men: eight, less the time in which their file closes up.
    private static let marchHours = 8 - 0.15 / 3.2

    /// What one contact adds to the alarm in each epoch of six hours that follows.
    private static func additions(_ rules: Rules) -> [Double] {
        let curve = AlarmCurve(rules.appraisal.contact, epochHours: 6)
        var alarm = 0.0
        return (0..<2000).map { epoch in
            let place = epoch - curve.lag
            alarm = alarm * Double(curve.fade) + (0..<3 ~= place ? Double(curve.rises[place]) : 0)
            return alarm
        }
    }

    private static let alarm: [RuleProperty] = [
        .init("contact.alarmGain", "hours of alarm after a contact", .equals(within: 1e-4) { 36 * $0 }) {
            6 * additions($0).reduce(0, +)
        },
        .init("contact.alarmHours", "hours of alarm after a contact", .equals(within: 1e-4) { 0.2 * $0 }) {
            6 * additions($0).reduce(0, +)
        },
        .init("contact.alarmDelay", "mean hours from a contact to its alarm", .equals(within: 1e-3) { $0 + 36 }) { rules in
            let additions = additions(rules)
            return additions.enumerated().reduce(0) { $0 + 6 * Double($1.offset) * $1.element } / additions.reduce(0, +)
        },
        .init("contact.alarmMaximum", "alarm of a sector after a thousand contacts", .equals { $0 }) { rules in
            let curve = AlarmCurve(rules.appraisal.contact, epochHours: 6)
            var alarms = Alarms(sectors: 2, memory: curve.memory)
            for _ in 0..<1000 { alarms.note(sector: 1, epoch: 0, size: 1) }
            var most: Float = 0
            for epoch in 1..<40 {
                alarms.advance(to: epoch, curve)
                most = max(most, alarms.vigilance[1].alarm)
            }
            return Double(most)
        },
    ]

    private static let air: [RuleProperty] = [
        .init(
            "contact.airPerHour", "contacts of four bodies of 150 on a road in two days",
            .equals { 8 * dayHours * $0 * 150 / 250 },
            under: met, measure: contactsByDay),
        .init(
            "contact.airMen", "contacts of four bodies of 150 on a road in two days",
            .equals { 8 * dayHours * 0.02 * 150 / (150 + $0) }, under: met, measure: contactsByDay),
    ]

    @Sendable private static func met(_ rules: inout Rules) {
        Played.calm(&rules)
        rules.engagement.airLoss = 0
    }

    /// Hours of a day's march of 150 men: eight, less the time in which their file closes up.
    private static let dayHours = 8 - 0.45 / 3.2

    @Sendable private static func contactsByDay(_ rules: Rules) -> [Double] {
        Played.read(Played.road(men: 600, size: 150, march: .day, days: 2), rules, replications: 100) { campaign, _ in
            Double(campaign.workDone.contacts)
        }
    }
}
