import Foundation
import Geography
import Hexes
import ScenarioFiles
import Scenarios

/// Scenarios for tests: the project's own, and plain ground made to measure.
public enum Fixtures {
    /// The project's folder.
    public static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The project's scenarios.
    public static let library = ScenarioLibrary(home: home)

    /// True where tests have to be small because they run slowly, as under a sanitizer (`make sanitize`): the lesson stands for all.
    public static let isSmall = ProcessInfo.processInfo.environment["ANABASIS_SMALL"] != nil
    /// Scenarios on which the same is to hold.
    public static let names = isSmall ? ["lesson"] : ["lesson", "korea-1950"]

    /// The invented lesson.
    public static func lesson() throws -> Scenario { try library.read("lesson") }

    /// The telegram's case.
    public static func korea() throws -> Scenario { try library.read("korea-1950") }

    /// An enemy in the theatre who watches nothing: a force without battalions.
    public static let staff = force(battalions: 0, at: CellID(0))

    /// Flat open ground with one zone, a formation in the south-west or in a cell, the objective in the northernmost row, and some forces,
    /// `staff` unless others are given; without a sky unless its latitude is given.
    public static func plain(
        columns: Int = 12, rows: Int = 10, from cell: CellID? = nil, people: Int = 0, attitude: Double = 0.5, cover: Float = 0,
        roads: [Int] = [],
        fords: [Int] = [], sea: Set<Int> = [],
        men: Strength = Strength(low: 400, best: 400, high: 400), enemy: [EnemyForce] = [staff], conduct: Conduct = Conduct(),
        issued: LocalTime? = nil, start: LocalTime = LocalTime("1950-10-01T18:00")!, latitude: Double? = nil,
        horizonDays: Int = 6
    ) -> Scenario {
        let grid = HexGrid(columns: columns, rows: rows, flatMetres: 3000)
        let count = grid.count
        let area = Double(count) * grid.cellSquareKilometres
        var road = [RoadClass](repeating: .none, count: grid.sideCount)
        for side in roads { road[side] = .main }
        var river = [RiverClass](repeating: .none, count: grid.sideCount)
        var crossing = [Crossing](repeating: .none, count: grid.sideCount)
        for side in fords { (river[side], crossing[side]) = (.river, .ford) }
        let theatre = Theatre(
            id: "plain", title: "Plain", grid: grid,
            projection: latitude.map { LambertEqualArea(latitude0: $0, longitude0: 0) },
            terrain: (0..<count).map { sea.contains($0) ? .sea : .plain },
            elevation: Array(repeating: 20, count: count), ruggedness: Array(repeating: 0, count: count),
            cover: Array(repeating: cover, count: count), zone: Array(repeating: 0, count: count), road: road,
            river: river, crossing: crossing,
            zones: [
                Zone(
                    id: "z", name: "Zone", people: people, areaSquareKilometres: area, attitude: attitude,
                    communicationKilometres: 0)
            ],
            places: [], credits: [])
        let formation = Formation(
            id: "a", name: "A", parent: "", placeName: "corner", cell: cell ?? CellID((rows - 1) * columns), men: men,
            weapons: HeavyWeapons(guns: 4), confidence: "high", sources: [], note: "")
        let directive = Directive(
            id: "go", title: "Go", summary: "", issued: issued, quote: "", sources: [],
            parts: [DirectivePart(name: "all", who: .group("all"), conduct: conduct)])
        let standing = Directive(
            id: "standing", title: "As before", summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "all", who: .group("all"), conduct: conduct)])
        return Scenario(
            id: "plain", title: "Plain", summary: "", start: start,
            utcOffsetHours: latitude == nil ? 9 : 0,
            horizonDays: horizonDays, theatre: theatre, ownName: "Own", enemyName: "Enemy",
            objective: Objective(name: "north", cells: (0..<count).map { $0 < columns }), formations: [formation], enemy: enemy,
            groups: [Group(id: "a", title: "A", role: .primary, members: [0])], standing: "standing",
            intelligence: Intelligence(delayHours: 0, blur: 1), directives: [directive, standing], question: "go", history: [],
            timeline: [],
            sources: [], rules: [], notes: "")
    }

    /// A force that stands in a cell for the whole campaign.
    public static func force(battalions: Int, at cell: CellID, mobility: Mobility = .foot, posture: Posture = .hold)
        -> EnemyForce
    {
        EnemyForce(
            id: "e\(cell.index)", name: "E", parent: "", kind: "infantry", battalions: battalions,
            men: Strength(low: 800 * battalions, best: 800 * battalions, high: 800 * battalions), mobility: mobility,
            track: [Fix(time: LocalTime("1950-09-01")!, cell: cell, posture: posture)], confidence: "high", sources: [])
    }
}

extension Objective {
    /// An objective of some cells of a grid, from a time on.
    public static func cells(_ cells: [CellID], of grid: HexGrid, from: LocalTime? = nil) -> Objective {
        let flags = (0..<grid.count).map { cells.contains(CellID($0)) }
        return Objective(name: "there", goals: [Goal(cells: flags, from: from)])
    }
}
