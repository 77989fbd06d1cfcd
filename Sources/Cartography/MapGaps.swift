import Appraisal
import Hexes
import Planning

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
        situation.gaps.enumerated().compactMap { index, gap in
            let dots = gap.cells.map { frame.dot($0) }
            let mean = Self.mean(dots)
            guard let middle = dots.min(by: { $0.distance(to: mean) < $1.distance(to: mean) }), frame.shows(middle) else {
                return nil
            }
            let along = axis(of: dots, at: mean)
            let half = max(5, gap.widthKilometres * frame.pixelsPerKilometre / 2)
            let (left, right) = Self.ends(of: dots, at: mean, along: along, half: half, outward: frame.pixelsPerHex / 2)
            let across = Dot(x: along.y, y: -along.x)
            let up = across.y > 0 ? Dot(x: -across.x, y: -across.y) : across
            let reach = Self.bar + Self.badgeRadius + 1
            let foot = dots.count > 2 ? middle : mean
            return Gate(
                number: index + 1, left: left, right: right, along: along,
                badge: Dot(x: foot.x + up.x * reach, y: foot.y + up.y * reach))
        }
    }

    /// Where the bars stand: for one or two cells at half the width from the middle, for a longer run beyond its two ends.
    private static func ends(of dots: [Dot], at mean: Dot, along: Dot, half: Double, outward: Double) -> (Dot, Dot) {
        let shift = { (dot: Dot, by: Double) in Dot(x: dot.x + along.x * by, y: dot.y + along.y * by) }
        let far = { (dot: Dot) in (dot.x - mean.x) * along.x + (dot.y - mean.y) * along.y }
        guard dots.count > 2, let first = dots.min(by: { far($0) < far($1) }), let last = dots.max(by: { far($0) < far($1) })
        else {
            return (shift(mean, -half), shift(mean, half))
        }
        return (shift(first, -outward), shift(last, outward))
    }

    /// The ground of the gaps, tinted: a gap may bend between its bars.
    func ground() -> String {
        let cells = situation.gaps.flatMap(\.cells)
        let rounding = frame.pixelsPerHex > 24 ? 0 : 1
        return MapPen.path(
            MapOutline(of: cells, on: frame.grid).path(in: frame, rounding: rounding),
            "fill=\"\(MapStyle.ochre)\" fill-opacity=\"0.45\" fill-rule=\"evenodd\"")
    }

    private static func mean(_ dots: [Dot]) -> Dot {
        let sum = dots.reduce(Dot(x: 0, y: 0)) { Dot(x: $0.x + $1.x, y: $0.y + $1.y) }
        return Dot(x: sum.x / Double(max(1, dots.count)), y: sum.y / Double(max(1, dots.count)))
    }

    /// The direction in which the cordon runs here: the main axis of the gap's cells, or of the cordon's beside a single cell.
    private func axis(of dots: [Dot], at middle: Dot) -> Dot {
        let near = situation.cordon.map { frame.dot($0) }.filter { $0.distance(to: middle) < 1.6 * frame.pixelsPerHex }
        let cloud = dots.count > 1 ? dots : dots + near
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
