import Campaigns
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Blocks are battalions of the order of battle, and are missed where they come from.
struct ReserveForcesTests {
    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 4, route: .gaps, march: .night)

    /// Three sectors beside one another and three one behind the other, some days long.
    private static func scenario(_ enemy: [EnemyForce], sea: Set<Int> = []) -> Scenario {
        Fixtures.plain(columns: 24, rows: 24, sea: sea, enemy: enemy, conduct: conduct, horizonDays: 8)
    }

    /// Sectors with a block, and how many patrols are there, on each day but the first of some replications.
    private static func days(_ scenario: Scenario, _ change: (inout Rules) -> Void = { _ in }) -> [[Vigilance]] {
        var rules = Rules()
        change(&rules)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        var days: [[Vigilance]] = []
        for replication in 0..<20 {
            var epoch = 0
            campaign.play(seed: 7, replication: replication) { played in
                if epoch > 1, epoch % 2 == 0 { days.append(played.vigilance) }
                epoch += 1
            }
        }
        return days
    }

    private static func blocks(_ day: [Vigilance]) -> Int { day.count { $0.block > 0 } }

    @Test func `without an enemy, and without battalions, there are no blocks`() {
        for enemy in [[], [Fixtures.staff], [Fixtures.force(battalions: 9, at: CellID(300), posture: .absent)]] {
            #expect(Self.days(Self.scenario(enemy)).allSatisfy { Self.blocks($0) == 0 })
        }
    }

    @Test func `a force sends what it can spare and no more, rounded up or down by the day`() {
        for (posture, battalions, mean) in [
            (Posture.reserve, 2, 2.0), (.hold, 9, 3), (.security, 4, 4.0 / 3), (.advance, 1, 1.0 / 3),
        ] {
            let force = Fixtures.force(battalions: battalions, at: CellID(12 * 24 + 12), mobility: .motor, posture: posture)
            let counts = Self.days(Self.scenario([force])).map(Self.blocks)
            #expect(counts.allSatisfy { Double($0) > mean - 1 && Double($0) < mean + 1 }, "\(posture): \(counts)")
            let found = Double(counts.reduce(0, +)) / Double(counts.count)
            #expect(abs(found - mean) < 0.15, "\(posture): \(found)")
        }
    }

    @Test func `battalions that are away are missed at home, each by its share`() throws {
        let force = Fixtures.force(battalions: 3, at: CellID(12 * 24 + 12), mobility: .motor, posture: .reserve)
        var counts: Set<Int> = []
        for day in Self.days(Self.scenario([force]), { $0.reaction.reserveBlocks = 1.5 }) {
            let blocks = Self.blocks(day)
            counts.insert(blocks)
            // It is the only force: a sector is watched by it alone or by nobody.
            for sector in day {
                let left = 1 - Float(blocks) / 3
                #expect(abs(sector.manned - left) < 1e-5 || sector.manned == 1, "\(sector)")
            }
            #expect(blocks == 0 || day.contains { $0.manned < 1 })
        }
        #expect(counts == [1, 2])
    }

    @Test func `a force out of reach, or beyond the sea, sends nothing`() {
        let far = Fixtures.force(battalions: 9, at: CellID(12 * 24 + 12), posture: .reserve)
        #expect(Self.days(Self.scenario([far])) { $0.reaction.footReach = 40 }.contains { Self.blocks($0) > 0 })
        #expect(Self.days(Self.scenario([far])) { $0.reaction.footReach = 0.1 }.allSatisfy { Self.blocks($0) == 0 })
        let strait = Set((0..<24).map { $0 * 24 + 16 })
        let across = Fixtures.force(battalions: 9, at: CellID(12 * 24 + 20), mobility: .motor, posture: .reserve)
        #expect(Self.days(Self.scenario([across], sea: strait)).allSatisfy { Self.blocks($0) == 0 })
        #expect(Self.days(Self.scenario([across])).contains { Self.blocks($0) > 0 })
    }

    /// The watch of a block is that of the part of the day that is left when it is there.
    @Test func `blocks that come from farther stand for less of the day`() throws {
        let near = CellID(12 * 24 + 12)
        let watches = [100.0, 200].map { reach in
            Self.days(Self.scenario([Fixtures.force(battalions: 6, at: near, mobility: .motor, posture: .reserve)])) {
                $0.reaction.motorReach = reach
            }.flatMap { $0.map(\.block).filter { $0 > 0 } }
        }
        let longest = try #require(watches[1].max())
        #expect(watches[0].max()! < longest && watches[0].min()! < watches[1].min()!)
        // A distance d leaves 1 - d/100 and 1 - d/200 of the day.
        let whole = 2 * watches[1].min()! - watches[0].min()!
        #expect(longest <= whole * 1.0001)
    }
}
