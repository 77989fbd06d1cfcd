import Planning
import RuleSets
import Scenarios

/// Free forces of the enemy leave their dated tracks and go, along roads, to where contacts are reported; once a day.
///
/// From a date, or from the first report that a force hears, it is missed where its track leads, and its patrols are about the sector
/// where it is. It goes to the sector with the most contacts that it has heard of, each counting for less as it lies back and as the
/// march there takes time.
struct FreeForcePhase: Sendable {
    /// A force that may leave its track.
    private struct Force {
        /// By position in the scenario.
        let number: Int
        let freedom: EnemyForce.Freedom
        /// Node of its network where it is; nil while it keeps to its track.
        var node: Int?
        /// The node to which it is on its way, and hours of that way behind it.
        var towards = -1
        var done: Float = 0
    }

    private var forces: [Force]
    /// Contacts that are remembered, by sector, today and on the days before.
    private var remembered: [[Float]] = []

    init(_ setup: CampaignSetup) { forces = Self.forces(setup) }

    /// Begins a campaign.
    mutating func begin(_ setup: CampaignSetup) {
        forces = Self.forces(setup)
        remembered.removeAll(keepingCapacity: true)
    }

    private static func forces(_ setup: CampaignSetup) -> [Force] {
        setup.preparation.scenario.enemy.enumerated().compactMap { number, force in
            force.freedom.map { Force(number: number, freedom: $0) }
        }
    }

    mutating func run(_ state: inout CampaignState, _ journal: inout Journal) {
        guard !forces.isEmpty else { return }
        let heard = heard(state)
        for index in forces.indices {
            release(&forces[index], hearsOfAny: !heard.isEmpty, state)
            guard let node = forces[index].node else { continue }
            march(&forces[index], from: node, heard, state.setup.preparation)
            watch(forces[index], &state)
        }
    }

    /// The sectors where contacts are heard of today, and how many: those that were remembered `reaction.newsDelay` hours ago.
    private mutating func heard(_ state: CampaignState) -> [(sector: Int, contacts: Float)] {
        let days = state.setup.preparation.rules.reaction.newsDelay / 24
        let (whole, part) = (Int(days), Float(days - days.rounded(.down)))
        remembered.insert(state.alarms.seen, at: 0)
        if remembered.count > whole + 2 { remembered.removeLast() }
        guard whole < remembered.count else { return [] }
        let late = remembered[whole]
        let later = whole + 1 < remembered.count ? remembered[whole + 1] : nil
        return late.indices.compactMap { sector in
            let contacts = late[sector] * (1 - part) + (later?[sector] ?? 0) * part
            return contacts > 0 ? (sector, contacts) : nil
        }
    }

    /// A force that is in the theatre leaves its track on its date, or when it hears of a contact.
    private func release(_ force: inout Force, hearsOfAny: Bool, _ state: CampaignState) {
        let preparation = state.setup.preparation
        let position = preparation.map.days[state.enemy.day].positions[force.number]
        guard force.node == nil, position.posture != .absent else { return }
        switch force.freedom {
        case .fromFirstReport: guard hearsOfAny else { return }
        case .from(let date):
            let now = preparation.scenario.start.adding(hours: Double(state.epoch * preparation.epochHours))
            guard date <= now else { return }
        }
        let node = network(of: force, preparation).node[preparation.sectors.sector(of: position.cell.offset)]
        force.node = node < 0 ? nil : node
    }

    /// A day's march towards the sector that draws it most; it stands where nothing is heard of.
    private func march(
        _ force: inout Force, from node: Int, _ heard: [(sector: Int, contacts: Float)], _ preparation: CampaignModel
    ) {
        let network = network(of: force, preparation)
        var best: (node: Int, pull: Float)?
        for (sector, contacts) in heard where network.node[sector] >= 0 {
            let pull = contacts * network.pull(from: node, to: network.node[sector])
            if pull > best?.pull ?? 0 { best = (network.node[sector], pull) }
        }
        guard let target = best?.node else { return }
        var (here, left) = (node, Float(preparation.rules.reaction.chaseHours))
        while here != target {
            let next = network.next(from: here, to: target)
            if next != force.towards { (force.towards, force.done) = (next, 0) }
            let leg = network.hours(from: here, to: next) - force.done
            guard leg <= left else {
                force.done += left
                break
            }
            (here, left, force.done) = (next, left - leg, 0)
        }
        force.node = here
    }

    /// The force is missed on its track, and its patrols are where it is.
    private func watch(_ force: Force, _ state: inout CampaignState) {
        let preparation = state.setup.preparation
        let battalions = preparation.scenario.enemy[force.number].presentBattalions
        for beat in preparation.reserveForces[state.enemy.day].beats[force.number] {
            let left = state.alarms.vigilance[beat.sector].manned - beat.share * Float(battalions)
            state.alarms.vigilance[beat.sector].manned = max(0, left)
        }
        let all = ReactionRules.sectorWatch(
            patrols: battalions * preparation.rules.appraisal.hold.patrolsPerBattalion,
            in: preparation.scenario.theatre.grid, contact: preparation.rules.appraisal.contact)
        for (sector, share) in network(of: force, preparation).patrols[force.node!] {
            state.alarms.vigilance[sector].patrols += all * share
        }
    }

    private func network(of force: Force, _ preparation: CampaignModel) -> FreeGround.Network {
        preparation.freeGround.network(of: preparation.scenario.enemy[force.number])
    }
}
