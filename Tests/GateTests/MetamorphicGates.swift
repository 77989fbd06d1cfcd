import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport

/// Gates by which a change of the question that means nothing changes nothing.
enum MetamorphicGates {
    static let all = [mirroredExactly, turned, cutInTwo, reordered, zoneCut, clockShifted, orderRepeated, orderNearlyRepeated]

    /// A way of one hex: courses, sums and sectors are those of the mirror image, so luck falls alike.
    private static let mirroredExactly = Gate(
        name: "mirrored-corridor", topic: .metamorphic,
        claim: "A map with one way only and its mirror image give the same men in every campaign, on the same luck",
        bound: "all campaigns",
        measure: { effort in
            let scenario = GateMaps.corridor()
            let count = effort.campaigns(quick: 200, full: 2000)
            let axis = scenario.theatre.grid.cell(column: 12, row: 20)!
            let mirrored = scenario.moved(by: Symmetry(isMirrored: true), about: axis)
            let pair = [scenario, mirrored].map { Played($0, campaigns: count).outcomes.map { $0.formations.map(\.ledger) } }
            let same = zip(pair[0], pair[1]).count { $0 == $1 }
            return Reading(value: "\(same) of \(count) campaigns", holds: same == count)
        })

    /// Over many places of the island on its grid, so that the cut of the map into sectors and the noise of the courses, which are fixed to the
    /// grid, are of the law as luck is.
    private static let turned = Gate(
        name: "turned-island", topic: .metamorphic,
        claim:
            "An island mirrored, and turned by 60, 120 and 180 degrees, gives the same law, means over many places on its grid",
        bound: LawComparison.bound,
        measure: { effort in
            let scenario = GateMaps.island()
            let shifts = GateMaps.shifts(effort.campaigns(quick: 12, full: 60))
            let turns = [(0, false), (0, true), (1, false), (2, false), (3, false)]
            let means = turns.enumerated().map { number, turn in
                shifts.enumerated().map { place, shift -> [Measure: Double] in
                    let symmetry = Symmetry(sixths: turn.0, isMirrored: turn.1, shift: shift)
                    let played = Played(
                        scenario.moved(by: symmetry, about: GateMaps.centre), campaigns: effort.campaigns(quick: 30, full: 200),
                        seed: UInt64(100 * number + place))
                    return played.means(LawComparison.measures)
                }
            }
            return LawComparison.reading(means.dropFirst().map { LawComparison(means[0], $0, men: scenario.men) })
        })

    private static let cutInTwo = Gate(
        name: "formation-cut-in-two", topic: .metamorphic,
        claim: "A formation cut in two halves with the same orders gives the same sums", bound: LawComparison.bound,
        measure: { effort in
            let count = effort.campaigns(quick: 400, full: 4000)
            return LawComparison.reading(
                [GateMaps.going(), GateMaps.staying].map { conduct in
                    let whole = alone(conduct, [800])
                    return LawComparison(
                        Played(whole, campaigns: count, seed: 1),
                        Played(alone(conduct, [400, 400]), campaigns: count, seed: 2))
                })
        })

    /// The island with formations of so many men, all where its first stands.
    private static func alone(_ conduct: Conduct, _ men: [Int]) -> Scenario {
        let island = GateMaps.island()
        let ids = men.indices.map { "part\($0)" }
        return island.with(
            formations: zip(ids, men).map { GateMaps.formation($0, at: island.formations[0].cell, men: $1) },
            groups: [Group(id: "g", title: "g", role: .primary, members: Array(ids.indices))],
            directives: ["go", "standing"].map { GateMaps.directive([(ids, conduct)], id: $0) })
    }

    private static let reordered = Gate(
        name: "formations-reordered", topic: .metamorphic,
        claim: "Formations in another order give the same law", bound: LawComparison.bound,
        measure: { effort in
            let island = GateMaps.island()
            let count = effort.campaigns(quick: 400, full: 4000)
            let first = Played(island, campaigns: count, seed: 1)
            let orders = [[2, 1, 0], [1, 2, 0]]
            return LawComparison.reading(
                orders.enumerated().map { number, order in
                    let other = island.with(formations: order.map { island.formations[$0] })
                    return LawComparison(first, Played(other, campaigns: count, seed: UInt64(2 + number)))
                })
        })

    private static let zoneCut = Gate(
        name: "zone-cut-in-two", topic: .metamorphic,
        claim:
            "A zone cut in two like ones, each with half of its people, its communications and the guerrillas in it, gives the same law",
        bound: LawComparison.bound,
        measure: { effort in
            let count = effort.campaigns(quick: 200, full: 2000)
            return LawComparison.reading([
                LawComparison(
                    Played(halves(zones: 1), campaigns: count, seed: 1), Played(halves(zones: 2), campaigns: count, seed: 2))
            ])
        })

    /// A map of two halves with the same forces and formations in each, in one zone or in one each.
    private static func halves(zones: Int) -> Scenario {
        let (columns, rows) = (32, 24)
        let plain = Fixtures.plain(
            columns: columns, rows: rows, people: 800_000, attitude: 0.7,
            enemy: [8, 24].map { Fixtures.force(battalions: 6, at: CellID(12 * columns + $0)) },
            conduct: GateMaps.staying, horizonDays: 40)
        let theatre = plain.theatre
        let whole = theatre.zones[0]
        let parts = (0..<zones).map { number in
            Zone(
                id: "z\(number)", name: "Z", people: whole.people / zones,
                areaSquareKilometres: whole.areaSquareKilometres / Double(zones), attitude: whole.attitude,
                communicationKilometres: 400 / Double(zones))
        }
        let cut = Theatre(
            id: theatre.id, title: theatre.title, grid: theatre.grid, projection: nil, terrain: theatre.terrain,
            elevation: theatre.elevation, ruggedness: theatre.ruggedness, cover: theatre.cover,
            zone: (0..<theatre.grid.count).map { Int16($0 % columns * zones / columns) }, road: theatre.road,
            river: theatre.river, crossing: theatre.crossing, zones: parts, places: [], credits: [])
        return plain.with(
            theatre: cut,
            formations: [4, 20].enumerated().map { GateMaps.formation("f\($0)", at: CellID(18 * columns + $1), men: 1000) },
            groups: [Group(id: "g", title: "g", role: .primary, members: [0, 1])],
            directives: ["go", "standing"].map { GateMaps.directive([(["f0", "f1"], GateMaps.staying)], id: $0) })
    }

    /// An invented map has no seasons but the winter of the guerrillas, which is left out here.
    private static let clockShifted = Gate(
        name: "clock-shifted", topic: .metamorphic,
        claim: "A clock shifted by whole days, where no season differs, gives the same campaigns to the last event",
        bound: "all campaigns",
        measure: { effort in
            let lesson = try Fixtures.lesson()
            var rules = Rules()
            rules.guerrilla.winterFactor = 1
            let count = effort.campaigns(quick: 100, full: 1000)
            let first = Played(lesson, rules, campaigns: count).outcomes.map(\.digest)
            let days = [1, 45, 200, 365]
            let same = days.reduce(0) { sum, days in
                let shifted = Played(lesson.shifted(days: days), rules, campaigns: count).outcomes.map(\.digest)
                return sum + zip(first, shifted).count { $0 == $1 }
            }
            return Reading(value: "\(same) of \(days.count * count) campaigns", holds: same == days.count * count)
        })

    /// An order that orders nothing new: what an order costs by itself would be counted as an effect of its advice.
    private static let orderRepeated = Gate(
        name: "order-repeated", topic: .metamorphic,
        claim: "An order that tells every formation to do what it does already changes no man's fate in any campaign",
        bound: "all campaigns",
        measure: { effort in
            let pairs = try pairs(effort) { $0 }
            let same = pairs.reduce(0) { sum, pair in
                let ledgers = pair.map { $0.outcomes.map { $0.formations.map(\.ledger) } }
                return sum + zip(ledgers[0], ledgers[1]).count { $0 == $1 }
            }
            let count = pairs.reduce(0) { $0 + $1[0].outcomes.count }
            return Reading(value: "\(same) of \(count) campaigns", holds: same == count)
        })

    /// An order that orders hardly anything new: bodies that are sent to look for other ways, or back to a block that they have gone round,
    /// would pay for it.
    private static let orderNearlyRepeated = Gate(
        name: "order-nearly-repeated", topic: .metamorphic,
        claim:
            "An order for detachments 1 % larger than those that march already moves the men out by less than 0.05 % of all men",
        bound: "0.05 %",
        measure: { effort in
            let pairs = try pairs(effort) { conduct in
                var conduct = conduct
                conduct.detachmentSize += max(1, conduct.detachmentSize / 100)
                return conduct
            }
            let shares = pairs.map { pair -> Double in
                let men = pair[0].scenario.formations.reduce(0) { $0 + $1.men.best }
                let means = pair.map { Estimate($0.values(.menOut)).mean }
                return abs(means[1] - means[0]) / Double(men)
            }
            let most = shares.max() ?? 0
            return Reading(value: "\(Printed.share(most, digits: 3)) at most", holds: most < 0.0005)
        })

    /// Campaigns of the standing course, and of an order thirty hours after the start that tells every formation what it does already but
    /// for a change of its conduct.
    private static func pairs(_ effort: Effort, _ change: (Conduct) -> Conduct) throws -> [[Played]] {
        let scenarios = try effort == .full ? [Fixtures.lesson(), Fixtures.korea()] : [Fixtures.lesson()]
        return scenarios.map { plain in
            let standing = plain.position(of: plain.standing)
            let old = plain.directives[standing]
            let again = Directive(
                id: "again", title: old.title, summary: old.summary, issued: plain.start.adding(hours: 30), quote: old.quote,
                sources: old.sources,
                parts: old.parts.map { DirectivePart(name: $0.name, who: $0.who, conduct: change($0.conduct)) })
            let scenario = plain.with(directives: plain.directives + [again])
            let model = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
            return [standing, scenario.directives.count - 1].map {
                Played(model, directive: $0, campaigns: effort.campaigns(quick: 100, full: 200))
            }
        }
    }
}

extension Scenario {
    /// The scenario with all its dates so many days later.
    func shifted(days: Int) -> Scenario {
        let later = { (time: LocalTime) in time.adding(hours: Double(24 * days)) }
        return with(
            start: later(start),
            enemy: enemy.map { old in
                EnemyForce(
                    id: old.id, name: old.name, parent: old.parent, kind: old.kind, battalions: old.battalions, men: old.men,
                    mobility: old.mobility,
                    track: old.track.map { Fix(time: later($0.time), cell: $0.cell, posture: $0.posture) },
                    confidence: old.confidence, sources: old.sources)
            },
            directives: directives.map { old in
                var directive = old.issued.map { old.issued(at: later($0)) } ?? old
                directive.parts = directive.parts.map { part in
                    var conduct = part.conduct
                    conduct.start = conduct.start.map(later)
                    return DirectivePart(name: part.name, who: part.who, conduct: conduct)
                }
                return directive
            })
    }
}
