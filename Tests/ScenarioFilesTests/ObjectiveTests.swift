import Geography
import Hexes
import ScenarioFiles
import Scenarios
import Testing

/// Ground that is named in words: on the lesson's map, twelve columns and ten rows, zone A the five northern rows.
@Suite("An objective")
struct ObjectiveTests {
    private static let lesson = "objective: {name: in the high country, mark: N}"

    /// The cells of the lesson under another objective.
    private static func cells(_ objective: String) throws -> [Int] {
        let copy = try LessonCopy()
        _ = try copy.replace("scenario.yaml", lesson, "objective: {name: there, \(objective)}")
        let found = try copy.check().scenario.objective
        #expect(found.name == "there")
        return found.cells.indices.filter { found.cells[$0] }
    }

    @Test("may be marked hexes, a place, a place with a radius, or zones")
    func kinds() throws {
        #expect(try Self.cells("mark: N") == Array(0..<12))
        #expect(try Self.cells("place: parna") == [4])
        #expect(try Self.cells("place: \"5,2\"") == [29])
        #expect(try Self.cells("place: \"5,2\", radiusKilometres: 3") == [16, 17, 28, 29, 30, 40, 41])
        #expect(try Self.cells("place: parna, radiusKilometres: 3") == [3, 4, 5, 15, 16])
        #expect(try Self.cells("zones: [A]") == Array(0..<60))
        // The sea of the south-west belongs to no objective.
        #expect(try Self.cells("zones: [B]") == (60..<120).filter { ![96, 108, 109].contains($0) })
    }

    @Test("may be one side of a line, which runs on beyond its ends")
    func lines() throws {
        // Through the centres of row 2.
        let north = try Self.cells("line: [\"2,2\", \"5,2\"], side: north")
        #expect(Set(0..<24).isSubset(of: north) && north.allSatisfy { $0 < 36 })
        let south = try Self.cells("line: [\"2,2\", \"5,2\"], side: south")
        #expect(Set(north).isDisjoint(with: south) && Set(36..<96).isSubset(of: south))
        let west = try Self.cells("line: [\"6,9\", \"6,1\"], side: west")
        #expect((0..<8).allSatisfy { row in (0..<12).allSatisfy { west.contains(row * 12 + $0) == ($0 < 6) || $0 == 6 } })
    }

    @Test("may be an area by its corners")
    func area() throws {
        let area = try Self.cells("area: [\"1,1\", \"6,1\", \"6,6\", \"1,6\"]")
        let inner = (2...5).flatMap { row in (2...5).map { row * 12 + $0 } }
        #expect(Set(inner).isSubset(of: area))
        #expect(area.allSatisfy { (1...6).contains($0 % 12) && (1...6).contains($0 / 12) })
    }

    @Test("may have several goals, each from a date")
    func goals() throws {
        let copy = try LessonCopy()
        _ = try copy.replace(
            "scenario.yaml", Self.lesson,
            "objective: {name: there, any: [{mark: N}, {place: melas, from: 1900-10-05T06:00}]}")
        let objective = try copy.check().scenario.objective
        #expect(objective.goals.map(\.from) == [nil, LocalTime("1900-10-05T06:00")])
        #expect(objective.cells.indices.filter { objective.cells[$0] } == Array(0..<12) + [40])
        let early = objective.current(at: LocalTime("1900-10-05T05:59")!)
        #expect(early.cells.indices.filter { early.cells[$0] } == Array(0..<12))
        #expect(objective.current(at: LocalTime("1900-10-05T06:00")!).cells == objective.cells)
    }

    @Test("by coordinates is the same on a theatre with latitudes", .enabled(if: Folders.exists(Folders.korea)))
    func korea() throws {
        let copy = try LessonCopy(of: "korea-1950")
        let parallel = try copy.check().scenario
        let old = try #require(
            try copy.text("scenario.yaml").split(separator: "\n").first { $0.hasPrefix("objective:") }.map(String.init))
        _ = try copy.replace(
            "scenario.yaml", old,
            "objective: {name: there, line: [[38, 125], [38, 126], [38, 127], [38, 128], [38, 129]], side: north}")
        let line = try copy.check().scenario.objective.cells
        let differing = zip(line, parallel.objective.cells).count { $0 != $1 }
        // The parallel is curved, the line straight between its points; a row is about a hundred hexes of land.
        #expect(differing < 40, "\(differing)")
        _ = try copy.replace(
            "scenario.yaml", "line: [[38, 125], [38, 126], [38, 127], [38, 128], [38, 129]], side: north",
            "area: [[37.4, 126.8], [37.4, 127.2], [37.7, 127.2], [37.7, 126.8]]")
        let scenario = try copy.check().scenario
        let area = scenario.objective.cells.indices.filter { scenario.objective.cells[$0] }
        let seoul = try #require(scenario.theatre.places.first { $0.id == "seoul" })
        #expect(area.contains(seoul.cell.offset))
        for cell in area {
            let degrees = try #require(scenario.theatre.geographic(CellID(cell)))
            #expect(abs(degrees.latitude - 37.55) < 0.16 && abs(degrees.longitude - 127) < 0.21)
        }
    }

    @Test("is refused in one sentence", arguments: Self.refusals)
    func refused(_ objective: String, _ sentence: String) throws {
        let copy = try LessonCopy()
        let line = try copy.replace("scenario.yaml", Self.lesson, "objective: {name: there, \(objective)}")
        #expect(copy.sentences() == ["scenario.yaml:\(line): \(sentence)"])
    }

    private static let allKinds = "one of parallel, line, area, place, zones, mark"
    static let refusals: [(String, String)] = [
        ("from: 1900-10-05T06:00", "an objective names no ground, expected \(allKinds); add one."),
        (
            "mark: N, place: parna",
            "an objective has place and mark, expected \(allKinds); keep one, or list several under any."
        ),
        ("place: parma", "place \"parma\" is not known, expected a place of the map, or column,row; did you mean \"parna\"?"),
        (
            "mark: N, radiusKilometres: 5", "radiusKilometres stands beside mark, expected it beside place; take it out."
        ),
        ("zones: [A, C]", "zone \"C\" is not known, expected one of A, B; correct the name."),
        (
            "line: [parna, orsa], side: north",
            "the line has no side north, expected points that differ, on a line that does not run to the north itself; "
                + "correct the points or the side."
        ),
        ("line: [parna, orsa]", "the line has no side, expected one of north, south, east, west; add side."),
        ("line: [parna], side: north", "line has 1 point, expected at least 2; add the others."),
        ("area: [parna, melas]", "area has 2 points, expected at least 3; add the others."),
        (
            "area: [[38, 127], parna, melas]",
            "a point is [38, 127], expected a place or \"column,row\": a map drawn as text has no latitude; name a place."
        ),
        ("mark: N, side: south", "side stands without a line, expected it beside line or parallel; take it out."),
        ("any: []", "the list of goals is empty, expected at least one goal; add one."),
        (
            "any: [{mark: N}], place: parna",
            "an objective has place beside any, expected place within a goal of any; move it into the list."
        ),
        (
            "mark: N, from: 1950-10-05T06:00",
            "from is 1950-10-05T06:00, 50 years after the start, 1900-10-01T18:00, expected a date within 10 years of it; "
                + "correct the year."
        ),
    ]

    @Test("with a date that changes nothing is warned of")
    func dates() throws {
        for (from, words) in [
            ("1900-10-01T18:00", "so the date has no effect"), ("1900-10-13T18:00", "so the goal never counts"),
        ] {
            let copy = try LessonCopy()
            _ = try copy.replace("scenario.yaml", "mark: N}", "mark: N, from: \(from)}")
            #expect(try copy.warnings().count == 1 && copy.warnings()[0].contains(words))
        }
    }

    @Test("is one of few enough")
    func most() throws {
        let copy = try LessonCopy()
        let goals = [String](repeating: "{mark: N}", count: 257).joined(separator: ", ")
        _ = try copy.replace("scenario.yaml", "mark: N}", "any: [\(goals)]}")
        #expect(copy.sentences().count == 1)
        #expect(copy.sentences().first?.contains("there are 257 goals and passages of the scenario and its directives") == true)
    }
}
