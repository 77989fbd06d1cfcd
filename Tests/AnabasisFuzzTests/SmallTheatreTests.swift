import AnabasisFuzz
import Foundation
import Geography
import Hexes
import ScenarioFiles
import TestSupport
import Testing

/// A map drawn as text, written as a GeoPackage and read back, is the same ground.
@Suite struct SmallTheatreTests {
    private static let read = Result { () throws -> (drawn: Theatre, back: Theatre, relief: Relief?) in
        let path = NSTemporaryDirectory() + "anabasis-theatre-\(UUID().uuidString).gpkg"
        defer { unlink(path) }
        let drawn = try Fixtures.lesson().theatre
        try SmallTheatre(drawn).write(to: path)
        return (drawn, try TheatreFile.read(gpkg: path), try TheatreFile.relief(gpkg: path))
    }

    @Test func `it has as many cells, of the same size`() throws {
        let (drawn, back, _) = try Self.read.get()
        #expect(back.grid.columns == drawn.grid.columns && back.grid.rows == drawn.grid.rows)
        #expect(back.grid.flatMetres == drawn.grid.flatMetres && back.projection != nil && drawn.projection == nil)
    }

    @Test func `every cell is as it was`() throws {
        let (drawn, back, _) = try Self.read.get()
        #expect(back.terrain == drawn.terrain && back.elevation == drawn.elevation && back.ruggedness == drawn.ruggedness)
        #expect(zip(back.cover, drawn.cover).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(
            back.zone.map { $0 < 0 ? "" : back.zones[Int($0)].id } == drawn.zone.map { $0 < 0 ? "" : drawn.zones[Int($0)].id })
    }

    @Test func `every side is as it was`() throws {
        let (drawn, back, _) = try Self.read.get()
        #expect(back.road == drawn.road && back.river == drawn.river && back.crossing == drawn.crossing)
        #expect(drawn.road.contains { $0 != .none } && drawn.river.contains { $0 != .none })
    }

    @Test func `every place is where it was`() throws {
        let (drawn, back, _) = try Self.read.get()
        let told = { (theatre: Theatre) in theatre.places.map { "\($0.id) \($0.name) \($0.kind) \($0.cell)" }.sorted() }
        #expect(told(back) == told(drawn) && !drawn.places.isEmpty)
    }

    @Test func `its zones have their names and their people`() throws {
        let (drawn, back, _) = try Self.read.get()
        #expect(Set(back.zones.map(\.name)) == Set(drawn.zones.map(\.name)))
        #expect(back.zones.allSatisfy { $0.people > 0 && 0...1 ~= $0.attitude })
    }

    @Test func `it has a relief, and its northernmost row lies beyond the parallel`() throws {
        let (_, back, relief) = try Self.read.get()
        #expect(relief != nil)
        for column in 0..<back.grid.columns {
            let places = try (0..<2).map { row in
                let cell = try #require(back.grid.cell(column: column, row: row))
                return try #require(back.geographic(cell)).latitude
            }
            #expect(places[0] > SmallTheatre.northernRow && places[1] < SmallTheatre.northernRow)
        }
    }
}
