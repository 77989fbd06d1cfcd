import Appraisal
import ArgumentParser
import Campaigns
import Cartography
import Foundation
import Geodata
import Geography
import Pages
import Planning
import Scenarios

/// `anabasis situation SCENARIO`
struct SituationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "situation", abstract: "Say who is cut off and how tightly, and where the gaps are.",
        discussion: """
            The enemy stands where the record has him on that day; the own formations stand where they stood at the start.

            Examples:
              anabasis situation korea-1950
              anabasis situation korea-1950 --at 1950-10-03
              anabasis situation korea-1950 --json
              anabasis situation korea-1950 --layers out/situation.gpkg --map out/situation.svg
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.") var settings:
        [String] = []
    @Flag(help: "Write the situation as JSON.") var json = false
    @Option(help: "Write the map layers into this GeoPackage (.gpkg), or as GeoJSON into this folder.") var layers: String?
    @Option(help: "Draw the map into this SVG file.") var map: String?

    func run() throws {
        let scenario = try Library.read(scenario)
        let time = try Moment.read(at, in: scenario)
        let rules = try StudyOptions.rules(settings, for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        let situation = reader.situation(at: time)
        let text = SituationText(situation, scenario: scenario, rules: rules.appraisal)
        do {
            print(json ? try text.json() : text.terminal(width: Terminal.width, color: Terminal.mayColour))
            if let layers {
                let file = LayerFile(scenario: scenario, situation: situation, rules: rules.appraisal.contact)
                try Output.write(to: layers, option: "--layers") { try file.write(to: layers) }
            }
            if let map {
                let drawing = MapDrawing(scenario: scenario, relief: try Library.open().relief(of: self.scenario))
                let svg = drawing.svg(situation: situation)
                try Output.write(to: map, option: "--map") { try svg.write(toFile: map, atomically: true, encoding: .utf8) }
            }
        } catch { throw Library.failure(error) }
    }
}
