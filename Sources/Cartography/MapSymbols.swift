import Appraisal
import Hexes
import Planning
import Scenarios

/// The forces of both sides on a map, moved apart where they would cover each other.
struct MapSymbols {
    let scenario: Scenario
    let situation: Situation
    let frame: MapFrame

    /// A force that is to be drawn, where it stands.
    struct Force {
        let name: SymbolName
        let isOwn: Bool
        /// True for an own formation outside the cordon, which is drawn paler.
        var isOutside = false
        let anchor: Dot
        /// Pixels for a unit of the symbol: its frame is 150 units wide and 100 high.
        var scale: Double { isOwn ? 0.185 : 0.145 }
        var letters: Double { isOwn ? 12 : 9.5 }

        /// The room it takes round its centre: the frame, the mark of its size above and the label below.
        func box(at centre: Dot) -> Box {
            let words = MapPen.width(of: name.label, size: letters, bold: isOwn)
            let width = max(154 * scale, words) + 2
            let below = name.label.isEmpty ? 52 * scale : 52 * scale + letters + 2
            return Box(left: centre.x - width / 2, top: centre.y - 88 * scale, width: width, height: 88 * scale + below)
        }
    }

    /// A force with the centre it was given.
    struct Placed {
        let force: Force
        let centre: Dot
        var box: Box { force.box(at: centre) }
        var isMoved: Bool { centre.distance(to: force.anchor) > 7 }
    }

    /// The own formations by size, then the enemy's forces in the theatre, in the order of the scenario.
    func forces(own: Bool, enemy: Bool) -> [Force] {
        let formations = situation.standings.map { standing in
            Force(
                name: SymbolName(of: scenario.formations[standing.formation]), isOwn: true,
                isOutside: standing.isOutsideCordon && !situation.cordon.isEmpty, anchor: frame.dot(standing.cell))
        }
        let others = zip(scenario.enemy, situation.enemy).filter { $0.1.posture != .absent }.map { force, position in
            Force(name: SymbolName(of: force), isOwn: false, anchor: frame.dot(position.cell))
        }
        return ((own ? formations : []) + (enemy ? others : [])).filter { frame.shows($0.anchor, margin: -6) }
    }

    /// Puts each force as near to its place as the room allows, and notes the room it takes.
    func place(_ forces: [Force], in room: inout MapRoom) -> [Placed] {
        let anchors = forces.map { Box(centre: $0.anchor, width: 5, height: 5) }
        return forces.map { force in
            let centre = Self.spots.map { Dot(x: force.anchor.x + $0.x, y: force.anchor.y + $0.y) }
                .map { ($0, cost(of: force, at: $0, room: room, anchors: anchors)) }
                .min { $0.1 < $1.1 }!.0
            room.take(force.box(at: centre))
            return Placed(force: force, centre: centre)
        }
    }

    private func cost(of force: Force, at centre: Dot, room: MapRoom, anchors: [Box]) -> Double {
        let box = force.box(at: centre)
        guard frame.box.grown(by: -3).contains(box) else { return .infinity }
        let covered = anchors.reduce(0.0) { $0 + ($1.centre == force.anchor ? 0 : box.overlap($1)) }
        return 6 * room.overlap(box) + 0.4 * covered + 1.6 * centre.distance(to: force.anchor)
    }

    /// Displacements from none outwards.
    private static let spots: [Dot] =
        [Dot(x: 0, y: 0)]
        + [16.0, 22, 28, 34, 42, 50, 60, 72, 86, 102].flatMap { radius in
            (0..<16).map { step in
                let turn = circle[step]
                return Dot(x: radius * turn.x * 1.15, y: radius * turn.y)
            }
        }

    /// Sixteen unit vectors, by halving angles.
    private static let circle: [Dot] = {
        let quarter: [(Double, Double)] = [(1, 0), (0.9239, 0.3827), (0.7071, 0.7071), (0.3827, 0.9239)]
        return quarter.map { Dot(x: $0.0, y: $0.1) } + quarter.map { Dot(x: -$0.1, y: $0.0) }
            + quarter.map { Dot(x: -$0.0, y: -$0.1) } + quarter.map { Dot(x: $0.1, y: -$0.0) }
    }()

    // MARK: drawing

    /// Circles within which the own formations may be.
    func uncertainty() -> String {
        situation.standings.filter { $0.uncertaintyKilometres * frame.pixelsPerKilometre > 6 }.map { standing in
            MapPen.circle(
                frame.dot(standing.cell), standing.uncertaintyKilometres * frame.pixelsPerKilometre, Self.uncertaintyStyle)
        }.joined()
    }

    static let uncertaintyStyle =
        "fill=\"\(MapStyle.brick)\" fill-opacity=\"0.05\" stroke=\"\(MapStyle.brick)\" stroke-width=\"0.9\" "
        + "stroke-opacity=\"0.6\" stroke-dasharray=\"4 3\""

    /// Lines from the symbols that were moved to where they stand.
    func leaders(_ placed: [Placed]) -> String {
        placed.filter(\.isMoved).map { symbol in
            let colour = symbol.force.isOwn ? MapStyle.brick : MapStyle.slate
            let line = (symbol.force.anchor, symbol.centre)
            return MapPen.line(line.0, line.1, "stroke=\"\(MapStyle.paper)\" stroke-width=\"2.4\" stroke-opacity=\"0.7\"")
                + MapPen.line(line.0, line.1, "stroke=\"\(colour)\" stroke-width=\"0.9\"")
                + MapPen.circle(line.0, 2.4, "fill=\"\(colour)\" stroke=\"\(MapStyle.paper)\" stroke-width=\"0.7\"")
        }.joined()
    }

    func svg(_ placed: [Placed]) -> String { placed.map { Self.svg($0.force, at: $0.centre) }.joined() }

    /// How pale a formation outside the cordon is.
    static let outsideOpacity = 0.5

    /// A symbol with its label.
    static func svg(_ force: Force, at centre: Dot) -> String {
        let marks = SymbolSet.standard.marks(force.name.symbol) ?? ""
        let place =
            "translate(\(MapPen.number(centre.x)) \(MapPen.number(centre.y))) scale(\(force.scale)) translate(-100 -100)"
        let colour = force.isOwn ? "#7d2c1d" : "#2b425f"
        let words = MapPen.text(
            force.name.label, at: Dot(x: centre.x, y: centre.y + 52 * force.scale + force.letters * 0.82),
            "text-anchor=\"middle\" font-size=\"\(MapPen.number(force.letters))\" font-weight=\"bold\" fill=\"\(colour)\" "
                + MapStyle.halo())
        let paleness = force.isOutside ? " opacity=\"\(outsideOpacity)\"" : ""
        return "<g transform=\"\(place)\"\(paleness)>\(marks)</g>\n" + (force.name.label.isEmpty ? "" : words)
    }
}

/// The room that is already taken on a map.
struct MapRoom {
    private(set) var boxes: [Box] = []

    mutating func take(_ box: Box) { boxes.append(box) }

    /// Area of a box that is taken, square pixels.
    func overlap(_ box: Box) -> Double { boxes.reduce(0) { $0 + $1.overlap(box) } }

    func isFree(_ box: Box) -> Bool { boxes.allSatisfy { $0.overlap(box) == 0 } }
}
