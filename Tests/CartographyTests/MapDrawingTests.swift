import Cartography
import Foundation
import Hexes
import ReplySupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct MapDrawingTests {
    private func drawing(_ map: MapCase) -> MapDrawing { MapDrawing(scenario: map.scenario, relief: map.relief) }

    /// Reads a picture as XML and counts its elements.
    private final class Reader: NSObject, XMLParserDelegate {
        var counts: [String: Int] = [:]
        var classes: Set<String> = []
        var words: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            counts[name, default: 0] += 1
            if let name = attributes["class"] { classes.insert(name) }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { words.append(string) }
    }

    private func read(_ svg: String) -> Reader {
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "the picture is not well-formed: \(String(describing: parser.parserError))")
        return reader
    }

    @Test func koreaIsDrawnWithEveryLayer() throws {
        let korea = try MapCase.korea.get()
        let svg = drawing(korea).svg(situation: korea.situation, ways: korea.ways)
        #expect(svg.utf8.count < 1_500_000)
        let data = svg.components(separatedBy: " d=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(data.allSatisfy { $0.allSatisfy { "MLClmqZz0123456789.,- ".contains($0) } })
        let reader = read(svg)
        #expect(reader.counts["image"] == 1)
        let layers: Set = ["ground", "hold", "rivers", "borders", "roads", "objective", "ways", "places", "symbols", "scale"]
        #expect(layers.isSubset(of: reader.classes))
        #expect(reader.words.joined().contains("38th parallel"))
        #expect(svg == drawing(korea).svg(situation: korea.situation, ways: korea.ways))
    }

    @Test func nothingIsFetched() throws {
        let korea = try MapCase.korea.get()
        let svg = drawing(korea).svg(situation: korea.situation, ways: korea.ways)
        let addresses = svg.components(separatedBy: "http").dropFirst().map { $0.prefix(20) }
        #expect(addresses.allSatisfy { $0.hasPrefix("://www.w3.org/2000") })
        #expect(svg.components(separatedBy: "href=\"").dropFirst().allSatisfy { $0.hasPrefix("data:image/png;base64,") })
    }

    @Test func theLessonIsDrawnOnItsHexes() throws {
        let lesson = try MapCase.lesson.get()
        let svg = drawing(lesson).svg(situation: lesson.situation, ways: lesson.ways)
        let reader = read(svg)
        #expect(svg.utf8.count < 100_000)
        #expect(reader.counts["image"] == nil)
        let words = reader.words.joined(separator: " ")
        for name in ["Philon", "Damippos", "Parna", "in the high country", "Gaps"] { #expect(words.contains(name)) }
    }

    @Test func layersCanBeLeftOut() throws {
        let lesson = try MapCase.lesson.get()
        var options = MapOptions()
        options.layers = [.own]
        options.title = "A & B"
        options.caption = "Only <the> League"
        options.idPrefix = "second"
        let svg = drawing(lesson).svg(situation: lesson.situation, ways: lesson.ways, options: options)
        let reader = read(svg)
        #expect(reader.classes.isDisjoint(with: ["hold", "ways", "gaps", "cordon", "places"]))
        #expect(reader.words.joined().contains("Only <the> League"))
        #expect(svg.contains("url(#second-frame)") && !svg.contains("\"map-"))
    }

    @Test func theGroundAloneIsDrawn() throws {
        let lesson = try MapCase.lesson.get()
        let reader = read(drawing(lesson).svg(situation: nil))
        #expect(reader.classes.contains("ground") && !reader.classes.contains("symbols"))
    }

    @Test func aFrameCanBeChosen() throws {
        let korea = try MapCase.korea.get()
        let projection = try #require(korea.scenario.theatre.projection)
        var options = MapOptions()
        options.extent = MapExtent(latitudes: 35...36.5, longitudes: 127...129, projection: projection)
        let words = read(drawing(korea).svg(situation: korea.situation, options: options)).words.joined(separator: " ")
        #expect(words.contains("Miryang") && !words.contains("Suwon"))
    }

    @Test func everySymbolIsThere() {
        let names = SymbolSet.standard.names
        for side in ["own", "enemy"] {
            for kind in ["infantry", "armour", "security", "police"] {
                for size in ["division", "brigade", "regiment", "battalion", "company"] {
                    #expect(names.contains("\(side)-\(kind)-\(size)"))
                }
            }
        }
    }

    @Test func theSymbolsAreThoseOfTheChartTool() throws {
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let drawn = try Data(contentsOf: repository.appendingPathComponent("Tools/charts/symbols.json"))
        let built = try Data(contentsOf: repository.appendingPathComponent("Sources/Cartography/Resources/symbols.json"))
        #expect(drawn == built, "copy Tools/charts/symbols.json to Sources/Cartography/Resources")
    }
}
