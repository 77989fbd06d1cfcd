import Campaigns
import RuleSets
import Scenarios

/// Plays many replications of some assignments on common random numbers, on several workers.
///
/// With a design, replications are numbered through its worlds, `perWorld` in each; without one all are played in the standard world.
/// A worker makes the model of a world, plays all that is to be played in it, and drops it.
///
/// The outcomes do not depend on the number of workers: each draw has an address (see `Randomness`), and outcomes are
/// stored by assignment and replication. With a keeper, what it has is not played again, and what is played is kept.
public struct StudyRunner: Sendable {
    let deferred: DeferredModel
    /// How worlds are drawn; nil for the standard world alone.
    public let design: WorldDesign?
    /// Of all luck.
    public let seed: UInt64
    /// At least one.
    public let workers: Int
    /// Where finished blocks are kept; nil for nowhere.
    public let keeper: BlockKeeper?

    /// A runner on that many workers, at least one.
    public init(
        preparation: CampaignModel, seed: UInt64, workers: Int, worlds design: WorldDesign? = nil, keeper: BlockKeeper? = nil
    ) {
        self.init(DeferredModel(preparation), design, seed: seed, workers: workers, keeper: keeper)
    }

    /// A runner in worlds, which makes the model of the standard world only if a campaign in it is asked for.
    package init(
        scenario: Scenario, rules: Rules, seed: UInt64, workers: Int, worlds design: WorldDesign, keeper: BlockKeeper? = nil
    ) {
        self.init(
            DeferredModel(scenario: scenario, rules: rules, epochHours: CampaignModel.standardEpochHours), design, seed: seed,
            workers: workers, keeper: keeper)
    }

    init(_ deferred: DeferredModel, _ design: WorldDesign?, seed: UInt64, workers: Int, keeper: BlockKeeper?) {
        (self.deferred, self.design, self.seed) = (deferred, design, seed)
        self.workers = max(1, workers)
        self.keeper = keeper
    }

    /// On which it plays in the standard world; made if it was not.
    public var preparation: CampaignModel { deferred.value }
    /// Whose campaigns it plays.
    public var scenario: Scenario { deferred.scenario }
    /// Replications in each world; nil where all are in one.
    public var perWorld: Int? { design?.perWorld }

    /// True if no other process plays a part of what it is asked for.
    var playsAll: Bool { keeper.map { $0.shard == .whole } ?? true }

    /// The same runner under another seed: its worlds are apart from those that are reported.
    public func reseeded(_ seed: UInt64) -> StudyRunner {
        StudyRunner(
            deferred, design?.reseeded(seed, purpose: .design), seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner in the standard world, under the seed of a study.
    public func playing(_ seed: UInt64) -> StudyRunner {
        StudyRunner(deferred, nil, seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner on another preparation, with so many workers: for those who share the workers out themselves.
    func on(_ deferred: DeferredModel, workers: Int) -> StudyRunner {
        StudyRunner(deferred, design?.under(deferred.rules), seed: seed, workers: workers, keeper: keeper)
    }

    /// The same runner where every shard needs the whole result, as when it is settled who goes.
    var unsharded: StudyRunner {
        StudyRunner(deferred, design, seed: seed, workers: workers, keeper: keeper?.unsharded)
    }

    /// Hears of finished campaigns: so many of so many.
    public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    /// Plays replications first..<first + replications of each assignment and keeps all of them. `progress` hears of finished
    /// campaigns, in no particular order, first of those that were kept; when `shouldStop` turns true the blocks under way are
    /// finished and the rest is left. `observing` sees each campaign that is played, with its whole journal and the number of its
    /// assignment, from any worker.
    public func run(
        _ assignments: [Assignment], replications: Int, from first: Int = 0, progress: @escaping Progress = { _, _ in },
        observing: @escaping @Sendable (_ campaign: Campaign, _ assignment: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Results {
        let played = first..<first + replications
        let reading = Reading<RunTable>(
            find: { $0.runs($1) },
            read: { campaign, preparation, _, assignment in
                observing(campaign, assignment)
                return Run(campaign, preparation)
            }, contents: { .runs($0) })
        let tables = await play(assignments.map { ($0, played) }, reading, progress, shouldStop)
        return Results(tables, wasStopped: shouldStop() || tables.contains { $0.count < replications })
    }

    /// Plays as `run` does and reads responses; of campaigns that are not kept whole, their values are all that is kept.
    public func values(
        of responses: [Response], under assignments: [Assignment], replications: Int, from first: Int = 0,
        progress: @escaping Progress = { _, _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Values {
        let played = first..<first + replications
        return await values(of: responses, in: assignments.map { ($0, played) }, progress: progress, shouldStop: shouldStop)
    }

    /// Plays assignments, each in as many replications of its own, and reads responses.
    func values(
        of responses: [Response], in series: [Series], progress: @escaping Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Values {
        let kept: @Sendable (Run, Int) -> [Double] = { [design] run, replication in
            let standIns = design.flatMap { $0.standIns(in: replication / $0.perWorld) }
            return responses.map { $0.standing(standIns).value(in: run.outcome) }
        }
        let reading = Reading<ValueTable>(
            find: { keeper, key in
                let runs = keeper.runs(key)
                return Dictionary(uniqueKeysWithValues: runs.map { ($0.key, kept($0.value, $0.key)) })
                    .merging(keeper.values(key, responses)) { run, _ in run }
            },
            read: { campaign, preparation, world, _ in
                let outcome = Outcome(journal: campaign.journal, preparation: preparation)
                return responses.map { $0.standing(world?.standIns).value(in: outcome) }
            }, contents: { .values($0, of: responses) })
        let rows = await play(series, reading, progress, shouldStop).map(\.rows)
        return Values(
            values: rows.map { row in responses.indices.map { response in row.map { $0[response] } } },
            replications: rows.first?.count ?? 0,
            wasStopped: shouldStop() || zip(rows, series).contains { $0.count < $1.replications.count })
    }

    // MARK: blocks

    /// An assignment with the replications of it that are played.
    typealias Series = (assignment: Assignment, replications: Range<Int>)

    /// Values that are read of a campaign when it is played, the table they come into, and the way to find them again.
    struct Reading<Table: ReplicationTable>: Sendable {
        let find: @Sendable (BlockKeeper, CampaignKey) -> [Int: Table.Element]
        let read: @Sendable (_ campaign: Campaign, _ model: CampaignModel, _ world: World?, _ assignment: Int) -> Table.Element
        let contents: @Sendable ([Table.Element]) -> Block.Contents
    }

    /// Blocks that are to be played, and the condition for stopping.
    private struct Plan<Table: ReplicationTable>: Sendable {
        let assignments: [Assignment]
        let keys: [CampaignKey]
        let reading: Reading<Table>
        let gatherer: BlockGatherer<Table>
        /// Jobs that a worker takes at once, those of a world, in groups of the same replications.
        let tasks: [[[Job]]]
        let queue = WorkQueue()
        let shouldStop: @Sendable () -> Bool
    }

    /// A block that is still to be played.
    private struct Job: Sendable {
        let assignment: Int
        /// Position of its replications among the blocks of its assignment.
        let number: Int
        let range: Range<Int>
        /// World of its replications, and their numbers in it.
        let world: Int
        let inWorld: Range<Int>
        /// True if no job before it is of the same block, or of the same world.
        var isFirst = false
    }

    /// Plays the blocks and gives the table of each assignment, with as many replications as every assignment has.
    func play<Table: ReplicationTable>(
        _ series: [Series], _ reading: Reading<Table>, _ progress: @escaping Progress,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async -> [Table] {
        let assignments = series.map(\.assignment)
        let ranges = series.map { Block.ranges(of: $0.replications, perWorld: perWorld ?? .max) }
        let keys =
            keeper == nil ? [] : assignments.map { CampaignKey(of: deferred, assignment: $0, seed: seed, worlds: design) }
        let gatherer = BlockGatherer<Table>(series.count)
        let kept = kept(keys, ranges, reading, gatherer)
        let jobs = jobs(ranges, keys) { kept[$0][$1] }
        let plan = Plan(
            assignments: assignments, keys: keys, reading: reading, gatherer: gatherer, tasks: tasks(jobs),
            shouldStop: shouldStop)
        let found = zip(ranges, kept).reduce(0) { $0 + zip($1.0, $1.1).reduce(0) { $0 + ($1.1 ? $1.0.count : 0) } }
        let total = found + jobs.reduce(0) { $0 + $1.range.count }
        keeper?.miss(series.reduce(0) { $0 + $1.replications.count } - total)
        progress(found, total)
        // Made before the workers begin, who would wait for it.
        if design == nil, !jobs.isEmpty { _ = deferred.value }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(workers, plan.tasks.count) {
                group.addTask { self.work(on: plan) { progress(found + $0, total) } }
            }
        }
        return gatherer.finish()
    }

    /// Jobs of the same replications are played together; those of one world make one task, since its model is made once for all.
    private func tasks(_ jobs: [Job]) -> [[[Job]]] {
        // In the standard world the groups are small enough that every worker has some.
        let most = design == nil ? max(1, jobs.count / (4 * workers)) : .max
        let groups = jobs.reduce(into: [[Job]]()) { groups, job in
            if let last = groups.last, last[0].range == job.range, last.count < most {
                groups[groups.count - 1].append(job)
            } else {
                groups.append([job])
            }
        }
        guard design != nil else { return groups.map { [$0] } }
        return groups.reduce(into: []) { tasks, group in
            if group[0].isFirst { tasks.append([group]) } else { tasks[tasks.count - 1].append(group) }
        }
    }

    /// Gathers the values that the keeper has and tells which blocks they are, by assignment; a block of which a replication is missing
    /// is played again.
    private func kept<Table: ReplicationTable>(
        _ keys: [CampaignKey], _ ranges: [[Range<Int>]], _ reading: Reading<Table>, _ gatherer: BlockGatherer<Table>
    ) -> [[Bool]] {
        guard let keeper else { return ranges.map { [Bool](repeating: false, count: $0.count) } }
        return ranges.indices.map { assignment in
            let found = reading.find(keeper, keys[assignment])
            return ranges[assignment].enumerated().map { number, range in
                let values = range.compactMap { found[$0] }
                guard values.count == range.count else { return false }
                gatherer.take(values, of: assignment, block: number)
                return true
            }
        }
    }

    /// Blocks that are neither kept nor played by another shard: block after block, all assignments of a block in turn.
    private func jobs(
        _ ranges: [[Range<Int>]], _ keys: [CampaignKey], isKept: (_ assignment: Int, _ block: Int) -> Bool
    ) -> [Job] {
        var jobs: [Job] = []
        for (assignment, ranges) in ranges.enumerated() {
            for (number, range) in ranges.enumerated() where !isKept(assignment, number) {
                let world = range.lowerBound / (perWorld ?? .max)
                let isMine = keeper.map { keeper in
                    design == nil
                        ? keeper.shard?.holds(keys[assignment], blockNumber: range.lowerBound / Block.size) ?? false
                        : keeper.shard?.holds(world: world) ?? false
                }
                guard isMine ?? true else { continue }
                let before = world * (perWorld ?? 0)
                jobs.append(
                    Job(
                        assignment: assignment, number: number, range: range, world: world,
                        inWorld: range.lowerBound - before..<range.upperBound - before))
            }
        }
        jobs.sort { ($0.range.lowerBound, $0.assignment) < ($1.range.lowerBound, $1.assignment) }
        for place in jobs.indices {
            let (job, before) = (jobs[place], place > 0 ? jobs[place - 1] : nil)
            jobs[place].isFirst = design == nil ? before?.range != job.range : before?.world != job.world
        }
        return jobs
    }

    /// One worker: takes task after task until none is left.
    private func work<Table>(on plan: Plan<Table>, progress: @Sendable (Int) -> Void) {
        while true {
            let number = plan.queue.take()
            // A block that is begun is finished for every assignment: the pairs stay pairs.
            guard number < plan.tasks.count, let first = plan.tasks[number].first?.first, !(first.isFirst && plan.shouldStop())
            else {
                break
            }
            let world = design?.world(first.world)
            let model = world?.model(epochHours: deferred.epochHours) ?? deferred.value
            for jobs in plan.tasks[number] {
                for (job, values) in zip(jobs, play(jobs, plan, in: world, on: model)) {
                    keeper?.keep(plan.keys[job.assignment], Block(first: job.range.lowerBound, plan.reading.contents(values)))
                    plan.gatherer.take(values, of: job.assignment, block: job.number)
                    progress(plan.queue.finish(job.range.count))
                }
            }
        }
    }

    /// Plays the blocks of the same replications and reads their campaigns.
    private func play<Table>(
        _ jobs: [Job], _ plan: Plan<Table>, in world: World?, on model: CampaignModel
    ) -> [[Table.Element]] {
        let assignments = jobs.map { plan.assignments[$0.assignment] }
        let range = jobs[0].inWorld
        var values = [[Table.Element?]](
            repeating: [Table.Element?](repeating: nil, count: range.count), count: jobs.count)
        CampaignTree.play(
            assignments.map { world?.assignment($0) ?? $0 }, on: model, seed: world?.luckSeed ?? seed, replications: range
        ) { campaign, number, replication in
            values[number][replication - range.lowerBound] = plan.reading.read(
                campaign, model, world, jobs[number].assignment)
        }
        return values.map { $0.compactMap(\.self) }
    }
}
