import Campaigns
import RuleSets
import Scenarios

/// One draw of everything that is not known and is not luck: the scenario and the rules as they are in this world.
public struct World: Sendable {
    /// Number of the world, from 0.
    public let number: Int
    /// The scenario with this world's strengths, attitudes, places and dates.
    public let scenario: Scenario
    /// Rules of this world.
    public let rules: Rules
    /// Address of the random factors of its courses.
    public let wayDraw: UInt64
    /// Seed of its luck.
    public let luckSeed: UInt64
    /// Value of each unknown, in the order of the design.
    public let values: [Double]
    /// Formation that stands in the place of each formation in groups and in orders to groups.
    let standIns: [Int]
    /// Hours by which orders leave later.
    let issueHours: Double
    /// Factor of detachment sizes under the standing conduct.
    let standingFactor: Double
    let dispersed: OrderReading.Dispersed?

    /// The model on which its campaigns are played.
    package func model(epochHours: Int) -> CampaignModel {
        CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours, wayDraw: wayDraw, reusable: false)
    }

    /// The assignment as it is in this world: hours, stand-ins, readings and the dials of the standing conduct.
    package func assignment(_ assignment: Assignment) -> Assignment {
        let directive = assignment.directive
        let isStanding = directive.id == scenario.standing
        let conduct =
            isStanding
            ? assignment.conduct.map { World.scaled($0, by: standingFactor) } : exchanged(assignment.conduct)
        let changes = isStanding ? assignment.changes : assignment.changes.map(exchanged)
        let issued = directive.issued.map { directive.issued(at: $0.adding(hours: issueHours)) } ?? directive
        let reading = assignment.reading
        let isOpen = reading.dispersed == OrderReading.standard.dispersed
        return Assignment(
            directive: issued, conduct: conduct, changes: changes,
            reading: OrderReading(
                delivery: reading.delivery, dispersed: isOpen ? dispersed ?? reading.dispersed : reading.dispersed))
    }

    /// Each formation's value at the formation that stands in its place.
    private func exchanged<Value>(_ values: [Value]) -> [Value] {
        var exchanged = values
        for (formation, standIn) in standIns.enumerated() { exchanged[standIn] = values[formation] }
        return exchanged
    }

    /// A conduct with its detachments so many times as large, at least one man.
    static func scaled(_ conduct: Conduct?, by factor: Double) -> Conduct? {
        guard var conduct, factor != 1 else { return conduct }
        conduct.detachmentSize = max(1, Int((Double(conduct.detachmentSize) * factor).rounded()))
        return conduct
    }
}
