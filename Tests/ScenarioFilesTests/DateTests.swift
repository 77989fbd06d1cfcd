import Geography
import ScenarioFiles
import Testing

@Suite("Dates")
struct DateTests {
    /// The lesson moved to another year, `YYYY` or `-YYYY`.
    private func lesson(year: String) throws -> LessonCopy {
        let copy = try LessonCopy()
        for file in [
            "scenario.yaml", "enemy.yaml", "directives/go-small.yaml", "directives/one-column.yaml",
            "directives/high-road.yaml",
        ] {
            try copy.write(file, try copy.text(file).replacing("1900-", with: "\(year)-"))
        }
        return copy
    }

    @Test(
        "may lie before our era and before the year 1000", arguments: [("-0400", "401 BC"), ("0401", "401"), ("0000", "1 BC")])
    func ancient(year: String, name: String) throws {
        let scenario = try lesson(year: year).check().scenario
        #expect(scenario.start.yearName == name)
        #expect(scenario.start.description == "\(year)-10-01T18:00")
        #expect(scenario.directives[0].issued?.description == "\(year)-09-24T20:00")
        #expect(scenario.enemy[1].track[1].time.description == "\(year)-09-30T12:00")
        #expect(scenario.timeline[0].date == "\(year)-09-24")
        #expect(LocalTime(scenario.timeline[0].date)?.longDate == "24 September \(name)")
    }

    @Test(
        "are told apart from what is none",
        arguments: ["-400-09-03T18:00", "-0000-09-03T18:00", "1900-10-01T18:00:00", "401 BC"])
    func none(start: String) throws {
        let copy = try LessonCopy()
        _ = try copy.replace("scenario.yaml", "start: 1900-10-01T18:00", "start: \(start)")
        #expect(
            copy.sentences().contains {
                $0.hasSuffix("expected a date and an hour such as 1950-09-30T18:00; correct the date.")
            })
    }

    @Test(
        "years from the start are slips, wherever they stand",
        arguments: [
            ("enemy.yaml", "1900-09-25T12:00", "1090-09-25T12:00", "at is 1090-09-25T12:00, 810 years before"),
            ("enemy.yaml", "1900-09-30T12:00", "9190-09-30T12:00", "at is 9190-09-30T12:00, 7290 years after"),
            ("scenario.yaml", "date: 1900-09-24", "date: 1009-09-24", "date is 1009-09-24T12:00, 891 years before"),
            (
                "directives/go-small.yaml", "issued: 1900-09-24", "issued: 1990-09-24",
                "issued is 1990-09-24T20:00, 90 years after"
            ),
            (
                "directives/go-small.yaml", "issued: 1900-09-24", "issued: 1009-09-24",
                "issued is 1009-09-24T20:00, 891 years before"
            ),
        ])
    func slips(file: String, old: String, new: String, found: String) throws {
        let copy = try LessonCopy()
        let line = try copy.replace(file, old, new)
        #expect(
            copy.sentences() == [
                "\(file):\(line): \(found) the start, 1900-10-01T18:00, expected a date within 10 years of it; correct the year."
            ])
    }

    @Test("of the record are held to the same, where they are dates")
    func record() throws {
        let copy = try LessonCopy()
        let heading = "metric,date,best,unit,confidence,source\n"
        try copy.write("history.csv", heading + "men,1900-10-02,1,men,low,INVENTED\nmen,early October,1,men,low,INVENTED\n")
        #expect(copy.sentences().isEmpty)
        try copy.write("history.csv", heading + "men,2900-10-02,1,men,low,INVENTED\n")
        #expect(copy.sentences().map { $0.prefix(61) } == ["history.csv:2: date is 2900-10-02T00:00, 1000 years after the"])
    }

    @Test("ten years away are read, and a directive a month before the start is not")
    func near() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("enemy.yaml", "1900-09-25T12:00", "1890-12-25T12:00")
        #expect(copy.sentences().isEmpty)
        let line = try copy.replace("directives/go-small.yaml", "issued: 1900-09-24T20:00", "issued: 1900-08-01T20:00")
        #expect(
            copy.sentences() == [
                "directives/go-small.yaml:\(line): issued is 1900-08-01T20:00, "
                    + "expected a time not more than 30 days before the start, 1900-10-01T18:00; correct the date."
            ])
    }
}
