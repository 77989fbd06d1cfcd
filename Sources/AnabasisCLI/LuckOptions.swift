import ArgumentParser
import Campaigns
import Foundation
import Scenarios

/// Under which luck and which rules campaigns are played, and by how many workers.
struct LuckOptions: ParsableArguments {
    @Option(help: "The seed of all luck.") var seed: UInt64 = 1950
    @Option(help: "Workers; as many as there are cores unless said. The answer does not depend on it.")
    var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.")
    var settings: [String] = []

    func validate() throws {
        guard (1...256).contains(workers) else { throw ValidationError("--workers is \(workers), expected 1 to 256.") }
    }

    /// The rules of a scenario with the settings of the command line.
    func rules(for scenario: Scenario) throws -> Rules { try StudyOptions.rules(settings, for: scenario) }
}
