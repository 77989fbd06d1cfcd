import Application
import Foundation
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The ground and its fields in the theatre's metres and in bytes: a page draws what the model has.
struct GroundPageTests {
    static let cases = Fixtures.names

    private func reading(_ name: String) -> CaseReading { name == "lesson" ? WorkbenchCase.lesson : WorkbenchCase.korea }

    @Test(arguments: cases)
    func theExtentIsThatOfAllHexes(name: String) throws {
        let reading = reading(name)
        let extent = try #require(try WorkbenchCase.page(try GroundPage(reading))["extent"])
        let grid = reading.scenario.theatre.grid
        let corners = (0..<grid.count).flatMap { grid.corners(of: CellID($0)) }
        let ends = [
            ("west", corners.map(\.x).min()), ("east", corners.map(\.x).max()), ("south", corners.map(\.y).min()),
            ("north", corners.map(\.y).max()),
        ]
        for (side, end) in ends {
            #expect(abs((extent[side]?.number ?? .nan) - (end ?? 0)) < 1e-6, "\(side)")
        }
    }

    @Test(arguments: cases)
    func placesFormationsAndForcesStandInTheMiddleOfTheirCells(name: String) throws {
        let reading = reading(name)
        let grid = reading.scenario.theatre.grid
        let (ground, page) = (try WorkbenchCase.page(try GroundPage(reading)), try WorkbenchCase.page(CasePage(reading)))
        let tracks = page["enemy"]?.items?.flatMap { $0["track"]?.items ?? [] } ?? []
        let placed = (ground["places"]?.items ?? []) + (page["formations"]?.items ?? []) + tracks
        #expect(placed.count > 10)
        for item in placed {
            let cell = CellID(try #require(item["cell"]?.whole))
            let point = Point(x: item["x"]?.number ?? .nan, y: item["y"]?.number ?? .nan)
            #expect(point == grid.centre(of: cell) && grid.cell(at: point) == cell)
        }
        for formation in page["formations"]?.items ?? [] where formation["latitude"] != nil {
            let projection = try #require(reading.scenario.theatre.projection)
            let there = projection.point(
                latitude: formation["latitude"]?.number ?? 0, longitude: formation["longitude"]?.number ?? 0)
            let here = Point(x: formation["x"]?.number ?? 0, y: formation["y"]?.number ?? 0)
            #expect(there.distance(to: here) < 1, "\(formation["id"]?.text ?? "")")
        }
    }

    @Test(arguments: cases)
    func aZoneIsNamedWithinItsCells(name: String) throws {
        let reading = reading(name)
        let theatre = reading.scenario.theatre
        let zones = try WorkbenchCase.page(try GroundPage(reading))["zones"]?.items ?? []
        #expect(zones.compactMap { $0["id"]?.text } == theatre.zones.map(\.id))
        for (number, zone) in zones.enumerated() {
            let centres = theatre.zone.indices.filter { Int(theatre.zone[$0]) == number }
                .map { theatre.grid.centre(of: CellID($0)) }
            let (x, y) = (zone["x"]?.number ?? .nan, zone["y"]?.number ?? .nan)
            #expect(centres.map(\.x).min()! <= x + 1 && x - 1 <= centres.map(\.x).max()!)
            #expect(centres.map(\.y).min()! <= y + 1 && y - 1 <= centres.map(\.y).max()!)
        }
    }

    @Test(arguments: cases)
    func everyReferenceOfACaseIsThere(name: String) throws {
        let page = try WorkbenchCase.page(CasePage(reading(name)))
        let ids = { (list: String, key: String) in Set(page[list]?.items?.compactMap { $0[key]?.text } ?? []) }
        let (formations, sources) = (ids("formations", "id"), ids("sources", "key"))
        for group in page["groups"]?.items ?? [] {
            #expect(formations.isSuperset(of: group["members"]?.items?.compactMap(\.text) ?? []))
        }
        for list in ["formations", "enemy", "directives", "history", "timeline", "readings"] {
            for item in page[list]?.items ?? [] {
                #expect(sources.isSuperset(of: item["sources"]?.items?.compactMap(\.text) ?? []), "\(list)")
            }
        }
        let directives = page["directives"]?.items ?? []
        #expect(
            directives.filter { $0["isQuestion"]?.isTrue == true }.compactMap { $0["id"]?.text } == [page["question"]?.text])
        #expect(
            directives.filter { $0["isStanding"]?.isTrue == true }.compactMap { $0["id"]?.text } == [page["standing"]?.text])
        let measures = ids("measures", "id")
        for clause in page["clauses"]?.items ?? [] { #expect(measures.contains(clause["measure"]?.text ?? "")) }
        for reading in page["readings"]?.items ?? [] {
            let own = reading["options"]?.items?.map { $0["isStandard"]?.isTrue == true } ?? []
            #expect(own.first == true && own.count { $0 } == 1)
        }
    }

    // MARK: fields

    @Test(arguments: cases)
    func groundIsAByteACellAndTheSeaIsNone(name: String) throws {
        let theatre = reading(name).scenario.theatre
        var reader = MapReader(reading(name))
        #expect(try reader.field("terrain", at: nil) == theatre.terrain.map { UInt8($0.rawValue) + 1 })
        let zones = try reader.field("zones", at: nil)
        #expect(zones.indices.allSatisfy { Int(zones[$0]) == Int(theatre.zone[$0]) + 1 })
        let height = try reader.field("elevation", at: nil)
        for cell in height.indices {
            let isSea = theatre.terrain[cell] == .sea
            let metres = Double(theatre.elevation[cell])
            let told = Double(height[cell] - (isSea ? 0 : 1)) / 254 * 2540
            #expect(isSea ? height[cell] == 0 : abs(told - min(2540, max(0, metres))) <= 5.1, "cell \(cell)")
        }
    }

    @Test(arguments: cases)
    func contactsGrowWithTheSizeOfTheBodyByOneLaw(name: String) throws {
        var reader = MapReader(reading(name))
        let rules = RuleBook.rules(for: reading(name).scenario)
        let exponent = try #require(RuleBook.entry("contact.sizeExponent")).value(in: rules)
        let step = 254 * exponent * log(100) / log(1 / 0.0003)
        let (small, large) = (try reader.field("hazard", at: nil, men: 5), try reader.field("hazard", at: nil, men: 500))
        var seen = 0
        for cell in small.indices where (2..<255).contains(small[cell]) && (2..<255).contains(large[cell]) {
            #expect(abs(Double(large[cell]) - Double(small[cell]) - step) <= 1.01, "cell \(cell)")
            seen += 1
        }
        #expect(seen > 20, "\(seen)")
    }

    @Test(arguments: cases)
    func moonlightLiesBetweenDarknessAndDay(name: String) throws {
        var reader = MapReader(reading(name))
        let lights = try ["night", "moon", "day"].map { try reader.field("hazard", at: nil, light: $0) }
        #expect(lights[0].indices.allSatisfy { lights[0][$0] <= lights[1][$0] && lights[1][$0] <= lights[2][$0] })
        #expect(lights[0] != lights[1] && lights[1] != lights[2])
    }

    @Test func momentsInAnyOrderAreTheSame() throws {
        let reading = WorkbenchCase.lesson
        let moments = (0..<6).map { reading.scenario.start.adding(hours: Double(36 * $0)).description }
        var (forward, backward) = (MapReader(reading), MapReader(reading))
        let first = try moments.map { try forward.field("hold", at: $0) }
        let second = try moments.reversed().map { try backward.field("hold", at: $0) }
        #expect(first == second.reversed() && Set(first).count > 1)
        let pages = try moments.map { try WorkbenchCase.sorted(try forward.situationPage(at: $0)) }
        let others = try moments.reversed().map { try WorkbenchCase.sorted(try backward.situationPage(at: $0)) }
        #expect(pages == others.reversed())
    }

    @Test func formationsMayStandWithinTheirRadius() throws {
        var reader = MapReader(WorkbenchCase.korea)
        let counts = try reader.field("uncertainty", at: nil)
        let page = try WorkbenchCase.page(try reader.situationPage(at: nil))
        let grid = WorkbenchCase.korea.scenario.theatre.grid
        let circles = zip(page["places"]?.items ?? [], page.at("figures.standings")?.items ?? []).map { place, standing in
            (
                Point(x: place["x"]?.number ?? 0, y: place["y"]?.number ?? 0),
                1000 * (standing["uncertaintyKilometres"]?.number ?? 0)
            )
        }
        #expect(circles.count == WorkbenchCase.korea.scenario.formations.count)
        for cell in stride(from: 0, to: grid.count, by: 7) where WorkbenchCase.korea.scenario.theatre.isLand(CellID(cell)) {
            let centre = grid.centre(of: CellID(cell))
            let near = circles.count { $0.0.distance(to: centre) <= $0.1 }
            let byte = near == 0 ? 0 : Int((1 + 254 * min(1, Double(near) / 8)).rounded())
            #expect(abs(Int(counts[cell]) - byte) <= 1, "cell \(cell)")
        }
    }

    @Test(arguments: cases)
    func everyFieldSaysItsClassesAndItsParameters(name: String) throws {
        let fields = FieldPage.all(of: reading(name))
        for field in try fields.map({ try WorkbenchCase.page($0) }) {
            let isClass = field["scale"]?.text == "classes"
            #expect((field["classes"]?.items?.isEmpty == false) == isClass, "\(field["name"]?.text ?? "")")
            #expect(field["low"]?.number ?? 1 < field["high"]?.number ?? 0)
        }
        var reader = MapReader(reading(name))
        for field in try fields.map({ try WorkbenchCase.page($0)["name"]?.text ?? "" }) {
            #expect(try reader.field(field, at: nil).count == reading(name).scenario.theatre.grid.count)
        }
    }
}
