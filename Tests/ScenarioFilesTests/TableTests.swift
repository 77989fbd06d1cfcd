import ScenarioFiles
import Scenarios
import Testing

/// Tables as spreadsheets of other countries write them.
@Suite("A table of a spreadsheet")
struct TableTests {
    /// The lesson's tables with semicolons, quotation marks where they are needed, and decimal commas.
    private func german() throws -> LessonCopy {
        let copy = try LessonCopy()
        try copy.write(
            "forces.csv",
            """
            \u{FEFF}id;side;parent;name;place;lat;lon;men_low;men;men_high;guns;tanks;confidence;source;note\r
            philon;league;The League;Philon's company;wells;;;540;600;660;0;0;high;INVENTED;West of the high road, near the western ford\r
            damippos;league;The League;Damippos's company;grove;;;800;900;1000;4;0;high;"INVENTED;INVENTED";"Behind Orsa; with four field engines"\r
            agesandros;league;The League;Agesandros and the baggage;lime;;;350;400;450;6;0;high;INVENTED;Six engines\r

            """)
        try copy.write(
            "zones.csv",
            """
            zone;people;attitude_low;attitude;attitude_high;lines_of_communication_km;source;confidence;note
            A;6000;0,4;0,6;0,8;13,5;INVENTED;high;Uplands: few people
            B;24000;0.2;0,35;0,5;13,5;INVENTED;high;Lowlands
            """)
        return copy
    }

    @Test("with semicolons and decimal commas is read as one with commas and points")
    func semicolons() throws {
        let scenario = try german().check().scenario
        let lesson = try LessonCopy().check().scenario
        #expect(scenario.formations.map(\.men) == lesson.formations.map(\.men))
        #expect(scenario.formations.map(\.cell) == lesson.formations.map(\.cell))
        #expect(scenario.formations[1].sources == ["INVENTED", "INVENTED"])
        #expect(scenario.formations[1].note == "Behind Orsa; with four field engines")
        #expect(scenario.theatre.zones == lesson.theatre.zones)
    }

    @Test("with semicolons tells its faults as such")
    func faults() throws {
        let copy = try german()
        let row = try copy.replace("forces.csv", ";600;660", ";600")
        let zone = try copy.replace("zones.csv", ";0,35;", ";0,3,5;")
        let thousands = try copy.replace("zones.csv", "0,8;13,5", "0,8;1.350")
        let sentences = copy.sentences()
        #expect(
            sentences.contains(
                "forces.csv:\(row): the row has 14 cells, expected 15, as the heading; "
                    + "add or remove semicolons, or put a text that has semicolons in quotation marks."))
        #expect(sentences.contains { $0.hasPrefix("zones.csv:\(zone): attitude is \"0.3.5\", expected a number") })
        #expect(
            sentences.contains(
                "zones.csv:\(thousands): lines_of_communication_km is \"1.350\", which may be thousands, "
                    + "expected a number with a decimal comma; write 1350 or 1,350."))
        #expect(sentences.count == 3)
    }

    @Test("with tabs is told in a sentence")
    func tabs() throws {
        let copy = try LessonCopy()
        let text = try copy.text("zones.csv")
        try copy.write("zones.csv", text.replacing(",", with: "\t"))
        #expect(
            copy.sentences() == [
                "zones.csv:1: the cells are separated by tabs, expected commas or semicolons; save it as CSV."
            ])
    }

    @Test("of one column, of headings in quotation marks, of too many rows")
    func odd() throws {
        let copy = try LessonCopy()
        try copy.write("history.csv", "metric\n")
        #expect(copy.sentences().count == 4)
        let text = try copy.text("zones.csv")
        try copy.write("history.csv", "\"metric\";\"best\";\"unit\";\"confidence\";\"source\"\nmen;0,5;men;low;INVENTED\n")
        #expect(try copy.check().scenario.history.map(\.best) == [0.5])
        try copy.write("zones.csv", text + String(repeating: "A,1,,0,,,INVENTED,,\n", count: 10_000))
        #expect(
            copy.sentences() == [
                "zones.csv: there are 10002 rows of a table, or entries of a list, expected at most 10000; shorten the table."
            ])
    }
}
