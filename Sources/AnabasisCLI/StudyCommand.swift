import Application
import ArgumentParser
import Foundation

/// `anabasis study SCENARIO`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study", abstract: "Play directives through many campaigns and write the reply.",
        discussion: """
            Directives are played in the same worlds, drawn from all that is not known, on the same luck, and compared in pairs.
            Playing goes on until the verdict is settled, or for 1,024 worlds. The reply goes to standard output, and as
            reply.html, reply.md, tables and map layers into the folder of --out. Ctrl-C stops cleanly and keeps what is
            finished. Finished campaigns are kept in a store; the same command goes on from there, also after a kill.

            Examples:
              anabasis study korea-1950
              anabasis study korea-1950 --worlds 200 --per-world 20
              anabasis study korea-1950 --worlds 1 --standard --replications 5000
              anabasis study korea-1950 --directive zhou-1-october --directive as-it-happened --precision 25
              anabasis study lesson --set contact.sightNight=0.4 --json
              anabasis study korea-1950 --worlds 320 --shard 3/16 --store part-3.study
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(name: .customLong("directive"), help: "A directive to play; may be repeated. All of them unless said.")
    var directives: [String] = []
    @OptionGroup var sample: WorldArguments
    @Option(
        help: """
            Campaigns for each directive in the standard world, which it asks for; 1000 unless said, with --precision the most, \
            20000 unless said.
            """)
    var replications: Int?
    @Option(
        help: """
            Play until the men brought out, and the difference from the standing course, are known to within so many men (50) \
            or such a share of the primary group (1%), at 95 %.
            """)
    var precision: String?
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Hours of an epoch; 24 is a multiple of it.") var epochHours = StudyQuery.standardEpochHours
    @Option(help: "Campaigns for each end of each rule's range, to see what the answer depends on; 0 leaves that out.")
    var sweep = 0
    @Option(help: "Draw the rules that moved from this file, which `anabasis calibrate` wrote; nothing is kept then.")
    var rules: String?
    @OptionGroup var reply: ReplyArguments
    @Option(help: "Keep finished campaigns in this file, and go on from it; one in the folder of the reply unless said.")
    var store: String?
    @Flag(help: "Keep nothing: a study that is killed begins anew.") var noStore = false
    @Option(
        name: .customLong("shard"),
        help: """
            Play this part only, such as 3/16, and write no reply; `anabasis merge` joins the parts. With settle, settle who \
            goes and play nothing else.
            """)
    var part: String?
    @Option(help: "Read in this store who goes, as --shard settle left it, instead of settling it again.") var settled: String?

    func validate() throws {
        if rules != nil, store != nil || part != nil {
            throw ValidationError("--rules keeps no campaigns; leave \(store != nil ? "--store" : "--shard") out.")
        }
        if noStore, store != nil { throw ValidationError("--store and --no-store exclude each other; give one of them.") }
        try sample.check(replications)
        if let store, store.isEmpty { throw ValidationError("--store is empty, expected a path.") }
        if let part, StudyQuery.Part(part) == nil {
            throw ValidationError("--shard is \"\(part)\", expected a part of so many like 3/16, or settle.")
        }
        if settled != nil, noStore { throw ValidationError("--settled reads a store for another; leave --no-store out.") }
        if let precision, PrecisionGoal(precision) == nil {
            throw ValidationError("--precision is \"\(precision)\", expected a number of men like 50 or a share like 1%.")
        }
    }

    func run() async throws {
        let query = StudyQuery(
            scenario: scenario, directives: directives,
            sampling: sample.sampling(replications, most: WorldCount.standardMost, isOpen: true),
            precision: precision.flatMap(PrecisionGoal.init), play: play.options, epochHours: epochHours, sweep: sweep,
            keeping: noStore ? .nowhere : store.map(StudyQuery.Keeping.file) ?? .besideTheReply,
            part: part.flatMap(StudyQuery.Part.init), settled: settled, out: reply.out, rulesFile: rules,
            command: CommandWords.again)
        let session = StudySession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        if query.part != nil { return try await play(session, progress) }
        let found = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        for notice in found.notices { Output.tell(notice) }
        try reply.deliver(found)
        if found.wasStopped { throw ExitStatus.interrupted }
    }

    private func play(_ session: StudySession, _ progress: ProgressBar) async throws {
        let part = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.runPart(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        for sentence in part.sentences { Output.tell(sentence) }
        if part.wasStopped { throw ExitStatus.interrupted }
    }
}
