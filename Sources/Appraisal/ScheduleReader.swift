import Geography
import Hexes
import RuleSets
import Scenarios

/// Reads the enemy's dated schedule: his hold and his men at any moment of it.
public struct ScheduleReader: Sendable {
    private let scenario: Scenario
    private let schedule: EnemySchedule
    private var reader: HoldReader

    /// The enemy at a moment of his schedule.
    public struct Reading: Sendable {
        /// Where each force stands, by position in the scenario.
        public let positions: [EnemyPosition]
        /// How densely the enemy watches each cell.
        public let hold: EnemyHold
        /// Men of the forces that are in the theatre.
        public let men: Int

        /// The reading without what he holds in each cell.
        public func withoutHold() -> Reading {
            Reading(positions: positions, hold: EnemyHold(patrols: [], posts: [], isPresent: hold.isPresent), men: men)
        }
    }

    /// A reader of a scenario's schedule.
    public init(scenario: Scenario, march: MarchTable, rules: HoldRules) {
        self.scenario = scenario
        schedule = EnemySchedule(forces: scenario.enemy, theatre: scenario.theatre, march: march, rules: rules)
        reader = HoldReader(theatre: scenario.theatre, march: march, rules: rules)
    }

    /// The enemy at a time. `blur` widens his hold, as rumour does.
    public mutating func reading(at time: LocalTime, blur: Double = 1) -> Reading {
        reading(scenario.enemy.indices.map { schedule.position(of: $0, at: time) }, blur: blur)
    }

    private mutating func reading(_ positions: [EnemyPosition], blur: Double) -> Reading {
        let hold = reader.hold(of: scenario.enemy, at: positions, blur: blur)
        let men = zip(scenario.enemy, positions).reduce(0) { $0 + ($1.1.posture == .absent ? 0 : $1.0.men.best) }
        return Reading(positions: positions, hold: hold, men: men)
    }

    /// The enemy at each of some times, ascending; where nobody stands elsewhere than at the time before, the reading is that one.
    public mutating func readings(at times: [LocalTime]) -> [Reading] {
        var readings: [Reading] = []
        for time in times {
            let positions = scenario.enemy.indices.map { schedule.position(of: $0, at: time) }
            readings.append(readings.last.flatMap { $0.positions == positions ? $0 : nil } ?? reading(positions, blur: 1))
        }
        return readings
    }

    /// Times up to one at which a force stands elsewhere or otherwise than before, ascending.
    public func changes(until time: LocalTime) -> [LocalTime] { schedule.changes(until: time) }

    /// The hold of those forces alone for which `counts` is true, at their positions of a reading.
    public mutating func hold(in reading: Reading, where counts: (EnemyPosition) -> Bool) -> EnemyHold {
        let positions = reading.positions.map { counts($0) ? $0 : EnemyPosition(cell: $0.cell, posture: .absent) }
        return reader.hold(of: scenario.enemy, at: positions)
    }

    /// The patrols of one force, by position in the scenario, as it stands in a reading.
    public mutating func patrols(of force: Int, in reading: Reading) -> ForcePatrols {
        reader.patrols(of: scenario.enemy[force], at: reading.positions[force])
    }

    /// Forgets what only blurred readings need.
    public mutating func forgetRumour() { reader.forgetRumour() }

    /// Forgets what only readings from elsewhere need: later ones are of forces where they stood in an earlier one.
    public mutating func forgetSearches() { reader.forgetSearches() }

    /// The hold of the own formations where they stand at the start.
    public mutating func ownHold() -> [Float] { reader.ownHold(of: scenario.formations) }
}
