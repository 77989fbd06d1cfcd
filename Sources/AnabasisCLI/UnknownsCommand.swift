import Application
import ArgumentParser

/// `anabasis unknowns SCENARIO`
struct UnknownsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unknowns", abstract: "Say which of all that is not known the verdict depends on.",
        discussion: """
            Plays the directive and the standing course in many worlds, each drawn from all that is not known: rules within
            their ranges, strengths, attitudes, places, dates, readings of sources. For each kind of unknowns it says how much
            of the variance between worlds it explains, how often knowing it would give another class of verdict, and how
            many men the choice would be better by (Strong, Oakley and Brennan 2014); from 1,000 worlds on for each single
            unknown too. A rule that is set is not drawn. --list shows every unknown and plays nothing. --out writes
            unknowns.csv and unknowns.json. Ctrl-C stops cleanly: worlds that are finished are kept.

            Examples:
              anabasis unknowns korea-1950 --list
              anabasis unknowns korea-1950
              anabasis unknowns korea-1950 --worlds 4096 --out out/unknowns
              anabasis unknowns lesson --worlds 64 --per-world 4 --set contact.sightNight=0.3 --json
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Flag(help: "List every unknown with its law and source; nothing is played.") var list = false
    @Option(help: "Worlds that are drawn; \(UnknownsQuery.standardWorlds) unless said.") var worlds: Int?
    @Option(help: "Campaigns of each course in each world; \(UnknownsQuery.standardPerWorld) unless said.") var perWorld: Int?
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @OptionGroup var play: PlayArguments
    @Option(help: "Draw the rules that moved from this file, which `anabasis calibrate` wrote.") var rules: String?
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write the table and the numbers into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func validate() throws {
        guard list else { return }
        let given = [
            ("--worlds", worlds != nil), ("--per-world", perWorld != nil), ("--directive", directive != nil),
            ("--out", out != nil), ("--rules", rules != nil),
        ]
        if let option = given.first(where: \.1)?.0 {
            throw ValidationError("--list plays nothing and writes no file; leave \(option) out.")
        }
    }

    func run() async throws {
        let query = UnknownsQuery(
            scenario: scenario, directive: directive, worlds: worlds ?? UnknownsQuery.standardWorlds,
            perWorld: perWorld ?? UnknownsQuery.standardPerWorld, play: play.options, out: out,
            rulesFile: rules, command: CommandWords.again)
        let session = UnknownsSession(query, in: try Workspace.ofTheProcess())
        if list { return try Output.deliver(session.list(), asJSON: json) }
        let progress = watch.begin()
        let found = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(found, asJSON: json)
        if found.findings.wasStopped { throw ExitStatus.interrupted }
    }
}
