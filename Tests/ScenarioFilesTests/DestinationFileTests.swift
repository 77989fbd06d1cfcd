import Geography
import ScenarioFiles
import Scenarios
import Testing

/// What a directive says of where, by which way, when, and later.
@Suite("A destination")
struct DestinationFileTests {
    private static let file = "directives/go-small.yaml"

    /// The lesson's first directive with a field more in its part, or at its end.
    private static func copy(part: String = "", end: String = "") throws -> (copy: LessonCopy, line: Int) {
        let copy = try LessonCopy()
        let line = try copy.replace(
            file, "    ifCannot: keep-trying\n", "    ifCannot: keep-trying\n\(part.isEmpty ? "" : "    \(part)\n")\(end)")
        return (copy, line + 1)
    }

    @Test("is read of a part, or of the directive for all")
    func read() throws {
        let (copy, _) = try Self.copy(
            part: "to: {name: at Melas, place: melas}",
            end: "via: [tharra, {zones: [A]}]\nstart: 1900-10-03T18:00\n")
        let scenario = try copy.check().scenario
        let conduct = try #require(scenario.directive("go-small")).parts[0].conduct
        #expect(conduct.to?.name == "at Melas" && conduct.via.map(\.name) == ["Tharra ford", "A"])
        #expect(conduct.start == LocalTime("1900-10-03T18:00"))
        #expect(scenario.destinations.count == 2)
        #expect(try copy.warnings().isEmpty)
        let (single, _) = try Self.copy(part: "via: {place: melas, radiusKilometres: 4}")
        let passages = try #require(try single.check().scenario.directive("go-small")).parts[0].conduct.via
        #expect(passages.count == 1 && passages[0].cells.count { $0 } == 7)
    }

    @Test("is read of amendments")
    func amendments() throws {
        let (copy, _) = try Self.copy(
            end: """
                amendments:
                  - issued: 1900-10-03T20:00
                    parts:
                      - {name: all, who: {part: the three companies}, march: both}
                  - issued: 1900-10-05T20:00
                    parts:
                      - {name: one, who: [philon], task: stay}
                      - {name: others, who: rest-of-companies, to: {name: at Melas, place: melas}}

                """)
        let scenario = try copy.check().scenario
        let directive = try #require(scenario.directive("go-small"))
        #expect(directive.amendments.map(\.issued.isoDate) == ["1900-10-03", "1900-10-05"])
        let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
        #expect(assignment.changes[0].map { $0?.march } == [.both, .both, .both])
        #expect(assignment.changes[1].map { $0?.task } == [.stay, nil, nil])
        #expect(assignment.changes[1].map { $0?.to?.name } == [nil, "at Melas", "at Melas"])
        #expect(try copy.warnings().isEmpty)
    }

    @Test("is refused in one sentence", arguments: Self.refusals)
    func refused(_ part: String, _ end: String, _ offset: Int, _ sentence: String) throws {
        let (copy, line) = try Self.copy(part: part, end: end)
        #expect(copy.sentences() == ["\(Self.file):\(line + offset): \(sentence)"])
    }

    static let refusals: [(String, String, Int, String)] = [
        ("via: []", "", 0, "via is an empty list, expected at least one place; name one or take via out."),
        (
            "via: [tharna]", "", 0,
            "place \"tharna\" is not known, expected a place of the map, or column,row; did you mean \"tharra\"?"
        ),
        (
            "start: 1900-10-03", "", 0,
            "start is \"1900-10-03\", expected a date and an hour such as 1950-09-30T18:00; correct the date."
        ),
        (
            "to: {name: there}", "", 0,
            "an objective names no ground, expected one of parallel, line, area, place, zones, mark; add one."
        ),
        (
            "", "amendments: [{issued: 1900-09-24T19:00, parts: [{name: a, who: all, task: stay}]}]\n", 0,
            "issued is 1900-09-24T19:00, not after the directive itself, 1900-09-24T20:00, expected amendments in order of time; "
                + "correct the date or put them in order."
        ),
        (
            "", "amendments: [{issued: 1900-10-02T19:00, parts: [{name: a, who: {part: the companies}, task: stay}]}]\n", 0,
            "the directive has no part \"the companies\", expected one of the three companies; did you mean \"the three companies\"?"
        ),
        (
            "", "amendments: [{issued: 1900-10-02T19:00, parts: []}]\n", 0,
            "the list of parts is empty, expected at least one part; add one."
        ),
        (
            "",
            "amendments: [{issued: 1900-10-02T19:00, parts: [{name: a, who: all, task: stay}, {name: b, who: [philon], task: stay}]}]\n",
            0,
            "philon is told something twice, expected each formation in one part of the directive; take it out of one, or use rest-of-."
        ),
    ]

    @Test("is one of few enough legs")
    func legs() throws {
        let places = [String](repeating: "tharra", count: 65).joined(separator: ", ")
        let (copy, line) = try Self.copy(part: "via: [\(places)]")
        #expect(
            copy.sentences() == [
                "\(Self.file):\(line): there are 67 legs to the objectives and passages of all directives, expected at most 64; "
                    + "name fewer objectives and places."
            ])
    }

    @Test("of the standing directive may not be amended")
    func standing() throws {
        let copy = try LessonCopy()
        let text = try copy.text("directives/high-road.yaml")
        try copy.write(
            "directives/high-road.yaml",
            text + "amendments: [{issued: 1900-10-02T19:00, parts: [{name: a, who: all, task: stay}]}]\n")
        #expect(
            copy.sentences() == [
                "directives/high-road.yaml: the standing directive has amendments, expected none: no order travels while it holds; "
                    + "let start say when its parts march, or amend a directive that is sent."
            ])
    }

    @Test("without effect is warned of", arguments: Self.idleFields)
    func idle(_ part: String, _ words: String) throws {
        let (copy, line) = try Self.copy(part: part)
        let warnings = try copy.warnings()
        #expect(warnings.count == 1, "\(warnings)")
        #expect(warnings.first?.hasPrefix("\(Self.file):\(line): warning: ") == true && warnings.first?.contains(words) == true)
    }

    static let idleFields: [(String, String)] = [
        ("start: 1900-10-01T18:00", "so nobody waits"), ("start: 1900-10-13T18:00", "so nobody marches"),
        ("to: {name: home, mark: N}", "to is the scenario's objective, so it changes nothing"),
    ]

    @Test("of formations that stay, or across the sea, is warned of")
    func lost() throws {
        let copy = try LessonCopy()
        _ = try copy.replace(Self.file, "task: withdraw", "task: stay\n    start: 1900-10-03T18:00")
        #expect(
            try copy.warnings().map { $0.contains("start is given to formations that stay, so it has no effect") } == [true])
        let island = try Self.copy(part: "to: {name: on the island, place: \"0,9\"}").copy
        let map = try island.text("map.txt")
        // The south-west corner becomes an island.
        try island.write(
            "map.txt", map.replacing("~~.......,,h", with: ".~.......,,h").replacing("~......,,,hh", with: "~~.....,,,hh"))
        let warnings = try island.warnings()
        #expect(
            warnings.count == 1
                && warnings[0].contains("no way by land leads from philon, damippos, agesandros to on the island"))
    }
}
