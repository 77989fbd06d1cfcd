import Appraisal
import Campaigns
import Foundation
import Planning
import RuleSets
import Scenarios
import TestSupport

/// What the rules of the march do.
enum MarchProperties {
    static let all: [RuleProperty] = onFoot + onWheels + rivers + hours + columns

    private static let onFoot: [RuleProperty] = [
        .init("march.roadDay", "hours of a road step by day", .shrinks) {
            Grounds.hours(\.footDay, Grounds.step(road: .road), $0)
        },
        .init("march.roadNight", "hours of a road step at night", .shrinks) {
            Grounds.hours(\.footNight, Grounds.step(road: .road), $0)
        },
        .init("march.path", "hours of a step across country at night", .shrinks) {
            Grounds.hours(\.footNight, Grounds.step(), $0)
        },
        .init(
            "march.slopeSharpening", "hours on a road that rises 150 m in 3 km, by the curve of Irmischer and Clarke",
            .equals { sharpening in
                let curve = { (slope: Double) in 0.11 + exp(-(slope + 5) * (slope + 5) / 1800) }
                return 3 / 3.2 * curve(0) / curve(5 * sharpening)
            }
        ) { Grounds.hours(\.footNight, Grounds.step(road: .road, rise: 150), $0) },
    ]

    private static let onWheels: [RuleProperty] = [
        .init("march.wheelsSpeed", "hours of a road step with guns", .shrinks) {
            Grounds.hours(\.wheels, Grounds.step(road: .road), $0)
        },
        .init("march.motorMain", "hours of a step by lorry on a main road", .shrinks) {
            Grounds.hours(\.motor, Grounds.step(road: .main), $0)
        },
        .init("march.motorRoad", "hours of a step by lorry on a road", .shrinks) {
            Grounds.hours(\.motor, Grounds.step(road: .road), $0)
        },
        .init("march.motorTrack", "hours of a step by lorry on a track", .shrinks) {
            Grounds.hours(\.motor, Grounds.step(road: .track), $0)
        },
    ]

    private static let rivers: [RuleProperty] = [
        .init("march.fordHours", "hours that a scout loses at a ford", .grows) {
            Double(RiverCrossing($0.appraisal.march).hours(.ford, men: 0))
        },
        .init("march.fordMenPerHour", "hours in which 500 men pass a ford", .equals { 500 / $0 }) { passing(.ford, $0) },
        .init("march.boatMenPerHour", "hours in which 500 men pass by boat", .equals { 500 / $0 }) { passing(.boat, $0) },
    ]

    /// Hours in which 500 men pass a river, beside those that any body loses there.
    private static func passing(_ kind: MarchTable.SideKind, _ rules: Rules) -> Double {
        let river = RiverCrossing(rules.appraisal.march)
        return Double(river.hours(kind, men: 500)) - Double(river.hours(kind, men: 0))
    }

    private static let hours: [RuleProperty] = [
        .init("march.dailyHours", "hours marched in a night of twelve hours", .equals { min($0, 11) }, measure: nightHours),
        .init(
            "march.campHours", "hours marched in a night of twelve hours by those who march all night", .equals { 12 - $0 },
            under: { $0.appraisal.march.dailyHours = 12 }, measure: nightHours),
        .init("march.bothHours", "hours marched in a day and night at any hour", .equals { $0 }) {
            light($0).reduce(0) { $0 + $1.both.total }
        },
        .init("march.makeUpShare", "hours marched where the dark has six", .equals { 5 + 3 * $0 }) {
            $0.appraisal.march.hoursByNight(dark: 6, bright: 18).total
        },
        .init(
            "march.fatiguePerDay", "share of bodies of 50 that falls out on a night's road march",
            .equals { 1 - exp(-$0 * pow(nightKilometres / 28, 3)) }, under: Played.calm, measure: fellOut),
        .init(
            "march.fatigueKilometres", "share of bodies of 50 that falls out on a night's road march",
            .equals { 1 - exp(-0.005 * pow(nightKilometres / $0, 3)) },
            under: { rules in
                let fatigue = rules.appraisal.march.fatiguePerDay
                Played.calm(&rules)
                rules.appraisal.march.fatiguePerDay = fatigue
            }, measure: fellOut),
    ]

    private static func nightHours(_ rules: Rules) -> Double { light(rules).reduce(0) { $0 + $1.night.inTheDark } }

    /// The light of a day and night, twelve hours of which are dark.
    private static func light(_ rules: Rules) -> [EpochLight] {
        EpochLight.series(
            scenario: Fixtures.plain(), epochHours: 12, epochs: 2, march: rules.appraisal.march,
            contact: rules.appraisal.contact)
    }

    /// Eight hours at 3.2 km/h, less the time in which a file of 50 men, 3 m apart, closes up.
    private static let nightKilometres = 3.2 * 8 - 0.15

    private static func fellOut(_ rules: Rules) -> [Double] {
        Played.share(\.fellOut, Played.road(men: 4000, size: 50, days: 1), rules, replications: 40)
    }

    private static let columns: [RuleProperty] = [
        .init(
            "march.fileSpacing", "hours in which 400 men pass in one file across country by day",
            .equals(within: 1e-3) { 400 * $0 / 3000 }
        ) { rules in
            let scenario = Fixtures.plain(columns: 1, rows: 8)
            let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            let network = MarchNetwork(scenario: scenario, march: march, rules: rules.appraisal.march, ground: .everywhere)
            return network.bound(for: [0])?.passingHours ?? .nan
        },
        .init(
            "march.leastMarch", "hexes that a column of 20,000 gets along a road in six nights",
            .equals { (6 * $0 * 8 * 3.2 / 3).rounded(.down) }, under: Played.calm
        ) { rules in
            Played.read(Played.road(men: 20_000, size: 100_000, days: 6), rules, replications: 1) { campaign, _ in
                Double(campaign.workDone.steps)
            }[0]
        },
        .init(
            "march.columnStep", "men by which a column of up to 200 is counted wrong at most",
            .equals { ($0 / 2).rounded(.down) }
        ) { rules in Double((1...200).map { abs(rules.appraisal.march.column(men: $0) - $0) }.max()!) },
    ]
}
