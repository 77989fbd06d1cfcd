import Campaigns
import Cartography
import Figures
import Foundation
import Geodata
import Pages
import Planning
import ReplySupport
import RuleSets
import Scenarios
import Studies
import Testing

/// The plan's words, numbers and layers agree.
@Suite struct PlanTextTests {
    /// The plan of a scenario's question.
    private func plan(_ scenario: Scenario) throws -> (Plan, PlanText) {
        let rules = RuleBook.rules(for: scenario)
        let directive = try #require(scenario.directive(scenario.question))
        let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
        let going = assignment.conduct.indices.filter { assignment.conduct[$0]?.task == .withdraw }
        let plan = try #require(
            Plan(CrossingTask(formations: going, at: scenario.start, detachmentSize: 40), in: scenario, rules: rules))
        let text = PlanText(
            plan, directive: directive, scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
        return (plan, text)
    }

    @Test(arguments: ["lesson", "korea-1950"])
    func `men on the ways are the men who go`(_ name: String) throws {
        let scenario = try ReplyCase.library.read(name)
        let (_, text) = try plan(scenario)
        let figures = text.figures
        #expect(figures.formations.reduce(0) { $0 + $1.men } == figures.men)
        #expect(figures.ways.reduce(0) { $0 + $1.men } == figures.men)
        #expect(figures.ways.reduce(0) { $0 + $1.detachments } == figures.detachments)
        for formation in figures.formations {
            let known = scenario.formations.first { $0.id == formation.id }
            #expect(known?.men.best == formation.men)
            #expect(formation.comeThrough <= Double(formation.men) && formation.noContact > 0)
        }
        let through = figures.ways.reduce(0) { $0 + $1.comeThrough }
        #expect(abs(through - figures.prospect.comeThrough) < 1e-6)
        #expect(text.terminal(width: 80, color: false).split(separator: "\n").allSatisfy { $0.count <= 80 })
        let back = try JSONDecoder().decode(PlanFigures.self, from: Data(try text.json().utf8))
        #expect(back.men == figures.men && back.certificate.value == figures.certificate.value)
    }

    @Test func `a plan says whom it leaves out, and that it keeps to no corridor`() throws {
        let lesson = try ReplyCase.library.read("lesson")
        let rules = RuleBook.rules(for: lesson)
        let cells = lesson.theatre.zone.map { $0 == 0 }
        let conducts = [Conduct(to: Objective(name: "in the north", cells: cells)), Conduct(), Conduct()]
        let words = { (conducts: [Conduct]) throws -> String in
            let assignment = Assignment(directive: lesson.directives[0], conduct: conducts)
            let plan = try #require(Plan(scenario: lesson, rules: rules, assignment: assignment, at: lesson.start))
            return PlanText(plan, directive: lesson.directives[0], scenario: lesson, dailyHours: 8).markdown
        }
        let name = lesson.formations[0].name
        #expect(try words(conducts).contains("\(name) is sent elsewhere and not in this plan."))
        #expect(try !words(Array(repeating: Conduct(), count: 3)).contains("this plan."))
        let via = [Passage(name: "north", cells: cells)]
        #expect(try words(Array(repeating: Conduct(via: via), count: 3)).contains("does not keep to the corridor"))
    }

    @Test func `the layers hold the ways with their men, the gaps, the blockers and the narrow places`() throws {
        let scenario = try ReplyCase.library.read("korea-1950")
        let (plan, text) = try plan(scenario)
        let file = LayerFile(plan, figures: text.figures, scenario: scenario)
        #expect(file.layers.map(\.name) == ["objective", "inspections", "gaps", "ways", "bottlenecks", "formations"])
        let sum = { (name: String, field: String) -> Int in
            guard let layer = file.layers.first(where: { $0.name == name }),
                let column = layer.fields.firstIndex(where: { $0.name == field })
            else { return -1 }
            return layer.features.reduce(0) { if case .whole(let value) = $1.values[column] { $0 + value } else { $0 } }
        }
        #expect(sum("ways", "men") == text.figures.men)
        #expect(sum("formations", "men") == text.figures.men)
        #expect(sum("gaps", "men") <= text.figures.men && sum("gaps", "men") > 0)
        let narrow = file.layers.first { $0.name == "bottlenecks" }
        #expect((narrow?.features.count ?? 0) >= scenario.formations.count)
    }

    @Test func `the narrow place is drawn`() throws {
        let scenario = try ReplyCase.library.read("korea-1950")
        let (plan, _) = try plan(scenario)
        let marks = MapMark.bottlenecks(of: plan)
        #expect(!marks.isEmpty && marks.allSatisfy { $0.label.hasSuffix("men an hour") })
        var options = MapOptions()
        options.marks = marks
        let map = try MapCase.korea.get()
        let svg = MapDrawing(scenario: scenario, relief: map.relief).svg(
            situation: map.situation, ways: plan.mapWays, options: options)
        #expect(svg.contains("narrowest place by road"))
        #expect(marks.allSatisfy { svg.contains($0.label.replacing("'", with: "&#39;")) || svg.contains($0.label) })
    }
}
