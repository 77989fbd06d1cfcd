import Foundation
import GRDB
import Geodata
import ReplySupport
import Testing

/// Styles by which QGIS shows a map at first opening.
@Suite struct LayerStyleTests {
    private func styles() throws -> [(name: String, qml: String)] {
        let map = try MapCase.lesson.get()
        let file = LayerFile(scenario: map.scenario, situation: map.situation, ways: map.ways, rules: map.rules.contact)
        var found: [(String, String)] = []
        try withFolder { folder in
            let path = folder.appendingPathComponent("situation.gpkg").path
            try file.writeGeoPackage(to: path)
            try DatabaseQueue(path: path).read { database in
                let rows = try Row.fetchAll(
                    database, sql: "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault ORDER BY id")
                found = rows.map { ($0["f_table_name"], $0["styleQML"]) }
                let listed = try String.fetchOne(
                    database, sql: "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'")
                #expect(listed == "attributes")
                for (name, qml) in found {
                    let columns = try database.columns(in: name).map(\.name)
                    #expect(fields(of: qml).allSatisfy(columns.contains), "\(name): \(fields(of: qml))")
                }
            }
        }
        return found
    }

    /// Fields that a style names.
    private func fields(of qml: String) -> [String] {
        ["attr=\"", "fieldName=\""].flatMap { mark in
            qml.components(separatedBy: mark).dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
        }
    }

    @Test func everyLayerHasOneThatIsSoundXML() throws {
        let found = try styles()
        #expect(found.map(\.name) == LayerFile.descriptionsOfSituation.map(\.name))
        for (name, qml) in found {
            let root = try #require(qml.range(of: "<qgis").map { String(qml[$0.lowerBound...]) })
            let opened = root.components(separatedBy: "<symbol ").count - 1
            #expect(opened > 0 && opened == root.components(separatedBy: "</symbol>").count - 1, "\(name)")
            for mark in ["renderer-v2", "symbols", "qgis"] {
                #expect(root.contains("</\(mark)>"), "\(name) does not close \(mark)")
            }
        }
    }

    @Test func symbolsAreThoseOfTheProgram() throws {
        let enemy = try #require(try styles().first { $0.name == "enemy" })
        let pictures = enemy.qml.components(separatedBy: "base64:").dropFirst().compactMap { $0.split(separator: "\"").first }
        #expect(pictures.count == 4)
        for picture in pictures {
            let svg = try #require(Data(base64Encoded: String(picture)).map { String(decoding: $0, as: UTF8.self) })
            #expect(svg.hasPrefix("<svg ") && svg.contains("<path"), "\(svg)")
        }
    }

    /// Classes of the hold meet each other and leave nothing out.
    @Test func rangesOfTheHoldMeet() throws {
        let hold = try #require(try styles().first { $0.name == "hold" })
        let bounds = ["lower", "upper"].map { end in
            hold.qml.components(separatedBy: " \(end)=\"").dropFirst().compactMap { Double($0.prefix { $0 != "\"" }) }
        }
        #expect(bounds[0].first == 0 && Array(bounds[0].dropFirst()) == Array(bounds[1].dropLast()))
        #expect(bounds[1] == bounds[1].sorted() && (bounds[1].last ?? 0) >= 100)
    }
}
