import Campaigns
import Figures
import Foundation
import ReplySupport
import Scenarios
import Studies
import Testing

/// The record beside the model in closed form, key by key.
@Suite struct HandMadeRecordTests {
    private static func figure(
        _ key: String, _ best: Double, low: Double? = nil, high: Double? = nil, unit: String = "men", date: String = ""
    ) -> HistoricalFigure {
        HistoricalFigure(
            metric: key, key: key, date: date, low: low ?? best, best: best, high: high ?? best, unit: unit, confidence: "high",
            sources: ["s"], note: "n")
    }

    /// In future k of twenty, company A brings out 100 + k men on day 1 and B 50 on day 4; A leaves 10 guerrillas, B 5 prisoners.
    private static func rows(
        _ history: [HistoricalFigure], outcome: (@Sendable (Int) -> Outcome)? = nil
    ) async -> [ReplyHistory] {
        await HandMade.figures(HandMade.scenario(men: [200, 300], history: history)) { key, replication in
            guard key.assignment.directive.id == "standing" else {
                return HandMade.outcome([HandMade.fate(200), HandMade.fate(300)])
            }
            return outcome?(replication)
                ?? HandMade.outcome(
                    [
                        HandMade.fate(200, arrived: [1: 100 + replication], guerrillas: 10),
                        HandMade.fate(300, arrived: [4: 50], captured: 5),
                    ], tied: [10, 20, 30, 40, 50, 60], guerrillas: 10)
        }.history
    }

    private static func row(_ history: HistoricalFigure) async throws -> ReplyHistory {
        try #require(await rows([history]).first)
    }

    // MARK: quantities

    @Test(
        arguments: [
            ("menOutTotal", 159.5), ("menOutTotal.b", 50), ("menOutByDay2", 109.5), ("menOutByDay1", 0),
            ("menOutByDay9", 159.5),
            ("menOutByDay5.b", 50), ("menOutByDay4.b", 0), ("guerrillas", 10), ("guerrillas.b", 0), ("prisoners.b", 5),
            ("menOutTotal.a.b", 159.5),
        ] as [(String, Double)])
    func `a key reads its quantity`(key: String, mean: Double) async throws {
        let row = try await Self.row(Self.figure(key, mean))
        #expect(row.model.map { abs($0.mean - mean) < 1e-9 } == true, "\(row)")
    }

    @Test func `the record is set beside the course without the advice`() async throws {
        let row = try await Self.row(Self.figure("guerrillas", 10))
        #expect(row.directive == "standing" && row.relation == .within && row.remark.isEmpty)
        #expect(row.metric == "guerrillas" && row.sources == ["s"] && row.note == "n" && row.unit == "men")
    }

    @Test func `divisions of one army of the enemy are told apart by nobody`() async throws {
        let row = try await Self.row(Self.figure("tiedDivisions.rok", 3))
        #expect(row.relation == .none && row.remark == "the model does not tell one army of the enemy from another")
        #expect(try await Self.row(Self.figure("guerrillas.x", 3)).remark == "the formation is not in the scenario")
    }

    @Test(arguments: ["", "landmarks", "marchRate", "menOutByDayX"])
    func `a key that the model does not know is told as such`(key: String) async throws {
        let row = try await Self.row(Self.figure(key, 3))
        #expect(row.relation == .none && row.model == nil && row.chance == nil && !row.remark.isEmpty)
    }

    @Test(arguments: ["menOutByDay3.z", "menOutTotal.z", "guerrillas.z", "prisoners.a.z"])
    func `a formation that is not in the scenario is not counted as none`(key: String) async throws {
        let row = try await Self.row(Self.figure(key, 100))
        #expect(row.relation == .none && row.model == nil)
        #expect(row.remark == "the formation is not in the scenario")
    }

    @Test(
        arguments: [
            ("menOutOfAllOrigins", "1950-10-03", 109.5), ("menOutOfAllOrigins", "1951-01-01", 159.5),
            ("menOutOfAllOrigins", "1949-01-01", 0), ("prisonersOfAllOrigins", "", 5), ("guerrillasOfAllOrigins", "", 10),
            ("tiedMen", "1950-10-03", 20), ("tiedDivisions", "1950-10-04", 30), ("tiedMen", "", 60),
        ] as [(String, String, Double)])
    func `what counts something else stands beside the model`(key: String, date: String, mean: Double) async throws {
        let row = try await Self.row(Self.figure(key, 1000, date: date))
        #expect(row.relation == .beside && !row.remark.isEmpty && row.chance == nil)
        #expect(row.model.map { abs($0.mean - mean) < 1e-9 } == true, "\(row)")
    }

    // MARK: relations

    /// The model's 80 per cent interval of `menOutTotal` is 151.9 to 167.1.
    @Test(
        arguments: [
            (150, 160, 170, .within), (140, 150, 155, .touches), (165, 170, 180, .touches), (100, 140, 151, .above),
            (168, 170, 180, .below),
        ] as [(Double, Double, Double, ReplyHistory.Relation)])
    func `a relation is that of the intervals`(
        low: Double, best: Double, high: Double, relation: ReplyHistory.Relation
    ) async throws {
        let row = try await Self.row(Self.figure("menOutTotal", best, low: low, high: high))
        #expect(row.relation == relation, "\(row)")
    }

    @Test(
        arguments: [(20, .likely), (18, .likely), (17, .possible), (3, .possible), (2, .unlikely), (0, .unlikely)]
            as [(Int, ReplyHistory.Relation)])
    func `a named unit is there in a share of the futures`(futures: Int, relation: ReplyHistory.Relation) async throws {
        let rows = await Self.rows([Self.figure("menOutTotal.a", 1, unit: "named unit")]) { replication in
            // A remnant is a hundred men.
            HandMade.outcome([HandMade.fate(200, arrived: [1: replication < futures ? 100 : 99]), HandMade.fate(300)])
        }
        #expect(rows[0].chance == Double(futures) / 20 && rows[0].relation == relation && rows[0].model == nil)
    }
}
