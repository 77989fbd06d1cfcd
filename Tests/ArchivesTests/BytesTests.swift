import Archives
import Campaigns
import Foundation
import TestSupport
import Testing

/// Numbers and events as bytes come back as they were, and bytes that nobody wrote are refused.
struct BytesTests {
    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 20, Int.max, Int.min])
    func signedNumbersComeBack(_ number: Int) throws {
        var writer = ByteWriter()
        writer.add(number)
        var reader = ByteReader(writer.bytes)
        #expect(try reader.whole() == number)
        #expect(reader.isAtEnd)
        #expect(writer.bytes.count == max(1, (64 - (number < 0 ? ~number : number).leadingZeroBitCount + 1 + 6) / 7))
    }

    @Test func smallNumbersTakeOneByte() {
        for number in -64..<64 {
            var writer = ByteWriter()
            writer.add(number)
            #expect(writer.bytes.count == 1)
        }
    }

    @Test func wordsStandWithTheLowestByteFirst() throws {
        var writer = ByteWriter()
        writer.add(word: 0x0102_0304_0506_0708)
        #expect(writer.bytes == [8, 7, 6, 5, 4, 3, 2, 1])
        var reader = ByteReader(writer.bytes)
        #expect(try reader.word() == 0x0102_0304_0506_0708)
    }

    @Test func whatEndsTooSoonIsRefused() {
        for bytes: [UInt8] in [[], [0x80], [0xff, 0xff], [UInt8](repeating: 0x80, count: 12)] {
            var reader = ByteReader(bytes)
            #expect(throws: ByteFault.self) { try reader.number() }
        }
        var short = ByteReader([1, 2, 3])
        #expect(throws: ByteFault.self) { try short.word() }
        var empty = ByteReader([])
        #expect(throws: ByteFault.self) { try empty.byte() }
    }

    @Test func aDifferenceIsNoLargerThanTwoNumbersCanHave() throws {
        for (number, isRead) in [(1 << 32, true), (1 << 33, false), (-1 << 33, false), (Int.max, false)] {
            var writer = ByteWriter()
            writer.add(number)
            var reader = ByteReader(writer.bytes)
            if isRead { #expect(try reader.small() == number) } else { #expect(throws: ByteFault.self) { try reader.small() } }
        }
    }

    /// One event of each kind, with the largest numbers.
    private var events: [Event] {
        Event.Kind.allCases.flatMap { kind in
            [
                Event(kind, formation: 3, epoch: 9, body: 7, place: 12, men: 40, amount: 1),
                Event(kind, epoch: 9, body: Int(Int32.max), place: 0, men: Int(Int32.max), amount: Int(Int32.min)),
            ]
        }
    }

    @Test func eventsComeBack() throws {
        let bytes = EventCoding.bytes(of: events)
        #expect(try EventCoding.events(events.count, of: 9, in: bytes) == events)
        #expect(try EventCoding.events(0, of: 9, in: EventCoding.bytes(of: [])) == [])
    }

    @Test func eventsThatAreCutOrMoreThanSaidAreRefused() {
        let bytes = EventCoding.bytes(of: events)
        for cut in [0, 1, bytes.count / 2, bytes.count - 1] {
            #expect(throws: ByteFault.self) { try EventCoding.events(events.count, of: 9, in: Array(bytes.prefix(cut))) }
        }
        #expect(throws: ByteFault.self) { try EventCoding.events(events.count - 1, of: 9, in: bytes) }
        #expect(throws: ByteFault.self) { try EventCoding.events(Int.max, of: 9, in: bytes) }
        #expect(throws: ByteFault.self) { try EventCoding.events(1, of: 9, in: [250, 0, 0, 0, 0, 0]) }
        // A formation above 65535.
        #expect(throws: ByteFault.self) { try EventCoding.events(1, of: 9, in: [0, 0x80, 0x80, 4, 0, 0, 0, 0]) }
    }

    @Test func eventsAreHeldToTheScenario() {
        let bounds = EventBounds(Fixtures.plain(columns: 3, rows: 2))
        let sound = [
            Event(.formed, formation: 0, epoch: 0, place: 5, men: 100), Event(.heldInRear, epoch: 0, men: 4),
            Event(.guerrillasKilled, epoch: 0, place: 0, men: 4), Event(.contact, formation: 0, epoch: 0, place: 1, amount: 4),
        ]
        for event in sound { #expect(bounds.fault(of: event) == nil) }
        let wrong: [(Event, String)] = [
            (Event(.formed, formation: 1, epoch: 0), "the formation is 1"),
            (Event(.killed, epoch: 0), "the formation is 65535"),
            (Event(.formed, formation: 0, epoch: 0, place: 6), "the place is 6"),
            (Event(.formed, formation: 0, epoch: 0, place: -1), "the place is -1"),
            (Event(.recruited, epoch: 0, place: 1), "the place is 1"),
            (Event(.contact, formation: 0, epoch: 0, amount: 6), "the result of a contact is 6"),
            (Event(.killed, formation: 0, epoch: 0, men: -3), "body, men and amount are 0, -3 and 0"),
        ]
        for (event, words) in wrong { #expect(bounds.fault(of: event)?.found == words) }
    }
}
