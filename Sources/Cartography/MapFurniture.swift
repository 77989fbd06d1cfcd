import Hexes
import Notation
import Scenarios

/// The surround of a map: neat line with degrees, scale and north.
struct MapFurniture {
    let scenario: Scenario
    let frame: MapFrame

    /// The frame of two lines, with ticks at round degrees on a projected map.
    func neatLine() -> String {
        let inner = MapPen.rectangle(frame.box, "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"0.8\"")
        let outer = MapPen.rectangle(frame.box.grown(by: 13), "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"1.6\"")
        return inner + outer + degrees()
    }

    private func degrees() -> String {
        guard let projection = scenario.theatre.projection else { return "" }
        let graticule = MapDegrees(extent: frame.extent, projection: projection, pixelsPerMetre: frame.pixelsPerMetre)
        return graticule.parallels.map { parallel($0, projection) }.joined()
            + graticule.meridians.map { meridian($0, projection) }.joined()
    }

    /// The ticks and the numbers of a parallel where it leaves the frame on the left and on the right.
    private func parallel(_ latitude: Double, _ projection: LambertEqualArea) -> String {
        [(frame.box.left, frame.extent.west, 1.0), (frame.box.right, frame.extent.east, -1.0)].map { x, edge, inward in
            let middle = (frame.extent.south + frame.extent.north) / 2
            let longitude = projection.geographic(Point(x: edge, y: middle)).longitude
            let dot = Dot(x: x, y: frame.dot(projection.point(latitude: latitude, longitude: longitude)).y)
            guard frame.shows(dot, margin: -12) else { return "" }
            return tick(dot, toward: Dot(x: 5 * inward, y: 0))
                + number(MapDegrees.latitude(latitude), at: Dot(x: x - 6.5 * inward, y: dot.y), turned: inward > 0 ? -90 : 90)
        }.joined()
    }

    /// The ticks and the numbers of a meridian where it leaves the frame above and below.
    private func meridian(_ longitude: Double, _ projection: LambertEqualArea) -> String {
        [(frame.box.top, frame.extent.north, 1.0), (frame.box.bottom, frame.extent.south, -1.0)].map { y, edge, inward in
            let middle = (frame.extent.west + frame.extent.east) / 2
            let latitude = projection.geographic(Point(x: middle, y: edge)).latitude
            let dot = Dot(x: frame.dot(projection.point(latitude: latitude, longitude: longitude)).x, y: y)
            guard frame.shows(dot, margin: -12) else { return "" }
            return tick(dot, toward: Dot(x: 0, y: 5 * inward))
                + number(MapDegrees.longitude(longitude), at: Dot(x: dot.x, y: y - 6.5 * inward), turned: 0)
        }.joined()
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
        return [5000.0, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2].first { $0 <= sixth } ?? 0.1
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
        let numbers = [(0.0, "0"), (half, ProseNumber.exact(kilometres / 2)), (length, "\(ProseNumber.exact(kilometres)) km")]
            .map {
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
