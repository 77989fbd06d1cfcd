import Figures
import Foundation
import Planning
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The game behind a plan, solved again by hand from its file: both strategies are what they are said to be, and prove the value.
@Suite struct PlanProblemTests {
    /// The game as its file has it.
    private struct Game {
        let blockers: Int
        let tails: [Int]
        let heads: [Int]
        let chances: [Double]
        /// Share of the men by the node from which they start.
        let sources: [Int: Double]
        let targets: Set<Int>
        /// Men on each node, those who start there included.
        let flow: [Double]
        /// Net outflow of each node.
        let surplus: [Double]
        let inspections: [Double]
        let value: Double
        let lowerBound: Double

        init(_ file: JSONValue) throws {
            let numbers = { (name: String) in (file[name]?.items ?? []).compactMap(\.number) }
            let pairs = { (name: String) in
                (file[name]?.items ?? []).map { pair in
                    (Int(pair.items?[0].number ?? -1), pair.items?[1].number ?? .nan)
                }
            }
            let nodes = Int(try #require(file["nodeCount"]?.number))
            blockers = Int(try #require(file["blockers"]?.number))
            (tails, heads) = (numbers("tails").map { Int($0) }, numbers("heads").map { Int($0) })
            chances = numbers("catchProbabilities")
            sources = Dictionary(pairs("sources"), uniquingKeysWith: +)
            targets = Set(numbers("targets").map { Int($0) })
            var (into, out) = ([Double](repeating: 0, count: nodes), [Double](repeating: 0, count: nodes))
            for (arc, share) in pairs("evaderArcs") {
                out[tails[arc]] += share
                into[heads[arc]] += share
            }
            flow = zip(into, out).map { max($0, $1) }
            surplus = zip(into, out).map { $1 - $0 }
            inspections = pairs("inspections").reduce(into: [Double](repeating: 0, count: nodes)) { $0[$1.0] = $1.1 }
            value = try #require(file["value"]?.number)
            lowerBound = try #require(file["lowerBound"]?.number)
        }

        /// Meetings that one who goes from a node to a target must expect at least, against the blockers' mix.
        func leastMeetings() -> [Double] {
            var least = [Double](repeating: .infinity, count: chances.count)
            for target in targets { least[target] = chances[target] * inspections[target] }
            var isSettled = false
            while !isSettled {
                isSettled = true
                for (tail, head) in zip(tails, heads) where !targets.contains(tail) {
                    let through = least[head] + chances[tail] * inspections[tail]
                    if through < least[tail] - 1e-15 {
                        least[tail] = through
                        isSettled = false
                    }
                }
            }
            return least
        }
    }

    private static func game(blockers: Int) throws -> Game {
        let scenario = try Fixtures.lesson()
        let rules = RuleBook.rules(for: scenario)
        let assignment = AddresseeResolver.assignment(of: try #require(scenario.directive(scenario.question)), in: scenario)
        let plan = try #require(
            Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start, blockers: blockers))
        let text = String(decoding: try PlanProblem(plan.crossing, scenario: scenario).json(), as: UTF8.self)
        return try Game(try JSONValue.read(text))
    }

    @Test(arguments: [1, 2, 3])
    func `whoever sets out arrives`(blockers: Int) throws {
        let game = try Self.game(blockers: blockers)
        #expect(abs(game.sources.values.reduce(0, +) - 1) < 1e-9)
        for node in game.surplus.indices where !game.targets.contains(node) {
            #expect(abs(game.surplus[node] - (game.sources[node] ?? 0)) < 1e-9, "node \(node)")
        }
        let arrived = game.targets.reduce(0) { $0 - game.surplus[$1] }
        #expect(abs(arrived - 1) < 1e-9)
    }

    @Test(arguments: [1, 2, 3])
    func `no placing of the blockers meets more than the value`(blockers: Int) throws {
        let game = try Self.game(blockers: blockers)
        let meetings = zip(game.flow, game.chances).map { $0 * $1 }.sorted(by: >)
        let most = meetings.prefix(blockers).reduce(0, +)
        #expect(most <= game.value + 1e-9 && most >= game.value - 1e-6, "\(most), \(game.value)")
    }

    @Test(arguments: [1, 2, 3])
    func `no way meets less than the lower bound`(blockers: Int) throws {
        let game = try Self.game(blockers: blockers)
        #expect(game.inspections.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 })
        #expect(game.inspections.reduce(0, +) <= Double(blockers) + 1e-9)
        let least = game.leastMeetings()
        let sure = game.sources.reduce(0) { $0 + $1.value * least[$1.key] }
        #expect(sure >= game.lowerBound - 1e-9, "\(sure), \(game.lowerBound)")
        #expect(game.lowerBound <= game.value + 1e-9 && game.value - game.lowerBound < 1e-4 * game.value)
    }

    @Test func `chances are chances, and arcs lead from node to node`() throws {
        let game = try Self.game(blockers: 1)
        #expect(game.chances.allSatisfy { 0...1 ~= $0 } && game.tails.count == game.heads.count)
        #expect((game.tails + game.heads).allSatisfy { game.chances.indices.contains($0) } && !game.targets.isEmpty)
    }
}
