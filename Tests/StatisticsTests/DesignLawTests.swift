import Statistics
import Testing

/// Designs have the structure that their estimators assume.
struct DesignLawTests {
    @Test func theFirstDimensionIsVanDerCorputs() {
        var sequence = SobolSequence(dimensions: 1)
        let points = (0..<8).map { _ in sequence.next()[0] }
        #expect(points == [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125])
    }

    /// The first two dimensions are a (0, 2)-sequence: of 2^m points each elementary interval of area 2^-m holds exactly one.
    @Test(arguments: [nil, UInt64(3)])
    func elementaryIntervalsHoldOnePointEach(_ seed: UInt64?) {
        for m in 1...7 {
            var sequence = SobolSequence(dimensions: 2, shiftedBy: seed)
            let points = (0..<1 << m).map { _ in sequence.next() }
            for split in 0...m {
                let (across, down) = (Double(1 << split), Double(1 << (m - split)))
                let cells = Set(points.map { [Int($0[0] * across), Int($0[1] * down)] })
                #expect(cells.count == 1 << m, "m \(m), \(split)")
            }
        }
    }

    @Test func shiftsDependOnTheSeedAndKeepOffTheEdges() {
        let points = (1...20).map { seed in
            var sequence = SobolSequence(dimensions: 3, shiftedBy: UInt64(seed))
            return (0..<16).map { _ in sequence.next() }
        }
        #expect(Set(points.map { $0[0] }).count == 20)
        #expect(points.joined().joined().allSatisfy { $0 > 0 && $0 < 1 })
    }

    /// The mean of x y over the square is 1/4. Errors of 1,024 points: below 1e-3, where random points have 7e-3.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func meansConvergeFasterThanAtRandom(seed: UInt64) {
        var sequence = SobolSequence(dimensions: 2, shiftedBy: seed)
        let mean = (0..<1024).reduce(0) { sum, _ in
            let point = sequence.next()
            return sum + point[0] * point[1]
        }
        #expect(abs(mean / 1024 - 0.25) < 1e-3, "seed \(seed)")
    }

    @Test func rowsMixTwoPointsCoordinateByCoordinate() {
        let design = SaltelliDesign(inputs: 5, rows: 32, seed: 8)
        #expect(design.inputs == 5 && design.rows.count == 32)
        for row in design.rows {
            #expect(row.count == 7)
            let (a, b) = (row[0], row[6])
            for input in 0..<5 {
                for coordinate in 0..<5 {
                    #expect(row[1 + input][coordinate] == (coordinate == input ? b : a)[coordinate])
                }
            }
        }
        #expect(SaltelliDesign(inputs: 5, rows: 32, seed: 8).rows == design.rows)
        #expect(SaltelliDesign(inputs: 5, rows: 32, seed: 9).rows != design.rows)
        #expect(SaltelliDesign(inputs: SaltelliDesign.maximumInputs, rows: 2, seed: 1).rows[0].count == 34)
    }

    @Test(arguments: [2, 4, 8])
    func everyLevelIsAsLikelyAsAnother(levels: Int) {
        let design = MorrisDesign(inputs: 3, trajectories: 4000, levels: levels, seed: 12)
        #expect(abs(design.step - Double(levels) / Double(2 * (levels - 1))) < 1e-15)
        var counts = [Int](repeating: 0, count: levels)
        for trajectory in design.trajectories { counts[Int((trajectory.points[0][1] * Double(levels - 1)).rounded())] += 1 }
        let expected = 4000 / Double(levels)
        for count in counts { #expect(abs(Double(count) - expected) < 4.5 * expected.squareRoot(), "\(counts)") }
    }

    @Test func chosenTrajectoriesAreAmongTheCandidates() {
        let all = MorrisDesign(inputs: 4, trajectories: 30, seed: 2).trajectories
        let chosen = MorrisDesign(inputs: 4, trajectories: 7, candidates: 30, seed: 2).trajectories
        #expect(chosen.count == 7 && Set(chosen).isSubset(of: Set(all)) && Set(chosen).count == 7)
        let one = MorrisDesign(inputs: 4, trajectories: 1, candidates: 30, seed: 2).trajectories
        #expect(one == [all[0]])
        #expect(MorrisDesign(inputs: 4, trajectories: 30, candidates: 5, seed: 2).trajectories == all)
    }

    @Test func seedsGiveDifferentTrajectories() {
        let designs = (1...5).map { MorrisDesign(inputs: 6, trajectories: 3, seed: $0).trajectories }
        #expect(Set(designs).count == 5)
    }

    /// Two of three: the pair with the greatest distance is chosen.
    @Test func theFarthestPairIsChosen() {
        let all = MorrisDesign(inputs: 3, trajectories: 12, seed: 21).trajectories
        func distance(_ one: MorrisDesign.Trajectory, _ other: MorrisDesign.Trajectory) -> Double {
            var sum = 0.0
            for a in one.points {
                for b in other.points {
                    let squares = zip(a, b).map { ($0 - $1) * ($0 - $1) }
                    sum += squares.reduce(0, +).squareRoot()
                }
            }
            return sum
        }
        let chosen = MorrisDesign(inputs: 3, trajectories: 2, candidates: 12, seed: 21).trajectories
        let greatest = all.map { one in all.map { distance(one, $0) }.max()! }.max()!
        #expect(abs(distance(chosen[0], chosen[1]) - greatest) < 1e-9)
    }
}
