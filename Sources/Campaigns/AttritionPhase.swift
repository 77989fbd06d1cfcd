import Randomness
import Scenarios

/// Bodies eat and lose men to desertion, surrender and exhaustion, once a day.
struct AttritionPhase: Sendable {
    private var attrition: DailyAttrition
    /// Those who asked for food in each sector a day ago, in men who need all of their food.
    private var eaters: [Float] = []
    /// Bodies of today that lose men or may give up.
    private var calls: [DailyAttrition.Call] = []

    init(_ setup: CampaignSetup) { attrition = DailyAttrition(preparation: setup.preparation) }

    /// Begins a campaign.
    mutating func begin(_ setup: CampaignSetup) {
        eaters = [Float](repeating: 0, count: setup.preparation.sectors.count)
    }

    mutating func run(_ state: inout CampaignState, _ journal: inout Journal) {
        state.keepMarching()
        attrition.share(with: eaters)
        calls.removeAll(keepingCapacity: true)
        attrition.call(
            state.marching,
            .init(
                men: state.bodies.men, cell: state.bodies.cell, cohesion: state.bodies.cohesion),
            hunger: &state.bodies.hunger, kilometres: &state.bodies.kilometres, clock: &state.bodies.clock,
            patience: &state.bodies.patience, eaters: &eaters, calls: &calls)
        for call in calls {
            lose(call, &state, &journal)
            state.giveUpIfSpent(call.body, &journal)
        }
    }

    /// Draws how many men a body loses, and to what.
    private func lose(_ call: DailyAttrition.Call, _ state: inout CampaignState, _ journal: inout Journal) {
        let body = call.body
        guard call.isCohort || state.bodies.clock[body].isExhausted else { return }
        let men = Int(state.bodies.men[body])
        var draws = state.stream(state.bodies.entity[body], moment: state.epoch, .attrition)
        let lost =
            call.isCohort
            ? draws.losses(among: men, hazard: Double(call.hazards.total))
            : draws.losses(among: men, overdrawn: &state.bodies.clock[body])
        guard lost > 0 else { return }
        let hazards = call.hazards
        let (deserted, captured, fellOut) = draws.parts(
            of: lost, weights: (Double(hazards.desertion), Double(hazards.surrender), Double(hazards.exhaustion)))
        state.lose(.deserted, men: deserted, body: body, &journal)
        state.lose(.captured, men: captured, body: body, &journal)
        state.lose(.fellOut, men: fellOut, body: body, &journal)
    }
}
