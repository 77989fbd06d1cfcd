import Hexes

/// A closed area on the plane of a theatre's projection.
struct Polygon {
    /// Corners in order, metres.
    let corners: [Point]

    init(corners: [Point]) { self.corners = corners }

    /// The part of the plane on one side of a line, which runs on straight beyond its ends; nil if it has no such side, since it runs that
    /// way itself, or if two of its points that follow one another are the same.
    init?(side: CompassSide, of line: [Point]) {
        guard line.count > 1, zip(line, line.dropFirst()).allSatisfy({ $0.distance(to: $1) > 0 }) else { return nil }
        let (first, last) = (line[0], line[line.count - 1])
        let (east, north) = side.direction
        let across = ((last.x - first.x) * north - (last.y - first.y) * east).magnitude
        guard across > Self.leastSlope * first.distance(to: last) else { return nil }
        let ends = [Self.beyond(line[1], first), Self.beyond(line[line.count - 2], last)]
        let far = ends.map { Point(x: $0.x + 2 * Self.far * east, y: $0.y + 2 * Self.far * north) }
        corners = [ends[0]] + line + [ends[1], far[1], far[0]]
    }

    /// Metres, farther than any map reaches.
    private static let far = 1e8
    /// Least sine of the angle between a line and the direction of its side.
    private static let leastSlope = 0.1

    /// The point far beyond an end of a line.
    private static func beyond(_ point: Point, _ end: Point) -> Point {
        let stretch = far / point.distance(to: end)
        return Point(x: end.x + (end.x - point.x) * stretch, y: end.y + (end.y - point.y) * stretch)
    }

    /// True for a point inside, by the even-odd rule. O(corners).
    func contains(_ point: Point) -> Bool {
        var isInside = false
        var from = corners[corners.count - 1]
        for to in corners {
            if (from.y > point.y) != (to.y > point.y),
                point.x < from.x + (to.x - from.x) * (point.y - from.y) / (to.y - from.y)
            {
                isInside.toggle()
            }
            from = to
        }
        return isInside
    }
}
