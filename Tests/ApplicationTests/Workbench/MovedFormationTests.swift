import Application
import Foundation
import Geography
import Hexes
import ScenarioFiles
import TestSupport
import Testing

/// Formations that are moved on a map with latitudes, and tables that are separated by semicolons: a saved case says what was asked.
struct MovedFormationTests {
    /// The telegram's case in a home of its own, on the theatres of the project.
    private func inKorea<Value>(_ body: (CaseReading, Workspace) async throws -> Value) async throws -> Value {
        try await SessionCase.inFolder { home in
            try FileManager.default.createDirectory(atPath: home + "/Scenarios", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: Fixtures.home + "/Scenarios/korea-1950", toPath: home + "/Scenarios/korea-1950")
            let library = ScenarioLibrary(scenarios: home + "/Scenarios", theatres: Fixtures.home + "/Theatres")
            let workspace = Workspace(library: library, replies: home + "/out")
            return try await body(try CaseReading("korea-1950", in: workspace), workspace)
        }
    }

    private func saved(_ formations: [String: Any], of base: CaseReading, in folder: CaseFolder) throws -> String {
        try folder.save(
            WorkbenchCase.input(["name": "mine", "base": base.id, "edits": ["formations": formations]], of: base), of: base)
    }

    @Test(.enabled(if: !Fixtures.isSmall), arguments: [0.0, 12, 60, 150])
    func aFormationStandsWhereItWasPut(kilometresNorth: Double) async throws {
        try await inKorea { base, workspace in
            let (theatre, own) = (base.scenario.theatre, base.scenario.formations[0])
            let from = theatre.grid.centre(of: own.cell)
            let point = Point(x: from.x + 100, y: from.y + 1000 * kilometresNorth)
            let cell = try #require(theatre.grid.cell(at: point))
            #expect(theatre.isLand(cell))
            let id = try saved([own.id: ["place": ["x": point.x, "y": point.y]]], of: base, in: CaseFolder(workspace))
            let formations = try CaseReading(id, in: workspace).scenario.formations
            #expect(formations[0].cell == cell && formations[0].men == own.men)
            #expect(formations.dropFirst() == base.scenario.formations.dropFirst())
            let near = try #require(theatre.nearestPlace(to: cell))
            #expect(formations[0].placeName == near.place.name, "it is told to be at the place that it is near")
        }
    }

    @Test func semicolonsStaySemicolons() async throws {
        let change = { (file: String, text: String) -> String in
            guard file == "forces.csv" else { return text }
            let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
            return parts.enumerated().map { $0 % 2 == 0 ? $1.replacing(",", with: ";") : "\"\($1)\"" }.joined()
        }
        try await WorkbenchCase.inHome(change) { workspace in
            let base = try CaseReading("lesson", in: workspace)
            let men = ["low": 1, "best": 77, "high": 99]
            let id = try saved(["agesandros": ["men": men]], of: base, in: CaseFolder(workspace))
            let formations = try CaseReading(id, in: workspace).scenario.formations
            #expect(formations.map(\.men.best) == [600, 900, 77])
            #expect(formations.map(\.note) == base.scenario.formations.map(\.note))
        }
    }
}
