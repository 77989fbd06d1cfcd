import Geography
import Hexes

/// A case of history, complete and checked: a pure value from which every campaign starts.
public struct Scenario: Equatable, Sendable {
    /// Id of the scenario, as commands name it.
    public var id: String
    /// Title in a few words, as pages print it.
    public var title: String
    /// Content of the scenario in a sentence or two.
    public var summary: String
    /// When the campaign starts, by the theatre's clock.
    public var start: LocalTime
    /// The clock's offset from universal time, hours.
    public var utcOffsetHours: Double
    /// How long the campaign is followed, days.
    public var horizonDays: Int
    /// Map on which the campaign takes place.
    public var theatre: Theatre
    /// The army that is cut off.
    public var ownName: String
    /// The army that cuts it off.
    public var enemyName: String
    /// Ground that the formations are to reach where their order names no other.
    public var objective: Objective
    /// Ground behind the own lines: those who arrive are free while the way to it is not cut. Nil if all who arrive are.
    public var refuge: Objective?
    /// Formations of the own side; other lists name them by position in this one.
    public var formations: [Formation]
    /// Forces of the enemy with their dated positions.
    public var enemy: [EnemyForce]
    /// Named groups of formations; exactly one is primary.
    public var groups: [Group]
    /// Id of the directive that holds for every formation until an order reaches it: the course as recorded.
    public var standing: String
    /// Age and blur of the news that the own side has of the enemy.
    public var intelligence: Intelligence
    /// Directives of the scenario, which its studies compare.
    public var directives: [Directive]
    /// The directive whose soundness is asked about.
    public var question: String
    /// Figures of the record, for comparison only.
    public var history: [HistoricalFigure]
    /// Messages of the command, for comparison only.
    public var timeline: [Message]
    /// Sources that figures name by their keys.
    public var sources: [Source]
    /// Rules that differ from standard.
    public var rules: [RuleOverride]
    /// Remarks on the scenario; empty if there are none.
    public var notes: String

    /// Unknowns of the scenario, from which its worlds are drawn.
    public var uncertainty = Uncertainty()
    /// Time at which the enemy stops where he stands, in a case that asks what if; nil where he moves as recorded.
    public var enemyHeld: LocalTime?
    /// Clauses of the verdict as the scenario states them; empty for the standard ones.
    public var statedClauses: [VerdictClause] = []
    /// Lines whose passage is counted on the way to the objective; at most `CountedLine.most`.
    public var lines: [CountedLine] = []
    /// Part of the case that no campaign follows, as far as it bears on the answer; empty if nothing is said.
    public var caveat = ""
    /// True for a case to which the model is applied: no rule may be fitted to its record.
    public var isApplication = false

    /// A scenario.
    public init(
        id: String, title: String, summary: String, start: LocalTime, utcOffsetHours: Double, horizonDays: Int,
        theatre: Theatre,
        ownName: String, enemyName: String, objective: Objective, refuge: Objective? = nil, formations: [Formation],
        enemy: [EnemyForce], groups: [Group],
        standing: String, intelligence: Intelligence, directives: [Directive], question: String, history: [HistoricalFigure],
        timeline: [Message], sources: [Source], rules: [RuleOverride], notes: String
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.start = start
        self.utcOffsetHours = utcOffsetHours
        self.horizonDays = horizonDays
        self.theatre = theatre
        self.ownName = ownName
        self.enemyName = enemyName
        self.objective = objective
        self.refuge = refuge
        self.formations = formations
        self.enemy = enemy
        self.groups = groups
        self.standing = standing
        self.intelligence = intelligence
        self.directives = directives
        self.question = question
        self.history = history
        self.timeline = timeline
        self.sources = sources
        self.rules = rules
        self.notes = notes
    }

    /// The directive of that name.
    public func directive(_ id: String) -> Directive? { directives.first { $0.id == id } }

    /// The group of that id; `all` stands for every formation.
    public func group(_ id: String) -> Group? {
        id == Group.all
            ? Group(id: Group.all, title: "all formations", members: Array(formations.indices)) : groups.first { $0.id == id }
    }

    /// The positions of a group's formations, ascending; empty if there is no such group.
    public func members(of group: String) -> [Int] { self.group(group)?.members ?? [] }

    /// The group that the question is about; every formation where none is primary.
    public var primaryGroup: Group {
        group(.primary) ?? Group(id: Group.all, title: "all formations", role: .primary, members: Array(formations.indices))
    }

    /// Clauses of the verdict: those stated, or men out of the primary and of the secondary group and the enemy tied down.
    public var clauses: [VerdictClause] {
        if !statedClauses.isEmpty { return statedClauses }
        let groups = [primaryGroup, group(.secondary)].compactMap(\.self)
        return groups.map { VerdictClause(.menOut, of: $0.id) } + [VerdictClause(.tiedDown, of: Group.all)]
    }

    /// The first group of a role.
    public func group(_ role: Group.Role) -> Group? { groups.first { $0.role == role } }

    /// The conduct of each formation until an order reaches it.
    public var standingConduct: [Conduct] {
        let usual = [Conduct](repeating: Conduct(), count: formations.count)
        guard let directive = directive(standing) else { return usual }
        return zip(AddresseeResolver.assignment(of: directive, in: self).conduct, usual).map { $0 ?? $1 }
    }

    /// Land cells of the objective.
    public var objectiveTargets: [Int] {
        objective.cells.indices.filter { objective.cells[$0] && theatre.isLand(CellID($0)) }
    }

    /// The same case with another objective: as one part of a directive has it, or as it is at a moment.
    public func replacing(objective: Objective) -> Scenario {
        var scenario = self
        scenario.objective = objective
        return scenario
    }

    /// The sky over the middle of the theatre, or nil for an invented map.
    public var sky: Sky? {
        theatre.projection.map {
            Sky(latitude: $0.latitude0, longitude: $0.longitude0, utcOffsetHours: utcOffsetHours)
        }
    }
}

/// A named group of formations: directives address it, and results are given for it.
public struct Group: Hashable, Sendable {
    /// Part that a group plays in the question.
    public enum Role: String, CaseIterable, Sendable {
        /// The formations that the question is about.
        case primary
        /// Formations whose fate counts beside them.
        case secondary
        /// Formations of which the question asks how soon they can withdraw.
        case withdrawal
    }

    /// Id of the group of every formation, which each scenario has.
    public static let all = "all"

    /// Id of the group, unique within its scenario.
    public let id: String
    /// As it stands within a sentence: "the three companies".
    public let title: String
    /// Nil for a group that directives may address and no result is given for.
    public let role: Role?
    /// Positions in the scenario's list of formations, ascending.
    public let members: [Int]

    /// A group.
    public init(id: String, title: String, role: Role? = nil, members: [Int]) {
        self.id = id
        self.title = title
        self.role = role
        self.members = members
    }
}

/// Knowledge that the own side has of the enemy.
public struct Intelligence: Hashable, Sendable {
    /// Age of the news, hours.
    public let delayHours: Double
    /// Factor by which the enemy's hold seems more spread out than it is, at least 1.
    public let blur: Double

    /// How old and how blurred the news is.
    public init(delayHours: Double, blur: Double) {
        self.delayHours = delayHours
        self.blur = blur
    }
}

/// A message of the command, for the record.
public struct Message: Hashable, Sendable {
    /// Date of the message, as the record gives it.
    public let date: String
    /// Commander or headquarters that sent it; empty if unknown.
    public let sender: String
    /// Commander or headquarters that it was sent to; empty if unknown.
    public let addressee: String
    /// Content in a sentence.
    public let gist: String
    /// Hours until the message was read; nil if unknown.
    public let latencyHours: Double?
    /// Keys into the scenario's sources.
    public let sources: [String]

    /// A message.
    public init(date: String, sender: String, addressee: String, gist: String, latencyHours: Double?, sources: [String]) {
        self.date = date
        self.sender = sender
        self.addressee = addressee
        self.gist = gist
        self.latencyHours = latencyHours
        self.sources = sources
    }
}

/// A source that figures name by its key.
public struct Source: Hashable, Sendable {
    /// Key by which figures name the source, unique within its scenario.
    public let key: String
    /// As it is printed in a list of sources.
    public let citation: String
    /// seen, memory or derived.
    public let standing: String

    /// A source.
    public init(key: String, citation: String, standing: String) {
        self.key = key
        self.citation = citation
        self.standing = standing
    }
}

/// A rule to which a scenario gives another value.
public struct RuleOverride: Hashable, Sendable {
    /// Name of the rule, such as `march.roadDay`.
    public let rule: String
    /// Value in this scenario, in the rule's unit.
    public let value: Double
    /// Reason for the other value, in a sentence.
    public let reason: String

    /// A rule, its value here, and why.
    public init(rule: String, value: Double, reason: String) {
        self.rule = rule
        self.value = value
        self.reason = reason
    }
}
