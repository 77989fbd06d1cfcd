import Appraisal
import Foundation
import Hexes
import ScenarioFiles
import Scenarios

/// What can be drawn over the ground of a map.
public enum MapLayer: String, CaseIterable, Sendable {
    case borders, hold, cordon, gaps, ways, enemy, own, places
}

/// How a map is drawn.
public struct MapOptions: Hashable, Sendable {
    /// Width of the drawing, pixels.
    public var width = 1000.0
    /// The ground shown; nil for a frame round the formations, the cordon, the ways and the near objective.
    public var extent: MapExtent?
    /// What is drawn over the ground.
    public var layers = Set(MapLayer.allCases)
    /// nil for the scenario's title.
    public var title: String?
    /// nil for the moment of the situation.
    public var subtitle: String?
    /// A sentence below the legend; nil for a word on the ground.
    public var caption: String?
    /// Begins the ids inside the drawing, so that several fit into one page.
    public var idPrefix = "map"

    /// Everything, in the usual way.
    public init() {}
}

/// Draws the situation of a scenario as one self-contained picture (SVG): nothing is fetched, and the same values give
/// the same bytes.
///
///     let relief = try library.relief(of: "korea-1950")
///     let svg = MapDrawing(scenario: korea, relief: relief).svg(situation: situation, ways: ways)
public struct MapDrawing {
    private let scenario: Scenario
    private let relief: Relief?

    /// A drawing of a scenario on its relief; without one the hexes of the terrain are drawn.
    public init(scenario: Scenario, relief: Relief?) {
        self.scenario = scenario
        self.relief = relief
    }

    /// The picture. Without a situation it shows the ground alone.
    public func svg(situation: Situation?, ways: [MapWay] = [], options: MapOptions = MapOptions()) -> String {
        let margin = 20.0
        let extent = options.extent ?? self.extent(situation: situation, ways: ways)
        let top = 76.0
        let frame = MapFrame(
            extent: extent, left: margin, top: top, width: options.width - 2 * margin, grid: scenario.theatre.grid)
        let sheet = MapSheet(
            scenario: scenario, relief: relief, situation: situation, ways: options.layers.contains(.ways) ? ways : [],
            options: options, frame: frame)
        let body = sheet.body()
        let legend = sheet.legend(top: frame.box.bottom + 32)
        let caption = sheet.caption(top: frame.box.bottom + 32 + legend.height + 14)
        let height = frame.box.bottom + 32 + legend.height + 14 + caption.height + 10
        return open(width: options.width, height: height, sheet: sheet) + sheet.heading() + body + legend.svg + caption.svg
            + "</svg>\n"
    }

    private func open(width: Double, height: Double, sheet: MapSheet) -> String {
        let size = "\(MapPen.number(width)) \(MapPen.number(height))"
        let id = sheet.options.idPrefix
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(MapPen.number(width))\" "
            + "height=\"\(MapPen.number(height))\" role=\"img\" aria-labelledby=\"\(id)-title\" "
            + "font-family=\"\(MapStyle.serif)\">\n<title id=\"\(id)-title\">\(MapPen.escaped(sheet.title)), "
            + "\(MapPen.escaped(sheet.subtitle))</title>\n<defs><clipPath id=\"\(id)-frame\">"
            + MapPen.rectangle(sheet.frame.box, "") + "</clipPath></defs>\n<rect width=\"100%\" height=\"100%\" "
            + "fill=\"\(MapStyle.paper)\"/>\n"
    }

    /// The frame that shows who stands where and the way to the objective.
    private func extent(situation: Situation?, ways: [MapWay]) -> MapExtent {
        let grid = scenario.theatre.grid
        guard let situation, grid.count > 600 else { return MapExtent(of: grid) }
        let standing = situation.standings.map(\.cell) + situation.gaps.flatMap(\.cells)
        let moving = ways.compactMap(\.way.cells.last)
        let cells = standing + moving + situation.standings.compactMap { nearestObjective(to: $0.cell) }
        return MapExtent(around: cells.map(grid.centre), margin: 0.14, on: grid)
    }

    private func nearestObjective(to cell: CellID) -> CellID? {
        let grid = scenario.theatre.grid
        return scenario.objectiveTargets.map { (cell: CellID($0), steps: grid.steps(from: cell, to: CellID($0))) }
            .min { $0.steps < $1.steps }?.cell
    }
}

/// The parts of one drawing, laid out.
struct MapSheet {
    let scenario: Scenario
    let relief: Relief?
    let situation: Situation?
    let ways: [MapWay]
    let options: MapOptions
    let frame: MapFrame

    var title: String { options.title ?? scenario.title }
    var subtitle: String {
        options.subtitle ?? situation.map { "The situation on \($0.time.longDate), \($0.time.clock)" } ?? scenario.theatre.title
    }

    func heading() -> String {
        let ink = "fill=\"\(MapStyle.ink)\""
        return MapPen.text(title, at: Dot(x: frame.box.left, y: 27), "font-size=\"22\" \(ink)")
            + MapPen.text(subtitle, at: Dot(x: frame.box.left, y: 48), "font-size=\"14\" font-style=\"italic\" \(ink)")
    }

    private func shows(_ layer: MapLayer) -> Bool { options.layers.contains(layer) }

    /// Everything inside the neat line, and the line.
    func body() -> String {
        let base = MapBase(scenario: scenario, relief: relief, frame: frame)
        let furniture = MapFurniture(scenario: scenario, frame: frame)
        let objective = base.objective(avoiding: marks)
        let gapGround = situation.map { shows(.gaps) ? MapGaps(situation: $0, frame: frame).ground() : "" } ?? ""
        let over = overlay(name: objective.room, furniture: furniture)
        let hold = situation.map { MapHold(situation: $0, frame: frame) }
        let ground = [
            ("ground", base.ground()), ("hold", shows(.hold) ? hold?.tints() ?? "" : ""), ("rivers", base.rivers()),
            ("borders", shows(.borders) ? base.borders() : ""), ("roads", base.roads()), ("objective", objective.line),
            ("cordon", shows(.cordon) ? hold?.cordon() ?? "" : ""),
            ("gap-ground", gapGround), ("ways", MapWays(ways: ways, frame: frame).svg()),
        ]
        let content = (ground + [("objective-name", objective.name)] + over).map { MapPen.group("class=\"\($0.0)\"", $0.1) }.joined()
        return MapPen.group("clip-path=\"url(#\(options.idPrefix)-frame)\"", content) + furniture.neatLine()
    }

    /// Where something is drawn that the name of the objective should not cover.
    private var marks: [Dot] {
        let standing = (situation?.standings.map(\.cell) ?? []) + (situation?.enemy.map(\.cell) ?? [])
        let legs = ways.flatMap { way in
            zip(way.way.cells, way.way.cells.dropFirst()).flatMap { from, to in
                let middle = frame.dot(from).middle(to: frame.dot(to))
                return [frame.dot(from), middle.middle(to: frame.dot(from)), middle, middle.middle(to: frame.dot(to))]
            }
        }
        return (standing + (situation?.gaps.flatMap(\.cells) ?? [])).map { frame.dot($0) } + legs
    }

    /// Gates, symbols and names, placed in this order so that none covers another.
    private func overlay(name: Box?, furniture: MapFurniture) -> [(String, String)] {
        var room = MapRoom()
        if let name { room.take(name) }
        let symbols = situation.map { MapSymbols(scenario: scenario, situation: $0, frame: frame) }
        let forces = symbols?.forces(own: shows(.own), enemy: shows(.enemy)) ?? []
        let scale = furniture.scaleBox(avoiding: forces.map(\.anchor))
        room.take(scale.grown(by: 4))
        let gates = self.gates()
        for gate in gates {
            room.take(Box(centre: gate.badge, width: 17, height: 17))
            room.take(Box(centre: gate.left.middle(to: gate.right), width: max(14, abs(gate.right.x - gate.left.x) + 8), height: 14))
        }
        let placed = symbols?.place(forces, in: &room) ?? []
        let places = shows(.places) ? MapLabels(scenario: scenario, situation: situation, frame: frame).svg(in: &room) : ""
        return [
            ("uncertainty", shows(.own) ? symbols?.uncertainty() ?? "" : ""), ("leaders", symbols?.leaders(placed) ?? ""),
            ("places", places), ("gaps", gates.map(MapGaps.svg).joined()), ("symbols", symbols?.svg(placed) ?? ""),
            ("scale", furniture.scale(in: scale)),
        ]
    }

    private func gates() -> [MapGaps.Gate] {
        guard let situation, shows(.gaps) else { return [] }
        return MapGaps(situation: situation, frame: frame).gates()
    }

    func legend(top: Double) -> (svg: String, height: Double) {
        MapLegend(
            scenario: scenario, situation: situation, ways: MapWays(ways: ways, frame: frame),
            hold: situation.map { MapHold(situation: $0, frame: frame) }, gates: gates(), layers: options.layers,
            left: frame.box.left, width: frame.box.width
        ).svg(top: top)
    }

    /// A sentence in italics, broken into lines.
    func caption(top: Double) -> (svg: String, height: Double) {
        let lines = MapSheet.lines(of: options.caption ?? groundNote, width: frame.box.width, size: 11.5)
        let drawn = lines.enumerated().map { index, line in
            MapPen.text(
                line, at: Dot(x: frame.box.left, y: top + 10 + 15 * Double(index)),
                "font-size=\"11.5\" font-style=\"italic\" fill=\"#5d574f\"")
        }.joined()
        return (drawn, 15 * Double(lines.count))
    }

    private var groundNote: String {
        scenario.theatre.projection == nil
            ? "Invented ground; a hex is \(MapPen.number(frame.grid.flatMetres / 1000)) km from side to side."
            : "Names of the time. Lambert\u{2019}s azimuthal equal-area projection; hexes of "
                + "\(MapPen.number(frame.grid.flatMetres / 1000)) km. Roads, rivers and positions are drawn as the model has them."
    }

    /// Words set in lines no wider than so many pixels.
    static func lines(of text: String, width: Double, size: Double) -> [String] {
        text.split(separator: " ").reduce(into: []) { lines, word in
            let longer = lines.last.map { "\($0) \(word)" }
            if let longer, MapPen.width(of: longer, size: size) <= width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
    }
}
