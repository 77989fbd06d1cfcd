import Campaigns
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Who arrives where he is cut off again.
struct OutAndFreeTests {
    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 2, route: .gaps, march: .night)

    /// Men out, and out and free, in a campaign to the fourth row of forty; the refuge is the northern end of the road, 40 hexes from there.
    private static func played(_ enemy: [EnemyForce], hasRefuge: Bool = true) -> (out: Double, free: Double) {
        let grid = HexGrid(columns: 12, rows: 60, flatMetres: 3000)
        let road = (0..<59).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let north = Objective(name: "north", cells: (0..<grid.count).map { $0 < 50 * 12 })
        let scenario = Fixtures.plain(rows: 60, roads: road, enemy: enemy, conduct: conduct, horizonDays: 10)
            .with(
                objective: north,
                refuge: hasRefuge ? Objective(name: "home", cells: (0..<grid.count).map { $0 == 0 }) : nil)
        var rules = Rules()
        // Patrols hold the ground and see nobody.
        rules.appraisal.contact.relativeSpeed = 0
        rules.appraisal.contact.sightNight = 0
        rules.appraisal.contact.sightDay = 0
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 4, replication: 1)
        let outcome = Outcome(journal: campaign.journal, preparation: preparation)
        return (Measure.menOut.value(in: outcome, of: [0]), Measure.menOutFree.value(in: outcome, of: [0]))
    }

    @Test func `who arrives is free unless the way to the refuge is cut`() {
        let between = Fixtures.force(battalions: 9, at: CellID(20 * 12))
        let none = Self.played([])
        #expect(none.out > 300 && none.free == none.out)
        let cut = Self.played([between])
        #expect(cut.out > 300 && cut.free == 0)
        let unnamed = Self.played([between], hasRefuge: false)
        #expect(unnamed.out == cut.out && unnamed.free == unnamed.out)
        let behind = Self.played([Fixtures.force(battalions: 9, at: CellID(57 * 12 + 6))])
        #expect(behind.out > 300 && behind.free == behind.out)
    }
}
