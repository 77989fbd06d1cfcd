#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Lambert's azimuthal equal-area projection of the WGS 84 ellipsoid, in which all hexes have the same area.
///
/// ```swift
/// let projection = LambertEqualArea(latitude0: 37.5, longitude0: 127.5)
/// let seoul = projection.point(latitude: 37.5665, longitude: 126.978)   // x -46117, y 7508
/// projection.geographic(seoul)                                          // (37.5665, 126.978)
/// ```
/// Source: Snyder, Map Projections: A Working Manual (USGS 1987), pp. 187-190, equations 3-11 to 3-12 and 24-13
/// to 24-26; latitude from authalic latitude after Karney, "On auxiliary latitudes" (Survey Review 2024).
public struct LambertEqualArea: Hashable, Sendable {
    /// Latitude of the centre, degrees.
    public let latitude0: Double
    /// Longitude of the centre, degrees.
    public let longitude0: Double

    private static let a = 6_378_137.0
    private static let e2 = 0.00669437999014
    private static let e = e2.squareRoot()
    private static let n = (1 - (1 - e2).squareRoot()) / (1 + (1 - e2).squareRoot())
    private static let qp = authalic(1)

    /// The projection with a centre in degrees, not a pole.
    public init(latitude0: Double, longitude0: Double) {
        self.latitude0 = latitude0
        self.longitude0 = longitude0
    }

    /// Projects a latitude and longitude in degrees to metres east and north of the centre.
    public func point(latitude: Double, longitude: Double) -> Point {
        let b = beta(latitude)
        let b0 = beta(latitude0)
        let dl = (longitude - longitude0) * .pi / 180
        let scale = radius * (2 / (1 + sin(b0) * sin(b) + cos(b0) * cos(b) * cos(dl))).squareRoot()
        return Point(
            x: scale * stretch * cos(b) * sin(dl),
            y: scale / stretch * (cos(b0) * sin(b) - sin(b0) * cos(b) * cos(dl)))
    }

    /// Latitude and longitude in degrees of a point in metres: the inverse of `point`, within 1e-9 degrees.
    public func geographic(_ point: Point) -> (latitude: Double, longitude: Double) {
        let b0 = beta(latitude0)
        let x = point.x / stretch
        let y = point.y * stretch
        let rho = (x * x + y * y).squareRoot()
        if rho < 1e-9 { return (latitude0, longitude0) }
        let c = 2 * asin(rho / (2 * radius))
        let b = asin(cos(c) * sin(b0) + y * sin(c) * cos(b0) / rho)
        let dl = atan2(x * sin(c), rho * cos(b0) * cos(c) - y * sin(b0) * sin(c))
        return (Self.latitude(authalic: b), longitude0 + dl * 180 / .pi)
    }

    private var radius: Double { Self.a * (Self.qp / 2).squareRoot() }

    /// Snyder's D: makes the scale true at the centre.
    private var stretch: Double {
        let phi = latitude0 * .pi / 180
        let m = cos(phi) / (1 - Self.e2 * sin(phi) * sin(phi)).squareRoot()
        return Self.a * m / (radius * cos(beta(latitude0)))
    }

    private func beta(_ latitude: Double) -> Double { asin(Self.authalic(sin(latitude * .pi / 180)) / Self.qp) }

    private static func authalic(_ s: Double) -> Double {
        let es = e * s
        return (1 - e2) * (s / (1 - es * es) - 1 / (2 * e) * log((1 - es) / (1 + es)))
    }

    /// Series in the third flattening n to its fourth power (Karney 2024); within 3e-12 degrees of the exact inverse.
    private static func latitude(authalic b: Double) -> Double {
        let c2 = n * (4.0 / 3 + n * (4.0 / 45 - n * (16.0 / 35 + n * 2582 / 14175)))
        let c4 = n * n * (46.0 / 45 + n * (152.0 / 945 - n * 11966 / 14175))
        let c6 = n * n * n * (3044.0 / 2835 + n * 3802 / 14175)
        let c8 = n * n * n * n * 6059 / 4725
        return (b + c2 * sin(2 * b) + c4 * sin(4 * b) + c6 * sin(6 * b) + c8 * sin(8 * b)) * 180 / .pi
    }
}
