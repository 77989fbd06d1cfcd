import Geography
import Hexes
import ScenarioFiles
import Scenarios

/// Whole numbers at random from a seed (SplitMix64: Steele, Lea and Flood 2014), for tests of layers that have no randomness.
public struct SeededNumbers: Sendable {
    private var state: UInt64

    /// The numbers of a seed.
    public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    /// A number from 0 to one less than `count`.
    public mutating func next(below count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }

    /// True for `hundredths` in a hundred.
    public mutating func happens(_ hundredths: Int) -> Bool { next(below: 100) < hundredths }
}

extension Fixtures {
    /// The cell about which a rough ground of a radius lies.
    public static func centre(ofRadius radius: Int) -> CellID {
        let columns = 2 * radius + 3
        return CellID((radius + 1) * columns + radius + 1)
    }

    /// A round island of random heights, cover, roads and rivers, `radius` hexes about its centre, so that it can be turned and mirrored
    /// (`Symmetry`).
    ///
    /// The objective is its northern rim and the refuge the northernmost row; formations of 100 to 500 men stand in its south, forces of
    /// one to three battalions anywhere but on them.
    public static func rough(
        seed: Int, radius: Int = 7, formations count: Int = 3, enemy forces: Int = 3, roads: Int = 45, rivers: Int = 12
    ) -> Scenario {
        var numbers = SeededNumbers(seed: seed)
        let columns = 2 * radius + 3
        let plain = plain(columns: columns, rows: columns)
        let grid = plain.theatre.grid
        let centre = centre(ofRadius: radius)
        let land = (0..<grid.count).map { grid.steps(from: CellID($0), to: centre) <= radius }
        let theatre = roughTheatre(plain.theatre, land: land, roads: roads, rivers: rivers, numbers: &numbers)
        let north = land.indices.map { land[$0] && grid.row(of: CellID($0)) <= 3 }
        let south = land.indices.filter { land[$0] && grid.row(of: CellID($0)) > radius + 2 }
        let inland = land.indices.filter { land[$0] && !north[$0] }
        let formations = (0..<count).map { index in
            let men = 100 + numbers.next(below: 401)
            return Formation(
                id: "f\(index)", name: "F\(index)", parent: "", placeName: "",
                cell: CellID(south[numbers.next(below: south.count)]),
                men: Strength(low: men, best: men, high: men), weapons: HeavyWeapons(guns: index), confidence: "high",
                sources: [], note: "")
        }
        let taken = Set(formations.map(\.cell.offset))
        let free = inland.filter { !taken.contains($0) }
        let enemy = (0..<forces).map { index in
            let force = force(
                battalions: 1 + numbers.next(below: 3), at: CellID(free[numbers.next(below: free.count)]),
                mobility: numbers.happens(50) ? .motor : .foot)
            return EnemyForce(
                id: "e\(index)", name: "E\(index)", parent: "", kind: "infantry", battalions: force.battalions, men: force.men,
                mobility: force.mobility, track: force.track, confidence: "high", sources: [])
        }
        return plain.with(
            theatre: theatre, objective: Objective(name: "north", cells: north),
            refuge: Objective(name: "refuge", cells: land.indices.map { land[$0] && grid.row(of: CellID($0)) == 1 }),
            formations: formations, enemy: enemy,
            groups: [Group(id: "all-of-them", title: "all of them", role: .primary, members: Array(0..<count))])
    }

    private static func roughTheatre(
        _ plain: Theatre, land: [Bool], roads: Int, rivers: Int, numbers: inout SeededNumbers
    ) -> Theatre {
        let grid = plain.grid
        var road = [RoadClass](repeating: .none, count: grid.sideCount)
        var river = [RiverClass](repeating: .none, count: grid.sideCount)
        var crossing = [Crossing](repeating: .none, count: grid.sideCount)
        for side in 0..<grid.sideCount {
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction), land[cell.offset], land[other.offset] else { continue }
            if numbers.happens(roads) { road[side] = [.track, .road, .main][numbers.next(below: 3)] }
            guard numbers.happens(rivers) else { continue }
            river[side] = [.stream, .river, .great][numbers.next(below: 3)]
            crossing[side] = [.none, .ford, .bridge][numbers.next(below: 3)]
        }
        let zones = ["w", "e"].map { id in
            Zone(
                id: id, name: id, people: id == "w" ? 20_000 : 5000, areaSquareKilometres: 700, attitude: id == "w" ? 0.3 : 0.7,
                communicationKilometres: 20)
        }
        return Theatre(
            id: plain.id, title: plain.title, grid: grid, projection: nil, terrain: land.map { $0 ? .hill : .sea },
            elevation: land.map { _ in Int16(numbers.next(below: 900)) },
            ruggedness: land.map { _ in Int16(numbers.next(below: 300)) },
            cover: land.map { _ in Float(numbers.next(below: 101)) / 100 },
            zone: land.map { $0 ? Int16(numbers.next(below: 2)) : -1 }, road: road, river: river, crossing: crossing,
            zones: zones,
            places: [], credits: [])
    }
}
