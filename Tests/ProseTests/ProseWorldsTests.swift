import Figures
import Foundation
import Prose
import ReplySupport
import Testing

/// The numbers and the unknowns on the first page over worlds: every sentence is held against numbers that are written down.
@Suite struct ProseWorldsTests {
    // MARK: the numbers

    @Test func `differences are told by size and direction`() async throws {
        let text = try await WrittenWorlds.document().openingText
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
        let clause = WrittenWorlds.clause("menOut", "companies", mean: -3, worlds: worlds, total: (-900, 900))
        #expect(try await WrittenWorlds.document(clauses: [clause]).openingText.contains(words))
    }

    @Test func `a difference that most campaigns have is not told of all`() async throws {
        let rare = WrittenWorlds.clause("menOut", "companies", mean: 1, deviation: 0.4, better: nil, worse: nil)
        let text = try await WrittenWorlds.document("noDifference", clauses: [rare]).openingText
        #expect(
            text.contains("1 more than without it on average; eight campaigns in ten or more give one and the same difference.")
        )
        #expect(!text.contains("In every campaign"))
        let none = WrittenWorlds.clause("menOut", "companies", mean: 0, deviation: nil)
        #expect(
            try await WrittenWorlds.document(clauses: [none]).openingText.contains(
                "In every campaign it is the same without the directive."))
    }

    @Test func `the rate of a trade names what is gained and what is lost`() async throws {
        let exchange: JSONObject = ["gain": 1, "loss": 0, "rate": 0.457, "interval": ["low": 0.34, "high": 0.58]]
        #expect(
            try await WrittenWorlds.document(exchange: exchange).openingText.contains(
                "On average 0.46 more men of the enemy are tied down for each man fewer of the three companies who comes out (95 % interval over "
                    + "worlds 0.34 to 0.58)."))
    }

    // MARK: readings and unknowns

    @Test func `a reading that settles what is open is no other verdict`() async throws {
        let readings = [
            WrittenWorlds.reading("one way", worlds: 90, finding: "notKnown"),
            WrittenWorlds.reading("another", worlds: 38, finding: "trade"),
        ]
        let open = try await WrittenWorlds.document(readings: readings).openingText
        #expect(
            open.contains(
                "In the worlds of one reading of the sources alone the verdict is settled: the passage, read as “another”: a trade."
            ))
        let settled = try await WrittenWorlds.document("appropriate", shares: [1, 0, 0, 0], readings: readings).openingText
        #expect(
            settled.contains("Another reading of the sources gives another verdict: the passage, read as “another”: a trade."))
    }

    @Test func `a verdict that no reading settles is not called the same`() async throws {
        let readings = ["one way", "another"].map { WrittenWorlds.reading($0, worlds: 60, finding: "notKnown") }
        #expect(try await !WrittenWorlds.document(readings: readings).openingText.contains("However the sources are read"))
        let same = ["one way", "another"].map { WrittenWorlds.reading($0, worlds: 60, finding: "trade") }
        let text = try await WrittenWorlds.document("trade", shares: [0, 0, 1, 0], readings: same).openingText
        #expect(text.contains("However the sources are read, the verdict is the same: a trade."))
    }

    @Test func `what turns an answer is told only where the answer to be expected is clear`() async throws {
        let kind: JSONObject = [
            "name": "rules", "title": "rules", "shares": JSONObject(), "changesVerdict": 0.5, "valueOfKnowing": 3,
            "isNamed": true,
        ]
        // The mean of the second aim is the difference that matters, to a standard error of 10.
        let near = try await WrittenWorlds.document(kinds: [kind]).openingText
        #expect(
            near.contains(
                "Of what is not known, the rules weigh on the differences more than chance would. How often knowing more would turn the answer cannot be "
                    + "told: the mean difference in the enemy men tied down lies too near the one that matters."
            ))
        #expect(!near.contains("50 % of worlds"))
        let clear = WrittenWorlds.clause(
            "tiedDown", "all", mean: 450, delta: 390, worlds: (15, 1270), total: (0, 1300), better: 0.3)
        #expect(
            try await WrittenWorlds.document(clauses: [WrittenWorlds.lost, clear], kinds: [kind]).openingText.contains(
                "By the mean differences the answer to be expected is “a trade”. What could turn it: the rules (were they known, another would be "
                    + "expected in 50 % of worlds)."))
        let idle = kind.merging(["changesVerdict": 0.0]) { _, new in new }
        #expect(
            try await WrittenWorlds.document(clauses: [WrittenWorlds.lost, clear], kinds: [idle]).openingText.contains(
                "Of what is not known, the rules weigh on the differences more than chance would, but in no world would knowing more turn that answer."
            ))
    }

    @Test func `nothing could turn what does not vary`() async throws {
        let kind: JSONObject = [
            "name": "rules", "title": "rules", "shares": JSONObject(), "changesVerdict": 0, "valueOfKnowing": 0,
            "isNamed": false,
        ]
        let varying = try await WrittenWorlds.document(kinds: [kind]).openingText
        #expect(varying.contains("128 worlds do not tell which kind of unknowns moves the differences: none explains more"))
        let none = WrittenWorlds.clause("menOut", "companies", mean: 0, deviation: nil)
        #expect(
            try await WrittenWorlds.document(clauses: [none], kinds: [kind]).openingText.contains(
                "do not tell which kind of unknowns")
                == false)
    }

    @Test func `formations that change places are told beside their table`() async throws {
        let readings = [
            WrittenWorlds.reading("as they are", worlds: 91, finding: nil),
            WrittenWorlds.reading("the other way", worlds: 37, finding: nil, exchanged: ["Philon's company", "3rd Division"]),
        ]
        let text = try await WrittenWorlds.document(readings: readings).text(of: "formations") ?? ""
        #expect(
            text.contains(
                "In 37 of 128 worlds the 3rd Division stands in the place of Philon's company, in groups and in orders"))
        #expect(try await WrittenWorlds.document().text(of: "formations")?.contains("stands in the place of") == false)
    }

    @Test func `an order that calls men back in some worlds is not said to call back nobody`() async throws {
        let change = { (figures: inout JSONObject) in figures.change(each: "formations") { $0["dispersesAtStart"] = true } }
        #expect(try await ReplyCase.document(changing: change).openingText.contains("Here none calls them back."))
        let readings = [WrittenWorlds.reading("recalled", worlds: 30, finding: nil, recalls: true)]
        let text = try await WrittenWorlds.document(readings: readings, more: change).openingText
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
