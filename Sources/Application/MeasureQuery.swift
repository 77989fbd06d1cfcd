import Scenarios
import Studies

/// What is read of campaigns: a measure, over some formations.
public struct MeasureQuery: Codable, Hashable, Sendable {
    /// Name of a measure, such as `lost`.
    public let measure: String
    /// Name of the group whose formations count; nil for all.
    public let group: String?

    /// The measure where none is asked for: men brought out.
    public static let standard = Measure.menOut.rawValue

    /// A measure, checked when it is used.
    public init(measure: String, group: String? = nil) {
        self.measure = measure
        self.group = group
    }

    /// The measure of that name.
    func quantity() throws(Refusal) -> Measure {
        if let found = Measure(rawValue: measure) { return found }
        let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(.request, "--measure is \"\(measure)\", expected one of \(known).")
    }

    /// The formations that count, by position.
    func formations(in scenario: Scenario) throws(Refusal) -> [Int] {
        guard let group else { return Array(scenario.formations.indices) }
        let known = scenario.groups.map(\.id)
        guard known.contains(group) else {
            let expected = known.isEmpty ? "none, since the scenario has no groups" : "one of \(known.joined(separator: ", "))"
            throw Refusal(.input, "--of is \"\(group)\", expected \(expected).")
        }
        return scenario.members(of: group)
    }
}
