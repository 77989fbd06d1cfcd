import Application
import Foundation
import Testing

/// Fields and situations of the map, as a page draws them.
struct MapReaderTests {
    private let reading = try! CaseReading("lesson", in: SessionCase.workspace)

    @Test func aSituationIsThatOfTheCommand() throws {
        var reader = MapReader(reading)
        let page = try JSONEncoder().encode(try reader.situationPage(at: nil))
        let object = try JSONSerialization.jsonObject(with: page) as? [String: Any] ?? [:]
        let command = try SituationSession(SituationQuery(scenario: "lesson"), in: SessionCase.workspace).run().json()
        let told = try JSONSerialization.jsonObject(with: Data(command.utf8)) as? NSDictionary
        #expect(object["figures"] as? NSDictionary == told)
    }

    @Test func fieldsAreOnOneScaleAtAllDates() throws {
        var reader = MapReader(reading)
        let first = try reader.field("hold", at: nil)
        let again = try reader.field("hold", at: reading.scenario.start.isoDate + "T18:00")
        #expect(first.count == reading.scenario.theatre.grid.count)
        #expect(first == again)
        let small = try reader.field("hazard", at: nil, men: 10)
        let large = try reader.field("hazard", at: nil, men: 1000)
        #expect(zip(small, large).allSatisfy { $0 <= $1 } && small != large, "a larger body is met more")
        let dark = try reader.field("hazard", at: nil, light: "night")
        let day = try reader.field("hazard", at: nil, light: "day")
        #expect(zip(dark, day).allSatisfy { $0 <= $1 }, "and by day")
    }

    @Test func whatIsNoFieldIsRefused() throws {
        var reader = MapReader(reading)
        #expect(throws: Refusal.self) { _ = try reader.field("nothing", at: nil) }
        #expect(throws: Refusal.self) { _ = try reader.field("hazard", at: nil, men: 0) }
        #expect(throws: Refusal.self) { _ = try reader.field("hazard", at: nil, men: .max) }
        #expect(throws: Refusal.self) { _ = try reader.field("hazard", at: nil, light: "dusk") }
        #expect(throws: Refusal.self) { _ = try reader.field("hold", at: "0000-00-00") }
        #expect(throws: Refusal.self) { _ = try reader.field("hold", at: String(repeating: "1", count: 500)) }
    }

    @Test func noRequestNamesAPath() {
        for name in ["", ".", "..", "../lesson", "my.", "my.../x", "a/b", "Lesson", "my.a/b", "\u{0}", "les son"] {
            #expect(throws: Refusal.self, "\(name)") { _ = try CaseReading(name, in: SessionCase.workspace) }
        }
    }
}
