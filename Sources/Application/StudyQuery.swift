import Campaigns
import Foundation
import RuleSets
import Scenarios
import Studies

/// What is asked of a study, in names and numbers; nothing is looked up yet.
public struct StudyQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// Names of directives; all of the scenario's where none is named.
    public let directives: [String]
    /// Worlds and campaigns; in the standard world 1,000 campaigns of each directive unless said, with a precision 20,000 at most.
    public let sampling: CampaignSampling
    /// How sharply the answer is to be known.
    public let precision: PrecisionGoal?
    /// ReplicationStreams, workers and rules.
    public let play: PlayOptions
    /// Hours of an epoch, a divisor of 24.
    public let epochHours: Int
    /// Campaigns for each end of each rule's range, 0 to 100,000; 0 leaves the sweep of rules out.
    public let sweep: Int
    /// Where finished campaigns are kept.
    public let keeping: Keeping
    /// The part that is played; nil for all of it, and a reply.
    public let part: Part?
    /// The store in which it is settled who goes; it is read and never written.
    public let settled: String?
    /// The folder of the reply; nil for the one that the question names (`ReplyFolder`).
    public let out: String?
    /// A file of rules after a calibration, from which worlds are drawn; nil for the laws of their ranges. Nothing is kept then.
    public let rulesFile: String?
    /// The command as it can be typed again, for the record.
    public let command: String

    /// Where finished campaigns are kept.
    public enum Keeping: Codable, Hashable, Sendable {
        /// In the folder of the reply, under a name that tells questions apart.
        case besideTheReply
        /// In this file.
        case file(String)
        /// Nowhere.
        case nowhere
    }

    /// A part of a study, such as the third of sixteen, or the settling of who goes, which all parts need.
    public struct Part: Codable, Hashable, Sendable, CustomStringConvertible {
        /// From 1 to `count`; 0 for the settling.
        public let number: Int
        /// How many parts there are.
        public let count: Int

        /// The word for the settling.
        private static let settling = "settle"

        /// A part of a text such as `3/16`, or `settle`; nil for another text.
        public init?(_ text: String) {
            if text == Self.settling {
                (number, count) = (0, 1)
                return
            }
            let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
            guard numbers.count == 2, let number = numbers[0], let count = numbers[1], Shard(number: number, of: count) != nil
            else { return nil }
            self.number = number
            self.count = count
        }

        public var description: String { isSettling ? Self.settling : "\(number)/\(count)" }

        /// True if it is settled who goes, and nothing else is played.
        public var isSettling: Bool { number == 0 }

        var shard: Shard { Shard(number: number, of: count) ?? .whole }
    }

    /// A question, checked when it is run.
    public init(
        scenario: String, directives: [String] = [], sampling: CampaignSampling = .drawn(WorldSampling()),
        precision: PrecisionGoal? = nil,
        play: PlayOptions, epochHours: Int = standardEpochHours, sweep: Int = 20,
        keeping: Keeping = .besideTheReply, part: Part? = nil, settled: String? = nil, out: String? = nil,
        rulesFile: String? = nil, command: String
    ) {
        self.rulesFile = rulesFile
        self.scenario = scenario
        self.directives = directives
        self.sampling = sampling
        self.precision = precision
        self.play = play
        self.epochHours = epochHours
        self.sweep = sweep
        self.keeping = rulesFile == nil ? keeping : .nowhere
        self.part = part
        self.settled = settled
        self.out = out
        self.command = command
    }

    /// Hours of an epoch where none are asked for.
    public static let standardEpochHours = CampaignModel.standardEpochHours

    /// Campaigns for each directive, at most.
    public var maximumReplications: Int {
        sampling.worlds.map { $0.most * $0.perWorld } ?? sampling.replications ?? (precision == nil ? 1000 : 20_000)
    }

    func check() throws(Refusal) {
        try play.check()
        try sampling.check(replications: 1...1_000_000)
        try Bounds.check("--sweep", sweep, 0...100_000)
        let hours = [1, 2, 3, 4, 6, 8, 12, 24]
        guard hours.contains(epochHours) else {
            throw Refusal(.request, "--epoch-hours is \(epochHours), expected 1, 2, 3, 4, 6, 8, 12 or 24.")
        }
        try precision?.check()
        if rulesFile != nil, sampling.worlds == nil {
            throw Refusal(.request, "--rules draws worlds, and the standard world is played alone; leave one of them out.")
        }
        guard part != nil else { return }
        if keeping == .nowhere {
            throw Refusal(.request, "--shard keeps its part in a store; leave --no-store out.")
        }
        if precision != nil {
            throw Refusal(.request, "--precision asks for the whole, which no part knows; give --worlds with --shard.")
        }
        if let worlds = sampling.worlds, !worlds.isFixed {
            throw Refusal(.request, "--shard plays its part of a number of worlds that is known; give --worlds with it.")
        }
    }

    /// The request with everything looked up.
    func request(in scenario: Scenario) throws(Refusal) -> StudyRequest {
        let rules = try RuleSettings.rules(play.settings, for: scenario)
        let vectors: RuleVectors? = if let rulesFile { try RuleVectorsFile.read(rulesFile) } else { nil }
        let plain = StudyRequest(
            scenario: scenario, rules: rules, settings: play.settings, directives: try scenario.directives(named: directives),
            replications: maximumReplications, seed: play.seed, workers: play.workers, epochHours: epochHours,
            sensitivityReplications: sweep, worlds: sampling.worlds, vectors: vectors)
        let men = plain.primary.reduce(0) { $0 + scenario.formations[$1].men.best }
        return plain.with(precision: precision.map { Precision(halfWidth: $0.halfWidth(of: men)) })
    }
}

/// How sharply an answer is to be known: half the width of its 95 % intervals.
public enum PrecisionGoal: Codable, Hashable, Sendable {
    /// So many men.
    case men(Double)
    /// Such a share of the men of the primary group, above 0 and at most 1.
    case share(Double)

    /// A goal of a text such as `50` or `1%`; nil for another text.
    public init?(_ text: String) {
        guard let number = Double(text.hasSuffix("%") ? text.dropLast() : text[...]), number.isFinite else { return nil }
        self = text.hasSuffix("%") ? .share(number / 100) : .men(number)
    }

    func check() throws(Refusal) {
        switch self {
        case .men(let men): try Bounds.check("--precision", men, 0.01...1e9)
        case .share(let share):
            guard share >= 1e-6, share <= 1 else {
                throw Refusal(.request, "--precision is \(100 * share) %, expected 0.0001 % to 100 %.")
            }
        }
    }

    /// In men, of so many in the primary group; never 0.
    func halfWidth(of men: Int) -> Double {
        switch self {
        case .men(let number): number
        case .share(let share): max(0.01, share * Double(men))
        }
    }
}
