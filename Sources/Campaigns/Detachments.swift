import Randomness

/// The bodies of a campaign, one array a property.
struct Detachments {
    /// How far a body is from the end of its story.
    enum Status: UInt8 { case marching, arrived, guerrillas, gone }

    var formation: [UInt16] = []
    var status: [Status] = []
    var cell: [Int32] = []
    var men: [Int32] = []
    var weapons: [Int32] = []
    /// Address of its luck: formation and ordinal.
    var entity: [UInt32] = []
    /// Index of its conduct.
    var conduct: [UInt16] = []
    /// The number of its course (`CourseIndex`).
    var course: [UInt16] = []
    /// Share of the present step still to go, 1 at a cell's centre.
    var stepLeft: [Float] = []
    /// Contacts still to be expected until one happens.
    var exposure: [HazardBudget] = []
    /// Hours from the start of the campaign to the moment at which a pursuit finds it; infinite without one.
    var foundAt: [Float] = []
    /// Losses still to be expected until a man is lost to attrition.
    var clock: [HazardBudget] = []
    var contacts: [UInt16] = []
    /// Hazards still to be borne, of hunger and of failures, until it gives up.
    var patience: [HazardBudget] = []
    var cohesion: [Float] = []
    /// Days without food (`HungerLaw`); negative while carried food lasts.
    var hunger: [Float] = []
    /// Kilometres marched since the end of the last day.
    var kilometres: [Float] = []
    /// Counted lines that it has passed, as bits.
    var crossed: [UInt16] = []

    var count: Int { men.count }

    /// Forgets all bodies and keeps the room.
    mutating func removeAll() {
        formation.removeAll(keepingCapacity: true)
        status.removeAll(keepingCapacity: true)
        cell.removeAll(keepingCapacity: true)
        men.removeAll(keepingCapacity: true)
        weapons.removeAll(keepingCapacity: true)
        entity.removeAll(keepingCapacity: true)
        conduct.removeAll(keepingCapacity: true)
        course.removeAll(keepingCapacity: true)
        stepLeft.removeAll(keepingCapacity: true)
        exposure.removeAll(keepingCapacity: true)
        foundAt.removeAll(keepingCapacity: true)
        clock.removeAll(keepingCapacity: true)
        contacts.removeAll(keepingCapacity: true)
        patience.removeAll(keepingCapacity: true)
        cohesion.removeAll(keepingCapacity: true)
        hunger.removeAll(keepingCapacity: true)
        kilometres.removeAll(keepingCapacity: true)
        crossed.removeAll(keepingCapacity: true)
    }

    /// Adds a body that has no luck of its own yet; its number.
    mutating func add(formation: UInt16, cell: Int32, men: Int, weapons: Int, hunger: Float) -> Int {
        self.formation.append(formation)
        status.append(.marching)
        self.cell.append(cell)
        self.men.append(Int32(men))
        self.weapons.append(Int32(weapons))
        entity.append(0)
        conduct.append(0)
        course.append(0)
        stepLeft.append(1)
        exposure.append(HazardBudget(left: 0))
        foundAt.append(.infinity)
        clock.append(HazardBudget(left: 0))
        contacts.append(0)
        patience.append(HazardBudget(left: 0))
        cohesion.append(1)
        self.hunger.append(hunger)
        kilometres.append(0)
        crossed.append(0)
        return self.men.count - 1
    }

    /// Adds bodies that split off from another: like it in everything until they are given their own, but a pursuit stays with it. The
    /// first of them.
    mutating func add(_ count: Int, like parent: Int) -> Int {
        let first = self.count
        Self.add(count, like: parent, to: &formation)
        Self.add(count, like: parent, to: &status)
        Self.add(count, like: parent, to: &cell)
        Self.add(count, like: parent, to: &men)
        Self.add(count, like: parent, to: &weapons)
        Self.add(count, like: parent, to: &entity)
        Self.add(count, like: parent, to: &conduct)
        Self.add(count, like: parent, to: &course)
        Self.add(count, like: parent, to: &stepLeft)
        Self.add(count, like: parent, to: &exposure)
        foundAt.append(contentsOf: repeatElement(.infinity, count: count))
        Self.add(count, like: parent, to: &clock)
        Self.add(count, like: parent, to: &contacts)
        Self.add(count, like: parent, to: &patience)
        Self.add(count, like: parent, to: &cohesion)
        Self.add(count, like: parent, to: &hunger)
        Self.add(count, like: parent, to: &kilometres)
        Self.add(count, like: parent, to: &crossed)
        return first
    }

    /// The part of a span of hours from a time on, with so many contacts to be expected, after which something happens to a body; 1 if
    /// nothing does. True if what happens is that a pursuit finds it.
    @inline(__always)
    func interruption(of body: Int, expected: Float, hours: Float, from hour: Float) -> (part: Float, isFound: Bool) {
        let left = exposure[body].left
        let met = left <= expected ? left / expected : .infinity
        let found = foundAt[body] < hour + hours ? max(0, foundAt[body] - hour) / hours : .infinity
        return (min(1, min(met, found)), found < met)
    }

    private static func add<Value>(_ count: Int, like parent: Int, to column: inout [Value]) {
        column.append(contentsOf: repeatElement(column[parent], count: count))
    }
}
