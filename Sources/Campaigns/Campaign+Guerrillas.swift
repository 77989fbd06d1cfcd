import Arithmetic
import Geography
import Randomness

/// Those who stayed fight on, tie down the enemy and are hunted, once a day.
extension Campaign {
    /// A day of guerrilla war in every zone.
    mutating func liveAsGuerrillas() {
        let zones = preparation.scenario.theatre.zones
        let held = preparation.heldZones[enemyDay]
        let winter = winter
        for zone in zones.indices where guerrillas.strength(zone: zone) > 0 {
            guard held[zone] else { continue }
            lose(inZone: zone, zones[zone], winter: winter)
            recruit(inZone: zone, zones[zone])
        }
        pinDown(zones, held: held)
    }

    /// Losses to the sweeping force (Kress and Szechtman 2009) and men who go home.
    private mutating func lose(inZone zone: Int, _ facts: Zone, winter: Double) {
        let rules = preparation.rules.guerrilla
        let sweepers = Double(zone < tied.byZone.count ? tied.byZone[zone] : 0)
        let strength = Double(guerrillas.strength(zone: zone))
        let knowledge = rules.intelligence * (1 - (1 - rules.friendlyKnowledge) * facts.attitude)
        let swept = min(1, rules.sweep * sweepers * knowledge / strength) * winter
        let home = rules.desertionPerDay * winter
        let p = 1 - PortableMath.exp(-(swept + home))
        for formation in preparation.scenario.formations.indices {
            let men = guerrillas.soldiers(zone: zone, formation: formation)
            guard men > 0 else { continue }
            var luck = stream(guerrillas(zone: zone, formation: formation), moment: epoch, .sweep)
            let (captured, killed, wentHome) = luck.parts(
                of: luck.binomial(men, p),
                weights: (swept * rules.sweepCapturedShare, swept * (1 - rules.sweepCapturedShare), home))
            tell(.guerrillasCaptured, zone: zone, formation: UInt16(formation), men: captured)
            tell(.guerrillasKilled, zone: zone, formation: UInt16(formation), men: killed)
            tell(.guerrillasWentHome, zone: zone, formation: UInt16(formation), men: wentHome)
        }
        let joined = guerrillas.joined[zone]
        var luck = stream(recruits(zone: zone), moment: epoch, .sweep)
        tell(.guerrillasKilled, zone: zone, formation: Event.noFormation, men: luck.binomial(joined, p))
    }

    private mutating func recruit(inZone zone: Int, _ facts: Zone) {
        let rules = preparation.rules.guerrilla
        let strength = Double(guerrillas.strength(zone: zone))
        var luck = stream(recruits(zone: zone), moment: epoch, .recruits)
        let p = rules.recruitment * facts.attitude * strength / (strength + rules.recruitmentHalf)
        tell(.recruited, zone: zone, formation: Event.noFormation, men: luck.binomial(facts.people, p))
    }

    private mutating func tell(_ kind: Event.Kind, zone: Int, formation: UInt16, men: Int) {
        guard men > 0 else { return }
        happen(Event(kind, formation: formation, epoch: epoch, place: zone, men: men))
    }

    /// Address of the draws for a formation's guerrillas in a zone. Bodies have addresses below it.
    private func guerrillas(zone: Int, formation: Int) -> UInt32 { 0x8000_0000 | UInt32(zone) << 16 | UInt32(formation + 1) }

    /// Address of the draws for those who join in a zone.
    private func recruits(zone: Int) -> UInt32 { 0x8000_0000 | UInt32(zone) << 16 }

    /// Factor of the losses: that of winter on its days.
    private var winter: Double {
        let rules = preparation.rules.guerrilla
        let day = preparation.scenario.start.adding(hours: Double(epoch * preparation.epochHours)).dayOfCommonYear
        return Double(day) >= rules.winterStart || Double(day) <= rules.winterEnd ? rules.winterFactor : 1
    }

    /// P = min(available, sum of max(r G, garrison)); what exceeds the garrisons is due to guerrillas and slows the advance.
    private mutating func pinDown(_ zones: [Zone], held: [Bool]) {
        let rules = preparation.rules.guerrilla
        let men = preparation.enemyMen[enemyDay]
        let available = rules.diversionShare * Double(men)
        var wanted = (garrison: 0.0, all: 0.0)
        var byZone = [Double](repeating: 0, count: zones.count)
        for (index, zone) in zones.enumerated() where held[index] {
            let garrison = max(
                rules.tiedPerKilometre * zone.communicationKilometres, rules.tiedPerThousand * Double(zone.people) / 1000)
            byZone[index] = max(garrison, rules.tiedPerGuerrilla * Double(guerrillas.strength(zone: index)))
            wanted.garrison += garrison
            wanted.all += byZone[index]
        }
        let garrison = min(available, wanted.garrison)
        let all = min(available, wanted.all)
        tied.byZone = byZone.map { wanted.all > 0 ? Int($0 * all / wanted.all) : 0 }
        tied.becauseOfGuerrillas = Int(all - garrison)
        let free = Double(men) - garrison
        tied.pace = free > 0 ? PortableMath.power((Double(men) - all) / free, preparation.rules.reaction.delayExponent) : 1
        let delay = (Double((epoch + 1) * preparation.epochHours) - enemyHours) * 60
        happen(Event(.heldInRear, epoch: epoch, men: Int(all)))
        happen(Event(.tiedDown, epoch: epoch, men: tied.becauseOfGuerrillas, amount: max(0, Int(delay.rounded()))))
    }
}
