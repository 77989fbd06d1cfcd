import Planning
import Randomness
import RuleSets
import Scenarios

/// The inputs of a campaign, which nothing in it changes.
struct CampaignSetup: Sendable {
    let preparation: CampaignModel
    /// The first directive with its addressees.
    let assignment: Assignment
    /// Directives and amendments that follow, in order of their epochs.
    let turns: [ChangeOfOrders]
    /// The conduct of each formation until an order reaches it, then under the directive, then under each that follows.
    let conducts: [Conduct]
    /// The first leg to the destination of each conduct.
    let firstLegs: [Int]
    /// The numbers of the courses.
    let courses: CourseIndex
    let contactLaw: ContactLaw
    let alarmCurve: AlarmCurve
    let hungerLaw: HungerLaw

    init(preparation: CampaignModel, assignment: Assignment, turns: [ChangeOfOrders]) {
        self.preparation = preparation
        self.assignment = assignment
        let turns = ChangeOfOrders.sequence(from: assignment, turns: turns, in: preparation)
        self.turns = turns
        let standing = preparation.standing
        let conducts = ([assignment] + turns.map(\.assignment)).reduce(standing) { conducts, told in
            conducts + zip(told.conduct, standing).map { $0 ?? $1 }
        }
        self.conducts = conducts
        firstLegs = conducts.map { preparation.map.legs.first(to: preparation.destination(of: $0)) }
        courses = preparation.courses.index
        contactLaw = ContactLaw(preparation.rules.engagement)
        hungerLaw = HungerLaw(preparation.rules.cohesion)
        alarmCurve = AlarmCurve(preparation.rules.appraisal.contact, epochHours: preparation.epochHours)
    }
}

extension CampaignSetup {
    /// The number of the conduct under which a formation begins: what it is told where no order need travel, else its standing one.
    func firstConduct(of formation: Int) -> Int {
        let told = formation + assignment.conduct.count
        let actsAtOnce = assignment.directive.issued == nil && assignment.conduct[formation] != nil
        // Who is told what he does anyway has the number of that, so that campaigns which begin alike are alike.
        return actsAtOnce && conducts[told] != conducts[formation] ? told : formation
    }
}

/// How a campaign stands: all that its phases read and change. Men and weapons change by events alone (`record`).
///
/// A function that only reads a state, and is called by one that changes it, is inlined or takes a part: else all of it would be copied.
struct CampaignState: Sendable {
    var setup: CampaignSetup
    /// Where the men of each formation are.
    private(set) var ledgers: [Ledger] = []
    var bodies = Detachments()
    /// Numbers of the bodies on the march, ascending.
    private(set) var marching: [Int] = []
    /// Bodies that have been on the list.
    private(set) var listed = 0
    /// Bodies of each formation that have had an address of draws.
    var ordinals: [UInt32] = []
    /// The first of the courses that each formation uses.
    private(set) var firstCourses: [Int] = []
    private var streams = ReplicationStreams(seed: 0, replication: 0)
    var epoch = 0
    var orders = Orders()
    var enemy = EnemyClock()
    var alarms = Alarms()
    private(set) var guerrillas = GuerrillaBook(zones: 0, formations: 0)
    var tied = TiedDown()
    var work = Campaign.Work()

    init(_ setup: CampaignSetup) { self.setup = setup }

    /// Begins a replication, and keeps the room of the last.
    mutating func begin(_ setup: CampaignSetup, seed: UInt64, replication: Int) {
        let scenario = setup.preparation.scenario
        self.setup = setup
        streams = ReplicationStreams(seed: seed, replication: replication)
        bodies.removeAll()
        marching.removeAll(keepingCapacity: true)
        listed = 0
        ledgers = [Ledger](repeating: Ledger(), count: scenario.formations.count)
        ordinals = [UInt32](repeating: 0, count: scenario.formations.count)
        firstCourses = scenario.formations.indices.map { formation in
            var luck = stream(UInt32(formation), moment: 0, .courses)
            return luck.index(below: setup.courses.count)
        }
        epoch = 0
        enemy = EnemyClock()
        alarms = Alarms(sectors: setup.preparation.sectors.count, memory: setup.alarmCurve.memory)
        guerrillas = GuerrillaBook(zones: scenario.theatre.zones.count, formations: scenario.formations.count)
        tied = TiedDown()
        work = Campaign.Work()
    }

    /// Goes on under another setup of the same model, with the orders that are on their way under it.
    mutating func goOn(under setup: CampaignSetup, _ orders: Orders) {
        self.setup = setup
        self.orders = orders
    }

    /// The draws of an entity at a moment for a purpose.
    @inline(__always)
    func stream(_ entity: UInt32, moment: Int, _ purpose: Purpose) -> Stream {
        streams.stream(entity: entity, moment: UInt32(moment), purpose: purpose.rawValue)
    }

    /// True in the last epoch of each day of the campaign, when men are counted and fed.
    @inline(__always)
    var isEndOfDay: Bool { epoch % setup.preparation.epochsPerDay == setup.preparation.epochsPerDay - 1 }
}

// MARK: what happens

extension CampaignState {
    /// Writes an event into the journal and carries it out: the one place where what happened changes men and weapons.
    @inline(__always)
    mutating func record(_ event: Event, _ journal: inout Journal) {
        journal.append(event)
        apply(event)
    }

    private mutating func apply(_ event: Event) {
        let men = Int(event.men)
        let zone = Int(event.place)
        let formation = Int(event.formation)
        if event.formation != Event.noFormation { ledgers[formation].enter(event) }
        switch event.kind.effect {
        case .split: bodies.men[Int(event.amount)] -= event.men
        case .loss: loseMen(event)
        case .weaponLoss: bodies.weapons[Int(event.body)] -= event.amount
        case .arrival:
            loseMen(event)
            bodies.weapons[Int(event.body)] -= event.amount
            bodies.status[Int(event.body)] = .arrived
        case .dispersal:
            loseMen(event)
            guerrillas.join(men, hunger: bodies.hunger[Int(event.body)], zone: zone, formation: formation)
            bodies.status[Int(event.body)] = .guerrillas
        case .recall:
            guerrillas.add(-men, zone: zone, formation: formation)
            bodies.men[Int(event.body)] += event.men
            bodies.hunger[Int(event.body)] = guerrillas.hunger[zone]
        case .guerrillaLoss:
            if event.formation == Event.noFormation {
                guerrillas.loseRecruits(men, zone: zone)
            } else {
                guerrillas.add(-men, zone: zone, formation: formation)
            }
        case .recruitment: guerrillas.recruit(men, zone: zone)
        case .enlistment, .none: break
        }
    }

    /// Guerrillas of a zone eat for a day on such a share of what they need; the hazard that it leaves.
    mutating func feedGuerrillas(inZone zone: Int, fed: Double) -> Double {
        guerrillas.feed(inZone: zone, fed: Float(fed), setup.hungerLaw)
        return Double(setup.hungerLaw.hazard(guerrillas.hunger[zone]))
    }

    private mutating func loseMen(_ event: Event) {
        let body = Int(event.body)
        bodies.men[body] -= event.men
        if bodies.men[body] == 0, bodies.status[body] == .marching { bodies.status[body] = .gone }
    }
}

// MARK: the bodies on the march

extension CampaignState {
    /// Drops those whose march is over from the list and adds the new ones, whose numbers are the highest.
    mutating func keepMarching() {
        marching.removeLast(marching.count - moveUp(to: bodies.status))
        for body in listed..<bodies.count where bodies.status[body] == .marching { marching.append(body) }
        listed = bodies.count
    }

    /// Moves those who march to the front of the list; how many they are.
    private mutating func moveUp(to status: [Detachments.Status]) -> Int {
        let status = status.span
        var list = marching.mutableSpan
        var kept = 0
        for index in 0..<list.count {
            let body = list[unchecked: index]
            list[unchecked: kept] = body
            // Without a branch, which could not be predicted.
            kept += status[unchecked: body] == .marching ? 1 : 0
        }
        return kept
    }
}
