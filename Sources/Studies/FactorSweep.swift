import Campaigns
import RuleSets
import Scenarios

/// Turns dials of a directive and of the rules through all combinations of some values, on the same luck.
public struct FactorSweep: Sendable {
    /// The most combinations that a sweep plays.
    public static let mostPoints = 400

    private let preparation: CampaignModel
    private let directive: Directive
    private let seed: UInt64
    private let workers: Int
    private let design: WorldDesign?

    /// A sweep of a directive over the worlds of a design, or in the standard world. The preparation gives the scenario and the rules
    /// from which single rules differ.
    public init(
        preparation: CampaignModel, directive: Directive, seed: UInt64, workers: Int, worlds design: WorldDesign? = nil
    ) {
        self.design = design
        self.preparation = preparation
        self.directive = directive
        self.seed = seed
        self.workers = workers
    }

    /// Plays every combination of the axes' settings and reads a measure over some formations (all unless said).
    ///
    /// The measure of guerrillas and of the enemy tied down is read beside it. When it is stopped, combinations that are
    /// finished are kept; there are none if not even the first is. Who goes is settled first, unless a choice is given.
    public func run(
        _ axes: [[Level]], choice: ResolvedChoice? = nil, replications: Int, measure: Measure = .menOut,
        of formations: [Int]? = nil,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> ResponseSurface {
        let runner = StudyRunner(preparation: preparation, seed: seed, workers: workers, worlds: design)
        let tuner: FactorSetter
        if let choice {
            tuner = FactorSetter(directive, in: preparation.scenario, choice: choice)
        } else {
            tuner = await FactorSetter(directive, on: runner)
        }
        let combinations = Self.combinations(axes)
        let groups = grouped(combinations, tuner)
        let everyone = Array(preparation.scenario.formations.indices)
        let counted = formations ?? everyone
        let rows = await PointRunner(runner, replications: replications).run(
            groups.map { [$0.point] },
            reading: [Response(measure, of: counted), Response(.guerrillas, of: everyone), Response(.tiedDown, of: everyone)],
            progress: progress, shouldStop: shouldStop)
        var played = [(staying: [Int], values: [[Double]])?](repeating: nil, count: combinations.count)
        for (group, row) in zip(groups, rows) {
            guard let values = row?[0] else { continue }
            for (place, number) in group.members.enumerated() {
                played[number] = (group.point.assignments[place].staying, values[place])
            }
        }
        let first = played.first.flatMap { $0 }?.values[0]
        let points = zip(combinations, played).compactMap { settings, found in
            first.flatMap { first in found.map { point(settings, $0.staying, $0.values, against: first) } }
        }
        return ResponseSurface(
            directive: directive, measure: measure, axes: axes, points: points,
            replications: points.first?.value.count ?? 0, wasStopped: shouldStop())
    }

    private var perWorld: Int? { design?.perWorld }

    private func point(_ settings: [Level], _ staying: [Int], _ values: [[Double]], against first: [Double])
        -> ResponseSurface.Point
    {
        ResponseSurface.Point(
            settings: settings, staying: staying, value: Distribution(values[0], perWorld: perWorld),
            guerrillas: Distribution(values[1], perWorld: perWorld),
            tiedDown: Distribution(values[2], perWorld: perWorld),
            difference: PairedDifference(values[0], minus: first, perWorld: perWorld))
    }

    /// All combinations, the first dial turned slowest.
    private static func combinations(_ axes: [[Level]]) -> [[Level]] {
        axes.reduce([[]]) { combinations, axis in combinations.flatMap { before in axis.map { before + [$0] } } }
    }

    /// Combinations that share their rules, played on one preparation: their places, in order.
    private func grouped(_ combinations: [[Level]], _ tuner: FactorSetter) -> [(members: [Int], point: PointRunner.Point)] {
        let rules = combinations.map { $0.reduce(preparation.rules) { $1.applied(to: $0) } }
        var members: [(rules: Rules, places: [Int])] = []
        for (place, rules) in rules.enumerated() {
            if let known = members.firstIndex(where: { $0.rules == rules }) {
                members[known].places.append(place)
            } else {
                members.append((rules, [place]))
            }
        }
        return members.map { rules, places in
            let assignments = places.map { tuner.assignment(combinations[$0]) }
            return (places, PointRunner.Point(rules: rules, assignments: assignments))
        }
    }
}
