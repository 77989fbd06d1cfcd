import Campaigns
import RuleSets
import Scenarios
import Studies

/// A result that the gates compare: a measure over a group of formations.
struct MainResult: Sendable {
    let name: String
    let measure: Measure
    /// Of the primary group alone, or of all.
    let isPrimary: Bool

    static let all = [
        MainResult(name: "men out of the primary group", measure: .menOut, isPrimary: true),
        MainResult(name: "men out", measure: .menOut, isPrimary: false),
        MainResult(name: "killed", measure: .killed, isPrimary: false),
        MainResult(name: "captured", measure: .captured, isPrimary: false),
        MainResult(name: "guerrillas", measure: .guerrillas, isPrimary: false),
        MainResult(name: "tied down", measure: .tiedDown, isPrimary: false),
    ]

    func value(in outcome: Outcome, of scenario: Scenario) -> Double {
        measure.value(in: outcome, of: isPrimary ? scenario.primaryGroup.members : Array(scenario.formations.indices))
    }
}

/// Campaigns of a directive, played one after another.
struct Played {
    let scenario: Scenario
    let outcomes: [Outcome]

    /// Plays campaigns of a scenario's first directive, or of another, on a model.
    init(_ model: CampaignModel, directive: Int = 0, campaigns: Int, seed: UInt64 = 1950) {
        scenario = model.scenario
        let assignment = AddresseeResolver.assignment(of: scenario.directives[directive], in: scenario)
        var outcomes: [Outcome] = []
        CampaignTree.play([assignment], on: model, seed: seed, replications: 0..<campaigns) { campaign, _, _ in
            outcomes.append(Outcome(journal: campaign.journal, preparation: model))
        }
        self.outcomes = outcomes
    }

    /// Plays campaigns of a scenario under some rules.
    init(_ scenario: Scenario, _ rules: Rules = Rules(), directive: Int = 0, campaigns: Int, seed: UInt64 = 1950) {
        self.init(CampaignModel(scenario: scenario, rules: rules), directive: directive, campaigns: campaigns, seed: seed)
    }

    /// Values of a measure over all formations, or over some.
    func values(_ measure: Measure, of formations: [Int]? = nil) -> [Double] {
        outcomes.map { measure.value(in: $0, of: formations ?? Array(scenario.formations.indices)) }
    }

    /// Means of measures over all formations.
    func means(_ measures: [Measure]) -> [Measure: Double] {
        Dictionary(uniqueKeysWithValues: measures.map { ($0, Estimate(values($0)).mean) })
    }

    /// Values of a main result.
    func values(_ result: MainResult) -> [Double] { outcomes.map { result.value(in: $0, of: scenario) } }
}

extension Scenario {
    /// The men with whom all formations start, best figures.
    var men: Double { formations.reduce(0) { $0 + Double($1.men.best) } }
}
