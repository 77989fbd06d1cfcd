import Scenarios

/// A part of a directive as it is played: who is told to do what, and how.
public struct ReplyPart: Codable, Sendable {
    /// Its name.
    public let name: String
    /// withdraw or stay.
    public let task: String
    /// Men in a detachment.
    public let detachmentSize: Int
    /// Courses over which detachments spread.
    public let ways: Int
    /// gaps or roads.
    public let route: String
    /// night, day or both.
    public let march: String
    /// keep, destroy or destroy-if-blocked.
    public let heavyWeapons: String
    /// new-way, shed-and-separate or stay.
    public let ifBlocked: String
    /// stay-as-guerrillas or keep-trying.
    public let ifCannot: String

    init(_ part: DirectivePart) {
        name = part.name
        task = part.conduct.task.rawValue
        detachmentSize = part.conduct.detachmentSize
        ways = part.conduct.ways
        route = part.conduct.route.rawValue
        march = part.conduct.march.rawValue
        heavyWeapons = part.conduct.heavyWeapons.rawValue
        ifBlocked = part.conduct.ifBlocked.rawValue
        ifCannot = part.conduct.ifCannot.rawValue
    }
}
