/// Something that happened: the only way in which men and weapons change in a campaign.
///
/// The meaning of `body`, `place`, `men` and `amount` depends on the kind; unused fields are 0.
public struct Event: Hashable, Sendable {
    /// Kinds of events.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// A body is formed: `men`, and `amount` guns and tanks.
        case formed
        /// `men` leave body `amount` and become body `body`.
        case split
        /// An order reaches the formation, and `men` of it in its ranks; `amount` of them obey.
        case orderReceived
        /// A contact: `amount` is the `ContactResult`, `men` the strength met.
        case contact
        /// `men` are killed, taken prisoner, desert, fall out.
        case killed, captured, deserted, fellOut
        /// `amount` guns and tanks are destroyed by their own crews, or lost to the enemy.
        case weaponsDestroyed, weaponsLost
        /// The body reaches the objective with `men` and `amount` guns and tanks.
        case arrived
        /// As `arrived`, but the place is cut off from the refuge.
        case arrivedCutOff
        /// The body goes over to guerrilla war in zone `place`.
        case becameGuerrillas
        /// Guerrillas of zone `place` are killed, taken or go home.
        case guerrillasKilled, guerrillasCaptured, guerrillasWentHome
        /// People of zone `place` join the guerrillas.
        case recruited
        /// The enemy ties down `men` in his rear because of guerrillas; `amount` is the delay of his advance so far, minutes.
        case tiedDown
        /// The enemy keeps `men` in his rear in all, garrisons included.
        case heldInRear
        /// The body stands at cell `place` with `men` (recorded campaigns only).
        case stands
        /// `men` who had dispersed in zone `place` assemble again in body `body`.
        case recalled
        /// `men` of the body stand beyond the counted line `amount` for the first time, at cell `place`.
        case crossed
    }

    /// The kind of event.
    public let kind: Kind
    /// Position of the formation in the scenario; `noFormation` for none.
    public let formation: UInt16
    /// The epoch in which it happened, from 0.
    public let epoch: UInt16
    /// Number of the body.
    public let body: Int32
    /// A cell, or a zone.
    public let place: Int32
    /// Men, by kind.
    public let men: Int32
    /// A further quantity, by kind.
    public let amount: Int32

    /// The mark for "no formation".
    public static let noFormation = UInt16.max

    /// An event.
    public init(
        _ kind: Kind, formation: UInt16 = noFormation, epoch: Int, body: Int = 0, place: Int = 0, men: Int = 0, amount: Int = 0
    ) {
        self.kind = kind
        self.formation = formation
        self.epoch = UInt16(epoch)
        self.body = Int32(body)
        self.place = Int32(place)
        self.men = Int32(men)
        self.amount = Int32(amount)
    }
}

extension Event.Kind {
    /// The change that an event makes to men and weapons.
    enum Effect {
        /// Nothing moves.
        case none
        /// The body's men and weapons are counted in the ranks from now on.
        case enlistment
        /// Men change from one body to another.
        case split
        /// Men leave the ranks for good.
        case loss(Cause)
        /// The body loses weapons, by its own hands or the enemy's.
        case weaponLoss(byOwnCrews: Bool)
        /// The body is at the objective.
        case arrival(isCutOff: Bool)
        /// The body's men become guerrillas, and bodies again.
        case dispersal, recall
        /// Guerrillas are lost for good; people become guerrillas.
        case guerrillaLoss(Cause)
        case recruitment
    }

    /// The column of the ledger in which men stand who are lost.
    enum Cause {
        case killed, captured, deserted, fellOut
    }

    /// The effect of each kind: the one table that the campaign, the ledgers and the outcome follow.
    var effect: Effect {
        switch self {
        case .formed: .enlistment
        case .split: .split
        case .killed: .loss(.killed)
        case .captured: .loss(.captured)
        case .deserted: .loss(.deserted)
        case .fellOut: .loss(.fellOut)
        case .weaponsDestroyed: .weaponLoss(byOwnCrews: true)
        case .weaponsLost: .weaponLoss(byOwnCrews: false)
        case .arrived: .arrival(isCutOff: false)
        case .arrivedCutOff: .arrival(isCutOff: true)
        case .becameGuerrillas: .dispersal
        case .recalled: .recall
        case .guerrillasKilled: .guerrillaLoss(.killed)
        case .guerrillasCaptured: .guerrillaLoss(.captured)
        case .guerrillasWentHome: .guerrillaLoss(.deserted)
        case .recruited: .recruitment
        case .orderReceived, .contact, .tiedDown, .heldInRear, .stands, .crossed: .none
        }
    }
}

/// Outcomes of a contact.
public enum ContactResult: Int, CaseIterable, Sendable {
    case evaded, brushedAside, scattered, blocked, destroyed, attackedFromAir
}
