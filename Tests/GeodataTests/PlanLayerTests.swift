import Appraisal
import Campaigns
import Figures
import Geodata
import Hexes
import Notation
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Layers of a plan: the men, the blockers and the ways of the plan, none lost between the formats.
@Suite struct PlanLayerTests {
    private static let enemy = stride(from: 0, to: 12, by: 2).map { Fixtures.force(battalions: 2, at: CellID(4 * 12 + $0)) }
    private let scenario = Fixtures.plain(enemy: enemy, conduct: Conduct(detachmentSize: 30, ways: 4, route: .gaps))
    private let plan: Plan
    private let figures: PlanFigures
    private let file: LayerFile

    init() throws {
        let rules = RuleBook.rules(for: scenario)
        let directive = try #require(scenario.directive("go"))
        let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
        plan = try #require(Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start, blockers: 2))
        figures = PlanFigures(plan, directive: directive, scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
        file = LayerFile(plan, figures: figures, scenario: scenario)
    }

    private func layer(_ name: String) throws -> Layer { try #require(file.layers.first { $0.name == name }) }

    private func numbers(_ field: String, of layer: Layer) throws -> [Double] {
        let column = try #require(layer.fields.firstIndex { $0.name == field })
        return layer.features.compactMap { feature in
            switch feature.values[column] {
            case .whole(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        }
    }

    @Test func `the layers are those described, in their order`() {
        #expect(file.layers.map(\.description) == LayerFile.descriptionsOfPlan)
        #expect(file.title == "Plain, plan of \(plan.time)")
    }

    @Test func `the men of the ways are those who go`() throws {
        let ways = try layer("ways")
        #expect(try numbers("men", of: ways).reduce(0, +) == 400 && numbers("men", of: layer("formations")) == [400])
        let detachments = try numbers("detachments", of: ways).reduce(0, +)
        #expect(try detachments == numbers("detachments", of: layer("formations")).reduce(0, +) && detachments >= 400.0 / 30)
        #expect(try numbers("noContact", of: ways).allSatisfy { (0...1).contains($0) })
    }

    @Test func `a way begins with its formation and ends in the objective`() throws {
        let grid = scenario.theatre.grid
        for (feature, way) in zip(try layer("ways").features, plan.ways.filter { $0.cells.count > 1 }) {
            let cells = feature.geometry.points.compactMap { grid.cell(at: $0) }
            #expect(cells == way.cells && cells.first == scenario.formations[0].cell)
            #expect(cells.last.map { scenario.objective.cells[$0.offset] } == true)
        }
        let kilometres = try numbers("kilometres", of: layer("ways"))
        for (length, feature) in zip(kilometres, try layer("ways").features) {
            let points = feature.geometry.points
            let drawn = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
            #expect(abs(drawn / 1000 - length) < 0.01)
        }
    }

    @Test func `two blockers are in the hexes that are inspected`() throws {
        let chances = try numbers("chance", of: layer("inspections"))
        #expect(abs(chances.reduce(0, +) - 2) < 1e-6 && chances.allSatisfy { $0 > 0 && $0 <= 1 + 1e-9 })
    }

    @Test func `what a gap carries is what goes through it`() throws {
        let gaps = try layer("gaps")
        let (numbers, men) = (try numbers("number", of: gaps), try numbers("men", of: gaps))
        #expect(numbers == gaps.features.indices.map { Double($0 + 1) } && men == men.sorted(by: >))
        #expect(men.reduce(0, +) <= 400)
    }
}
