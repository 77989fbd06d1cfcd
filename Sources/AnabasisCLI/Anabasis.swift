import Application
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
              anabasis play korea-1950 --points design.csv --store out/design.study   a design of one's own
              anabasis select korea-1950 --indifference 100  the best directive, with stated confidence
              anabasis sensitivity korea-1950 --morris       which rules the answer depends on
              anabasis unknowns korea-1950                   what to find out next: what the verdict depends on
              anabasis score nfa_1941 chindits_1943       the model's predictions beside the record
              anabasis calibrate nfa_1941 chindits_1943   which rules the record moves
              anabasis new my-case --theatre korea        the folder of a new scenario
              anabasis check Scenarios/korea-1950         every fault of a scenario's files
              anabasis import orbat.json --own A --enemy B --out my-case   a scenario begun from another program's order of battle
              anabasis export korea-1950 --out korea.json    a situation for ORBAT Mapper; .xml for MSDL
              anabasis serve                              the workbench, a page on this machine
              anabasis rules                              every number of the model, with its source

            Answers go to standard output; progress, faults and the names of files that were written go to standard error.

            Exit codes:
              0    done
              1    the answer is no: faults were found, nothing was selected, campaigns are missing
              2    the command cannot be understood, or a number in it is out of range
              3    what was named is not there, or cannot be read or written
              70   a defect of the program
              75   another process uses a file that is needed; the same command may succeed later
              130  stopped by Ctrl-C; what was finished was kept or shown

            Environment:
              ANABASIS_HOME    the folder that holds Scenarios and Theatres
              ANABASIS_PYTHON  the Python that draws charts and carries out import and export
              COLUMNS          columns to write in, 40 at least
              NO_COLOR         no colours, if it is set and not empty
            """,
        version: Program.version,
        subcommands: [
            ListCommand.self, NewCommand.self, CheckCommand.self, SituationCommand.self, PlanCommand.self, StudyCommand.self,
            ReportCommand.self, MergeCommand.self, RunCommand.self, SweepCommand.self, PlayCommand.self, SelectCommand.self,
            SensitivityCommand.self, UnknownsCommand.self, ScoreCommand.self, CalibrateCommand.self, RulesCommand.self,
            ImportCommand.self, ExportCommand.self, ServeCommand.self,
        ])

    /// Runs the command, and ends with one of the exit codes that the help names.
    static func main() async {
        ProcessMemory.holdLittle()
        Output.open()
        Interrupt.listen()
        let status = await run()
        Foundation.exit(Output.close(status).rawValue)
    }

    private static func run() async -> ExitStatus {
        do {
            let command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
            return .done
        } catch let refusal as Refusal {
            Output.refuse(refusal.description)
            return ExitStatus(refusal.kind)
        } catch let status as ExitStatus {
            return status
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error, columns: Terminal.width)
            guard !code.isSuccess else {
                Output.show(message + "\n")
                return .done
            }
            // The words of the person stand in it, as they were given.
            Output.refuse(Refusal(.request, message).description)
            return code == .validationFailure ? .usage : .defect
        }
    }
}
