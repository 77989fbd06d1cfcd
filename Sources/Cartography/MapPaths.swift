import Geography
import Hexes
import Scenarios

/// Rivers, roads, borders and the line of the objective as smoothed lines in the theatre's metres: for maps that others draw.
///
///     let paths = MapPaths(scenario: korea)
///     paths.roads.first?.points.count
public struct MapPaths: Sendable {
    /// A line of one class, from end to end.
    public struct Line: Sendable {
        /// Class of the road or river, 1 to 3; 0 for a border.
        public let kind: Int
        /// Its points, metres; at least two.
        public let points: [Point]
    }

    /// The edge of ground that is to be reached.
    public struct Rim: Sendable {
        /// The words beside the line; empty for an objective that directives name for some formations.
        public let name: String
        /// Its lines, metres.
        public let lines: [[Point]]
    }

    /// Rivers by class: stream, river, great.
    public let rivers: [Line]
    /// Roads by class: track, road, main.
    public let roads: [Line]
    /// Borders between zones.
    public let borders: [Line]
    /// The scenario's objective, then those that its directives name.
    public let objectives: [Rim]

    /// The lines of a scenario's map.
    public init(scenario: Scenario) {
        let theatre = scenario.theatre
        rivers = MapNet.rivers(of: theatre).lines
        roads = MapNet.roads(of: theatre).lines
        borders = MapNet.borders(of: theatre).lines
        let others = scenario.destinations.map(\.objective).filter { $0 != scenario.objective }
        objectives = ([scenario.objective] + others).enumerated().map { number, objective in
            let edge = MapObjective(scenario: scenario.replacing(objective: objective))
            let parallel = edge.parallel.flatMap { Self.points(along: $0, on: theatre) }
            return Rim(name: number == 0 ? edge.name : "", lines: parallel.map { [$0] } ?? edge.lines(rounding: 2))
        }
    }

    /// Points of a parallel across a map, from west to east; nil on an invented map.
    private static func points(along latitude: Double, on theatre: Theatre) -> [Point]? {
        guard let projection = theatre.projection else { return nil }
        let grid = theatre.grid
        let east = grid.originX + grid.flatMetres * Double(grid.columns)
        let middle = projection.point(latitude: latitude, longitude: projection.longitude0).y
        let steps = 48
        let ends = [grid.originX, east].map { projection.geographic(Point(x: $0, y: middle)).longitude }
        return (0...steps).map { step in
            let longitude = ends[0] + (ends[1] - ends[0]) * Double(step) / Double(steps)
            return projection.point(latitude: latitude, longitude: longitude)
        }
    }
}

extension MapNet {
    /// Rivers along the sides of hexes.
    static func rivers(of theatre: Theatre) -> MapNet {
        var net = MapNet()
        let grid = theatre.grid
        for side in theatre.river.indices where theatre.river[side] != .none {
            let (cell, direction) = grid.owner(ofSide: side)
            let (a, b) = grid.ends(of: cell, to: direction)
            let river = theatre.river[side]
            net.add(
                (grid.cornerKey(a), a), (grid.cornerKey(b), b), kind: Int(river.rawValue), weight: Double(river.rawValue))
        }
        net.smooth(passes: 2)
        return net
    }

    /// Roads from centre to centre; towns keep their places.
    static func roads(of theatre: Theatre) -> MapNet {
        var net = MapNet()
        let grid = theatre.grid
        for side in theatre.road.indices where theatre.road[side] != .none {
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction) else { continue }
            let road = theatre.road[side]
            net.add(
                (cell.offset, grid.centre(of: cell)), (other.offset, grid.centre(of: other)), kind: Int(road.rawValue),
                weight: Double(road.rawValue))
        }
        for place in theatre.places where place.kind == "town" { net.fix(place.cell.offset) }
        net.smooth(passes: 3)
        return net
    }

    /// Sides between two zones.
    static func borders(of theatre: Theatre) -> MapNet {
        var net = MapNet()
        let grid = theatre.grid
        for side in 0..<grid.sideCount {
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction) else { continue }
            let zones = (theatre.zone[cell.offset], theatre.zone[other.offset])
            guard zones.0 != zones.1, zones.0 >= 0, zones.1 >= 0 else { continue }
            let (a, b) = grid.ends(of: cell, to: direction)
            net.add((grid.cornerKey(a), a), (grid.cornerKey(b), b), kind: 0)
        }
        net.smooth(passes: 2)
        return net
    }

    /// Its chains with their points.
    fileprivate var lines: [MapPaths.Line] {
        chains().map { chain in MapPaths.Line(kind: chain.kind, points: chain.nodes.map { points[$0] }) }
    }
}
