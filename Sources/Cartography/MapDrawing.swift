import Appraisal
import Hexes
import Notation
import Planning
import ScenarioFiles
import Scenarios

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
        let extent = (options.extent ?? self.extent(situation: situation, ways: ways)).shapedForPage()
        let top = 76.0
        let frame = MapFrame(
            extent: extent, left: margin, top: top, width: options.width - 2 * margin, grid: scenario.theatre.grid)
        let sheet = MapSheet(
            scenario: scenario, relief: relief, situation: situation, ways: options.layers.contains(.ways) ? ways : [],
            options: options, frame: frame)
        let body = sheet.body()
        let legend = sheet.legend(top: frame.box.bottom + 32, hasMoved: body.hasMoved)
        let caption = sheet.caption(top: frame.box.bottom + 32 + legend.height + 14)
        let height = frame.box.bottom + 32 + legend.height + 14 + caption.height + 10
        return open(width: options.width, height: height, sheet: sheet) + sheet.heading() + body.svg + legend.svg + caption.svg
            + "</svg>\n"
    }

    private func open(width: Double, height: Double, sheet: MapSheet) -> String {
        let size = "\(MapPen.number(width)) \(MapPen.number(height))"
        let id = Escape.xml(sheet.options.idPrefix)
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(MapPen.number(width))\" "
            + "height=\"\(MapPen.number(height))\" role=\"img\" aria-labelledby=\"\(id)-title\" "
            + "font-family=\"\(MapStyle.serif)\">\n<title id=\"\(id)-title\">\(Escape.xml(sheet.title)), "
            + "\(Escape.xml(sheet.subtitle))</title>\n<defs><clipPath id=\"\(id)-frame\">"
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
