import Figures
import Foundation
import ReplySupport
import Studies
import Testing

/// The numbers of a reply agree with each other, before a word is written.
@Suite struct FiguresTests {
    private static func figures() async throws -> ReplyFigures { try await ReplyCase.lesson.value.reply.figures }

    // MARK: estimates and differences

    @Test func `an estimate holds its quantiles in order`() {
        let estimate = ReplyEstimate(Distribution((1...100).map(Double.init)))
        #expect(estimate.mean == 50.5 && estimate.meanLow < 50.5 && estimate.meanHigh > 50.5)
        #expect(estimate.q10 < estimate.q25 && estimate.q25 < estimate.median && estimate.median < estimate.q75)
        #expect(estimate.q75 < estimate.q90 && estimate.range == estimate.q10...estimate.q90)
    }

    @Test(
        arguments: [
            (10.0, 5.0, 15.0, ReplyFinding.more), (-10, -15, -5, .fewer), (1, -5, 7, .notToldApart), (0, 0, 0, .notToldApart),
        ] as [(Double, Double, Double, ReplyFinding)])
    func `a difference is called one only with its whole interval`(
        mean: Double, low: Double, high: Double, finding: ReplyFinding
    ) {
        #expect(ReplyDifference(mean: mean, low: low, high: high, chanceMore: 0.5, replications: 100).finding == finding)
        #expect(ReplyDifference(mean: mean, low: low, high: high, chanceMore: 0.5, replications: 5).finding == .notToldApart)
    }

    @Test func `the size of a difference has no sign`() {
        let fewer = ReplyDifference(mean: -10, low: -15, high: -5, chanceMore: 0, replications: 100)
        #expect(fewer.size == 5...15)
        let open = ReplyDifference(mean: 1, low: -5, high: 7, chanceMore: 0.5, replications: 100)
        #expect(open.size == 0...7)
    }

    // MARK: the lesson

    @Test func `men are conserved in every formation`() async throws {
        for item in try await Self.figures().formations {
            let kept = item.out.mean + item.guerrillas.mean + item.lost.mean + item.onTheMarch.mean
            #expect(abs(kept - item.menStart) < 1e-6, "\(item.name)")
            #expect(item.shareOut >= 0 && item.shareOut <= 1)
        }
    }

    @Test func `a sum over formations is that of their group`() async throws {
        let figures = try await Self.figures()
        for group in figures.scenario.groups {
            let sum = figures.formations(of: group).reduce(0) { $0 + $1.out.mean }
            #expect(abs(sum - figures.asked.estimate(.menOut, of: group).mean) < 1e-6, "\(group.id)")
            let days = figures.arrivals.first { $0.group == group.id }?.byDay ?? []
            #expect(days.count == figures.scenario.horizonDays + 1 && days.first?.mean == 0)
            #expect(abs((days.last?.mean ?? -1) - figures.asked.estimate(.menOut, of: group).mean) < 1e-6)
            #expect(zip(days, days.dropFirst()).allSatisfy { $0.mean <= $1.mean })
        }
    }

    @Test func `the losses are the sum of their causes`() async throws {
        for directive in try await Self.figures().directives {
            let causes: [Measure] = [.killed, .captured, .deserted, .astray]
            let sum = causes.reduce(0) { $0 + directive.estimate($1).mean }
            #expect(abs(sum - directive.estimate(.lost).mean) < 1e-6, "\(directive.id)")
        }
    }

    @Test func `chances by day never fall`() async throws {
        for reach in try await Self.figures().reaches {
            for chances in [reach.half, reach.nineTenths, reach.nineTenthsOfArrivals] {
                #expect(chances.allSatisfy { 0...1 ~= $0 })
                #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 })
            }
            #expect(zip(reach.half, reach.nineTenths).allSatisfy { $0 >= $1 })
        }
    }

    @Test func `figures read back from their JSON`() async throws {
        let figures = try await Self.figures()
        let back = try JSONDecoder().decode(ReplyFigures.self, from: JSONEncoder().encode(figures))
        #expect(back.directives.map(\.measures) == figures.directives.map(\.measures))
        #expect(back.formations.map(\.out) == figures.formations.map(\.out))
    }

    @Test func `the situation is that of the formations`() async throws {
        let figures = try await Self.figures()
        let situation = try #require(figures.situation)
        #expect(situation.standings.map(\.id) == figures.formations.map(\.id))
        #expect(situation.standings.allSatisfy { $0.isCutOff == ($0.since != nil) })
        #expect(situation.gaps.reduce(0) { $0 + $1.share } <= 1 + 1e-9)
    }
}
