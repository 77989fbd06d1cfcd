import Application
import ArgumentParser

/// `anabasis report STUDY`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the reply again from the store of a study, without playing.",
        discussion: """
            The scenario's files must be as they were. Of a study that was not finished, the reply is of what is there.
            Ends with 0 if nothing is missing and 1 if something is.

            Examples:
              anabasis report out/korea-1950/3fa29c1b.study
              anabasis report whole.study --out out/whole --whole
            """)

    @Argument(help: "The store of a study.") var study: [String]
    @OptionGroup var reply: ReplyArguments

    func run() async throws {
        let found = try await ReportSession(study, out: reply.out, in: try Workspace.ofTheProcess()).run()
        try reply.deliver(found.package)
        for notice in found.package.notices { Output.tell(notice) }
        if found.missing > 0 { throw ExitStatus.no }
    }
}
