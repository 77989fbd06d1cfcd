import Campaigns
import Directives
import Scenarios

/// Plays many replications of some assignments on common random numbers, on several workers.
///
/// The outcomes do not depend on the number of workers: each draw has an address (see `Randomness`), and outcomes are
/// stored by assignment and replication. With a keeper, what it has is not played again, and what is played is kept.
public struct StudyRunner: Sendable {
    let deferred: DeferredPreparation
    public let seed: UInt64
    public let workers: Int
    public let keeper: BlockKeeper?

    /// Outcomes by assignment, then by replication. After a stop each assignment has the same number, perhaps fewer than asked.
    public struct Results: Sendable {
        public internal(set) var outcomes: [[Outcome]]
        public internal(set) var work: Campaign.Work
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
    public init(preparation: Preparation, seed: UInt64, workers: Int, keeper: BlockKeeper? = nil) {
        self.init(DeferredPreparation(preparation), seed: seed, workers: workers, keeper: keeper)
    }

    private init(_ deferred: DeferredPreparation, seed: UInt64, workers: Int, keeper: BlockKeeper?) {
        self.deferred = deferred
        self.seed = seed
        self.workers = max(1, workers)
        self.keeper = keeper
    }

    public var preparation: Preparation { deferred.value }
    public var scenario: Scenario { deferred.scenario }

    /// The same runner under another seed.
    public func reseeded(_ seed: UInt64) -> StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner on another preparation, with so many workers: for those who share the workers out themselves.
    func on(_ deferred: DeferredPreparation, workers: Int) -> StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner where every shard needs the whole result, as when it is settled who goes.
    var unsharded: StudyRunner {
        StudyRunner(deferred, seed: seed, workers: workers, keeper: keeper?.unsharded)
    }

    /// Plays replications first..<first + replications of each assignment. `progress` hears of finished campaigns, in no
    /// particular order, first of those that were kept; when `shouldStop` turns true the blocks under way are finished
    /// and the rest is left.
    public func run(
        _ assignments: [Assignment], replications: Int, from first: Int = 0,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Results {
        let ranges = Block.ranges(of: first..<first + replications)
        let keys = keeper == nil ? [] : assignments.map { CampaignKey(of: deferred, assignment: $0, seed: seed) }
        var table = kept(keys, ranges, assignments: assignments.count)
        let jobs = jobs(ranges, keys, table)
        let found = table.joined().reduce(0) { $0 + ($1?.outcomes.count ?? 0) }
        let total = found + jobs.reduce(0) { $0 + $1.range.count }
        keeper?.miss(replications * assignments.count - total)
        progress(found, total)
        let queue = WorkQueue()
        await withTaskGroup(of: [Finished].self) { group in
            for _ in 0..<min(workers, jobs.count) {
                group.addTask {
                    self.work(assignments, keys, jobs, queue: queue, shouldStop) { progress(found + $0, total) }
                }
            }
            for await finished in group {
                for piece in finished { table[piece.job.assignment][piece.job.number] = piece.block }
            }
        }
        return collect(table, wasStopped: shouldStop())
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

    private struct Finished: Sendable {
        let job: Job
        let block: Block
    }

    /// What the keeper has, by assignment and block.
    private func kept(_ keys: [CampaignKey], _ ranges: [Range<Int>], assignments: Int) -> [[Block?]] {
        guard let keeper else {
            return [[Block?]](repeating: [Block?](repeating: nil, count: ranges.count), count: assignments)
        }
        return keys.map { key in
            let blocks = Dictionary(keeper.find(key).map { ($0.range, $0) }) { first, _ in first }
            return ranges.map { blocks[$0] }
        }
    }

    /// What is neither kept nor somebody else's to play: block after block, all assignments of a block in turn.
    private func jobs(_ ranges: [Range<Int>], _ keys: [CampaignKey], _ table: [[Block?]]) -> [Job] {
        var jobs: [Job] = []
        for (number, range) in ranges.enumerated() {
            for assignment in table.indices where table[assignment][number] == nil {
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
    private func work(
        _ assignments: [Assignment], _ keys: [CampaignKey], _ jobs: [Job], queue: WorkQueue,
        _ shouldStop: @Sendable () -> Bool, progress: @Sendable (Int) -> Void
    ) -> [Finished] {
        let preparation = deferred.value
        var bench = [Campaign](
            repeating: Campaign(preparation: preparation, assignment: assignments[0]), count: Block.size)
        var finished: [Finished] = []
        while true {
            let number = queue.take()
            guard number < jobs.count else { break }
            let job = jobs[number]
            // A block that is begun is finished for every assignment: the pairs stay pairs.
            if job.isFirst, shouldStop() { break }
            let block = play(job.range, of: assignments[job.assignment], on: &bench, preparation)
            keeper?.keep(keys[job.assignment], block)
            finished.append(Finished(job: job, block: block))
            progress(queue.finish(job.range.count))
        }
        return finished
    }

    /// Plays a block on campaigns whose room is kept for the next.
    private func play(
        _ range: Range<Int>, of assignment: Assignment, on campaigns: inout [Campaign], _ preparation: Preparation
    ) -> Block {
        for index in campaigns.indices { campaigns[index].assignment = assignment }
        Campaign.play(&campaigns, seed: seed, replications: range)
        var block = Block(first: range.lowerBound, outcomes: [], work: Campaign.Work(), bodies: 0)
        for campaign in campaigns.prefix(range.count) {
            block.outcomes.append(Outcome(journal: campaign.journal, preparation: preparation))
            block.work.add(campaign.workDone)
            block.bodies = max(block.bodies, campaign.bodyCount)
        }
        return block
    }

    private func collect(_ table: [[Block?]], wasStopped: Bool) -> Results {
        // Only leading blocks that every assignment has: the pairs stay pairs.
        let whole = table.map { row in row.firstIndex { $0 == nil } ?? row.count }.min() ?? 0
        let kept = table.map { row in row.prefix(whole).compactMap { $0 } }
        var work = Campaign.Work()
        for block in kept.joined() { work.add(block.work) }
        return Results(
            outcomes: kept.map { $0.flatMap(\.outcomes) }, work: work, bodies: kept.joined().map(\.bodies).max() ?? 0,
            wasStopped: wasStopped || table.contains { whole < $0.count })
    }
}
