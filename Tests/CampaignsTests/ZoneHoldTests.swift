import Appraisal
import Campaigns
import Geography
import Planning
import TestSupport
import Testing

/// The share of a zone that the enemy holds, in closed form.
struct ZoneHoldTests {
    private static let floor = 0.01

    /// A theatre of 24 x 24 cells, with the western half in zone 0 and the eastern in zone 1, or all in one.
    private func theatre(zones: Int) -> Theatre {
        let plain = Fixtures.plain(columns: 24, rows: 24, people: 1000).theatre
        return Theatre(
            id: "z", title: "Z", grid: plain.grid, projection: nil, terrain: plain.terrain, elevation: plain.elevation,
            ruggedness: plain.ruggedness, cover: plain.cover,
            zone: (0..<plain.grid.count).map { Int16(zones == 1 || $0 % 24 < 12 ? 0 : 1) }, road: plain.road,
            river: plain.river, crossing: plain.crossing,
            zones: (0..<zones).map { number in
                Zone(
                    id: "z\(number)", name: "Z", people: 1000 / zones,
                    areaSquareKilometres: plain.zones[0].areaSquareKilometres / Double(zones), attitude: 0.5,
                    communicationKilometres: 100 / Double(zones))
            }, places: [], credits: [])
    }

    private func hold(_ theatre: Theatre, _ density: (_ column: Int) -> Double) -> ZoneHold {
        let patrols = (0..<theatre.grid.count).map { Float(density($0 % theatre.grid.columns)) }
        let ground = ZoneGround(theatre: theatre, sectors: SectorMap(grid: theatre.grid), floor: Self.floor)
        return ground.hold(EnemyHold(patrols: patrols, posts: patrols.map { _ in 0 }))
    }

    @Test func `a share is the density over the floor, up to all`() {
        for (density, share) in [(0, 0), (0.0025, 0.25), (0.01, 1), (0.5, 1)] {
            let hold = hold(theatre(zones: 1)) { _ in density }
            #expect(abs(Double(hold.held[0]) - share) < 1e-5 && abs(Double(hold.raided[0]) - share) < 1e-5)
        }
    }

    @Test func `two like zones hold what one holds`() {
        // The same in both halves of the map.
        let density = { (column: Int) in column % 12 < 3 ? 0.004 : 0.0 }
        let (one, two) = (hold(theatre(zones: 1), density), hold(theatre(zones: 2), density))
        for zone in 0...1 { #expect(abs(two.held[zone] - one.held[0]) < 1e-5) }
        #expect(abs((two.raided[0] + two.raided[1]) / 2 - one.raided[0]) < 1e-5)
    }

    @Test func `guerrillas beside ground that he holds have somebody to raid`() {
        // He holds the east from column 16 on: the western zone is free of him, and its eastern half within a sector of him.
        let hold = hold(theatre(zones: 2)) { $0 >= 16 ? 1 : 0 }
        #expect(hold.held[0] == 0 && abs(hold.held[1] - 8.0 / 12) < 1e-5)
        #expect(abs(hold.raided[0] - 4.0 / 12) < 1e-5 && hold.raided[1] == 1)
        #expect(self.hold(theatre(zones: 2)) { _ in 0 }.raided == [0, 0])
    }

    /// A hundredth of the floor moves the shares by a hundredth at most.
    @Test func `the floor is no threshold`() {
        let theatre = theatre(zones: 1)
        let patrols = (0..<theatre.grid.count).map { Float($0 % 24) / 1000 }
        let shares = [Self.floor, Self.floor * 1.01].map { floor in
            ZoneGround(theatre: theatre, sectors: SectorMap(grid: theatre.grid), floor: floor)
                .hold(EnemyHold(patrols: patrols, posts: patrols)).held[0]
        }
        #expect(shares[1] < shares[0] && shares[0] - shares[1] < 0.0101 * shares[0])
    }
}
