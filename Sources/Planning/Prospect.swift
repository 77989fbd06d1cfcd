import Arithmetic
import Hexes

/// The prospect of the detachments of a plan against the enemy as he stands: contacts on their ways, and the men who come through.
///
/// It holds the patrols, posts and informers on the way, by night, days in hiding included. It does not hold the alarm that
/// the bodies raise, reserves placed against them, hunger, desertion, fatigue, nor the time that an order takes.
public struct Prospect: Hashable, Sendable {
    /// Men concerned.
    public let men: Int
    /// Share of them whose detachment meets nobody.
    public let noContact: Double
    /// Contacts of a detachment, mean over the men.
    public let contacts: Double
    /// Men who come through their contacts.
    public let comeThrough: Double

    /// The prospect of bodies of men on ways with so many expected contacts each.
    ///
    /// Contacts are Poisson, so nobody is met with chance e^-c; if each contact leaves the share k of a body, e^(-c (1 - k)) of
    /// it is left in the mean.
    public init(_ bodies: [(men: Int, contacts: Double)], keptShare: Double) {
        var sums = (none: 0.0, contacts: 0.0, through: 0.0)
        for body in bodies {
            let men = Double(body.men)
            sums.none += men * PortableMath.exp(-body.contacts)
            sums.contacts += men * body.contacts
            sums.through += men * PortableMath.exp(-body.contacts * (1 - keptShare))
        }
        men = bodies.reduce(0) { $0 + $1.men }
        let total = Double(max(1, men))
        noContact = sums.none / total
        contacts = sums.contacts / total
        comeThrough = sums.through
    }

    /// The prospect of some allotments at a cost of the steps.
    public init(_ allotments: [Allotment], cost: WayCost, keptShare: Double) {
        self.init(
            allotments.map { (men: $0.men, contacts: cost.way(along: $0.nodes.map(CellID.init)).contacts) },
            keptShare: keptShare)
    }
}
