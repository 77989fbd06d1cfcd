import Appraisal
import ArgumentParser
import Campaigns
import Cartography
import Charts
import Figures
import Foundation
import Geodata
import Pages
import Planning
import ScenarioFiles
import Studies

/// Where a reply goes and how it is shown: what every command that writes one asks for.
struct ReplyOptions: ParsableArguments {
    @Option(help: "The folder for the reply; out/SCENARIO unless said.") var out: String?
    @Flag(help: "Write every number of the reply as JSON instead of the page.") var json = false
    @Flag(help: "Print the whole reply, not its first page.") var whole = false

    /// The folder of a scenario's reply.
    func folder(of scenario: String) -> String { out ?? "out/\(scenario)" }

    /// Writes the reply of a study of the scenario of that name or path into the folder, and shows it.
    func write(_ study: Study, of name: String, situation: Situation, provenance: ReplyProvenance) throws {
        let scenario = study.request.scenario
        let library = try Library.open()
        let home = (library.scenarios as NSString).deletingLastPathComponent
        let ways = Self.ways(of: study)
        let plan = Plan(
            scenario: scenario, rules: study.request.rules, assignment: study.question.assignment, at: scenario.start)
        var options = MapOptions()
        options.marks = plan.map(MapMark.bottlenecks) ?? []
        do {
            let drawing = MapDrawing(scenario: scenario, relief: try library.relief(of: name))
            let writer = try ReplyWriter(
                study: study, situation: situation, plan: plan, provenance: provenance,
                mapSVG: drawing.svg(situation: situation, ways: ways, options: options),
                charts: ChartRenderer(home: home))
            let folder = folder(of: scenario.id)
            let written = try writer.write(to: folder)
            let layers = LayerFile(
                scenario: scenario, situation: situation, ways: ways, rules: study.request.rules.appraisal.contact)
            try layers.writeGeoPackage(to: "\(folder)/situation.gpkg")
            print(json ? try writer.json() : writer.terminal(width: Terminal.width, color: Terminal.mayColour, whole: whole))
            if let fault = written.fault { Terminal.tell(fault) }
            Terminal.tell(
                "Written to \(folder): reply.html, reply.md, situation.gpkg, study.json and \(written.files.count - 3) more.")
        } catch { throw Library.failure(error) }
    }

    /// The ways of the formations that the question's directive sends home, as they are laid on the first day.
    private static func ways(of study: Study) -> [MapWay] {
        let preparation = study.preparation
        return study.question.assignment.conduct.enumerated().flatMap { index, conduct -> [MapWay] in
            guard let conduct, conduct.task == .withdraw else { return [] }
            let formation = study.request.scenario.formations[index]
            let laid = preparation.books[0].ways(
                from: formation.cell, number: conduct.ways, march: preparation.march)
            return laid.map { MapWay(way: $0, men: Double(formation.men.best) / Double(laid.count), formation: index) }
        }
    }
}
