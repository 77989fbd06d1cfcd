import Campaigns
import Scenarios

/// Plays many replications of some assignments on common random numbers, on several workers.
///
/// The outcomes do not depend on the number of workers: each draw has an address (see `Randomness`), and outcomes are
/// stored by assignment and replication. With a keeper, what it has is not played again, and what is played is kept.
public struct StudyRunner: Sendable {
    let deferred: DeferredModel
    /// Of all luck.
    public let seed: UInt64
    /// At least one.
    public let workers: Int
    /// Where finished blocks are kept; nil for nowhere.
    public let keeper: BlockKeeper?

    /// Outcomes by assignment, then by replication. After a stop each assignment has the same number, perhaps fewer than asked.
    public struct Results: Sendable {
        /// By assignment, then replication.
        public internal(set) var outcomes: [[Outcome]]
        /// The work of all of them.
        public internal(set) var work: Campaign.Work
        /// Bodies in the campaign that formed most.
        public internal(set) var bodies: Int
        /// Fewer than asked, or asked to stop.
        public internal(set) var wasStopped: Bool

        /// Adds the replications that follow.
        mutating func append(_ more: Results) {
            for index in outcomes.indices { outcomes[index] += more.outcomes[index] }
            work.add(more.work)
            bodies = max(bodies, more.bodies)
            wasStopped = wasStopped || more.wasStopped
        }
    }

    /// A runner on that many workers, at least one.
    public init(preparation: CampaignModel, seed: UInt64, workers: Int, keeper: BlockKeeper? = nil) {
        self.init(DeferredModel(preparation), seed: seed, workers: workers, keeper: keeper)
    }

    private init(_ deferred: DeferredModel, seed: UInt64, workers: Int, keeper: BlockKeeper?) {
        self.deferred = deferred
        self.seed = seed
        self.workers = max(1, workers)
        self.keeper = keeper
    }

    /// On which it plays; made if it was not.
    public var preparation: CampaignModel { deferred.value }
    /// Whose campaigns it plays.
    public var scenario: Scenario { deferred.scenario }

    /// The same runner under another seed.
    public func reseeded(_ seed: UInt64) -> StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner on another preparation, with so many workers: for those who share the workers out themselves.
    func on(_ deferred: DeferredModel, workers: Int) -> StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner where every shard needs the whole result, as when it is settled who goes.
    var unsharded: StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper?.unsharded)
    }

    /// Values of some responses. After a stop each assignment has the same number of replications, perhaps fewer than asked.
    public struct Values: Sendable {
        /// By assignment, then response, then replication.
        public let values: [[[Double]]]
        /// Replications that every assignment has.
        public let replications: Int
        /// Fewer than asked, or asked to stop.
        public let wasStopped: Bool
    }

    /// Hears of finished campaigns: so many of so many.
    public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    /// Plays replications first..<first + replications of each assignment and keeps all of them. `progress` hears of finished
    /// campaigns, in no particular order, first of those that were kept; when `shouldStop` turns true the blocks under way are
    /// finished and the rest is left.
    public func run(
        _ assignments: [Assignment], replications: Int, from first: Int = 0, progress: @escaping Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Results {
        let reading = Reading(
            find: { $0.runs($1) }, read: { campaign, preparation in Run(campaign, preparation) }, contents: { .runs($0) })
        let runs = await play(assignments, first..<first + replications, reading, progress, shouldStop)
        var work = Campaign.Work()
        for run in runs.joined() { work.add(run.work) }
        return Results(
            outcomes: runs.map { $0.map(\.outcome) }, work: work, bodies: runs.joined().map(\.bodies).max() ?? 0,
            wasStopped: shouldStop() || runs.contains { $0.count < replications })
    }

    /// Plays as `run` does and reads responses; of campaigns that are not kept whole, their values are all that is kept.
    public func values(
        of responses: [Response], under assignments: [Assignment], replications: Int, from first: Int = 0,
        progress: @escaping Progress = { _, _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Values {
        let reading = Reading(
            find: { keeper, key in
                keeper.runs(key).mapValues { run in responses.map { $0.value(in: run.outcome) } }
                    .merging(keeper.values(key, responses)) { run, _ in run }
            },
            read: { campaign, preparation in
                let outcome = Outcome(journal: campaign.journal, preparation: preparation)
                return responses.map { $0.value(in: outcome) }
            }, contents: { .values($0, of: responses) })
        let rows = await play(assignments, first..<first + replications, reading, progress, shouldStop)
        return Values(
            values: rows.map { row in responses.indices.map { response in row.map { $0[response] } } },
            replications: rows.first?.count ?? 0,
            wasStopped: shouldStop() || rows.contains { $0.count < replications })
    }

    // MARK: blocks

    /// Values that are read of a campaign when it is played, and the way to find them again.
    private struct Reading<Value: Sendable>: Sendable {
        let find: @Sendable (BlockKeeper, CampaignKey) -> [Int: Value]
        let read: @Sendable (Campaign, CampaignModel) -> Value
        let contents: @Sendable ([Value]) -> Block.Contents
    }

    /// Blocks that are to be played, and the condition for stopping.
    private struct Plan<Value: Sendable>: Sendable {
        let assignments: [Assignment]
        let keys: [CampaignKey]
        let reading: Reading<Value>
        let jobs: [Job]
        let queue = WorkQueue()
        let shouldStop: @Sendable () -> Bool
    }

    /// A block that is still to be played.
    private struct Job: Sendable {
        let assignment: Int
        /// Position of its replications among the blocks of the run.
        let number: Int
        let range: Range<Int>
        /// True if no job before it plays the same replications.
        let isFirst: Bool
    }

    /// Plays the blocks and gives the values of each assignment's replications, as far as every assignment has them: the
    /// pairs stay pairs.
    private func play<Value: Sendable>(
        _ assignments: [Assignment], _ replications: Range<Int>, _ reading: Reading<Value>, _ progress: @escaping Progress,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async -> [[Value]] {
        let ranges = Block.ranges(of: replications)
        let keys = keeper == nil ? [] : assignments.map { CampaignKey(of: deferred, assignment: $0, seed: seed) }
        var table = kept(keys, ranges, reading, assignments: assignments.count)
        let plan = Plan(
            assignments: assignments, keys: keys, reading: reading,
            jobs: jobs(ranges, keys, assignments: assignments.count) { table[$0][$1] != nil },
            shouldStop: shouldStop)
        let found = table.joined().reduce(0) { $0 + ($1?.count ?? 0) }
        let total = found + plan.jobs.reduce(0) { $0 + $1.range.count }
        keeper?.miss(replications.count * assignments.count - total)
        progress(found, total)
        await withTaskGroup(of: [(Job, [Value])].self) { group in
            for _ in 0..<min(workers, plan.jobs.count) {
                group.addTask { self.work(on: plan) { progress(found + $0, total) } }
            }
            for await finished in group {
                for (job, values) in finished { table[job.assignment][job.number] = values }
            }
        }
        let whole = table.map { row in row.firstIndex { $0 == nil } ?? row.count }.min() ?? 0
        return table.map { row in row.prefix(whole).flatMap { $0 ?? [] } }
    }

    /// Values that the keeper has, by assignment and block; a block of which a replication is missing is played again.
    private func kept<Value: Sendable>(
        _ keys: [CampaignKey], _ ranges: [Range<Int>], _ reading: Reading<Value>, assignments: Int
    ) -> [[[Value]?]] {
        guard let keeper else {
            return [[[Value]?]](repeating: [[Value]?](repeating: nil, count: ranges.count), count: assignments)
        }
        return keys.map { key in
            let found = reading.find(keeper, key)
            return ranges.map { range in
                let values = range.compactMap { found[$0] }
                return values.count == range.count ? values : nil
            }
        }
    }

    /// Blocks that are neither kept nor played by another shard: block after block, all assignments of a block in turn.
    private func jobs(
        _ ranges: [Range<Int>], _ keys: [CampaignKey], assignments: Int, isKept: (_ assignment: Int, _ block: Int) -> Bool
    ) -> [Job] {
        var jobs: [Job] = []
        for (number, range) in ranges.enumerated() {
            for assignment in 0..<assignments where !isKept(assignment, number) {
                let isMine = keeper.map { keeper in
                    keeper.shard?.holds(keys[assignment], blockNumber: range.lowerBound / Block.size) ?? false
                }
                guard isMine ?? true else { continue }
                jobs.append(
                    Job(assignment: assignment, number: number, range: range, isFirst: jobs.last?.number != number))
            }
        }
        return jobs
    }

    /// One worker: takes job after job until none is left.
    private func work<Value: Sendable>(on plan: Plan<Value>, progress: @Sendable (Int) -> Void) -> [(Job, [Value])] {
        let preparation = deferred.value
        // Campaigns whose room is kept for the next block.
        var bench = [Campaign](
            repeating: Campaign(preparation: preparation, assignment: plan.assignments[0]), count: Block.size)
        var finished: [(Job, [Value])] = []
        while true {
            let number = plan.queue.take()
            guard number < plan.jobs.count else { break }
            let job = plan.jobs[number]
            // A block that is begun is finished for every assignment: the pairs stay pairs.
            if job.isFirst, plan.shouldStop() { break }
            for index in bench.indices { bench[index].assignment = plan.assignments[job.assignment] }
            Campaign.play(&bench, seed: seed, replications: job.range)
            let values = bench.prefix(job.range.count).map { plan.reading.read($0, preparation) }
            keeper?.keep(plan.keys[job.assignment], Block(first: job.range.lowerBound, plan.reading.contents(values)))
            finished.append((job, values))
            progress(plan.queue.finish(job.range.count))
        }
        return finished
    }
}
