import Campaigns
import RuleSets
import Scenarios

/// Rules that differ from a scenario's, as they are asked for: `contact.sightNight=0.4`.
enum RuleSettings {
    /// The scenario's rules with those settings; throws for a name that is no rule, a value out of range, or a rule set twice.
    static func rules(_ settings: [String], for scenario: Scenario) throws(Refusal) -> Rules {
        var rules = RuleBook.rules(for: scenario)
        var names: Set<String> = []
        for setting in settings {
            let (entry, value) = try parse(setting)
            guard names.insert(entry.name).inserted else {
                throw Refusal(.request, "--set gives \(entry.name) a value twice; give it once.")
            }
            rules = entry.setting(value, in: rules)
        }
        return rules
    }

    /// Throws as `rules` does, but for what depends on the scenario.
    static func check(_ settings: [String]) throws(Refusal) { for setting in settings { _ = try parse(setting) } }

    /// The settings that change something, in the order of the rule book and written one way: `contact.sightNight=0.4`.
    static func differences(_ rules: Rules, from scenario: Scenario) -> [String] {
        let own = RuleBook.rules(for: scenario)
        return RuleBook.entries.filter { $0.value(in: rules) != $0.value(in: own) }.map { entry in
            let value = entry.value(in: rules)
            return "\(entry.name)=\(value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)")"
        }
    }

    private static func parse(_ setting: String) throws(Refusal) -> (entry: RuleBook.Entry, value: Double) {
        let halves = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, let value = Double(halves[1]), value.isFinite else {
            throw Refusal(.request, "--set is \"\(setting)\", expected name=value, such as contact.sightNight=0.3.")
        }
        guard let entry = RuleBook.entry(halves[0]) else {
            throw Refusal(.request, "--set names \"\(halves[0])\", which is no rule; `anabasis rules` lists them.")
        }
        guard entry.range.contains(value) else {
            throw Refusal(
                .request,
                "--set gives \(entry.name) the value \(halves[1]), expected \(entry.range.lowerBound) to \(entry.range.upperBound)."
            )
        }
        return (entry, value)
    }
}

/// Under which luck and which rules campaigns are played, and by how many workers.
public struct PlayOptions: Codable, Hashable, Sendable {
    /// The seed of all luck.
    public let seed: UInt64
    /// Workers, 1 to 256; nothing depends on it but time.
    public let workers: Int
    /// Rules that differ from the scenario's, as `name=value`.
    public let settings: [String]

    /// The seed where none is asked for.
    public static let standardSeed: UInt64 = 1950

    /// Options, checked when they are used.
    public init(seed: UInt64 = standardSeed, workers: Int, settings: [String] = []) {
        self.seed = seed
        self.workers = workers
        self.settings = settings
    }

    func check() throws(Refusal) {
        try Bounds.check("--workers", workers, 1...256)
        try RuleSettings.check(settings)
    }
}
