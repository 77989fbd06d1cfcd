import Campaigns
import Charts
import Figures
import Foundation
import Notation
import ReplySupport
import RuleSets
import Scenarios
import Studies
import Testing

/// The rows of the charts in closed form, from outcomes that are written down.
@Suite struct HandMadeChartTests {
    private static let history = [
        figure("menOutTotal", 40, 50, 60), figure("menOutByDay3", 10, 20, 30), figure("menOutByDay2.a", 1, 2, 3),
        figure("guerrillas", 5, 6, 7), figure("menOutByDayX", 5, 6, 7),
    ]

    private static func figure(_ key: String, _ low: Double, _ best: Double, _ high: Double) -> HistoricalFigure {
        HistoricalFigure(
            metric: key, key: key, date: "", low: low, best: best, high: high, unit: "men", confidence: "high", sources: [],
            note: "")
    }

    /// As many men come out on day 1 as the replication's number, and 40 on day 3 under the question.
    private static func figures(sweep: Int = 0, men: [Int] = [100, 100]) async -> ReplyFigures {
        await HandMade.figures(HandMade.scenario(men: men, history: history), sweep: sweep) { key, replication in
            let isAsked = key.assignment.directive.id == "go"
            let more = Int((100 * key.rules.contactSight).rounded())
            return HandMade.outcome(
                [
                    HandMade.fate(100, arrived: [1: replication]),
                    HandMade.fate(100, arrived: [3: isAsked ? 40 + more / 10 : 0]),
                ],
                tied: Array(repeating: isAsked ? 800 : 400, count: 6))
        }
    }

    private static func chart(_ name: String, sweep: Int = 0) async throws -> ChartData.Chart {
        try #require(ChartData(await figures(sweep: sweep)).charts().first { $0.name == name })
    }

    private func numbers(_ chart: ChartData.Chart, _ field: String) -> [Double] {
        chart.rows.compactMap { $0[field] as? Double }
    }

    // MARK: arrivals

    @Test func `arrivals have a row a day, and bands of the futures`() async throws {
        let chart = try await Self.chart("arrivals")
        #expect(chart.rows.map { $0["day"] as? Int } == (0...6).map { $0 })
        let late = 40 + 2.0
        let medians = numbers(chart, "median")
        #expect(medians[0] == 0 && medians[1] == 0 && medians[2] == 9.5 && medians[3] == 9.5)
        #expect(abs(medians[4] - (9.5 + late)) < 2 && medians[4] == medians[6])
        for (low, high) in [("low80", "low50"), ("low50", "median"), ("median", "high50"), ("high50", "high80")] {
            #expect(zip(numbers(chart, low), numbers(chart, high)).allSatisfy { $0 <= $1 })
        }
        #expect(chart.title == "Men north, by day" && chart.axes["x"]?.hasPrefix("days after 1 October 1950") == true)
    }

    @Test func `of the record only men of all formations by a day are drawn`() async throws {
        let record = try await Self.chart("arrivals").record
        #expect(record.map { $0["day"] as? Int } == [6, 3] && record.map { $0["best"] as? Double } == [50, 20])
        let end = try await Self.chart("directives").record
        #expect(end.count == 1 && end[0]["low"] as? Double == 40 && end[0]["high"] as? Double == 60)
    }

    // MARK: directives

    @Test func `each directive has its bar, and the question is marked`() async throws {
        let chart = try await Self.chart("directives")
        #expect(chart.rows.map { $0["asked"] as? Bool } == [true, false])
        for (field, value) in [("median", 9.5), ("low80", 1.9), ("high80", 17.1)] {
            #expect(abs(numbers(chart, field)[1] - value) < 1e-9, "\(field)")
        }
        #expect(chart.rows[1]["label"] as? String == ProseNumber.men(9.5))
    }

    @Test(
        arguments: [
            ("Go", 1), ("A title of thirty-five characters..", 1), ("Leave the engines, and come home by the hills", 2),
        ])
    func `a long title is whole, in lines`(title: String, lines: Int) async throws {
        let plain = HandMade.scenario(men: [100])
        let go = HandMade.directive("go", title: title, issued: nil, parts: plain.directives[0].parts)
        let figures = await HandMade.figures(plain.with(directives: [go, plain.directives[1]])) { _, _ in
            HandMade.outcome([HandMade.fate(100)])
        }
        let chart = try #require(ChartData(figures).charts().first { $0.name == "directives" })
        let found = try #require(chart.rows[0]["directive"] as? String)
        #expect(found.replacing("\n", with: " ") == title)
        let parts = found.split(separator: "\n")
        #expect(parts.count == lines && parts.allSatisfy { $0.count <= 38 }, "\(found)")
    }

    // MARK: the tornado

    @Test func `a bar of the tornado runs from one end to the other`() async throws {
        let chart = try await Self.chart("tornado", sweep: 20)
        let figures = await Self.figures(sweep: 20)
        let base = figures.asked.estimate(.menOut).mean
        let first = Array(chart.rows.prefix(2))
        #expect(first.allSatisfy { $0["rule"] as? String == "contact: sight night" && $0["base"] as? Double == base })
        let item = figures.sensitivities[0]
        let ends = Dictionary(uniqueKeysWithValues: first.map { ($0["end"] as? String ?? "", $0["value"] as? Double ?? 0) })
        #expect(ends["low"] == base + item.menAtLow.mean && ends["high"] == base + item.menAtHigh.mean)
        #expect(first[0]["swing"] as? Double == abs(item.menAtHigh.mean - item.menAtLow.mean))
        #expect(chart.rows.count == 2 * ReplySensitivity.shown)
    }

    @Test func `without a sweep there is no tornado`() async {
        #expect(await ChartData(Self.figures()).charts().map(\.name) == ["arrivals", "directives", "frontier"])
    }

    // MARK: the frontier

    @Test func `without a division each directive is a point, in men`() async throws {
        let chart = try await Self.chart("frontier")
        #expect(chart.rows.map { $0["kind"] as? String } == ["asked", "directive"])
        #expect(numbers(chart, "tied") == [800, 400])
        #expect(chart.rows.allSatisfy { $0["stay"] as? Int == -1 && $0["best"] as? Bool == false })
        #expect(chart.subtitle.hasPrefix("One point a directive."))
    }

    @Test func `the axes hold every point with its interval`() async throws {
        let chart = try await Self.chart("frontier")
        let (x, y) = (try #require(chart.domains["x"]), try #require(chart.domains["y"]))
        for (range, low, high) in [(x, "savedLow", "savedHigh"), (y, "tiedLow", "tiedHigh")] {
            #expect(numbers(chart, low).allSatisfy(range.contains) && numbers(chart, high).allSatisfy(range.contains))
        }
        #expect(x.lowerBound >= 0 && y.lowerBound >= 0)
    }

    /// A frontier of one formation or two, the question's with so many that stay.
    private func frontier(asked: Int) async throws -> ChartData.Chart {
        let none: JSONObject = ["mean": 0, "low": 0, "high": 0, "chanceMore": 0.5, "finding": "notToldApart"]
        let numbers: [[String]] = [[], ["A"], ["A", "B"]]
        let points = numbers.map { staying -> JSONObject in
            [
                "staying": staying, "broughtOut": ReplyCase.varying(1000 - 100 * Double(staying.count)),
                "guerrillas": ReplyCase.varying(10), "tiedDown": ReplyCase.varying(100 + 100 * Double(staying.count)),
                "difference": none, "tiedDifference": none,
                "isUnbeaten": true, "isAsked": staying.count == asked,
                "directive": staying.count == asked ? "go-small" : "none",
            ]
        }
        let figures = try await ReplyCase.figures {
            $0["frontier"] =
                [
                    "group": 2, "title": "the two", "asked": asked, "choicesJudged": 4, "judgingCampaigns": 64,
                    "replications": 200,
                    "points": points,
                ] as JSONObject
        }
        return try #require(ChartData(figures).charts().first { $0.name == "frontier" })
    }

    @Test(arguments: [(0, "none stays: the directive"), (1, "one stays: the directive"), (2, "two stay: the directive")])
    func `the question's point is labelled with the number that stays`(asked: Int, label: String) async throws {
        let chart = try await frontier(asked: asked)
        let labels = chart.rows.compactMap { $0["label"] as? String }
        #expect(labels.contains(label), "\(labels)")
        #expect(chart.rows.filter { $0["kind"] as? String == "asked" }.count == 1)
        let others = ["none stay", "1", "all stay"].enumerated().filter { $0.offset != asked }.map(\.element)
        #expect(others.allSatisfy { labels.contains($0) }, "\(labels)")
    }

    // MARK: readings of the question

    @Test func `no two directives share a row`() async throws {
        let scenario = HandMade.scenario(men: [100, 300], standing: .stay, issued: "1950-10-02T06:00")
        let figures = await HandMade.figures(scenario) { _, replication in
            HandMade.outcome([HandMade.fate(100, arrived: [1: replication]), HandMade.fate(300)])
        }
        #expect(figures.directives.contains { $0.readingOf != nil })
        let chart = try #require(ChartData(figures).charts().first { $0.name == "directives" })
        let labels = chart.rows.compactMap { $0["directive"] as? String }
        #expect(labels.count == figures.directives.count && Set(labels).count == labels.count, "\(labels)")
        #expect(labels.contains("The directive, had\nall known it at once"), "\(labels)")
        #expect(labels.allSatisfy { $0.split(separator: "\n").allSatisfy { $0.count <= 38 } }, "\(labels)")
    }
}

extension Rules {
    /// The rule that the charts of these tests are swept over.
    fileprivate var contactSight: Double { RuleBook.entry("contact.sightNight")?.value(in: self) ?? 0 }
}
