import Hexes
import Notation
import Planning

/// A place that a map points out: where a withdrawal is narrowest.
public struct MapMark: Hashable, Sendable {
    /// The place.
    public let cell: CellID
    /// The words beside it.
    public let label: String

    /// A place and what is written beside it.
    public init(cell: CellID, label: String) {
        self.cell = cell
        self.label = label
    }

    /// Marks of the narrowest places of a plan's groups by road, each place once; of its formations where there is no group.
    public static func bottlenecks(of plan: Plan) -> [MapMark] {
        let groups = plan.withdrawals.filter { $0.group != nil }
        let narrow = (groups.isEmpty ? plan.withdrawals : groups).compactMap { ($0.byRoad ?? $0.everywhere)?.bottleneck }
        let unique = narrow.reduce(into: [Bottleneck]()) { if !$0.map(\.cell).contains($1.cell) { $0.append($1) } }
        return unique.map { place in
            MapMark(
                cell: place.cell,
                label: "\(place.pass ?? place.kind.rawValue): \(ProseNumber.men(place.menPerHour)) men an hour")
        }
    }
}

/// Marks as two wedges that narrow towards each other, with their words.
struct MapMarks {
    let marks: [MapMark]
    let frame: MapFrame

    /// Draws the marks in the frame, and notes the room they take.
    func svg(in room: inout MapRoom) -> String {
        marks.filter { frame.shows(frame.dot($0.cell), margin: -8) }.map { mark -> String in
            let dot = frame.dot(mark.cell)
            room.take(Box(centre: dot, width: 22, height: 22))
            return Self.sign(at: dot) + words(mark, beside: dot, in: &room)
        }.joined()
    }

    /// The sign of a narrow place.
    static func sign(at dot: Dot) -> String {
        let wedges = [-1.0, 1.0].map { side -> String in
            let corners = [(10.0, -6.0), (2.0, 0.0), (10.0, 6.0)].map { Dot(x: dot.x + side * $0.0, y: dot.y + $0.1) }
            return "M" + corners.map(MapPen.pair).joined(separator: " L") + "Z"
        }.joined()
        return MapPen.path(
            wedges, "fill=\"\(MapStyle.ink)\" stroke=\"\(MapStyle.paper)\" stroke-width=\"1.4\" stroke-linejoin=\"round\"")
    }

    private func words(_ mark: MapMark, beside dot: Dot, in room: inout MapRoom) -> String {
        let width = MapPen.width(of: mark.label, size: 11)
        let spots = [
            (dot.x + 14, dot.y - 6), (dot.x - 14 - width, dot.y - 6), (dot.x - width / 2, dot.y + 10),
            (dot.x - width / 2, dot.y - 22),
        ].map { Box(left: $0.0, top: $0.1, width: width, height: 12) }
        let inside = spots.filter { frame.box.grown(by: -4).contains($0) }
        guard let box = inside.first(where: room.isFree) ?? inside.first else { return "" }
        room.take(box.grown(by: 1))
        return MapPen.text(
            mark.label, at: Dot(x: box.left, y: box.top + 9.5),
            "font-size=\"11\" font-weight=\"bold\" fill=\"\(MapStyle.ink)\" \(MapStyle.halo())")
    }
}
