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
    /// Rules after a calibration, which the rules that moved are drawn from; nil for the laws of their ranges.
    public let vectors: RuleVectors?

    /// Part of the variance of strengths, and of attitudes, that a whole side shares (assumption: as much as each has of its own).
    static let sharedVariance = 0.5

    /// Courses of each kind in a world, unless a conduct uses more: enough, since each campaign draws its own of them (tested against 32).
    static let courses = 8

    /// A design round a scenario and rules; rules named in `fixed` keep their value.
    public init(
        scenario: Scenario, rules: Rules, seed: UInt64, perWorld: Int, purpose: WorldStreams.Purpose = .reported,
        fixed: Set<String> = [], vectors: RuleVectors? = nil
    ) {
        self.init(
            scenario: scenario, rules: rules, unknowns: Unknown.all(of: scenario, rules: rules, fixed: fixed), seed: seed,
            perWorld: perWorld, purpose: purpose, fixed: fixed, vectors: vectors)
    }

    private init(
        scenario: Scenario, rules: Rules, unknowns: [Unknown], seed: UInt64, perWorld: Int, purpose: WorldStreams.Purpose,
        fixed: Set<String>, vectors: RuleVectors?
    ) {
        precondition(perWorld >= 1)
        self.vectors = vectors
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
            }, seed: seed, perWorld: perWorld, purpose: purpose, fixed: held, vectors: vectors)
    }

    /// The same unknowns under another seed, for choices that are settled apart from what is reported.
    func reseeded(_ seed: UInt64, purpose: WorldStreams.Purpose) -> WorldDesign {
        WorldDesign(
            scenario: scenario, rules: rules, unknowns: unknowns, seed: seed, perWorld: perWorld, purpose: purpose,
            fixed: fixed, vectors: vectors)
    }

    /// Where each unknown lies within its law in a world, in (0, 1), in the order of the unknowns.
    public func positions(in world: Int) -> [Double] {
        let calibrated = calibrated(in: world)
        return unknowns.map { unknown in
            if case .rule(let name) = unknown.effect, let value = calibrated[name] {
                return min(1 - 1e-12, max(1e-12, unknown.law.probability(below: value)))
            }
            return unknown.draw.position(seed: seed, world: world, purpose: purpose)
        }
    }

    /// Value of each unknown in a world, in the order of the unknowns.
    public func values(in world: Int) -> [Double] {
        let calibrated = calibrated(in: world)
        return unknowns.map { unknown in
            if case .rule(let name) = unknown.effect, let value = calibrated[name] { return value }
            return unknown.draw.value(seed: seed, world: world, purpose: purpose)
        }
    }

    /// Values of the rules that a world has from a calibration; none without one.
    private func calibrated(in world: Int) -> [String: Double] {
        guard let vectors, !vectors.moved.isEmpty else { return [:] }
        return vectors.values(at: Self.vectorDraw.position(seed: seed, world: world, purpose: purpose))
    }

    /// The draw of a world's vector; its name is its address.
    private static let vectorDraw = UnknownDraw("calibration.vector", law: .uniform(low: 0, high: 1))

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
    static func standIns(_ options: [SourceReading.Option], among formations: Int) -> [Int] {
        var standIns = Array(0..<formations)
        for exchange in options.flatMap(\.exchanges) { standIns.swapAt(exchange.one, exchange.other) }
        return standIns
    }

    /// Adds all that tells its worlds from those of another design: unknowns with their laws, and what is held.
    func add(to digest: inout Digest) {
        digest.add("worlds")
        vectors?.add(to: &digest)
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
