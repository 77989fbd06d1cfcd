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

    /// A question, checked when it is run.
    public init(scenario: String, at: String? = nil, settings: [String] = [], layers: String? = nil, map: String? = nil) {
        self.scenario = scenario
        self.at = at
        self.settings = settings
        self.layers = layers
        self.map = map
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
        if let path = query.layers {
            let file = LayerFile(scenario: scenario, situation: situation, rules: rules.appraisal.contact)
            told.append(try Deliveries.layers(file, to: path))
        }
        if let path = query.map {
            let svg = try workspace.drawing(of: scenario, named: query.scenario).svg(situation: situation)
            told.append(try Deliveries.map(svg, to: path))
        }
        return told
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
