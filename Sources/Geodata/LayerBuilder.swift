import Appraisal
import Cartography
import Geography
import Hexes
import Notation
import Planning
import RuleSets
import Scenarios

/// Makes the layers of a situation.
struct LayerBuilder {
    let scenario: Scenario
    let situation: Situation
    let shapes: LayerShapes

    // MARK: forces

    func formations() -> Layer {
        Layer(
            Self.formationsDescription, title: "\(scenario.ownName) at \(situation.time)",
            features: situation.standings.map { LayerFeature(shapes.point($0.cell), values($0)) })
    }

    private func values(_ standing: Standing) -> [FieldValue] {
        let formation = scenario.formations[standing.formation]
        let strength: [FieldValue] = [
            .whole(formation.men.best), .whole(formation.men.low), .whole(formation.men.high), .whole(formation.weapons.guns),
            .whole(formation.weapons.tanks),
        ]
        let state: [FieldValue] = [
            .text(standing.whereabouts), .number(standing.uncertaintyKilometres), .truth(standing.isCutOff),
            standing.since.map { .text($0.isoDate) } ?? .null, .truth(standing.isOutsideCordon),
            .text(standing.holders.map { scenario.enemy[$0].id }.joined(separator: ";")), .number(standing.leastContacts),
            .number(standing.wayKilometres), .number(standing.gameValue),
        ]
        return [.text(formation.id), .text(formation.name), .text(formation.parent)] + strength + state
            + [.text(formation.confidence), .text(formation.sources.joined(separator: ";"))]
    }

    func enemy() -> Layer {
        let present = zip(scenario.enemy, situation.enemy).filter { $0.1.posture != .absent }
        return Layer(
            Self.enemyDescription, title: "\(scenario.enemyName) at \(situation.time)",
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
                sights.map { FieldValue.number(Self.rounded(Double(situation.hazard[cell].rate(sight: Float($0))) * size)) }
            }
            let density: [FieldValue] = [
                .whole(cell), .number(Self.rounded(Double(situation.hold.patrols[cell]))),
                .number(Self.rounded(Double(situation.hold.posts[cell]))),
            ]
            return LayerFeature(shapes.hex(CellID(cell)), density + contacts)
        }
        return Layer(
            Self.holdDescription, title: "The enemy's hold and the hazard on the march at \(situation.time)", features: features
        )
    }

    /// To a millionth: single precision has no more.
    private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

    // MARK: lines

    func cordon() -> Layer {
        Layer(
            Self.cordonDescription, title: "The cordon at \(situation.time)",
            features: situation.cordon.isEmpty
                ? []
                : [
                    LayerFeature(
                        shapes.ground(situation.cordon), [.whole(situation.cordon.count), .number(situation.cordonValue)])
                ])
    }

    func gaps() -> Layer {
        Layer(
            Self.gapsDescription, title: "The gaps of the cordon at \(situation.time)",
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
            Self.waysDescription,
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
        let objectives = scenario.destinations.map(\.objective)
        let distinct = objectives.indices.filter { objectives.firstIndex(of: objectives[$0]) == $0 }.map { objectives[$0] }
        return Layer(
            Self.objectiveDescription,
            features: distinct.compactMap { objective in
                let lines = MapObjective(scenario: scenario.replacing(objective: objective)).lines(rounding: 0)
                return lines.isEmpty ? nil : LayerFeature(shapes.lines(lines), [.text(objective.name)])
            })
    }
}
