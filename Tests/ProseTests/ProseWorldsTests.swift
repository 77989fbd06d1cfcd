import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The first page over worlds: every sentence is held against numbers that are written down.
@Suite struct ProseWorldsTests {
    // MARK: worlds that are written down

    private static func share(_ estimate: Double?) -> JSONObject {
        let interval: JSONObject = ["low": 0.0, "high": 1.0]
        return estimate.map { ["estimate": $0, "interval": interval, "lowerBound": 0.0] } ?? [
            "interval": interval, "lowerBound": 0.0,
        ]
    }

    private static func clause(
        _ measure: String, _ group: String, mean: Double, delta: Double = 50, deviation: Double? = 10,
        worlds: (Double, Double)? = nil,
        total: (Double, Double)? = nil, better: Double? = 0, worse: Double? = 0, finding: String = "notKnown"
    ) -> JSONObject {
        var clause: JSONObject = [
            "measure": measure, "group": group, "groupTitle": group == "all" ? "all formations" : "the three companies",
            "unit": measure == "delayHours" ? "hours" : "men", "delta": delta, "reason": "", "mean": mean,
            "better": share(better), "worse": share(worse),
            "noDifference": share(better.flatMap { more in worse.map { 1 - more - $0 } }), "finding": finding,
        ]
        clause["standardError"] = deviation
        clause["worldInterval"] = worlds.map { ["low": $0.0, "high": $0.1] }
        clause["totalInterval"] = total.map { ["low": $0.0, "high": $0.1] }
        clause["luckInterval"] = total.map { ["low": $0.0, "high": $0.1] }
        return clause
    }

    private static var lost: JSONObject {
        clause(
            "menOut", "companies", mean: -860, delta: 250, worlds: (-1590, -240), total: (-2000, 100), better: 0.01, worse: 0.9,
            finding: "worse")
    }
    private static var gained: JSONObject {
        clause(
            "tiedDown", "all", mean: 390, delta: 390, worlds: (15, 1270), total: (0, 1300), better: 0.3, worse: 0)
    }

    private static func document(
        _ finding: String = "notKnown", shares: [Double?] = [3, 76, 45, 4].map { $0 / 128 },
        clauses: [JSONObject] = [lost, gained], readings: [JSONObject] = [], exchange: JSONObject? = nil,
        kinds: [JSONObject] = [], worlds: Int = 128,
        more: (inout JSONObject) -> Void = { _ in }
    ) async throws -> ReplyDocument {
        let names = ["appropriate", "notAppropriate", "trade", "noDifference"]
        var verdict: JSONObject = [
            "finding": finding, "shares": Dictionary(uniqueKeysWithValues: zip(names, shares.map(share))), "required": 0.75,
            "confidence": 0.95, "isProvisional": false, "clauses": clauses, "readings": readings,
        ]
        verdict["exchange"] = exchange
        return try await ReplyCase.document { figures in
            more(&figures)
            figures["worlds"] =
                [
                    "worlds": worlds, "perWorld": 10, "mostWorlds": worlds, "unknowns": [JSONObject](), "verdict": verdict,
                    "kinds": kinds,
                    "named": [JSONObject](), "unexplained": JSONObject(), "controlled": JSONObject(),
                ] as JSONObject
        }
    }

    private static func reading(
        _ option: String, worlds: Int, finding: String?, recalls: Bool = false, exchanged: [String] = []
    ) -> JSONObject {
        var reading: JSONObject = [
            "reading": "passage", "title": "the passage", "option": option, "weight": 0.5, "worlds": worlds, "recalls": recalls,
            "exchanged": exchanged, "shares": JSONObject(), "means": [Double](),
        ]
        reading["finding"] = finding
        return reading
    }

    // MARK: the answer

    @Test func `shares of worlds add up, and single aims are told by what matters`() async throws {
        let document = try await Self.document()
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

    @Test func `a class without a world is none, and one world of a thousand is fewer than one`() async throws {
        let text = try await Self.document(shares: [0, 0.999, 0.001, 0]).openingText
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
        #expect(try await Self.document(finding, shares: shares).openingText.contains(words))
    }

    /// Of 32 worlds 20 are 62.5 of a hundred, which no two sentences would round alike.
    @Test func `few worlds are counted as they are`() async throws {
        let clause = Self.clause(
            "menOut", "companies", mean: 9, worlds: (-90, 80), total: (-99, 99), better: 20.0 / 32, worse: 5.0 / 32)
        let text = try await Self.document(shares: [20, 5, 0, 7].map { $0 / 32 }, clauses: [clause], worlds: 32).openingText
        #expect(
            text.contains(
                "Of the 32 worlds drawn from our assumptions it is appropriate in 20, not appropriate in 5, a trade of one aim for another in none "
                    + "and without a difference that matters in 7."))
        #expect(text.contains("it is a gain in 20 of the 32 worlds and a loss in 5 of the 32 worlds."))
    }

    @Test func `what appropriate means and leaves out is told`() async throws {
        let text = try await Self.document().openingText
        #expect(
            text.contains(
                "‘Appropriate’ means that some aim of the question gains and none loses. The aims are that more men of the three companies come "
                    + "out and more men of the enemy are tied down. What it cost the people of the country is not in the model."
            ))
    }

    @Test func `what a case leaves out is told on the first page, where its compilers say so`() async throws {
        let words = "There were no boats."
        let page = try await Self.document(more: { figures in
            var scenario = figures["scenario"] as? JSONObject ?? [:]
            scenario["caveat"] = words
            figures["scenario"] = scenario
        })
        let plain = try await Self.document()
        #expect(page.openingText.contains(words) && !plain.openingText.contains(words))
    }

    @Test func `a single aim is called one`() async throws {
        let text = try await Self.document(clauses: [Self.lost]).openingText
        #expect(text.contains("The aim is that more men of the three companies come out. What it cost"))
    }

    @Test func `rules that are not the standard ones are told on the first page`() async throws {
        let opening = { (cases: [String], moved: [String], gain: [Double]) in
            try await Self.document(more: { figures in
                var run = figures["run"] as? JSONObject ?? [:]
                run["calibration"] =
                    ["cases": cases, "moved": moved, "program": "0"].merging(
                        gain.isEmpty ? [:] : ["gain": gain[0], "gainInterval": Array(gain.dropFirst())]
                    ) { old, _ in old } as JSONObject
                figures["run"] = run
            })
        }
        let plain = try await Self.document()
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

    // MARK: the numbers

    @Test func `differences are told by size and direction`() async throws {
        let text = try await Self.document().openingText
        #expect(text.contains("That is 860 fewer than without it on average (200 to 1,600 fewer in eight worlds of ten)."))
        #expect(
            text.contains(
                "What matters is a difference of more than 250 men (1 % of these men, an assumption): it is a gain in 1 of 100 worlds and a "
                    + "loss in 90 of 100 worlds."))
        #expect(text.contains("390 more than without it on average (0 to 1,300 more in eight worlds of ten)"))
        #expect(
            text.contains(
                "(1 % of the men of all formations, an assumption): it is a gain in 30 of 100 worlds and a loss in none of the 128 worlds."
            ))
    }

    @Test(arguments: [
        ((-520.0, 70.0), "520 fewer to 70 more in eight worlds of ten"), ((0.2, 0.3), "(0 more in eight worlds of ten)"),
        ((-5.0, -2.0), "2 to 5 fewer in eight worlds of ten"),
    ])
    func `an interval has a word at each end that needs one`(worlds: (Double, Double), words: String) async throws {
        let clause = Self.clause("menOut", "companies", mean: -3, worlds: worlds, total: (-900, 900))
        #expect(try await Self.document(clauses: [clause]).openingText.contains(words))
    }

    @Test func `a difference that most campaigns have is not told of all`() async throws {
        let rare = Self.clause("menOut", "companies", mean: 1, deviation: 0.4, better: nil, worse: nil)
        let text = try await Self.document("noDifference", clauses: [rare]).openingText
        #expect(
            text.contains("1 more than without it on average; eight campaigns in ten or more give one and the same difference.")
        )
        #expect(!text.contains("In every campaign"))
        let none = Self.clause("menOut", "companies", mean: 0, deviation: nil)
        #expect(
            try await Self.document(clauses: [none]).openingText.contains(
                "In every campaign it is the same without the directive."))
    }

    @Test func `the rate of a trade names what is gained and what is lost`() async throws {
        let exchange: JSONObject = ["gain": 1, "loss": 0, "rate": 0.457, "interval": ["low": 0.34, "high": 0.58]]
        #expect(
            try await Self.document(exchange: exchange).openingText.contains(
                "On average 0.46 more men of the enemy are tied down for each man fewer of the three companies who comes out (95 % interval over "
                    + "worlds 0.34 to 0.58)."))
    }

    // MARK: readings and unknowns

    @Test func `a reading that settles what is open is no other verdict`() async throws {
        let readings = [
            Self.reading("one way", worlds: 90, finding: "notKnown"), Self.reading("another", worlds: 38, finding: "trade"),
        ]
        let open = try await Self.document(readings: readings).openingText
        #expect(
            open.contains(
                "In the worlds of one reading of the sources alone the verdict is settled: the passage, read as “another”: a trade."
            ))
        let settled = try await Self.document("appropriate", shares: [1, 0, 0, 0], readings: readings).openingText
        #expect(
            settled.contains("Another reading of the sources gives another verdict: the passage, read as “another”: a trade."))
    }

    @Test func `nothing could turn what does not vary`() async throws {
        let kind: JSONObject = [
            "name": "rules", "title": "rules", "shares": JSONObject(), "changesVerdict": 0, "valueOfKnowing": 0,
            "isNamed": false,
        ]
        let varying = try await Self.document(kinds: [kind]).openingText
        #expect(varying.contains("In 128 worlds no kind of unknowns explains more of the differences than chance would."))
        let none = Self.clause("menOut", "companies", mean: 0, deviation: nil)
        #expect(try await Self.document(clauses: [none], kinds: [kind]).openingText.contains("no kind of unknowns") == false)
    }

    @Test func `formations that change places are told beside their table`() async throws {
        let readings = [
            Self.reading("as they are", worlds: 91, finding: nil),
            Self.reading("the other way", worlds: 37, finding: nil, exchanged: ["Philon's company", "3rd Division"]),
        ]
        let text = try await Self.document(readings: readings).text(of: "formations") ?? ""
        #expect(
            text.contains(
                "In 37 of 128 worlds the 3rd Division stands in the place of Philon's company, in groups and in orders"))
        #expect(try await Self.document().text(of: "formations")?.contains("stands in the place of") == false)
    }

    @Test func `an order that calls men back in some worlds is not said to call back nobody`() async throws {
        let change = { (figures: inout JSONObject) in figures.change(each: "formations") { $0["dispersesAtStart"] = true } }
        #expect(try await ReplyCase.document(changing: change).openingText.contains("Here none calls them back."))
        let readings = [Self.reading("recalled", worlds: 30, finding: nil, recalls: true)]
        let text = try await Self.document(readings: readings, more: change).openingText
        #expect(
            text.contains("Whether an order can call them back is not known: in 30 of 128 worlds it can.")
                && !text.contains("Here none"))
    }

    // MARK: worlds without a verdict, and short nights

    @Test func `worlds that bear no verdict are not called the standard world`() async throws {
        let text = try await ReplyCase.document { figures in
            figures["worlds"] =
                [
                    "worlds": 24, "perWorld": 10, "mostWorlds": 24, "unknowns": [JSONObject](), "kinds": [JSONObject](),
                    "named": [JSONObject](), "unexplained": JSONObject(), "controlled": JSONObject(),
                ] as JSONObject
        }.openingText
        #expect(
            text.contains("These campaigns were played in 24 worlds drawn from what is not known")
                && !text.contains("played in the standard world"))
        #expect(try await ReplyCase.document { _ in }.openingText.contains("played in the standard world"))
    }

    @Test func `short nights are told with the share of the march in light`() async throws {
        let text = { (share: Double) in
            try await ReplyCase.document { $0.change("run") { $0["lightShareByNight"] = share } }.openingText
        }
        #expect(try await text(0.437).contains("bodies that are told to march by night march 44 % of their hours in the light"))
        #expect(try await !text(0).contains("Nights are short"))
    }
}
