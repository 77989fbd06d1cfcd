/// Guerrillas by zone: men of each formation, recruits, and the hunger of all of them.
package struct GuerrillaBook: Hashable, Sendable {
    private let formations: Int
    /// Men of formation f in zone z at z * formations + f.
    private(set) var soldiers: [Int]
    private(set) var joined: [Int]
    /// Days without food, by zone (`HungerLaw`).
    package private(set) var hunger: [Float]

    /// Nobody in any of so many zones, of so many formations.
    package init(zones: Int, formations: Int) {
        self.formations = formations
        soldiers = [Int](repeating: 0, count: zones * formations)
        joined = [Int](repeating: 0, count: zones)
        hunger = [Float](repeating: 0, count: zones)
    }

    func soldiers(zone: Int, formation: Int) -> Int { soldiers[zone * formations + formation] }

    /// All guerrillas of a zone.
    package func strength(zone: Int) -> Int { soldiers[zone * formations..<(zone + 1) * formations].reduce(joined[zone], +) }

    /// Men come to the guerrillas of a zone, with their hunger: that of the zone is the mean of all.
    package mutating func join(_ men: Int, hunger: Float, zone: Int, formation: Int) {
        guard men > 0 else { return }
        let before = Float(strength(zone: zone))
        let all = self.hunger[zone] * before + max(0, hunger) * Float(men)
        self.hunger[zone] = all / (before + Float(men))
        add(men, zone: zone, formation: formation)
    }

    /// The guerrillas of a zone eat such a share of what they need.
    mutating func feed(inZone zone: Int, fed: Float, _ law: HungerLaw) {
        hunger[zone] = law.hunger(after: hunger[zone], fed: fed)
    }

    mutating func add(_ men: Int, zone: Int, formation: Int) { soldiers[zone * formations + formation] += men }

    mutating func recruit(_ men: Int, zone: Int) { joined[zone] += men }

    mutating func loseRecruits(_ men: Int, zone: Int) { joined[zone] -= men }
}
