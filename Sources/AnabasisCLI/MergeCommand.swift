import Application
import ArgumentParser

/// `anabasis merge PARTS --out WHOLE`
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join the stores of a study's parts into one.",
        discussion: """
            The parts must be of one study: the same scenario, rules, seed, version and question. Campaigns that are in
            several parts must be equal. `anabasis report` then writes the reply, the same as of one machine.

            Examples:
              anabasis study korea-1950 --shard 1/2 --store part-1.study
              anabasis study korea-1950 --shard 2/2 --store part-2.study
              anabasis merge part-1.study part-2.study --out whole.study
              anabasis report whole.study
            """)

    @Argument(help: "The stores of the parts.") var parts: [String]
    @Option(help: "The store to write; it must not exist yet.") var out: String
    @Flag(help: "Write what is in the whole as JSON.") var json = false

    func run() throws { try Output.deliver(try MergeSession(parts, into: out).run(), asJSON: json) }
}
