import Campaigns
import RuleSets
import Scenarios
import Studies

/// What is asked of a sensitivity analysis.
public struct SensitivityQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// Rules or topics; every rule where none is named.
    public let rules: [String]
    /// Screen the rules by elementary effects.
    public let morris: Bool
    /// Share the variance out over the most important rules.
    public let sobol: Bool
    /// Rules that are kept after a screening.
    public let few: Int
    /// Trajectories of the screening, 2 to 1,000.
    public let trajectories: Int
    /// Random trajectories to choose those from, 0 to 200.
    public let candidates: Int
    /// Rows of the Sobol' design, a power of two from 8 to 65,536.
    public let rows: Int
    /// Worlds and campaigns of each directive at a point; in the standard world 20 campaigns unless said, at most 10,000.
    public let sampling: CampaignSampling
    /// What is measured, over all formations.
    public let measured: MeasureQuery
    /// The directive; nil for the one that the scenario asks about.
    public let directive: String?
    /// The directive that it is compared with; nil for the standing course.
    public let baseline: String?
    /// ReplicationStreams, workers and rules.
    public let play: PlayOptions
    /// The folder for tables, points and charts.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, rules: [String] = [], morris: Bool, sobol: Bool, few: Int = 6, trajectories: Int = 10,
        candidates: Int = 40, rows: Int = 128, sampling: CampaignSampling = .standard(replications: nil),
        measured: MeasureQuery, directive: String? = nil,
        baseline: String? = nil, play: PlayOptions, out: String? = nil, command: String = ""
    ) {
        self.scenario = scenario
        self.rules = rules
        self.morris = morris
        self.sobol = sobol
        self.few = few
        self.trajectories = trajectories
        self.candidates = candidates
        self.rows = rows
        self.sampling = sampling
        self.measured = measured
        self.directive = directive
        self.baseline = baseline
        self.play = play
        self.out = out
        self.command = command
    }

    /// The most campaigns of one analysis.
    private static let mostCampaigns = 20_000_000

    /// Campaigns of each directive at a point.
    var replications: Int { sampling.worlds.map { $0.most * $0.perWorld } ?? sampling.replications ?? 20 }

    /// True where rules are screened, for the answer or to find the few.
    var isScreened: Bool { morris || rules.isEmpty }

    func check() throws(Refusal) {
        guard morris || sobol else { throw Refusal(.request, "Nothing is asked; add --morris, --sobol or both.") }
        try Bounds.check("--trajectories", trajectories, 2...1000)
        try Bounds.check("--candidates", candidates, 0...200)
        guard (8...65_536).contains(rows), rows.nonzeroBitCount == 1 else {
            throw Refusal(.request, "--rows is \(rows), expected a power of two from 8 to 65536.")
        }
        try sampling.check(replications: 1...10_000)
        try Bounds.check("--few", few, 1...RuleSensitivity.mostShared)
        try play.check()
        _ = try measured.quantity()
    }

    /// The rules asked for, each once, in the order of the book; throws for a name that is none, and for more campaigns than allowed.
    func chosen() throws(Refusal) -> [RuleBook.Entry] {
        for name in rules where !RuleBook.entries.contains(where: { $0.name == name || $0.topic == name }) {
            throw Refusal(.input, "--rule is \"\(name)\", which is no rule and no topic; `anabasis rules` lists them.")
        }
        let entries =
            rules.isEmpty ? RuleBook.entries : RuleBook.entries.filter { rules.contains($0.name) || rules.contains($0.topic) }
        if sobol, !isScreened, entries.count > RuleSensitivity.mostShared {
            throw Refusal(
                .input,
                "--rule names \(entries.count) rules, expected at most \(RuleSensitivity.mostShared) for --sobol; screen them first."
            )
        }
        if isScreened { try limit(trajectories * (entries.count + 1), "fewer --trajectories") }
        if sobol { try limit(rows * ((isScreened ? min(few, entries.count) : entries.count) + 2), "fewer --rows") }
        return entries
    }

    private func limit(_ points: Int, _ remedy: String) throws(Refusal) {
        let campaigns = 2 * points * replications
        guard campaigns <= Self.mostCampaigns else {
            throw Refusal(
                .input,
                "That is \(points) points and \(campaigns) campaigns, expected at most \(Self.mostCampaigns); "
                    + "ask for \(remedy) or --replications.")
        }
    }

    /// The directive that is looked at, and the one it is compared with: the standing one unless another is named.
    func compared(in scenario: Scenario) throws(Refusal) -> (question: Directive, baseline: Directive) {
        let question = try scenario.directive(named: directive)
        let baseline = try scenario.directive(named: baseline ?? scenario.standing, option: "--baseline")
        guard baseline.id != question.id else {
            throw Refusal(
                .input, "--baseline is \(baseline.id), the directive itself; choose another with --baseline or --directive.")
        }
        return (question, baseline)
    }
}
