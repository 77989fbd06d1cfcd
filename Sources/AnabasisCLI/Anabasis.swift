import ArgumentParser

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
              anabasis plan korea-1950                    ways for those who go, with a certificate
              anabasis sweep korea-1950 --vary split=0...8   how many should stay
              anabasis select korea-1950 --indifference 100  the best directive, with stated confidence
              anabasis sensitivity korea-1950 --morris       which rules the answer depends on
              anabasis check Scenarios/korea-1950         every fault of a scenario's files
              anabasis rules                              every number of the model, with its source
            """,
        version: Version.number,
        subcommands: [
            ListCommand.self, CheckCommand.self, SituationCommand.self, PlanCommand.self, StudyCommand.self, SweepCommand.self,
            SelectCommand.self, SensitivityCommand.self, RulesCommand.self,
            ServeCommand.self,
        ])
}
