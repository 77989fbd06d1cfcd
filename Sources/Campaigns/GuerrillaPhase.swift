import Arithmetic
import Geography
import Randomness
import RuleSets

/// Guerrillas eat, are hunted, recruit and tie down the enemy, once a day.
struct GuerrillaPhase: Sendable {
    /// A day of guerrilla war in every zone.
    func run(_ state: inout CampaignState, _ journal: inout Journal) {
        let zones = state.setup.preparation.scenario.theatre.zones
        let hold = state.setup.preparation.zoneHolds[state.enemy.day]
        let winter = winter(state)
        for zone in zones.indices where state.guerrillas.strength(zone: zone) > 0 {
            lose(inZone: zone, zones[zone], held: Double(hold.held[zone]), winter: winter, &state, &journal)
            recruit(inZone: zone, zones[zone], held: Double(hold.held[zone]), &state, &journal)
        }
        pinDown(zones, hold, &state, &journal)
    }

    /// Losses to the sweeping force (Kress and Szechtman 2009), to hunger, and men who go home.
    private func lose(
        inZone zone: Int, _ facts: Zone, held: Double, winter: Double, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        let rules = state.setup.preparation.rules.guerrilla
        let cohesion = state.setup.preparation.rules.cohesion
        let sweepers = Double(zone < state.tied.byZone.count ? state.tied.byZone[zone] : 0)
        let strength = Double(state.guerrillas.strength(zone: zone))
        let knowledge = rules.intelligence * (1 - (1 - rules.friendlyKnowledge) * facts.attitude)
        let swept = min(1, rules.sweep * sweepers * knowledge / strength) * winter * held
        let rations = Double(state.setup.preparation.zoneSupply[zone]) / cohesion.ration
        let starving = state.feedGuerrillas(inZone: zone, fed: min(1, rations / strength))
        let home = rules.desertionPerDay * winter + starving * (1 - cohesion.hungerSurrenders - cohesion.hungerDies)
        let taken = swept * rules.sweepCapturedShare + starving * cohesion.hungerSurrenders
        let dead = swept * (1 - rules.sweepCapturedShare) + starving * cohesion.hungerDies
        let p = 1 - PortableMath.exp(-(taken + dead + home))
        for formation in state.setup.preparation.scenario.formations.indices {
            let men = state.guerrillas.soldiers(zone: zone, formation: formation)
            guard men > 0 else { continue }
            var luck = state.stream(Self.guerrillas(zone: zone, formation: formation), moment: state.epoch, .sweep)
            let (captured, killed, wentHome) = luck.parts(
                of: luck.binomial(men, p),
                weights: (taken, dead, home))
            tell(.guerrillasCaptured, zone: zone, formation: UInt16(formation), men: captured, &state, &journal)
            tell(.guerrillasKilled, zone: zone, formation: UInt16(formation), men: killed, &state, &journal)
            tell(.guerrillasWentHome, zone: zone, formation: UInt16(formation), men: wentHome, &state, &journal)
        }
        let joined = state.guerrillas.joined[zone]
        var luck = state.stream(Self.recruits(zone: zone), moment: state.epoch, .sweep)
        tell(.guerrillasKilled, zone: zone, formation: Event.noFormation, men: luck.binomial(joined, p), &state, &journal)
    }

    private func recruit(
        inZone zone: Int, _ facts: Zone, held: Double, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        let rules = state.setup.preparation.rules.guerrilla
        let strength = Double(state.guerrillas.strength(zone: zone))
        var luck = state.stream(Self.recruits(zone: zone), moment: state.epoch, .recruits)
        // By the people, so that a zone cut in two like ones recruits as one.
        let half = rules.recruitmentHalf * Double(facts.people) / 1000
        let p = held * rules.recruitment * facts.attitude * strength / (strength + half)
        tell(.recruited, zone: zone, formation: Event.noFormation, men: luck.binomial(facts.people, p), &state, &journal)
    }

    private func tell(
        _ kind: Event.Kind, zone: Int, formation: UInt16, men: Int, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        guard men > 0 else { return }
        state.record(Event(kind, formation: formation, epoch: state.epoch, place: zone, men: men), &journal)
    }

    /// Address of the draws for a formation's guerrillas in a zone. Bodies have addresses below it.
    private static func guerrillas(zone: Int, formation: Int) -> UInt32 {
        0x8000_0000 | UInt32(zone) << 16 | UInt32(formation + 1)
    }

    /// Address of the draws for those who join in a zone.
    private static func recruits(zone: Int) -> UInt32 { 0x8000_0000 | UInt32(zone) << 16 }

    /// Factor of the losses: that of winter on its days.
    @inline(__always)
    private func winter(_ state: CampaignState) -> Double {
        let preparation = state.setup.preparation
        let rules = preparation.rules.guerrilla
        let hours = Double(state.epoch * preparation.epochHours)
        let day = preparation.scenario.start.adding(hours: hours).dayOfCommonYear
        return Double(day) >= rules.winterStart || Double(day) <= rules.winterEnd ? rules.winterFactor : 1
    }

    /// P = min(available, sum of max(r G, garrison)); what exceeds the garrisons is due to guerrillas and slows the advance.
    ///
    /// Garrisons stand in the share of a zone that the enemy holds. Guerrillas tie down men in proportion to what he holds within their reach.
    private func pinDown(_ zones: [Zone], _ hold: ZoneHold, _ state: inout CampaignState, _ journal: inout Journal) {
        let rules = state.setup.preparation.rules.guerrilla
        let men = state.setup.preparation.enemyMen[state.enemy.day]
        let available = rules.diversionShare * Double(men)
        var wanted = (garrison: 0.0, all: 0.0)
        var byZone = [Double](repeating: 0, count: zones.count)
        for (index, zone) in zones.enumerated() {
            let whole = max(
                rules.tiedPerKilometre * zone.communicationKilometres, rules.tiedPerThousand * Double(zone.people) / 1000)
            let garrison = whole * Double(hold.held[index])
            let raided = rules.tiedPerGuerrilla * Double(hold.raided[index])
            byZone[index] = max(garrison, raided * Double(state.guerrillas.strength(zone: index)))
            wanted.garrison += garrison
            wanted.all += byZone[index]
        }
        let garrison = min(available, wanted.garrison)
        let all = min(available, wanted.all)
        state.tied.byZone = byZone.map { wanted.all > 0 ? Int($0 * all / wanted.all) : 0 }
        state.tied.becauseOfGuerrillas = Int(all - garrison)
        let free = Double(men) - garrison
        let exponent = state.setup.preparation.rules.reaction.delayExponent
        state.tied.pace = free > 0 ? PortableMath.power((Double(men) - all) / free, exponent) : 1
        let delay = (Double((state.epoch + 1) * state.setup.preparation.epochHours) - state.enemy.hours) * 60
        state.record(Event(.heldInRear, epoch: state.epoch, men: Int(all)), &journal)
        state.record(
            Event(.tiedDown, epoch: state.epoch, men: state.tied.becauseOfGuerrillas, amount: max(0, Int(delay.rounded()))),
            &journal)
    }
}
