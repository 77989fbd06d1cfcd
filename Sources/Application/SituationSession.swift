import Appraisal
import Campaigns
import Geodata
import Geography
import Pages
import Planning
import RuleSets
import Scenarios

/// What is asked of a situation.
public struct SituationQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// A date or a minute; nil for the scenario's start.
    public let at: String?
    /// Rules that differ from the scenario's, as `name=value`.
    public let settings: [String]
    /// Where map layers are written: a GeoPackage (.gpkg), or a folder for GeoJSON.
    public let layers: String?
    /// The SVG file into which the map is drawn.
    public let map: String?
    /// The folder for the page, its numbers, tables, layers and map.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, at: String? = nil, settings: [String] = [], layers: String? = nil, map: String? = nil,
        out: String? = nil, command: String = ""
    ) {
        self.scenario = scenario
        self.at = at
        self.settings = settings
        self.layers = layers
        self.map = map
        self.out = out
        self.command = command
    }
}

/// Reads who is cut off and how tightly, and where the gaps are.
public struct SituationSession: Sendable {
    private let query: SituationQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: SituationQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The situation; throws for a scenario, a moment or a rule that cannot be.
    public func run() throws(Refusal) -> SituationPackage {
        try RuleSettings.check(query.settings)
        let scenario = try workspace.scenario(query.scenario)
        let time = try scenario.moment(query.at)
        let rules = try RuleSettings.rules(query.settings, for: scenario)
        try Deliveries.prove(query.out)
        let situation = Situation.read(scenario, rules: rules, at: time)
        return SituationPackage(
            query: query, workspace: workspace, scenario: scenario, situation: situation,
            page: SituationText(situation, scenario: scenario, rules: rules.appraisal), rules: rules)
    }
}

/// A situation in words, numbers, layers and a map.
public struct SituationPackage: AnswerPackage {
    private let query: SituationQuery
    private let workspace: Workspace
    private let scenario: Scenario
    /// What was read off the map.
    public let situation: Situation
    /// The words and figures.
    public let page: SituationText
    private let rules: Rules

    init(
        query: SituationQuery, workspace: Workspace, scenario: Scenario, situation: Situation, page: SituationText, rules: Rules
    ) {
        self.query = query
        self.workspace = workspace
        self.scenario = scenario
        self.situation = situation
        self.page = page
        self.rules = rules
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.terminal(width: style.width, color: style.isColoured) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        var told: [String] = []
        if let path = query.layers { told.append(try Deliveries.layers(layers, to: path)) }
        if let path = query.map { told.append(try Deliveries.map(try picture(), to: path)) }
        if let path = query.out { told.append(try ResultFolder(path: path).write(try contents(), of: try subject())) }
        return told
    }

    private var layers: LayerFile { LayerFile(scenario: scenario, situation: situation, rules: rules.appraisal.contact) }

    private func picture() throws(Refusal) -> String {
        try workspace.drawing(of: scenario, named: query.scenario).svg(situation: situation)
    }

    private func contents() throws(Refusal) -> ResultFolder.Contents {
        let file = layers
        let texts = ["situation.md": page.markdown, "situation.json": try json(), "map.svg": try picture()]
        return ResultFolder.Contents(
            tables: file.tables, texts: texts, files: ["situation.gpkg": { try file.writeGeoPackage(to: $0) }])
    }

    private func subject() throws(Refusal) -> ResultManifest.Subject {
        ResultManifest.Subject(
            of: scenario, try workspace.manifest(of: query.scenario), title: "the situation on \(situation.time.longDate)",
            command: query.command)
    }
}

extension Situation {
    /// The situation of a scenario at a moment, with regard to those goals of its objective that count then.
    static func read(_ scenario: Scenario, rules: Rules, at time: LocalTime) -> Situation {
        let current = scenario.replacing(objective: scenario.objective.current(at: time))
        var reader = SituationReader(scenario: current, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: time)
    }
}
