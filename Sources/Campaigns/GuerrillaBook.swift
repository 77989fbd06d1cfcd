/// Guerrillas by zone: men of each formation, and recruits.
struct GuerrillaBook: Hashable, Sendable {
    private let formations: Int
    /// Men of formation f in zone z at z * formations + f.
    private(set) var soldiers: [Int]
    private(set) var joined: [Int]

    init(zones: Int, formations: Int) {
        self.formations = formations
        soldiers = [Int](repeating: 0, count: zones * formations)
        joined = [Int](repeating: 0, count: zones)
    }

    func soldiers(zone: Int, formation: Int) -> Int { soldiers[zone * formations + formation] }

    /// All guerrillas of a zone.
    func strength(zone: Int) -> Int { soldiers[zone * formations..<(zone + 1) * formations].reduce(joined[zone], +) }

    mutating func add(_ men: Int, zone: Int, formation: Int) { soldiers[zone * formations + formation] += men }

    mutating func recruit(_ men: Int, zone: Int) { joined[zone] += men }

    mutating func loseRecruits(_ men: Int, zone: Int) { joined[zone] -= men }
}
