import Application
import ArgumentParser
import Foundation

/// Workers; as many as there are cores unless said.
let coreCount = ProcessInfo.processInfo.activeProcessorCount

extension Workspace {
    /// The workspace that the environment and the current folder name.
    static func ofTheProcess() throws(Refusal) -> Workspace { try find(environment: ProcessInfo.processInfo.environment) }
}

/// Under which luck and which rules campaigns are played, and by how many workers.
struct PlayArguments: ParsableArguments {
    @Option(help: "The seed of all luck.") var seed = PlayOptions.standardSeed
    @Option(help: "Workers; as many as there are cores unless said. The answer does not depend on it.")
    var workers = coreCount
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.")
    var settings: [String] = []

    var options: PlayOptions { PlayOptions(seed: seed, workers: workers, settings: settings) }
}

/// What is read of the campaigns: a measure, over some formations.
struct MeasureArguments: ParsableArguments {
    @Option(help: "What is measured: \(MeasureQuery.standard) (brought out), lost, guerrillas, tiedDown and others.")
    var measure = MeasureQuery.standard
    @Option(help: "Count only the formations of this group of the scenario; all unless said.") var of: String?

    var query: MeasureQuery { MeasureQuery(measure: measure, group: of) }
}

/// Where a reply goes and how it is shown.
struct ReplyArguments: ParsableArguments {
    @Option(
        help: """
            The folder for the reply. Unless said it is named after the question: out/SCENARIO, and below that what differs from \
            the scenario's own question, such as out/SCENARIO/contact.sightNight=0.4.
            """)
    var out: String?
    @Flag(help: "Write every number of the reply as JSON instead of the page.") var json = false
    @Flag(help: "Print the whole reply, not its first page.") var whole = false

    /// Shows a reply and writes its files.
    func deliver(_ reply: ReplyPackage) throws {
        try Output.deliver(reply, asJSON: json, text: whole && !json ? reply.wholeText(Terminal.style) : nil)
    }
}
