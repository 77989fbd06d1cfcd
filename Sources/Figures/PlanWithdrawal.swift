import Hexes
import Notation
import Planning
import Scenarios

/// How soon some formations could be there if nobody interfered.
public struct PlanWithdrawal: Codable, Sendable {
    /// Key of the group or the formation.
    public let id: String
    /// As it is said in a sentence: "the rearguard".
    public let name: String
    /// Whether it is a group.
    public let isGroup: Bool
    /// Men.
    public let men: Int
    /// Over any ground; nil without a way.
    public let everywhere: PlanBound?
    /// By roads and tracks; nil without a way.
    public let byRoad: PlanBound?

    init(_ withdrawal: Plan.Withdrawal, directive: Directive, scenario: Scenario, dailyHours: Double) {
        let formations = withdrawal.formations
        let bound = { (bound: WithdrawalBound) in PlanBound(bound, scenario: scenario, dailyHours: dailyHours) }
        isGroup = withdrawal.group != nil
        id = withdrawal.group ?? scenario.formations[formations[0]].id
        name =
            withdrawal.group.flatMap { scenario.group($0)?.title }
            ?? ProseWords.withArticle(scenario.formations[formations[0]].name)
        men = formations.reduce(0) { $0 + scenario.formations[$1].men.best }
        everywhere = withdrawal.everywhere.map(bound)
        byRoad = withdrawal.byRoad.map(bound)
    }
}

/// A bound on a withdrawal.
public struct PlanBound: Codable, Sendable {
    /// Hours of march until the last man is there, and days of the usual march.
    public let hours: Double
    /// The same at the usual march of a day.
    public let days: Double
    /// Hours of march of the quickest man of those who set the pace.
    public let headHours: Double
    /// Names of the formations that set the pace.
    public let binding: [String]
    /// Where it is narrowest; nil where there is none.
    public let bottleneck: PlanBottleneck?

    init(_ bound: WithdrawalBound, scenario: Scenario, dailyHours: Double) {
        hours = bound.hours
        days = bound.days(dailyHours: dailyHours)
        headHours = bound.headHours
        binding = bound.binding.map { scenario.formations[$0].name }
        bottleneck = bound.bottleneck.map { PlanBottleneck($0, scenario: scenario) }
    }
}

/// Where it is narrowest.
public struct PlanBottleneck: Codable, Hashable, Sendable {
    /// Nearest known place.
    public let name: String
    /// bridge, ford, boats, main road, road, track or open country.
    public let kind: String
    /// Name of the pass; nil where there is none.
    public let pass: String?
    /// Capacity, men per hour.
    public let menPerHour: Double
    /// Hex sides that it spans.
    public let sides: Int
    /// Number of its cell.
    public let cell: Int
    /// Latitude, degrees north; nil where there is none.
    public let latitude: Double?
    /// Longitude, degrees east; nil where there is none.
    public let longitude: Double?

    init(_ bottleneck: Bottleneck, scenario: Scenario) {
        let place = scenario.theatre.geographic(bottleneck.cell)
        name = bottleneck.name
        kind = bottleneck.kind.rawValue
        pass = bottleneck.pass
        menPerHour = bottleneck.menPerHour
        sides = bottleneck.sideCount
        cell = bottleneck.cell.offset
        latitude = place?.latitude
        longitude = place?.longitude
    }

    /// "the bridge 3 km N of Ch'unch'on", "the pass of Ihwa-ryong".
    package var phrase: String {
        if let pass { return "the pass of \(pass)" }
        return sides > 1 && kind == Bottleneck.Kind.country.rawValue ? "the ground \(name)" : "the \(kind) \(name)"
    }
}
