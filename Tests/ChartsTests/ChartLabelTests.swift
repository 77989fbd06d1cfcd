import Charts
import Foundation
import Testing

/// Labels find places, and templates are filled.
@Suite struct ChartLabelTests {
    /// A label's box in the frame of the template, as the placer takes it.
    private func box(_ point: ChartLabels.Point, x: Double, y: Double, text: String, _ place: ChartLabels.Place) -> (
        left: Double, right: Double, top: Double, bottom: Double
    ) {
        let width = Double(text.count) * 6.6
        let left = place.align == "left" ? x * 600 + place.dx : x * 600 + place.dx - width
        let bottom = (1 - y) * 360 + place.dy
        return (left, left + width, bottom - 14, bottom)
    }

    @Test func `labels of points close together do not cover each other`() {
        let places = [(0.50, 0.50, "first"), (0.51, 0.51, "second"), (0.49, 0.50, "third")]
        let points = places.map { ChartLabels.Point(x: $0.0, y: $0.1, text: $0.2) }
        let found = ChartLabels.places(points)
        let boxes = zip(points, zip(places, found)).map { point, pair in
            box(point, x: pair.0.0, y: pair.0.1, text: pair.0.2, pair.1)
        }
        for (index, a) in boxes.enumerated() {
            for b in boxes.dropFirst(index + 1) {
                #expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top)
            }
        }
    }

    @Test func `a label at the right edge is set to the left of its point`() {
        #expect(ChartLabels.places([ChartLabels.Point(x: 0.99, y: 0.5, text: "a long label")])[0].align == "right")
    }

    @Test func `a point without words takes the first place`() {
        #expect(ChartLabels.places([ChartLabels.Point(x: 0.5, y: 0.5, text: "")]) == [ChartLabels.tried[0]])
        #expect(ChartLabels.places([]).isEmpty)
    }

    // MARK: templates

    private let template = Data(
        """
        {"title": "t", "width": 7, "data": {"name": "rows", "values": [1]}, "encoding": {"x": {"title": "old"}},
        "layer": [{"data": {"name": "record", "values": [2]}}, {"mark": {"type": "text"}}]}
        """.utf8)

    private func chart(
        rows: [[String: Any]] = [], subtitle: String = "one\ntwo", domains: [String: ClosedRange<Double>] = [:]
    ) -> ChartData.Chart {
        ChartData.Chart(
            name: "n", title: "A & \"B\"", subtitle: subtitle, description: "d", rows: rows, record: [["low": 1]],
            axes: ["x": "new"], domains: domains)
    }

    private func filled(_ chart: ChartData.Chart) throws -> [String: Any] {
        let data = try #require(ChartSpec.filled(template, with: chart))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `words, rows, record and axes are filled in`() throws {
        let spec = try filled(chart(rows: [["a": 1.25], ["a": 2.5]]))
        #expect((spec["title"] as? [String: Any])?["text"] as? String == "A & \"B\"")
        #expect((spec["title"] as? [String: Any])?["subtitle"] as? [String] == ["one", "two"])
        #expect(((spec["data"] as? [String: Any])?["values"] as? [[String: Double]])?.map { $0["a"] } == [1.25, 2.5])
        let layers = try #require(spec["layer"] as? [[String: Any]])
        #expect(((layers[0]["data"] as? [String: Any])?["values"] as? [[String: Int]])?.first?["low"] == 1)
        #expect((spec["encoding"] as? [String: [String: Any]])?["x"]?["title"] as? String == "new")
        #expect(spec["width"] as? Int == 7)
    }

    @Test func `a line above a chart that would be cut at its edge is broken`() throws {
        let long = "Men in the line of an army with a long name." + String(repeating: " Thick and thin.", count: 5)
        let title = try filled(chart(subtitle: long))["title"] as? [String: Any]
        let lines = try #require(title?["subtitle"] as? [String])
        #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 90 } && lines.joined(separator: " ") == long)
    }

    @Test func `domains bound an axis, and labels take their places from the rows`() throws {
        let spec = try filled(chart(rows: [["dx": 1, "dy": 2, "align": "left"]], domains: ["x": 0...10]))
        let scale = (spec["encoding"] as? [String: [String: Any]])?["x"]?["scale"] as? [String: Any]
        #expect(scale?["domain"] as? [Double] == [0, 10])
        let mark = (spec["layer"] as? [[String: Any]])?[1]["mark"] as? [String: Any]
        #expect((mark?["dx"] as? [String: String])?["expr"] == "datum.dx")
    }

    @Test func `what is no template is refused`() {
        #expect(ChartSpec.filled(Data("no JSON".utf8), with: chart(rows: [])) == nil)
        #expect(ChartSpec.filled(Data("{}".utf8), with: chart(rows: [])) == nil)
    }
}
