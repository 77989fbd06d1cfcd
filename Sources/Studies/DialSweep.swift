import Campaigns
import Directives
import Planning
import Scenarios

/// Turns one dial of a directive through some values on the same luck: the size of detachments, the number of ways, or how many stay.
public struct DialSweep: Sendable {
    /// What is turned.
    public enum Dial: String, CaseIterable, Sendable {
        /// Men in a detachment of those who go.
        case detachmentSize = "detachment-size"
        /// Ways over which they spread.
        case ways
        /// Formations that stay, of the group from which the directive chooses; the rest of it goes.
        case split
    }

    /// What came of one value.
    public struct Point: Sendable {
        public let value: Int
        /// Formations told to stay, by position.
        public let staying: [Int]
        public let broughtOut: Distribution
        public let guerrillas: Distribution
        public let tiedDown: Distribution
        /// Men brought out against the first value, on the same luck.
        public let difference: PairedDifference
    }

    private let preparation: Preparation
    private let directive: Directive
    private let seed: UInt64
    private let workers: Int

    /// A sweep of a directive.
    public init(preparation: Preparation, directive: Directive, seed: UInt64, workers: Int) {
        self.preparation = preparation
        self.directive = directive
        self.seed = seed
        self.workers = workers
    }

    /// Plays every value; empty if stopped before a campaign of each is finished, or if a split leaves nothing to choose.
    public func run(
        _ dial: Dial, over values: [Int], replications: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> [Point] {
        let runner = StudyRunner(preparation: preparation, seed: seed, workers: workers)
        let gains = await ChoiceGains(runner: runner).gains(of: directive)
        let assignments = values.compactMap { assignment(dial, value: $0, gains: gains) }
        guard assignments.count == values.count else { return [] }
        let results = await runner.run(assignments, replications: replications, progress: progress, shouldStop: shouldStop)
        guard results.outcomes.allSatisfy({ !$0.isEmpty }) else { return [] }
        let all = Array(preparation.scenario.formations.indices)
        let read = { (measure: Measure, index: Int) in results.outcomes[index].map { measure.value(in: $0, of: all) } }
        return values.indices.map { index in
            Point(
                value: values[index], staying: assignments[index].staying, broughtOut: Distribution(read(.menNorth, index)),
                guerrillas: Distribution(read(.guerrillas, index)), tiedDown: Distribution(read(.tiedDown, index)),
                difference: PairedDifference(read(.menNorth, index), minus: read(.menNorth, 0)))
        }
    }

    private func assignment(_ dial: Dial, value: Int, gains: [Double]) -> Assignment? {
        let scenario = preparation.scenario
        let open = Roster.openChoice(of: directive, in: scenario)
        if dial == .split {
            guard let open, (0...open.from.count).contains(value) else { return nil }
            let going = SplitChoice(gains: gains).choices(of: open.from.count - value, among: open.from, limit: 1)[0]
            return Roster.assignment(of: directive, in: scenario, chosen: [open.part: going])
        }
        let going = open.map { SplitChoice(gains: gains).choices(of: $0.number, among: $0.from, limit: 1)[0] }
        let settled = Roster.assignment(of: directive, in: scenario, chosen: open.map { [$0.part: going ?? []] } ?? [:])
        let turned = settled.conduct.map { conduct -> Conduct? in
            guard var conduct, conduct.task == .withdraw else { return conduct }
            if dial == .detachmentSize { conduct.detachmentSize = value } else { conduct.ways = value }
            return conduct
        }
        return Assignment(directive: directive, conduct: turned)
    }
}
