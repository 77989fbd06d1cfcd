import Appraisal
import Planning
import RuleSets
import Scenarios

/// Look-up tables of the march: size factors, and the constants of its formula.
struct MarchTables: Sendable {
    /// Consequences of a body's number of men, up to the largest formation.
    let builds: [Build]
    let hexKilometres: Float

    /// Consequences of a body's strength for its march.
    struct Build: Sendable {
        /// Factor of being seen.
        let size: Float
        /// Its column, in steps of `march.columnStep` men.
        let column: UInt16
    }

    init(scenario: Scenario, rules: WayRules) {
        let most = scenario.formations.map(\.men.high).max() ?? 0
        builds = (0...most).map { men in
            Build(
                size: Float(rules.contact.sizeFactor(men: men)),
                column: UInt16(clamping: rules.march.columnSteps(men: men)))
        }
        hexKilometres = Float(scenario.theatre.grid.flatMetres / 1000)
    }
}
