import Hexes
import Scenarios

/// What surrounds a map: neat line with degrees, scale and north.
struct MapFurniture {
    let scenario: Scenario
    let frame: MapFrame

    /// The frame of two lines, with ticks at whole degrees on a projected map.
    func neatLine() -> String {
        let inner = MapPen.rectangle(frame.box, "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"0.8\"")
        let outer = MapPen.rectangle(frame.box.grown(by: 13), "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"1.6\"")
        return inner + outer + degrees()
    }

    private func degrees() -> String {
        guard let projection = scenario.theatre.projection else { return "" }
        let extent = frame.extent
        let low = projection.geographic(Point(x: extent.west, y: extent.south))
        let high = projection.geographic(Point(x: extent.east, y: extent.north))
        var marks = ""
        for degree in Int(low.latitude)...Int(high.latitude) + 1 {
            for (x, longitude) in [(frame.box.left, low.longitude), (frame.box.right, high.longitude)] {
                let dot = Dot(x: x, y: frame.dot(projection.point(latitude: Double(degree), longitude: longitude)).y)
                guard frame.shows(dot, margin: -12) else { continue }
                let isLeft = x == frame.box.left
                marks += tick(dot, toward: Dot(x: isLeft ? 5 : -5, y: 0))
                marks += number("\(degree)\u{00b0}", at: Dot(x: x + (isLeft ? -6.5 : 6.5), y: dot.y), turned: isLeft ? -90 : 90)
            }
        }
        for degree in Int(low.longitude)...Int(high.longitude) + 1 {
            for (y, latitude) in [(frame.box.top, high.latitude), (frame.box.bottom, low.latitude)] {
                let dot = Dot(x: frame.dot(projection.point(latitude: latitude, longitude: Double(degree))).x, y: y)
                guard frame.shows(dot, margin: -12) else { continue }
                let isTop = y == frame.box.top
                marks += tick(dot, toward: Dot(x: 0, y: isTop ? 5 : -5))
                marks += number("\(degree)\u{00b0}", at: Dot(x: dot.x, y: y + (isTop ? -6.5 : 6.5)), turned: 0)
            }
        }
        return marks
    }

    private func tick(_ dot: Dot, toward: Dot) -> String {
        MapPen.line(dot, Dot(x: dot.x + toward.x, y: dot.y + toward.y), "stroke=\"\(MapStyle.ink)\" stroke-width=\"0.8\"")
    }

    private func number(_ words: String, at dot: Dot, turned: Int) -> String {
        let turn = turned == 0 ? "" : " transform=\"rotate(\(turned) \(MapPen.number(dot.x)) \(MapPen.number(dot.y)))\""
        return MapPen.text(
            words, at: Dot(x: dot.x, y: dot.y + 3.2), "text-anchor=\"middle\" font-size=\"9\" fill=\"\(MapStyle.ink)\"\(turn)")
    }

    // MARK: scale

    /// Kilometres of the scale bar: a round number near a sixth of the width.
    private var kilometres: Double {
        let sixth = frame.extent.width / 6000
        return [500.0, 200, 100, 50, 20, 10, 5, 2].first { $0 <= sixth } ?? 1
    }

    /// The room that scale and north arrow take in the corner that covers the fewest of these dots.
    func scaleBox(avoiding dots: [Dot]) -> Box {
        let width = max(110, kilometres * frame.pixelsPerKilometre + 66)
        let box = frame.box.grown(by: -8)
        let corners = [
            (box.left, box.bottom - 46), (box.right - width, box.bottom - 46), (box.left, box.top),
            (box.right - width, box.top),
        ].map { Box(left: $0.0, top: $0.1, width: width, height: 46) }
        return corners.min { a, b in
            dots.count { a.grown(by: 12).contains($0) } < dots.count { b.grown(by: 12).contains($0) }
        }!
    }

    /// Scale bar and north arrow in their box.
    func scale(in box: Box) -> String {
        let length = kilometres * frame.pixelsPerKilometre
        let (x, y) = (box.left + 14, box.top + 30)
        let half = length / 2
        let back = MapPen.rectangle(
            box, "fill=\"\(MapStyle.paper)\" fill-opacity=\"0.82\" stroke=\"\(MapStyle.grey)\" stroke-width=\"0.6\"")
        let bars =
            MapPen.rectangle(Box(left: x, top: y, width: half, height: 4), "fill=\"\(MapStyle.ink)\"")
            + MapPen.rectangle(
                Box(left: x, top: y, width: length, height: 4), "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"0.8\"")
        let numbers = [(0.0, "0"), (half, MapPen.number(kilometres / 2)), (length, "\(Int(kilometres)) km")].map {
            offset, words in
            MapPen.text(
                words, at: Dot(x: x + offset, y: y - 5), "text-anchor=\"middle\" font-size=\"10\" fill=\"\(MapStyle.ink)\"")
        }.joined()
        return back + bars + numbers + north(at: Dot(x: box.right - 15, y: box.top + 24))
    }

    private func north(at dot: Dot) -> String {
        let (x, y) = (dot.x, dot.y)
        let arrow = [Dot(x: x, y: y - 8), Dot(x: x + 5, y: y + 14), Dot(x: x, y: y + 10), Dot(x: x - 5, y: y + 14)]
        return MapPen.path("M\(arrow.map(MapPen.pair).joined(separator: " L"))Z", "fill=\"\(MapStyle.ink)\"")
            + MapPen.text(
                "N", at: Dot(x: x, y: y - 10),
                "text-anchor=\"middle\" font-size=\"11\" font-weight=\"bold\" fill=\"\(MapStyle.ink)\"")
    }
}
