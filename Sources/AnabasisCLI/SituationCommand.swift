import ArgumentParser
import Campaigns
import Geography
import Planning
import Scenarios

/// `anabasis situation SCENARIO`
struct SituationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "situation", abstract: "Say who is cut off and how tightly, and where the gaps are.")

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?

    func run() throws {
        let scenario = try Library.read(scenario)
        let time = try Moment.read(at, in: scenario)
        let clock = ContinuousClock.now
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let s = reader.situation(at: time)
        for x in s.standings { print(scenario.formations[x.formation].id, x.whereabouts, x.isCutOff, x.since?.isoDate ?? "-", x.holders.map { scenario.enemy[$0].id }, x.leastContacts, x.wayKilometres, x.gameValue, x.uncertaintyKilometres) }
        for g in s.gaps { print(g.name, g.cells.count, g.widthKilometres, g.menPerHour, g.catchChance, g.share, g.battalionsToClose, g.shuts?.isoDate ?? "-") }
        print(s.cordonValue, s.cordon.count, ContinuousClock.now - clock)
    }
}
