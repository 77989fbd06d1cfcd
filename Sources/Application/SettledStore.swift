import Archives

/// A store in which it is settled who goes, read for another of the same study.
struct SettledStore {
    let reading: StoreReading

    /// Opens it; throws if it is of another study.
    init(_ path: String, for identity: StudyIdentity) throws(Refusal) {
        reading = try Refusal.catching { try StoreReading(path) }
        if let difference = reading.identity.difference(from: identity) {
            throw Refusal(.input, "\(path): it holds \(difference); give --settled the store that --shard settle left.")
        }
    }
}
