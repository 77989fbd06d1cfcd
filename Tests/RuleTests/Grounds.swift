import Appraisal
import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport

/// Ground made to measure a single rule.
enum Grounds {
    /// A theatre of two land cells, the second east of the first.
    static func step(
        road: RoadClass = .none, river: RiverClass = .none, crossing: Crossing = .none, rise: Int16 = 0
    ) -> Theatre {
        let plain = Fixtures.plain(columns: 2, rows: 1).theatre
        var (roads, rivers, crossings) = (plain.road, plain.river, plain.crossing)
        let side = plain.grid.side(of: CellID(0), to: .east)!
        (roads[side], rivers[side], crossings[side]) = (road, river, crossing)
        return Theatre(
            id: "step", title: "Step", grid: plain.grid, projection: nil, terrain: plain.terrain, elevation: [20, 20 + rise],
            ruggedness: plain.ruggedness, cover: plain.cover, zone: plain.zone, road: roads, river: rivers,
            crossing: crossings, zones: plain.zones, places: [], credits: [])
    }

    /// Hours of the step on such a theatre.
    static func hours(_ table: KeyPath<MarchTable, [Float]>, _ theatre: Theatre, _ rules: Rules) -> Double {
        Double(MarchTable(theatre: theatre, rules: rules.appraisal.march)[keyPath: table][Direction.east.rawValue])
    }

    /// Sides of a road from the south to the north in the westernmost column.
    static func northRoad(columns: Int, rows: Int) -> [Int] {
        let grid = HexGrid(columns: columns, rows: rows, flatMetres: 3000)
        return (0..<rows - 1).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
    }

    /// The enemy as he is at the start, and so many hours later.
    static func reading(_ scenario: Scenario, _ rules: Rules, hours: Double = 0) -> ScheduleReader.Reading {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.appraisal.hold)
        return reader.reading(at: scenario.start.adding(hours: hours))
    }

    /// Patrols of a hold in all.
    static func patrols(_ densities: [Float], in scenario: Scenario) -> Double {
        Double(densities.reduce(0, +)) * scenario.theatre.grid.cellSquareKilometres
    }

    /// A force with these dated positions, hours after the start.
    static func force(battalions: Int, _ track: [(hours: Double, cell: Int, posture: Posture)], id: String = "e") -> EnemyForce
    {
        let start = LocalTime("1950-10-01T18:00")!
        let men = 800 * battalions
        return EnemyForce(
            id: id, name: "E", parent: "", kind: "infantry", battalions: battalions,
            men: Strength(low: men, best: men, high: men), mobility: .foot,
            track: track.map { Fix(time: start.adding(hours: $0.hours), cell: CellID($0.cell), posture: $0.posture) },
            confidence: "high", sources: [])
    }

    /// A strength that is known.
    static func men(_ number: Int) -> Strength { Strength(low: number, best: number, high: number) }
}

extension Scenario {
    /// The scenario with other people.
    func changing(zone: (inout Zone) -> Void) -> Scenario {
        with(
            theatre: theatre.replacing(
                zones: theatre.zones.map { old in
                    var new = old
                    zone(&new)
                    return new
                }))
    }

    /// The scenario with its formation elsewhere, or on another record.
    func placingFormation(at cell: Int? = nil, confidence: String? = nil) -> Scenario {
        let old = formations[0]
        return with(
            formations: [
                Formation(
                    id: old.id, name: old.name, parent: old.parent, placeName: old.placeName,
                    cell: cell.map(CellID.init) ?? old.cell, men: old.men, weapons: old.weapons,
                    confidence: confidence ?? old.confidence, sources: old.sources, note: old.note)
            ])
    }
}
