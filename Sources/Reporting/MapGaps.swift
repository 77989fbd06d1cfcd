import Appraisal
import Hexes

/// The gaps of the cordon as gates: two ochre bars as far apart as the gap is wide, with a number.
struct MapGaps {
    let situation: Situation
    let frame: MapFrame

    /// A gate of the drawing.
    struct Gate {
        let number: Int
        let left: Dot
        let right: Dot
        /// Unit vector from bar to bar.
        let along: Dot
        let badge: Dot
    }

    static let bar = 7.0
    static let badgeRadius = 7.5

    /// The gates inside the frame, in the order of the gaps.
    func gates() -> [Gate] {
        let dots = situation.gaps.map { $0.cells.map { frame.dot($0) } }
        return situation.gaps.indices.compactMap { index in
            let middle = Self.mean(dots[index])
            guard !dots[index].isEmpty, frame.shows(middle) else { return nil }
            let along = axis(of: dots[index], at: middle)
            let half = max(5, situation.gaps[index].widthKilometres * frame.pixelsPerKilometre / 2)
            let across = Dot(x: along.y, y: -along.x)
            let up = across.y > 0 ? Dot(x: -across.x, y: -across.y) : across
            let reach = Self.bar + Self.badgeRadius + 1
            return Gate(
                number: index + 1, left: Dot(x: middle.x - along.x * half, y: middle.y - along.y * half),
                right: Dot(x: middle.x + along.x * half, y: middle.y + along.y * half), along: along,
                badge: Dot(x: middle.x + up.x * reach, y: middle.y + up.y * reach))
        }
    }

    private static func mean(_ dots: [Dot]) -> Dot {
        let sum = dots.reduce(Dot(x: 0, y: 0)) { Dot(x: $0.x + $1.x, y: $0.y + $1.y) }
        return Dot(x: sum.x / Double(max(1, dots.count)), y: sum.y / Double(max(1, dots.count)))
    }

    /// The direction in which the cordon runs here: the main axis of the gap's cells, or of the cordon's near them.
    private func axis(of dots: [Dot], at middle: Dot) -> Dot {
        let near = situation.cordon.map { frame.dot($0) }.filter { $0.distance(to: middle) < 4 * frame.pixelsPerHex }
        let cloud = dots.count > 2 ? dots : dots + near
        let centre = Self.mean(cloud)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for dot in cloud {
            let (x, y) = (dot.x - centre.x, dot.y - centre.y)
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
        }
        let spread = (((xx - yy) / 2) * ((xx - yy) / 2) + xy * xy).squareRoot()
        guard spread > 1e-9 else { return Dot(x: 1, y: 0) }
        let value = (xx + yy) / 2 + spread
        let vector = abs(xy) > 1e-9 ? Dot(x: value - yy, y: xy) : (xx >= yy ? Dot(x: 1, y: 0) : Dot(x: 0, y: 1))
        let length = (vector.x * vector.x + vector.y * vector.y).squareRoot()
        return Dot(x: vector.x / length, y: vector.y / length)
    }

    func svg(_ gates: [Gate]) -> String { gates.map(Self.svg).joined() }

    static func svg(_ gate: Gate) -> String {
        let across = Dot(x: gate.along.y * bar, y: -gate.along.x * bar)
        let bars = [gate.left, gate.right].map { foot in
            "M\(MapPen.pair(Dot(x: foot.x - across.x, y: foot.y - across.y))) "
                + "L\(MapPen.pair(Dot(x: foot.x + across.x, y: foot.y + across.y)))"
        }.joined()
        return MapPen.path(bars, "stroke=\"\(MapStyle.paper)\" stroke-width=\"6.5\" stroke-linecap=\"round\"")
            + MapPen.path(bars, "stroke=\"\(MapStyle.ochre)\" stroke-width=\"4\" stroke-linecap=\"round\"")
            + badge(gate.number, at: gate.badge)
    }

    static func badge(_ number: Int, at dot: Dot) -> String {
        MapPen.circle(dot, badgeRadius, "fill=\"\(MapStyle.ochre)\" stroke=\"\(MapStyle.paper)\" stroke-width=\"1.2\"")
            + MapPen.text(
                "\(number)", at: Dot(x: dot.x, y: dot.y + 3.6),
                "text-anchor=\"middle\" font-size=\"10.5\" font-weight=\"bold\" fill=\"#fff\"")
    }
}
