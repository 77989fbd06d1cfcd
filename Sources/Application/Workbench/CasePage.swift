import Campaigns
import Cartography
import Foundation
import Geography
import Hexes
import ScenarioFiles
import Scenarios
import Studies

/// A scenario with its formations, forces, orders and sources, as the page shows them.
package struct CasePage: Codable, Sendable {
    /// Men with the range of the sources.
    struct Men: Codable, Sendable {
        let low: Int
        let best: Int
        let high: Int

        init(_ men: Strength) { (low, best, high) = (men.low, men.best, men.high) }
    }

    struct GroupPage: Codable, Sendable {
        let id: String
        let title: String
        let role: String?
        let members: [String]
    }

    struct FormationPage: Codable, Sendable {
        let id: String
        let name: String
        let label: String
        let parent: String
        let placeName: String
        let cell: Int
        let x: Double
        let y: Double
        let latitude: Double?
        let longitude: Double?
        let men: Men
        let guns: Int
        let tanks: Int
        let confidence: String
        let sources: [String]
        let note: String
        let groups: [String]
        let symbol: String
    }

    struct FixPage: Codable, Sendable {
        let time: String
        let cell: Int
        let x: Double
        let y: Double
        let posture: String
    }

    struct ForcePage: Codable, Sendable {
        let id: String
        let name: String
        let label: String
        let men: Men
        let battalions: Int
        let mobility: String
        let confidence: String
        let symbol: String
        let sources: [String]
        let track: [FixPage]
    }

    struct DirectivePage: Codable, Sendable {
        let id: String
        let title: String
        let summary: String
        let issued: String?
        let quote: String
        let sources: [String]
        let isQuestion: Bool
        let isStanding: Bool
        let order: PlainValue
        let yaml: String
    }

    struct OptionPage: Codable, Sendable {
        let id: String
        let title: String
        let weight: Double
        let isStandard: Bool
    }

    struct ReadingPage: Codable, Sendable {
        let id: String
        let title: String
        let sources: [String]
        let options: [OptionPage]
    }

    struct ClausePage: Codable, Sendable {
        let measure: String
        let title: String
        let unit: String
        let group: String
        let delta: Double?
    }

    struct MeasurePage: Codable, Sendable {
        let id: String
        let title: String
        let unit: String
        let prefersMore: Bool
    }

    struct SourcePage: Codable, Sendable {
        let key: String
        let citation: String
        let standing: String
    }

    struct FigurePage: Codable, Sendable {
        let metric: String
        let key: String
        let date: String
        let low: Double
        let best: Double
        let high: Double
        let unit: String
        let confidence: String
        let sources: [String]
        let note: String
    }

    struct MessagePage: Codable, Sendable {
        let date: String
        let sender: String
        let addressee: String
        let gist: String
        let latencyHours: Double?
        let sources: [String]
    }

    let id: String
    let title: String
    let summary: String
    let start: String
    let end: String
    let horizonDays: Int
    let epochHours: Int
    let epochs: Int
    let utcOffsetHours: Double
    let ownName: String
    let enemyName: String
    let objective: String
    let refuge: String?
    let digest: String
    let question: String
    let standing: String
    let notes: String
    /// Limits of the case that stand where its answer is read; nil where it has none.
    let caveat: String?
    let isCase: Bool
    let groups: [GroupPage]
    let formations: [FormationPage]
    let enemy: [ForcePage]
    let directives: [DirectivePage]
    let readings: [ReadingPage]
    let clauses: [ClausePage]
    let measures: [MeasurePage]
    let dials: [OrderText.Phrase]
    let sources: [SourcePage]
    let history: [FigurePage]
    let timeline: [MessagePage]
    let credits: [String]
    let warnings: [String]

    /// The page of a case.
    package init(_ reading: CaseReading) {
        let scenario = reading.scenario
        id = reading.id
        title = scenario.title
        summary = scenario.summary
        start = scenario.start.description
        end = scenario.end.description
        horizonDays = scenario.horizonDays
        epochHours = CampaignModel.standardEpochHours
        epochs = scenario.horizonDays * 24 / CampaignModel.standardEpochHours
        utcOffsetHours = scenario.utcOffsetHours
        (ownName, enemyName) = (scenario.ownName, scenario.enemyName)
        (objective, refuge) = (scenario.objective.name, scenario.refuge?.name)
        digest = reading.digest
        (question, standing, notes, isCase) = (scenario.question, scenario.standing, scenario.notes, reading.isOwn)
        caveat = scenario.caveat.isEmpty ? nil : scenario.caveat
        groups = scenario.groups.map { group in
            GroupPage(
                id: group.id, title: group.title, role: group.role?.rawValue,
                members: group.members.map { scenario.formations[$0].id })
        }
        formations = scenario.formations.indices.map { Self.formation($0, in: scenario) }
        enemy = scenario.enemy.map { Self.force($0, in: scenario) }
        directives = scenario.directives.map { Self.directive($0, of: reading) }
        readings = Self.readings(reading)
        clauses = Self.clauses(scenario)
        measures = Measure.allCases.map {
            MeasurePage(id: $0.rawValue, title: $0.title, unit: $0.unit, prefersMore: $0.prefersMore)
        }
        dials = OrderText.dials
        sources = scenario.sources.map { SourcePage(key: $0.key, citation: $0.citation, standing: $0.standing) }
        history = scenario.history.map {
            FigurePage(
                metric: $0.metric, key: $0.key, date: $0.date, low: $0.low, best: $0.best, high: $0.high, unit: $0.unit,
                confidence: $0.confidence, sources: $0.sources, note: $0.note)
        }
        timeline = scenario.timeline.map {
            MessagePage(
                date: $0.date, sender: $0.sender, addressee: $0.addressee, gist: $0.gist, latencyHours: $0.latencyHours,
                sources: $0.sources)
        }
        credits = scenario.theatre.credits
        warnings = reading.warnings
    }

    private static func formation(_ index: Int, in scenario: Scenario) -> FormationPage {
        let formation = scenario.formations[index]
        let symbol = SymbolName(of: formation)
        let centre = scenario.theatre.grid.centre(of: formation.cell)
        let place = scenario.theatre.geographic(formation.cell)
        return FormationPage(
            id: formation.id, name: formation.name, label: symbol.label, parent: formation.parent,
            placeName: formation.placeName, cell: formation.cell.offset, x: centre.x, y: centre.y,
            latitude: place?.latitude, longitude: place?.longitude, men: Men(formation.men), guns: formation.weapons.guns,
            tanks: formation.weapons.tanks, confidence: formation.confidence, sources: formation.sources,
            note: formation.note, groups: scenario.groups.filter { $0.members.contains(index) }.map(\.id),
            symbol: symbol.symbol)
    }

    private static func force(_ force: EnemyForce, in scenario: Scenario) -> ForcePage {
        let symbol = SymbolName(of: force)
        return ForcePage(
            id: force.id, name: force.name, label: symbol.label, men: Men(force.men), battalions: force.battalions,
            mobility: force.mobility.rawValue, confidence: force.confidence, symbol: symbol.symbol, sources: force.sources,
            track: force.track.map { fix in
                let centre = scenario.theatre.grid.centre(of: fix.cell)
                return FixPage(
                    time: fix.time.description, cell: fix.cell.offset, x: centre.x, y: centre.y,
                    posture: fix.posture.rawValue)
            })
    }

    private static func directive(_ directive: Directive, of reading: CaseReading) -> DirectivePage {
        let yaml = FileManager.default.contents(atPath: "\(reading.folder)/directives/\(directive.id).yaml")
            .map { String(decoding: $0, as: UTF8.self) }
        return DirectivePage(
            id: directive.id, title: directive.title, summary: directive.summary, issued: directive.issued?.description,
            quote: directive.quote, sources: directive.sources, isQuestion: directive.id == reading.scenario.question,
            isStanding: directive.id == reading.scenario.standing, order: OrderFields.filled(yaml ?? "", as: directive),
            yaml: yaml ?? "")
    }

    private static func readings(_ found: CaseReading) -> [ReadingPage] {
        found.scenario.uncertainty.readings.map { reading in
            ReadingPage(
                id: reading.id, title: reading.title, sources: reading.sources,
                options: reading.options.map { option in
                    OptionPage(
                        id: option.id, title: option.title, weight: option.weight,
                        isStandard: option.id == found.option(of: reading))
                })
        }
    }

    private static func clauses(_ scenario: Scenario) -> [ClausePage] {
        scenario.clauses.compactMap { clause in
            Measure(rawValue: clause.quantity.rawValue).map {
                ClausePage(measure: $0.rawValue, title: $0.title, unit: $0.unit, group: clause.group, delta: clause.delta)
            }
        }
    }
}

extension Scenario {
    /// The last moment of its campaigns.
    var end: LocalTime { start.adding(hours: Double(24 * horizonDays)) }
}
