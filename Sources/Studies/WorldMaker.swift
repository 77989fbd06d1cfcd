import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Statistics

/// A world in the making: unknown after unknown is taken in.
struct WorldMaker {
    let base: Scenario
    var rules: Rules
    private var shared: (own: Double, enemy: Double, people: Double) = (0, 0, 0)
    private var formations: [(strength: Double?, east: Double, north: Double)]
    private var enemy: [(strength: Double?, east: Double, north: Double, hours: Double)]
    private var attitudes: [Double?]
    private var issueHours = 0.0
    private var standingFactor = 1.0
    private var options: [SourceReading.Option] = []

    init(scenario: Scenario, rules: Rules) {
        base = scenario
        self.rules = rules
        formations = scenario.formations.map { _ in (nil, 0, 0) }
        enemy = scenario.enemy.map { _ in (nil, 0, 0, 0) }
        attitudes = scenario.theatre.zones.map { _ in nil }
    }

    mutating func take(_ effect: Unknown.Effect, _ value: Double) {
        switch effect {
        case .rule(let name): if let entry = RuleBook.entry(name) { rules = entry.setting(value, in: rules) }
        case .ownShared: shared.own = value
        case .enemyShared: shared.enemy = value
        case .peopleShared: shared.people = value
        case .formationStrength(let index): formations[index].strength = value
        case .enemyStrength(let index): enemy[index].strength = value
        case .attitude(let index): attitudes[index] = value
        case .formationEast(let index): formations[index].east = value
        case .formationNorth(let index): formations[index].north = value
        case .enemyEast(let index): enemy[index].east = value
        case .enemyNorth(let index): enemy[index].north = value
        case .enemyHours(let index): enemy[index].hours = value
        case .issueHours: issueHours = value
        case .standingSize: standingFactor = value
        case .reading(let index):
            options.append(base.uncertainty.readings[index].option(at: value))
        }
    }

    func world(_ number: Int, values: [Double], wayDraw: UInt64, luckSeed: UInt64) -> World {
        var scenario = base
        scenario.formations = base.formations.indices.map(formation)
        scenario.enemy = base.enemy.indices.map(force)
        scenario.theatre = base.theatre.replacing(zones: base.theatre.zones.indices.map(zone))
        scenario.directives = base.directives.map { directive in
            directive.id == base.standing ? scaled(directive) : directive
        }
        var rules = rules
        let ways = base.directives.flatMap(\.parts).map(\.conduct.ways).max() ?? 1
        rules.planning.courses = Double(max(WorldDesign.courses, ways))
        return World(
            number: number, scenario: scenario, rules: rules, wayDraw: wayDraw, luckSeed: luckSeed, values: values,
            standIns: WorldDesign.standIns(options, among: base.formations.count), issueHours: issueHours,
            standingFactor: standingFactor,
            dispersed: options.compactMap(\.dispersed).last)
    }

    /// The position within a law of a quantity that shares part of its variance with its side: a Gaussian copula.
    private func position(shared: Double, own: Double) -> Double {
        let share = WorldDesign.sharedVariance
        let normal = share.squareRoot() * shared + (1 - share).squareRoot() * own
        return min(1 - 1e-12, max(1e-12, NormalLaw.probability(below: normal)))
    }

    private func men(_ strength: Strength, shared: Double, own: Double) -> Int {
        let law = UnknownLaw.split(low: Double(strength.low), median: Double(strength.best), high: Double(strength.high))
        return Int(law.quantile(at: position(shared: shared, own: own)).rounded())
    }

    private func formation(_ index: Int) -> Formation {
        var formation = base.formations[index]
        let drawn = formations[index]
        if let own = drawn.strength {
            let men = men(formation.men, shared: shared.own, own: own)
            formation.men = Strength(low: men, best: men, high: men)
        }
        let cell = moved(formation.cell, east: drawn.east, north: drawn.north)
        // A place beyond the objective would bring a formation home by an error of the sources.
        if !base.objective.cells[cell.offset] { formation.cell = cell }
        return formation
    }

    private func force(_ index: Int) -> EnemyForce {
        var force = base.enemy[index]
        let drawn = enemy[index]
        if let own = drawn.strength, force.men.best > 0 {
            let men = men(force.men, shared: shared.enemy, own: own)
            force.presence = Double(men) / Double(force.men.best)
            force.men = Strength(low: men, best: men, high: men)
        }
        if drawn.hours != 0 || drawn.east != 0 || drawn.north != 0 {
            force.track = force.track.map { fix in
                Fix(
                    time: fix.time.adding(hours: drawn.hours),
                    cell: moved(fix.cell, east: drawn.east, north: drawn.north), posture: fix.posture)
            }
        }
        return force
    }

    private func zone(_ index: Int) -> Zone {
        var zone = base.theatre.zones[index]
        if let own = attitudes[index] {
            let range = base.uncertainty.attitudes[index]
            zone.attitude = UnknownLaw.split(low: range.low, median: range.best, high: range.high)
                .quantile(at: position(shared: shared.people, own: own))
        }
        return zone
    }

    /// The cell so many kilometres east and north of another, if it is land; else the cell itself.
    private func moved(_ cell: CellID, east: Double, north: Double) -> CellID {
        guard east != 0 || north != 0 else { return cell }
        let grid = base.theatre.grid
        let centre = grid.centre(of: cell)
        let point = Point(x: centre.x + 1000 * east, y: centre.y + 1000 * north)
        return grid.cell(at: point).flatMap { base.theatre.isLand($0) ? $0 : nil } ?? cell
    }

    private func scaled(_ directive: Directive) -> Directive {
        var scaled = directive
        scaled.parts = directive.parts.map { part in
            DirectivePart(
                name: part.name, who: part.who, conduct: World.scaled(part.conduct, by: standingFactor) ?? part.conduct)
        }
        return scaled
    }
}

extension SourceReading {
    /// The option that a value of its law names.
    func option(at value: Double) -> Option { options[min(options.count - 1, Int(value))] }
}
