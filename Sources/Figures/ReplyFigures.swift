import Studies

/// Every number of a reply, before a word is written.
public struct ReplyFigures: Codable, Sendable {
    /// The question, and of whom it is asked.
    public let scenario: ReplyScenario
    /// The provenance of the page.
    public let provenance: ReplyProvenance
    /// How the study was played.
    public let run: ReplyRun
    /// In the order of the study; `asked` marks the one whose soundness is asked about.
    public let directives: [ReplyDirective]
    /// The question's directive less each other.
    public let comparisons: [ReplyComparison]
    /// In the order of the scenario.
    public let formations: [ReplyFormation]
    /// Men of each group by what they are told, under the question.
    public let told: [ReplyTold]
    /// Reach of the question's order; nil if nobody waits for it.
    public let orderReach: ReplyOrderReach?
    /// Men of each group at the objective by the end of each day, under the question.
    public let arrivals: [ReplyArrivals]
    /// Choices of those who go, as simulation judged them.
    public let choices: [ReplyChoice]
    /// Nil where the directive that is asked about divides no group.
    public let frontier: ReplyFrontier?
    /// Nil where nobody is told to go through gaps.
    public let exploitability: ReplyExploitability?
    /// The directive asked about, sent earlier and later.
    public let delays: [ReplyDelay]
    /// The directive asked about, judged on what its sender could believe; nil if it was not sent.
    public let foresight: ReplyForesight?
    /// Figures of the record with the model's.
    public let history: [ReplyHistory]
    /// The effect of each rule on the answer over its range.
    public let sensitivities: [ReplySensitivity]
    /// Guerrillas in each zone at the end under the question, recruits included; the strongest first.
    public let guerrillaZones: [ReplyZone]
    /// The map as read at the start; nil where there is none.
    public let situation: SituationFigures?
    /// The plan for those who go under the question; nil if it was not laid, or if nobody goes.
    public let plan: PlanFigures?
    /// Chances that a share of the men is across by the end of each day, under the question: groups first, then formations.
    public let reaches: [ReplyReach]
    /// Verdict over worlds and worth of what is not known; nil for the standard world alone.
    public let worlds: ReplyWorlds?
    /// Each directive less the standing course, by its key, key of the group, then measure.
    public let gains: [String: [String: [String: ReplyGain]]]

    /// The directive that is asked about.
    public var asked: ReplyDirective { directives.first(where: \.asked) ?? directives[0] }
    /// The formations of a group.
    public func formations(of group: ReplyGroup) -> [ReplyFormation] { formations.filter { $0.groups.contains(group.id) } }

    /// The men of a group who are told to "go" or to "stay"; nil where there are none.
    public func told(_ order: String, in group: ReplyGroup) -> ReplyTold? {
        told.first { $0.group == group.id && $0.order == order }
    }

    /// True if every formation of a group belongs to another group too.
    public func isPart(_ part: ReplyGroup, of whole: ReplyGroup) -> Bool {
        let members = formations(of: part)
        return !members.isEmpty && members.allSatisfy { $0.groups.contains(whole.id) }
    }

    /// Men of a group at the start, mean over the campaigns.
    public func menStart(of group: ReplyGroup) -> Double { formations(of: group).reduce(0) { $0 + $1.menStart } }

    /// The group that the question is about.
    public var primary: ReplyGroup { scenario.groups.first { $0.role == .primary } ?? .all }
    /// The group whose fate counts beside, if there is one.
    public var secondary: ReplyGroup? { scenario.groups.first { $0.role == .secondary } }
    /// The group of which the question asks how soon it can withdraw: its own, or the secondary one.
    public var withdrawal: ReplyGroup? { scenario.groups.first { $0.role == .withdrawal } ?? secondary }

    /// The question less the standing course; nil if the question is that course itself.
    public var baseline: ReplyComparison? { comparisons.first(where: \.isBaseline) }
}

/// The question, and of whom it is asked.
public struct ReplyScenario: Codable, Sendable {
    /// Key of the scenario.
    public let id: String
    /// Its title.
    public let title: String
    /// Its summary.
    public let summary: String
    /// ISO dates by the theatre's clock.
    public let start: String
    /// When they end, ISO 8601 minute by the theatre's clock.
    public let end: String
    /// Days from the start to the end.
    public let horizonDays: Int
    /// "in the high country".
    public let objective: String
    /// Name of the side that is cut off.
    public let ownName: String
    /// Name of the other side.
    public let enemyName: String
    /// Those of the scenario that have a role, and all formations.
    public let groups: [ReplyGroup]
    /// The noun for the question's directive in a sentence: "advice" or "directive".
    public let noun: String
    /// Part of the case that no campaign follows, in the words of its compilers; nil if they say nothing.
    public let caveat: String?
}

/// How the study was played.
public struct ReplyRun: Codable, Sendable {
    /// Campaigns of each directive.
    public let replications: Int
    /// Campaigns asked for.
    public let replicationsAsked: Int
    /// Whether it was stopped before.
    public let wasStopped: Bool
    /// Seed of all luck.
    public let seed: UInt64
    /// Length of an epoch, hours.
    public let epochHours: Int
    /// Fingerprint of all outcomes.
    public let digest: String
    /// Rules of the scenario that differ from standard, each with its reason.
    public let scenarioRules: [String]
    /// Rules set on the command line.
    public let settings: [String]
    /// The calibration from which rules were drawn; nil for the standard ranges.
    public let calibration: ReplyCalibration?
    /// Rules of the model, and how many of them rest on an assumption of the authors.
    public let rules: Int
    /// Those that rest on an assumption of the authors, rules.
    public let assumedRules: Int
    /// Campaigns for each end of a rule's range.
    public let sensitivityReplications: Int
    /// Share of the hours of march of bodies told to march by night that falls in the light, by the standard rules; 0 where nights are long
    /// enough, or nobody is told so.
    public let lightShareByNight: Double
    /// The work of comparing the directives.
    public let work: ReplyWork
}

/// Work counted exactly, all campaigns of the comparison together.
public struct ReplyWork: Codable, Sendable {
    /// Bodies on the march, summed over the epochs.
    public let bodyEpochs: Int
    /// Hexes that they entered.
    public let hexesMarched: Int
    /// Contacts.
    public let contacts: Int
    /// The most bodies formed in one campaign.
    public let bodies: Int
}

/// A directive with what it led to.
public struct ReplyDirective: Codable, Sendable {
    /// Key of the directive; `standing` for the course without any new order.
    public let id: String
    /// Its title.
    public let title: String
    /// Its summary.
    public let summary: String
    /// The sender's own words.
    public let quote: String
    /// Keys of its sources.
    public let sources: [String]
    /// Whether it is the one asked about.
    public let asked: Bool
    /// Id of the directive of which this row is another reading of how orders travel; nil for a directive itself.
    public let readingOf: String?
    /// Nil when commanders act without waiting for an order.
    public let issued: String?
    /// Names of those who stay, as the study settled it.
    public let staying: [String]
    /// Its parts, as they are played.
    public let parts: [ReplyPart]
    /// By id of the group, then by measure (`menOut`...).
    public let measures: [String: [String: ReplyEstimate]]

    /// A measure over a group of formations.
    public func estimate(_ measure: Measure, of group: ReplyGroup = .all) -> ReplyEstimate {
        measures[group.id]?[measure.rawValue] ?? ReplyEstimate(.init([0]))
    }
}

/// The question's directive less another.
public struct ReplyComparison: Codable, Sendable {
    /// Key of the other.
    public let against: String
    /// Its title.
    public let title: String
    /// True for the standing course.
    public let isBaseline: Bool
    /// True for the same directive under another reading of how orders travel.
    public let isReading: Bool
    /// By id of the group, then by measure (`menOut`...).
    public let differences: [String: [String: ReplyDifference]]

    /// Measures that are compared.
    static let measures: [Measure] = [.menOut, .menOutFree, .killed, .captured, .guerrillas, .tiedDown, .delayHours]

    /// The difference in a measure over a group of formations.
    public func difference(_ measure: Measure, of group: ReplyGroup = .all) -> ReplyDifference {
        differences[group.id]?[measure.rawValue] ?? ReplyDifference(mean: 0, low: 0, high: 0, chanceMore: 0.5, replications: 0)
    }
}

/// The fate of a formation under the question's directive.
public struct ReplyFormation: Codable, Sendable {
    /// Key of the formation.
    public let id: String
    /// Its name.
    public let name: String
    /// Ids of the groups that it belongs to.
    public let groups: [String]
    /// "go", "stay" or "no order".
    public let order: String
    /// True if it disperses among the people at the start, before any order can reach it.
    public let dispersesAtStart: Bool
    /// Figures of the sources.
    public let menLow: Int
    /// Strength, best figure, men.
    public let menBest: Int
    /// Strength, highest figure, men.
    public let menHigh: Int
    /// Men at the start, mean over the campaigns.
    public let menStart: Double
    /// How far the sources bear its figures.
    public let confidence: String
    /// Men who reach the objective.
    public let out: ReplyEstimate
    /// Share of the men it started with, mean.
    public let shareOut: Double
    /// Day after the start on which half of those who arrive have arrived, over all campaigns; nil if nobody does.
    public let medianDay: Int?
    /// The same as an ISO 8601 date; nil where there is none.
    public let medianDate: String?
    /// Men living as guerrillas at the end.
    public let guerrillas: ReplyEstimate
    /// Killed, taken, deserted, astray.
    public let lost: ReplyEstimate
    /// Still on the march at the end, men.
    public let onTheMarch: ReplyEstimate
    /// Share of campaigns in which the order reaches it; nil if it needs none.
    public let orderReached: Double?
    /// Men in its ranks whom the order reaches, and those who obey, mean over the campaigns; nil if it needs none.
    public let menReached: Double?
    /// Those who obey, mean of the campaigns, men; nil where there is none.
    public let menObeyed: Double?
    /// Median day after the start on which it does, where it does.
    public let orderDay: Int?
    /// The same as a date, ISO 8601 date; nil where there is none.
    public let orderDate: String?
}

/// Men across the line by day.
public struct ReplyArrivals: Codable, Sendable {
    /// Key of the group.
    public let group: String
    /// Index: days after the start; 0 is the start itself.
    public let byDay: [ReplyEstimate]
}

/// A choice of those who go, as simulation judged it.
public struct ReplyChoice: Codable, Sendable {
    /// Key of the directive that leaves it open.
    public let directive: String
    /// Names of those who go.
    public let going: [String]
    /// Men gained over leaving all, as judged beforehand.
    public let planned: Double
    /// Men brought out in short simulations.
    public let broughtOut: ReplyEstimate
    /// Whether it is the one that the study plays.
    public let isChosen: Bool
}

/// The directive sent earlier or later.
public struct ReplyDelay: Codable, Sendable {
    /// Days by which it is sent later; negative for earlier.
    public let days: Int
    /// The day on which it is sent, ISO 8601 date.
    public let date: String
    /// Campaigns played.
    public let campaigns: Int
    /// Men brought out of those told to go.
    public let broughtOut: ReplyEstimate
    /// Those less the ones of the day on which it was sent, men.
    public let difference: ReplyDifference
}

/// Guerrillas of a zone.
public struct ReplyZone: Codable, Sendable {
    /// Its name.
    public let name: String
    /// Guerrillas at the end, recruits included, men.
    public let guerrillas: ReplyEstimate
}
