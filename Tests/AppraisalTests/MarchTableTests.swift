import Appraisal
import Geography
import Hexes
import RuleSets
import TestSupport
import Testing

/// Hours of march on real and invented ground.
struct MarchTableTests {
    @Test func flatGroundTakesTheHoursOfTheRules() {
        let grid = HexGrid(columns: 12, rows: 10, flatMetres: 3000)
        let side = grid.side(of: CellID(13), to: .east)!
        let scenario = Fixtures.plain(roads: [side])
        let rules = MarchRules()
        let table = MarchTable(theatre: scenario.theatre, rules: rules)
        #expect(abs(table.footNight[6 * 13] - Float(3 / rules.roadNight)) < 0.01)
        #expect(abs(table.footNight[6 * 14] - Float(3 / rules.path)) < 0.01)
        #expect(abs(table.wheels[6 * 13] - Float(3 / rules.wheelsSpeed)) < 0.01)
        #expect(table.wheels[6 * 14] == .infinity)
        #expect(table.side[6 * 13].contains(.road) && !table.side[6 * 14].contains(.road))
    }

    /// Kilometres a day on Korea's ground, nobody met: bands across hills made 10 to 15 with their halts, divisions on roads 15 to 28, and
    /// forced marches by day and night 30.
    @Test func `march rates are those of the sources`() throws {
        let theatre = try Fixtures.korea().theatre
        let rules = MarchRules()
        let table = MarchTable(theatre: theatre, rules: rules)
        let rate = { (hours: Double, steps: [Float], isOnRoad: Bool) -> Double in
            let mean = steps.indices.filter {
                steps[$0].isFinite && table.side[$0].contains(.road) == isOnRoad && theatre.terrain[$0 / 6] != .plain
            }.map { Double(steps[$0]) }
            return hours * 3 / (mean.reduce(0, +) / Double(mean.count))
        }
        let night = rules.hoursByNight(dark: 11, bright: 13)
        let bands = rate(night.total, table.footNight, false)
        #expect(bands > 11 && bands < 18, "\(bands)")
        // Bodies of a thousand: the column closes up.
        let column = 1000 * rules.fileSpacing / 1000 / rules.roadNight
        let divisions = rate(night.total - column, table.footNight, true)
        #expect(divisions > 15 && divisions < 28, "\(divisions)")
        let both = rules.hoursAtAnyTime(dark: 11, bright: 13)
        let forced =
            rate(both.inTheDark, table.footNight, true) + rate(both.inTheLight, table.footDay, true)
        #expect(forced > 25 && forced < 36, "\(forced)")
    }

    @Test func koreaIsOpenToMenAndClosedAtSea() throws {
        let theatre = try Fixtures.korea().theatre
        let table = MarchTable(theatre: theatre, rules: MarchRules())
        for index in table.neighbours.indices where table.neighbours[index] >= 0 {
            let land = theatre.isLand(CellID(index / 6)) && theatre.isLand(CellID(Int(table.neighbours[index])))
            #expect(land == table.footNight[index].isFinite)
        }
    }

    @Test func mountainsAreSlowerThanPlains() throws {
        let theatre = try Fixtures.korea().theatre
        let table = MarchTable(theatre: theatre, rules: MarchRules())
        let hours = { (terrain: Terrain) -> Float in
            let steps = (0..<theatre.grid.count * 6).filter {
                theatre.terrain[$0 / 6] == terrain && table.footNight[$0].isFinite && !table.side[$0].contains(.road)
            }
            return steps.reduce(0) { $0 + table.footNight[$1] } / Float(steps.count)
        }
        #expect(hours(.mountain) > 1.1 * hours(.plain))
    }
}
