import Appraisal
import Arithmetic
import Directives
import Forces
import Geography
import Hexes
import Planning
import Scenarios

/// All that the replications of a campaign share and none of them changes: ground, light, the enemy's schedule, courses.
///
/// Read-only and shared between workers. The enemy's hold is kept for each day of his schedule.
public struct Preparation: Sendable {
    /// Length of an epoch unless another is asked for, hours: a night or a day.
    public static let standardEpochHours = 12

    public let scenario: Scenario
    public private(set) var rules: Rules
    /// Length of an epoch, hours; divides 24.
    public let epochHours: Int
    public let epochs: Int
    public let march: MarchTable
    public let lights: [EpochLight]
    /// The ground as the march reads it, by cell, for each day of the enemy's schedule.
    public let fields: [[Ground]]
    /// Courses laid at each look at the map, on what is believed then.
    public let books: [CourseBook]
    /// Epoch at which each book is laid.
    public let bookEpochs: [Int]
    /// The steps of the march, six a cell.
    let steps: [MarchStep]
    /// Sector of each cell: a patch of 8 x 8 hexes in which alarm is raised.
    public let sectors: SectorMap
    /// Food that the people of a cell give in a day, kilograms.
    private(set) var supply: [Float]
    /// Food of each sector, kilograms a day.
    private(set) var sectorSupply: [Float]
    /// Men of the enemy in the theatre on each day of his schedule.
    let enemyMen: [Int]
    /// The conduct of each formation until an order reaches it.
    public let standing: [Conduct]
    /// On each day of his schedule, whether most of the enemy's men stand beyond the objective line.
    let enemyHasPassed: [Bool]
    /// Zones that the enemy holds on each day of his schedule.
    let heldZones: [[Bool]]
    /// Courses and factors, laid out for the march.
    let tables: MarchTables
    /// The enemy's placing of reserves on what he believes.
    public let reserves: Cordons
    /// On each day of his schedule, how closely each place of the reserves' game is watched, relative to the mean on the first.
    let watch: [[Float]]

    /// What was read of the map for it; may serve other preparations whose rules agree on the ground.
    let ground: GroundReading

    /// Prepares the campaigns of a scenario under some rules.
    ///
    /// `other` lends what it read of the map, if its rules of the march and the hold are the same.
    public init(scenario: Scenario, rules: Rules, epochHours: Int = standardEpochHours, like other: Preparation? = nil) {
        precondition(epochHours > 0 && 24 % epochHours == 0)
        let theatre = scenario.theatre
        let lent = other.flatMap { $0.ground.serves(rules) ? $0.ground : nil }
        let ground = lent ?? GroundReading(scenario: scenario, rules: rules)
        self.ground = ground
        self.scenario = scenario
        standing = scenario.standingConduct
        self.rules = rules
        self.epochHours = epochHours
        epochs = scenario.horizonDays * 24 / epochHours
        let march = ground.march
        self.march = march
        lights = EpochLight.series(scenario: scenario, epochHours: epochHours, epochs: epochs, rules: rules.appraisal)
        let sectors = SectorMap(grid: theatre.grid)
        self.sectors = sectors
        steps = march.neighbours.indices.map { MarchStep($0, of: march) }
        let informers = Hazard.informers(theatre: theatre, rules: rules.appraisal.contact)

        let fields = parallelMap(ground.days.count) { day in
            let hazard = Hazard(hold: ground.days[day].hold, theatre: theatre, rules: rules.appraisal.contact)
            return informers.indices.map {
                Ground(
                    watch: hazard.watch[$0], posts: hazard.posts[$0], informers: informers[$0],
                    sector: UInt16(sectors.sector(of: $0)), isObjective: scenario.objective.cells[$0])
            }
        }
        self.fields = fields
        enemyMen = ground.days.map(\.men)
        heldZones = ground.days.map(\.heldZones)
        enemyHasPassed = ground.days.map { 2 * $0.men(beyond: scenario.objective, of: scenario.enemy) > $0.men }

        let supply = Self.supply(theatre: theatre, rules: rules.cohesion)
        self.supply = supply
        sectorSupply = sectors.sums(of: supply)

        bookEpochs = ground.lookDays.map { $0 * 24 / epochHours }
        let chances = ground.sectorGame.chances(contactsPerHour: rules.blockContactsPerHour(in: theatre.grid))
        let laid = parallelMap(ground.believed.count) { look in
            let cost = WayCost(
                theatre: theatre, march: march,
                hazard: Hazard(hold: ground.believed[look].hold, theatre: theatre, rules: rules.appraisal.contact),
                informers: informers, appraisal: rules.appraisal, rules: rules.planning)
            return CourseBook(
                scenario: scenario, cost: cost, march: march, game: ground.sectorGame, chances: chances, rules: rules.planning)
        }
        books = laid
        tables = MarchTables(scenario: scenario, books: laid, rules: rules.appraisal.contact)
        reserves = Cordons(game: ground.sectorGame, cordons: ground.cordons, chances: chances)
        watch = Self.watch(fields, game: ground.sectorGame, theatre: theatre, rules: rules.appraisal)
    }

    /// The same preparation under rules that differ in nothing the ground or the courses depend on.
    public func replacing(rules: Rules) -> Preparation {
        precondition(rules.appraisal == self.rules.appraisal && rules.planning == self.rules.planning)
        guard rules.reaction.hasBlocks(like: self.rules.reaction) else {
            return Preparation(scenario: scenario, rules: rules, epochHours: epochHours, like: self)
        }
        var copy = self
        copy.rules = rules
        copy.supply = Self.supply(theatre: scenario.theatre, rules: rules.cohesion)
        copy.sectorSupply = sectors.sums(of: copy.supply)
        return copy
    }

    /// Days in the horizon.
    public var days: Int { scenario.horizonDays }
    /// Epochs in a day.
    public var epochsPerDay: Int { 24 / epochHours }

    private static func supply(theatre: Theatre, rules: CohesionRules) -> [Float] {
        let perZone = theatre.zones.map { zone in
            // A friendly zone gives up to half as much again, a hostile one half.
            zone.density * rules.feedingShare * rules.foodPerPerson * (0.5 + zone.attitude)
        }
        return theatre.zone.map { $0 < 0 ? 0 : Float(perZone[Int($0)] * theatre.grid.cellSquareKilometres) }
    }

    /// How closely each place is watched on each day, relative to the mean on the first: contacts expected of a body that goes
    /// across country at night.
    private static func watch(_ fields: [[Ground]], game: SectorGame, theatre: Theatre, rules: AppraisalRules)
        -> [[Float]]
    {
        let sight = Float(rules.contact.sightNight)
        let hours = Float(theatre.grid.flatMetres / 1000 / rules.march.countryNight)
        let days = fields.map { field in
            game.cells.map { cells in
                let sum = cells.reduce(Float(0)) { sum, cell in
                    let ground = field[cell]
                    return sum + (ground.watch * sight + ground.informers) * hours + ground.posts * sight
                }
                return sum / Float(cells.count)
            }
        }
        let mean = days[0].reduce(0, +) / Float(max(1, game.count))
        return days.map { $0.map { mean > 0 ? $0 / mean : 1 } }
    }
}
