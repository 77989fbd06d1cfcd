import Geography
import Hexes
import Randomness
import Scenarios
import TestSupport

/// Invented maps for the gates.
enum GateMaps {
    static let start = LocalTime("1950-10-01T18:00")!

    /// Men told to go in bodies of forty by night, through gaps.
    static func going(size: Int = 40, ways: Int = 4, march: Conduct.MarchHours = .night) -> Conduct {
        Conduct(heavyWeapons: .destroy, detachmentSize: size, ways: ways, route: .gaps, march: march)
    }

    /// Men told to go by road at any hour, with their guns as long as they can.
    static let column = Conduct(
        heavyWeapons: .destroyIfBlocked, detachmentSize: 300, ways: 2, route: .roads, march: .both,
        ifBlocked: .shedAndSeparate, ifCannot: .stayAsGuerrillas)

    static let staying = Conduct(task: .stay, heavyWeapons: .destroy, detachmentSize: 40, ways: 1, route: .gaps, march: .night)

    /// A formation whose strength is known.
    static func formation(_ id: String, at cell: CellID, men: Int, guns: Int = 0) -> Formation {
        Formation(
            id: id, name: id.uppercased(), parent: "", placeName: "", cell: cell,
            men: Strength(low: men, best: men, high: men), weapons: HeavyWeapons(guns: guns), confidence: "high", sources: [],
            note: "")
    }

    /// A force with its dated positions, in hours after the start.
    static func force(
        _ id: String, battalions: Int, mobility: Mobility = .foot, _ track: [(hours: Double, cell: CellID, posture: Posture)]
    ) -> EnemyForce {
        let men = 800 * battalions
        return EnemyForce(
            id: id, name: id, parent: "", kind: "infantry", battalions: battalions,
            men: Strength(low: men, best: men, high: men), mobility: mobility,
            track: track.map { Fix(time: start.adding(hours: $0.hours), cell: $0.cell, posture: $0.posture) },
            confidence: "high", sources: [])
    }

    /// The directive of a scenario that tells formations what to do at the start, or by an order.
    static func directive(_ conducts: [(who: [String], conduct: Conduct)], issued: LocalTime? = nil, id: String = "go")
        -> Directive
    {
        Directive(
            id: id, title: "Go", summary: "", issued: issued, quote: "", sources: [],
            parts: conducts.map { DirectivePart(name: "part", who: .formations($0.who), conduct: $0.conduct) })
    }

    // MARK: the island

    /// The middle of the island, about which it can be turned.
    static let centre = CellID(middle * side + middle)
    private static let middle = 23
    private static let side = 2 * middle + 1
    private static let radius = 10

    /// Shifts of the island that lie in no pattern, so that it meets the sectors and the noise of the courses in as many ways.
    static func shifts(_ count: Int) -> [(east: Int, southEast: Int)] {
        (0..<count).map { number in
            var luck = ReplicationStreams(seed: 11, replication: number).stream(entity: 0, moment: 0, purpose: 1)
            // Rows move by south-east, which moves half a cell to the east as well.
            let southEast = luck.index(below: 2 * radius + 1) - radius
            return (luck.index(below: 2 * radius + 1) - radius - southEast / 2, southEast)
        }
    }

    /// A six-sided island of varied ground with a road, a river with two fords, two zones, three formations in the south and three forces
    /// between them and the objective in the north. Wide water lies around it.
    static func island() -> Scenario {
        let grid = HexGrid(columns: side, rows: side, flatMetres: 3000)
        let corner = middle - radius - 1
        // Cells of the smallest grid around the island, which begins on an even row.
        let cell = { (column: Int, row: Int) in grid.cell(column: corner + column, row: corner + row)! }
        let formations = [
            formation("a", at: cell(10, 19), men: 400, guns: 4), formation("b", at: cell(6, 16), men: 240),
            formation("c", at: cell(15, 17), men: 320),
        ]
        let enemy = [
            force("hold", battalions: 2, [(-240, cell(11, 11), .hold)]),
            force("motor", battalions: 2, mobility: .motor, [(-240, cell(4, 9), .security), (60, cell(16, 8), .hold)]),
            force("rear", battalions: 1, [(-240, cell(15, 12), .reserve)]),
        ]
        let orders = directive([(["a", "b", "c"], going())])
        return Fixtures.plain(columns: side, rows: side, people: 40_000, horizonDays: 14).with(
            theatre: ground(grid, cell),
            objective: Objective(name: "north", cells: (0..<grid.count).map { $0 / side - corner <= 3 }),
            formations: formations, enemy: enemy,
            groups: [Group(id: "all", title: "all", role: .primary, members: [0, 1, 2])],
            directives: [orders, directive([(["a", "b", "c"], going())], id: "standing")])
    }

    /// The island among many people, under the sky of Korea in November, with a task for each formation.
    static func country() -> Scenario {
        let island = island().shifted(days: 40)
        let theatre = island.theatre
        let zones = theatre.zones.map { old in
            var new = old
            new.people = 250_000
            return new
        }
        let real = Theatre(
            id: theatre.id, title: theatre.title, grid: theatre.grid,
            projection: LambertEqualArea(latitude0: 38, longitude0: 127), terrain: theatre.terrain,
            elevation: theatre.elevation, ruggedness: theatre.ruggedness, cover: theatre.cover, zone: theatre.zone,
            road: theatre.road, river: theatre.river, crossing: theatre.crossing, zones: zones, places: [], credits: [])
        let orders = directive(
            [(["a"], column), (["b"], going()), (["c"], staying)], issued: island.start.adding(hours: 6))
        return island.with(
            horizonDays: 20, theatre: real, directives: [orders, directive([(["a", "b", "c"], column)], id: "standing")])
    }

    private static func ground(_ grid: HexGrid, _ cell: (_ column: Int, _ row: Int) -> CellID) -> Theatre {
        let isLand = (0..<grid.count).map { grid.steps(from: CellID($0), to: centre) <= radius }
        let draws = (0..<grid.count).map { cell -> [Double] in
            var luck = ReplicationStreams(seed: 7, replication: 0).stream(entity: UInt32(cell), moment: 0, purpose: 1)
            return (0..<3).map { _ in luck.uniform() }
        }
        var road = [RoadClass](repeating: .none, count: grid.sideCount)
        for row in 2..<19 {
            road[grid.side(of: cell(10, row), to: row % 2 == 0 ? .southEast : .southWest)!] = .main
        }
        var river = [RiverClass](repeating: .none, count: grid.sideCount)
        var crossing = [Crossing](repeating: .none, count: grid.sideCount)
        for column in 0...2 * radius + 2 {
            for direction in [Direction.southWest, .southEast] {
                let side = grid.side(of: cell(column, 13), to: direction)!
                river[side] = .river
                if road[side] != .none || column == 5 { crossing[side] = .ford }
            }
        }
        let zones = ["west", "east"].enumerated().map { number, name in
            Zone(
                id: name, name: name, people: 40_000, areaSquareKilometres: 1250, attitude: number == 0 ? 0.3 : 0.6,
                communicationKilometres: 40)
        }
        return Theatre(
            id: "island", title: "Island", grid: grid, projection: nil,
            terrain: zip(isLand, draws).map { !$0 ? .sea : $1[0] < 0.4 ? .plain : $1[0] < 0.8 ? .rolling : .hill },
            elevation: draws.map { Int16(20 + 200 * $0[1]) }, ruggedness: [Int16](repeating: 0, count: grid.count),
            cover: draws.map { Float($0[2]) }, zone: isLand.indices.map { !isLand[$0] ? -1 : $0 % side < middle ? 0 : 1 },
            road: road, river: river, crossing: crossing, zones: zones, places: [], credits: [])
    }

    // MARK: the corridor

    /// A way of one hex through the sea, from the south to the north, that bends; its mirror image lies in the same sectors.
    static func corridor() -> Scenario {
        let columns = 24
        let rows = 40
        let grid = HexGrid(columns: columns, rows: rows, flatMetres: 3000)
        var cell = grid.cell(column: 12, row: rows - 1)!
        var path = [cell]
        while grid.row(of: cell) > 0 {
            // Thrice to one side, twice to the other: never beyond the columns of the middle sectors.
            let bend = (path.count / 3) % 2 == 0
            cell = grid.neighbour(of: cell, to: bend ? .northWest : .northEast)!
            path.append(cell)
        }
        let land = Set(path.map(\.offset))
        return Fixtures.plain(
            columns: columns, rows: rows, from: path[0], people: 60_000, sea: Set(0..<grid.count).subtracting(land),
            enemy: [
                Fixtures.force(battalions: 2, at: path[18]),
                force("mover", battalions: 1, [(-240, path[30], .reserve), (72, path[25], .hold)]),
            ],
            conduct: going(), horizonDays: 20)
    }
}
