import ArgumentParser
import Foundation

/// The command `anabasis`.
@main
struct Anabasis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anabasis",
        abstract: "A laboratory for armies that are cut off.",
        discussion: """
            Reads a case of history, plays a directive through thousands of campaigns and answers its sender.

            Examples:
              anabasis study korea-1950                   the reply to the telegram of 1 October 1950
              anabasis situation korea-1950               who is cut off, and where the gaps are
              anabasis report out/korea-1950/3fa29c1b.study   the same reply again, without playing
              anabasis run korea-1950                     one campaign, told day by day
              anabasis plan korea-1950                    ways for those who go, with a certificate
              anabasis sweep korea-1950 --vary split=0...8   how many should stay
              anabasis select korea-1950 --indifference 100  the best directive, with stated confidence
              anabasis sensitivity korea-1950 --morris       which rules the answer depends on
              anabasis check Scenarios/korea-1950         every fault of a scenario's files
              anabasis rules                              every number of the model, with its source
            """,
        version: Version.number,
        subcommands: [
            ListCommand.self, CheckCommand.self, SituationCommand.self, PlanCommand.self, StudyCommand.self, ReportCommand.self,
            MergeCommand.self, RunCommand.self, SweepCommand.self, SelectCommand.self, SensitivityCommand.self,
            RulesCommand.self, ServeCommand.self,
        ])

    /// Runs the command, and ends with the exit codes that the house promises: 2 for a command that cannot be understood, 70 for an
    /// error that nobody foresaw.
    static func main() async {
        do {
            let command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            if code.isSuccess || error is ExitCode { exit(withError: error) }
            Terminal.tell(fullMessage(for: error))
            Foundation.exit(code == .validationFailure ? 2 : 70)
        }
    }
}
