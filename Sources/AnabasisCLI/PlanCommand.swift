import Appraisal
import ArgumentParser
import Campaigns
import Cartography
import Directives
import Figures
import Foundation
import Geodata
import Geography
import Hexes
import Pages
import Planning
import Scenarios
import Studies

/// `anabasis plan SCENARIO`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Spread those who go over the gaps, with a certificate no blocker can beat.",
        discussion: """
            The plan is laid on what is believed of the enemy at the time. It is the exact solution of a game between the
            men who cross and a blocker with so many battalions, each in one hex (Washburn and Wood 1995). With it come the
            times of departure, what the detachments may expect, what orders and better news are worth, and how soon it
            could be done if nobody interfered. The choice of who goes is not made here: where a directive leaves it
            open, all of that group cross. All go in detachments of one size, the smallest that the directive names.

            Examples:
              anabasis plan korea-1950
              anabasis plan korea-1950 --directive all-go --blockers 6
              anabasis plan korea-1950 --at 1950-10-03 --json
              anabasis plan korea-1950 --layers out/plan.gpkg --map out/plan.svg
              anabasis plan korea-1950 --problem out/problem.json     the game itself, to be checked by any LP solver
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "Battalions that the blocker has.") var blockers = 1
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(help: "Men in a detachment; as the directive says unless said.") var detachmentSize: Int?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.") var settings:
        [String] = []
    @Flag(help: "Write every number of the plan as JSON instead of the text.") var json = false
    @Option(help: "Write the plan's layers into this GeoPackage (.gpkg), or as GeoJSON into this folder.") var layers: String?
    @Option(help: "Draw the plan into this SVG file.") var map: String?
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
        let time = try Moment.read(at, in: scenario)
        let rules = try StudyOptions.rules(settings, for: scenario)
        let assignment = try assignment(of: directive, in: scenario)
        let plan = Plan(
            scenario: scenario, rules: rules, assignment: assignment, at: time, blockers: blockers,
            detachmentSize: detachmentSize)
        guard let plan else {
            throw Failure.badInput(
                "There is no way \(scenario.objective.name) for every formation that is to go; give those that have none another "
                    + "task in the directive, or correct the map.")
        }
        let text = PlanText(
            plan, directive: directive, scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
        do {
            print(json ? try text.json() : text.terminal(width: Terminal.width, color: Terminal.mayColour))
            try write(plan, text.figures, scenario: scenario, rules: rules)
        } catch { throw Library.failure(error) }
    }

    /// The directive with all of a group going where it leaves the choice open; somebody must go.
    private func assignment(of directive: Directive, in scenario: Scenario) throws -> Assignment {
        let open = AddresseeResolver.openChoice(of: directive, in: scenario)
        let assignment = AddresseeResolver.assignment(
            of: directive, in: scenario, chosen: open.map { [$0.part: $0.from] } ?? [:])
        guard assignment.going.isEmpty else { return assignment }
        let others = scenario.directives.filter { $0.id != directive.id }.map(\.id)
        throw Failure.badInput(
            "The directive \(directive.id) sends nobody home, so there is nothing to plan; choose another with --directive: "
                + "\(others.joined(separator: ", ")).")
    }

    private func write(_ plan: Plan, _ figures: PlanFigures, scenario: Scenario, rules: Rules) throws {
        if let problem {
            let game = try PlanProblem(plan.crossing, scenario: scenario).json()
            try Output.write(to: problem, option: "--problem") { try game.write(to: URL(fileURLWithPath: problem)) }
            Terminal.tell("The game is written to \(problem).")
        }
        if let layers {
            let file = LayerFile(plan, figures: figures, scenario: scenario)
            try Output.write(to: layers, option: "--layers") { try file.write(to: layers) }
            Terminal.tell("The layers are written to \(layers).")
        }
        if let map {
            let svg = try picture(plan, scenario: scenario, rules: rules)
            try Output.write(to: map, option: "--map") { try svg.write(toFile: map, atomically: true, encoding: .utf8) }
            Terminal.tell("The map is drawn in \(map).")
        }
    }

    /// The situation with the plan's ways, and the blockers' hexes as its cordon.
    private func picture(_ plan: Plan, scenario: Scenario, rules: Rules) throws -> String {
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let now = reader.situation(at: plan.time)
        let inspected = plan.crossing.inspections.indices.filter { plan.crossing.inspections[$0] > 1e-9 }
        let situation = Situation(
            time: now.time, enemy: now.enemy, hold: now.hold, hazard: now.hazard, standings: now.standings, gaps: [],
            cordonValue: plan.crossing.value, cordon: inspected.map(CellID.init))
        var options = MapOptions()
        options.marks = MapMark.bottlenecks(of: plan)
        options.subtitle = "The plan of \(plan.time.longDate), \(plan.time.clock)"
        options.caption =
            "Ways as thick as their men; the cordon is where the blockers wait in their best play. The plan is laid on what was "
            + "believed; the enemy is drawn where he stood."
        let drawing = MapDrawing(scenario: scenario, relief: try Library.open().relief(of: self.scenario))
        return drawing.svg(situation: situation, ways: plan.mapWays, options: options)
    }
}
