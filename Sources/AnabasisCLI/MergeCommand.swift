import Archives
import ArgumentParser
import Notation

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

    func run() throws {
        do {
            let whole = try StoreMerge(parts).write(to: out)
            let shared = whole.shared > 0 ? "; \(ProseNumber.whole(whole.shared)) came more than once and were equal" : ""
            print("\(out): \(ProseNumber.whole(whole.replications)) campaigns of \(parts.count) parts\(shared).")
        } catch { throw Library.failure(error) }
    }
}
