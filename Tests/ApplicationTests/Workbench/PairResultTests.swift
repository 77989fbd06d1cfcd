import Application
import Foundation
import Studies
import TestSupport
import Testing

/// The result of pairs of futures adds up: levels, differences, arrivals and fates are sums of the same futures.
struct PairResultTests {
    private static let asked: [String: any Sendable] = ["directive": "go-small", "replications": 45, "seed": "11"]

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func near(_ a: Double?, _ b: Double?, _ slack: Double = 1e-9) -> Bool {
        guard let a, let b else { return false }
        return abs(a - b) <= slack * max(1, abs(a), abs(b))
    }

    @Test(arguments: ["companies", "all"])
    func levelsAndDifferencesAreThoseOfTheFutures(group: String) async throws {
        let pairs = try await WorkbenchCase.pairs(Self.asked)
        let result = try WorkbenchCase.page(pairs.result)
        let futures = try WorkbenchCase.page(pairs.replications(group: group))
        let measures = result["groups"]?.items?.first { $0["id"]?.text == group }?["measures"]
        for measure in ["menOut", "guerrillas", "lost", "killed", "captured", "tiedDown"] {
            let sides = ["order", "against"].map { futures[$0]?[measure]?.numbers ?? [] }
            #expect(sides.allSatisfy { $0.count == 45 })
            let page = try #require(measures?[measure])
            for (side, values) in zip(["order", "against"], sides) {
                let level = try #require(page[side])
                #expect(near(level["mean"]?.number, mean(values)), "\(measure) \(side)")
                let marks = ["q10", "q25", "median", "q75", "q90"].compactMap { level[$0]?.number }
                #expect(marks.count == 5 && marks == marks.sorted(), "\(measure) \(side)")
                #expect(marks.allSatisfy { $0 >= values.min() ?? 0 && $0 <= values.max() ?? 0 })
                #expect(
                    level["meanLow"]?.number ?? 1 <= mean(values) + 1e-9
                        && level["meanHigh"]?.number ?? 0 >= mean(values) - 1e-9)
            }
            let change = try #require(page["difference"])
            let gains = zip(sides[0], sides[1]).map { $0 - $1 }
            #expect(near(change["mean"]?.number, mean(gains)), "\(measure)")
            #expect(near(change["chanceMore"]?.number, Double(gains.count { $0 > 0 }) / 45), "\(measure)")
            #expect(near(change["chanceFewer"]?.number, Double(gains.count { $0 < 0 }) / 45), "\(measure)")
            #expect(change["worldsBetter"] == nil, "the standard world is one")
        }
    }

    @Test func noManIsInTwoFatesOrInNone() async throws {
        let pairs = try await WorkbenchCase.pairs(Self.asked)
        let result = try WorkbenchCase.page(pairs.result)
        for side in ["order", "against"] {
            var out = 0.0
            for formation in result["formations"]?.items ?? [] {
                let fates = try #require(formation[side])
                let number = { (name: String) in fates[name]?.number ?? .nan }
                let level = { (name: String) in fates[name]?["mean"]?.number ?? .nan }
                let name = formation["id"]?.text ?? ""
                #expect(
                    near(number("menStart"), level("out") + level("guerrillas") + level("lost") + number("onTheMarch")),
                    "\(name)")
                let lost = ["killed", "captured", "deserted", "astray"].reduce(0.0) { $0 + level($1) }
                #expect(near(level("lost"), lost), "\(name)")
                #expect(near(number("shareOut"), level("out") / number("menStart")) && number("shareOut") <= 1)
                #expect(number("menObeyed") <= number("menStart"))
                out += level("out")
            }
            let all = result["groups"]?.items?.last?.at("measures.menOut.\(side).mean")?.number
            #expect(near(all, out), "\(side)")
        }
    }

    @Test func arrivalsGrowDayByDayToThoseBroughtOut() async throws {
        let pairs = try await WorkbenchCase.pairs(Self.asked)
        let result = try WorkbenchCase.page(pairs.result)
        let groups = result["groups"]?.items ?? []
        for (group, arrivals) in zip(groups, result["arrivals"]?.items ?? []) {
            #expect(group["id"]?.text == arrivals["group"]?.text)
            let days = arrivals["byDay"]?.items ?? []
            #expect(days.count == WorkbenchCase.lesson.scenario.horizonDays + 1)
            #expect(days.compactMap { $0["date"]?.text } == days.compactMap { $0["date"]?.text }.sorted())
            for side in ["order", "against"] {
                let means = days.compactMap { $0[side]?["mean"]?.number }
                #expect(means.count == days.count && means == means.sorted())
                #expect(near(means.last, group.at("measures.menOut.\(side).mean")?.number))
                for day in days {
                    let marks = ["q10", "q25", "median", "q75", "q90"].compactMap { day[side]?[$0]?.number }
                    #expect(marks.count == 5 && marks == marks.sorted())
                }
            }
        }
    }

    @Test func anOrderReachesSomeAndTheStandingCourseNobody() async throws {
        let result = try WorkbenchCase.page(try await WorkbenchCase.pairs(Self.asked).result)
        for formation in result["formations"]?.items ?? [] {
            let reached = try #require(formation.at("order.orderReached")?.number)
            #expect((0...1).contains(reached))
            #expect(formation.at("against.orderReached") == nil, "nobody sends the standing course")
            #expect(formation.at("against.menObeyed")?.number == 0)
        }
    }

    @Test func exchangedOrdersGiveTheOppositeDifference() async throws {
        let there = try WorkbenchCase.page(
            try await WorkbenchCase.pairs(["directive": "go-small", "against": ["directive": "one-column"], "replications": 40])
                .result)
        let back = try WorkbenchCase.page(
            try await WorkbenchCase.pairs(["directive": "one-column", "against": ["directive": "go-small"], "replications": 40])
                .result)
        let opposite = ["more": "fewer", "fewer": "more"]
        for (one, other) in zip(there["groups"]?.items ?? [], back["groups"]?.items ?? []) {
            for measure in Measure.allCases.map(\.rawValue) {
                let (a, b) = (try #require(one["measures"]?[measure]), try #require(other["measures"]?[measure]))
                #expect(near(a.at("order.mean")?.number, b.at("against.mean")?.number), "\(measure)")
                #expect(near(a.at("difference.mean")?.number, b.at("difference.mean")?.number.map { -$0 }), "\(measure)")
                #expect(near(a.at("difference.low")?.number, b.at("difference.high")?.number.map { -$0 }, 1e-6), "\(measure)")
                #expect(a.at("difference.chanceMore")?.number == b.at("difference.chanceFewer")?.number, "\(measure)")
                let (here, mirrored) = (a.at("difference.finding")?.text ?? "", b.at("difference.finding")?.text ?? "")
                #expect(opposite[here] ?? here == mirrored, "\(measure)")
            }
        }
    }

    @Test func aResultComesBackFromJSONAsItWas() async throws {
        let result = try await WorkbenchCase.pairs(Self.asked).result
        let sent = try WorkbenchCase.sorted(result)
        let read = try JSONDecoder().decode(PairResult.self, from: sent)
        #expect(try WorkbenchCase.sorted(read) == sent)
    }

    @Test func theLastEstimateIsThatOfTheResult() async throws {
        let question = try WorkbenchCase.question(Self.asked)
        let heard = PairEar()
        let pairs = try await PairStudy(question, on: PreparedModel(for: question), workers: 2).play(hearing: heard.hear)
        let estimates = try heard.estimates.map { try WorkbenchCase.page($0) }
        #expect(estimates.compactMap { $0["played"]?.whole } == [20, 45])
        let (last, result) = (try #require(estimates.last), try WorkbenchCase.page(pairs.result))
        for (one, other) in zip(last["groups"]?.items ?? [], result["groups"]?.items ?? []) {
            for measure in ["menOut", "lost", "tiedDown"] {
                #expect(
                    one.at("measures.\(measure).difference.low")?.number
                        == other.at("measures.\(measure).difference.low")?.number)
            }
        }
        #expect(last["sentences"]?.items?.compactMap(\.text) == result["sentences"]?.items?.compactMap(\.text))
        #expect(heard.steps.max() == 90 && heard.stages == ["comparing"])
    }

    @Test func theSpreadsheetHasEveryFuture() async throws {
        let pairs = try await WorkbenchCase.pairs(Self.asked)
        let rows = pairs.spreadsheet.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        #expect(Set(rows.map(\.count)) == [2 + 2 * Measure.allCases.count] && rows.count == 1 + 2 * 45)
        for group in ["companies", "all"] {
            let futures = try WorkbenchCase.page(pairs.replications(group: group))
            let own = rows.dropFirst().filter { $0[1] == group }
            #expect(own.map { Int($0[0]) } == (0..<45).map { $0 })
            for (measure, side) in [("menOut", "order"), ("tiedDown", "against"), ("captured", "order")] {
                let column = try #require(rows[0].firstIndex(of: "\(measure)_\(side)"))
                #expect(own.compactMap { Double($0[column]) } == futures[side]?[measure]?.numbers, "\(measure)")
            }
        }
    }

    @Test func fieldsAndPassagesAddUpOverFormations() async throws {
        let question = try WorkbenchCase.question(Self.asked)
        let model = PreparedModel(for: question)
        let pairs = try await PairStudy(question, on: model, workers: 2).play(hearing: { _ in })
        let ids = WorkbenchCase.lesson.scenario.formations.map(\.id)
        for kind in ["contacts", "arrivals", "killed"] {
            let whole = WorkbenchCase.numbers(try pairs.field(kind, directive: "order", formation: nil).bytes)
            let parts = try ids.map { WorkbenchCase.numbers(try pairs.field(kind, directive: "order", formation: $0).bytes) }
            #expect(whole.indices.allSatisfy { cell in whole[cell] == parts.reduce(0) { $0 + $1[cell] } }, "\(kind)")
        }
        let (whole, futures) = try pairs.passages(directive: "order", formation: nil, on: model)
        let parts = try ids.map {
            WorkbenchCase.numbers(try pairs.passages(directive: "order", formation: $0, on: model).bytes)
        }
        let sums = WorkbenchCase.numbers(whole)
        #expect(futures == 20 && sums.indices.allSatisfy { cell in sums[cell] == parts.reduce(0) { $0 + $1[cell] } })
        let sea = sums.indices.filter { !WorkbenchCase.lesson.scenario.theatre.isLand(.init($0)) }
        #expect(!sea.isEmpty && sea.allSatisfy { sums[$0] == 0 } && sums.contains { $0 > 0 }, "nobody walks on water")
    }

    @Test func whatIsNotOfTheStudyIsRefused() async throws {
        let question = try WorkbenchCase.question(["directive": "go-small", "replications": 20])
        let model = PreparedModel(for: question)
        let pairs = try await PairStudy(question, on: model, workers: 1).play(hearing: { _ in })
        let unknown: [(String, () throws -> Void)] = [
            ("expected one of", { _ = try pairs.field("joy", directive: nil, formation: nil) }),
            ("expected order or against", { _ = try pairs.field("losses", directive: "both", formation: nil) }),
            ("which the scenario does not have", { _ = try pairs.field("losses", directive: nil, formation: "nobody") }),
            ("expected one of companies, all", { _ = try pairs.replications(group: "nobody") }),
            ("ask for worlds", { _ = try pairs.unknowns() }), ("ask for more", { _ = try pairs.worth() }),
            (
                "ask for more",
                {
                    let asked = ConditionInput(unknown: "x", position: nil, option: nil, group: nil, measure: nil)
                    _ = try pairs.conditioned(asked)
                }
            ),
        ]
        for (says, work) in unknown {
            let told = try await refusal { try work() }
            #expect(told?.description.contains(says) == true, "\(says): \(told as Any)")
        }
    }
}
