import Cartography
import Foundation
import Hexes
import Testing

/// The ground that a map shows.
@Suite struct MapExtentTests {
    @Test(
        arguments: [(100.0, 100.0), (1, 1000), (1000, 1), (30, 48), (48, 16), (1, 1.6), (3, 1)])
    func `a page is no strip`(width: Double, height: Double) {
        let extent = MapExtent(west: 10, south: -20, east: 10 + width, north: -20 + height)
        let page = extent.shapedForPage()
        #expect(page.height <= 1.6 * page.width * (1 + 1e-9) && page.height >= page.width / 3 * (1 - 1e-9))
        #expect(page.west <= extent.west + 1e-9 && page.east >= extent.east - 1e-9)
        #expect(page.south <= extent.south + 1e-9 && page.north >= extent.north - 1e-9)
        #expect(abs((page.west + page.east) / 2 - (extent.west + extent.east) / 2) < 1e-9)
        #expect(abs((page.south + page.north) / 2 - (extent.south + extent.north) / 2) < 1e-9)
        #expect(abs(page.width - extent.width) < 1e-9 || abs(page.height - extent.height) < 1e-9)
        let again = page.shapedForPage()
        #expect(abs(again.width - page.width) < 1e-9 && abs(again.height - page.height) < 1e-9)
    }

    @Test func `an extent holds its edges and no more`() {
        let extent = MapExtent(west: 0, south: 0, east: 10, north: 20)
        for point in [(0, 0), (10, 20), (5, 5)] { #expect(extent.contains(Point(x: Double(point.0), y: Double(point.1)))) }
        for point in [(-0.1, 5.0), (10.1, 5), (5, -0.1), (5, 20.1)] { #expect(!extent.contains(Point(x: point.0, y: point.1))) }
    }

    @Test func `degrees are held by their rectangle`() {
        let projection = LambertEqualArea(latitude0: 38, longitude0: 127)
        let extent = MapExtent(latitudes: 36...40, longitudes: 125...129, projection: projection)
        for latitude in [36.5, 38, 39.5] {
            for longitude in [125.5, 127, 128.5] {
                #expect(extent.contains(projection.point(latitude: latitude, longitude: longitude)))
            }
        }
        // A degree of latitude is some 111 km.
        #expect((440_000...460_000).contains(extent.height))
    }

    @Test func `ground that is turned inside out is refused`() async {
        await #expect(processExitsWith: .failure) { _ = MapExtent(west: 1, south: 0, east: 1, north: 1) }
        await #expect(processExitsWith: .failure) { _ = MapExtent(west: 0, south: 2, east: 1, north: 1) }
    }

    @Test func `symbols of a text that is none are none`() {
        #expect(SymbolSet(json: Data("no JSON".utf8)).names.isEmpty && SymbolSet(json: Data("{}".utf8)).names.isEmpty)
        let set = SymbolSet(json: Data(#"{"symbols": {"b": {"marks": "<path/>"}, "a": {"marks": ""}}}"#.utf8))
        #expect(set.names == ["a", "b"] && set.marks("b") == "<path/>" && set.marks("c") == nil)
    }

    @Test func `every mark of the symbols is well formed and within its box`() throws {
        let set = SymbolSet.standard
        #expect(!set.names.isEmpty)
        for name in set.names {
            let picture = Picture("<svg viewBox=\"0 0 200 200\">\(try #require(set.marks(name)))</svg>")
            #expect(picture.fault == nil && picture.elements.count > 1, "\(name)")
        }
    }
}
