import Archives
import Campaigns
import Foundation
import Scenarios
import TestSupport
import Testing

/// Laws of recorded events: they come back, and no damage of their bytes is more than a fault.
struct EventLawTests {
    private func events(_ seed: UInt64, count: Int) -> [Event] {
        var stream = TestStream(seed)
        func number() -> Int {
            switch stream.below(4) {
            case 0: stream.below(3)
            case 1: stream.below(300)
            case 2: stream.below(1 << 30)
            default: stream.pick([0, Int(Int32.max), -1, Int(Int32.min)])
            }
        }
        return (0..<count).map { _ in
            Event(
                stream.pick(Event.Kind.allCases), formation: UInt16(stream.below(1 << 16)), epoch: 9, body: number(),
                place: number(),
                men: number(), amount: number())
        }
    }

    @Test(arguments: 0..<25 as Range<UInt64>)
    func eventsComeBackWhateverTheirNumbers(seed: UInt64) throws {
        let events = events(seed, count: Int(seed) * 3)
        let bytes = EventCoding.bytes(of: events)
        #expect(try EventCoding.events(events.count, of: 9, in: bytes) == events)
        #expect(bytes == EventCoding.bytes(of: events), "the same bytes each time")
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func aChangedByteIsAFaultOrOtherEvents(seed: UInt64) {
        let events = events(seed, count: 12)
        let bytes = EventCoding.bytes(of: events)
        var stream = TestStream(seed &+ 100)
        for _ in 0..<200 {
            var damaged = bytes
            damaged[stream.below(damaged.count)] ^= UInt8(1 << stream.below(8))
            guard let read = try? EventCoding.events(events.count, of: 9, in: damaged) else { continue }
            #expect(read.count == events.count && read != events, "nothing in the bytes is without meaning")
        }
    }

    @Test func everyKindIsHeldToCellsOrZonesAndToFormations() {
        let scenario = Fixtures.plain(columns: 4, rows: 3)
        let bounds = EventBounds(scenario)
        let inZones: Set<Event.Kind> = [
            .becameGuerrillas, .guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome, .recruited, .recalled,
        ]
        // A passage of a line has the line's bound besides: here is no line to pass.
        #expect(bounds.fault(of: Event(.crossed, formation: 0, epoch: 0, place: 0))?.found == "the line is 0")
        for kind in Event.Kind.allCases where kind != .crossed {
            let places = inZones.contains(kind) ? scenario.theatre.zones.count : scenario.theatre.grid.count
            let event = { (place: Int, formation: UInt16) in
                Event(kind, formation: formation, epoch: 0, place: place, amount: 1)
            }
            for place in [0, places - 1] { #expect(bounds.fault(of: event(place, 0)) == nil, "\(kind) \(place)") }
            for place in [-1, places] {
                let fault = bounds.fault(of: event(place, 0))
                #expect(
                    fault?.found == "the place is \(place)" && fault?.expected.contains("of \(places), from 0") == true,
                    "\(kind)")
            }
            #expect(bounds.fault(of: event(0, 1))?.found == "the formation is 1", "\(kind)")
        }
        let nobody = Event.Kind.allCases.filter { bounds.fault(of: Event($0, epoch: 0, amount: 1)) == nil }
        #expect(Set(nobody).isSubset(of: inZones.union([.tiedDown, .heldInRear])) && nobody.count == 6, "\(nobody)")
    }

    @Test func aTheatreWithoutZonesHasNoGuerrillas() {
        let plain = Fixtures.plain()
        let bounds = EventBounds(plain.with(theatre: plain.theatre.replacing(zones: [])))
        for kind in [Event.Kind.recruited, .guerrillasKilled, .becameGuerrillas] {
            #expect(bounds.fault(of: Event(kind, formation: 0, epoch: 0))?.found == "the place is 0", "\(kind)")
        }
        #expect(bounds.fault(of: Event(.killed, formation: 0, epoch: 0)) == nil)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func daysAreCountedInWhateverOrderTheyCome(seed: UInt64) {
        var stream = TestStream(seed)
        var (plain, counts) = ([Int32](repeating: 0, count: 20), DailyCounts())
        for _ in 0..<80 {
            let (day, men) = (stream.below(20), Int32(stream.below(4)))
            plain[day] = men
            counts[day] = men
        }
        #expect((0..<20).allSatisfy { counts[$0] == plain[$0] } && counts == DailyCounts(plain))
        #expect(counts.entries.map(\.day) == counts.entries.map(\.day).sorted() && !counts.entries.contains { $0.count == 0 })
        #expect(
            counts.sum == plain.reduce(0) { $0 + Int($1) }
                && counts.sum(before: 7) == plain.prefix(7).reduce(0) { $0 + Int($1) })
    }
}
