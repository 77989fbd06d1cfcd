import Appraisal
import Forces
import Geography
import Hexes
import Planning
import Scenarios

/// Makes the layers of a situation.
struct LayerBuilder {
    let scenario: Scenario
    let situation: Situation
    let shapes: LayerShapes

    // MARK: forces

    func formations() -> Layer {
        Layer(
            name: "formations", title: "\(scenario.ownName) at \(situation.time)", kind: .point,
            fields: [
                .init("id", .text, "key in the scenario"), .init("name", .text, "name"), .init("parent", .text, "headquarters"),
                .init("men", .whole, "men, best figure"), .init("menLow", .whole, "men, lowest figure"),
                .init("menHigh", .whole, "men, highest figure"), .init("guns", .whole, "guns"), .init("tanks", .whole, "tanks"),
                .init("whereabouts", .text, "nearest known place"),
                .init("uncertaintyKilometres", .number, "radius within which it may be, km"),
                .init("cutOff", .truth, "no free road to its own side"), .init("since", .text, "date since when"),
                .init("holders", .text, "forces that hold the nearest roads"),
                .init("leastContacts", .number, "contacts of one small body on the best way"),
                .init("wayKilometres", .number, "length of that way, km"),
                .init("gameValue", .number, "least share of its men that one inspection catches"),
                .init("confidence", .text, "how far the sources bear the figures"),
                .init("sources", .text, "keys of the sources"),
            ],
            features: situation.standings.map { LayerFeature(shapes.point($0.cell), values($0)) })
    }

    private func values(_ standing: Standing) -> [LayerValue] {
        let formation = scenario.formations[standing.formation]
        let strength: [LayerValue] = [
            .whole(formation.men.best), .whole(formation.men.low), .whole(formation.men.high), .whole(formation.weapons.guns),
            .whole(formation.weapons.tanks),
        ]
        let state: [LayerValue] = [
            .text(standing.whereabouts), .number(standing.uncertaintyKilometres), .truth(standing.isCutOff),
            standing.since.map { .text($0.isoDate) } ?? .null,
            .text(standing.holders.map { scenario.enemy[$0].id }.joined(separator: ";")), .number(standing.leastContacts),
            .number(standing.wayKilometres), .number(standing.gameValue),
        ]
        return [.text(formation.id), .text(formation.name), .text(formation.parent)] + strength + state
            + [.text(formation.confidence), .text(formation.sources.joined(separator: ";"))]
    }

    func enemy() -> Layer {
        let present = zip(scenario.enemy, situation.enemy).filter { $0.1.posture != .absent }
        return Layer(
            name: "enemy", title: "\(scenario.enemyName) at \(situation.time)", kind: .point,
            fields: [
                .init("id", .text, "key in the scenario"), .init("name", .text, "name"), .init("parent", .text, "headquarters"),
                .init("kind", .text, "infantry, armour, security or police"),
                .init("battalions", .whole, "battalions of infantry"),
                .init("men", .whole, "men, best figure"), .init("mobility", .text, "motor or foot"),
                .init("posture", .text, "advance, hold, security or reserve"),
                .init("confidence", .text, "how far the sources bear the figures"),
                .init("sources", .text, "keys of the sources"),
            ],
            features: present.map { force, position in
                LayerFeature(
                    shapes.point(position.cell),
                    [
                        .text(force.id), .text(force.name), .text(force.parent), .text(force.kind), .whole(force.battalions),
                        .whole(force.men.best), .text(force.mobility.rawValue), .text(position.posture.rawValue),
                        .text(force.confidence), .text(force.sources.joined(separator: ";")),
                    ])
            })
    }

    // MARK: hold

    /// Patrols on a square kilometre below which a cell is left out: one on 2,000.
    private static let leastHold: Float = 0.0005

    func hold(rules: ContactRules) -> Layer {
        let sights = [rules.sight(inTheDark: 0), rules.sight(inTheDark: 1), rules.sightDay]
        let sizes = [50, 500].map(rules.sizeFactor)
        let cells = situation.hold.patrols.indices.filter { situation.hold.patrols[$0] >= Self.leastHold }
        let features = cells.map { cell in
            let contacts = sizes.flatMap { size in
                sights.map { LayerValue.number(Self.rounded(Double(situation.hazard[cell].rate(sight: Float($0))) * size)) }
            }
            let density: [LayerValue] = [
                .whole(cell), .number(Self.rounded(Double(situation.hold.patrols[cell]))),
                .number(Self.rounded(Double(situation.hold.posts[cell]))),
            ]
            return LayerFeature(shapes.hex(CellID(cell)), density + contacts)
        }
        return Layer(
            name: "hold", title: "The enemy's hold and the hazard on the march at \(situation.time)", kind: .polygon,
            fields: [
                .init("cell", .whole, "number of the hex"), .init("patrols", .number, "patrols on a square kilometre"),
                .init("posts", .number, "posts on a kilometre of road"),
            ] + Self.hazardFields, features: features)
    }

    private static let hazardFields: [LayerField] = ["50", "500"].flatMap { men in
        [("NewMoon", "a night without moon"), ("FullMoon", "a night with full moon"), ("Day", "daylight")].map { light in
            LayerField(
                "contacts\(light.0)\(men)", .number,
                "contacts an hour of a body of \(men) men on the march in \(light.1), posts apart")
        }
    }

    /// To a millionth: single precision has no more.
    private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

    // MARK: lines

    func cordon() -> Layer {
        Layer(
            name: "cordon", title: "The cordon at \(situation.time)", kind: .polygons,
            fields: [
                .init("cells", .whole, "hexes"), .init("value", .number, "least share of the men that one inspection catches"),
            ],
            features: situation.cordon.isEmpty
                ? []
                : [
                    LayerFeature(
                        shapes.ground(situation.cordon), [.whole(situation.cordon.count), .number(situation.cordonValue)])
                ])
    }

    func gaps() -> Layer {
        Layer(
            name: "gaps", title: "The gaps of the cordon at \(situation.time)", kind: .polygons,
            fields: [
                .init("number", .whole, "as on the map"), .init("name", .text, "nearest known place"),
                .init("widthKilometres", .number, "width, km"), .init("menPerHour", .number, "men an hour"),
                .init("catchChance", .number, "chance that a small body is met in crossing"),
                .init("share", .number, "share of the men whom the best spread sends through it"),
                .init("battalionsToClose", .number, "battalions that would close it"),
                .init("shuts", .text, "date on which it shuts"),
            ],
            features: situation.gaps.enumerated().map { index, gap in
                LayerFeature(
                    shapes.ground(gap.cells),
                    [
                        .whole(index + 1), .text(gap.name), .number(gap.widthKilometres), .number(gap.menPerHour),
                        .number(gap.catchChance), .number(gap.share), .number(gap.battalionsToClose),
                        gap.shuts.map { .text($0.isoDate) } ?? .null,
                    ])
            })
    }

    func ways(_ ways: [MapWay]) -> Layer {
        Layer(
            name: "ways", title: "Ways through", kind: .line,
            fields: [
                .init("formation", .text, "key in the scenario"), .init("name", .text, "name of the formation"),
                .init("men", .number, "men on the way"), .init("kilometres", .number, "length, km"),
                .init("marchHours", .number, "hours of marching at night"),
                .init("contacts", .number, "expected contacts of one body"),
                .init("style", .text, "asked: the directive asked about; other: another"),
            ],
            features: ways.filter { $0.way.cells.count > 1 }.map { way in
                LayerFeature(
                    shapes.line(way.way.cells),
                    [
                        .text(scenario.formations[way.formation].id), .text(scenario.formations[way.formation].name),
                        .number(way.men), .number(way.way.kilometres), .number(way.way.marchHours), .number(way.way.contacts),
                        .text(way.style.rawValue),
                    ])
            })
    }

    func objective() -> Layer {
        let lines = MapObjective(scenario: scenario).lines(rounding: 0)
        return Layer(
            name: "objective", title: "The edge of the objective", kind: .lines,
            fields: [.init("name", .text, "the objective, as it is said in a sentence")],
            features: lines.isEmpty ? [] : [LayerFeature(shapes.lines(lines), [.text(scenario.objective.name)])])
    }
}
