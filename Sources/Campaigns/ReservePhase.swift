import Planning
import Randomness
import RuleSets

/// The enemy places his reserves, once a day: a draw from the best mix of blocks against what he believes (see `Cordons`).
struct ReservePhase: Sendable {
    /// Sectors with a block.
    private var blocked: [Int] = []
    /// Days of average watch that the enemy remembers, by place of the reserves' game.
    private var watched: [Float] = []
    /// His beliefs, and where he places reserves.
    private var sheet: Cordons.BeliefState

    /// The entity that stands for the reserves in addresses of draws.
    private static let entity: UInt32 = 0xffff

    init(_ setup: CampaignSetup) { sheet = Cordons.BeliefState(setup.preparation.reserves) }

    /// Begins a campaign.
    mutating func begin(_ setup: CampaignSetup) {
        blocked.removeAll(keepingCapacity: true)
        watched = [Float](repeating: 0, count: setup.preparation.reserves.game.count)
    }

    mutating func run(_ state: inout CampaignState, _ journal: inout Journal) {
        for sector in blocked { state.alarms.vigilance[sector].block = 0 }
        blocked.removeAll(keepingCapacity: true)
        believe(&state)
        let preparation = state.setup.preparation
        let rules = preparation.rules.reaction
        let blocks = Int((rules.reserveBlocks * min(1, max(0, state.tied.pace))).rounded())
        guard blocks > 0 else { return }
        preparation.reserves.mix(blocks, on: &sheet)
        let watch = ReactionRules.blockWatch(
            patrols: rules.blockPatrols, in: preparation.scenario.theatre.grid, contact: preparation.rules.appraisal.contact)
        let sectors = preparation.reserves.game.sectors
        var draws = state.stream(Self.entity, moment: state.epoch, .reserves)
        draws.sample(chances: sheet.inspections) { place in
            state.alarms.vigilance[sectors[place]].block = watch
            blocked.append(sectors[place])
        }
    }

    /// How many bodies the enemy believes in each sector: the mean of a Gamma-Poisson count of contacts a day of average watch.
    ///
    /// Contacts and days count for less as they lie back (Smith 1979); where patrols are thick and nothing is seen, he believes
    /// that nobody is there.
    private mutating func believe(_ state: inout CampaignState) {
        let rules = state.setup.preparation.rules.reaction
        let kept = rules.keptPerDay
        let watch = state.setup.preparation.reserveGame.watch[state.enemy.day]
        for (place, sector) in state.setup.preparation.reserves.game.sectors.enumerated() {
            watched[place] = watched[place] * kept + watch[place]
            state.alarms.seen[sector] *= kept
            sheet.belief[place] = rules.belief(seen: state.alarms.seen[sector], watched: watched[place])
        }
    }
}
