import Cartography
import Geography
import Hexes
import TestSupport
import Testing

/// Lines of the ground in metres, for maps that others draw.
struct MapPathsTests {
    @Test(arguments: Fixtures.names)
    func linesStayOnTheMap(name: String) throws {
        let scenario = try Fixtures.library.read(name)
        let grid = scenario.theatre.grid
        let paths = MapPaths(scenario: scenario)
        let lines = paths.rivers + paths.roads + paths.borders
        #expect(!paths.roads.isEmpty && lines.allSatisfy { $0.points.count > 1 })
        let west = grid.originX - grid.flatMetres
        let south = grid.originY - Double(grid.rows) * grid.rowMetres
        let isInside = { (point: Point) in
            point.x > west && point.x < west + grid.flatMetres * Double(grid.columns + 2) && point.y > south
                && point.y < grid.originY + grid.rowMetres
        }
        #expect(lines.allSatisfy { $0.points.allSatisfy(isInside) })
        #expect(paths.roads.allSatisfy { (1...3).contains($0.kind) } && paths.rivers.allSatisfy { (1...3).contains($0.kind) })
    }

    /// Every side with a road is a leg of one line, and no other leg is drawn.
    @Test func noRoadIsLostOrMade() throws {
        let theatre = try Fixtures.lesson().theatre
        let legs = MapPaths(scenario: try Fixtures.lesson()).roads.reduce(0) { $0 + $1.points.count - 1 }
        let sides = theatre.road.indices.count { side in
            let (cell, direction) = theatre.grid.owner(ofSide: side)
            return theatre.road[side] != .none && theatre.grid.neighbour(of: cell, to: direction) != nil
        }
        #expect(legs == sides)
    }

    @Test func anObjectiveOnAParallelFollowsIt() throws {
        guard !Fixtures.isSmall else { return }
        let korea = try Fixtures.korea()
        let edge = try #require(MapPaths(scenario: korea).objectives.first)
        let projection = try #require(korea.theatre.projection)
        #expect(edge.name == "38th parallel")
        #expect(edge.lines.joined().allSatisfy { abs(projection.geographic($0).latitude - 38) < 1e-6 })
    }
}
