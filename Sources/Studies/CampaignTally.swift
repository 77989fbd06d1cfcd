import Synchronization

/// Adds up the campaigns that several runs have finished, each of which tells its own number.
final class CampaignTally: Sendable {
    private let counts = Mutex<[Int]>([])
    private let total: Int
    private let progress: @Sendable (Int, Int) -> Void

    init(total: Int, progress: @escaping @Sendable (Int, Int) -> Void) {
        self.total = total
        self.progress = progress
    }

    /// The number of a new run.
    func begin() -> Int {
        counts.withLock {
            $0.append(0)
            return $0.count - 1
        }
    }

    func hear(_ run: Int, _ done: Int) {
        let sum = counts.withLock { counts in
            counts[run] = max(counts[run], done)
            return counts.reduce(0, +)
        }
        progress(sum, total)
    }
}
