import Figures
import Foundation
import Prose
import ReplySupport
import Testing

@Suite struct ProseTests {
    private func figures(men: (Double, Double, Double), tied: (Double, Double, Double)) async throws -> ReplyFigures {
        let primary = try ReplyCase.difference(men.0, men.1, men.2)
        let held = try ReplyCase.difference(tied.0, tied.1, tied.2)
        return try await ReplyCase.figures { object in
            var rows = object["comparisons"] as? [[String: Any]] ?? []
            rows[0]["differences"] = ["companies": ["menOut": primary], "all": ["menOut": primary, "tiedDown": held]]
            object["comparisons"] = rows
        }
    }

    @Test func `a clear win is said to be one, with its interval`() async throws {
        let verdict = ProseVerdict(figures: try await figures(men: (600, 500, 700), tied: (300, 200, 400)))
        #expect(verdict.lead().hasPrefix("The directive is appropriate."))
        #expect(verdict.lead().contains("brings out more men") && !verdict.lead().contains("fewer"))
        #expect(verdict.numbers()[0].contains("600 more than without it (95 % interval 500 to 700)"))
        #expect(verdict.numbers()[0].contains("90 of 100 campaigns"))
    }

    @Test func `a clear loss is said to be one`() async throws {
        let verdict = ProseVerdict(figures: try await figures(men: (-600, -700, -500), tied: (0, 0, 0)))
        #expect(verdict.lead().hasPrefix("The directive is not appropriate."))
        #expect(verdict.lead().contains("brings out fewer men"))
        #expect(
            verdict.numbers()[0].contains("600 fewer than without it")
                && verdict.numbers()[0].contains("(95 % interval 500 to 700)")
        )
        #expect(verdict.numbers()[0].contains("10 of 100 campaigns"))
    }

    @Test func `what cannot be told apart is not told apart`() async throws {
        let verdict = ProseVerdict(figures: try await figures(men: (40, -60, 140), tied: (0, 0, 0)))
        #expect(verdict.lead().hasPrefix("Whether the directive is appropriate, the study cannot tell."))
        #expect(!verdict.lead().contains("more men") && !verdict.lead().contains("fewer men"))
        #expect(
            verdict.numbers()[0].contains("cannot be told apart: the 95 % interval of the difference is −60 to +140"))
    }

    @Test func `gain and loss together make it appropriate in part`() async throws {
        let verdict = ProseVerdict(figures: try await figures(men: (600, 500, 700), tied: (-900, -1000, -800)))
        #expect(verdict.lead().hasPrefix("The directive is appropriate in part."))
        #expect(verdict.lead().contains("ties down fewer of the enemy"))
    }

    @Test func `a difference too small to matter is not a finding`() {
        let slight = ReplyDifference(mean: 5, low: 3, high: 7, chanceMore: 0.6, replications: 1000)
        #expect(ProseVerdict.judgement(slight, least: 20) == .slight)
        #expect(ProseVerdict.judgement(slight, least: 2) == .better)
        let wide = ReplyDifference(mean: 5, low: -30, high: 40, chanceMore: 0.5, replications: 1000)
        #expect(ProseVerdict.judgement(wide, least: 20) == .unknown)
    }

    @Test func `few campaigns find nothing`() {
        let few = ReplyDifference(mean: 500, low: 400, high: 600, chanceMore: 1, replications: 19)
        #expect(few.finding == .notToldApart)
        #expect(ReplyDifference(mean: 500, low: 400, high: 600, chanceMore: 1, replications: 20).finding == .more)
    }

    @Test func `one campaign has no interval`() async throws {
        let one = ReplyDifference(mean: -60, low: -60, high: -60, chanceMore: 0, replications: 1)
        #expect(!one.hasInterval && ReplyDifference(mean: 5, low: 3, high: 7, chanceMore: 1, replications: 30).hasInterval)
        for words in [ProsePhrase.difference(one), ProsePhrase.difference(one, brief: true), ProsePhrase.cell(one)] {
            #expect(!words.contains("60"), "\(words)")
        }
        let verdict = ProseVerdict(figures: try await figures(men: (-60, -60, -60), tied: (1, 1, 1)))
        #expect(!verdict.numbers().joined().contains("−60 to −60"))
    }

    @Test(arguments: [
        ([(-3, 90.0), (3, -90.0)], "Yes: sooner is better"), ([(-3, -90.0), (3, -90.0)], "Not without limit"),
        ([(-3, 2.0), (3, -90.0)], "Later is worse"), ([(-3, -90.0), (3, 90.0)], "No: sooner is worse and later is better"),
        ([(-3, 2.0), (3, 2.0)], "little depends"),
    ])
    func `delay is answered by what it does`(rows: [(Int, Double)], answer: String) async throws {
        let base = try await ReplyCase.lesson.value.reply.figures
        let estimate = try JSONSerialization.jsonObject(with: JSONEncoder().encode(base.asked.estimate(.menOut)))
        let delays = try ([(0, 0.0)] + rows).map { days, mean -> [String: Any] in
            let difference = try ReplyCase.difference(mean, mean - 1, mean + 1)
            return ["days": days, "date": "1900-10-01", "campaigns": 100, "broughtOut": estimate, "difference": difference]
        }
        let figures = try await ReplyCase.figures { $0["delays"] = delays }
        let summary = ProseDelays(figures: figures).summary()
        #expect(summary?.contains(answer) == true, "\(summary ?? "")")
    }

    @Test func `the record is counted as it falls`() async throws {
        let rows = ["within", "below", "below", "likely", "unlikely", "beside", "none"].map { relation -> [String: Any] in
            [
                "metric": relation, "key": "", "date": "1900-10-05", "low": 1, "best": 2, "high": 3, "unit": "men",
                "confidence": "low",
                "sources": [String](), "note": "", "use": "compare", "mechanism": "", "directive": "go-small",
                "relation": relation, "remark": "",
            ]
        }
        let summary = ProseHistory(figures: try await ReplyCase.figures { $0["history"] = rows }).summary() ?? ""
        #expect(summary.contains("Of three figures of the record"))
        #expect(summary.contains("holds the best figure of one and lies wholly below two"))
        #expect(summary.contains("one is there in at least nine of the model's campaigns in ten and one in at most one"))
        #expect(summary.contains("always has fewer men than the record"))
        #expect(ProseHistory(figures: try await ReplyCase.lesson.value.reply.figures).summary() == nil)
    }

    @Test func `figures of the record that all fall alike are told as all, and shares in per cent`() async throws {
        let summary = { (relations: [String], unit: String) in
            let rows = relations.map { relation -> [String: Any] in
                [
                    "metric": relation, "key": "", "date": "1900-10-05", "low": 0.2, "best": 0.25, "high": 0.3, "unit": unit,
                    "confidence": "low", "sources": [String](), "note": "", "use": "compare", "mechanism": "",
                    "directive": "go-small", "relation": relation, "remark": "",
                ]
            }
            return try await ReplyCase.figures { $0["history"] = rows }
        }
        let words = { (relations: [String]) in ProseHistory(figures: try await summary(relations, "men")).summary() ?? "" }
        #expect(try await words(["within", "within"]).contains("holds the best figure of both."))
        #expect(
            try await words(["touches", "touches", "touches"]).contains(
                "meets the range of all three but not their best figures."))
        #expect(
            try await words(["above", "below", "touches"]).contains(
                "of one but not its best figure and lies wholly above one and wholly below one."))
        let page = ReplyCase.document(try await summary(["none"], "share")).tables(of: "record").flatMap { $0.rows.joined() }
        #expect(page.contains("20 to 30 %"), "\(page)")
    }

    @Test func `several days are answered by the share that is across`() {
        #expect(ProseWithdrawalQuestion.answer(share: 0.95) == "Nearly all.")
        #expect(ProseWithdrawalQuestion.answer(share: 0.6) == "Most of it, not all.")
        #expect(ProseWithdrawalQuestion.answer(share: 0.3) == "A part of it only.")
        #expect(ProseWithdrawalQuestion.answer(share: 0.05) == "No.")
    }
}
