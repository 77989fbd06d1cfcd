import ScenarioFiles
import Testing

/// One input without effect: in a file of the lesson, one text in the place of another, and the sentence that must come of it.
struct Idle: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    /// Without `file:line: warning: `.
    let sentence: String

    var testDescription: String { sentence }

    static let all = [
        Idle(
            file: "forces.csv", old: "540,600,660", new: "0,0,0",
            sentence: "men is 0, so the formation does nothing, expected at least one man; "
                + "correct the figure or take the row out."),
        Idle(
            file: "directives/go-small.yaml", old: "issued: 1900-09-24T20:00", new: "issued: 1900-12-24T20:00",
            sentence: "issued is 1900-12-24T20:00, and the campaign ends at 1900-10-13T18:00, so the order reaches nobody, "
                + "expected a time before the end; correct the date, or follow the campaign longer."),
        Idle(
            file: "directives/go-small.yaml", old: "issued: 1900-09-24T20:00", new: "issued: 1900-10-13T18:00",
            sentence: "issued is 1900-10-13T18:00, and the campaign ends at 1900-10-13T18:00, so the order reaches nobody, "
                + "expected a time before the end; correct the date, or follow the campaign longer."),
        Idle(
            file: "forces.csv", old: "company,wells,", new: "company,\"4,0\",",
            sentence: "philon stands at the objective from the start, so it has nowhere to go, "
                + "expected a position on this side of the line; correct the position or the objective."),
        Idle(
            file: "enemy.yaml", old: "mobility: motor ", new: "freeFrom: 1900-12-04T06:00\n  free: true\n  mobility: motor ",
            sentence:
                "freeFrom is 1900-12-04T06:00, and the campaign ends at 1900-10-13T18:00, so the force keeps to its track, "
                + "expected a time before the end; correct the date."),
    ]
}

@Suite("A warning")
struct WarningTests {
    @Test("tells what has no effect", arguments: Idle.all)
    func sentence(idle: Idle) throws {
        let copy = try LessonCopy()
        let line = try copy.replace(idle.file, idle.old, idle.new)
        let warnings = try copy.warnings()
        #expect(warnings.count == 1)
        let place = "\(idle.file):"
        #expect(
            warnings.first?.hasPrefix(place) == true && warnings.first?.hasSuffix(": warning: \(idle.sentence)") == true,
            "\(warnings)")
        let number = warnings.first?.dropFirst(place.count).prefix { $0.isNumber }
        #expect(number.flatMap { Int($0) } == line)
    }

    @Test("tells of a refuge beyond the sea")
    func refuge() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("map.txt", "P: 4,0", "P: 11,9")
        _ = try copy.replace("map.txt", "~~.......,,h", "~~.......,~h")
        _ = try copy.replace("map.txt", "~......,,,hh", "~......,,,~~")
        let warnings = try copy.warnings()
        #expect(warnings.count == 1)
        #expect(
            warnings.first?.hasSuffix(
                "no way by land leads from the objective to the refuge, so it has no effect, "
                    + "expected ground on the same land as the objective; correct the refuge.") == true, "\(warnings)")
    }

    @Test("is not given to what is sound", arguments: ["lesson", "korea-1950"])
    func none(name: String) throws {
        guard name == "lesson" || Folders.exists(Folders.korea) else { return }
        #expect(try LessonCopy(of: name).warnings() == [])
    }

    @Test("tells of a force that never comes, or goes before the start")
    func absent() throws {
        let tracks = [
            "[{at: 1900-10-20, place: orsa, posture: hold}]", "[{at: 1900-09-20, posture: absent}]",
            "[{at: 1900-09-20, place: orsa, posture: hold}, {at: 1900-09-21, posture: absent}]",
            "[{at: 1900-09-20, posture: absent}, {at: 1900-10-14, place: orsa, posture: hold}]",
        ]
        for track in tracks {
            let warnings = try force(track: track).warnings()
            #expect(
                warnings == [
                    "enemy.yaml:2: warning: the force is never in the theatre from 1900-10-01T18:00 to 1900-10-13T18:00, "
                        + "so it has no effect, expected a position before the end that is not absent; "
                        + "correct the dates or take the force out."
                ])
        }
        let present = [
            "[{at: 1900-10-13T17:00, place: orsa, posture: hold}]",
            "[{at: 1900-09-20, place: orsa, posture: hold}, {at: 1900-10-02, posture: absent}]",
        ]
        for track in present { #expect(try force(track: track).warnings().isEmpty) }
    }

    private func force(track: String) throws -> LessonCopy {
        let copy = try LessonCopy()
        try copy.write(
            "enemy.yaml",
            """
            - {id: x, name: X, kind: infantry, battalions: 1, men: 700, mobility: foot, confidence: high, source: [INVENTED],
               track: \(track)}
            """)
        return copy
    }

    @Test("tells of an empty force, of a key without formation, of a group that nothing names")
    func others() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("enemy.yaml", "battalions: 1\n  men: 700", "battalions: 0\n  men: 0")
        let group = "  - {id: horse, title: the horse, members: [philon]}\n"
        _ = try copy.replace("scenario.yaml", "intelligence:", "\(group)intelligence:")
        try copy.write(
            "history.csv", "metric,key,best,unit,confidence,source\nmen,menOutTotal.filon,1,men,low,INVENTED\n")
        let vocabulary = Vocabulary(rules: [], figuresOfFormations: ["menOut"])
        let warnings = try copy.warnings(vocabulary: vocabulary)
        #expect(warnings.contains { $0.contains("the force has no battalions and no men, so it holds nothing") })
        #expect(warnings.contains { $0.contains("the group horse has no role and no directive names it, so it has no effect") })
        #expect(
            warnings.contains { $0.contains("formation \"filon\" is not known") && $0.hasSuffix("did you mean \"philon\"?") })
    }

    @Test("tells of formations on an island")
    func island() throws {
        let copy = try LessonCopy()
        let text = try copy.text("map.txt")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let terrain = try #require(lines.firstIndex(of: "terrain:"))
        lines[terrain + 2] = "~~~~~~~~~~~~"
        try copy.write("map.txt", lines.joined(separator: "\n"))
        let warnings = try copy.warnings()
        #expect(warnings.count == 3)
        #expect(warnings.allSatisfy { $0.contains("to the objective, so it cannot arrive") })
    }

    @Test("is no fault: no enemy at all is sound")
    func nobody() throws {
        let copy = try LessonCopy()
        try copy.write("enemy.yaml", "[]\n")
        #expect(try copy.warnings().isEmpty)
    }
}
