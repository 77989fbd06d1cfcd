import Appraisal
import Planning
import Randomness
import RuleSets
import Scenarios

/// The march: what it reads in an epoch, laid out for the loop, and how one body marches.
///
/// The contacts to be expected on a body's way are subtracted from its `HazardBudget`; where it is exhausted, the contact happens. Those of
/// an epoch are summed in an `EpochTraversal`, which all bodies with the same state share; a body that is met goes through it segment by
/// segment.
///
/// Made once a campaign: what replications share is held, not fetched in every epoch, which would make workers wait for one another.
struct March {
    private let lights: [EpochLight]
    private let fields: [[FieldCell]]
    /// The number of each cell's record in a field.
    let fieldNumbers: [Int32]
    /// Attacks from the air on each day of the enemy's schedule: none while no force of his is in the theatre.
    private let airPerHour: [Float]
    private let lookEpochs: [Int]
    private let rules: MarchRules
    private let courses: CourseBook
    /// The courses for wheels, by the low byte of their numbers.
    let wheelCourses: Range<UInt8>
    /// Next steps, course after course.
    let trees: CourseTrees
    let builds: [MarchTables.Build]
    let steps: [MarchStep]
    let wheelHours: [Float]
    private(set) var terms: Terms

    /// The rule of the hours of march under each conduct, and the epoch in which its march begins.
    private let hourRules: [UInt8]
    private let startEpochs: [Int]
    /// The epoch in which the last of them begins.
    private let lastStart: Int

    // Of the epoch.
    /// The rule of the hours of march under each conduct, an index of `paces`.
    private(set) var marchRules: [UInt8]
    /// Where the next steps of each course begin now, and at the look before, by its number.
    private(set) var places: [Int]
    private var placesBefore: [Int] = []
    /// Hours from the start of the campaign to its beginning and to its end.
    private(set) var hours: ClosedRange<Float> = 0...0
    /// The pace under each rule of the hours of march.
    private(set) var paces: [Pace]
    /// Epoch and day of the enemy's schedule, as the keys of traversals have them.
    private(set) var moment: UInt64 = 0
    private var enemyDay = 0
    private(set) var field: [FieldCell]
    private var look = 0

    init(preparation: CampaignModel, conducts: [Conduct]) {
        rules = preparation.rules.appraisal.march
        lights = preparation.epochLights.epochs
        fields = preparation.hazards.days
        fieldNumbers = preparation.hazards.numbers
        lookEpochs = preparation.lookEpochs
        airPerHour = preparation.map.days.map {
            $0.hold.isPresent ? Float(preparation.rules.appraisal.contact.airPerHour) : 0
        }
        terms = Terms(preparation)
        terms.airPerHour = airPerHour[0]
        hourRules = conducts.map { conduct in UInt8(Conduct.MarchHours.allCases.firstIndex(of: conduct.march)!) }
        marchRules = hourRules
        startEpochs = conducts.map { conduct in conduct.start.map(preparation.epoch(nearest:)) ?? 0 }
        lastStart = startEpochs.max() ?? 0
        wheelCourses = preparation.courses.index.wheels
        courses = preparation.courses
        trees = courses.trees
        places = courses.places[0]
        builds = preparation.tables.builds
        steps = preparation.map.steps
        wheelHours = preparation.march.wheels
        paces = []
        field = preparation.hazards.days[0]
    }

    /// Turns to an epoch, at which the enemy is at a day of his schedule; true if new courses are laid. Epochs follow one another.
    mutating func turn(to epoch: Int, enemyDay: Int) -> Bool {
        let light = lights[epoch]
        paces.removeAll(keepingCapacity: true)
        for rule in Conduct.MarchHours.allCases { paces.append(Pace(rule, light, rules: rules)) }
        if epoch <= lastStart {
            paces.append(Pace(restingIn: light))
            for conduct in marchRules.indices {
                marchRules[conduct] = epoch < startEpochs[conduct] ? Self.rest : hourRules[conduct]
            }
        }
        hours = Float(epoch) * terms.epochHours...Float(epoch + 1) * terms.epochHours
        moment = UInt64(epoch) << 48 | UInt64(enemyDay) << 36
        if enemyDay != self.enemyDay {
            self.enemyDay = enemyDay
            field = fields[enemyDay]
            terms.airPerHour = airPerHour[enemyDay]
        }
        var latest = look
        while latest + 1 < lookEpochs.count, lookEpochs[latest + 1] <= epoch { latest += 1 }
        guard latest != look else { return false }
        look = latest
        placesBefore = places
        places = courses.places[look]
        return true
    }

    /// Takes over the day and the look to which another march on the same model has come.
    mutating func follow(_ other: March) {
        (enemyDay, field, terms.airPerHour) = (other.enemyDay, other.field, other.terms.airPerHour)
        (look, places, placesBefore) = (other.look, other.places, other.placesBefore)
    }

    /// The rule of the hours of march of a body whose march has not begun.
    private static let rest = UInt8(Conduct.MarchHours.allCases.count)

    /// True if a course that has just been laid leads to another side of a cell than it did at the look before.
    func leadsElsewhere(from cell: Int32, course: UInt16) -> Bool {
        let before = placesBefore[Int(course)]
        // By a course that is not laid nobody has begun a step.
        guard trees.isLaid(at: before) else { return false }
        return trees.next[before + Int(cell)] != trees.next[place(of: course) + Int(cell)]
    }

    /// Where the next steps of a course begin, which are laid then.
    @inline(__always)
    func place(of course: UInt16) -> Int { courses.lay(course, places) }

    /// The bodies whose epoch is not over with its traversal.
    struct Halts {
        /// Those to whom something happens on the way: they are met, or their course leads nowhere.
        var interrupted: [Int] = []
        /// Those at the objective.
        var arrived: [Int] = []
        /// Hexes marched.
        var steps = 0

        /// Forgets them and keeps the room.
        mutating func clear() {
            interrupted.removeAll(keepingCapacity: true)
            arrived.removeAll(keepingCapacity: true)
            steps = 0
        }
    }

    /// The rest of a body's epoch: hours of march, and hours in hiding before them.
    struct HoursLeft {
        var march: Float
        var hiding: Float
    }

    /// Inputs that a march does not change: columns of the bodies, and how the enemy watches each sector.
    struct Columns {
        let men: [Int32]
        let weapons: [Int32]
        let conduct: [UInt16]
        let foundAt: [Float]
        let vigilance: [Vigilance]
    }
}

// MARK: what the formula takes

extension March {
    /// Numbers of the formula that no epoch changes.
    struct Terms {
        let epochHours: Float
        let hexKilometres: Float
        let lyingUp: Float
        /// Attacks from the air in an hour on a road by day.
        fileprivate(set) var airPerHour: Float = 0
        /// Men of a body that is found half as often from the air as a very large one.
        let airMen: Float
        let columnStep: Float
        /// True if patrols of free forces may seek those who hide.
        let hasFreeForces: Bool
        let river: RiverCrossing

        init(_ preparation: CampaignModel) {
            let rules = preparation.rules.appraisal
            epochHours = Float(preparation.epochHours)
            hexKilometres = preparation.tables.hexKilometres
            lyingUp = Float(rules.contact.lyingUp)
            airMen = Float(rules.contact.airMen)
            columnStep = Float(rules.march.columnStep)
            hasFreeForces = preparation.scenario.enemy.contains { $0.freedom != nil }
            river = RiverCrossing(rules.march)
        }

        /// Reports to be expected in so many hours in hiding of a body of size factor 1, after which a pursuit finds it.
        @inline(__always)
        func reportsInHiding(_ ground: FieldCell, hours: Float) -> Float { ground.hazard.informers * (lyingUp * hours) }
    }

    /// The march under one rule of the hours of march, in the light of an epoch.
    struct Pace {
        /// Hours of march, and hours by which a man more makes it shorter: the column has to close up each time.
        let hours: Float
        let tailPerMan: Float
        /// Hours that are left to the longest column.
        let leastHours: Float
        /// Share of the hours of march that is in the light.
        let lightShare: Float
        /// Kilometres watched by a patrol or post while they march, and, mean over the rest of the epoch, while they hide.
        let sight: Float
        let sightInHiding: Float

        init(_ rule: Conduct.MarchHours, _ light: EpochLight, rules: MarchRules) {
            let march =
                switch rule {
                case .night: light.night
                case .day: light.day
                case .both: light.both
                }
            let hours = march.total
            let seen = march.mean(dark: light.darkSight, light: light.brightSight) ?? light.sight
            lightShare = Float(march.mean(dark: 0, light: 1) ?? 0)
            self.hours = Float(hours)
            leastHours = self.hours * Float(rules.leastMarch)
            tailPerMan = Float(rules.fileSpacing / (1000 * rules.roadNight) * hours / rules.dailyHours)
            sight = Float(seen)
            let all = light.darkHours + light.brightHours
            sightInHiding = Float(hours < all ? (light.sight * all - seen * hours) / (all - hours) : seen)
        }

        /// Nobody marches: the whole epoch is spent in hiding.
        init(restingIn light: EpochLight) {
            (hours, tailPerMan, leastHours, lightShare) = (0, 0, 0, 0)
            sight = Float(light.sight)
            sightInHiding = sight
        }

        /// Contacts with patrols to be expected in so many hours in hiding by a body of size factor 1 under the usual watch.
        @inline(__always)
        func contactsInHiding(watch: Float, hours: Float, _ terms: Terms) -> Float {
            CellHazard.rate(watch: watch, sight: sightInHiding) * (terms.lyingUp * hours)
        }

        /// Hours that a column of so many men marches, at least a share of what the light leaves.
        func hours(column: Float) -> Float { max(leastHours, hours - column * tailPerMan) }
    }
}
