import Campaigns
import RuleSets
import Scenarios
import Statistics
import Studies
import TestSupport
import Testing

/// Worlds weighed by the record: a rule that the record depends on moves towards its true value, and no other does.
struct CalibrationTests {
    private static let worlds = 400
    private static let rule = "contact.sightNight"

    private static func design() throws -> WorldDesign {
        WorldDesign(scenario: try Fixtures.lesson(), rules: Rules(), seed: 5, perWorld: 2)
    }

    /// A figure whose value in a world is a function of the rule's place within its law, and a little luck.
    private static func trial(
        _ name: String, record: Double, use: HistoricalFigure.Use = .fit, _ design: WorldDesign, _ value: (Double) -> Double
    ) throws -> RecordTrial {
        let scenario = try Fixtures.lesson()
        let column = try #require(design.unknowns.firstIndex { $0.name == rule })
        let values = (0..<worlds).flatMap { world in
            let mean = value(design.positions(in: world)[column])
            return [mean - 0.01, mean + 0.01]
        }
        let figure = HistoricalFigure(
            metric: "share of \(name)", key: "menOutShare", date: "", low: record - 0.05, best: record, high: record + 0.05,
            unit: "share", confidence: "high", sources: [], note: "", use: use)
        let quantity = try #require(RecordedQuantity("menOutShare", in: scenario))
        return RecordTrial(
            scenario: name, title: name, directive: "go", figures: [.init(figure, quantity, values: values, scale: 1)],
            perWorld: 2)
    }

    @Test func theRuleThatMattersMovesTowardsTheTruth() throws {
        let design = try Self.design()
        let trials = try ["a", "b", "c"].map { try Self.trial($0, record: 0.85, design) { $0 } }
        let calibration = Calibration(trials, design: design, discrepancy: 0.5)
        #expect(calibration.moved == [Self.rule])
        let finding = try #require(calibration.findings.first { $0.name == Self.rule })
        #expect(finding.shift > 0.25 && finding.posterior[1] > finding.prior[1])
        #expect(finding.driver?.correlation ?? 0 > 0.99)
        #expect(calibration.match.effectiveSize > 50 && calibration.match.effectiveSize < 200)
        // Each case is predicted better from the others than without them.
        let skill = try #require(calibration.skillAgainstPrior)
        #expect(skill.value > 0.3)
        // The three cases are the same: leaving one out changes little, and all say that there is skill.
        #expect(try #require(skill.interval(0.8)).lowerBound > 0)
        let vectors = calibration.vectors(program: "test", digests: [])
        #expect(vectors.fault == nil && vectors.moved == [Self.rule])
        #expect(vectors.gain == skill.value && vectors.gainInterval?.count == 2)
    }

    @Test func casesThatContradictEachOtherMoveNothing() throws {
        let design = try Self.design()
        let trials = [
            try Self.trial("a", record: 0.9, design) { $0 }, try Self.trial("b", record: 0.9, design) { 1 - $0 },
        ]
        let calibration = Calibration(trials, design: design)
        #expect(calibration.moved.isEmpty)
        let finding = try #require(calibration.findings.first { $0.name == Self.rule })
        #expect(finding.leftOut > abs(finding.shift))
    }

    @Test func aRecordThatNoWorldReachesMovesNothing() throws {
        let design = try Self.design()
        let trials = try ["a", "b"].map { try Self.trial($0, record: 1.9, design) { $0 } }
        let calibration = Calibration(trials, design: design, discrepancy: 0.1)
        #expect(calibration.match.effectiveSize < Calibration.leastSize && calibration.moved.isEmpty)
    }

    @Test func figuresThatAreScoredOnlyTeachNothing() throws {
        let design = try Self.design()
        let trials = try ["a", "b"].map { try Self.trial($0, record: 0.9, use: .score, design) { $0 } }
        let calibration = Calibration(trials, design: design)
        #expect(calibration.figures.isEmpty && calibration.moved.isEmpty)
        #expect(abs(calibration.match.effectiveSize - Double(Self.worlds)) < 1e-6)
        #expect(abs(calibration.skillAgainstPrior?.value ?? 1) < 1e-12)
    }

    @Test func theConstantIsTheMeanOfTheOthers() throws {
        let design = try Self.design()
        let trials = [
            try Self.trial("a", record: 0.2, design) { _ in 0.2 }, try Self.trial("b", record: 0.6, design) { _ in 0.2 },
            try Self.trial("c", record: 0.4, design) { _ in 0.2 },
        ]
        let score = RecordScore(trials)
        #expect(score.figures.map { ($0.baseline ?? 0).rounded(to: 6) } == [0.5, 0.3, 0.4])
        #expect(score.figures[2].baselineCRPS ?? 1 < 1e-9)
        // A prediction of 0.2 with a spread of 0.02 against 0.2: a quarter of the distance of its two values.
        #expect(abs(score.figures[0].crps - 0.005) < 1e-9)
        #expect(score.coverage(0.95) == 1.0 / 3)
    }

    @Test func worldsOfVectorsHaveTheirRules() throws {
        let scenario = try Fixtures.lesson()
        let entry = try #require(RuleBook.entry(Self.rule))
        let low = entry.range.lowerBound + 0.01 * (entry.range.upperBound - entry.range.lowerBound)
        let vectors = RuleVectors(
            program: "test", cases: [], digests: [], figures: [], effectiveSize: 60, rules: [Self.rule, "march.roadDay"],
            moved: [Self.rule], vectors: [.init(weight: 1, values: [low, 4]), .init(weight: 0, values: [low, 4])])
        let (plain, drawn) = (
            WorldDesign(scenario: scenario, rules: Rules(), seed: 5, perWorld: 2),
            WorldDesign(scenario: scenario, rules: Rules(), seed: 5, perWorld: 2, vectors: vectors)
        )
        for world in 0..<5 {
            #expect(entry.value(in: drawn.world(world).rules) == low)
            let pairs = zip(plain.unknowns, zip(plain.values(in: world), drawn.values(in: world)))
            #expect(pairs.allSatisfy { $0.name == Self.rule || $1.0 == $1.1 })
            #expect(drawn.positions(in: world).allSatisfy { $0 > 0 && $0 < 1 })
        }
    }

    @Test func aFileThatContradictsItselfIsFound() {
        let make = { (moved: [String], values: [Double], weight: Double) in
            RuleVectors(
                program: "", cases: [], digests: [], figures: [], effectiveSize: 1, rules: ["a"], moved: moved,
                vectors: [.init(weight: weight, values: values)]
            ).fault
        }
        #expect(make(["a"], [1], 1) == nil)
        for fault in [make(["b"], [1], 1), make([], [1, 2], 1), make([], [.nan], 1), make([], [1], -1), make([], [1], 0)] {
            #expect(fault != nil)
        }
    }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> Double {
        let factor = (0..<digits).reduce(1.0) { product, _ in product * 10 }
        return (self * factor).rounded() / factor
    }
}
