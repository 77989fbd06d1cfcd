import Geography
import Hexes
import Notation
import Scenarios

/// The edge of a scenario's objective: a parallel where it follows one, else the sides of its cells.
package struct MapObjective {
    /// Degrees north (negative in the south), if the edge follows a parallel of whole or half degrees to within two kilometres or so.
    let parallel: Double?
    /// The words beside the line.
    let name: String
    private let net: MapNet

    package init(scenario: Scenario) {
        let theatre = scenario.theatre
        let grid = theatre.grid
        var net = MapNet()
        var middles: [Point] = []
        for side in 0..<grid.sideCount {
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction) else { continue }
            guard scenario.objective.cells[cell.offset] != scenario.objective.cells[other.offset] else { continue }
            guard theatre.isLand(cell), theatre.isLand(other) else { continue }
            let (a, b) = grid.ends(of: cell, to: direction)
            net.add((grid.cornerKey(a), a), (grid.cornerKey(b), b), kind: 0)
            middles.append(Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
        }
        self.net = net
        parallel = theatre.projection.flatMap { Self.parallel(through: middles, $0) }
        name = parallel.map(Self.name) ?? scenario.objective.name
    }

    /// The lines of the edge, metres. `rounding` draws corners towards their neighbours.
    package func lines(rounding: Int) -> [[Point]] {
        var net = net
        net.smooth(passes: rounding)
        return net.chains().map { $0.nodes.map { net.points[$0] } }
    }

    private static func parallel(through points: [Point], _ projection: LambertEqualArea) -> Double? {
        guard points.count > 4 else { return nil }
        let latitudes = points.map { projection.geographic($0).latitude }
        let mean = latitudes.reduce(0, +) / Double(latitudes.count)
        let near = (mean * 2).rounded() / 2
        return latitudes.allSatisfy { abs($0 - near) < 0.04 } ? near : nil
    }

    /// "38th parallel", "51st parallel south", "51.5° S", "equator".
    package static func name(of latitude: Double) -> String {
        if latitude == 0 { return "equator" }
        let size = abs(latitude)
        guard size == size.rounded() else { return MapDegrees.latitude(latitude) }
        return "\(ProseWords.ordinalNumber(Int(size))) parallel\(latitude < 0 ? " south" : "")"
    }
}
