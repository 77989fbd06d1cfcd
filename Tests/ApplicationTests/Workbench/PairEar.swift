import Application
import Synchronization

/// Hears what a study of pairs tells while it is played, and keeps it.
final class PairEar: Sendable {
    private let heard = Mutex<[PairEvent]>([])
    private var events: [PairEvent] { heard.withLock { $0 } }

    var estimates: [PairEstimate] { events.compactMap { if case .estimate(let estimate) = $0 { estimate } else { nil } } }
    /// Campaigns done, as they were told.
    var steps: [Int] { events.compactMap { if case .progress(_, let done, _) = $0 { done } else { nil } } }
    var stages: [String] { events.compactMap { if case .stage(let stage, _) = $0 { stage } else { nil } } }

    @Sendable func hear(_ event: PairEvent) { heard.withLock { $0.append(event) } }
}
