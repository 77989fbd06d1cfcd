import Directives
import Randomness

/// Bodies eat and melt away, once a day.
extension Campaign {
    /// Every body on the march gathers food and loses men to desertion, surrender and exhaustion.
    mutating func eatAndMelt() {
        calls.removeAll(keepingCapacity: true)
        roll.call(
            marching,
            .init(
                men: bodies.men, cell: bodies.cell, cohesion: bodies.cohesion, failures: bodies.failures),
            hunger: &bodies.hunger, kilometres: &bodies.kilometres, clock: &bodies.clock, sectorMen: &sectorMen, calls: &calls)
        for call in calls {
            melt(call)
            giveUpIfSpent(call.body)
        }
    }

    /// Draws how many men a body loses, and to what.
    private mutating func melt(_ call: RollCall.Call) {
        let body = call.body
        guard call.isCohort || bodies.clock[body].isExhausted else { return }
        let men = Int(bodies.men[body])
        var luck = stream(bodies.entity[body], moment: epoch, .melting)
        let lost =
            call.isCohort
            ? luck.losses(among: men, hazard: Double(call.hazards.total))
            : luck.losses(among: men, overdrawn: &bodies.clock[body])
        guard lost > 0 else { return }
        let hazards = call.hazards
        let (deserted, captured, fellOut) = luck.parts(
            of: lost, weights: (Double(hazards.desertion), Double(hazards.surrender), Double(hazards.exhaustion)))
        lose(.deserted, men: deserted, body: body)
        lose(.captured, men: captured, body: body)
        lose(.fellOut, men: fellOut, body: body)
    }
}
