import Foundation
import GRDB
import Geodata
import Hexes
import Notation
import ReplySupport
import Testing

/// What is written into a layer is what is read out of it, in either format.
@Suite struct LayerValueTests {
    private static let texts = [
        "plain", "quoted \"name\"", "back\\slash", "line\nend", "tab\t", "control \u{1}", "小股", "'); DROP TABLE x; --", "",
    ]

    private static let description = LayerDescription(
        "odd \"layer\"", title: "A layer with odd names", kind: .point,
        fields: [
            Field("text", .text, "a text"), Field("whole", .whole, "a whole number"), Field("number", .number, "a number"),
            Field("truth", .truth, "yes or no"), Field("odd \"field\"", .text, "no value"),
        ])

    private static let numbers: [Double] = [0, -1.5, 1e-9, 123_456.789, .infinity, .nan, 1e15, 0.1]

    private static let layer = Layer(
        description,
        features: texts.indices.map { index in
            LayerFeature(
                .point(Point(x: Double(index), y: -Double(index))),
                [
                    .text(texts[index]), .whole(index - 4), .number(numbers[index % numbers.count]), .truth(index % 2 == 0),
                    .null,
                ])
        })

    private let file = LayerFile(layers: [layer], isGeographic: true, title: "Odd")

    @Test func `GeoJSON reads back`() throws {
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(file.geoJSON()[0].text.utf8)) as? [String: Any])
        #expect(root["name"] as? String == "odd \"layer\"")
        let features = try #require(root["features"] as? [[String: Any]])
        #expect(features.count == Self.texts.count)
        for (index, feature) in features.enumerated() {
            let values = try #require(feature["properties"] as? [String: Any])
            #expect(values["text"] as? String == Self.texts[index])
            #expect(values["whole"] as? Int == index - 4 && values["truth"] as? Bool == (index % 2 == 0))
            let number = Self.numbers[index % Self.numbers.count]
            #expect(values["number"] as? Double == (number.isFinite ? number : nil))
            #expect(values["odd \"field\""] is NSNull)
            let geometry = try #require(feature["geometry"] as? [String: Any])
            #expect(geometry["coordinates"] as? [Double] == [Double(index), -Double(index)])
        }
    }

    @Test func `a GeoPackage reads back`() throws {
        try withFolder { folder in
            let path = folder.appendingPathComponent("odd.gpkg").path
            try file.writeGeoPackage(to: path)
            try DatabaseQueue(path: path).read { database in
                let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"odd \"\"layer\"\"\" ORDER BY fid")
                #expect(rows.map { $0["text"] as String? } == Self.texts)
                #expect(rows.map { $0["whole"] as Int? } == Self.texts.indices.map { $0 - 4 })
                for (index, row) in rows.enumerated() {
                    let number = Self.numbers[index % Self.numbers.count]
                    #expect(row["number"] as Double? == (number.isFinite ? number : nil))
                    #expect(row["odd \"field\""] as String? == nil)
                }
            }
        }
    }

    @Test func `a layer without features is written`() throws {
        try withFolder { folder in
            let empty = LayerFile(layers: [Layer(Self.description, features: [])], isGeographic: false, title: "Empty")
            try empty.writeGeoPackage(to: folder.appendingPathComponent("empty.gpkg").path)
            let text = empty.geoJSON()[0].text
            #expect((try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["note"] != nil)
        }
    }

    @Test func `the layers of a situation and of a plan are those described`() throws {
        let lesson = try MapCase.lesson.get()
        let file = LayerFile(
            scenario: lesson.scenario, situation: lesson.situation, ways: lesson.ways, rules: lesson.rules.contact)
        #expect(file.layers.map(\.description) == LayerFile.descriptionsOfSituation)
        for description in LayerFile.descriptionsOfSituation + LayerFile.descriptionsOfPlan {
            #expect(Set(description.fields.map(\.name)).count == description.fields.count)
            #expect(description.fields.allSatisfy { !$0.meaning.isEmpty && $0.meaning.last != "." })
        }
    }
}
