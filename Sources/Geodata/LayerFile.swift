import Appraisal
import Cartography
import Foundation
import Geography
import Hexes
import Notation
import Planning
import RuleSets
import Scenarios

/// A situation as layers: who stands where, the enemy's hold and hazard, cordon, gaps, ways, objective.
///
///     let file = LayerFile(scenario: korea, situation: situation, ways: ways, rules: rules.appraisal.contact)
///     try file.writeGeoPackage(to: "out/korea-1950/situation.gpkg")
public struct LayerFile: Sendable {
    /// In the order in which they are drawn, the lowest first.
    public let layers: [Layer]
    /// False for an invented map, whose coordinates are metres (GeoPackage) or kilometres (GeoJSON) and not degrees.
    public let isGeographic: Bool
    /// The subject of the whole.
    public let title: String

    /// The layers that the file of a situation has, in this order.
    public static let descriptionsOfSituation = LayerBuilder.descriptions
    /// The layers that the file of a plan has, in this order.
    public static let descriptionsOfPlan = PlanLayers.descriptions

    /// The layers of a situation and of ways.
    public init(scenario: Scenario, situation: Situation, ways: [MapWay] = [], rules: ContactRules) {
        let builder = LayerBuilder(scenario: scenario, situation: situation, shapes: LayerShapes(theatre: scenario.theatre))
        isGeographic = scenario.theatre.projection != nil
        title = "\(scenario.title), \(situation.time)"
        layers = [
            builder.hold(rules: rules), builder.objective(), builder.cordon(), builder.gaps(), builder.ways(ways),
            builder.enemy(),
            builder.formations(),
        ]
    }

    /// A file of these layers.
    package init(layers: [Layer], isGeographic: Bool, title: String) {
        self.layers = layers
        self.isGeographic = isGeographic
        self.title = title
    }

    /// The attributes of each layer as a table, but those of the hold, which has a row for every hex.
    public var tables: [DataTable] {
        layers.map(\.table).filter { $0.name != LayerBuilder.holdDescription.name }
    }

    /// Writes all layers into one GeoPackage; a file of that name is replaced. The same layers give the same bytes.
    public func writeGeoPackage(to path: String) throws {
        try GeoPackage(layers: layers, isGeographic: isGeographic).write(to: path)
    }

    /// Writes a GeoPackage where the path ends in .gpkg, else GeoJSON into a folder of that name.
    public func write(to path: String) throws {
        if path.hasSuffix(".gpkg") { try writeGeoPackage(to: path) } else { try writeGeoJSON(into: path) }
    }

    /// Each layer as the text of a GeoJSON feature collection, by name.
    public func geoJSON() -> [(name: String, text: String)] {
        layers.map { ($0.name, GeoJSON(layer: $0, isGeographic: isGeographic).text) }
    }

    /// Writes each layer as NAME.geojson into a folder, which is made if need be. Returns the paths.
    @discardableResult
    public func writeGeoJSON(into folder: String) throws -> [String] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try geoJSON().map { name, text in
            let path = URL(fileURLWithPath: folder).appendingPathComponent("\(name).geojson").path
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
    }
}
