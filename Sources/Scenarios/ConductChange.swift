import Geography

/// A later order that changes a conduct in some respects and leaves the others as they were told.
public struct ConductChange: Hashable, Sendable {
    /// The task.
    public var task: Conduct.Task?
    /// Treatment of guns and tanks.
    public var heavyWeapons: Conduct.WeaponPolicy?
    /// Men in a detachment.
    public var detachmentSize: Int?
    /// Number of courses.
    public var ways: Int?
    /// Principle by which routes are chosen.
    public var route: Conduct.RoutePolicy?
    /// Hours of the day in which bodies march.
    public var march: Conduct.MarchHours?
    /// Action of a body whose way is blocked.
    public var ifBlocked: Conduct.IfBlocked?
    /// Action of a body that finds no way through.
    public var ifCannot: Conduct.IfCannot?
    /// An objective of its own.
    public var to: Objective?
    /// Ground through which the ways lead.
    public var via: [Passage]?
    /// When the march begins.
    public var start: LocalTime?

    /// A change of nothing.
    public init() {}

    /// The conduct with these respects changed.
    public func applied(to conduct: Conduct) -> Conduct {
        Conduct(
            task: task ?? conduct.task, heavyWeapons: heavyWeapons ?? conduct.heavyWeapons,
            detachmentSize: detachmentSize ?? conduct.detachmentSize, ways: ways ?? conduct.ways, route: route ?? conduct.route,
            march: march ?? conduct.march, ifBlocked: ifBlocked ?? conduct.ifBlocked, ifCannot: ifCannot ?? conduct.ifCannot,
            to: to ?? conduct.to, via: via ?? conduct.via, start: start ?? conduct.start)
    }
}

/// A later order to some of the formations, which travels as the directive does.
public struct Amendment: Hashable, Sendable {
    /// When it leaves the sender.
    public let issued: LocalTime
    /// Parts in the order in which they take formations; a later part takes none that an earlier one took.
    public let parts: [AmendedPart]

    /// An amendment.
    public init(issued: LocalTime, parts: [AmendedPart]) {
        self.issued = issued
        self.parts = parts
    }
}

/// The part of an amendment that addresses some of the formations.
public struct AmendedPart: Hashable, Sendable {
    /// Whom it is for.
    public enum Who: Hashable, Sendable {
        /// Formations by id, a group, or the rest of one; never a choice.
        case addressee(Addressee)
        /// Those whom the part of this name of the directive took.
        case part(String)
    }

    /// Name of the part, for people who read it.
    public let name: String
    /// Formations that the part is for.
    public let who: Who
    /// The respects in which their conduct changes.
    public let change: ConductChange

    /// A part of an amendment.
    public init(name: String, who: Who, change: ConductChange) {
        self.name = name
        self.who = who
        self.change = change
    }
}
