import Cartography
import Foundation
import ReplySupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A map stays a well-formed picture whatever it is told to write, and whatever its size.
@Suite struct MapNamesTests {
    private func isWellFormed(_ svg: String) -> Bool { XMLParser(data: Data(svg.utf8)).parse() }

    private static let names = [
        "plain", "A & B <c> \"d\" 'e'", "bell \u{7} and escape \u{1b}[31m", "null \u{0}", "小股分散撤退", "퇴각 撤退 Отход",
        "<script>alert(1)</script>", "]]>", "<!-- -->", "&amp;", "\u{fffe}", "e\u{301}\u{302}", "🏔️", "a\nb\tc\r", "",
        "\u{202e}right to left", String(repeating: "long ", count: 200),
    ]

    @Test(arguments: names)
    func `any title, caption and mark is well-formed`(name: String) throws {
        let lesson = try MapCase.lesson.get()
        var options = MapOptions()
        options.title = name
        options.subtitle = name
        options.caption = name
        options.idPrefix = name
        options.marks = [MapMark(cell: lesson.scenario.formations[0].cell, label: name)]
        let drawing = MapDrawing(scenario: lesson.scenario, relief: nil)
        #expect(isWellFormed(drawing.svg(situation: lesson.situation, ways: lesson.ways, options: options)))
    }

    @Test(arguments: [60.0, 200, 1000, 8000])
    func `any width is a picture`(width: Double) throws {
        let lesson = try MapCase.lesson.get()
        var options = MapOptions()
        options.width = width
        let svg = MapDrawing(scenario: lesson.scenario, relief: nil).svg(situation: lesson.situation, options: options)
        #expect(isWellFormed(svg) && !svg.contains("nan") && !svg.contains("inf\""))
    }

    @Test(arguments: [(1.0, 1.0), (1, 100_000), (100_000, 1), (500, 500), (2_000_000, 2_000_000)] as [(Double, Double)])
    func `any extent is a picture`(width: Double, height: Double) throws {
        for map in [try MapCase.lesson.get(), try MapCase.korea.get()] {
            var options = MapOptions()
            options.extent = MapExtent(west: 0, south: 0, east: width, north: height)
            options.layers = [.own, .places]
            let svg = MapDrawing(scenario: map.scenario, relief: nil).svg(situation: map.situation, options: options)
            #expect(isWellFormed(svg) && !svg.contains("nan"))
        }
    }

    @Test func `a formation outside the cordon is drawn paler, and the legend says why`() throws {
        let korea = try MapCase.korea.get()
        let outside = korea.situation.standings.filter(\.isOutsideCordon)
        let svg = MapDrawing(scenario: korea.scenario, relief: nil).svg(situation: korea.situation)
        #expect(svg.contains("outside the cordon") == (!outside.isEmpty && !korea.situation.cordon.isEmpty))
        #expect(svg.contains("opacity=\"0.5\"") == svg.contains("outside the cordon"))
    }
}
