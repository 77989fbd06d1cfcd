import Appraisal
import Hexes
import Planning
import RuleSets
import Scenarios

/// The forces of the order of battle that can send battalions to block the way, on each day of the enemy's schedule.
///
/// Every block is a battalion of a force that stands within a day's march, and is missed there while it is away.
struct ReserveForces: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let game: ReserveGame.Key
        let reserveShare: Double
        let lineShare: Double
        /// Kilometres in a day, on foot and on lorries.
        let footReach: Double
        let motorReach: Double
    }

    /// A force that can have a battalion in a place, and the share of the day that is left when it is there.
    struct Reach: Sendable {
        let force: Int
        let timeLeft: Double
    }

    /// A sector that a force watches, and the share of all patrols there that one of its battalions keeps out.
    struct Beat: Sendable {
        let sector: Int
        let share: Float
    }

    /// The forces on a day of the schedule.
    struct Day: Sendable {
        /// Battalions that each force can spare, and all of them together.
        let battalions: [Double]
        let total: Double
        /// For each place of the game, the forces that can be there, the soonest first.
        let reach: [[Reach]]
        /// The sectors that each force watches.
        let beats: [[Beat]]
        let staffing: Cordons.Staffing
    }

    let key: Key
    private let days: [Day]

    /// The forces on a day of the schedule.
    subscript(day: Int) -> Day { days[day] }

    init(_ key: Key, map: MapAnalysis, game: ReserveGame, reader: inout SharedReader) {
        precondition(game.key == key.game && map.key == key.game.sectors.map)
        self.key = key
        let scenario = map.key.scenario.scenario
        let grid = scenario.theatre.grid
        let reaches = Reaches(
            key, scenario, places: game.cordons.game.cells.map { CellID(grid.middle(of: $0)) }, land: Self.land(map.march))
        let sectors = SectorMap(grid: grid)
        days = map.spells.mapInTurn { day in
            let beats = reader.read(map.key, map.march) { Self.beats(on: map.days[day], scenario.enemy, sectors, &$0) }
            return Day(reaches, map.days[day].positions, beats: beats, cordons: game.cordons)
        }
    }

    /// The number of the land that each cell is part of: no way leads from one land to another.
    private static func land(_ march: MarchTable) -> [Int32] {
        var land = [Int32](repeating: -1, count: march.neighbours.count / 6)
        for start in land.indices where land[start] < 0 {
            var open = [start]
            land[start] = Int32(start)
            while let cell = open.popLast() {
                for step in 6 * cell..<6 * cell + 6 where march.motor[step].isFinite {
                    let next = Int(march.neighbours[step])
                    guard land[next] < 0 else { continue }
                    land[next] = Int32(start)
                    open.append(next)
                }
            }
        }
        return land
    }

    /// The sectors that each force watches as it stands in a reading.
    private static func beats(
        on enemy: ScheduleReader.Reading, _ forces: [EnemyForce], _ sectors: SectorMap, _ reader: inout ScheduleReader
    ) -> [[Beat]] {
        let all = sectors.sums(of: enemy.hold.patrols)
        return forces.indices.map { number in
            let patrols = reader.patrols(of: number, in: enemy)
            var own = [Float](repeating: 0, count: sectors.count)
            for (cell, density) in zip(patrols.cells, patrols.density) { own[sectors.sector(of: Int(cell))] += density }
            let battalions = Float(max(1, forces[number].presentBattalions))
            return own.indices.filter { own[$0] > 0 }.map { Beat(sector: $0, share: own[$0] / all[$0] / battalions) }
        }
    }
}

/// How far the forces of a scenario reach.
private struct Reaches {
    let key: ReserveForces.Key
    let forces: [EnemyForce]
    let grid: HexGrid
    /// Cells that stand for the places of the game.
    let places: [CellID]
    /// The land that each cell is part of.
    let land: [Int32]

    init(_ key: ReserveForces.Key, _ scenario: Scenario, places: [CellID], land: [Int32]) {
        self.key = key
        forces = scenario.enemy
        grid = scenario.theatre.grid
        self.places = places
        self.land = land
    }

    /// Battalions that each force can spare.
    func spared(_ positions: [EnemyPosition]) -> [Double] {
        zip(forces, positions).map { force, position in
            // A free force is after men of its own finding.
            if force.freedom != nil { return 0 }
            switch position.posture {
            case .absent: return 0
            case .reserve: return key.reserveShare * force.presentBattalions
            case .advance, .hold, .security: return key.lineShare * force.presentBattalions
            }
        }
    }

    /// The forces that can be in a place, the soonest first.
    func reach(of place: CellID, _ positions: [EnemyPosition], spared: [Double]) -> [ReserveForces.Reach] {
        let centre = grid.centre(of: place)
        return forces.indices.compactMap { number -> ReserveForces.Reach? in
            let cell = positions[number].cell
            guard spared[number] > 0, land[cell.offset] == land[place.offset] else { return nil }
            let most = forces[number].mobility == .motor ? key.motorReach : key.footReach
            let timeLeft = 1 - grid.centre(of: cell).distance(to: centre) / (1000 * most)
            return timeLeft > 0 ? ReserveForces.Reach(force: number, timeLeft: timeLeft) : nil
        }.sorted { ($1.timeLeft, $0.force) < ($0.timeLeft, $1.force) }
    }
}

extension ReserveForces.Day {
    fileprivate init(_ reaches: Reaches, _ positions: [EnemyPosition], beats: [[ReserveForces.Beat]], cordons: Cordons) {
        let spared = reaches.spared(positions)
        let reach = reaches.places.map { reaches.reach(of: $0, positions, spared: spared) }
        battalions = spared
        total = spared.reduce(0, +)
        self.reach = reach
        self.beats = beats
        staffing = cordons.staffing(
            timeLeft: reach.map { $0.first?.timeLeft ?? 0 }, limits: reach.map { $0.reduce(0) { $0 + spared[$1.force] } })
    }
}
