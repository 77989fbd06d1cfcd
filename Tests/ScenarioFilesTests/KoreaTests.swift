import Geography
import Hexes
import ScenarioFiles
import Scenarios
import Testing

@Suite("Korea 1950", .enabled(if: Folders.exists(Folders.korea)))
struct KoreaTests {
    @Test(
        "is read without fault, with the telegram's eight",
        .enabled(if: Folders.exists("\(Folders.home)/Scenarios/korea-1950/zones.csv")))
    func scenario() throws {
        let korea = try Folders.library.read("korea-1950")
        #expect(korea.start.description == "1950-09-30T18:00")
        #expect(korea.members(of: "eight").count == 8)
        #expect(korea.members(of: "second-front").count == 6)
        #expect(korea.members(of: "others").count == korea.formations.count - 8)
        let telegram = try #require(korea.directive("zhou-1-october"))
        #expect(telegram.parts[0].who == .best(4, of: "eight"))
        #expect(telegram.parts[1].who == .rest(of: "eight"))
        #expect(telegram.parts[2].who == .group("others"))
        let kim = try #require(korea.sources.first { $0.key == "KKS" })
        #expect(
            kim.citation
                == "Kim, Kwang-soo (2010): The Inch'on landing and the response of the Korean People's Army. "
                + "Kunsa yongu (Military Studies) 130, 73-111")
        #expect(korea.formations.allSatisfy { korea.theatre.isLand($0.cell) && !korea.objective.cells[$0.cell.offset] })
    }

    @Test("has the known mountains and plains of the ground")
    func knownPoints() throws {
        let theatre = try TheatreFile.read(gpkg: Folders.korea)
        func cell(_ latitude: Double, _ longitude: Double) throws -> Int {
            try #require(theatre.cell(latitude: latitude, longitude: longitude)).offset
        }
        let jirisan = try cell(35.337, 127.730)
        #expect(theatre.elevation[jirisan] > 1000)
        #expect(theatre.terrain[jirisan] == .mountain)
        let taegu = try cell(35.870, 128.600)
        #expect(theatre.elevation[taegu] < 150)
        #expect(theatre.terrain[taegu] == .plain || theatre.terrain[taegu] == .rolling)
        let honam = try cell(35.800, 126.880)
        #expect(theatre.elevation[honam] < 60)
        #expect(theatre.terrain[honam] == .plain)
        #expect(theatre.terrain[try cell(37.5, 130.0)] == .sea)
    }

    @Test(
        "has a river beside its towns of the crossings",
        arguments: [("Waegwan", 35.993, 128.403), ("Ch'ungju", 36.97, 127.93), ("Seoul", 37.530, 126.960)])
    func crossings(name: String, latitude: Double, longitude: Double) throws {
        let theatre = try TheatreFile.read(gpkg: Folders.korea)
        let town = try #require(theatre.cell(latitude: latitude, longitude: longitude))
        let around = [town] + Direction.allCases.compactMap { theatre.grid.neighbour(of: town, to: $0) }
        let sides = around.flatMap { cell in Direction.allCases.compactMap { theatre.grid.side(of: cell, to: $0) } }
        #expect(sides.contains { theatre.river[$0] >= .river }, "\(name) lies on a river")
    }

    @Test("has a picture of its relief that covers the grid")
    func relief() throws {
        let theatre = try TheatreFile.read(gpkg: Folders.korea)
        let relief = try #require(try TheatreFile.relief(gpkg: Folders.korea))
        #expect(relief.png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(relief.west < theatre.grid.originX && relief.north > theatre.grid.originY)
        #expect(relief.east > relief.west && relief.south < relief.north)
    }
}

@Suite("Theatre files")
struct TheatreFileTests {
    @Test("a file that is not there is a fault, and no picture")
    func missing() throws {
        do {
            _ = try TheatreFile.read(gpkg: "/nowhere/atlantis.gpkg")
            Issue.record("read a file that is not there")
        } catch {
            #expect(
                error.description
                    == "/nowhere/atlantis.gpkg: there is no such file, expected a theatre as GeoPackage; "
                    + "build it with `make theatre`."
            )
        }
        #expect(try TheatreFile.relief(gpkg: "/nowhere/atlantis.gpkg") == nil)
    }

    @Test("a file that is no GeoPackage is a fault")
    func broken() throws {
        let copy = try LessonCopy()
        do {
            _ = try TheatreFile.read(gpkg: copy.folder + "/scenario.yaml")
            Issue.record("read YAML as GeoPackage")
        } catch {
            #expect(error.faults.count == 1)
            #expect(error.description.contains("the GeoPackage cannot be read"))
        }
    }
}
