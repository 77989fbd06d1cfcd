import Hexes

/// The parallels and meridians that are marked on the frame of a map, at a round distance that suits its scale.
package struct MapDegrees {
    /// Latitudes, degrees, from south to north.
    package let parallels: [Double]
    /// Longitudes, degrees, from west to east; beyond 180 where the map crosses the date line.
    package let meridians: [Double]

    /// Pixels between two marks, at least.
    private static let least = 110.0
    /// Distances between marks, minutes of arc.
    private static let steps = [1.0, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]

    /// The marks of an extent drawn at that scale.
    package init(extent: MapExtent, projection: LambertEqualArea, pixelsPerMetre: Double) {
        let (x, y) = ((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
        let place = { (x: Double, y: Double) in projection.geographic(Point(x: x, y: y)) }
        let corners = [extent.west, x, extent.east].flatMap { x in
            [extent.south, y, extent.north].map { place(x, $0) }
        }
        let latitudes = corners.map(\.latitude)
        let longitudes = corners.map(\.longitude)
        let span = { (values: [Double]) in (values.min() ?? 0)...(values.max() ?? 0) }
        parallels = Self.marks(in: span(latitudes), pixels: extent.height * pixelsPerMetre).filter { abs($0) < 90 }
        meridians = Self.marks(in: span(longitudes), pixels: extent.width * pixelsPerMetre)
    }

    /// Round values in a range of degrees that is drawn so many pixels long.
    private static func marks(in range: ClosedRange<Double>, pixels: Double) -> [Double] {
        let minutes = (range.upperBound - range.lowerBound) * 60
        guard minutes > 0 else { return [] }
        let step = steps.first { $0 / minutes * pixels >= least } ?? steps[steps.count - 1]
        let (first, last) = ((range.lowerBound * 60 / step).rounded(.up), (range.upperBound * 60 / step).rounded(.down))
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step / 60 }
    }

    // MARK: words

    /// "38° N", "51° 30′ S", "0°".
    package static func latitude(_ degrees: Double) -> String { written(degrees, positive: "N", negative: "S") }

    /// "127° E", "179° 30′ W" for 180.5, "180°".
    package static func longitude(_ degrees: Double) -> String {
        let turned = degrees - 360 * ((degrees + 180) / 360).rounded(.down)
        return abs(turned) == 180 ? "180\u{00b0}" : written(turned, positive: "E", negative: "W")
    }

    private static func written(_ degrees: Double, positive: String, negative: String) -> String {
        let minutes = Int((abs(degrees) * 60).rounded())
        let part = minutes % 60 == 0 ? "" : " \(minutes % 60)\u{2032}"
        let side = minutes == 0 ? "" : degrees < 0 ? " " + negative : " " + positive
        return "\(minutes / 60)\u{00b0}\(part)\(side)"
    }
}
