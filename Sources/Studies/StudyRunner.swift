import Campaigns
import Directives

/// Plays many replications of some assignments on common random numbers, on several workers.
///
/// The outcomes do not depend on the number of workers: each draw has an address (see `Randomness`), and outcomes are
/// stored by assignment and replication.
public struct StudyRunner: Sendable {
    public let preparation: Preparation
    public let seed: UInt64
    public let workers: Int
    /// Replications a worker takes at a time.
    static let block = 10

    /// Outcomes by assignment, then by replication. After a stop each assignment has the same number, perhaps fewer than asked.
    public struct Results: Sendable {
        public let outcomes: [[Outcome]]
        public let work: Campaign.Work
        public let bodies: Int
        public let wasStopped: Bool
    }

    /// A runner on that many workers, at least one.
    public init(preparation: Preparation, seed: UInt64, workers: Int) {
        self.preparation = preparation
        self.seed = seed
        self.workers = max(1, workers)
    }

    /// Plays replications 0..<count of each assignment. `progress` hears of finished campaigns, in no particular order;
    /// when `shouldStop` turns true the blocks under way are finished and the rest is left.
    public func run(
        _ assignments: [Assignment], replications: Int, from first: Int = 0,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Results {
        let blocks = (replications + Self.block - 1) / Self.block
        let total = replications * assignments.count
        let queue = WorkQueue()
        var table = [[Piece?]](repeating: [Piece?](repeating: nil, count: blocks), count: assignments.count)
        await withTaskGroup(of: [Piece].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    self.work(assignments, replications: replications, first: first, blocks: blocks, queue: queue, shouldStop) {
                        progress($0, total)
                    }
                }
            }
            for await pieces in group {
                for piece in pieces { table[piece.assignment][piece.block] = piece }
            }
        }
        return collect(table, wasStopped: shouldStop())
    }

    private struct Piece: Sendable {
        let assignment: Int
        let block: Int
        let outcomes: [Outcome]
        let work: Campaign.Work
        let bodies: Int
    }

    /// One worker: takes block after block, all assignments of a block in turn, until none is left.
    private func work(
        _ assignments: [Assignment], replications: Int, first: Int, blocks: Int, queue: WorkQueue,
        _ shouldStop: @Sendable () -> Bool, progress: @Sendable (Int) -> Void
    ) -> [Piece] {
        var campaigns = assignments.map { Campaign(preparation: preparation, assignment: $0) }
        var pieces: [Piece] = []
        while true {
            let number = queue.take()
            guard number < blocks * assignments.count else { break }
            // A block that is begun is finished for every assignment: the pairs stay pairs.
            if number % assignments.count == 0, shouldStop() { break }
            let (block, assignment) = (number / assignments.count, number % assignments.count)
            let range = block * Self.block..<min(replications, (block + 1) * Self.block)
            var piece = (outcomes: [Outcome](), work: Campaign.Work(), bodies: 0)
            for replication in range {
                campaigns[assignment].play(seed: seed, replication: first + replication)
                piece.outcomes.append(Outcome(journal: campaigns[assignment].journal, preparation: preparation))
                piece.work.add(campaigns[assignment].workDone)
                piece.bodies = max(piece.bodies, campaigns[assignment].bodyCount)
            }
            pieces.append(
                Piece(assignment: assignment, block: block, outcomes: piece.outcomes, work: piece.work, bodies: piece.bodies))
            progress(queue.finish(range.count))
        }
        return pieces
    }

    private func collect(_ table: [[Piece?]], wasStopped: Bool) -> Results {
        // Only leading blocks that every assignment has: the pairs stay pairs.
        let whole = table.map { row in row.firstIndex { $0 == nil } ?? row.count }.min() ?? 0
        let kept = table.map { row in row.prefix(whole).compactMap { $0 } }
        var work = Campaign.Work()
        for piece in kept.joined() { work.add(piece.work) }
        return Results(
            outcomes: kept.map { $0.flatMap(\.outcomes) }, work: work, bodies: kept.joined().map(\.bodies).max() ?? 0,
            wasStopped: wasStopped)
    }
}

extension Campaign.Work {
    mutating func add(_ other: Campaign.Work) {
        bodyEpochs += other.bodyEpochs
        steps += other.steps
        contacts += other.contacts
    }
}
