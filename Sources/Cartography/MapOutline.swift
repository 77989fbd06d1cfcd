import Hexes

/// The outlines of a set of cells: loops of corners, counter-clockwise round the cells and clockwise round holes.
package struct MapOutline {
    /// Closed loops in metres; the first corner is not repeated.
    package let loops: [[Point]]

    /// The outlines of these cells.
    package init(of cells: [CellID], on grid: HexGrid) {
        let inside = Set(cells)
        var next: [Int: Int] = [:]
        var place: [Int: Point] = [:]
        var order: [Int] = []
        for cell in cells {
            for direction in Direction.allCases {
                if let other = grid.neighbour(of: cell, to: direction), inside.contains(other) { continue }
                let (a, b) = grid.ends(of: cell, to: direction)
                let key = grid.cornerKey(a)
                next[key] = grid.cornerKey(b)
                place[key] = a
                order.append(key)
            }
        }
        var loops: [[Point]] = []
        for start in order where next[start] != nil {
            var loop: [Point] = []
            var here = start
            while let there = next.removeValue(forKey: here) {
                loop.append(place[here]!)
                here = there
            }
            loops.append(loop)
        }
        self.loops = loops
    }

    /// Twice the area within a loop, positive if it runs counter-clockwise, square metres.
    package static func doubleArea(_ loop: [Point]) -> Double {
        zip(loop, loop.dropFirst() + loop.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    /// The loops as polygons: each outer ring with the holes that lie in it.
    package var polygons: [[[Point]]] {
        var polygons = loops.filter { Self.doubleArea($0) > 0 }.map { [$0] }
        for hole in loops where Self.doubleArea(hole) < 0 {
            let homes = polygons.indices.filter { Self.contains(polygons[$0][0], Self.inner(hole)) }
            let home = homes.min { Self.doubleArea(polygons[$0][0]) < Self.doubleArea(polygons[$1][0]) }
            if let home { polygons[home].append(hole) }
        }
        return polygons
    }

    /// A point beside the first leg of a hole, on its left, where the cells are.
    private static func inner(_ loop: [Point]) -> Point {
        let (a, b) = (loop[0], loop[1])
        return Point(x: (a.x + b.x) / 2 - (b.y - a.y) / 10, y: (a.y + b.y) / 2 + (b.x - a.x) / 10)
    }

    /// True if a point is within a ring (crossings of a ray to the east).
    package static func contains(_ ring: [Point], _ point: Point) -> Bool {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(false) { isInside, leg in
            let (a, b) = leg
            guard (a.y > point.y) != (b.y > point.y) else { return isInside }
            return point.x < a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y) ? !isInside : isInside
        }
    }

    /// The data of one path. `rounding` is how often the corners are drawn towards their neighbours: 0 keeps the hexes.
    func path(in frame: MapFrame, rounding: Int) -> String {
        loops.map { loop in
            var dots = loop.map { frame.dot($0) }
            if rounding == 0 { return "M" + dots.map(MapPen.pair).joined(separator: " L") + " Z" }
            for _ in 0..<rounding { dots = Self.rounded(dots) }
            return MapPen.loop(dots)
        }.joined()
    }

    private static func rounded(_ dots: [Dot]) -> [Dot] {
        dots.indices.map { index in
            dots[index].middle(to: dots[(index + dots.count - 1) % dots.count].middle(to: dots[(index + 1) % dots.count]))
        }
    }
}
