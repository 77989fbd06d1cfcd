import Campaigns
import Scenarios
import Statistics

/// Selects the best of some directives with a stated confidence (Kim and Nelson 2001), all on the same luck.
public struct DirectiveSelection: Sendable {
    /// Measure that is selected for, and the confidence asked for.
    public struct Criterion: Sendable {
        /// Measure by which directives are compared.
        public let measure: Measure
        /// Formations that count, by position.
        public let formations: [Int]
        /// Least probability of selecting the best directive if it leads by `indifference`, between 0 and 1.
        public let confidence: Double
        /// Differences smaller than this are of no concern; in the measure's unit.
        public let indifference: Double
        /// Units of replication of every directive before the first comparison.
        public let firstStage: Int
        /// The most of them of one directive.
        public let most: Int

        /// A criterion.
        public init(
            measure: Measure, formations: [Int], confidence: Double, indifference: Double, firstStage: Int, most: Int
        ) {
            self.measure = measure
            self.formations = formations
            self.confidence = confidence
            self.indifference = indifference
            self.firstStage = firstStage
            self.most = most
        }
    }

    private let preparation: CampaignModel
    private let criterion: Criterion
    private let seed: UInt64
    private let workers: Int
    private let design: WorldDesign?

    /// A selection on a preparation, over the worlds of a design or in the standard world. Over worlds the unit of replication, which the
    /// numbers of the criterion count, is a world: the mean of its campaigns.
    public init(
        preparation: CampaignModel, criterion: Criterion, seed: UInt64, workers: Int, worlds design: WorldDesign? = nil
    ) {
        self.design = design
        self.preparation = preparation
        self.criterion = criterion
        self.seed = seed
        self.workers = max(1, workers)
    }

    /// Replications of each contender between two looks at them: the same for any number of workers, so that the selection is.
    private static let batch = 20

    /// Plays until one is selected, the most replications are played, or it is stopped.
    ///
    /// Who goes, where a directive leaves it open, is settled first, unless the choices are given, one a directive. `progress`
    /// hears of directives in contention, of campaigns played, and of how many there will be at most.
    public func run(
        _ directives: [Directive], choices: [ResolvedChoice]? = nil,
        progress: @escaping @Sendable (_ contenders: Int, _ campaigns: Int, _ atMost: Int) -> Void = { _, _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Selection {
        let runner = StudyRunner(preparation: preparation, seed: seed, workers: workers, worlds: design)
        var assignments: [Assignment] = []
        for (index, directive) in directives.enumerated() {
            if let choices {
                assignments.append(choices[index].assignment(of: directive, in: preparation.scenario))
            } else {
                assignments.append(await FactorSetter(directive, on: runner).assignment())
            }
        }
        var procedure = KimNelson(
            systems: assignments.count, confidence: criterion.confidence, indifference: criterion.indifference,
            firstStage: criterion.firstStage)
        var values = [[Double]](repeating: [], count: assignments.count)
        var campaigns = 0
        while procedure.selected == nil, procedure.replications < criterion.most, !shouldStop() {
            let contenders = procedure.contenders
            let from = procedure.replications
            let count = min(from < criterion.firstStage ? criterion.firstStage - from : Self.batch, criterion.most - from)
            let size = design?.perWorld ?? 1
            let (before, inPlay, atMost) = (
                campaigns, contenders.count, campaigns + size * max(stillAtMost(procedure), contenders.count * count)
            )
            let results = await runner.values(
                of: [Response(criterion.measure, of: criterion.formations)], under: contenders.map { assignments[$0] },
                replications: count * size, from: from * size,
                progress: { done, _ in progress(inPlay, before + done, atMost) }, shouldStop: shouldStop)
            for (system, found) in zip(contenders, results.values) {
                values[system] += WorldSampling.means(of: found[0], perWorld: design?.perWorld)
            }
            campaigns += results.replications * contenders.count
            see(values, from: from, &procedure)
        }
        return Selection(
            criterion: criterion, assignments: assignments, values: values, procedure: procedure, campaigns: campaigns,
            perWorld: design?.perWorld, wasStopped: shouldStop())
    }

    /// Units of replication that may still be played.
    private func stillAtMost(_ procedure: KimNelson) -> Int {
        let contenders = procedure.contenders
        if procedure.replications < criterion.firstStage { return contenders.count * criterion.firstStage }
        return contenders.reduce(0) { sum, one in
            let longest = contenders.filter { $0 != one }.map { procedure.maximumReplications(one, $0) }.max() ?? 0
            return sum + max(0, Int(min(longest + 1, Double(criterion.most))) - procedure.replications)
        }
    }

    /// Shows the procedure the replications that it has not seen, one at a time.
    private func see(_ values: [[Double]], from: Int, _ procedure: inout KimNelson) {
        let sign = criterion.measure.prefersMore ? 1.0 : -1.0
        let played = procedure.contenders.map { values[$0].count }.min() ?? 0
        for replication in from..<max(from, played) where procedure.selected == nil {
            procedure.observe(values.map { $0.indices.contains(replication) ? sign * $0[replication] : 0 })
        }
    }
}

/// Result of a selection.
public struct Selection: Sendable {
    /// Criterion by which the directive was selected.
    public let criterion: DirectiveSelection.Criterion
    /// Directives compared, in the order in which they were given.
    public let assignments: [Assignment]
    /// Values of the measure, one a unit of replication (a campaign, or the mean of a world), by directive; those dropped have fewer.
    public let values: [[Double]]
    /// The procedure as it stands at the end; for measures of which less is better it saw their negatives.
    public let procedure: KimNelson
    /// Number of campaigns played, over all directives.
    public let campaigns: Int
    /// Campaigns in a unit of replication where that is a world; nil where it is a campaign.
    public let perWorld: Int?
    /// True if it was asked to stop.
    public let wasStopped: Bool

    /// The directive selected; nil if it was stopped, or the most replications were played, before.
    public var selected: Int? { procedure.selected }

    /// The directive that leads: the one selected, or the contender with the best mean.
    public var leader: Int {
        procedure.selected ?? procedure.contenders.max { procedure.mean(of: $0) < procedure.mean(of: $1) } ?? 0
    }

    /// The leader against another, on the replications that both have; nil where there are none.
    public func lead(over other: Int) -> PairedDifference? {
        let count = min(values[leader].count, values[other].count)
        return count > 0
            ? PairedDifference(Array(values[leader].prefix(count)), minus: Array(values[other].prefix(count))) : nil
    }
}
