/// Finds places for the labels of points, so that none covers another.
enum ChartLabels {
    /// A point in the units of the axes, its words, and how far the axes reach beyond it.
    struct Point {
        let x: Double
        let y: Double
        let text: String
        let reachX: Double
        let reachY: Double
    }

    /// Offsets of a label from its point, pixels, and the side on which it is set.
    struct Place: Hashable {
        let dx: Double
        let dy: Double
        let align: String
    }

    /// Tried in this order: above and below on the right, then on the left.
    static let tried = [
        Place(dx: 8, dy: -6, align: "left"), Place(dx: 8, dy: 18, align: "left"), Place(dx: -8, dy: -6, align: "right"),
        Place(dx: -8, dy: 18, align: "right"), Place(dx: 8, dy: -22, align: "left"), Place(dx: 8, dy: 34, align: "left"),
    ]

    /// Pixels of the template's frame, and of a letter and a line of its labels.
    private static let frame = (width: 600.0, height: 360.0)
    private static let letter = (width: 6.6, height: 14.0)

    private struct Box {
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// One place a point: the first tried that meets no label and no point placed before.
    static func places(_ points: [Point]) -> [Place] {
        let most = (x: max(1, points.map(\.reachX).max() ?? 1), y: max(1, points.map(\.reachY).max() ?? 1))
        let at = points.map { (x: $0.x / most.x * frame.width, y: (1 - $0.y / most.y) * frame.height) }
        var taken = at.map { Box(left: $0.x - 6, right: $0.x + 6, top: $0.y - 6, bottom: $0.y + 6) }
        return points.indices.map { index in
            let boxes = tried.map { box(points[index].text, at[index], $0) }
            let chosen = boxes.firstIndex { box in !taken.contains { $0.meets(box) } } ?? 0
            taken.append(boxes[chosen])
            return tried[chosen]
        }
    }

    private static func box(_ text: String, _ at: (x: Double, y: Double), _ place: Place) -> Box {
        let width = Double(text.count) * letter.width
        let left = place.align == "left" ? at.x + place.dx : at.x + place.dx - width
        let bottom = at.y + place.dy
        return Box(left: left, right: left + width, top: bottom - letter.height, bottom: bottom)
    }
}
