import Appraisal
import Campaigns
import Cartography
import Figures
import Foundation
import Geodata
import Geography
import Hexes
import Notation
import Pages
import Planning
import Prose
import RuleSets
import Scenarios
import Studies

/// What is asked of a plan.
public struct PlanQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// The directive; nil for the one that the scenario asks about.
    public let directive: String?
    /// Battalions that the blocker has, 1 to 20.
    public let blockers: Int
    /// A date or a minute; nil for the scenario's start.
    public let at: String?
    /// Men in a detachment, 1 to 100,000; nil for what the directive says.
    public let detachmentSize: Int?
    /// Rules that differ from the scenario's, as `name=value`.
    public let settings: [String]
    /// Where map layers are written: a GeoPackage (.gpkg), or a folder for GeoJSON.
    public let layers: String?
    /// The SVG file into which the plan is drawn.
    public let map: String?
    /// The JSON file into which the game, both strategies and the value are written.
    public let problem: String?
    /// The folder for the page, its numbers, tables, layers, map and game.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, directive: String? = nil, blockers: Int = 1, at: String? = nil, detachmentSize: Int? = nil,
        settings: [String] = [], layers: String? = nil, map: String? = nil, problem: String? = nil, out: String? = nil,
        command: String = ""
    ) {
        self.scenario = scenario
        self.directive = directive
        self.blockers = blockers
        self.at = at
        self.detachmentSize = detachmentSize
        self.settings = settings
        self.layers = layers
        self.map = map
        self.problem = problem
        self.out = out
        self.command = command
    }

    func check() throws(Refusal) {
        try Bounds.check("--blockers", blockers, 1...20)
        if let detachmentSize { try Bounds.check("--detachment-size", detachmentSize, 1...100_000) }
        try RuleSettings.check(settings)
    }
}

/// Spreads those who go over the gaps, with a certificate that no blocker beats.
public struct PlanSession: Sendable {
    private let query: PlanQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: PlanQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The plan; throws where nobody is to go, or somebody has no way.
    public func run() throws(Refusal) -> PlanPackage {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let directive = try scenario.directive(named: query.directive)
        let time = try scenario.moment(query.at)
        let rules = try RuleSettings.rules(query.settings, for: scenario)
        try Deliveries.prove(query.out)
        return try plan(directive, in: scenario, at: time, rules: rules)
    }

    /// The plan of a directive; those who go are the ones it names, or all of a group that it chooses from.
    func plan(
        _ directive: Directive, in scenario: Scenario, at time: LocalTime, rules: Rules, assignment known: Assignment? = nil
    ) throws(Refusal) -> PlanPackage {
        let assignment = if let known { known } else { try assignment(of: directive, in: scenario) }
        let order = CrossingOrder(assignment, in: scenario, at: time)
        let plan = Plan(
            scenario: scenario, rules: rules, assignment: assignment, at: time, blockers: query.blockers,
            detachmentSize: query.detachmentSize)
        guard let plan else {
            let obstacle = CrossingObstacle(
                CrossingTask(formations: order.going, at: order.time, detachmentSize: query.detachmentSize ?? 1),
                on: PlanBasis(order.scenario, rules: rules.appraisal, planning: rules.planning))
            throw Refusal(
                .input,
                obstacle.map { ProseObstacle.sentence($0, in: order.scenario) }
                    ?? "There is no way \(order.scenario.objective.name) for all who are to go.")
        }
        return PlanPackage(
            query: query, workspace: workspace, scenario: order.scenario, rules: rules, plan: plan,
            page: PlanText(plan, directive: directive, scenario: order.scenario, dailyHours: rules.appraisal.march.dailyHours))
    }

    /// The directive with all of a group going where it leaves the choice open; somebody must go.
    private func assignment(of directive: Directive, in scenario: Scenario) throws(Refusal) -> Assignment {
        let open = AddresseeResolver.openChoice(of: directive, in: scenario)
        let assignment = AddresseeResolver.assignment(
            of: directive, in: scenario, chosen: open.map { [$0.part: $0.from] } ?? [:])
        guard assignment.going.isEmpty else { return assignment }
        let others = scenario.directives.filter { $0.id != directive.id }.map(\.id)
        throw Refusal(
            .input,
            "The directive \(directive.id) sends nobody home, so there is nothing to plan; choose another with --directive: "
                + "\(others.joined(separator: ", ")).")
    }
}

/// A plan in words, numbers, layers, a map and a game for other solvers.
public struct PlanPackage: AnswerPackage {
    private let query: PlanQuery
    private let workspace: Workspace
    private let scenario: Scenario
    private let rules: Rules
    /// The plan.
    public let plan: Plan
    /// The words and figures.
    public let page: PlanText

    init(query: PlanQuery, workspace: Workspace, scenario: Scenario, rules: Rules, plan: Plan, page: PlanText) {
        self.query = query
        self.workspace = workspace
        self.scenario = scenario
        self.rules = rules
        self.plan = plan
        self.page = page
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.terminal(width: style.width, color: style.isColoured) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        var told: [String] = []
        if let path = query.problem {
            let game = try problem()
            try Deliveries.deliver(path, option: "--problem") { try OutputFile(path).write(game) }
            told.append("The game is written to \(path).")
        }
        if let path = query.layers {
            told.append(try Deliveries.layers(layers, to: path))
        }
        if let path = query.map { told.append(try Deliveries.map(try picture(), to: path)) }
        if let path = query.out { told.append(try ResultFolder(path: path).write(try contents(), of: try subject())) }
        return told
    }

    private var layers: LayerFile { LayerFile(plan, figures: page.figures, scenario: scenario) }

    private func problem() throws(Refusal) -> String {
        String(decoding: try Refusal.catching { try PlanProblem(plan.crossing, scenario: scenario).json() }, as: UTF8.self)
    }

    private func contents() throws(Refusal) -> ResultFolder.Contents {
        let file = layers
        let texts = [
            "plan.md": page.markdown, "plan.json": try json(), "map.svg": try picture(), "problem.json": try problem(),
        ]
        return ResultFolder.Contents(
            tables: file.tables, texts: texts, files: ["plan.gpkg": { try file.writeGeoPackage(to: $0) }])
    }

    private func subject() throws(Refusal) -> ResultManifest.Subject {
        ResultManifest.Subject(
            of: scenario, try workspace.manifest(of: query.scenario), title: "the plan of \(plan.time.longDate)",
            command: query.command)
    }

    /// The situation with the plan's ways, and the blockers' hexes as its cordon.
    private func picture() throws(Refusal) -> String {
        let now = Situation.read(scenario, rules: rules, at: plan.time)
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
        return try workspace.drawing(of: scenario, named: query.scenario)
            .svg(situation: situation, ways: plan.mapWays, options: options)
    }
}
