import Appraisal
import Campaigns
import Foundation
import Graphs
import Planning
import Randomness
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The enemy places his reserves by the crossing game on what he believes.
struct ReservesTests {
    /// Beliefs that differ: contacts in a few places, more or less of them.
    private static func beliefs(_ cordons: Cordons, count: Int) -> [[Float]] {
        (0..<count).map { number in
            var luck = ReplicationStreams(seed: 11, replication: number).stream(entity: 0, moment: 0, purpose: 1)
            var belief = [Float](repeating: 0.02, count: cordons.game.count)
            for _ in 0..<4 + 8 * number { belief[luck.index(below: belief.count)] += Float(luck.exponential()) }
            return belief
        }
    }

    /// Blocks stand everywhere all day.
    private static func full(_ cordons: Cordons) -> Cordons.Staffing {
        let ones = [Double](repeating: 1, count: cordons.game.count)
        return cordons.staffing(timeLeft: ones, limits: ones)
    }

    /// What a mix is sure to catch of men spread as believed, and the value of the game.
    private static func guarantee(_ cordons: Cordons, _ belief: [Float], blocks: Int) throws -> (mix: Double, value: Double) {
        var sheet = Cordons.BeliefState(cordons)
        sheet.belief = belief
        cordons.mix(Double(blocks), full(cordons), on: &sheet)
        let men = belief.map(Double.init)
        let total = men.reduce(0, +)
        let game = cordons.game.game(chances: cordons.chances, men: men.map { $0 / total }, blockers: blocks)
        let inspections = sheet.inspections.map(Double.init) + [Double](repeating: 0, count: cordons.game.count + 1)
        return (game.leastCatch(inspections: inspections), try #require(game.solve()).upperBound)
    }

    @Test(arguments: [1, 6])
    func theMixIsNearlyAsGoodAsTheGameItself(blocks: Int) throws {
        let cordons = CampaignModel(scenario: try Fixtures.korea(), rules: Rules()).reserves
        var shares: [Double] = []
        for belief in Self.beliefs(cordons, count: 8) {
            let (mix, value) = try Self.guarantee(cordons, belief, blocks: blocks)
            #expect(mix > 0 && mix <= value * (1 + 1e-4), "no mix is sure of more than the value")
            shares.append(mix / value)
        }
        #expect(shares.reduce(0, +) / Double(shares.count) > 0.8, "\(shares)")
    }

    @Test func aBlockForEachIsMixedAndNoPlaceMoreThanForCertain() throws {
        let cordons = CampaignModel(scenario: try Fixtures.korea(), rules: Rules()).reserves
        for belief in Self.beliefs(cordons, count: 4) {
            for blocks in [0.7, 1, 3, 6, 20] {
                var sheet = Cordons.BeliefState(cordons)
                sheet.belief = belief
                cordons.mix(blocks, Self.full(cordons), on: &sheet)
                #expect(abs(Double(sheet.inspections.reduce(0, +)) - blocks) < 1e-3)
                #expect(sheet.inspections.allSatisfy { 0...1.0001 ~= $0 })
            }
        }
    }

    @Test func onACordonBlocksStandInInverseProportionToTheirChances() throws {
        let cordons = CampaignModel(scenario: try Fixtures.korea(), rules: Rules()).reserves
        var sheet = Cordons.BeliefState(cordons)
        for place in sheet.belief.indices { sheet.belief[place] = 1 }
        cordons.mix(1, Self.full(cordons), on: &sheet)
        let products = sheet.inspections.indices.filter { sheet.inspections[$0] > 0 }.map {
            Double(sheet.inspections[$0]) * cordons.chances[$0]
        }
        #expect(products.count > 1)
        #expect(products.max()! - products.min()! < 1e-5 * products.max()!, "\(products)")
    }

    @Test func aPlaceThatNobodyCanManOpensEveryCordonThroughItAndShareOfADayCountsAsContacts() throws {
        let cordons = CampaignModel(scenario: try Fixtures.korea(), rules: Rules()).reserves
        let places = cordons.game.count
        var sheet = Cordons.BeliefState(cordons)
        for place in sheet.belief.indices { sheet.belief[place] = 1 }
        cordons.mix(1, Self.full(cordons), on: &sheet)
        let before = sheet.inspections
        let missing = try #require(before.indices.max { before[$0] < before[$1] })
        var limits = [Double](repeating: 1, count: places)
        limits[missing] = 0
        for place in sheet.belief.indices { sheet.belief[place] = 1 }
        cordons.mix(1, cordons.staffing(timeLeft: [Double](repeating: 1, count: places), limits: limits), on: &sheet)
        #expect(sheet.inspections[missing] == 0 && sheet.inspections != before)
        #expect(abs(sheet.inspections.reduce(0, +) - 1) < 1e-4, "another cordon is shut")

        // Half a day at one place of the cordon: its chance falls from p to 1 - sqrt(1 - p), and its blocks grow by the ratio.
        var timeLeft = [Double](repeating: 1, count: places)
        timeLeft[missing] = 0.999
        for place in sheet.belief.indices { sheet.belief[place] = 1 }
        cordons.mix(1, cordons.staffing(timeLeft: timeLeft, limits: [Double](repeating: 1, count: places)), on: &sheet)
        let other = try #require(before.indices.first { before[$0] > 0 && $0 != missing })
        let p = cordons.chances[missing]
        let ratio = Double(sheet.inspections[missing] / sheet.inspections[other] / (before[missing] / before[other]))
        #expect(abs(ratio - p / (1 - pow(1 - p, 0.999))) < 1e-5, "\(ratio)")
        #expect(ratio > 1)
    }

    @Test func placesAreDrawnWithTheirChances() {
        let chances: [Float] = [0.05, 0, 0.9, 1, 0.35, 0.2, 0.5]
        let draws = 20_000
        var counts = [Int](repeating: 0, count: chances.count)
        for replication in 0..<draws {
            var luck = ReplicationStreams(seed: 3, replication: replication).stream(entity: 0, moment: 0, purpose: 1)
            var chosen: [Int] = []
            luck.sample(chances: chances) { chosen.append($0) }
            #expect(chosen.count == 3 && Set(chosen).count == 3)
            for place in chosen { counts[place] += 1 }
        }
        for (place, chance) in chances.enumerated() {
            let expected = Double(chance) * Double(draws)
            let error = (expected * (1 - Double(chance))).squareRoot()
            #expect(abs(Double(counts[place]) - expected) <= 4 * error + 0.5, "\(place): \(counts[place]) of \(expected)")
        }
    }

    /// Battalions that block the way are missed where they come from, so that contacts hardly become more; but they cost more.
    @Test func reservesCostMoreThanNone() async throws {
        let scenario = try Fixtures.korea()
        let directive = try #require(scenario.directive("all-go"))
        var means: [Double] = []
        for blocks in [0.0, 6] {
            var rules = Rules()
            rules.reaction.reserveBlocks = blocks
            let runner = StudyRunner(preparation: CampaignModel(scenario: scenario, rules: rules), seed: 1, workers: 2)
            let results = await runner.run([AddresseeResolver.assignment(of: directive, in: scenario)], replications: 60)
            let all = Array(scenario.formations.indices)
            means.append(
                Distribution(
                    results.outcomes[0].map { Measure.killed.value(in: $0, of: all) + Measure.captured.value(in: $0, of: all) }
                ).mean)
        }
        #expect(means[0] < means[1], "\(means)")
    }
}
