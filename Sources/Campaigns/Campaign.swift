import Directives
import Hexes
import Planning
import Randomness

/// One campaign under one directive and one replication's luck, from the first epoch to the horizon.
///
/// ```swift
/// let preparation = Preparation(scenario: scenario, rules: Rules())
/// var campaign = Campaign(preparation: preparation, assignment: assignment)
/// campaign.play(seed: 1950, replication: 0)
/// let outcome = Outcome(journal: campaign.journal, preparation: preparation)
/// ```
/// A value that can be played again and again; it keeps its room between replications. Several are played side by side, epoch by
/// epoch, so that what they read of the ground is still at hand for the next.
public struct Campaign: Sendable {
    let preparation: Preparation
    /// What the formations are told first; another one is played from the next play on.
    public var assignment: Assignment
    /// Directives that follow, in order of their epochs.
    let turns: [Turn]
    /// The conduct of each formation until an order reaches it, then under the directive, then under each that follows.
    private(set) var conducts: [Conduct] = []
    let tracing: Bool

    /// What has happened so far.
    public private(set) var journal = Journal()
    /// Where the men of each formation are.
    public internal(set) var ledgers: [Ledger] = []
    var bodies = Detachments()
    /// Numbers of the bodies on the march, ascending.
    var marching: [Int] = []
    /// Bodies that have been on the list.
    var listed = 0
    var march: March
    var roll: RollCall
    /// Those of this epoch whose march was interrupted.
    var halts = March.Halts()
    /// Those whose epoch is interrupted and not yet over.
    var underWay: [Walk] = []
    /// Those of today's roll-call that lose men or may give up.
    var calls: [RollCall.Call] = []
    let contactLaw: ContactLaw
    let alarmCurve: AlarmCurve
    var luck = ReplicationStreams(seed: 0, replication: 0)
    var epoch = 0
    /// Hours of the enemy's schedule that have passed.
    var enemyHours = 0.0
    /// The day of his schedule in the middle of the epoch.
    var enemyDay = 0
    var ordinals: [UInt32] = []
    var orderEpochs: [Int?] = []
    /// How the order that was sent last travels.
    var reading = OrderReading.standard
    /// Index of the conduct that each formation was told last, heard or not; its own position if none.
    var told: [Int] = []
    /// How the enemy watches each sector: his alarm in the epoch, and today's blocks.
    var vigilance: [Vigilance] = []
    /// Contacts of the last epochs by sector, `alarmCurve.memory` rows that are used in turn; and those that the enemy remembers.
    var contacts: [Float] = []
    var contactsSeen: [Float] = []
    /// Sectors with a block.
    var blocked: [Int] = []
    /// Days of average watch that the enemy remembers, by place of the reserves' game.
    var watched: [Float] = []
    /// His reckoning of where to place reserves.
    var sheet: Cordons.Sheet
    /// Men on the march in each sector at the last roll-call.
    var sectorMen: [Int32] = []
    var guerrillas = GuerrillaBook(zones: 0, formations: 0)
    var tied = TiedDown()
    var work = Work()

    /// Work done, counted exactly.
    public struct Work: Hashable, Sendable {
        public var bodyEpochs = 0
        public var steps = 0
        public var contacts = 0

        /// No work.
        public init() {}
    }

    /// Directives that a campaign has room for beside the first: their conducts are numbered in 16 bits.
    public static func mostTurns(formations: Int) -> Int { Int(UInt16.max) / max(1, formations) - 2 }

    /// A campaign that is ready to be played. `tracing` also records where every body stands at each epoch; `turns`, at most
    /// `mostTurns`, are in order of their epochs.
    public init(preparation: Preparation, assignment: Assignment, turns: [Turn] = [], tracing: Bool = false) {
        precondition(zip(turns, turns.dropFirst()).allSatisfy { $0.epoch <= $1.epoch })
        precondition(turns.count <= Self.mostTurns(formations: assignment.conduct.count))
        self.preparation = preparation
        self.assignment = assignment
        self.turns = turns
        self.tracing = tracing
        march = March(preparation: preparation, conducts: conducts)
        roll = RollCall(preparation: preparation)
        contactLaw = ContactLaw(preparation.rules.engagement)
        alarmCurve = AlarmCurve(preparation.rules.appraisal.contact, epochHours: preparation.epochHours)
        sheet = Cordons.Sheet(preparation.reserves)
    }

    var tables: MarchTables { preparation.tables }

    /// Work done in the last play.
    public var workDone: Work { work }
    /// Bodies formed in the last play.
    public var bodyCount: Int { bodies.count }
    /// Men of a formation's bodies that are on the march.
    public func menOnTheMarch(of formation: Int) -> Int { sum(bodies.men, of: formation) }
    /// Guns and tanks that a formation's bodies carry.
    public func weaponsOnTheMarch(of formation: Int) -> Int { sum(bodies.weapons, of: formation) }
    /// Men of a formation who fight as guerrillas, all zones together.
    public func guerrillaMen(of formation: Int) -> Int {
        preparation.scenario.theatre.zones.indices.reduce(0) { $0 + guerrillas.soldiers(zone: $1, formation: formation) }
    }

    private func sum(_ column: [Int32], of formation: Int) -> Int {
        bodies.formation.indices.reduce(0) { $0 + (bodies.formation[$1] == UInt16(formation) ? Int(column[$1]) : 0) }
    }

    /// Plays a replication to the horizon. `afterEpoch` is called when each epoch is done (tests check the books there).
    public mutating func play(seed: UInt64, replication: Int, afterEpoch: ((Campaign) -> Void)? = nil) {
        begin(seed: seed, replication: replication)
        var stages = Stages()
        for epoch in 0..<preparation.epochs {
            stages.beginEpoch()
            play(epoch, &stages)
            afterEpoch?(self)
        }
    }

    /// Plays replications side by side, one on each of the first campaigns of an array. Each gives what it gives alone.
    public static func play(_ campaigns: inout [Campaign], seed: UInt64, replications: Range<Int>) {
        precondition(replications.count <= campaigns.count)
        for (index, replication) in replications.enumerated() {
            campaigns[index].begin(seed: seed, replication: replication)
        }
        var stages = Stages()
        for epoch in 0..<(campaigns.first?.preparation.epochs ?? 0) {
            stages.beginEpoch()
            for index in 0..<replications.count { campaigns[index].play(epoch, &stages) }
        }
    }

    private mutating func play(_ epoch: Int, _ stages: inout Stages) {
        self.epoch = epoch
        if epoch > 0, epoch % preparation.epochsPerDay == 0 { react() }
        watch()
        takeTurns()
        deliverOrders()
        if march.turn(to: epoch, enemyDay: enemyDay) { turnToNewCourses() }
        advance(&stages)
        if isRollCall {
            keepMarching()
            roll.share(with: sectorMen)
            eatAndMelt()
            liveAsGuerrillas()
        }
        keepMarching()
        trace()
    }

    /// True in the last epoch of each day of the campaign, when men are counted and fed.
    var isRollCall: Bool { epoch % preparation.epochsPerDay == preparation.epochsPerDay - 1 }

    @inline(__always)
    func stream(_ entity: UInt32, moment: Int, _ purpose: Purpose) -> Stream {
        luck.stream(entity: entity, moment: UInt32(moment), purpose: purpose.rawValue)
    }

    private mutating func begin(seed: UInt64, replication: Int) {
        let scenario = preparation.scenario
        let standing = preparation.standing
        conducts = standing
        for told in [assignment] + turns.map(\.assignment) { conducts += zip(told.conduct, standing).map { $0 ?? $1 } }
        march = March(preparation: preparation, conducts: conducts)
        luck = ReplicationStreams(seed: seed, replication: replication)
        journal.clear()
        bodies.removeAll()
        marching.removeAll(keepingCapacity: true)
        listed = 0
        ledgers = [Ledger](repeating: Ledger(), count: scenario.formations.count)
        ordinals = [UInt32](repeating: 0, count: scenario.formations.count)
        enemyHours = 0
        enemyDay = 0
        epoch = 0
        let sectors = preparation.sectors.count
        vigilance = [Vigilance](repeating: Vigilance(), count: sectors)
        contacts = [Float](repeating: 0, count: sectors * alarmCurve.memory)
        contactsSeen = [Float](repeating: 0, count: sectors)
        blocked = []
        watched = [Float](repeating: 0, count: preparation.reserves.game.count)
        sectorMen = [Int32](repeating: 0, count: sectors)
        guerrillas = GuerrillaBook(zones: scenario.theatre.zones.count, formations: scenario.formations.count)
        tied = TiedDown()
        work = Work()
        told = assignment.conduct.indices.map { assignment.conduct[$0] == nil ? $0 : $0 + scenario.formations.count }
        drawOrderTimes()
        for formation in scenario.formations.indices { form(formation) }
        keepMarching()
    }

    /// Writes an event into the journal and carries it out. Nothing else changes men or weapons.
    mutating func happen(_ event: Event) {
        journal.append(event)
        apply(event)
    }

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
            // Without a branch: who leaves, and when, nobody foresees.
            kept += status[unchecked: body] == .marching ? 1 : 0
        }
        return kept
    }

    private mutating func trace() {
        guard tracing else { return }
        for body in marching {
            happen(
                Event(
                    .stands, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]),
                    men: Int(bodies.men[body])))
        }
    }
}
