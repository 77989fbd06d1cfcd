import RuleSets

extension OrderRules {
    /// A link of the chain of command: up or down, by days.
    struct Link {
        /// Chance that it is up when it is first needed.
        let up: Double
        let regainedPerDay: Double
        /// Chance in a day that it goes down before the order is through.
        let lostPerDay: Double
    }

    /// From the capital to the front, common to all formations; an order is through on the first day with contact.
    var capitalLink: Link { Link(up: capitalInContact, regainedPerDay: capitalRegainedPerDay, lostPerDay: 0) }

    /// From the front to a formation.
    var formationLink: Link { Link(up: inContact, regainedPerDay: regainedPerDay, lostPerDay: lostPerDay) }
}
