import Campaigns
import RuleSets
import Scenarios

/// Plays campaigns at points that may differ in rules and in directives, all on the same luck.
///
/// Points come in rows; a worker plays a row's points in turn, and each preparation uses parts of those before it again. Rows are kept whole: one
/// that is stopped is left out. What a point gives does not depend on the number of workers or on the other points.
public struct PointRunner: Sendable {
    /// Rules, and the directives played under them.
    public struct Point: Sendable {
        /// Rules of the point.
        public let rules: Rules
        /// Directives played under these rules.
        public let assignments: [Assignment]

        /// A point.
        public init(rules: Rules, assignments: [Assignment]) {
            self.rules = rules
            self.assignments = assignments
        }
    }

    /// Its preparation gives the scenario, and the parts that serve at a point.
    private let runner: StudyRunner
    private let replications: Int

    /// A runner of so many replications a point, each on the study's seed and workers.
    public init(_ runner: StudyRunner, replications: Int) {
        self.runner = runner
        self.replications = replications
    }

    /// Values that were read: by point of the row, then assignment, then response, then replication.
    public typealias Row = [[[[Double]]]]

    /// Plays all rows and reads responses; nil where a row was stopped. A single point that is stopped keeps the replications that are finished.
    ///
    /// `progress` hears of finished campaigns.
    public func run(
        _ rows: [[Point]], reading responses: [Response],
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> [Row?] {
        let isAlone = rows.count == 1 && rows[0].count == 1
        return await run(rows, keepsParts: isAlone, progress: progress, shouldStop: shouldStop) { runner, assignments, heard in
            let results = await runner.values(
                of: responses, under: assignments, replications: replications, progress: heard, shouldStop: shouldStop)
            return (results.values, results.replications)
        }
    }

    /// Plays all rows and leaves every campaign with the runner's keeper; of a shard, or after a stop, some are not there.
    public func keep(
        _ rows: [[Point]], progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async {
        _ = await run(rows, keepsParts: true, progress: progress, shouldStop: shouldStop) { runner, assignments, heard in
            let results = await runner.run(
                assignments, replications: replications, progress: heard, shouldStop: shouldStop)
            return ((), results.outcomes.map(\.count).min() ?? 0)
        }
    }

    /// The name under which the runner's keeper has the campaigns of a point's assignments.
    public func keys(of point: Point) -> [CampaignKey] {
        let there = runner.on(runner.deferred.under(point.rules, reusing: []), workers: 1)
        return point.assignments.map { CampaignKey(of: there.deferred, assignment: $0, seed: there.seed, worlds: there.design) }
    }

    /// Plays the assignments of a point on a runner; gives what it read, and how many replications every assignment has.
    private typealias Play<Value> = @Sendable (StudyRunner, [Assignment], @escaping StudyRunner.Progress) async -> (Value, Int)

    private func run<Value: Sendable>(
        _ rows: [[Point]], keepsParts: Bool, progress: @escaping @Sendable (Int, Int) -> Void,
        shouldStop: @escaping @Sendable () -> Bool, _ playing: @escaping Play<Value>
    ) async -> [[Value]?] {
        let tally = CampaignTally(
            total: rows.joined().reduce(0) { $0 + $1.assignments.count } * replications, progress: progress)
        // Few rows are played one after another by all workers, many side by side by one worker each.
        let (across, within) = rows.count < runner.workers ? (1, runner.workers) : (runner.workers, 1)
        let queue = WorkQueue()
        var played = [[Value]?](repeating: nil, count: rows.count)
        await withTaskGroup(of: [(Int, [Value])].self) { group in
            for _ in 0..<across {
                group.addTask {
                    var mine: [(Int, [Value])] = []
                    while !shouldStop() {
                        let number = queue.take()
                        guard number < rows.count else { break }
                        let job = Job(workers: within, keepsParts: keepsParts, tally: tally, shouldStop: shouldStop)
                        if let row = await play(rows[number], job, playing) { mine.append((number, row)) }
                    }
                    return mine
                }
            }
            for await rows in group {
                for (number, row) in rows { played[number] = row }
            }
        }
        return played
    }

    /// How a row is to be played.
    private struct Job: Sendable {
        let workers: Int
        let keepsParts: Bool
        let tally: CampaignTally
        let shouldStop: @Sendable () -> Bool
    }

    private func play<Value>(_ row: [Point], _ job: Job, _ playing: Play<Value>) async -> [Value]? {
        var earlier: [DeferredModel] = []
        var values: [Value] = []
        var isKept = true
        for (index, point) in row.enumerated() {
            if job.shouldStop(), !job.keepsParts { return nil }
            let prepared = runner.deferred.under(point.rules, reusing: earlier)
            let run = job.tally.begin()
            let (value, finished) = await playing(runner.on(prepared, workers: job.workers), point.assignments) { done, _ in
                job.tally.hear(run, done)
            }
            let isWhole = finished == replications
            // A shard goes on after the part of a point that is its own: others play the rest.
            isKept = isKept && (isWhole || (job.keepsParts && finished > 0))
            // The first of a row is the one most like the others; the last differs least from the next of a trajectory.
            earlier = serving(row[(index + 1)...], of: earlier.prefix(1) + [prepared])
            values.append(value)
        }
        return isKept ? values : nil
    }

    /// Those with parts that serve at one of the points to come and that the study's own preparation has not. The others only take
    /// room.
    private func serving(_ points: ArraySlice<Point>, of earlier: [DeferredModel]) -> [DeferredModel] {
        guard let own = runner.deferred.ifMade else { return [] }
        return earlier.filter { preparation in
            guard let made = preparation.ifMade else { return false }
            return points.contains { point in
                !made.parts(servingUnder: point.rules).isSubset(of: own.parts(servingUnder: point.rules))
            }
        }
    }
}
