import Geography
import Notation
import Scenarios

/// Contents of a scenario, for whoever wants to ask something of it.
public struct ScenarioContents: AnswerPackage {
    private let scenario: Scenario

    /// The contents of the scenario of that name or path; throws every fault of its files.
    public init(of name: String, in workspace: Workspace) throws(Refusal) { scenario = try workspace.scenario(name) }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let head = ProseWords.wrapped("\(scenario.title). \(scenario.summary)", width: style.width)
        let directives = TableText(
            "", columns: [.init("Directive"), .init("What it is")], rows: scenario.directives.map { [$0.id, $0.title] })
        let formations = TableText(
            "", columns: [.init("Formation"), .init("Name"), .init("Men", .right)],
            rows: scenario.formations.map { [$0.id, $0.name, ProseNumber.whole($0.men.best)] })
        let groups = TableText(
            "", columns: [.init("Group"), .init("What it is"), .init("Formations")],
            rows: scenario.groups.map { group in
                [group.id, group.title, group.members.map { scenario.formations[$0].id }.joined(separator: " ")]
            })
        let tables = [directives, formations, groups].map { $0.plain(width: style.width).joined(separator: "\n") }
        return ([head.joined(separator: "\n")] + tables).joined(separator: "\n\n")
    }

    /// Everything of it as JSON.
    public func json() throws(Refusal) -> String {
        let shape = Shape(scenario)
        return try Refusal.catching { try JSONFile.text(of: shape) }
    }

    /// Nothing is written.
    public func write() throws(Refusal) -> [String] { [] }
}

extension ScenarioContents {
    private struct Shape: Encodable {
        let id: String
        let title: String
        let summary: String
        let start: String
        let end: String
        let utcOffsetHours: Double
        let question: String
        let standing: String
        let own: String
        let enemy: String
        let objective: String
        let groups: [GroupShape]
        let formations: [FormationShape]
        let directives: [DirectiveShape]
        let rules: [RuleShape]
        let readings: [ReadingShape]

        init(_ scenario: Scenario) {
            id = scenario.id
            title = scenario.title
            summary = scenario.summary
            start = scenario.start.description
            end = scenario.start.adding(hours: Double(24 * scenario.horizonDays)).description
            utcOffsetHours = scenario.utcOffsetHours
            question = scenario.question
            standing = scenario.standing
            own = scenario.ownName
            enemy = scenario.enemyName
            objective = scenario.objective.name
            let ids = scenario.formations.map(\.id)
            groups = scenario.groups.map { group in
                GroupShape(
                    id: group.id, title: group.title, role: group.role?.rawValue, members: group.members.map { ids[$0] })
            }
            formations = scenario.formations.map(FormationShape.init)
            directives = scenario.directives.map(DirectiveShape.init)
            rules = scenario.rules.map { RuleShape(name: $0.rule, value: $0.value, reason: $0.reason) }
            readings = scenario.uncertainty.readings.map { ReadingShape($0, ids) }
        }
    }

    private struct GroupShape: Encodable {
        let id: String
        let title: String
        let role: String?
        let members: [String]
    }

    private struct FormationShape: Encodable {
        let id: String
        let name: String
        let parent: String
        let place: String
        let menLow: Int
        let menBest: Int
        let menHigh: Int
        let confidence: String
        let sources: [String]

        init(_ formation: Formation) {
            id = formation.id
            name = formation.name
            parent = formation.parent
            place = formation.placeName
            menLow = formation.men.low
            menBest = formation.men.best
            menHigh = formation.men.high
            confidence = formation.confidence
            sources = formation.sources
        }
    }

    private struct DirectiveShape: Encodable {
        let id: String
        let title: String
        let summary: String
        let issued: String?
        let quote: String
        let sources: [String]

        init(_ directive: Directive) {
            id = directive.id
            title = directive.title
            summary = directive.summary
            issued = directive.issued?.description
            quote = directive.quote
            sources = directive.sources
        }
    }

    private struct RuleShape: Encodable {
        let name: String
        let value: Double
        let reason: String
    }

    private struct ReadingShape: Encodable {
        struct Option: Encodable {
            let id: String
            let title: String
            let weight: Double
            /// Pairs of formations that change places in the groups.
            let exchanges: [[String]]
        }

        let unknown: String
        let title: String
        let options: [Option]

        init(_ reading: SourceReading, _ ids: [String]) {
            unknown = "reading.\(reading.id)"
            title = reading.title
            options = reading.options.map { option in
                Option(
                    id: option.id, title: option.title, weight: option.weight,
                    exchanges: option.exchanges.map { [ids[$0.one], ids[$0.other]] })
            }
        }
    }
}
