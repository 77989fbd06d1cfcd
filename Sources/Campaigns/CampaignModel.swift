import Appraisal
import Geography
import Planning
import RuleSets
import Scenarios

/// All that the replications of a campaign share and none of them changes: ground, light, the enemy's schedule, courses.
///
/// Read-only and shared between workers. It is made of parts, each from its key alone (see `PreparedPart`); those that another
/// model of the same scenario has already are used again, and nothing depends on whether they are. A class, because what so many
/// campaigns hold should be one reference to them.
public final class CampaignModel: Sendable {
    /// Length of an epoch unless another is asked for, hours: a night or a day.
    public static let standardEpochHours = 12

    /// The scenario.
    public let scenario: Scenario
    /// The rules under which its campaigns are played.
    public let rules: Rules
    /// Length of an epoch, hours; divides 24.
    public let epochHours: Int
    /// Address of the random factors of the courses.
    public let wayDraw: UInt64
    /// Number of epochs to the horizon.
    public let epochs: Int
    /// The cut of the map into the patches in which an alarm is raised.
    public let sectors: SectorMap

    private let isReusable: Bool
    let map: MapAnalysis
    let sectorAnalysis: SectorAnalysis
    let hazards: HazardFields
    let reserveGame: ReserveGame
    let reserveForces: ReserveForces
    let refugeAccess: RefugeAccess
    let freeGround: FreeGround
    let ways: WayBooks
    let epochLights: EpochLights

    /// Epoch at which the courses of each look are laid.
    let lookEpochs: [Int]
    /// Food that the people of a cell give in a day, kilograms.
    let supply: [Float]
    /// Food of each sector, kilograms a day.
    let sectorSupply: [Float]
    /// Food of each zone, kilograms a day.
    let zoneSupply: [Float]
    /// For each cell the counted lines beyond which it lies, as bits; empty where no line is counted.
    let lineMarks: [UInt16]
    /// Men of the enemy in the theatre on each day of his schedule.
    let enemyMen: [Int]
    /// The conduct of each formation until an order reaches it.
    public let standing: [Conduct]
    /// How far the enemy holds each zone on each day of his schedule.
    let zoneHolds: [ZoneHold]

    /// Prepares the campaigns of a scenario under some rules, in epochs of so many hours.
    ///
    /// `wayDraw` is the address of the random factors of the courses; `others` are models whose parts are used again where their keys
    /// are equal. A model that is not `reusable` keeps nothing that only others would be made from.
    public init(
        scenario: Scenario, rules: Rules, epochHours: Int = standardEpochHours, wayDraw: UInt64 = 0,
        reusing others: [CampaignModel] = [], reusable: Bool = true
    ) {
        precondition(others.allSatisfy(\.isReusable), "of a model that is not reusable no other can be made")
        precondition(epochHours > 0 && 24 % epochHours == 0)
        let keys = CampaignModelKeys(scenario: scenario, rules: rules, epochHours: epochHours, wayDraw: wayDraw)
        var reader = SharedReader()
        var map = Self.part(\.map, keys.map, of: others) { MapAnalysis($0, reader: &reader) }
        let sectorAnalysis = Self.part(\.sectorAnalysis, keys.sectors, of: others) { SectorAnalysis($0, map: map) }
        let hazards = Self.part(\.hazards, keys.hazards, of: others) { HazardFields($0, map: map) }
        let reserveGame = Self.part(\.reserveGame, keys.reserves, of: others) {
            ReserveGame($0, sectors: sectorAnalysis, hazards: hazards)
        }
        reserveForces = Self.part(\.reserveForces, keys.reserveForces, of: others) {
            ReserveForces($0, map: map, game: reserveGame, reader: &reader)
        }
        if !reusable { map.forgetDailyHolds() }
        refugeAccess = Self.part(\.refugeAccess, keys.refugeAccess, of: others) {
            RefugeAccess($0, map: map, reader: &reader)
        }
        freeGround = Self.part(\.freeGround, keys.freeGround, of: others) { FreeGround($0, march: map.march) }
        ways = Self.part(\.ways, keys.ways, of: others) {
            WayBooks($0, map: map, hazards: hazards)
        }
        epochLights = Self.part(\.epochLights, keys.lights, of: others, make: EpochLights.init)
        if !reusable { map.forgetBelievedHolds() }
        self.map = map
        isReusable = reusable
        self.sectorAnalysis = sectorAnalysis
        self.hazards = hazards
        self.reserveGame = reserveGame
        self.scenario = scenario
        standing = scenario.standingConduct
        self.rules = rules
        self.epochHours = epochHours
        self.wayDraw = wayDraw
        epochs = scenario.horizonDays * 24 / epochHours
        sectors = SectorMap(grid: scenario.theatre.grid)
        lookEpochs = map.looks.map {
            Self.epoch(nearest: $0.time.hours(since: scenario.start), epochHours: epochHours)
        }
        supply = Self.supply(theatre: scenario.theatre, rules: rules.cohesion)
        sectorSupply = sectors.sums(of: supply)
        zoneSupply = Self.zoneSupply(supply, theatre: scenario.theatre)
        lineMarks = CountedLine.marks(of: scenario.lines)
        enemyMen = map.days.map(\.men)
        zoneHolds = map.zoneHolds
    }

    /// The epoch at whose start something happens that is dated so many hours after the start of the campaign: the nearest.
    private static func epoch(nearest hours: Double, epochHours: Int) -> Int {
        max(0, Int((hours / Double(epochHours)).rounded()))
    }

    /// The epoch at whose start something happens that is dated at a time: the nearest.
    func epoch(nearest time: LocalTime) -> Int {
        Self.epoch(nearest: time.hours(since: scenario.start), epochHours: epochHours)
    }

    /// The position of a conduct's destination among those for which courses are laid. The scenario's directives name it.
    public func destination(of conduct: Conduct) -> Int {
        guard conduct.task == .withdraw, conduct.to != nil || !conduct.via.isEmpty else { return 0 }
        guard let number = map.legs.destinations.firstIndex(of: scenario.destination(of: conduct)) else {
            preconditionFailure("no directive of the scenario leads there")
        }
        return number
    }

    /// Hours of march between neighbouring cells.
    public var march: MarchTable { map.march }
    /// The courses, laid anew at each look at the map on what is believed then.
    public var courses: CourseBook { ways.courses }
    /// The enemy's placing of reserves on what he believes.
    public var reserves: Cordons { reserveGame.cordons }
    /// The most battalions that he can place as blocks on any day: no more than his forces can spare.
    public var mostBlocks: Double {
        min(rules.reaction.reserveBlocks, map.days.indices.map { reserveForces[$0].total }.max() ?? 0)
    }
    /// Share of the hours of march of bodies that march by night which falls in the light: 0 where nights are long enough.
    public var lightShareByNight: Double { epochLights.lightShareByNight }
    /// Days in the horizon.
    public var days: Int { scenario.horizonDays }
    /// Epochs in a day.
    public var epochsPerDay: Int { 24 / epochHours }

    var tables: MarchTables { ways.tables }

    private static func zoneSupply(_ supply: [Float], theatre: Theatre) -> [Float] {
        var sums = [Float](repeating: 0, count: theatre.zones.count)
        for (cell, zone) in theatre.zone.enumerated() where zone >= 0 { sums[Int(zone)] += supply[cell] }
        return sums
    }

    private static func supply(theatre: Theatre, rules: CohesionRules) -> [Float] {
        let perZone = theatre.zones.map { zone in
            zone.density * rules.feedingShare * rules.foodPerPerson * (1 + rules.friendlyGain * (2 * zone.attitude - 1))
        }
        return theatre.zone.map { $0 < 0 ? 0 : Float(perZone[Int($0)] * theatre.grid.cellSquareKilometres) }
    }
}
