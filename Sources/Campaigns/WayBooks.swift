import Appraisal
import Arithmetic
import Planning
import RuleSets
import Scenarios

/// The enemy's game of placing reserves, and how closely he watches each place of it.
struct ReserveGame: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let sectors: SectorAnalysis.Key
        let hazards: HazardFields.Key
        let blockPatrols: Double
        /// Men of the body that a block is placed to meet.
        let passerMen: Int
    }

    let key: Key
    let cordons: Cordons
    /// On each day of the enemy's schedule, how closely each place is watched, relative to the mean on the first.
    let watch: [[Float]]

    init(_ key: Key, sectors: SectorAnalysis, hazards: HazardFields) {
        precondition(sectors.key == key.sectors && hazards.key == key.hazards)
        self.key = key
        let grid = key.sectors.map.scenario.scenario.theatre.grid
        let contact = key.hazards.contact
        let watch = ReactionRules.sectorWatch(patrols: key.blockPatrols, in: grid, contact: contact)
        let perHour =
            Double(CellHazard.rate(watch: watch, sight: Float(contact.sightNight))) * contact.sizeFactor(men: key.passerMen)
        cordons = Cordons(
            game: sectors.game, cordons: sectors.cordons, chances: sectors.game.chances(contactsPerHour: perHour))
        let hours = Float(grid.flatMetres / 1000 / key.sectors.map.march.path)
        self.watch = Self.watch(hazards, game: sectors.game, hours: hours, sight: Float(contact.sightNight))
    }

    /// Contacts expected of a body that goes across country at night for so many hours a cell, relative to the mean on the first day.
    private static func watch(_ hazards: HazardFields, game: SectorGame, hours: Float, sight: Float) -> [[Float]] {
        let days = hazards.days.map { field in
            game.cells.map { cells in
                let sum = cells.reduce(Float(0)) {
                    $0 + field[Int(hazards.numbers[$1])].hazard.contacts(hours: hours, sight: sight, road: nil)
                }
                return sum / Float(cells.count)
            }
        }
        let mean = days[0].reduce(0, +) / Float(max(1, game.count))
        return days.map { $0.map { mean > 0 ? $0 / mean : 1 } }
    }
}

/// The courses of a campaign, and what its march looks up.
struct WayBooks: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let hazards: HazardFields.Key
        let rules: WayRules
        /// Address of the random factors of the courses.
        let draw: UInt64
    }

    let key: Key
    let courses: CourseBook
    /// Factors, laid out for the march.
    let tables: MarchTables

    init(_ key: Key, map: MapAnalysis, hazards: HazardFields) {
        precondition(map.key == key.hazards.map && hazards.key == key.hazards)
        self.key = key
        let scenario = key.hazards.map.scenario.scenario
        // Trees are laid later: from what is believed, and not from all that the map has.
        let (march, believed, reader) = (map.march, map.believed.map(\.hold), hazards.reader)
        courses = CourseBook(
            scenario: scenario, march: march, rules: key.rules.planning, looks: map.looks, draw: key.draw
        ) { news in
            WayCost(
                theatre: scenario.theatre, march: march, hazard: reader.hazard(of: believed[news]), rules: key.rules)
        }
        tables = MarchTables(scenario: scenario, rules: key.rules)
    }
}
