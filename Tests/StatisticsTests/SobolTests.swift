import Foundation
import Randomness
import Statistics
import Testing

/// Evenness of the sequence, and shares of the variance of functions whose shares are known.
struct SobolTests {
    @Test func theSequenceIsThePublishedOne() {
        var sequence = SobolSequence(dimensions: 64)
        let points = (0..<128).map { _ in sequence.next() }
        #expect(points[1] == [Double](repeating: 0.5, count: 64))
        // Numbers from scipy.stats.qmc.Sobol(64, scramble=False), which carries the same table.
        #expect(Array(points[5][..<8]) == [0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375])
        #expect(
            [0, 1, 7, 20, 40, 63].map { points[127][$0] }
                == [0.0078125, 0.6640625, 0.0703125, 0.5390625, 0.5546875, 0.3046875])
        #expect([3, 12, 33, 50, 62].map { points[77][$0] } == [0.7734375, 0.4921875, 0.0546875, 0.2421875, 0.2578125])
    }

    @Test(arguments: [nil, UInt64(7)])
    func everyCoordinateIsStratified(_ seed: UInt64?) {
        var sequence = SobolSequence(dimensions: 64, shiftedBy: seed)
        let points = (0..<256).map { _ in sequence.next() }
        for dimension in 0..<64 {
            let cells = Set(points.map { Int($0[dimension] * 256) })
            #expect(cells.count == 256, "dimension \(dimension)")
        }
    }

    /// Ishigami and Homma 1990: sin x + 7 sin^2 y + 0.1 z^4 sin x on (-pi, pi)^3.
    private func ishigami(_ point: [Double]) -> Double {
        let x = point.map { (2 * $0 - 1) * Double.pi }
        return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }

    @Test func ishigamiHasItsKnownShares() {
        let design = SaltelliDesign(inputs: 3, rows: 4096, seed: 11)
        let indices = SobolIndices(design.rows.map { $0.map(ishigami) }, resamples: 200, seed: 11)
        let known = (first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437], variance: 13.8446)
        for input in 0..<3 {
            #expect(abs(indices.first[input].value - known.first[input]) < 0.01, "first \(input): \(indices.first[input])")
            #expect(abs(indices.total[input].value - known.total[input]) < 0.01, "total \(input): \(indices.total[input])")
            #expect(indices.total[input].interval.contains(known.total[input]))
        }
        #expect(abs(indices.variance - known.variance) < 0.05)
    }

    /// The bootstrap's 95 per cent intervals hold the truth in about that share of designs. Rows of a shifted Sobol' sequence
    /// are more even than chance, so the intervals may be too wide, never much too narrow.
    @Test func intervalsCover() {
        var covered = 0
        for seed in UInt64(1)...60 {
            let design = SaltelliDesign(inputs: 3, rows: 128, seed: seed)
            let indices = SobolIndices(design.rows.map { $0.map(ishigami) }, resamples: 200, seed: seed)
            if indices.total[2].interval.contains(0.2437) { covered += 1 }
        }
        #expect(covered >= 50, "\(covered) of 60")
    }

    /// y = a x1 + b x2 has the shares a^2 and b^2 over their sum, alone and in all; a constant added changes nothing.
    @Test func aSumHasTheSharesOfItsTerms() {
        let design = SaltelliDesign(inputs: 3, rows: 1024, seed: 2)
        let indices = SobolIndices(design.rows.map { $0.map { 1e6 + 3 * $0[0] + $0[1] } }, resamples: 50, seed: 2)
        #expect(abs(indices.first[0].value - 0.9) < 0.005 && abs(indices.total[0].value - 0.9) < 0.005)
        #expect(abs(indices.first[1].value - 0.1) < 0.005 && abs(indices.total[1].value - 0.1) < 0.005)
        #expect(indices.total[2].value == 0)
    }

    @Test func aConstantHasNone() {
        let design = SaltelliDesign(inputs: 2, rows: 8, seed: 2)
        let indices = SobolIndices(design.rows.map { $0.map { _ in 5.0 } }, resamples: 20, seed: 2)
        #expect(
            indices.variance == 0 && indices.first.allSatisfy { $0.value == 0 } && indices.total.allSatisfy { $0.value == 0 })
    }

    /// A point's own value, an effect of the replication, which moves nothing, and noise of variance 4 over 25 replications.
    @Test func noiseIsSeparatedFromThePoints() throws {
        var stream = ReplicationStreams(seed: 4, replication: 0).stream(entity: 0, moment: 0, purpose: 0)
        let shared = (0..<25).map { _ in 100 * stream.normal() }
        let values = (0..<400).map { point in shared.map { Double(point) + $0 + 2 * stream.normal() } }
        let noise = try #require(NoiseShare.variance(values))
        #expect(abs(noise - 4.0 / 25) < 0.01, "\(noise)")
        #expect(NoiseShare.variance([[1], [2]]) == nil)
    }
}
