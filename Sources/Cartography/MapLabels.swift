import Appraisal
import Geography
import Hexes
import Planning
import Scenarios

/// Which places are named on a map, and where their names stand.
struct MapLabels {
    let scenario: Scenario
    let situation: Situation?
    let frame: MapFrame

    /// A place with its rank: 0 for those that the situation names, then by how many main roads meet there.
    private struct Candidate {
        let place: Place
        let rank: Int
        let dot: Dot
    }

    /// Draws as many names as find room; places without a name are left out. Notes the room they take.
    func svg(in room: inout MapRoom) -> String {
        var marks = ""
        var names = ""
        var drawn: [Dot] = []
        for candidate in candidates() {
            let apart = drawn.map { $0.distance(to: candidate.dot) }.min() ?? .infinity
            guard apart > Self.spacing[candidate.rank], let box = spot(for: candidate, room: room) else { continue }
            room.take(box.grown(by: 1))
            room.take(Box(centre: candidate.dot, width: 7, height: 7))
            drawn.append(candidate.dot)
            marks += Self.mark(candidate.place.kind, rank: candidate.rank, at: candidate.dot)
            names += name(candidate, in: box)
        }
        return marks + names
    }

    /// Pixels that a place keeps from the others, by rank.
    private static let spacing: [Double] = [8, 26, 40, 58]

    /// Places in the frame, the most important first.
    private func candidates() -> [Candidate] {
        let named = namesOfTheSituation()
        return scenario.theatre.places.compactMap { place in
            let dot = frame.dot(place.cell)
            guard frame.shows(dot, margin: -8) else { return nil }
            return Candidate(place: place, rank: rank(of: place, named: named), dot: dot)
        }.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    private func rank(of place: Place, named: [String]) -> Int {
        if scenario.theatre.places.count < 20 { return 0 }
        if named.contains(where: { $0 == place.name || $0.hasSuffix(" " + place.name) }) { return 0 }
        switch mainRoads(at: place.cell) {
        case 3...: return place.kind == "town" ? 1 : 2
        case 2 where place.kind == "town": return 2
        default: return place.kind == "summit" ? 2 : 3
        }
    }

    private func mainRoads(at cell: CellID) -> Int {
        let grid = scenario.theatre.grid
        return Direction.allCases.count { direction in
            grid.side(of: cell, to: direction).map { scenario.theatre.road[$0] == .main } ?? false
        }
    }

    private func namesOfTheSituation() -> [String] {
        let standings = situation?.standings.map(\.whereabouts) ?? []
        let gaps = situation?.gaps.map(\.name) ?? []
        return standings + gaps + scenario.formations.map(\.placeName)
    }

    // MARK: drawing

    private static func size(_ rank: Int) -> Double { rank <= 1 ? 11.5 : 10 }

    /// "Koch'ang (Cholla)" is printed without the bracket.
    private static func printed(_ place: Place) -> String {
        (place.name.split(separator: "(").first.map(String.init) ?? place.name).trimmingEnd
    }

    /// The first of eight boxes round the dot that is free.
    private func spot(for candidate: Candidate, room: MapRoom) -> Box? {
        let size = Self.size(candidate.rank)
        let width = MapPen.width(of: Self.printed(candidate.place), size: size)
        let height = size
        let dot = candidate.dot
        let gap = 5.0
        let corners = [
            (dot.x + gap, dot.y - height * 0.55), (dot.x - gap - width, dot.y - height * 0.55),
            (dot.x - width / 2, dot.y - gap - height), (dot.x - width / 2, dot.y + gap - 1),
            (dot.x + gap - 1, dot.y - height - 1), (dot.x + gap - 1, dot.y + 1), (dot.x - gap - width + 1, dot.y - height - 1),
            (dot.x - gap - width + 1, dot.y + 1),
        ]
        return corners.map { Box(left: $0.0, top: $0.1, width: width, height: height) }
            .first { frame.box.grown(by: -4).contains($0) && room.isFree($0) }
    }

    private func name(_ candidate: Candidate, in box: Box) -> String {
        let size = Self.size(candidate.rank)
        let style = candidate.place.kind == "town" ? "" : " font-style=\"italic\""
        return MapPen.text(
            Self.printed(candidate.place), at: Dot(x: box.left, y: box.top + size * 0.82),
            "font-size=\"\(MapPen.number(size))\"\(style) fill=\"\(MapStyle.ink)\" \(MapStyle.halo())")
    }

    static func mark(_ kind: String, rank: Int, at dot: Dot) -> String {
        let (x, y) = (dot.x, dot.y)
        let edge = "stroke=\"\(MapStyle.ink)\" stroke-width=\"0.9\""
        switch kind {
        case "summit":
            let corners = [Dot(x: x, y: y - 3.6), Dot(x: x + 3.4, y: y + 2.4), Dot(x: x - 3.4, y: y + 2.4)].map(MapPen.pair)
            return MapPen.path("M\(corners.joined(separator: " L"))Z", "fill=\"\(MapStyle.ink)\"")
        case "pass":
            return MapPen.path(
                "M\(MapPen.pair(Dot(x: x - 3.5, y: y - 3.5))) q3.5,3.5 0,7 M\(MapPen.pair(Dot(x: x + 3.5, y: y - 3.5))) q-3.5,3.5 0,7",
                "fill=\"none\" stroke=\"\(MapStyle.ink)\" stroke-width=\"1.2\"")
        case "town":
            return MapPen.circle(dot, rank <= 1 ? 2.8 : 2.2, "fill=\"\(MapStyle.paper)\" \(edge)")
        default:
            return MapPen.circle(dot, 1.6, "fill=\"\(MapStyle.ink)\"")
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
