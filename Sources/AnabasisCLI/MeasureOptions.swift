import ArgumentParser
import Foundation
import Scenarios
import Studies

/// What is read of the campaigns: a measure, over some formations.
struct MeasureOptions: ParsableArguments {
    @Option(help: "What is measured: menOut (brought out), lost, guerrillas, tiedDown and others.")
    var measure = Measure.menOut.rawValue
    @Option(help: "Count only the formations of this group, such as eight or others; all unless said.") var of: String?

    /// The measure asked for.
    func quantity() throws -> Measure { try Self.quantity(measure) }

    /// The measure of a name.
    static func quantity(_ name: String) throws -> Measure {
        if let found = Measure(rawValue: name) { return found }
        let known = Measure.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure.badInput("--measure is \"\(name)\", expected one of \(known).")
    }

    /// The formations that count.
    func formations(in scenario: Scenario) throws -> [Int] {
        guard let of else { return Array(scenario.formations.indices) }
        let known = scenario.groups.map(\.id)
        guard known.contains(of) else {
            throw Failure.badInput("--of is \"\(of)\", expected one of \(known.joined(separator: ", ")).")
        }
        return scenario.members(of: of)
    }
}
