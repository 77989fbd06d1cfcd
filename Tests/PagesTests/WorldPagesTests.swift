import Campaigns
import Foundation
import Geography
import Notation
import Pages
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Pages of what was played over worlds, and tables of sweeps and sensitivities held against their values.
@Suite struct WorldPagesTests {
    /// Four hundred men of whom the sources are not sure, and two ways to send them.
    private static let scenario: Scenario = {
        let plain = Fixtures.plain(
            men: Strength(low: 300, best: 400, high: 600), enemy: [Fixtures.force(battalions: 2, at: .init(50))], horizonDays: 6
        )
        func directive(_ id: String, _ conduct: Conduct, issued: LocalTime? = nil) -> Directive {
            Directive(
                id: id, title: "The \(id)", summary: "", issued: issued, quote: "", sources: [],
                parts: [DirectivePart(name: "", who: .group("all"), conduct: conduct)])
        }
        var scenario = plain.with(directives: [
            directive("small", Conduct(detachmentSize: 50, ways: 3, route: .gaps)), directive("large", Conduct()),
            directive("standing", Conduct(task: .stay)),
        ])
        scenario.question = "small"
        scenario.uncertainty.placeKilometres = 4
        return scenario
    }()
    private static let model = CampaignModel(scenario: scenario, rules: Rules())
    private static func design(perWorld: Int) -> WorldDesign {
        WorldDesign(scenario: scenario, rules: Rules(), seed: 3, perWorld: perWorld)
    }

    private static func numbers(_ file: String?) -> [[String]] {
        (file ?? "").components(separatedBy: "\r\n").dropFirst().dropLast().map { $0.components(separatedBy: ",") }
    }

    // MARK: selection

    private static func select(perWorld: Int?, most: Int) async -> Selection {
        let criterion = DirectiveSelection.Criterion(
            measure: .menOut, formations: [0], confidence: 0.95, indifference: 0.5, firstStage: 4, most: most)
        return await DirectiveSelection(
            preparation: model, criterion: criterion, seed: 3, workers: 2, worlds: perWorld.map(design)
        ).run(Array(scenario.directives.prefix(2)))
    }

    @Test func `a selection over worlds counts worlds and campaigns apart`() async throws {
        let selection = await Self.select(perWorld: 3, most: 6)
        let text = SelectionText(selection, seed: 3).text(width: 200)
        #expect(text.contains("\(selection.campaigns) campaigns, 3 of each directive in a world, seed 3."))
        #expect(selection.campaigns == 3 * selection.values.reduce(0) { $0 + $1.count })
        #expect(!text.contains("of one directive") || text.contains("6 worlds of one directive, the most allowed"))
        let page = try JSONValue.read(try SelectionText(selection, seed: 3).json())
        let rows = try #require(page["directives"]?.items)
        #expect(rows.reduce(0) { $0 + ($1["campaigns"]?.number ?? 0) } == page["campaigns"]?.number)
        #expect(rows.map { $0["worlds"]?.number } == selection.values.map { Double($0.count) } && page["perWorld"]?.number == 3)
    }

    @Test func `a selection in the standard world counts campaigns, and no worlds`() async throws {
        let selection = await Self.select(perWorld: nil, most: 6)
        let text = SelectionText(selection, seed: 3).text(width: 200)
        #expect(text.contains("campaigns, seed 3.") && !text.contains("world"))
        let page = try JSONValue.read(try SelectionText(selection, seed: 3).json())
        #expect(page["perWorld"] == nil && page["directives"]?.items?.allSatisfy { $0["worlds"] == nil } == true)
    }

    // MARK: sweeps

    @Test func `a sweep's files hold the values of its points, and the page rounds them`() async throws {
        let directive = Self.scenario.directives[0]
        let axes = try ["detachment-size=50,200", "ways=1,4"].map { try Level.axis($0, of: directive, in: Self.scenario) }
        let surface = await FactorSweep(
            preparation: Self.model, directive: directive, seed: 3, workers: 2, worlds: Self.design(perWorld: 2)
        ).run(axes, replications: 12)
        let text = ResponseSurfaceText(surface, scenario: Self.scenario, seed: 3)
        let rows = Self.numbers(try text.contents().files["sweep.csv"])
        let page = try #require(try JSONValue.read(try text.json())["points"]?.items)
        #expect(rows.count == 4 && page.count == 4)
        for ((row, item), point) in zip(zip(rows, page), surface.points) {
            #expect(row[0] == point.settings[0].text && row[1] == point.settings[1].text)
            let interval = point.value.meanInterval()
            let wanted = [
                point.value.mean, interval.lowerBound, interval.upperBound, point.value.interval(0.8).lowerBound,
                point.value.interval(0.8).upperBound, point.difference.mean,
            ]
            #expect(zip(row.dropFirst(2), wanted).allSatisfy { Double($0) == $1 }, "in full precision")
            #expect(item["value"]?["mean"]?.number == point.value.mean)
            #expect(item["settings"]?["ways"]?.text == point.settings[1].text)
        }
        // The matrix holds each mean once, the first factor downwards.
        let lines = text.text(width: 100).split(separator: "\n").map(String.init)
        for point in surface.points {
            let line = lines.first { $0.split(separator: " ").first == Substring(point.settings[0].text) }
            #expect(line?.contains(ProseNumber.men(point.value.mean)) == true, "\(point.settings.map(\.text))")
        }
        let cells = text.chart().rows
        #expect(cells.map { $0["mean"] as? Double } == surface.points.map { $0.value.mean })
        #expect(cells.count { $0["isDark"] as? Bool == true } >= 1)
    }

    // MARK: sensitivity

    @Test func `a screening's table is in the order of its sizes, to the last digit`() async throws {
        let rules = ["march.path", "contact.sightNight", "cohesion.desertionPerDay", "guerrilla.sweep"].compactMap(
            RuleBook.entry)
        let assignments = Self.scenario.directives.map { AddresseeResolver.assignment(of: $0, in: Self.scenario) }
        let screening = try #require(
            await RuleSensitivity(
                preparation: Self.model, question: assignments[0], baseline: assignments[2], seed: 3, workers: 2,
                replications: 4
            ).screen(rules, trajectories: 5, candidates: 10))
        let text = ScreeningText(
            screening, words: SensitivityWords(measure: .menOut, question: "The small", baseline: "The standing", seed: 3))
        let rows = Self.numbers(try text.contents().files["effects.csv"])
        let sizes = rows.map { row in max(Double(row[2]) ?? -1, Double(row[8]) ?? -1) }
        #expect(sizes == sizes.sorted(by: >) && rows.count == rules.count)
        for (row, rule) in zip(rows, screening.ranking) {
            let effect = screening.effects[0].effects[rule]
            #expect(
                row[0] == screening.space.rules[rule].name && Double(row[2]) == effect.size && Double(row[5]) == effect.mean)
            // Who stays brings out nobody: the lead is the answer itself.
            #expect(row[2...7].elementsEqual(row[8...13]))
        }
        let points = Self.numbers(try text.contents().files["screening-points.csv"])
        #expect(points.count == screening.points.count)
        for (row, point) in zip(points, screening.points) {
            #expect(row.dropFirst().compactMap(Double.init) == point.values + point.answers)
        }
    }

    // MARK: unknowns

    @Test func `a study of unknowns lists every one, with the law from which it was drawn`() async throws {
        let assignments = Self.scenario.directives.map { AddresseeResolver.assignment(of: $0, in: Self.scenario) }
        let design = Self.design(perWorld: 2)
        let study = try #require(
            await UnknownsStudy.play(
                assignments[0], against: assignments[2], in: design,
                sampling: WorldSampling(most: 24, perWorld: 2, isFixed: true), workers: 2))
        let worth = try #require(study.worth())
        let text = UnknownsText(study, worth: worth)
        let page = try JSONValue.read(try text.json())
        let told = try #require(page["unknowns"]?.items)
        #expect(told.map { $0["name"]?.text } == design.unknowns.map(\.name))
        #expect(told.map { $0["law"]?.text } == design.unknowns.map(\.lawText))
        #expect(page["worlds"]?["worlds"]?.number == 24)
        let rows = try #require(try text.contents().files["unknowns.csv"]).components(separatedBy: "\r\n")
        #expect(rows.count == design.unknowns.count + 2)
        for width in [50, 80, 120] {
            let lines = text.text(width: width).split(separator: "\n")
            #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(width)")
        }
        // Shares of the kinds are shares; a kind that is not there is not told.
        let kinds = try #require(page["worlds"]?["kinds"]?.items)
        #expect(Set(kinds.compactMap { $0["name"]?.text }) == ["rules", "strengths", "places"])
        for kind in kinds {
            let changes = try #require(kind["changesVerdict"]?.number)
            #expect((0...1).contains(changes) && (kind["valueOfKnowing"]?.number ?? -1) >= 0)
        }
    }
}
