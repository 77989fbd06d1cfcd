import RuleSets
import Scenarios
import Studies

/// Number of worlds, as doors name it.
public typealias WorldCount = WorldSampling

/// Which worlds campaigns are played in, and how many of them.
public enum CampaignSampling: Codable, Hashable, Sendable {
    /// The standard world alone, of best figures: what varies is luck. So many campaigns, or as many as the command plays unless said.
    case standard(replications: Int?)
    /// Worlds drawn from the unknowns of the scenario.
    case drawn(WorldSampling)

    /// Checks the numbers; `replications` bounds the campaigns of the standard world.
    func check(replications range: ClosedRange<Int>) throws(Refusal) {
        switch self {
        case .standard(let replications):
            if let replications { try Bounds.check("--replications", replications, range) }
        case .drawn(let worlds):
            try Bounds.check("--worlds", worlds.most, 2...100_000)
            try Bounds.check("--per-world", worlds.perWorld, 2...1000)
        }
    }

    /// The worlds; nil for the standard world.
    public var worlds: WorldSampling? { if case .drawn(let worlds) = self { worlds } else { nil } }

    /// Campaigns asked for in the standard world; nil where none are named.
    public var replications: Int? { if case .standard(let replications) = self { replications } else { nil } }

    /// How worlds are drawn on a preparation's scenario and rules; nil for the standard world. Rules of `settings` are not drawn.
    func design(_ scenario: Scenario, rules: Rules, play: PlayOptions) -> WorldDesign? {
        worlds.map {
            WorldDesign(
                scenario: scenario, rules: rules, seed: play.seed, perWorld: $0.perWorld,
                fixed: WorldDesign.held(by: play.settings))
        }
    }
}
