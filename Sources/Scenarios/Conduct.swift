import Geography

/// How a formation is to behave: the dials of a directive.
public struct Conduct: Hashable, Sendable {
    /// Task of a formation.
    public enum Task: String, CaseIterable, Sendable { case withdraw, stay }
    /// Treatment of guns and tanks.
    public enum WeaponPolicy: String, CaseIterable, Sendable {
        /// Kept as long as a way leads on for wheels.
        case keep
        case destroy
        /// Destroyed by their crews when the body is blocked and leaves its course.
        case destroyIfBlocked = "destroy-if-blocked"
    }
    /// How the ways are chosen: least risk of contact, or main roads.
    public enum RoutePolicy: String, CaseIterable, Sendable { case gaps, roads }
    /// Which hours are marched.
    public enum MarchHours: String, CaseIterable, Sendable { case night, day, both }
    /// Action of a body that is stopped.
    public enum IfBlocked: String, CaseIterable, Sendable {
        /// Takes the formation's next course through gaps; a body that keeps heavy weapons stays on its course.
        case newWay = "new-way"
        /// Destroys its heavy weapons, takes a new way and splits into small detachments.
        case shedAndSeparate = "shed-and-separate"
        /// Gives up the march and becomes guerrillas.
        case stay
    }
    /// Action of a body that cannot get through.
    public enum IfCannot: String, CaseIterable, Sendable {
        /// Becomes guerrillas when its patience is exhausted.
        case stayAsGuerrillas = "stay-as-guerrillas"
        /// Marches on until the end of the campaign.
        case keepTrying = "keep-trying"
    }

    /// Task: to withdraw to the objective, or to stay.
    public var task: Task
    /// Treatment of guns and tanks.
    public var heavyWeapons: WeaponPolicy
    /// Men in a detachment; a formation smaller than this stays whole.
    public var detachmentSize: Int
    /// Number of courses over which the detachments are spread, on roads as well.
    public var ways: Int
    /// Principle by which routes are chosen.
    public var route: RoutePolicy
    /// Hours of the day in which bodies march.
    public var march: MarchHours
    /// Action of a body whose way is blocked.
    public var ifBlocked: IfBlocked
    /// Action of a body that finds no way through.
    public var ifCannot: IfCannot
    /// An objective of its own; nil for the scenario's.
    public var to: Objective?
    /// Ground through which the ways lead, in this order.
    public var via: [Passage]
    /// When the march begins, to the nearest epoch; nil at once.
    public var start: LocalTime?

    /// A way to behave; every dial has the value of a formation that goes home by the road unless it is said otherwise.
    public init(
        task: Task = .withdraw, heavyWeapons: WeaponPolicy = .keep, detachmentSize: Int = 1000, ways: Int = 1,
        route: RoutePolicy = .roads, march: MarchHours = .night, ifBlocked: IfBlocked = .newWay,
        ifCannot: IfCannot = .keepTrying, to: Objective? = nil, via: [Passage] = [], start: LocalTime? = nil
    ) {
        self.task = task
        self.heavyWeapons = heavyWeapons
        self.detachmentSize = detachmentSize
        self.ways = ways
        self.route = route
        self.march = march
        self.ifBlocked = ifBlocked
        self.ifCannot = ifCannot
        self.to = to
        self.via = via
        self.start = start
    }

    /// Whether both go to the same place by ways of the same kind.
    public func goesLike(_ other: Conduct) -> Bool {
        task == .withdraw && other.task == .withdraw && route == other.route && to == other.to && via == other.via
    }
}
