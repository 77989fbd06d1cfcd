import Geography
import Hexes
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
            name: "objective", title: "The edge of the objective", kind: .lines,
            fields: [.init("name", .text, "the objective, as it is said in a sentence")],
            features: lines.isEmpty ? [] : [LayerFeature(shapes.lines(lines), [.text(scenario.objective.name)])])
    }

    private func inspections() -> Layer {
        let inspections = plan.crossing.inspections
        let cells = inspections.indices.filter { inspections[$0] > 1e-9 }
        return Layer(
            name: "inspections", title: "The blockers' best play: where they wait, and with what chance", kind: .polygon,
            fields: [
                .init("cell", .whole, "number of the hex"), .init("chance", .number, "chance that a battalion waits there"),
                .init("catchChance", .number, "chance that it meets a small body that passes"),
            ],
            features: cells.map { cell in
                LayerFeature(
                    shapes.hex(CellID(cell)),
                    [.whole(cell), .number(inspections[cell]), .number(plan.crossing.game.catchProbabilities[cell])])
            })
    }

    private func gaps() -> Layer {
        Layer(
            name: "gaps", title: "The gaps that the plan uses", kind: .polygons,
            fields: [
                .init("number", .whole, "as in the tables"), .init("name", .text, "nearest known place"),
                .init("widthKilometres", .number, "width, km"), .init("menPerHour", .number, "men an hour in single file"),
                .init("catchChance", .number, "chance that a battalion in the hex passed meets a small body"),
                .init("men", .whole, "men who pass"), .init("detachments", .whole, "detachments that pass"),
            ],
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
            name: "ways", title: "The ways of the plan with the men on them", kind: .line,
            fields: [
                .init("formation", .text, "key in the scenario"), .init("men", .whole, "men on the way"),
                .init("detachments", .whole, "detachments on the way"), .init("gap", .whole, "number of the gap it passes"),
                .init("kilometres", .number, "length, km"), .init("marchHours", .number, "hours of marching at night"),
                .init("contacts", .number, "expected contacts of a detachment, as is believed"),
                .init("noContact", .number, "chance that a detachment meets nobody"),
                .init("comeThrough", .number, "men who come through their contacts"),
                .init("firstLeaves", .number, "first detachment leaves, hours of march after the first dusk"),
                .init("lastLeaves", .number, "last detachment leaves, likewise"),
                .init("lastThrough", .number, "last man there, likewise"),
            ],
            features: zip(plan.ways, figures.ways).filter { $0.0.cells.count > 1 }.map { way, item in
                LayerFeature(
                    shapes.line(way.cells),
                    [
                        .text(item.formation), .whole(item.men), .whole(item.detachments),
                        item.gap.map(LayerValue.whole) ?? .null, .number(item.kilometres), .number(item.marchHours),
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
            name: "bottlenecks", title: "Where a withdrawal is narrowest if nobody interferes", kind: .point,
            fields: [
                .init("who", .text, "key of the group or formation"), .init("ground", .text, "everywhere or roads"),
                .init("name", .text, "nearest known place"), .init("kind", .text, "what lies there"),
                .init("pass", .text, "name of the pass"), .init("menPerHour", .number, "men an hour"),
                .init("hours", .number, "hours of march until the last man is through"),
                .init("days", .number, "days of the usual march"),
            ],
            features: bounds.map { item, ground, bound, narrow in
                LayerFeature(
                    shapes.point(CellID(narrow.cell)),
                    [
                        .text(item.id), .text(ground), .text(narrow.name), .text(narrow.kind),
                        narrow.pass.map(LayerValue.text) ?? .null, .number(narrow.menPerHour), .number(bound.hours),
                        .number(bound.days),
                    ])
            })
    }

    private func formations() -> Layer {
        Layer(
            name: "formations", title: "Those who go", kind: .point,
            fields: [
                .init("id", .text, "key in the scenario"), .init("name", .text, "name"),
                .init("men", .whole, "men, best figure"),
                .init("detachments", .whole, "detachments"), .init("ways", .whole, "ways"),
                .init("noContact", .number, "share of the men whose detachment meets nobody"),
                .init("comeThrough", .number, "men who come through their contacts"),
                .init("lastThrough", .text, "when the last man is there, if nothing stops him"),
            ],
            features: zip(plan.crossing.formations, figures.formations).map { index, item in
                LayerFeature(
                    shapes.point(scenario.formations[index].cell),
                    [
                        .text(item.id), .text(item.name), .whole(item.men), .whole(item.detachments), .whole(item.ways),
                        .number(item.noContact), .number(item.comeThrough), item.lastThrough.map(LayerValue.text) ?? .null,
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
