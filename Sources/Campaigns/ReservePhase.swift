import Planning
import Randomness
import RuleSets

/// The enemy places his reserves, once a day: a draw from the best mix of blocks against what he believes (see `Cordons`).
///
/// They are battalions of his forces, and are missed where they come from (see `ReserveForces`).
struct ReservePhase: Sendable {
    /// Days of average watch that the enemy remembers, by place of the reserves' game.
    private var watched: [Float] = []
    /// His beliefs, and where he places reserves.
    private var sheet: Cordons.BeliefState
    /// The forces that man the mix, and with what chance each sends a battalion.
    private var posts: [Post] = []
    private var chances: [Float] = []

    /// A place that a force may block, and the share of the day for which it then does.
    private struct Post {
        let force: Int
        let place: Int
        let timeLeft: Float
        let chance: Float
    }

    /// The entity that stands for the reserves in addresses of draws.
    private static let entity: UInt32 = 0xffff

    init(_ setup: CampaignSetup) { sheet = Cordons.BeliefState(setup.preparation.reserves) }

    /// Begins a campaign.
    mutating func begin(_ setup: CampaignSetup) {
        watched = [Float](repeating: 0, count: setup.preparation.reserves.game.count)
    }

    mutating func run(_ state: inout CampaignState, _ journal: inout Journal) {
        callBack(&state)
        believe(&state)
        let preparation = state.setup.preparation
        let day = preparation.reserveForces[state.enemy.day]
        let blocks = min(preparation.rules.reaction.reserveBlocks, day.total) * min(1, max(0, state.tied.pace))
        guard blocks > 0 else { return }
        preparation.reserves.mix(blocks, day.staffing, on: &sheet)
        man(day)
        send(day, &state)
    }

    /// Yesterday's battalions go back, and all patrols are where the schedule has them.
    private func callBack(_ state: inout CampaignState) {
        for sector in state.alarms.vigilance.indices {
            let alarm = state.alarms.vigilance[sector].alarm
            state.alarms.vigilance[sector] = Vigilance(alarm: alarm)
        }
    }

    /// Shares the mix out over the forces that can be in each place, the soonest first: none sends more than it can spare.
    ///
    /// The posts of a force follow one another, so that systematic sampling takes as many of them as it can spare, rounded up or down.
    private mutating func man(_ day: ReserveForces.Day) {
        var left = day.battalions
        posts.removeAll(keepingCapacity: true)
        for place in sheet.inspections.indices where sheet.inspections[place] > 0 {
            var wanted = Double(sheet.inspections[place])
            for reach in day.reach[place] where left[reach.force] > 0 && wanted > 0 {
                let sent = min(wanted, left[reach.force])
                left[reach.force] -= sent
                wanted -= sent
                posts.append(Post(force: reach.force, place: place, timeLeft: Float(reach.timeLeft), chance: Float(sent)))
            }
        }
        posts.sort { ($0.force, $0.place) < ($1.force, $1.place) }
        chances.removeAll(keepingCapacity: true)
        for post in posts { chances.append(post.chance) }
    }

    /// Draws the posts that are manned today.
    private mutating func send(_ day: ReserveForces.Day, _ state: inout CampaignState) {
        let preparation = state.setup.preparation
        let watch = ReactionRules.sectorWatch(
            patrols: preparation.rules.reaction.blockPatrols, in: preparation.scenario.theatre.grid,
            contact: preparation.rules.appraisal.contact)
        let sectors = preparation.reserves.game.sectors
        var draws = state.stream(Self.entity, moment: state.epoch, .reserves)
        draws.sample(chances: chances) { number in
            let post = posts[number]
            let sector = sectors[post.place]
            // A place that two forces man in part may be drawn for both: the second battalion stays where it is.
            guard state.alarms.vigilance[sector].block == 0 else { return }
            state.alarms.vigilance[sector].block = watch * post.timeLeft
            for beat in day.beats[post.force] {
                let left = state.alarms.vigilance[beat.sector].manned - beat.share
                state.alarms.vigilance[beat.sector].manned = max(0, left)
            }
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
        for sector in state.alarms.seen.indices { state.alarms.seen[sector] *= kept }
        for (place, sector) in state.setup.preparation.reserves.game.sectors.enumerated() {
            watched[place] = watched[place] * kept + watch[place]
            sheet.belief[place] = rules.belief(seen: state.alarms.seen[sector], watched: watched[place])
        }
    }
}
