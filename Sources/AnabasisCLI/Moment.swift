import ArgumentParser
import Geography
import Scenarios

/// Reads a moment of a scenario from the command line.
enum Moment {
    static func read(_ text: String?, in scenario: Scenario) throws -> LocalTime {
        guard let text else { return scenario.start }
        guard let time = LocalTime(text) else {
            throw ValidationError("--at is \"\(text)\", expected a date like 1950-10-03 or 1950-10-03T18:00.")
        }
        let last = scenario.start.adding(hours: Double(24 * scenario.horizonDays))
        guard time <= last else {
            throw ValidationError(
                "--at is \(text), after the last day of the scenario, \(last.isoDate); choose an earlier date.")
        }
        return time
    }
}
