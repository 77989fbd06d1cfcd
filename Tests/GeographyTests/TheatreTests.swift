import Geography
import Hexes
import Testing

@Suite struct TheatreTests {
    /// Five columns, four rows of 3 km around 37.5 N 127.5 E; the two western columns are sea.
    private func theatre(projection: LambertEqualArea? = LambertEqualArea(latitude0: 37.5, longitude0: 127.5)) -> Theatre {
        let grid = HexGrid(columns: 5, rows: 4, flatMetres: 3000)
        let sides = grid.sideCount
        return Theatre(
            id: "test", title: "Test", grid: grid, projection: projection,
            terrain: (0..<20).map { $0 % 5 < 2 ? .sea : .hill }, elevation: [Int16](repeating: 200, count: 20),
            ruggedness: [Int16](repeating: 80, count: 20), cover: [Float](repeating: 0.5, count: 20),
            zone: (0..<20).map { $0 % 5 < 2 ? -1 : 0 }, road: [RoadClass](repeating: .none, count: sides),
            river: [RiverClass](repeating: .none, count: sides), crossing: [Crossing](repeating: .none, count: sides),
            zones: [zone(attitude: 0.5)],
            places: [place("b-town", 4, "town"), place("a-town", 2, "town"), place("pass", 13, "pass")],
            credits: ["made by hand"])
    }

    private func zone(attitude: Double) -> Zone {
        Zone(id: "z", name: "Z", people: 900, areaSquareKilometres: 12, attitude: attitude, communicationKilometres: 40)
    }

    private func place(_ id: String, _ cell: Int, _ kind: String) -> Place {
        Place(id: id, name: id, modern: id, kind: kind, cell: CellID(cell))
    }

    @Test func `the nearest place, its distance, and the kinds asked for`() throws {
        let theatre = theatre()
        let here = try #require(theatre.nearestPlace(to: CellID(14)))
        #expect(here.place.id == "pass")
        #expect(abs(here.kilometres - 3) < 1e-9)
        let town = try #require(theatre.nearestPlace(to: CellID(14), kinds: ["town"]))
        #expect(town.place.id == "b-town")
        #expect(abs(town.kilometres - 6 * 0.75.squareRoot()) < 1e-9)
        #expect(try #require(theatre.nearestPlace(to: CellID(13))).kilometres == 0)
        #expect(theatre.nearestPlace(to: CellID(14), kinds: ["village"]) == nil)
    }

    @Test func `of two places equally near the first by name is taken`() throws {
        let found = try #require(theatre().nearestPlace(to: CellID(3), kinds: ["town"]))
        #expect(found.place.id == "a-town")
    }

    @Test func `of two places equally near the one that a formation is named by is taken`() throws {
        let theatre = theatre()
        #expect(theatre.nearestPlace(to: CellID(3), kinds: ["town"], preferring: "b-town")?.place.id == "b-town")
        // A name does not make a place nearer than it is.
        #expect(theatre.nearestPlace(to: CellID(14), preferring: "a-town")?.place.id == "pass")
        #expect(theatre.describe(CellID(13), preferring: "a-town") == "at pass")
    }

    @Test func `land and the nearest land`() {
        let theatre = theatre()
        #expect(!theatre.isLand(CellID(1)) && theatre.isLand(CellID(2)))
        #expect(theatre.nearestLand(to: CellID(3)) == CellID(3))
        #expect(theatre.nearestLand(to: CellID(0)) == CellID(2))
        #expect(theatre.nearestLand(to: CellID(5)) == CellID(2), "of two as near, the lower number")
    }

    @Test func `cells and degrees`() throws {
        let theatre = theatre()
        #expect(theatre.cell(latitude: 37.5, longitude: 127.5) == CellID(0))
        #expect(theatre.cell(latitude: 36, longitude: 127.5) == nil)
        for index in 0..<20 {
            let degrees = try #require(theatre.geographic(CellID(index)))
            #expect(theatre.cell(latitude: degrees.latitude, longitude: degrees.longitude) == CellID(index))
        }
        let first = try #require(theatre.geographic(CellID(0)))
        #expect(abs(first.latitude - 37.5) < 1e-9 && abs(first.longitude - 127.5) < 1e-9)
    }

    @Test func `an invented map has no degrees`() {
        let invented = theatre(projection: nil)
        #expect(invented.cell(latitude: 37.5, longitude: 127.5) == nil)
        #expect(invented.geographic(CellID(3)) == nil)
    }

    @Test func `other people on the same ground`() {
        let before = theatre()
        let after = before.replacing(zones: [zone(attitude: 0.9)])
        #expect(after.zones[0].attitude == 0.9)
        #expect(after.terrain == before.terrain && after.places == before.places && after.credits == before.credits)
        #expect(before.zones[0].density == 75)
        let empty = Zone(id: "e", name: "E", people: 5, areaSquareKilometres: 0, attitude: 0, communicationKilometres: 0)
        #expect(empty.density == 0)
    }

    @Test func `words of the files, both ways`() {
        for terrain in Terrain.allCases { #expect(Terrain(word: terrain.word) == terrain) }
        for road in RoadClass.allCases { #expect(RoadClass(word: road.word) == road) }
        for river in RiverClass.allCases { #expect(RiverClass(word: river.word) == river) }
        for crossing in Crossing.allCases { #expect(Crossing(word: crossing.word) == crossing) }
        #expect(Terrain(word: "swamp") == nil && RoadClass(word: "Main") == nil && RiverClass(word: "") == nil)
        #expect(Terrain.allCases.map(\.word) == ["sea", "plain", "rolling", "hill", "mountain"])
        #expect(RoadClass.allCases.map(\.word) == ["none", "track", "road", "main"])
    }

    @Test func `roads and rivers are ordered, and only roads bear wheels`() {
        #expect(RoadClass.allCases == RoadClass.allCases.sorted())
        #expect(RiverClass.allCases == RiverClass.allCases.sorted())
        #expect(RoadClass.allCases.filter(\.bearsWheels) == [.road, .main])
    }

    @Test func `the nearest land within some steps, or none`() {
        let theatre = theatre()
        #expect(theatre.nearestLand(to: CellID(0), within: 2) == CellID(2))
        #expect(theatre.nearestLand(to: CellID(0), within: 1) == nil)
        for cell in 0..<20 {
            let nearest = theatre.nearestLand(to: CellID(cell))
            #expect(theatre.nearestLand(to: CellID(cell), within: 9) == nearest)
        }
    }

    /// The antipode of the centre has no place in the projection; what lies near it is far outside the map.
    @Test(arguments: [(-37.5, -52.5), (-37.5, 307.5), (-37.4999, -52.5), (90, 0), (-90, 0), (37.5, -52.5)])
    func `a position on the other side of the Earth is outside`(latitude: Double, longitude: Double) {
        #expect(theatre().cell(latitude: latitude, longitude: longitude) == nil)
    }

    @Test func `a theatre across the 180th meridian`() throws {
        let theatre = theatre(projection: LambertEqualArea(latitude0: 52, longitude0: 180))
        for index in 0..<20 {
            let degrees = try #require(theatre.geographic(CellID(index)))
            #expect((-180..<180).contains(degrees.longitude))
            #expect(theatre.cell(latitude: degrees.latitude, longitude: degrees.longitude) == CellID(index))
            #expect(theatre.cell(latitude: degrees.latitude, longitude: degrees.longitude + 360) == CellID(index))
        }
    }
}

@Suite struct DegreesTests {
    @Test(arguments: [(38, "38° N"), (-51.5, "51.5° S"), (0, "0°"), (-0.0, "0°"), (-90, "90° S"), (37.25, "37.25° N")])
    func `latitudes name their hemisphere`(degrees: Double, text: String) { #expect(Degrees.latitude(degrees) == text) }

    @Test(arguments: [
        (127.5, "127.5° E"), (-59, "59° W"), (181, "179° W"), (-181, "179° E"), (180, "180°"), (-180, "180°"), (360, "0°"),
        (539, "179° E"), (0, "0°"),
    ])
    func `longitudes of any turn`(degrees: Double, text: String) { #expect(Degrees.longitude(degrees) == text) }

    @Test func `wrapping is exact within a turn and repeats itself beyond`() {
        for degrees in stride(from: -180.0, to: 180, by: 0.5) {
            #expect(Degrees.wrapped(degrees) == degrees)
            for turns in -3...3 { #expect(Degrees.wrapped(degrees + 360 * Double(turns)) == degrees) }
        }
    }
}
