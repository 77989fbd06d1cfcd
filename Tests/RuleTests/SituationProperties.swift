import Appraisal
import Campaigns
import Foundation
import Planning
import RuleSets
import Scenarios
import TestSupport

/// What the rules by which the map is told to people do.
enum SituationProperties {
    static let all: [RuleProperty] = records + gaps

    private static let records: [RuleProperty] = [
        .init("situation.recordHigh", "kilometres by which 400 men of high confidence may lie off", .equals { $0 + 0.8 }) {
            uncertainty($0, confidence: "high")
        },
        .init("situation.recordMedium", "kilometres by which 400 men of medium confidence may lie off", .equals { $0 + 0.8 }) {
            uncertainty($0, confidence: "medium")
        },
        .init("situation.recordLow", "kilometres by which 400 men of low confidence may lie off", .equals { $0 + 0.8 }) {
            uncertainty($0, confidence: "low")
        },
        .init("situation.recordPerThousand", "kilometres by which 400 men may lie off", .equals { 5 + 0.4 * $0 }) {
            uncertainty($0, confidence: "high")
        },
    ]

    private static func uncertainty(_ rules: Rules, confidence: String) -> Double {
        let scenario = Fixtures.plain(people: 1000).placingFormation(confidence: confidence)
        return situation(scenario, rules).standings[0].uncertaintyKilometres
    }

    private static func situation(_ scenario: Scenario, _ rules: Rules) -> Situation {
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: scenario.start)
    }

    /// A battalion on a way one hex wide, and one more each day.
    private static func closing() -> Scenario {
        let forces = (0..<30).map { day in
            Grounds.force(battalions: 1, [(hours: 24 * Double(day) - 1, cell: 3, posture: .hold)], id: "e\(day)")
        }
        return Fixtures.plain(columns: 1, rows: 10, people: 1000, enemy: forces)
    }

    /// Thin patrols, so that the gap closes slowly.
    @Sendable private static func thin(_ rules: inout Rules) { rules.appraisal.hold.patrolsPerBattalion = 1 }

    /// Days until the gap counts as shut.
    private static func daysOpen(_ rules: Rules) -> Double {
        let situation = situation(closing(), rules)
        return situation.gaps[0].shuts.map { $0.hours(since: situation.time.startOfDay) / 24 } ?? .infinity
    }

    private static let gaps: [RuleProperty] = [
        .init(
            "situation.shutChance", "battalions that would close a gap that nobody watches",
            .proportional { -log1p(-$0) }
        ) { situation(Fixtures.plain(people: 20_000), $0).gaps.reduce(0) { $0 + $1.battalionsToClose } },
        .init(
            "situation.narrowChance", "days until a gap counts as shut", .rises,
            under: {
                thin(&$0)
                $0.appraisal.situation.shutChance = 0.9
                $0.appraisal.situation.narrowFactor = 1
            }, measure: daysOpen),
        .init(
            "situation.narrowFactor", "days until a gap counts as shut", .rises,
            under: {
                thin(&$0)
                $0.appraisal.situation.shutChance = 0.9
                $0.appraisal.situation.narrowChance = 0
            }, measure: daysOpen),
    ]
}
