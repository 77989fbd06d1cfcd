import Appraisal
import Arithmetic
import Hexes
import Planning
import RuleSets
import Scenarios

/// The map before any campaign: hours of march, and the enemy's hold day by day, true and believed.
struct MapAnalysis: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let scenario: ScenarioKey
        let march: MarchRules
        let hold: HoldRules
        let replanDays: Double
    }

    let key: Key
    let march: MarchTable
    /// The steps of the march, six a cell.
    let steps: [MarchStep]
    /// The enemy on each day of his schedule, as he is in the middle of it.
    private(set) var days: [ScheduleReader.Reading]
    /// The spells of those days on which nobody of his stands elsewhere than the day before.
    let spells: DaySpells
    /// How far he holds each zone on each of those days.
    let zoneHolds: [ZoneHold]
    /// Days on which the own side looks at the map.
    let lookDays: [Int]
    /// The enemy as he is believed to be on each of those days: old news, blurred.
    private(set) var believed: [ScheduleReader.Reading]
    /// The destinations of the scenario's orders, and the legs to them.
    let legs: CourseLegs
    /// Times at which courses are laid: those days, and the times at which goals begin to count.
    let looks: [CourseLook]

    init(_ key: Key, reader: inout SharedReader) {
        let scenario = key.scenario.scenario
        self.key = key
        let march = MarchTable(theatre: scenario.theatre, rules: key.march)
        self.march = march
        steps = march.neighbours.indices.map { MarchStep($0, of: march) }
        // The blurred hold reaches farther: what is searched for it serves the other.
        let lookDays = Array(stride(from: 0, to: scenario.horizonDays, by: max(1, Int(key.replanDays))))
        self.lookDays = lookDays
        believed = reader.read(key, march) { reader in
            defer { reader.forgetRumour() }
            return lookDays.map { day in
                let news = scenario.start.adding(hours: Double(day * 24) - scenario.intelligence.delayHours)
                return reader.reading(at: news, blur: scenario.intelligence.blur)
            }
        }
        let noons = (0...scenario.horizonDays).map { scenario.start.adding(hours: Double($0 * 24 + 24 / 2)) }
        let days = reader.read(key, march) { reader in
            defer { reader.forgetSearches() }
            return reader.readings(at: noons)
        }
        let spells = DaySpells(days)
        self.days = days
        self.spells = spells
        let zones = ZoneGround(
            theatre: scenario.theatre, sectors: SectorMap(grid: scenario.theatre.grid), floor: key.hold.controlFloor)
        zoneHolds = spells.map { zones.hold(days[$0].hold) }
        legs = CourseLegs(to: scenario.destinations)
        looks = Self.looks(scenario, days: lookDays, legs: legs)
    }

    /// Forgets the hold of each day in each cell, half of its room, once the dangers and the reserves have been made from it.
    mutating func forgetDailyHolds() { days = days.map { $0.withoutHold() } }

    /// Forgets what is believed of each cell, once the courses have it.
    mutating func forgetBelievedHolds() { believed = believed.map { $0.withoutHold() } }

    private static func looks(_ scenario: Scenario, days: [Int], legs: CourseLegs) -> [CourseLook] {
        let end = scenario.start.adding(hours: Double(scenario.horizonDays * 24))
        let regular = days.enumerated().map { news, day in
            CourseLook(time: scenario.start.adding(hours: Double(day * 24)), news: news)
        }
        let times = Set(regular.map(\.time))
        let dates = Set(legs.destinations.flatMap(\.objective.dates)).filter {
            $0 > scenario.start && $0 < end && !times.contains($0)
        }
        let between = dates.map { date in CourseLook(time: date, news: regular.last { $0.time <= date }!.news) }
        return (regular + between).sorted { $0.time < $1.time }
    }
}

/// The sectors that those who cross may pass, as the enemy can block them, and cordons of them.
struct SectorAnalysis: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let map: MapAnalysis.Key
        let detour: Double
        /// Men of the body whose ways are thought of.
        let men: Int
        /// Contacts an hour of a block for which cordons are sought.
        let cordonContacts: Double
    }

    let key: Key
    let game: SectorGame
    let cordons: [Cordon]

    init(_ key: Key, map: MapAnalysis) {
        precondition(map.key == key.map)
        self.key = key
        let scenario = key.map.scenario.scenario
        let steps = StepHours(march: map.march, rules: key.map.march, men: key.map.march.column(men: key.men))
        // The enemy thinks of every objective that an order may name.
        let objectives = map.legs.destinations.map(\.objective)
        let isThoughtOf = objectives.flatMap { objective in
            ([scenario.start] + objective.dates).map { time in
                steps.cellsWithinDetour(key.detour, scenario: scenario.replacing(objective: objective.current(at: time)))
            }
        }
        let isEnd = objectives.map(\.cells)
        game = SectorGame(
            scenario: scenario, march: map.march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: Self.union(isThoughtOf), exits: Self.union(isEnd))
        cordons = game.cordons(chances: game.chances(contactsPerHour: key.cordonContacts))
    }

    private static func union(_ masks: [[Bool]]) -> [Bool] {
        masks.count == 1 ? masks[0] : masks[0].indices.map { cell in masks.contains { $0[cell] } }
    }
}

/// The danger of contact in each cell on each day of the enemy's schedule, as the march reads it.
struct HazardFields: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let map: MapAnalysis.Key
        let contact: ContactRules
    }

    let key: Key
    let reader: HazardReader
    /// On each day, the records of the cells on land.
    let days: [[FieldCell]]
    /// The number of each cell's record; 0 for cells in the water, which nobody enters.
    let numbers: [Int32]

    init(_ key: Key, map: MapAnalysis) {
        precondition(map.key == key.map)
        self.key = key
        let scenario = key.map.scenario.scenario
        let reader = HazardReader(theatre: scenario.theatre, rules: key.contact)
        let sectors = SectorMap(grid: scenario.theatre.grid)
        let goals = map.legs.goalCells
        let land = goals.indices.filter { scenario.theatre.isLand(CellID($0)) }
        // All but the danger is the same on every day.
        let quiet = land.map { cell in
            FieldCell(
                hazard: CellHazard(watch: 0, posts: 0, informers: 0), sector: sectors.sector(of: cell), isGoal: goals[cell],
                cover: key.contact.coverFactor(scenario.theatre.cover[cell]))
        }
        days = map.spells.map { day in
            let hazard = reader.hazard(of: map.days[day].hold)
            return zip(quiet, land).map { FieldCell($0, hazard: hazard[$1]) }
        }
        var numbers = [Int32](repeating: 0, count: goals.count)
        for (number, cell) in land.enumerated() { numbers[cell] = Int32(number) }
        self.numbers = numbers
        self.reader = reader
    }
}

/// The light of each epoch.
struct EpochLights: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let scenario: ScenarioKey
        let epochHours: Int
        let march: MarchRules
        let contact: ContactRules
    }

    let key: Key
    let epochs: [EpochLight]

    /// Share of the hours of march of bodies that march by night which falls in the light, because nights are short.
    var lightShareByNight: Double {
        let hours = epochs.reduce(0) { $0 + $1.night.total }
        return hours > 0 ? epochs.reduce(0) { $0 + $1.night.inTheLight } / hours : 0
    }

    init(_ key: Key) {
        let scenario = key.scenario.scenario
        self.key = key
        epochs = EpochLight.series(
            scenario: scenario, epochHours: key.epochHours, epochs: scenario.horizonDays * 24 / key.epochHours,
            march: key.march, contact: key.contact)
    }
}
