/// Finds places for the labels of points, so that none covers another.
package enum ChartLabels {
    /// A point by its shares of the axes, 0...1, and its words.
    package struct Point {
        let x: Double
        let y: Double
        let text: String

        /// A point by its shares of the axes and its words.
        package init(x: Double, y: Double, text: String) {
            self.x = x
            self.y = y
            self.text = text
        }
    }

    /// Offsets of a label from its point, pixels, and the side on which it is set.
    package struct Place: Hashable {
        package let dx: Double
        package let dy: Double
        package let align: String
    }

    /// Tried in this order: above and below on the right, then on the left; beside the point; farther off, at last far above.
    package static let tried: [Place] =
        [
            Place(dx: 8, dy: -6, align: "left"), Place(dx: 8, dy: 18, align: "left"), Place(dx: -8, dy: -6, align: "right"),
            Place(dx: -8, dy: 18, align: "right"), Place(dx: 10, dy: 3, align: "left"), Place(dx: -10, dy: 3, align: "right"),
            Place(dx: 8, dy: -22, align: "left"), Place(dx: 8, dy: 34, align: "left"), Place(dx: -8, dy: -22, align: "right"),
            Place(dx: -8, dy: 34, align: "right"),
        ]
        + [-38.0, -54, -70].flatMap { dy in
            [Place(dx: 8, dy: dy, align: "left"), Place(dx: -8, dy: dy, align: "right")]
        }

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

        func isWithin(_ other: Box) -> Bool {
            left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
        }
    }

    /// One place a point: the first tried that stays in the frame and meets no point and no label placed before.
    package static func places(_ points: [Point]) -> [Place] {
        let at = points.map { (x: $0.x * frame.width, y: (1 - $0.y) * frame.height) }
        let edge = Box(left: 0, right: frame.width, top: 0, bottom: frame.height)
        var taken = at.map { Box(left: $0.x - 6, right: $0.x + 6, top: $0.y - 6, bottom: $0.y + 6) }
        return points.indices.map { index in
            let boxes = tried.map { box(points[index].text, at[index], $0) }
            let isFree = { (box: Box) in box.isWithin(edge) && !taken.contains { $0.meets(box) } }
            guard !points[index].text.isEmpty else { return tried[0] }
            let chosen = boxes.firstIndex(where: isFree) ?? 0
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
