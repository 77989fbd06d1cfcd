import Appraisal
import Hexes
import Planning
import RuleSets
import Scenarios

/// Which places are not cut off from the refuge on each day of the enemy's schedule; all of them where the scenario names no refuge.
/// A class, so that whoever arrives asks it without copying it.
final class RefugeAccess: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let map: MapAnalysis.Key
        let ownGround: Double
    }

    let key: Key
    private let reader: RefugeReader?
    private let days: [RefugeReader.Day]

    init(_ key: Key, map: MapAnalysis, reader shared: inout SharedReader) {
        precondition(map.key == key.map)
        self.key = key
        let scenario = key.map.scenario.scenario
        guard scenario.refuge != nil else {
            (reader, days) = (nil, [])
            return
        }
        let reader = RefugeReader(
            scenario: scenario, march: map.march, hold: key.map.hold,
            ownHold: shared.read(key.map, map.march) { $0.ownHold() }, ownGround: key.ownGround,
            places: Self.doors(of: scenario, map.march))
        self.reader = reader
        days =
            reader.map { reader in
                map.spells.mapInTurn { day in
                    shared.read(key.map, map.march) { schedule in
                        reader.day(of: map.days[day]) { schedule.patrols(of: $0, in: map.days[day]) }
                    }
                }
            } ?? []
    }

    /// True if a place is not cut off on a day of the schedule.
    func isFree(_ cell: Int32, on day: Int) -> Bool {
        reader?.isFree(CellID(Int(cell)), on: days[day]) ?? true
    }

    /// Cells in which bodies arrive: those of the objective that can be entered from outside it.
    private static func doors(of scenario: Scenario, _ march: MarchTable) -> [CellID] {
        let isObjective = scenario.objective.cells
        return scenario.objectiveTargets.filter { cell in
            (6 * cell..<6 * cell + 6).contains { step in
                march.footNight[step].isFinite && !isObjective[Int(march.neighbours[step])]
            }
        }.map(CellID.init)
    }
}
