import Geography
import ScenarioFiles
import Scenarios
import Testing

/// What the four histories needed: counted lines, goals that cease, hungry men, posts along a line, figures with a use.
@Suite("A case of history")
struct CaseGrammarTests {
    private static func copy(_ file: String, _ old: String, _ new: String) throws -> LessonCopy {
        let copy = try LessonCopy()
        _ = try copy.replace(file, old, new)
        return copy
    }

    private static let question = "question: go-small"
    private static let objective = "objective: {name: in the high country, mark: N}"

    @Test("may count men beyond lines")
    func lines() throws {
        let copy = try Self.copy(
            "scenario.yaml", Self.question,
            "lines:\n  - {id: river, name: over the river, zones: [A]}\n"
                + "  - {id: pass, name: at the pass, any: [{place: pylai}, {mark: N}]}\n\(Self.question)")
        let lines = try copy.check().scenario.lines
        #expect(lines.map(\.id) == ["river", "pass"] && lines[1].ground.name == "at the pass")
        let marks = CountedLine.marks(of: lines)
        #expect(marks[0] == 0b11 && marks[13] == 0b01 && marks[70] == 0)
        #expect(CountedLine.marks(of: []).isEmpty)
    }

    @Test("may have goals that cease to count, as where a front moves")
    func until() throws {
        let copy = try Self.copy(
            "scenario.yaml", Self.objective,
            "objective: {name: there, any: [{place: melas, until: 1900-10-04T18:00}, {mark: N, from: 1900-10-06T06:00}]}")
        let objective = try copy.check().scenario.objective
        let cells = { (time: String) in
            let now = objective.current(at: LocalTime(time)!)
            return now.cells.indices.filter { now.cells[$0] }
        }
        #expect(objective.dates == [LocalTime("1900-10-04T18:00")!, LocalTime("1900-10-06T06:00")!])
        #expect(cells("1900-10-04T17:59") == [40] && objective.counts(at: LocalTime("1900-10-04T17:59")!))
        // While none counts, men make for the one to come.
        #expect(cells("1900-10-05T00:00") == Array(0..<12) && !objective.counts(at: LocalTime("1900-10-05T00:00")!))
        #expect(cells("1900-10-07T00:00") == Array(0..<12))
    }

    @Test("may begin with hungry men, and be the model's application")
    func hungerAndApplication() throws {
        let copy = try Self.copy("scenario.yaml", Self.question, "application: true\n\(Self.question)")
        let forces = try copy.text("forces.csv").split(separator: "\n", omittingEmptySubsequences: true)
        let rows = forces.enumerated().map { index, row in "\(row),\(["days_without_food", "3.5", "", "0"][index])" }
        try copy.write("forces.csv", rows.joined(separator: "\n") + "\n")
        let scenario = try copy.check().scenario
        #expect(scenario.isApplication && scenario.formations.map(\.daysWithoutFood) == [3.5, 0, 0])
        #expect(try !LessonCopy().check().scenario.isApplication)
    }

    @Test("may string a force out in posts")
    func posts() throws {
        let copy = try Self.copy(
            "enemy.yaml", "{at: \"1900-09-25T12:00\", place: orsa, posture: hold, source: [INVENTED]}",
            "{at: \"1900-09-25T12:00\", along: [\"0,5\", \"8,5\"], posture: hold, source: [INVENTED]}\n  posts: 5")
        let scenario = try copy.check().scenario
        let posts = scenario.enemy.filter { $0.id.hasPrefix("garrison.") }
        #expect(posts.map(\.id) == (1...5).map { "garrison.\($0)" })
        #expect(posts.map { $0.track[0].cell.offset } == [60, 62, 64, 66, 68])
        // Men and battalions are those of the force, and the first is no stronger than the last.
        #expect(posts.reduce(0) { $0 + $1.men.best } == 700 && posts.allSatisfy { $0.men.best == 140 })
        #expect(abs(posts.reduce(0) { $0 + $1.presentBattalions } - 1) < 1e-12)
    }

    @Test("has figures with a use")
    func uses() throws {
        let copy = try LessonCopy()
        try copy.write(
            "history.csv",
            "metric,key,best,unit,confidence,source,use,mechanism\n"
                + "men out,menOutShare,0.5,share,low,INVENTED,fit,marching\nothers,,1,men,low,INVENTED,,\n")
        let history = try copy.check().scenario.history
        #expect(history.map(\.use) == [.fit, .compare] && history[0].mechanism == "marching")
    }

    /// A fault in what these fields say: file, text, its replacement, and the sentence without its place.
    private static let faults = [
        (
            "scenario.yaml", question, "lines: [{id: a, name: x, mark: N}, {id: a, name: y, mark: N}]\n\(question)",
            "the line a stands twice"
        ),
        (
            "scenario.yaml", question, "lines: [{id: a, name: x, mark: N, from: 1900-10-03T18:00}]\n\(question)",
            "the line a has a date, expected none"
        ),
        (
            "scenario.yaml", objective, "objective: {name: there, mark: N, until: 1900-10-01T12:00}",
            "until is 1900-10-01T12:00, and the goal counts from 1900-10-01T18:00"
        ),
        (
            "enemy.yaml", "place: orsa, posture: hold", "along: [\"0,5\", \"8,5\"], posture: hold",
            "along is given to a force without posts"
        ),
        ("enemy.yaml", "  track:\n", "  posts: 3\n  track:\n", "posts is 3, and no position of the track has a line"),
        ("forces.csv", "id,side,", "boats,id,side,", "the heading has the column \"boats\", which no campaign follows"),
        ("forces.csv", "id,side,", "track,id,side,", "a formation stands where it stands at the start"),
        ("scenario.yaml", question, "ends_war: 1900-10-05\n\(question)", "conduct does not change when a war ends"),
        ("enemy.yaml", "  mobility: motor", "  artillery: 4\n  mobility: motor", "fire support of the enemy is in no rule"),
    ]

    @Test("is told what is wrong with it, or left out", arguments: faults.indices)
    func sentences(index: Int) throws {
        let (file, old, new, sentence) = Self.faults[index]
        let copy = try Self.copy(file, old, new)
        #expect(copy.sentences().contains { $0.contains(sentence) }, "\(copy.sentences())")
    }

    @Test("whose record names a line that is not counted is warned of")
    func unknownLine() throws {
        let copy = try LessonCopy()
        try copy.write("history.csv", "metric,key,best,unit,confidence,source\nover,crossed.river,5,men,low,INVENTED\n")
        #expect(try copy.warnings().contains { $0.contains("line \"river\" is not counted") })
    }

    @Test("can be written anew on every theatre", arguments: ["korea", "anhui", "burma", "hunan-guangxi"])
    func template(name: String) throws {
        guard Folders.exists("\(Folders.home)/Theatres/\(name).gpkg") else { return }
        let theatre = try Folders.library.theatre(name)
        let template = try #require(ScenarioTemplate(id: "anew", theatre: theatre))
        let copy = try LessonCopy(empty: "anew")
        for (file, text) in template.files { try copy.write(file, text) }
        #expect(copy.sentences() == [])
        #expect(try copy.warnings() == [])
        let scenario = try copy.check().scenario
        #expect(scenario.theatre.id == name && scenario.formations[0].men.best == 3000)
        #expect(!scenario.objective.cells[scenario.formations[0].cell.offset])
        #expect(scenario.utcOffsetHours == (name == "burma" ? 6 : name == "hunan-guangxi" ? 7 : 8))
        #expect(zip(scenario.theatre.zones, theatre.zones).allSatisfy { abs($0.attitude - $1.attitude) < 0.006 })
    }
}
