import Appraisal
import Cartography
import Foundation
import Geodata
import Hexes
import Notation
import Planning
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Layers of plain ground: as many features as there are things, each where it is, rings that close and run the right way.
@Suite struct PlainLayersTests {
    private static let enemy = stride(from: 0, to: 12, by: 2).map { Fixtures.force(battalions: 2, at: CellID(4 * 12 + $0)) }
    private static let plain = Fixtures.plain(enemy: enemy)

    private static func situation(_ scenario: Scenario) -> Situation {
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: scenario.start)
    }

    private static func file(_ scenario: Scenario, ways: [MapWay] = []) -> LayerFile {
        LayerFile(
            scenario: scenario, situation: situation(scenario), ways: ways,
            rules: RuleBook.rules(for: scenario).appraisal.contact)
    }

    private static func layer(_ name: String, of scenario: Scenario = plain, ways: [MapWay] = []) throws -> Layer {
        try #require(file(scenario, ways: ways).layers.first { $0.name == name })
    }

    /// Values of a field, one a feature.
    private static func values(_ field: String, of layer: Layer) throws -> [FieldValue] {
        let column = try #require(layer.fields.firstIndex { $0.name == field })
        return layer.features.map { $0.values[column] }
    }

    /// Twice the area within a ring, positive if it runs counter-clockwise.
    private static func doubleArea(_ ring: [Point]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    // MARK: features

    @Test func `there is a feature for each force, gap and held hex`() throws {
        let situation = Self.situation(Self.plain)
        #expect(try Self.layer("formations").features.count == 1 && Self.layer("enemy").features.count == 6)
        #expect(try Self.layer("gaps").features.count == situation.gaps.count && Self.layer("cordon").features.count == 1)
        let held = situation.hold.patrols.count { $0 >= 0.0005 }
        #expect(try Self.layer("hold").features.count == held && held > 0)
    }

    @Test func `a force stands at the centre of its hex`() throws {
        let grid = Self.plain.theatre.grid
        for (feature, force) in zip(try Self.layer("enemy").features, Self.enemy) {
            let centre = grid.centre(of: force.track[0].cell)
            guard case .point(let point) = feature.geometry else { throw Missing() }
            #expect(abs(point.x - centre.x) < 0.001 && abs(point.y - centre.y) < 0.001)
        }
    }

    private struct Missing: Error {}

    @Test func `without an enemy only the ground and the formations are left`() throws {
        let grid = Self.plain.theatre.grid
        let road = (0..<9).map { row -> Int in
            grid.side(of: CellID(row * 12), to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let file = Self.file(Fixtures.plain(roads: road, enemy: []))
        for layer in file.layers {
            #expect(
                layer.features.isEmpty == ["hold", "cordon", "gaps", "ways", "enemy"].contains(layer.name), "\(layer.name)")
        }
    }

    @Test func `values are those of the scenario and the situation`() throws {
        let situation = Self.situation(Self.plain)
        let formations = try Self.layer("formations")
        #expect(try Self.values("men", of: formations) == [.whole(400)] && Self.values("guns", of: formations) == [.whole(4)])
        #expect(try Self.values("cutOff", of: formations) == situation.standings.map { .truth($0.isCutOff) })
        let gaps = try Self.layer("gaps")
        #expect(try Self.values("number", of: gaps) == (1...gaps.features.count).map { .whole($0) })
        #expect(try Self.values("share", of: gaps) == situation.gaps.map { .number($0.share) })
        #expect(try Self.values("cells", of: Self.layer("cordon")) == [.whole(situation.cordon.count)])
    }

    @Test func `a way is a line through its hexes, and one who stays has none`() throws {
        let cells = [108, 96, 84].map(CellID.init)
        let ways = [cells, [CellID(108)]].map { cells in
            MapWay(way: Way(cells: cells, kilometres: 6, marchHours: 2, contacts: 0.5), men: 40, formation: 0)
        }
        let layer = try Self.layer("ways", ways: ways)
        #expect(layer.features.count == 1 && layer.features[0].geometry.points.count == 3)
        #expect(try Self.values("men", of: layer) == [.number(40)] && Self.values("contacts", of: layer) == [.number(0.5)])
    }

    // MARK: shapes

    @Test func `hexes have six corners, close, and run counter-clockwise`() throws {
        let area = Self.plain.theatre.grid.cellSquareKilometres * 1e6
        for feature in try Self.layer("hold").features {
            guard case .polygon(let rings) = feature.geometry else { throw Missing() }
            #expect(rings.count == 1 && rings[0].count == 7 && rings[0].first == rings[0].last)
            #expect(abs(Self.doubleArea(rings[0]) / 2 / area - 1) < 1e-4)
        }
    }

    @Test func `the ground of the cordon is as large as its hexes`() throws {
        let situation = Self.situation(Self.plain)
        let area = Double(situation.cordon.count) * Self.plain.theatre.grid.cellSquareKilometres * 1e6
        let polygons = try Self.layer("cordon").features.flatMap { feature -> [[[Point]]] in
            if case .polygons(let polygons) = feature.geometry { polygons } else { [] }
        }
        let sum = polygons.joined().reduce(0) { $0 + Self.doubleArea($1) / 2 }
        #expect(abs(sum / area - 1) < 1e-4)
        for polygon in polygons {
            #expect(Self.doubleArea(polygon[0]) > 0 && polygon.dropFirst().allSatisfy { Self.doubleArea($0) < 0 })
        }
    }

    @Test func `on earth coordinates are degrees about the theatre's middle`() throws {
        let scenario = Fixtures.plain(enemy: Self.enemy, latitude: 38)
        let file = Self.file(scenario)
        #expect(file.isGeographic && !Self.file(Self.plain).isGeographic)
        for layer in file.layers {
            for point in layer.features.flatMap(\.geometry.points) {
                #expect(abs(point.x) < 1 && abs(point.y - 38) < 1, "\(layer.name) \(point)")
            }
        }
    }

    // MARK: GeoJSON

    @Test func `every layer is a collection of its features with all their fields`() throws {
        let file = Self.file(Self.plain)
        for ((name, text), layer) in zip(file.geoJSON(), file.layers) {
            let json = try JSONValue.read(text)
            #expect(name == layer.name && json["type"]?.text == "FeatureCollection" && json["name"]?.text == name)
            #expect(json["note"]?.text?.contains("kilometres") == true)
            let features = try #require(json["features"]?.items)
            #expect(features.count == layer.features.count)
            for feature in features {
                #expect(feature["geometry"]?["type"]?.text == layer.kind.rawValue)
                for field in layer.fields { #expect(feature["properties"]?[field.name] != nil, "\(name): \(field.name)") }
            }
        }
    }

    @Test func `an invented map is written in kilometres`() throws {
        let file = Self.file(Self.plain)
        let text = try #require(file.geoJSON().first { $0.name == "formations" }).text
        let point = try #require(try JSONValue.read(text)["features"]?.items?[0]["geometry"]?["coordinates"]?.items)
        let centre = Self.plain.theatre.grid.centre(of: Self.plain.formations[0].cell)
        #expect(
            abs((point[0].number ?? .nan) - centre.x / 1000) < 0.001 && abs((point[1].number ?? .nan) - centre.y / 1000) < 0.001
        )
    }

    @Test func `a number that is none is written as null`() throws {
        let scenario = Fixtures.plain(sea: Set(48..<60))
        let text = try #require(Self.file(scenario).geoJSON().first { $0.name == "formations" }).text
        let properties = try #require(try JSONValue.read(text)["features"]?.items?[0]["properties"])
        if case .null? = properties["leastContacts"] {} else { Issue.record("\(text)") }
        #expect(!text.contains("inf") && !text.contains("nan"))
    }
}
