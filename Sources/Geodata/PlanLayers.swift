import Cartography
import Figures
import Geography
import Hexes
import Notation
import Planning
import Scenarios

/// Makes the layers of a plan: ways with their men, gaps, inspected hexes, bottlenecks, formations, the objective.
struct PlanLayers {
    let plan: Plan
    let figures: PlanFigures
    let scenario: Scenario
    let shapes: LayerShapes

    init(_ plan: Plan, figures: PlanFigures, scenario: Scenario) {
        self.plan = plan
        self.figures = figures
        self.scenario = scenario
        shapes = LayerShapes(theatre: scenario.theatre)
    }

    /// In the order in which they are drawn, the lowest first.
    func layers() -> [Layer] { [objective(), inspections(), gaps(), ways(), bottlenecks(), formations()] }

    private func objective() -> Layer {
        let lines = MapObjective(scenario: scenario).lines(rounding: 0)
        return Layer(
            LayerBuilder.objectiveDescription,
            features: lines.isEmpty ? [] : [LayerFeature(shapes.lines(lines), [.text(scenario.objective.name)])])
    }

    private func inspections() -> Layer {
        let inspections = plan.crossing.inspections
        let cells = inspections.indices.filter { inspections[$0] > 1e-9 }
        return Layer(
            Self.inspectionsDescription,
            features: cells.map { cell in
                LayerFeature(
                    shapes.hex(CellID(cell)),
                    [.whole(cell), .number(inspections[cell]), .number(plan.crossing.game.catchProbabilities[cell])])
            })
    }

    private func gaps() -> Layer {
        Layer(
            Self.gapsDescription,
            features: plan.crossing.gaps.enumerated().map { index, gap in
                LayerFeature(
                    shapes.ground(gap.cells),
                    [
                        .whole(index + 1), .text(gap.name), .number(gap.widthKilometres), .number(gap.menPerHour),
                        .number(gap.catchChance), .whole(gap.men), .whole(gap.detachments),
                    ])
            })
    }

    private func ways() -> Layer {
        Layer(
            Self.waysDescription,
            features: zip(plan.ways, figures.ways).filter { $0.0.cells.count > 1 }.map { way, item in
                LayerFeature(
                    shapes.line(way.cells),
                    [
                        .text(item.formation), .whole(item.men), .whole(item.detachments),
                        item.gap.map(FieldValue.whole) ?? .null, .number(item.kilometres), .number(item.marchHours),
                        .number(item.contacts), .number(item.noContact), .number(item.comeThrough), .number(item.firstLeaves),
                        .number(item.lastLeaves), .number(item.lastThrough),
                    ])
            })
    }

    private func bottlenecks() -> Layer {
        let bounds = figures.withdrawals.flatMap { item in
            [("everywhere", item.everywhere), ("roads", item.byRoad)].compactMap { ground, bound in
                bound.flatMap { bound in bound.bottleneck.map { (item, ground, bound, $0) } }
            }
        }
        return Layer(
            Self.bottlenecksDescription,
            features: bounds.map { item, ground, bound, narrow in
                LayerFeature(
                    shapes.point(CellID(narrow.cell)),
                    [
                        .text(item.id), .text(ground), .text(narrow.name), .text(narrow.kind),
                        narrow.pass.map(FieldValue.text) ?? .null, .number(narrow.menPerHour), .number(bound.hours),
                        .number(bound.days),
                    ])
            })
    }

    private func formations() -> Layer {
        Layer(
            Self.formationsDescription,
            features: zip(plan.crossing.formations, figures.formations).map { index, item in
                LayerFeature(
                    shapes.point(scenario.formations[index].cell),
                    [
                        .text(item.id), .text(item.name), .whole(item.men), .whole(item.detachments), .whole(item.ways),
                        .number(item.noContact), .number(item.comeThrough), item.lastThrough.map(FieldValue.text) ?? .null,
                    ])
            })
    }
}

extension LayerFile {
    /// The layers of a plan.
    public init(_ plan: Plan, figures: PlanFigures, scenario: Scenario) {
        self.init(
            layers: PlanLayers(plan, figures: figures, scenario: scenario).layers(),
            isGeographic: scenario.theatre.projection != nil, title: "\(scenario.title), plan of \(plan.time)")
    }
}
