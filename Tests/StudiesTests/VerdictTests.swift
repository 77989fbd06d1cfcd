import Arithmetic
import Campaigns
import RuleSets
import Scenarios
import Statistics
import Studies
import TestSupport
import Testing

/// The verdict over worlds, on outcomes that are written down.
@Suite struct VerdictTests {
    /// Men out of the formations, and the enemy tied down a day, under the question's directive in a replication.
    private typealias Gains = @Sendable (_ replication: Int) -> (men: [Int], tied: Int)

    private static func outcome(_ found: (men: [Int], tied: Int)) -> Outcome {
        let formations = found.men.map { men in
            var ledger = Ledger()
            (ledger.start, ledger.arrived) = (men, men)
            return Outcome.OfFormation(ledger: ledger, arrivedByDay: DailyCounts())
        }
        // Two days and the day after them.
        return Outcome(
            formations: formations, guerrillasByZone: [0, 0], recruits: 0,
            tiedByDay: [Int32(found.tied), Int32(found.tied), 0],
            heldByDay: [0, 0, 0], delayHours: 0, contacts: [Int32](repeating: 0, count: ContactResult.allCases.count),
            digest: Digest())
    }

    /// A study of "go" against the standing course, under which 100 men of each formation come out and nobody is tied down.
    private static func study(
        worlds: WorldSampling = WorldSampling(most: 64, perWorld: 2, isFixed: true), clauses: [VerdictClause] = [],
        exchanging: Bool = false, _ gains: @escaping Gains
    ) async -> Study {
        var scenario = UncertainCase.scenario(exchanging: exchanging)
        scenario.statedClauses = clauses
        let keeper = BlockKeeper(
            shard: nil,
            runs: { key in
                let isQuestion = key.assignment.directive.id == "go"
                return Dictionary(
                    uniqueKeysWithValues: (0..<worlds.most * worlds.perWorld).map {
                        let found = isQuestion ? gains($0) : ([100, 100, 100], 0)
                        return ($0, Run(outcome: outcome(found), work: Campaign.Work(), bodies: 1))
                    })
            }, values: { _, _ in [:] }, keep: { _, _ in })
        let request = StudyRequest(
            scenario: scenario, rules: Rules(), directives: [scenario.directives[0]], seed: 5, workers: 1,
            sensitivityReplications: 0, worlds: worlds)
        return await StudyConductor(request, keeper: keeper).conduct()
    }

    /// Steps of a world, -1 or 1, and of a replication within it.
    private static func step(_ replication: Int) -> Int { replication / 2 % 2 == 0 ? 1 : -1 }

    @Test func `a clause is the mean difference of its group`() async throws {
        let study = await Self.study { replication in
            ([150 + 10 * Self.step(replication), 120, 90], 40 + replication % 2)
        }
        let judgement = try #require(study.judgement)
        #expect(judgement.worlds == 64 && study.worlds == 64 && study.replications == 128)
        #expect(judgement.findings.map(\.clause.group) == ["first", "rest", "all"])
        #expect(judgement.findings.map(\.members) == [[0, 1], [2], [0, 1, 2]])
        #expect(judgement.findings.map(\.sample.mean) == [70, -10, 40.5])
        // A hundredth of the best figures of the group's men, where no difference is stated.
        let deltas = judgement.findings.map(\.delta)
        #expect(zip(deltas, [6.5, 0.6, 7.1]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(judgement.findings.map(\.verdict.finding) == [.better, .worse, .better])
        #expect(judgement.verdict.verdict == .trade)
    }

    @Test func `a trade has its price, and what is no trade has none`() async throws {
        let clauses = [VerdictClause(.menOut, of: "first", delta: 5), VerdictClause(.menOut, of: "rest", delta: 5)]
        let trade = await Self.study(clauses: clauses) { ([140 + $0 % 3, 100, 80], 0) }
        let exchange = try #require(trade.judgement?.exchange)
        #expect(exchange.gain == 0 && exchange.loss == 1)
        let rate = try #require(exchange.rate.estimate)
        let gain = try #require(trade.judgement?.findings[0].sample.mean)
        #expect(abs(rate - gain / 20) < 1e-9)
        let gained = await Self.study(clauses: clauses) { ([140 + $0 % 3, 100, 96], 0) }
        #expect(gained.judgement?.exchange == nil, "a loss of less than matters buys nothing")
    }

    @Test(arguments: [(30, WorldClass.appropriate), (-30, .notAppropriate), (0, .noDifference)])
    func `the class follows the sign`(gain: Int, expected: WorldClass) async {
        let clauses = [VerdictClause(.menOut, of: "all", delta: 10)]
        let study = await Self.study(clauses: clauses) { ([100 + gain, 100, 100 + $0 % 2], 0) }
        #expect(study.judgement?.verdict.verdict == expected)
        #expect(study.judgement.map { $0.isProvisional } == false)
    }

    @Test func `worlds that disagree are not known`() async throws {
        let clauses = [VerdictClause(.menOut, of: "all", delta: 10)]
        let study = await Self.study(clauses: clauses) { ([100 + 50 * Self.step($0), 100, 100], 0) }
        let verdict = try #require(study.judgement?.verdict)
        #expect(verdict.verdict == nil && verdict.clauses[0].finding == .notKnown)
        #expect(abs((verdict.share(of: .appropriate).estimate ?? 0) - 0.5) < 1e-9)
    }

    @Test func `verdicts by the way of reading are of worlds that add up`() async throws {
        let clauses = [VerdictClause(.menOut, of: "first", delta: 5)]
        let study = await Self.study(clauses: clauses) { ([100 + $0, 100 - $0 % 5, 100], 0) }
        let judgement = try #require(study.judgement)
        #expect(judgement.byReading.map(\.option.id) == ["stay", "back"])
        let worlds = judgement.byReading.map(\.worlds)
        #expect(worlds.reduce(0, +) == 64 && worlds[0] > worlds[1] && worlds[1] > 4)
        let mean = judgement.byReading.reduce(0) { $0 + Double($1.worlds) * $1.means[0] } / 64
        #expect(abs(mean - judgement.findings[0].sample.mean) < 1e-9)
        for reading in judgement.byReading {
            #expect((reading.verdict == nil) == (reading.worlds < StudyVerdict.leastWorlds))
        }
        // The values were read in the worlds in which the option was drawn.
        let drawn = study.request.design.map { design in
            (0..<64).map { design.world($0).assignment(UncertainCase.assignment("go")).reading.dispersed == .recalled }
        }
        #expect(drawn?.count { $0 } == worlds[1])
    }

    @Test func `a group is read in the place of those exchanged`() async throws {
        let clauses = [VerdictClause(.menOut, of: "rest", delta: 5)]
        let study = await Self.study(clauses: clauses, exchanging: true) { _ in ([110, 120, 130], 0) }
        let judgement = try #require(study.judgement)
        let design = try #require(study.request.design)
        let gains = (0..<64).map { design.standIns(in: $0)?[2] == 0 ? 10.0 : 30 }
        #expect(judgement.findings[0].sample.worldMeans == gains)
        #expect(Set(gains).count == 2)
        // The measure of a single formation is its own, whatever group it stands in.
        #expect(study.question.distribution(.menOut, ofFormation: 2).sorted.allSatisfy { $0 == 130 })
    }

    // MARK: when it stops

    @Test func `a verdict that is clear stops at the first look`() async {
        let clauses = [VerdictClause(.menOut, of: "all", delta: 10)]
        let study = await Self.study(worlds: WorldSampling(most: 128, perWorld: 2), clauses: clauses) { replication in
            ([200 + replication % 2, 100, 100], 0)
        }
        #expect(study.worlds == 32 && !study.wasStopped)
        #expect(study.judgement?.decision == .settled)
    }

    @Test func `a verdict that never gets clear plays all, and says that it is the last`() async {
        let clauses = [VerdictClause(.menOut, of: "all", delta: 10)]
        let study = await Self.study(worlds: WorldSampling(most: 100, perWorld: 2), clauses: clauses) { replication in
            ([100 + 50 * Self.step(replication), 100, 100], 0)
        }
        #expect(study.worlds == 100 && study.judgement?.decision == .limitReached)
    }

    @Test func `a precision is asked of every clause`() async throws {
        let clauses = [VerdictClause(.menOut, of: "all", delta: 10)]
        let study = await Self.study(clauses: clauses) { ([200 + 5 * Self.step($0), 100, 100], 0) }
        #expect(study.halfWidth == nil)
        let sample = try #require(study.judgement?.findings[0].sample)
        // Sixty-four worlds of 205 and 195 men, half of each: deviation sqrt(64 * 25 / 63).
        let error = (64.0 * 25 / 63 / 64).squareRoot()
        #expect(abs((sample.standardError ?? 0) - error) < 1e-12)
    }

    @Test func `the standing course against itself has no verdict`() async {
        var scenario = UncertainCase.scenario()
        scenario.question = "standing"
        let request = StudyRequest(
            scenario: scenario, rules: Rules(), directives: [scenario.directives[1]], seed: 5, workers: 2,
            sensitivityReplications: 0, worlds: WorldSampling(most: 3, perWorld: 2, isFixed: true))
        let study = await StudyConductor(request).conduct()
        #expect(study.judgement == nil && study.baseline == nil && study.worlds == 3)
    }

    @Test func `one replication in a world tells luck from nothing`() async {
        let study = await Self.study(worlds: WorldSampling(most: 40, perWorld: 1, isFixed: true)) { ([100 + $0, 1, 1], 0) }
        #expect(study.judgement == nil && study.replications == 40)
        #expect(study.question.sample(.menOut, of: [0]) == nil)
        #expect(study.question.distribution(.menOut, of: [0]).observations == 40)
    }
}
