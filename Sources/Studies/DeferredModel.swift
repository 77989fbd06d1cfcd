import Campaigns
import RuleSets
import Scenarios
import Synchronization

/// A preparation that is made when it is first needed. A study whose campaigns are all kept needs none.
final class DeferredModel: Sendable {
    let scenario: Scenario
    let rules: Rules
    let epochHours: Int
    private let state: Mutex<State>

    /// Its maker, released when the preparation is made, with the preparations whose parts it uses again; then the preparation.
    private enum State {
        case open(@Sendable () -> CampaignModel)
        case made(CampaignModel)
    }

    private init(scenario: Scenario, rules: Rules, epochHours: Int, _ state: State) {
        self.scenario = scenario
        self.rules = rules
        self.epochHours = epochHours
        self.state = Mutex(state)
    }

    /// One of a scenario under some rules, which uses nothing that was made before.
    convenience init(scenario: Scenario, rules: Rules, epochHours: Int) {
        self.init(
            scenario: scenario, rules: rules, epochHours: epochHours,
            .open { CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours) })
    }

    /// A preparation that is there already.
    convenience init(_ preparation: CampaignModel) {
        self.init(
            scenario: preparation.scenario, rules: preparation.rules, epochHours: preparation.epochHours, .made(preparation))
    }

    /// The preparation, made if it was not.
    var value: CampaignModel {
        state.withLock { state in
            switch state {
            case .made(let made): return made
            case .open(let make):
                let made = make()
                state = .made(made)
                return made
            }
        }
    }

    /// The preparation if it is there.
    var ifMade: CampaignModel? {
        state.withLock { state in
            if case .made(let made) = state { made } else { nil }
        }
    }

    /// One of the same scenario under other rules, which uses parts of this one and of others that are there by then.
    func under(_ rules: Rules, reusing others: [DeferredModel]) -> DeferredModel {
        if rules == self.rules { return self }
        let make = { @Sendable in
            CampaignModel(
                scenario: self.scenario, rules: rules, epochHours: self.epochHours,
                reusing: [self.value] + others.compactMap(\.ifMade))
        }
        return DeferredModel(scenario: scenario, rules: rules, epochHours: epochHours, .open(make))
    }
}
