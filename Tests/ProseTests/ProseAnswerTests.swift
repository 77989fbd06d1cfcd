import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The answer on the first page over worlds: every sentence is held against numbers that are written down.
@Suite struct ProseAnswerTests {
    @Test func `shares of worlds add up, and single aims are told by what matters`() async throws {
        let document = try await WrittenWorlds.document()
        let text = document.openingText
        #expect(
            text.contains(
                "is not known. Of 100 worlds drawn from our assumptions it is appropriate in 2, not appropriate in 60, a trade of one aim "
                    + "for another in 35 and without a difference that matters in 3."))
        #expect(
            text.contains(
                "Compared with the course without it, fewer men of the three companies come out (by more than 250 in 90 of 100 worlds); it is "
                    + "not known whether more men of the enemy are tied down."))
        #expect(ProseLint.faults(of: document).isEmpty, "\(ProseLint.faults(of: document))")
    }

    @Test func `where no class is settled, that some aim loses may be`() async throws {
        let (known, open) = (WrittenWorlds.share(121 / 128, bound: 0.9), WrittenWorlds.share(0.3, bound: 0.2))
        let loses = try await WrittenWorlds.document(some: (open, known))
        #expect(
            loses.openingText.contains(
                "The directive loses in some aim in 95 of 100 worlds drawn from our assumptions. Whether it gains in another is not known: of 100 "
                    + "worlds it is appropriate in 2, not appropriate in 60,"))
        #expect(ProseLint.faults(of: loses).isEmpty, "\(ProseLint.faults(of: loses))")
        let gains = try await WrittenWorlds.document(some: (known, open)).openingText
        #expect(
            gains.contains(
                "The directive gains in some aim in 95 of 100 worlds drawn from our assumptions. Whether it loses in"))
        for some in [(open, open), (known, known)] {
            #expect(
                try await WrittenWorlds.document(some: some).openingText.contains(
                    "Whether the directive is appropriate is not known."))
        }
    }

    /// Of 32 worlds 20 are 62.5 of a hundred, which no two sentences would round alike.
    @Test func `few worlds are counted as they are`() async throws {
        let clause = WrittenWorlds.clause(
            "menOut", "companies", mean: 9, worlds: (-90, 80), total: (-99, 99), better: 20.0 / 32, worse: 5.0 / 32)
        let text = try await WrittenWorlds.document(shares: [20, 5, 0, 7].map { $0 / 32 }, clauses: [clause], worlds: 32)
            .openingText
        #expect(
            text.contains(
                "Of the 32 worlds drawn from our assumptions it is appropriate in 20, not appropriate in 5 "
                    + "and without a difference that matters in 7."))
        #expect(text.contains("it is a gain in 20 of the 32 worlds and a loss in 5 of the 32 worlds."))
    }

    @Test func `the classes at other differences that matter are told`() async throws {
        let deltas: [JSONObject] = [
            ["factor": 0.5, "shares": WrittenWorlds.byClass([0.02, 0.46, 0.52, 0])],
            ["factor": 2, "shares": WrittenWorlds.byClass([0.01, 0.63, 0.16, 0.2])],
        ]
        let text = try await WrittenWorlds.document(with: ["atDeltas": deltas]).openingText
        #expect(
            text.contains(
                "Of 100 worlds, were they half as large, it would be appropriate in 2, not appropriate in 46, a trade of one aim for another in 52 "
                    + "and without a difference that matters in none; were they twice as large, it would be appropriate in 1,"))
        let none: [JSONObject] = [["factor": 0.5, "shares": JSONObject()]]
        #expect(try await !WrittenWorlds.document(with: ["atDeltas": none]).openingText.contains("half as large"))
        #expect(try await !WrittenWorlds.document().openingText.contains("The shares hang on"))
    }

    @Test func `classes that do not hang on the differences that matter are not told thrice`() async throws {
        let shares = [0.0, 0.8, 0.2, 0]
        let deltas = { (other: [Double]) -> [JSONObject] in
            [["factor": 0.5, "shares": WrittenWorlds.byClass(shares)], ["factor": 2, "shares": WrittenWorlds.byClass(other)]]
        }
        let same = try await WrittenWorlds.document(shares: shares, with: ["atDeltas": deltas(shares)]).openingText
        #expect(
            same.contains(
                "The shares do not hang on the differences that matter: with half or twice these differences every share"))
        let all = try await WrittenWorlds.document(shares: shares, with: ["atDeltas": deltas([0, 1, 0, 0])]).openingText
        #expect(all.contains("were they twice as large, it would be not appropriate in all."))
    }

    @Test func `one aim is not traded for another`() async throws {
        let text = try await WrittenWorlds.document(shares: [0.2, 0.5, 0, 0.3], clauses: [WrittenWorlds.lost]).openingText
        #expect(text.contains("it is appropriate in 20, not appropriate in 50 and without a difference that matters in 30."))
    }

    @Test func `men whom two aims count are told, and their rows stand once`() async throws {
        let part = WrittenWorlds.clause("menOut", "part", mean: 0)
        let page = { (whole: Bool) in
            try await WrittenWorlds.document(
                clauses: [WrittenWorlds.lost, part],
                more: { figures in
                    var scenario = figures["scenario"] as? JSONObject ?? [:]
                    let groups = scenario["groups"] as? [JSONObject] ?? []
                    scenario["groups"] = groups + [["id": "part", "title": "the rear", "role": "secondary"]]
                    figures["scenario"] = scenario
                    figures["formations"] = (figures["formations"] as? [JSONObject] ?? []).enumerated().map { index, row in
                        let own = (row["groups"] as? [String] ?? []) + (index == 0 ? ["part"] : [])
                        return row.merging(["groups": whole || index > 0 ? own : own.filter { $0 != "companies" }]) { _, new in
                            new
                        }
                    }
                })
        }
        let nested = try await page(true)
        #expect(nested.openingText.contains("The men of the rear are also men of the three companies, and count in both aims."))
        let apart = try await page(false)
        #expect(!apart.openingText.contains("count in both aims"))
        let columns = { (document: ReplyDocument) in
            document.opening.compactMap { if case .table(let table) = $0 { table.columns.map(\.title) } else { nil } }.first
        }
        #expect(columns(nested)?.contains("All") == false && columns(apart)?.contains("All") == true)
    }

    @Test func `the difference is told apart for those who go and those who stay`() async throws {
        let told = { (order: String, out: (Double, Double?), guerrillas: (Double, Double)) -> JSONObject in
            var row: JSONObject = [
                "group": "companies", "order": order, "menStart": 900, "menOut": out.0, "guerrillas": guerrillas.0,
                "guerrillasWithout": guerrillas.1, "menReached": 300, "menObeyed": 200, "menDispersed": 0,
            ]
            row["menOutWithout"] = out.1
            return row
        }
        let text = { (without: Double?) in
            try await WrittenWorlds.document(more: { figures in
                figures["told"] = [told("go", (500, without), (40, 40)), told("stay", (100, 350), (300, 70))]
            }).openingText
        }
        #expect(
            try await text(300).contains(
                "of the three companies, those told to go bring out 200 more and those told to stay 250 fewer; of the latter 230 more live as "
                    + "guerrillas at the end."))
        #expect(try await text(500).contains("those told to go bring out as many and"))
        #expect(try await !text(nil).contains("Apart by what they are told"))
    }

    @Test func `men who come out are told apart from those who are free`() async throws {
        let free = WrittenWorlds.byClass([0.4, 0.18, 0.1, 0.32].map { WrittenWorlds.share($0) })
        let text = try await WrittenWorlds.document(with: ["ofFree": free]).openingText
        #expect(text.contains("Men who have come out need not be free: the enemy may hold the way on to the refuge."))
        #expect(
            text.contains(
                "If they alone were counted, of 100 worlds the directive would be appropriate in 40, not appropriate in 18, a trade of one aim for another in 10 and "
                    + "without a difference that matters in 32."))
        #expect(try await !WrittenWorlds.document().openingText.contains("need not be free"))
    }

    @Test func `a class without a world is none, and one world of a thousand is fewer than one`() async throws {
        let text = try await WrittenWorlds.document(shares: [0, 0.999, 0.001, 0]).openingText
        #expect(
            text.contains("it is appropriate in none, not appropriate in 100, a trade of one aim for another in fewer than one")
        )
    }

    @Test(
        arguments: [
            (
                "appropriate", [1, 0, 0, 0],
                "The directive is appropriate: in all 128 worlds drawn from our assumptions it gains"
            ),
            ("notAppropriate", [0, 0.9, 0.1, 0], "The directive is not appropriate: in 90 of 100 worlds drawn"),
            ("trade", [0, 0, 0.97, 0.03], "The directive is a trade: in 97 of 100 worlds drawn"),
            ("noDifference", [0, 0.04, 0, 0.96], "The directive makes no difference that matters in 96 of 100 worlds drawn"),
        ] as [(String, [Double?], String)])
    func `a settled verdict is told with its share`(finding: String, shares: [Double?], words: String) async throws {
        #expect(try await WrittenWorlds.document(finding, shares: shares).openingText.contains(words))
    }

    @Test func `what appropriate means and leaves out is told`() async throws {
        let text = try await WrittenWorlds.document().openingText
        #expect(
            text.contains(
                "‘Appropriate’ means that some aim of the question gains and none loses. The aims are that more men of the three companies come "
                    + "out and more men of the enemy are tied down. What it cost the people of the country is not in the model."
            ))
    }

    @Test func `what a case leaves out is told on the first page, where its compilers say so`() async throws {
        let words = "There were no boats."
        let page = try await WrittenWorlds.document(more: { figures in
            var scenario = figures["scenario"] as? JSONObject ?? [:]
            scenario["caveat"] = words
            figures["scenario"] = scenario
        })
        let plain = try await WrittenWorlds.document()
        #expect(page.openingText.contains(words) && !plain.openingText.contains(words))
    }

    @Test func `a single aim is called one`() async throws {
        let text = try await WrittenWorlds.document(clauses: [WrittenWorlds.lost]).openingText
        #expect(text.contains("The aim is that more men of the three companies come out. What it cost"))
    }

    @Test func `rules that are not the standard ones are told on the first page`() async throws {
        let opening = { (cases: [String], moved: [String], gain: [Double]) in
            try await WrittenWorlds.document(more: { figures in
                var run = figures["run"] as? JSONObject ?? [:]
                run["calibration"] =
                    ["cases": cases, "moved": moved, "program": "0"].merging(
                        gain.isEmpty ? [:] : ["gain": gain[0], "gainInterval": Array(gain.dropFirst())]
                    ) { old, _ in old } as JSONObject
                figures["run"] = run
            })
        }
        let plain = try await WrittenWorlds.document()
        #expect(!plain.openingText.contains("standard rules"))
        let page = try await opening(["a_1901", "b_1902"], ["march.bothHours"], [])
        #expect(
            page.openingText.contains("These are not the standard rules: one of ")
                && page.openingText.contains("is drawn as the records of a_1901 and b_1902 weigh them (`--rules`)"))
        let again = try #require(page.sections.first { $0.id == "again" })
        #expect("\(again)".contains("`march.bothHours` drawn as the records of a_1901 and b_1902 weigh them"))
        #expect(try await opening(["a_1901"], [], []).openingText.contains("those records move none"))
        for (gain, words) in [
            ([0.001, -0.14, 0.14], "made as much error as the ranges, and so few cases show no skill."),
            ([0.31, 0.2, 0.4], "made 31 % less error than the ranges."),
        ] {
            #expect(try await opening(["a_1901", "b_1902"], ["march.bothHours"], gain).openingText.contains(words))
        }
    }
}
