import Cartography
import Hexes
import Testing

/// The numbers on the frame of a map, anywhere on Earth.
@Suite struct MapDegreesTests {
    @Test(
        arguments: [
            (38.0, "38° N"), (-51.5, "51° 30′ S"), (0, "0°"), (37.25, "37° 15′ N"), (-0.5, "0° 30′ S"),
        ] as [(Double, String)])
    func `latitudes have a side`(degrees: Double, words: String) { #expect(MapDegrees.latitude(degrees) == words) }

    @Test(
        arguments: [
            (127.0, "127° E"), (-59, "59° W"), (180.5, "179° 30′ W"), (-180.5, "179° 30′ E"), (180, "180°"), (-180, "180°"),
            (360, "0°"), (539, "179° E"),
        ] as [(Double, String)])
    func `longitudes run on beyond the date line`(degrees: Double, words: String) {
        #expect(MapDegrees.longitude(degrees) == words)
    }

    @Test(
        arguments: [
            (38.0, "38th parallel"), (-51, "51st parallel south"), (-51.5, "51° 30′ S"), (0, "equator"), (22, "22nd parallel"),
            (-13, "13th parallel south"),
        ] as [(Double, String)])
    func `an objective on a parallel has its name`(latitude: Double, name: String) {
        #expect(MapObjective.name(of: latitude) == name)
    }

    /// Maps of some size round a place, 900 pixels wide.
    @Test(
        arguments: [
            (38.0, 127.5, 500.0), (-51.7, -59, 200), (65, 179.5, 400), (-17, -179.8, 30), (0, 0, 5), (78, 15, 900),
            (50, 10, 6000),
        ] as [(Double, Double, Double)])
    func `marks are round, in order and not crowded`(latitude: Double, longitude: Double, kilometres: Double) {
        let projection = LambertEqualArea(latitude0: latitude, longitude0: longitude)
        let half = kilometres * 500
        let extent = MapExtent(west: -half, south: -half, east: half, north: half)
        let marks = MapDegrees(extent: extent, projection: projection, pixelsPerMetre: 900 / (2 * half))
        for values in [marks.parallels, marks.meridians] {
            #expect(!values.isEmpty && values.count < 12 && values == values.sorted())
            #expect(values.allSatisfy { abs($0 * 60 - ($0 * 60).rounded()) < 1e-6 })
        }
        #expect(marks.parallels.allSatisfy { abs($0) < 90 })
        #expect(marks.meridians.contains { abs($0 - longitude) < 60 })
    }

    @Test func `a strip of a map is widened for the page, and its middle stays`() {
        let strip = MapExtent(west: 0, south: 0, east: 10, north: 1000).shapedForPage()
        #expect(abs(strip.width - 625) < 1e-9 && strip.height == 1000 && abs(strip.west + strip.east - 10) < 1e-9)
        let flat = MapExtent(west: 0, south: 0, east: 900, north: 30).shapedForPage()
        #expect(flat.width == 900 && flat.height == 300)
    }
}
