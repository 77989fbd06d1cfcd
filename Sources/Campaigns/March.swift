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
    /// Attacks from the air on each day of the enemy's schedule: none while no force of his is in the theatre.
    private let airPerHour: [Float]
    private let lookEpochs: [Int]
    private let rules: MarchRules
    private let courseIndex: CourseIndex
    /// Next steps, course after course.
    let next: [UInt8]
    /// The courses for wheels.
    let wheelCourses: Range<UInt8>
    let builds: [MarchTables.Build]
    let steps: [MarchStep]
    let wheelHours: [Float]
    private(set) var terms: Terms

    /// The rule of the hours of march under each conduct, an index of `paces`.
    let marchRules: [UInt8]

    // Of the epoch.
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
        lookEpochs = preparation.lookEpochs
        airPerHour = preparation.map.days.map {
            $0.hold.isPresent ? Float(preparation.rules.appraisal.contact.airPerHour) : 0
        }
        terms = Terms(preparation)
        terms.airPerHour = airPerHour[0]
        marchRules = conducts.map { conduct in UInt8(Conduct.MarchHours.allCases.firstIndex(of: conduct.march)!) }
        courseIndex = preparation.courses.index
        next = preparation.courses.next
        wheelCourses = courseIndex.number(.wheels, 0)..<courseIndex.number(.gaps, 0)
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
        hours = Float(epoch) * terms.epochHours...Float(epoch + 1) * terms.epochHours
        moment = UInt64(epoch) << 48 | UInt64(enemyDay) << 32
        if enemyDay != self.enemyDay {
            self.enemyDay = enemyDay
            field = fields[enemyDay]
            terms.airPerHour = airPerHour[enemyDay]
        }
        guard look + 1 < lookEpochs.count, lookEpochs[look + 1] == epoch else { return false }
        look += 1
        return true
    }

    /// True if a course that has just been laid leads to another side of a cell than it did at the look before.
    func leadsElsewhere(from cell: Int32, course: UInt8) -> Bool {
        let before = courseIndex.place(of: course, look: look - 1) + Int(cell)
        return next[before] != next[place(of: course) + Int(cell)]
    }

    /// Where the next steps of a course begin.
    @inline(__always)
    func place(of course: UInt8) -> Int { courseIndex.place(of: course, look: look) }

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
        let course: [UInt8]
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
        let river: RiverCrossing

        init(_ preparation: CampaignModel) {
            let rules = preparation.rules.appraisal
            epochHours = Float(preparation.epochHours)
            hexKilometres = preparation.tables.hexKilometres
            lyingUp = Float(rules.contact.lyingUp)
            airMen = Float(rules.contact.airMen)
            columnStep = Float(rules.march.columnStep)
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

        /// Contacts with patrols to be expected in so many hours in hiding by a body of size factor 1 under the usual watch.
        @inline(__always)
        func contactsInHiding(_ ground: FieldCell, hours: Float, _ terms: Terms) -> Float {
            CellHazard.rate(watch: ground.hazard.watch, sight: sightInHiding) * (terms.lyingUp * hours)
        }

        /// Hours that a column of so many men marches, at least a share of what the light leaves.
        func hours(column: Float) -> Float { max(leastHours, hours - column * tailPerMan) }
    }
}
