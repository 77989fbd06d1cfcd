import Campaigns
import Scenarios
import Studies

/// Model, luck and orders of one future: of the standard world, or of a world that the seed draws.
struct FutureModel {
    let model: CampaignModel
    /// Seed of the luck.
    let seed: UInt64
    let assignments: [Assignment]
    /// Formation that stands in the place of each in groups, by the readings of the sources in its world; nil where each stands in its own.
    let standIns: [Int]?

    /// A future on the model of the standard world; `settings` hold rules that no world draws.
    init(_ standard: CampaignModel, seed: UInt64, world: Int?, settings: [String], assignments: [Assignment]) {
        guard let world else {
            (model, self.seed, self.assignments, standIns) = (standard, seed, assignments, nil)
            return
        }
        let design = WorldDesign(
            scenario: standard.scenario, rules: standard.rules, seed: seed, perWorld: 2,
            fixed: WorldDesign.held(by: settings))
        let drawn = design.world(world)
        model = drawn.model(epochHours: standard.epochHours)
        self.seed = drawn.luckSeed
        self.assignments = assignments.map(drawn.assignment)
        standIns = design.standIns(in: world)
    }

    /// The campaign of that number, traced; each order after the first is sent in its epoch.
    func campaign(_ replication: Int, sendingIn epochs: [Int]) -> Campaign {
        let turns = zip(epochs, assignments.dropFirst()).map { ChangeOfOrders(epoch: $0, assignment: $1) }
        var campaign = Campaign(preparation: model, assignment: assignments[0], turns: turns, tracing: true)
        campaign.play(seed: seed, replication: replication)
        return campaign
    }
}
