import Hexes
import Planning
import Scenarios

/// A way with the men who take it, for maps and layers.
public struct MapWay: Hashable, Sendable {
    /// How a way is drawn: whole for the directive asked about, dashed for another.
    public enum Style: String, CaseIterable, Sendable { case asked, other }

    /// The cells of the way, with its length and contacts.
    public let way: Way
    /// Men on it.
    public let men: Double
    /// Position in the scenario's list of formations.
    public let formation: Int
    /// How it is drawn.
    public let style: Style

    /// A way, how many men of which formation take it, and how it is drawn.
    public init(way: Way, men: Double, formation: Int, style: Style = .asked) {
        self.way = way
        self.men = men
        self.formation = formation
        self.style = style
    }
}

extension Plan {
    /// The ways of the plan with the men on them.
    public var mapWays: [MapWay] {
        zip(ways, crossing.allotments).map { MapWay(way: $0, men: Double($1.men), formation: $1.formation) }
    }
}

/// Ways as a river of men: where ways share a leg their men add up, and the line is as thick as they are many.
struct MapWays {
    let ways: [MapWay]
    let frame: MapFrame

    /// Widths in steps of half a pixel.
    private static let widest = 8.0
    private static let thinnest = 1.0

    /// Pixels for a number of men, in proportion to the most on any leg.
    func width(men: Double) -> Double {
        let exact = Self.widest * men / max(1, most)
        return max(Self.thinnest, (exact * 2).rounded() / 2)
    }

    /// The most men on a leg of either style.
    let most: Double

    init(ways: [MapWay], frame: MapFrame) {
        self.ways = ways
        self.frame = frame
        most = MapWay.Style.allCases.flatMap { Self.legs(of: ways, $0).map(\.men) }.max() ?? 0
    }

    private struct Leg {
        let a: CellID
        let b: CellID
        var men: Double
    }

    /// The legs of a style with the sum of their men, in the order of the ways.
    private static func legs(of ways: [MapWay], _ style: MapWay.Style) -> [Leg] {
        var legs: [Leg] = []
        var known: [[CellID]: Int] = [:]
        for way in ways where way.style == style {
            for (from, to) in zip(way.way.cells, way.way.cells.dropFirst()) {
                let ends = [min(from, to), max(from, to)]
                if let index = known[ends] {
                    legs[index].men += way.men
                } else {
                    known[ends] = legs.count
                    legs.append(Leg(a: ends[0], b: ends[1], men: way.men))
                }
            }
        }
        return legs
    }

    func svg() -> String { MapWay.Style.allCases.reversed().map(svg).joined() }

    private func svg(_ style: MapWay.Style) -> String {
        var net = MapNet()
        let grid = frame.grid
        for leg in Self.legs(of: ways, style) {
            net.add(
                (leg.a.offset, grid.centre(of: leg.a)), (leg.b.offset, grid.centre(of: leg.b)),
                kind: Int(2 * width(men: leg.men)), weight: max(leg.men, 1))
        }
        let shown = ways.filter { $0.style == style && $0.way.cells.count > 1 }
        for way in shown { net.fix(way.way.cells[0].offset) }
        net.smooth(passes: 3)
        let lines = net.paths(in: frame).sorted { $0.key < $1.key }
        let dash = style == .asked ? "" : " stroke-dasharray=\"6 4\""
        let cap = "fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"\(style == .asked ? "round" : "butt")\""
        let pale = lines.map { width, data in
            MapPen.path(
                data, "\(cap) stroke=\"\(MapStyle.paper)\" stroke-opacity=\"0.55\" stroke-width=\"\(Double(width) / 2 + 1.6)\"")
        }
        let brick = lines.map { width, data in
            MapPen.path(data, "\(cap) stroke=\"\(MapStyle.brick)\" stroke-width=\"\(Double(width) / 2)\"\(dash)")
        }
        return (style == .asked ? pale.joined() : "") + brick.joined() + heads(shown)
    }

    /// An arrow head at the end of each way, once where several end.
    private func heads(_ ways: [MapWay]) -> String {
        var done: Set<CellID> = []
        return ways.compactMap { way in
            guard let last = way.way.cells.last, done.insert(last).inserted else { return nil }
            let tip = frame.dot(last)
            let back = frame.dot(way.way.cells[max(0, way.way.cells.count - 4)])
            guard frame.shows(tip), tip != back else { return nil }
            let length = tip.distance(to: back)
            let (x, y) = ((tip.x - back.x) / length, (tip.y - back.y) / length)
            let point = Dot(x: tip.x + 6 * x, y: tip.y + 6 * y)
            let sides = [1.0, -1.0].map { Dot(x: tip.x - 4 * x + 4.5 * y * $0, y: tip.y - 4 * y - 4.5 * x * $0) }
            return MapPen.path(
                "M\(MapPen.pair(point)) L\(MapPen.pair(sides[0])) L\(MapPen.pair(sides[1])) Z",
                "fill=\"\(MapStyle.brick)\" stroke=\"\(MapStyle.paper)\" stroke-width=\"0.6\"")
        }.joined()
    }
}
