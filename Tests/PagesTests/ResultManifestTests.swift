import Foundation
import Notation
import Pages
import Testing

/// What travels with a result.
@Suite struct ResultManifestTests {
    private static let table = DataTable(
        "delays", title: "A delay",
        fields: [
            Field("days", .whole, "days of delay", unit: "days"), Field("men", .number, "men brought out", unit: "men"),
            Field("reverses", .truth, "whether it turns"), Field("note", .text, "a \"note\""),
        ])

    private func objects(_ name: String) throws -> [String: Any] {
        let manifest = ResultManifest(
            .init(
                sources: [.init(id: "lesson", digest: "0123456789abcdef"), .init(id: "other", digest: "fedcba9876543210")],
                title: "The march", summary: "A lesson.", command: "anabasis study lesson", version: "9"),
            date: "2026-11-27",
            files: [
                .init(name: "reply.html", bytes: 10, sha256: "aa"), .init(name: "delays.csv", bytes: 20, sha256: "bb"),
            ], tables: [Self.table])
        let text = try #require(manifest.texts()[name])
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func theDataPackageDescribesTables() throws {
        let package = try objects("datapackage.json")
        #expect(package["name"] as? String == "lesson-01234567-other-fedcba98")
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == 1 && resources[0]["path"] as? String == "delays.csv")
        #expect(resources[0]["hash"] as? String == "sha256:bb" && resources[0]["bytes"] as? Int == 20)
        let fields = try #require((resources[0]["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
        #expect(fields.map { $0["type"] as? String } == ["integer", "number", "boolean", "string"])
        #expect(fields[0]["unit"] as? String == "days" && fields[3]["unit"] == nil)
        #expect(fields[2]["trueValues"] as? [String] == ["yes"])
    }

    @Test func theCrateIsWhole() throws {
        let crate = try objects("ro-crate-metadata.json")
        let graph = try #require(crate["@graph"] as? [[String: Any]])
        let context = try #require(crate["@context"] as? [Any])
        #expect(context.first as? String == "https://w3id.org/ro/crate/1.1/context")
        #expect((context.last as? [String: String])?["sha256"] == "http://schema.org/sha256", "not among the terms of 1.1")
        let ids = graph.compactMap { $0["@id"] as? String }
        #expect(Set(ids).count == graph.count)
        func references(_ value: Any) -> [String] {
            if let list = value as? [Any] { return list.flatMap(references) }
            guard let object = value as? [String: Any] else { return [] }
            return object.count == 1 ? [object["@id"] as? String].compactMap(\.self) : object.values.flatMap(references)
        }
        let named = graph.flatMap { references($0.values.map(\.self)) }.filter { !$0.hasPrefix("https://w3id.org/ro/crate/") }
        #expect(named.allSatisfy(ids.contains), "\(named)")
        let root = try #require(graph.first { $0["@id"] as? String == "./" })
        #expect(root["datePublished"] as? String == "2026-11-27" && (root["hasPart"] as? [Any])?.count == 2)
        let action = try #require(graph.first { $0["@type"] as? String == "CreateAction" })
        #expect(action["description"] as? String == "anabasis study lesson")
        #expect((action["object"] as? [Any])?.count == 2, "every scenario from which it was made")
    }
}
