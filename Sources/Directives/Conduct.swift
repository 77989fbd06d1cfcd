/// How a formation is to behave: the dials of a directive.
public struct Conduct: Hashable, Sendable {
    /// What it is for.
    public enum Task: String, CaseIterable, Sendable { case withdraw, stay }
    /// What becomes of guns and tanks.
    public enum WeaponPolicy: String, CaseIterable, Sendable {
        case keep, destroy
        case destroyIfBlocked = "destroy-if-blocked"
    }
    /// How the ways are chosen: least risk of contact, or main roads.
    public enum RoutePolicy: String, CaseIterable, Sendable { case gaps, roads }
    /// Which hours are marched.
    public enum MarchHours: String, CaseIterable, Sendable { case night, day, both }
    /// What a body does that is stopped.
    public enum IfBlocked: String, CaseIterable, Sendable {
        case newWay = "new-way"
        case shedAndSeparate = "shed-and-separate"
        case stay
    }
    /// What a body does that cannot get through.
    public enum IfCannot: String, CaseIterable, Sendable {
        case stayAsGuerrillas = "stay-as-guerrillas"
        case keepTrying = "keep-trying"
    }

    public var task: Task
    public var heavyWeapons: WeaponPolicy
    /// Men in a detachment; a formation smaller than this stays whole.
    public var detachmentSize: Int
    /// Number of courses over which the detachments are spread, on roads as well.
    public var ways: Int
    public var route: RoutePolicy
    public var march: MarchHours
    public var ifBlocked: IfBlocked
    public var ifCannot: IfCannot

    /// A way to behave; every dial has the value of a formation that goes home by the road unless it is said otherwise.
    public init(
        task: Task = .withdraw, heavyWeapons: WeaponPolicy = .keep, detachmentSize: Int = 1000, ways: Int = 1,
        route: RoutePolicy = .roads, march: MarchHours = .night, ifBlocked: IfBlocked = .newWay,
        ifCannot: IfCannot = .keepTrying
    ) {
        self.task = task
        self.heavyWeapons = heavyWeapons
        self.detachmentSize = detachmentSize
        self.ways = ways
        self.route = route
        self.march = march
        self.ifBlocked = ifBlocked
        self.ifCannot = ifCannot
    }
}
