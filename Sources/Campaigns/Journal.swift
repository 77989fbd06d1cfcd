import Arithmetic

/// The events of a campaign, in order: its sole output.
public struct Journal: Sendable {
    /// The events in the order in which they happened.
    public private(set) var events: [Event] = []

    /// An empty journal with room for so many events.
    public init(capacity: Int = 0) { events.reserveCapacity(capacity) }

    /// Adds an event.
    mutating func append(_ event: Event) { events.append(event) }

    /// Forgets all events and keeps the room.
    mutating func clear() { events.removeAll(keepingCapacity: true) }

    /// The fingerprint of the events: equal for equal campaigns, on any machine, under any number of workers.
    public var digest: Digest {
        events.reduce(into: Digest()) { digest, event in
            digest.add(
                UInt64(event.kind.rawValue) << 48 | UInt64(event.formation) << 32 | UInt64(event.epoch) << 16
                    | UInt64(UInt32(bitPattern: event.body)) >> 16)
            digest.add(UInt64(UInt32(bitPattern: event.body)) << 32 | UInt64(UInt32(bitPattern: event.place)))
            digest.add(UInt64(UInt32(bitPattern: event.men)) << 32 | UInt64(UInt32(bitPattern: event.amount)))
        }
    }
}
