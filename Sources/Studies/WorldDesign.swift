import Arithmetic
import Campaigns
import Geography
import Hexes
import Randomness
import RuleSets
import Scenarios
import Statistics

/// The unknowns of a study and how its worlds are drawn from them, each by its address: seed, world, name of the unknown.
///
/// Worlds do not depend on one another, on their number or on the workers. A new unknown moves no other, and all directives of a study
/// meet the same worlds with the same luck.
public struct WorldDesign: Sendable {
    /// The standard scenario, of best figures.
    public let scenario: Scenario
    /// The rules round which worlds are drawn.
    public let rules: Rules
    /// Everything that is drawn.
    public let unknowns: [Unknown]
    /// Seed of worlds and of their luck.
    public let seed: UInt64
    /// Replications in each world, at least 1.
    public let perWorld: Int
    /// Worlds that are reported, or those over which choices are settled.
    public let purpose: WorldStreams.Purpose
    /// Rules held at their value.
    public let fixed: Set<String>

    /// Part of the variance of strengths, and of attitudes, that a whole side shares (assumption: as much as each has of its own).
    static let sharedVariance = 0.5

    /// Courses of each kind in a world, unless a conduct uses more: enough, since each campaign draws its own of them (tested against 32).
    static let courses = 8

    /// A design round a scenario and rules; rules named in `fixed` keep their value.
    public init(
        scenario: Scenario, rules: Rules, seed: UInt64, perWorld: Int, purpose: WorldStreams.Purpose = .reported,
        fixed: Set<String> = []
    ) {
        self.init(
            scenario: scenario, rules: rules, unknowns: Unknown.all(of: scenario, rules: rules, fixed: fixed), seed: seed,
            perWorld: perWorld, purpose: purpose, fixed: fixed)
    }

    private init(
        scenario: Scenario, rules: Rules, unknowns: [Unknown], seed: UInt64, perWorld: Int, purpose: WorldStreams.Purpose,
        fixed: Set<String>
    ) {
        precondition(perWorld >= 1)
        self.scenario = scenario
        self.rules = rules
        self.unknowns = unknowns
        self.seed = seed
        self.perWorld = perWorld
        self.purpose = purpose
        self.fixed = fixed
    }

    /// Names of the rules that settings such as `contact.sightNight=0.4` hold.
    public static func held(by settings: [String]) -> Set<String> {
        Set(settings.compactMap { $0.split(separator: "=").first.map(String.init) })
    }

    /// The same unknowns round other rules; those that differ are held at their new value.
    func under(_ rules: Rules) -> WorldDesign {
        let changed = RuleBook.entries.filter { $0.value(in: rules) != $0.value(in: self.rules) }.map(\.name)
        guard !changed.isEmpty else { return self }
        let held = fixed.union(changed)
        return WorldDesign(
            scenario: scenario, rules: rules,
            unknowns: unknowns.filter { unknown in
                if case .rule(let name) = unknown.effect { !held.contains(name) } else { true }
            }, seed: seed, perWorld: perWorld, purpose: purpose, fixed: held)
    }

    /// The same unknowns under another seed, for choices that are settled apart from what is reported.
    func reseeded(_ seed: UInt64, purpose: WorldStreams.Purpose) -> WorldDesign {
        WorldDesign(
            scenario: scenario, rules: rules, unknowns: unknowns, seed: seed, perWorld: perWorld, purpose: purpose,
            fixed: fixed)
    }

    /// Where each unknown lies within its law in a world, in (0, 1), in the order of the unknowns.
    public func positions(in world: Int) -> [Double] {
        unknowns.map { $0.draw.position(seed: seed, world: world, purpose: purpose) }
    }

    /// Value of each unknown in a world, in the order of the unknowns.
    public func values(in world: Int) -> [Double] {
        unknowns.map { $0.draw.value(seed: seed, world: world, purpose: purpose) }
    }

    /// A world of it.
    public func world(_ number: Int) -> World {
        var maker = WorldMaker(scenario: scenario, rules: rules)
        let values = values(in: number)
        for (unknown, value) in zip(unknowns, values) { maker.take(unknown.effect, value) }
        let luckSeed = WorldStreams.luckSeed(seed, world: number)
        return maker.world(number, values: values, wayDraw: luckSeed, luckSeed: luckSeed)
    }

    /// Formation that stands in the place of each in a world; nil where no reading exchanges any.
    package func standIns(in world: Int) -> [Int]? {
        let readings = scenario.uncertainty.readings
        guard readings.contains(where: { $0.options.contains { !$0.exchanges.isEmpty } }) else { return nil }
        let options = unknowns.compactMap { unknown -> SourceReading.Option? in
            guard case .reading(let index) = unknown.effect else { return nil }
            return readings[index].option(at: unknown.draw.value(seed: seed, world: world, purpose: purpose))
        }
        return Self.standIns(options, among: scenario.formations.count)
    }

    /// Formation that stands in the place of each when sources are read so.
    fileprivate static func standIns(_ options: [SourceReading.Option], among formations: Int) -> [Int] {
        var standIns = Array(0..<formations)
        for exchange in options.flatMap(\.exchanges) { standIns.swapAt(exchange.one, exchange.other) }
        return standIns
    }

    /// Adds all that tells its worlds from those of another design: unknowns with their laws, and what is held.
    func add(to digest: inout Digest) {
        digest.add("worlds")
        digest.add(Int(purpose.rawValue))
        digest.add(perWorld)
        for unknown in unknowns {
            digest.add(unknown.name)
            digest.add(unknown.lawText)
        }
        let uncertainty = scenario.uncertainty
        for attitude in uncertainty.attitudes {
            for value in [attitude.low, attitude.best, attitude.high] { digest.add(value) }
        }
        for option in uncertainty.readings.flatMap(\.options) {
            digest.add(option.dispersed?.rawValue ?? "")
            for exchange in option.exchanges {
                digest.add(exchange.one)
                digest.add(exchange.other)
            }
        }
    }
}

/// A world in the making: unknown after unknown is taken in.
private struct WorldMaker {
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
    fileprivate func option(at value: Double) -> Option { options[min(options.count - 1, Int(value))] }
}
