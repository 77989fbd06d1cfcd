import ArgumentParser
import Campaigns
import Foundation
import Planning
import Reporting
import Scenarios
import Studies

/// `anabasis plan SCENARIO`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Spread those who go over the gaps, with a certificate no blocker can beat.",
        discussion: """
            The plan is laid on what is believed of the enemy at the time. It is the exact solution of a game between the
            men who cross and a blocker with so many battalions, each in one hex (Washburn and Wood 1995). The choice of
            who goes is not made here: where a directive leaves it open, all of that group cross.

            Examples:
              anabasis plan korea-1950
              anabasis plan korea-1950 --directive all-go --blockers 6
              anabasis plan korea-1950 --problem out/problem.json     the game itself, to be checked by any LP solver
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "Battalions that the blocker has.") var blockers = 1
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(help: "Men in a detachment; as the directive says unless said.") var detachmentSize: Int?
    @Option(help: "Write the game, both strategies and the value into this JSON file.") var problem: String?

    func validate() throws {
        guard (1...20).contains(blockers) else { throw ValidationError("--blockers is \(blockers), expected 1 to 20.") }
        if let detachmentSize, detachmentSize < 1 {
            throw ValidationError("--detachment-size is \(detachmentSize), expected at least 1.")
        }
    }

    func run() throws {
        let scenario = try Library.read(scenario)
        let directive = try Library.directive(directive, in: scenario)
        let open = Roster.openChoice(of: directive, in: scenario)
        let assignment = Roster.assignment(of: directive, in: scenario, chosen: open.map { [$0.part: $0.from] } ?? [:])
        let going = assignment.conduct.indices.filter { assignment.conduct[$0]?.task == .withdraw }
        guard !going.isEmpty else {
            throw Failure.badInput("The directive \(directive.id) sends nobody home; there is nothing to plan.")
        }
        let rules = RuleBook.rules(for: scenario)
        let size = detachmentSize ?? going.compactMap { assignment.conduct[$0]?.detachmentSize }.min() ?? 40
        let plan = CrossingPlan(
            scenario: scenario, rules: rules.appraisal, planning: rules.planning, formations: going,
            at: try Moment.read(at, in: scenario), blockers: blockers, detachmentSize: size)
        guard let plan else { throw Failure.badInput("There is no way to the objective for every formation that is to go.") }
        let text = PlanText(plan, scenario: scenario)
        print(text.text())
        if let problem {
            do { try text.problem().write(to: URL(fileURLWithPath: problem)) } catch { throw Library.failure(error) }
            Terminal.tell("The game is written to \(problem).")
        }
    }
}
