import Foundation
import Geography
import ScenarioFiles
import Scenarios
import Testing

/// The lesson's armies on ground south of the equator, across the 180th meridian.
@Suite("A scenario of another region")
struct RegionTests {
    private func copy(parallel: String, positions: [String]) throws -> LessonCopy {
        let copy = try LessonCopy()
        let theatres = copy.root + "/Theatres"
        try FileManager.default.createDirectory(atPath: theatres, withIntermediateDirectories: true)
        try TheatreMaker().bytes().write(to: URL(fileURLWithPath: theatres + "/toy.gpkg"))
        _ = try copy.replace("scenario.yaml", "theatre: map.txt", "theatre: toy")
        _ = try copy.replace("scenario.yaml", "mark: N", "parallel: \(parallel)")
        _ = try copy.replace("scenario.yaml", "mark: P", "parallel: \(parallel)")
        _ = try copy.replace("scenario.yaml", "utcOffsetHours: 0", "utcOffsetHours: 12")
        let ids = ["philon", "damippos", "agesandros"]
        try copy.write(
            "forces.csv",
            "id,side,parent,name,place,lat,lon,men,confidence,source\n"
                + zip(ids, positions).map { "\($0),league,L,N,\($1),100,high,INVENTED\n" }.joined())
        try copy.write("enemy.yaml", "[]\n")
        return copy
    }

    @Test("has its positions by either way of writing a longitude, and its line in the south")
    func south() throws {
        let copy = try copy(parallel: "-51.7", positions: ["port,,", "port,-51.72,179.95", "port,-51.72,-180"])
        let scenario = try copy.check().scenario
        let cells = scenario.formations.map(\.cell)
        #expect(cells[0].offset == 20)
        let degrees = try #require(scenario.theatre.geographic(cells[1]))
        #expect(abs(degrees.latitude + 51.72) < 0.02 && abs(degrees.longitude - 179.95) < 0.03)
        let wrapped = try copy.text("forces.csv").replacing("-180", with: "180")
        try copy.write("forces.csv", wrapped)
        #expect(try copy.check().scenario.formations.map(\.cell) == cells)
        let north = scenario.objective.cells.indices.filter { scenario.objective.cells[$0] }
        #expect(!north.isEmpty && north.allSatisfy { $0 < 32 })
        #expect(scenario.sky?.latitude == -51.7 && scenario.sky?.longitude == 179.95)
    }

    @Test("names its hemisphere in a fault")
    func hemisphere() throws {
        let copy = try copy(parallel: "-40", positions: ["port,,", "port,,", "port,,"])
        #expect(
            copy.sentences().contains { $0.contains("no land lies north of 40° S, expected a latitude within the theatre") })
    }

    @Test("has no place at the antipode of its map, nor at a pole")
    func antipode() throws {
        for position in ["port,51.7,-0.05", "port,90,0", "port,-90,0", "port,51.7,359.95"] {
            let copy = try copy(parallel: "-51.7", positions: ["port,,", "port,,", position])
            #expect(copy.sentences().count == 1)
            #expect(copy.sentences().first?.contains("lies outside the map, expected a position in the theatre toy") == true)
        }
    }
}
