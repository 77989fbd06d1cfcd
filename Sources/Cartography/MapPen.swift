import Foundation
import Hexes
import Notation

/// A point of the drawing, pixels from its upper left corner.
struct Dot: Hashable {
    var x: Double
    var y: Double

    func distance(to other: Dot) -> Double { ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot() }
    func middle(to other: Dot) -> Dot { Dot(x: (x + other.x) / 2, y: (y + other.y) / 2) }
}

/// Writes elements of SVG: numbers with one decimal, texts escaped, attributes in the order given.
enum MapPen {
    /// A number to a tenth, without a needless ".0".
    static func number(_ value: Double) -> String { ProseNumber.tenths(value) }

    /// "12.3,45".
    static func pair(_ dot: Dot) -> String { "\(number(dot.x)),\(number(dot.y))" }

    /// A typographic apostrophe for the straight one of the files.
    static func printed(_ text: String) -> String { text.replacingOccurrences(of: "'", with: "\u{2019}") }

    static func path(_ data: String, _ attributes: String) -> String {
        data.isEmpty ? "" : "<path d=\"\(data)\" \(attributes)/>\n"
    }

    static func line(_ a: Dot, _ b: Dot, _ attributes: String) -> String { path("M\(pair(a)) L\(pair(b))", attributes) }

    static func circle(_ centre: Dot, _ radius: Double, _ attributes: String) -> String {
        "<circle cx=\"\(number(centre.x))\" cy=\"\(number(centre.y))\" r=\"\(number(radius))\" \(attributes)/>\n"
    }

    static func rectangle(_ box: Box, _ attributes: String) -> String {
        "<rect x=\"\(number(box.left))\" y=\"\(number(box.top))\" width=\"\(number(box.width))\" "
            + "height=\"\(number(box.height))\" \(attributes)/>\n"
    }

    static func text(_ words: String, at dot: Dot, _ attributes: String) -> String {
        "<text x=\"\(number(dot.x))\" y=\"\(number(dot.y))\" \(attributes)>\(Escape.xml(printed(words)))</text>\n"
    }

    static func group(_ attributes: String, _ content: String) -> String {
        content.isEmpty ? "" : "<g \(attributes)>\n\(content)</g>\n"
    }

    /// A line through the middles of its legs, bent at its corners (a quadratic B-spline), from end to end.
    static func curve(_ dots: [Dot]) -> String {
        guard let first = dots.first, let last = dots.last, dots.count > 1 else { return "" }
        guard dots.count > 2 else { return "M\(pair(first)) L\(pair(last))" }
        let middles = zip(dots.dropFirst(), dots.dropFirst(2)).map { $0.middle(to: $1) }
        let start = first.middle(to: dots[1])
        let bends = zip(dots.dropFirst(), middles).map { ($0, $1) }
        return "M\(pair(first)) L\(pair(start))\(curves(from: start, bends))L\(pair(last))"
    }

    /// A closed curve of the same kind.
    static func loop(_ dots: [Dot]) -> String {
        guard dots.count > 2 else { return "" }
        let start = dots[dots.count - 1].middle(to: dots[0])
        let bends = dots.indices.map { (dots[$0], dots[$0].middle(to: dots[($0 + 1) % dots.count])) }
        return "M\(pair(start))\(curves(from: start, bends))Z"
    }

    /// Bends by their corner and their end, as steps in tenths of a pixel, so that rounding does not add up.
    private static func curves(from start: Dot, _ bends: [(corner: Dot, end: Dot)]) -> String {
        func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }
        var x = tenths(start.x)
        var y = tenths(start.y)
        var data = "q"
        for bend in bends {
            let end = (x: tenths(bend.end.x), y: tenths(bend.end.y))
            data += step(tenths(bend.corner.x) - x) + step(tenths(bend.corner.y) - y) + step(end.x - x) + step(end.y - y)
            (x, y) = end
        }
        return data
    }

    /// Tenths as a number with the sign or space that sets it off from the one before: " 1.5", "-2", " 0.3".
    private static func step(_ tenths: Int) -> String { (tenths < 0 ? "" : " ") + number(Double(tenths) / 10) }

    /// Width of words in a serif face, pixels (assumption: mean widths of Georgia's classes of letters; a letter of an East
    /// Asian script is as wide as it is high).
    static func width(of words: String, size: Double, bold: Bool = false) -> Double {
        let ems = words.reduce(0.0) { sum, letter in
            if letter.displayWidth > 1 { return sum + 1 }
            if "iljft.,;:'\u{2019}-|I()/ ".contains(letter) { return sum + 0.32 }
            if "mwMW".contains(letter) { return sum + 0.88 }
            if letter.isUppercase || letter.isNumber { return sum + 0.66 }
            return sum + 0.53
        }
        return ems * size * (bold ? 1.1 : 1)
    }
}

/// A rectangle of the drawing, pixels.
struct Box: Hashable {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    /// A box round a point.
    init(centre: Dot, width: Double, height: Double) {
        self.init(left: centre.x - width / 2, top: centre.y - height / 2, width: width, height: height)
    }

    init(left: Double, top: Double, width: Double, height: Double) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    var right: Double { left + width }
    var bottom: Double { top + height }
    var centre: Dot { Dot(x: left + width / 2, y: top + height / 2) }

    /// Area that two boxes share, square pixels.
    func overlap(_ other: Box) -> Double {
        let across = min(right, other.right) - max(left, other.left)
        let down = min(bottom, other.bottom) - max(top, other.top)
        return across > 0 && down > 0 ? across * down : 0
    }

    func contains(_ dot: Dot) -> Bool { dot.x >= left && dot.x <= right && dot.y >= top && dot.y <= bottom }
    func contains(_ other: Box) -> Bool {
        other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
    }
    func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin)
    }
}
