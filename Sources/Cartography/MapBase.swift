import Foundation
import Geography
import Hexes
import ScenarioFiles
import Scenarios

/// The ground under a map: relief or hexes, rivers, roads, borders of zones and the line of the objective.
struct MapBase {
    let scenario: Scenario
    let relief: Relief?
    let frame: MapFrame

    private var theatre: Theatre { scenario.theatre }
    private var grid: HexGrid { scenario.theatre.grid }

    // MARK: ground

    /// The theatre's picture, or the hexes in the same pale colours.
    func ground() -> String {
        let sea = MapPen.rectangle(frame.box, "fill=\"\(MapStyle.sea)\"")
        guard let relief else { return sea + hexes() }
        let corner = frame.dot(Point(x: relief.west, y: relief.north))
        let width = MapPen.number((relief.east - relief.west) * frame.pixelsPerMetre)
        let height = MapPen.number((relief.north - relief.south) * frame.pixelsPerMetre)
        return sea
            + "<image x=\"\(MapPen.number(corner.x))\" y=\"\(MapPen.number(corner.y))\" width=\"\(width)\" height=\"\(height)\" "
            + "preserveAspectRatio=\"none\" href=\"data:image/png;base64,\(relief.png.base64EncodedString())\"/>\n"
    }

    private func hexes() -> String {
        let cells = frame.cells()
        return Terrain.allCases.map { terrain in
            let data = cells.filter { theatre.terrain[$0.offset] == terrain }.map { cell in
                "M" + grid.corners(of: cell).map { MapPen.pair(frame.dot($0)) }.joined(separator: " ") + "Z"
            }.joined()
            let edge = terrain == .sea ? MapStyle.sea : "#cfc6b2"
            return MapPen.path(data, "fill=\"\(MapStyle.fill(terrain))\" stroke=\"\(edge)\" stroke-width=\"0.8\"")
        }.joined()
    }

    // MARK: water

    static func riverWidth(_ river: RiverClass) -> Double { [0, 0.8, 1.5, 2.6][Int(river.rawValue)] }

    /// Rivers along the sides of hexes, drawn as bends.
    func rivers() -> String {
        let paths = MapNet.rivers(of: theatre).paths(in: frame)
        return RiverClass.allCases.map { river in
            MapPen.path(
                paths[Int(river.rawValue)] ?? "",
                "fill=\"none\" stroke=\"\(MapStyle.water)\" stroke-linecap=\"round\" "
                    + "stroke-width=\"\(MapPen.number(Self.riverWidth(river)))\"")
        }.joined()
    }

    // MARK: roads

    /// Roads from centre to centre, main roads cased.
    func roads() -> String {
        let paths = MapNet.roads(of: theatre).paths(in: frame)
        let path = { (road: RoadClass) in paths[Int(road.rawValue)] ?? "" }
        return [RoadClass.track, .road, .main].flatMap { road in
            Self.strokes(road).map { MapPen.path(path(road), "fill=\"none\" stroke-linejoin=\"round\" \($0)") }
        }.joined()
    }

    /// The strokes that draw a road, the lowest first.
    static func strokes(_ road: RoadClass) -> [String] {
        switch road {
        case .none: []
        case .track: ["stroke=\"#8d7a63\" stroke-width=\"0.9\" stroke-dasharray=\"3 2.4\""]
        case .road: ["stroke=\"#8d7a63\" stroke-width=\"1.1\" stroke-opacity=\"0.9\""]
        case .main: ["stroke=\"#7d6a54\" stroke-width=\"3\"", "stroke=\"#f3e3bd\" stroke-width=\"1.6\""]
        }
    }

    // MARK: lines

    /// Borders of the zones, faint.
    func borders() -> String {
        return MapPen.path(
            MapNet.borders(of: theatre).paths(in: frame)[0] ?? "",
            "fill=\"none\" stroke=\"\(MapStyle.grey)\" stroke-width=\"0.8\" stroke-opacity=\"0.7\" stroke-dasharray=\"1 3\"")
    }

    /// The line to be reached, dotted; its name; and the room that the name takes.
    func objective(avoiding marks: [Dot]) -> (line: String, name: String, room: Box?) {
        let line = MapObjective(scenario: scenario)
        let dots: [[Dot]]
        if let parallel = line.parallel, let projection = theatre.projection {
            dots = [Self.along(parallel, projection, frame)]
        } else {
            dots = line.lines(rounding: 2).map { $0.map { frame.dot($0) } }
        }
        // Objectives that directives name for some formations are drawn without a name.
        let others = scenario.destinations.map(\.objective).filter { $0 != scenario.objective }.flatMap { objective in
            MapObjective(scenario: scenario.replacing(objective: objective)).lines(rounding: 2).map { $0.map { frame.dot($0) } }
        }
        let data = (dots + others).map(MapPen.curve).joined()
        let stroke = "fill=\"none\" stroke-linecap=\"round\""
        let drawn =
            MapPen.path(data, "\(stroke) stroke=\"\(MapStyle.paper)\" stroke-width=\"4\" stroke-opacity=\"0.7\"")
            + MapPen.path(data, "\(stroke) stroke=\"\(MapStyle.ink)\" stroke-width=\"2\" stroke-dasharray=\"0.1 5\"")
        guard let box = Self.room(for: line.name, on: dots.flatMap { $0 }, frame, avoiding: marks) else {
            return (drawn, "", nil)
        }
        let words = MapPen.text(
            line.name, at: Dot(x: box.left, y: box.bottom - 3),
            "font-size=\"13\" font-style=\"italic\" fill=\"\(MapStyle.ink)\" \(MapStyle.halo())")
        return (drawn, words, box)
    }

    /// The place above the line, the farther east the better, where the name covers the fewest marks.
    private static func room(for name: String, on line: [Dot], _ frame: MapFrame, avoiding marks: [Dot]) -> Box? {
        let width = MapPen.width(of: name, size: 13)
        let middles = zip(line, line.dropFirst()).map { $0.middle(to: $1) }
        let boxes = (line + middles).map {
            Box(left: min($0.x, frame.box.right - 10) - width, top: $0.y - 20, width: width, height: 15)
        }
        .filter { frame.box.grown(by: -4).contains($0) }
        return boxes.sorted { $0.left > $1.left }.min { a, b in
            marks.count { a.grown(by: 10).contains($0) } < marks.count { b.grown(by: 10).contains($0) }
        }
    }

    private static func along(_ latitude: Double, _ projection: LambertEqualArea, _ frame: MapFrame) -> [Dot] {
        let middle = (frame.extent.north + frame.extent.south) / 2
        let west = projection.geographic(Point(x: frame.extent.west, y: middle)).longitude - 0.2
        let east = projection.geographic(Point(x: frame.extent.east, y: middle)).longitude + 0.2
        return (0...24).map { step in
            let longitude = west + (east - west) * Double(step) / 24
            return frame.dot(projection.point(latitude: latitude, longitude: longitude))
        }
    }
}
