/// Bodies spread over ways on which every contact alarms the patch where it happens.
///
/// A way that expects l_s contacts in a calm patch s costs t + sum l_s (1 + b L_s), L_s being the calm contacts of all bodies
/// there. Ways hinder each other as much as they are hindered, so both aims are minima: together, of sum L_s + b L_s^2 (the
/// system optimum); each for itself, of sum L_s + b L_s^2 / 2 (Wardrop's user equilibrium 1952; Beckmann, McGuire and Winsten
/// 1956). Alone, men behave as if the alarm that they raise were half of what it is.
public struct CrowdedWays: Sendable {
    /// The aim of the spread.
    public enum Aim: Sendable { case together, eachForItself }

    /// A way as the alarm sees it.
    public struct Way: Hashable, Sendable {
        /// Its cost without any contact, in contacts.
        public let price: Double
        /// Patches that it crosses, each once, ascending.
        public let patches: [Int]
        /// Contacts of a body expected in each of them when it is calm.
        public let contacts: [Double]

        /// A way.
        public init(price: Double, patches: [Int], contacts: [Double]) {
            precondition(patches.count == contacts.count, "one expectation a patch")
            self.price = price
            self.patches = patches
            self.contacts = contacts
        }
    }

    /// Ways of each source, in the order in which they were added.
    public private(set) var ways: [[Way]]
    /// Bodies on each of them.
    public private(set) var bodies: [[Double]]
    /// Calm contacts of all bodies in each patch.
    public private(set) var load: [Double]
    private let total: [Double]
    private let perContact: Double
    private let weight: Double

    /// A spread of so many bodies from each source, on no way yet.
    public init(bodies: [Double], patchCount: Int, perContact: Double, aim: Aim) {
        ways = bodies.map { _ in [] }
        self.bodies = ways.map { _ in [] }
        load = [Double](repeating: 0, count: patchCount)
        total = bodies
        self.perContact = perContact
        weight = aim == .together ? 2 : 1
    }

    /// Factor of the danger in a patch at the present load.
    public func alarm(in patch: Int) -> Double { 1 + perContact * load[patch] }

    /// Weight of a contact in a patch for the aim: its danger, and together also its effect on the others.
    public func price(in patch: Int) -> Double { 1 + weight * perContact * load[patch] }

    /// The cost of a way at the prices of the aim.
    public func price(of way: Way) -> Double {
        zip(way.patches, way.contacts).reduce(way.price) { $0 + $1.1 * price(in: $1.0) }
    }

    /// Contacts of a body on a way at the present alarm.
    public func contacts(on way: Way) -> Double {
        zip(way.patches, way.contacts).reduce(0) { $0 + $1.1 * alarm(in: $1.0) }
    }

    /// Adds a way of a source; its first way takes all its bodies. A way that is known already is not added again.
    public mutating func add(_ way: Way, from source: Int) {
        guard !ways[source].contains(way) else { return }
        ways[source].append(way)
        bodies[source].append(0)
        if ways[source].count == 1 { move(total[source], onto: 0, of: source) }
    }

    /// Moves bodies from each dearer way to the cheapest of its source by Newton steps, some rounds.
    public mutating func settle(rounds: Int = 8) {
        for _ in 0..<rounds {
            for source in ways.indices { swap(source) }
        }
    }

    /// How much all would gain on the cheapest known ways at present prices, relative to the cost of all.
    public var relativeGap: Double {
        var (cost, least) = (0.0, 0.0)
        for source in ways.indices where total[source] > 0 {
            let prices = ways[source].map(price(of:))
            cost += zip(prices, bodies[source]).reduce(0) { $0 + $1.0 * $1.1 }
            least += total[source] * (prices.min() ?? 0)
        }
        return cost > 0 ? max(0, (cost - least) / cost) : 0
    }

    private mutating func move(_ amount: Double, onto way: Int, of source: Int) {
        bodies[source][way] = max(0, bodies[source][way] + amount)
        for (patch, contacts) in zip(ways[source][way].patches, ways[source][way].contacts) {
            load[patch] = max(0, load[patch] + amount * contacts)
        }
    }

    private mutating func swap(_ source: Int) {
        let prices = ways[source].map(price(of:))
        guard let best = prices.indices.min(by: { prices[$0] < prices[$1] }) else { return }
        for other in prices.indices where other != best && bodies[source][other] > 0 {
            let excess = price(of: ways[source][other]) - price(of: ways[source][best])
            guard excess > 0 else { continue }
            let bend = weight * perContact * Self.difference(ways[source][other], ways[source][best])
            let amount = bend > 0 ? min(bodies[source][other], excess / bend) : bodies[source][other]
            move(-amount, onto: other, of: source)
            move(amount, onto: best, of: source)
        }
    }

    /// The squared distance of two ways' contacts, patch by patch.
    private static func difference(_ a: Way, _ b: Way) -> Double {
        var (sum, i, j) = (0.0, 0, 0)
        while i < a.patches.count || j < b.patches.count {
            let left = i < a.patches.count ? a.patches[i] : .max
            let right = j < b.patches.count ? b.patches[j] : .max
            let gap = (left <= right ? a.contacts[i] : 0) - (right <= left ? b.contacts[j] : 0)
            sum += gap * gap
            if left <= right { i += 1 }
            if right <= left { j += 1 }
        }
        return sum
    }
}
