import Foundation
import Hexes
import Testing

@Suite struct LambertEqualAreaTests {
    private let korea = LambertEqualArea(latitude0: 37.5, longitude0: 127.5)

    @Test func `the centre maps to the origin and back`() {
        let point = korea.point(latitude: 37.5, longitude: 127.5)
        #expect(abs(point.x) < 1e-9 && abs(point.y) < 1e-9)
        let back = korea.geographic(Point(x: 0, y: 0))
        #expect(back == (37.5, 127.5))
    }

    /// From PROJ: `+proj=laea +lat_0=37.5 +lon_0=127.5 +ellps=WGS84`, to the tenth of a millimetre. Bound: 1 mm.
    @Test(arguments: [
        (37.5665, 126.978, -46116.8456, 7508.0699), (35.1796, 129.075, 143477.8973, -256292.3792),
        (39.0392, 125.7545, -151128.3998, 172253.8884), (33.9, 124.4, -286779.5222, -394773.2894),
        (41.0, 130.0, 210413.3455, 391336.6827), (43.0, 131.0, 285652.2032, 615908.2883),
    ])
    func `known values`(latitude: Double, longitude: Double, x: Double, y: Double) {
        let point = korea.point(latitude: latitude, longitude: longitude)
        #expect(abs(point.x - x) < 1e-3 && abs(point.y - y) < 1e-3, "\(point)")
        let back = korea.geographic(Point(x: x, y: y))
        #expect(abs(back.latitude - latitude) < 1e-8 && abs(back.longitude - longitude) < 1e-8)
    }

    /// 1e-9 degrees is a tenth of a millimetre on the ground.
    @Test func `there and back over the theatre`() {
        var worst = 0.0
        for i in 0...100 {
            for j in 0...70 {
                let latitude = 33 + Double(i) / 10
                let longitude = 124 + Double(j) / 10
                let back = korea.geographic(korea.point(latitude: latitude, longitude: longitude))
                worst = max(worst, abs(back.latitude - latitude), abs(back.longitude - longitude))
            }
        }
        #expect(worst < 1e-9, "\(worst) degrees")
    }

    @Test(arguments: [(0.0, 0.0), (-34, 18.5), (60, 25), (48.1, 11.5), (48.7, 44.5)])
    func `there and back elsewhere`(latitude0: Double, longitude0: Double) {
        let projection = LambertEqualArea(latitude0: latitude0, longitude0: longitude0)
        for north in stride(from: -5.0, through: 5, by: 1) {
            for east in stride(from: -5.0, through: 5, by: 1) {
                let back = projection.geographic(projection.point(latitude: latitude0 + north, longitude: longitude0 + east))
                #expect(abs(back.latitude - latitude0 - north) < 1e-9)
                #expect(abs(back.longitude - longitude0 - east) < 1e-9)
            }
        }
    }

    /// The determinant of the mapping over the ellipsoid's own area element, by central differences over 0.002 degrees:
    /// 1 everywhere. Bound 1e-6, the size of the differences' own error; a sphere instead of the ellipsoid is off by 0.003.
    @Test func `areas are kept`() {
        for latitude in stride(from: 33.0, through: 43, by: 0.5) {
            for longitude in stride(from: 124.0, through: 131, by: 0.5) {
                let ratio = mapArea(latitude, longitude) / groundArea(latitude)
                #expect(abs(ratio - 1) < 1e-6, "\(latitude) \(longitude): \(ratio)")
            }
        }
    }

    private func mapArea(_ latitude: Double, _ longitude: Double) -> Double {
        let h = 0.001
        let e = korea.point(latitude: latitude, longitude: longitude + h)
        let w = korea.point(latitude: latitude, longitude: longitude - h)
        let n = korea.point(latitude: latitude + h, longitude: longitude)
        let s = korea.point(latitude: latitude - h, longitude: longitude)
        return ((e.x - w.x) * (n.y - s.y) - (n.x - s.x) * (e.y - w.y)) / (2 * h * .pi / 180 * 2 * h * .pi / 180)
    }

    /// Meridian radius of curvature times the radius of the parallel, square metres a square radian.
    private func groundArea(_ latitude: Double) -> Double {
        let (a, f) = (6_378_137.0, 1 / 298.257223563)
        let e2 = f * (2 - f)
        let phi = latitude * .pi / 180
        let w = 1 - e2 * sin(phi) * sin(phi)
        return a * (1 - e2) / (w * w.squareRoot()) * a / w.squareRoot() * cos(phi)
    }

    @Test func `north is up and east is right`() {
        #expect(korea.point(latitude: 38, longitude: 127.5).y > 55_000)
        #expect(abs(korea.point(latitude: 38, longitude: 127.5).x) < 1e-6)
        #expect(korea.point(latitude: 37.5, longitude: 128).x > 44_000)
    }
}
