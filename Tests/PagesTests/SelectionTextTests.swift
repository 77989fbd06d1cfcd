import Campaigns
import Foundation
import Notation
import Pages
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The page of a selection, a sweep and a screening on ground where what comes of a directive is certain.
@Suite struct SelectionTextTests {
    private static func directive(_ id: String, _ conduct: Conduct) -> Directive {
        Directive(
            id: id, title: "The \(id)", summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "", who: .group("all"), conduct: conduct)])
    }

    private static let go = directive("going", Conduct(heavyWeapons: .destroy, detachmentSize: 100))
    private static let stay = directive("staying", Conduct(task: .stay))
    private static let scenario = Fixtures.plain(horizonDays: 8)
    private static let preparation: CampaignModel = {
        var rules = Rules()
        rules.cohesion.strengthSpread = 0
        return CampaignModel(scenario: scenario, rules: rules)
    }()

    private static func select(most: Int = 100, first: Int = 10, _ directives: [Directive]) async -> Selection {
        let criterion = DirectiveSelection.Criterion(
            measure: .menOut, formations: [0], confidence: 0.95, indifference: 5, firstStage: first, most: most)
        return await DirectiveSelection(preparation: preparation, criterion: criterion, seed: 3, workers: 1).run(directives)
    }

    // MARK: selection

    @Test func `the one selected is named, and the other is told what became of it`() async {
        let text = SelectionText(await Self.select([Self.stay, Self.go]), seed: 3).text(width: 100)
        #expect(text.hasPrefix("Brought out (men), the most is best: 2 directives, 20 campaigns, seed 3."))
        #expect(text.contains("Selected: The going.") && text.contains("beaten by going") && !text.contains("still in"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func `where none is selected the leader is named, without a guarantee`() async {
        let same = Self.directive("same", Conduct(heavyWeapons: .destroy, detachmentSize: 100))
        let selection = await Self.select(most: 10, first: 10, [Self.go, same])
        guard selection.selected == nil else { return }
        let text = SelectionText(selection, seed: 3).text(width: 200)
        #expect(text.contains("None is selected: 10 campaigns of one directive, the most allowed, did not settle it."))
        #expect(text.contains("leads, without the guarantee"))
    }

    @Test func `the JSON of a selection holds every directive`() async throws {
        let page = try JSONValue.read(try SelectionText(await Self.select([Self.stay, Self.go]), seed: 3).json())
        #expect(page["selected"]?.text == "going" && page["leader"]?.text == "going" && page["measure"]?.text == "menOut")
        let directives = try #require(page["directives"]?.items)
        #expect(directives.map { $0["directive"]?.text } == ["staying", "going"])
        #expect(directives.map { $0["campaigns"]?.number } == [10, 10] && directives[0]["mean"]?.number == 0)
        #expect(directives[0]["beatenBy"]?.text == "going" && directives[1]["beatenBy"] == nil)
        #expect(page["campaigns"]?.number == 20 && page["confidence"]?.number == 0.95)
    }

    // MARK: sweeps

    private static func surface(_ axes: String...) async throws -> ResponseSurface {
        let levels = try axes.map { try Level.axis($0, of: go, in: scenario) }
        return await FactorSweep(preparation: preparation, directive: go, seed: 3, workers: 2).run(levels, replications: 10)
    }

    @Test func `a sweep over one factor is a table and a line`() async throws {
        let text = ResponseSurfaceText(try await Self.surface("detachment-size=50,100,400"), scenario: Self.scenario, seed: 3)
        let chart = text.chart()
        #expect(chart.name == "response" && chart.rows.map { $0["value"] as? String } == ["50", "100", "400"])
        #expect(text.text(width: 90).hasPrefix("The going: brought out (men) by detachment-size, 10 campaigns each, seed 3."))
        let page = try JSONValue.read(try text.json())
        #expect(page["points"]?.items?.map { $0["settings"]?["detachment-size"]?.text } == ["50", "100", "400"])
        #expect(page["points"]?.items?.first?["difference"]?["mean"]?.number == 0)
        #expect(page["replications"]?.number == 10 && page["directive"]?.text == "going")
    }

    @Test func `a sweep over two factors is a matrix and cells`() async throws {
        let text = ResponseSurfaceText(
            try await Self.surface("detachment-size=100,400", "ways=1,2,3"), scenario: Self.scenario, seed: 3)
        let chart = text.chart()
        #expect(chart.name == "surface" && chart.rows.count == 6 && chart.axes["x"] == "ways: ways")
        #expect(Set(chart.rows.compactMap { $0["down"] as? String }) == ["100", "400"])
        #expect(text.text(width: 90).contains("detachment-size \\ ways"))
        let files = try text.contents().files
        let lines = try #require(files["sweep.csv"]).components(separatedBy: "\r\n")
        #expect(lines[0].hasPrefix("\u{feff}detachment-size,ways,mean,") && lines.count == 8 && lines[1].hasPrefix("100,1,"))
        #expect(files.keys.sorted() == ["sweep.csv", "sweep.json"])
    }

    @Test func `no line of a sweep is wider than the terminal`() async throws {
        let text = ResponseSurfaceText(
            try await Self.surface("detachment-size=100,400", "contact.sightNight=0.1,0.2"), scenario: Self.scenario, seed: 3)
        for width in [60, 80, 120] {
            #expect(text.text(width: width).split(separator: "\n").allSatisfy { $0.count <= width }, "\(width)")
        }
    }

    // MARK: sensitivity

    private static func words(_ sensitivity: RuleSensitivity) -> SensitivityWords {
        SensitivityWords(measure: .menOut, question: "The going", baseline: "The staying", seed: 3)
    }

    private static let rules = ["march.roadDay", "contact.sightNight", "cohesion.desertionPerDay"].compactMap(RuleBook.entry)
    private static let sensitivity = RuleSensitivity(
        preparation: preparation, question: AddresseeResolver.assignment(of: go, in: scenario),
        baseline: AddresseeResolver.assignment(of: stay, in: scenario), seed: 3, workers: 2, replications: 2)

    @Test func `a screening lists every rule, and its points`() async throws {
        let screening = try #require(await Self.sensitivity.screen(Self.rules, trajectories: 4, candidates: 8))
        let text = ScreeningText(screening, words: Self.words(Self.sensitivity))
        for rule in Self.rules { #expect(text.text(width: 120).contains(rule.name)) }
        let files = try text.contents().files
        #expect(files.keys.sorted() == ["effects.csv", "screening-points.csv", "screening.json"])
        #expect(files["effects.csv"]?.components(separatedBy: "\r\n").count == 5)
        #expect(files["screening-points.csv"]?.components(separatedBy: "\r\n").count == screening.points.count + 2)
        let page = try JSONValue.read(try text.json())
        #expect(page["method"]?.text == "morris" && page["rules"]?.items?.count == 3)
        // Sight is of no account where there is nobody to see.
        let sight = page["rules"]?.items?.first { $0["rule"]?.text == "contact.sightNight" }
        #expect(sight?["numbers"]?["question"]?["muStar"]?.number == 0)
    }

    @Test func `a decomposition lists every rule, and its points`() async throws {
        let decomposition = try #require(await Self.sensitivity.decompose(Self.rules, rows: 8))
        let text = DecompositionText(decomposition, words: Self.words(Self.sensitivity))
        let files = try text.contents().files
        #expect(files.keys.sorted() == ["indices-points.csv", "indices.csv", "indices.json"])
        #expect(files["indices.csv"]?.components(separatedBy: "\r\n").count == 5)
        let page = try JSONValue.read(try text.json())
        #expect(page["method"]?.text == "sobol" && page["points"]?.number == Double(decomposition.points.count))
        #expect(text.text(width: 100).split(separator: "\n").allSatisfy { $0.count <= 100 })
        let chart = try #require(try text.contents().charts.first)
        #expect(chart.rows.count == 2 * 3 * 2 && Set(chart.rows.compactMap { $0["kind"] as? String }).count == 2)
    }
}
