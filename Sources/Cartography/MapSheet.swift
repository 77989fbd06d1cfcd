import Appraisal
import Notation
import Planning
import ScenarioFiles
import Scenarios

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

    /// Everything inside the neat line, and the line; and whether a symbol stands aside from its place.
    func body() -> (svg: String, hasMoved: Bool) {
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
        let content = (ground + [("objective-name", objective.name)] + over.layers).map {
            MapPen.group("class=\"\($0.0)\"", $0.1)
        }
        .joined()
        let svg = MapPen.group("clip-path=\"url(#\(Escape.xml(options.idPrefix))-frame)\"", content) + furniture.neatLine()
        return (svg, over.hasMoved)
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
    private func overlay(name: Box?, furniture: MapFurniture) -> (layers: [(String, String)], hasMoved: Bool) {
        var room = MapRoom()
        if let name { room.take(name) }
        let symbols = situation.map { MapSymbols(scenario: scenario, situation: $0, frame: frame) }
        let forces = symbols?.forces(own: shows(.own), enemy: shows(.enemy)) ?? []
        let scale = furniture.scaleBox(avoiding: forces.map(\.anchor))
        room.take(scale.grown(by: 4))
        let gates = self.gates()
        for gate in gates {
            room.take(Box(centre: gate.badge, width: 17, height: 17))
            room.take(
                Box(centre: gate.left.middle(to: gate.right), width: max(14, abs(gate.right.x - gate.left.x) + 8), height: 14))
        }
        let marked = MapMarks(marks: options.marks, frame: frame).svg(in: &room)
        let placed = symbols?.place(forces, in: &room) ?? []
        let places = shows(.places) ? MapLabels(scenario: scenario, situation: situation, frame: frame).svg(in: &room) : ""
        let layers = [
            ("uncertainty", shows(.own) ? symbols?.uncertainty() ?? "" : ""), ("leaders", symbols?.leaders(placed) ?? ""),
            ("places", places), ("gaps", gates.map(MapGaps.svg).joined()), ("marks", marked),
            ("symbols", symbols?.svg(placed) ?? ""),
            ("scale", furniture.scale(in: scale)),
        ]
        return (layers, placed.contains(where: \.isMoved))
    }

    private func gates() -> [MapGaps.Gate] {
        guard let situation, shows(.gaps) else { return [] }
        return MapGaps(situation: situation, frame: frame).gates()
    }

    func legend(top: Double, hasMoved: Bool) -> (svg: String, height: Double) {
        MapLegend(
            scenario: scenario, situation: situation, ways: MapWays(ways: ways, frame: frame),
            hold: situation.map { MapHold(situation: $0, frame: frame) }, gates: gates(), layers: options.layers,
            hasMarks: !options.marks.isEmpty, hasMoved: hasMoved,
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
