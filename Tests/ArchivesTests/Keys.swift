import Studies
import Synchronization

/// Keys for which a keeper is asked.
final class Keys: Sendable {
    private let asked = Mutex<[CampaignKey]>([])
    var first: CampaignKey? { asked.withLock { $0.first } }
    func add(_ key: CampaignKey) { asked.withLock { $0.append(key) } }
}
