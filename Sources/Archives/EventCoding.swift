import Arithmetic
import Campaigns

/// The events of one epoch as bytes: each field as its difference from the last event of the same kind in the epoch.
package enum EventCoding {
    private struct Last {
        var body = 0
        var place = 0
        var men = 0
        var amount = 0
    }

    /// The bytes of the events of one epoch.
    package static func bytes(of events: some Sequence<Event>) -> [UInt8] {
        var writer = ByteWriter()
        var last = [Last](repeating: Last(), count: Event.Kind.allCases.count)
        for event in events {
            let kind = Int(event.kind.rawValue)
            let now = Last(
                body: Int(event.body), place: Int(event.place), men: Int(event.men), amount: Int(event.amount))
            writer.add(contentsOf: [event.kind.rawValue])
            writer.add(UInt64(event.formation))
            writer.add(now.body - last[kind].body)
            writer.add(now.place - last[kind].place)
            writer.add(now.men - last[kind].men)
            writer.add(now.amount - last[kind].amount)
            last[kind] = now
        }
        return writer.bytes
    }

    /// So many events of an epoch; throws where the bytes hold anything else.
    package static func events(_ count: Int, of epoch: Int, in bytes: [UInt8]) throws(ByteFault) -> [Event] {
        var reader = ByteReader(bytes)
        var last = [Last](repeating: Last(), count: Event.Kind.allCases.count)
        var events: [Event] = []
        for _ in 0..<count {
            let number = try reader.byte()
            guard let kind = Event.Kind(rawValue: number) else { throw ByteFault() }
            guard let formation = UInt16(exactly: try reader.number()) else { throw ByteFault() }
            let index = Int(number)
            last[index].body += try reader.small()
            last[index].place += try reader.small()
            last[index].men += try reader.small()
            last[index].amount += try reader.small()
            let now = last[index]
            guard [now.body, now.place, now.men, now.amount].allSatisfy({ Int32(exactly: $0) != nil }) else {
                throw ByteFault()
            }
            events.append(
                Event(
                    kind, formation: formation, epoch: epoch, body: now.body, place: now.place, men: now.men,
                    amount: now.amount))
        }
        guard reader.isAtEnd else { throw ByteFault() }
        return events
    }
}
