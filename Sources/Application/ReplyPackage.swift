import Appraisal
import Campaigns
import Cartography
import Figures
import Geodata
import Notation
import Pages
import Planning
import RuleSets
import Scenarios
import Studies

/// A reply: the page, its numbers, and the files that go with it.
public struct ReplyPackage: AnswerPackage {
    /// What was found.
    public let study: Study
    /// The page and every number of it.
    public let writer: ReplyWriter
    /// The folder in which it is written.
    public let folder: String
    /// What is to be told beside the page, a sentence each.
    public let notices: [String]
    /// True if fewer campaigns were played than asked for.
    public let wasStopped: Bool
    private let layers: LayerFile

    /// The reply of a study of the scenario that was read by that name.
    init(
        study: Study, named name: String, situation: Situation, provenance: ReplyProvenance, folder: String,
        notices: [String], wasStopped: Bool, in workspace: Workspace
    ) throws(Refusal) {
        let (scenario, rules) = (study.request.scenario, study.request.rules)
        let ways = Self.ways(of: study)
        let plan = Plan(scenario: scenario, rules: rules, assignment: study.question.assignment, at: scenario.start)
        var options = MapOptions()
        options.marks = plan.map(MapMark.bottlenecks) ?? []
        let map = try workspace.drawing(of: scenario, named: name).svg(situation: situation, ways: ways, options: options)
        writer = try Refusal.catching {
            try ReplyWriter(
                study: study, situation: situation, plan: plan, provenance: provenance, mapSVG: map, charts: workspace.charts)
        }
        self.study = study
        layers = LayerFile(scenario: scenario, situation: situation, ways: ways, rules: rules.appraisal.contact)
        self.folder = folder
        self.notices = notices
        self.wasStopped = wasStopped
    }

    /// The first page.
    public func text(_ style: PageStyle) -> String {
        writer.terminal(width: style.width, color: style.isColoured)
    }

    /// All pages.
    public func wholeText(_ style: PageStyle) -> String {
        writer.terminal(width: style.width, color: style.isColoured, whole: true)
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try writer.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        do {
            let written = try writer.write(to: folder)
            try OutputFile("\(folder)/situation.gpkg").write { try layers.writeGeoPackage(to: $0) }
            try ResultFolder(path: folder).describe(
                subject, files: written.files + ["situation.gpkg"], tables: ReplySpreadsheets.descriptions)
            let named =
                "Written to \(folder): reply.html, reply.md, situation.gpkg, study.json and \(written.files.count - 3 + ResultManifest.names.count) more."
            return [written.fault, named].compactMap(\.self)
        } catch { throw Refusal(error, writing: folder, option: "--out") }
    }

    private var subject: ResultManifest.Subject {
        let (scenario, provenance) = (study.request.scenario, writer.reply.figures.provenance)
        return ResultManifest.Subject(
            sources: [.init(id: scenario.id, digest: provenance.scenarioDigest)], title: scenario.title,
            summary: scenario.summary, command: provenance.command, version: provenance.version)
    }

    /// The ways of the formations that the question's directive sends home, as they are laid on the first day.
    private static func ways(of study: Study) -> [MapWay] {
        let preparation = study.preparation
        return study.question.assignment.conduct.enumerated().flatMap { index, conduct -> [MapWay] in
            guard let conduct, conduct.task == .withdraw else { return [] }
            let formation = study.request.scenario.formations[index]
            let laid = preparation.courses.ways(
                conduct.route == .roads ? .roads : .gaps, from: formation.cell, to: preparation.destination(of: conduct),
                number: conduct.ways, march: preparation.march)
            return laid.map { MapWay(way: $0, men: Double(formation.men.best) / Double(laid.count), formation: index) }
        }
    }
}
