import Hexes
import Scenarios

/// Forces that are strung out in posts along a line.
extension ScenarioReader {
    /// The posts of a force, each a force by itself with its share of men and battalions; the force alone where it has none.
    mutating func posts(of force: EnemyForce, _ record: Record) -> [EnemyForce] {
        let positions = record.records("track")
        guard let count = record.whole("posts") else {
            if let position = positions.first(where: { $0.has("along") }) {
                faults.add(
                    position.spot(of: "along"), "along is given to a force without posts", expected: "posts beside track",
                    remedy: "add posts, their number, or take along out")
            }
            return [force]
        }
        guard positions.contains(where: { $0.has("along") }) else {
            faults.add(
                record.spot(of: "posts"), "posts is \(count), and no position of the track has a line",
                expected: "along in a position", remedy: "add along, or take posts out")
            return [force]
        }
        let lines = positions.map { line(of: $0) }
        // A position with a fault has been told and stands in no track.
        guard lines.count == force.track.count else { return [force] }
        return (0..<count).map { post in
            let track = force.track.indices.map { index in
                let fix = force.track[index]
                let stand = lines[index].flatMap { cell(of: post, among: count, along: $0) }
                return Fix(time: fix.time, cell: stand ?? fix.cell, posture: fix.posture)
            }
            return force.post(post, of: count, track: track)
        }
    }

    /// The points of a position's line on the plane of the map; nil without one, or after noting what is wrong with it.
    private mutating func line(of record: Record) -> [Point]? {
        guard record.has("along"), let ground else { return nil }
        return points(record, "along", least: 2, ground)
    }

    /// Where the middle of a line lies, on land: the force's own place in its track.
    mutating func middle(of record: Record) -> CellID? {
        if record.has("place") || record.has("lat") { return position(record)?.cell }
        guard let line = line(of: record), let ground else { return nil }
        let cell = ground.theatre.grid.cell(at: Self.point(at: 0.5, of: line))
        guard let land = cell.flatMap({ ground.theatre.nearestLand(to: $0, within: 2) }) else {
            faults.add(
                record.spot(of: "along"), "the line leaves the land of the map", expected: "a line on land",
                remedy: "correct the points")
            return nil
        }
        return land
    }

    /// The hex of a post: posts stand at equal distances from end to end.
    private func cell(of post: Int, among count: Int, along line: [Point]) -> CellID? {
        guard let ground else { return nil }
        let point = Self.point(at: Double(post) / Double(count - 1), of: line)
        return ground.theatre.grid.cell(at: point).flatMap { ground.theatre.nearestLand(to: $0, within: 2) }
    }

    /// The point at a share of the length of a line.
    private static func point(at share: Double, of line: [Point]) -> Point {
        let legs = zip(line, line.dropFirst()).map { $0.distance(to: $1) }
        var left = share * legs.reduce(0, +)
        for (index, leg) in legs.enumerated() {
            if left <= leg, leg > 0 {
                let part = left / leg
                let (a, b) = (line[index], line[index + 1])
                return Point(x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y))
            }
            left -= leg
        }
        return line[line.count - 1]
    }
}
