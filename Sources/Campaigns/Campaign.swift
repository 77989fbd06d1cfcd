import Scenarios

/// One campaign under one directive and one replication's luck, from the first epoch to the horizon.
///
/// ```swift
/// let preparation = CampaignModel(scenario: scenario, rules: Rules())
/// var campaign = Campaign(preparation: preparation, assignment: assignment)
/// campaign.play(seed: 1950, replication: 0)
/// let outcome = Outcome(journal: campaign.journal, preparation: preparation)
/// ```
/// A state (`CampaignState`) and phases, each a type of its own that reads the state, changes it, and tells a journal what happened.
/// A value that can be played again and again; it keeps its room between replications. Campaigns of several assignments and
/// replications are played together (`CampaignTree`).
public struct Campaign: Sendable {
    private var setup: CampaignSetup
    private let isTracing: Bool

    /// The events so far.
    public private(set) var journal = Journal()
    private var state: CampaignState

    private var reserves: ReservePhase
    private var freeForces: FreeForcePhase
    private let enemyClock = EnemyClockPhase()
    private let orders = OrderPhase()
    private var march: MarchPhase
    private var attrition: AttritionPhase
    private let guerrillas = GuerrillaPhase()

    /// Work done, counted exactly.
    public struct Work: Hashable, Sendable {
        /// Bodies on the march, summed over epochs.
        public var bodyEpochs = 0
        /// Hexes marched.
        public var steps = 0
        /// Contacts settled.
        public var contacts = 0

        /// No work.
        public init() {}
    }

    /// Directives that a campaign has room for beside the first: their conducts are numbered in 16 bits.
    public static func mostTurns(formations: Int) -> Int { Int(UInt16.max) / max(1, formations) - 2 }

    /// A campaign that is ready to be played. `tracing` also records where every body stands at each epoch; `turns` are in order of
    /// their epochs, and with all amendments at most `mostTurns`.
    public init(preparation: CampaignModel, assignment: Assignment, turns: [ChangeOfOrders] = [], tracing: Bool = false) {
        precondition(zip(turns, turns.dropFirst()).allSatisfy { $0.epoch <= $1.epoch })
        self.init(CampaignSetup(preparation: preparation, assignment: assignment, turns: turns), tracing: tracing)
    }

    /// A campaign of a setup that is ready to be played.
    init(_ setup: CampaignSetup, tracing: Bool = false) {
        precondition(setup.turns.count <= Self.mostTurns(formations: setup.assignment.conduct.count))
        self.setup = setup
        isTracing = tracing
        state = CampaignState(setup)
        reserves = ReservePhase(setup)
        freeForces = FreeForcePhase(setup)
        march = MarchPhase(setup)
        attrition = AttritionPhase(setup)
    }

    /// Plays a replication to the horizon. `afterEpoch` is called when each epoch is done (tests check the books there).
    public mutating func play(seed: UInt64, replication: Int, afterEpoch: ((Campaign) -> Void)? = nil) {
        begin(seed: seed, replication: replication)
        var traversals = TraversalCache()
        for epoch in 0..<setup.preparation.epochs {
            traversals.beginEpoch()
            play(epoch, &traversals)
            afterEpoch?(self)
        }
    }

    /// Begins a replication: every formation stands where it stood at the start, under the conduct that it has then.
    mutating func begin(seed: UInt64, replication: Int) {
        journal.clear()
        state.begin(setup, seed: seed, replication: replication)
        reserves.begin(setup)
        freeForces.begin(setup)
        march.begin(setup)
        attrition.begin(setup)
        state.orders = orders.sent(under: setup, on: state)
        for formation in setup.preparation.scenario.formations.indices { state.form(formation, &journal) }
        state.keepMarching()
    }

    /// The campaign as it goes on under another assignment, from which it does not differ so far.
    func cloned(under setup: CampaignSetup, _ orders: Orders) -> Campaign {
        var clone = self
        clone.setup = setup
        clone.state.goOn(under: setup, orders)
        clone.march.goOn(under: setup)
        return clone
    }

    /// The orders of another assignment that are on their way when a replication begins, on the luck of this one.
    func ordersSent(under setup: CampaignSetup) -> Orders { orders.sent(under: setup, on: state) }

    /// The phases of an epoch, in their order.
    mutating func play(_ epoch: Int, _ traversals: inout TraversalCache) {
        state.epoch = epoch
        if epoch > 0, epoch % setup.preparation.epochsPerDay == 0 {
            reserves.run(&state, &journal)
            freeForces.run(&state, &journal)
        }
        enemyClock.run(&state, &journal)
        orders.run(&state, &journal)
        march.run(&state, &journal, traversals: &traversals)
        if state.isEndOfDay {
            attrition.run(&state, &journal)
            guerrillas.run(&state, &journal)
        }
        state.keepMarching()
        if isTracing { state.trace(&journal) }
    }
}

// MARK: what can be read

extension Campaign {
    /// The first directive with its addressees.
    public var assignment: Assignment { setup.assignment }
    /// Where the men of each formation are.
    public var ledgers: [Ledger] { state.ledgers }
    /// Work done in the last play.
    public var workDone: Work { state.work }
    /// Bodies formed in the last play.
    public var bodyCount: Int { state.bodies.count }
    /// How the enemy watches each sector.
    package var vigilance: [Vigilance] { state.alarms.vigilance }
    /// Men of a formation's bodies that are on the march.
    public func menOnTheMarch(of formation: Int) -> Int { sum(state.bodies.men, of: formation) }
    /// Guns and tanks that a formation's bodies carry.
    public func weaponsOnTheMarch(of formation: Int) -> Int { sum(state.bodies.weapons, of: formation) }
    /// Men of a formation who fight as guerrillas, all zones together.
    public func guerrillaMen(of formation: Int) -> Int {
        setup.preparation.scenario.theatre.zones.indices.reduce(0) {
            $0 + state.guerrillas.soldiers(zone: $1, formation: formation)
        }
    }

    private func sum(_ column: [Int32], of formation: Int) -> Int {
        let formations = state.bodies.formation
        return formations.indices.reduce(0) { $0 + (formations[$1] == UInt16(formation) ? Int(column[$1]) : 0) }
    }
}

extension CampaignState {
    /// Records where every body on the march stands.
    fileprivate mutating func trace(_ journal: inout Journal) {
        for body in marching {
            record(
                Event(
                    .stands, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]),
                    men: Int(bodies.men[body])), &journal)
        }
    }
}
