import Geography
import Hexes

/// Activity of an enemy force where it stands.
public enum Posture: String, CaseIterable, Sendable {
    case advance, hold, security, reserve
    /// Not in the theatre, or at sea.
    case absent
}

/// How a force moves on roads.
public enum Mobility: String, CaseIterable, Sendable {
    case motor, foot
}

/// A place and a posture at a time, from the record.
public struct Fix: Hashable, Sendable {
    /// Time of the position, by the theatre's clock.
    public let time: LocalTime
    /// Cell in which the force is at that time.
    public let cell: CellID
    /// Posture of the force at that time.
    public let posture: Posture

    /// Where a force was, and how.
    public init(time: LocalTime, cell: CellID, posture: Posture) {
        self.time = time
        self.cell = cell
        self.posture = posture
    }
}

/// A force of the enemy with its dated positions.
public struct EnemyForce: Hashable, Sendable {
    /// Id of the force, unique within its scenario.
    public let id: String
    /// Name of the force, as tables print it.
    public let name: String
    /// Headquarters above the force.
    public let parent: String
    /// infantry, armour, security or police.
    public let kind: String
    /// Number of its battalions.
    public let battalions: Int
    /// Strength in men, with the range of its sources.
    public var men: Strength
    /// Means by which it moves on roads.
    public let mobility: Mobility
    /// Dated positions in order of time; never empty.
    public var track: [Fix]
    /// Strength in a world as a share of the best figure; 1 where nothing is drawn.
    public var presence = 1.0
    /// Share of the battalions that stand with it: less than 1 for one of several posts.
    public private(set) var share = 1.0
    /// When it leaves its track and follows reports of contacts; nil if it keeps to it.
    public let freedom: Freedom?
    /// high, medium or low: how far the sources support the figures.
    public let confidence: String
    /// Keys into the scenario's sources.
    public let sources: [String]

    /// The moment at which a force leaves its track.
    public enum Freedom: Hashable, Sendable {
        /// When it hears of the first contact.
        case fromFirstReport
        /// At a time.
        case from(LocalTime)
    }

    /// An enemy force; its track must be in order of time and not empty.
    public init(
        id: String, name: String, parent: String, kind: String, battalions: Int, men: Strength, mobility: Mobility,
        track: [Fix], freedom: Freedom? = nil,
        confidence: String, sources: [String]
    ) {
        precondition(!track.isEmpty && zip(track, track.dropFirst()).allSatisfy { $0.time < $1.time })
        self.id = id
        self.name = name
        self.parent = parent
        self.kind = kind
        self.battalions = battalions
        self.men = men
        self.mobility = mobility
        self.track = track
        self.freedom = freedom
        self.confidence = confidence
        self.sources = sources
    }

    /// Battalions of full strength that it comes to in a world.
    public var presentBattalions: Double { Double(battalions) * share * presence }

    /// One of some equal posts of the force, from 0, with a track of its own.
    public func post(_ number: Int, of count: Int, track: [Fix]) -> EnemyForce {
        let part = { (men: Int) in men * (number + 1) / count - men * number / count }
        var post = EnemyForce(
            id: "\(id).\(number + 1)", name: "\(name), post \(number + 1) of \(count)", parent: parent, kind: kind,
            battalions: battalions, men: Strength(low: part(men.low), best: part(men.best), high: part(men.high)),
            mobility: mobility, track: track, freedom: freedom, confidence: confidence, sources: sources)
        post.share = share / Double(count)
        return post
    }
}
