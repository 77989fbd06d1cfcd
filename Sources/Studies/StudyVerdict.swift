import Campaigns
import Scenarios
import Statistics

/// The verdict on the question's directive against the standing course, over worlds.
public struct StudyVerdict: Sendable {
    /// A clause with what was found of it.
    public struct Finding: Sendable {
        /// The clause as the scenario states it.
        public let clause: VerdictClause
        /// Measure that it compares.
        public let measure: Measure
        /// Formations of its group.
        public let members: [Int]
        /// Difference that matters, in the measure's unit.
        public let delta: Double
        /// Differences, question less standing course.
        public let sample: WorldSample
        /// Finding that enough worlds speak for.
        public let verdict: ClauseVerdict
    }

    /// The verdict in the worlds in which a source is read in one way.
    public struct ByReading: Sendable {
        /// The passage that is read.
        public let reading: SourceReading
        /// The way in which it is read.
        public let option: SourceReading.Option
        /// Worlds in which it was drawn.
        public let worlds: Int
        /// The verdict over them; nil with fewer than `leastWorlds`.
        public let verdict: WorldVerdict?
        /// Mean difference of each clause over them; empty with fewer than two.
        public let means: [Double]
    }

    /// The classes of the worlds if the differences that matter were other multiples of what they are.
    public struct AtDelta: Sendable {
        /// Multiple.
        public let factor: Double
        /// Share of worlds of each class, in the order of `WorldClass.allCases`; empty where worlds cannot be told from luck.
        public let shares: [Double]
    }

    /// The fewest worlds that can settle a class: eleven that agree.
    public static let leastWorlds = 11
    /// Share of the group's men that matters where a clause states no difference (assumption).
    public static let standardShare = 0.01

    /// One a clause, in the order of the scenario.
    public let findings: [Finding]
    /// Shares of worlds by class, and the class that enough worlds speak for.
    public let verdict: WorldVerdict
    /// Decision of the stopping rule after these worlds.
    public let decision: StoppingRule.Decision
    /// The verdict by the way in which sources are read.
    public let byReading: [ByReading]
    /// Cost of a trade: units of the gaining clause for each unit of the losing one; nil where the worlds' means make no trade.
    public let exchange: (gain: Int, loss: Int, rate: ExchangeRate)?

    /// The classes at half the differences that matter, and at twice.
    public let atDeltas: [AtDelta]
    /// The verdict if men who come out were counted only where they are free, the way to the refuge not cut; nil where the scenario has no
    /// refuge, or counts so already, or counts no men out.
    public let ofFree: WorldVerdict?

    /// True while the stopping rule asks for more worlds.
    public var isProvisional: Bool { if case .goOn = decision { true } else { false } }

    /// The widest half-width of a clause's mean, each in its own unit; 0 where nothing varies.
    func halfWidth(confidence: Double) -> Double {
        findings.compactMap { $0.sample.halfWidth(confidence: confidence) }.max() ?? 0
    }

    /// Worlds that were judged.
    public var worlds: Int { findings.first?.sample.worlds ?? 0 }

    /// Judges outcomes by a scenario's clauses; nil with fewer than two worlds of two replications.
    init?(
        _ question: DirectiveResult, against baseline: DirectiveResult, in scenario: Scenario, rule: StoppingRule,
        design: WorldDesign
    ) {
        let sample = { (measure: Measure, members: [Int]) in
            let pair = [question, baseline].map { $0.values(measure, of: members) }
            let differences = zip(pair[0], pair[1]).map { measure.prefersMore ? $0 - $1 : $1 - $0 }
            return WorldSample(whole: differences, perWorld: question.perWorld)
        }
        var parts: [(clause: VerdictClause, measure: Measure, members: [Int], judged: Clause)] = []
        for clause in scenario.clauses {
            guard let measure = Measure(rawValue: clause.quantity.rawValue) else { continue }
            let members = scenario.members(of: clause.group)
            guard let sample = sample(measure, members) else { return nil }
            let men = members.reduce(0) { $0 + scenario.formations[$1].men.best }
            parts.append(
                (
                    clause, measure, members,
                    Clause(sample, delta: clause.delta ?? Self.standardShare * Double(men))
                ))
        }
        guard !parts.isEmpty else { return nil }
        let clauses = parts.map(\.judged)
        let verdict = WorldVerdict(clauses, confidence: rule.confidence, seed: design.seed)
        self.verdict = verdict
        findings = zip(parts, verdict.clauses).map { part, found in
            Finding(
                clause: part.clause, measure: part.measure, members: part.members, delta: part.judged.delta,
                sample: part.judged.sample, verdict: found)
        }
        decision = rule.decision(on: clauses, verdict: verdict)
        byReading = Self.byReading(clauses, scenario: scenario, confidence: rule.confidence, design: design)
        exchange = Self.exchange(clauses)
        atDeltas = [0.5, 2].map { Self.atDelta($0, clauses) }
        let free = parts.map { part in
            part.measure == .menOut
                ? sample(.menOutFree, part.members).map { Clause($0, delta: part.judged.delta) } : part.judged
        }
        let isAsked = scenario.refuge != nil && parts.contains { $0.measure == .menOut }
        ofFree = isAsked ? WorldVerdict(free.compactMap(\.self), confidence: rule.confidence, seed: design.seed) : nil
    }

    private static func atDelta(_ factor: Double, _ clauses: [Clause]) -> AtDelta {
        guard clauses.contains(where: { $0.sample.spread != .notDistinguishable }) else {
            return AtDelta(factor: factor, shares: [])
        }
        let classes = WorldSample.classes(of: clauses.map { Clause($0.sample, delta: factor * $0.delta) })
        return AtDelta(
            factor: factor,
            shares: WorldClass.allCases.map { one in Double(classes.count { $0 == one }) / Double(classes.count) })
    }

    private static func byReading(
        _ clauses: [Clause], scenario: Scenario, confidence: Double, design: WorldDesign
    ) -> [ByReading] {
        let worlds = clauses[0].sample.worlds
        let perWorld = clauses[0].sample.perWorld
        return scenario.uncertainty.readings.enumerated().flatMap { number, reading -> [ByReading] in
            guard let unknown = design.unknowns.first(where: { $0.effect == .reading(number) }) else { return [] }
            let drawn = (0..<worlds).map {
                Int(unknown.draw.value(seed: design.seed, world: $0, purpose: design.purpose))
            }
            return reading.options.enumerated().map { index, option in
                let places = drawn.indices.filter { drawn[$0] == index }
                let some = places.count < 2 ? [] : clauses.map { Clause($0.sample.of(places, perWorld), delta: $0.delta) }
                return ByReading(
                    reading: reading, option: option, worlds: places.count,
                    verdict: places.count < leastWorlds
                        ? nil : WorldVerdict(some, confidence: confidence, seed: design.seed),
                    means: some.map(\.sample.mean))
            }
        }
    }

    /// The rate of the clause that gains most against the one that loses most, each in its deltas.
    private static func exchange(_ clauses: [Clause]) -> (gain: Int, loss: Int, rate: ExchangeRate)? {
        let weights = clauses.map { $0.delta > 0 ? $0.sample.mean / $0.delta : $0.sample.mean }
        guard let gain = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[gain] > 1,
            let loss = weights.indices.min(by: { weights[$0] < weights[$1] }), weights[loss] < -1
        else { return nil }
        let lost = clauses[loss].sample
        let cost = WorldSample(lost.values.map { -$0 }, perWorld: lost.perWorld)
        return (gain, loss, ExchangeRate(gain: clauses[gain].sample, cost: cost))
    }
}

extension WorldSample {
    /// The sample of some of its worlds, at least two.
    fileprivate func of(_ places: [Int], _ perWorld: Int) -> WorldSample {
        WorldSample(places.flatMap { values[$0 * perWorld..<($0 + 1) * perWorld] }, perWorld: perWorld)
    }
}
