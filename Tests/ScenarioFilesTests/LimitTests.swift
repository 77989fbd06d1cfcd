import ScenarioFiles
import Testing

@Suite("The limits")
struct LimitTests {
    private func formations(_ count: Int, men: Int) -> String {
        (0..<count).reduce(into: "id,side,parent,name,place,men,confidence,source\n") {
            $0 += "f\($1),league,L,F\($1),grove,\(men),high,INVENTED\n"
        }
    }

    /// The lesson with so many formations, told all together.
    private func copy(_ count: Int, men: Int, size: Int = 1000) throws -> LessonCopy {
        let copy = try LessonCopy()
        try copy.write("forces.csv", formations(count, men: men))
        let scenario = try copy.text("scenario.yaml")
        try copy.write("scenario.yaml", scenario.replacing("[philon, damippos, agesandros]", with: "[f0]"))
        let directive = try copy.text("directives/go-small.yaml")
        try copy.write("directives/go-small.yaml", directive.replacing("detachmentSize: 30", with: "detachmentSize: \(size)"))
        return copy
    }

    @Test("let hundreds of formations through", arguments: [255, 256, 1000])
    func many(count: Int) throws {
        let copy = try copy(count, men: 100)
        #expect(copy.sentences().isEmpty)
        #expect(try copy.check().scenario.formations.count == count)
    }

    @Test("stop what cannot be played, each with what stands there and what may")
    func most() throws {
        #expect(
            try copy(1001, men: 100).sentences() == [
                "forces.csv: there are 1001 formations, expected at most 1000; join some."
            ])
        #expect(
            try copy(6, men: 1_000_000).sentences() == [
                "forces.csv: there are 6000000 men of the own side, by the highest figures, expected at most 5000000; "
                    + "leave those out whom the question does not concern."
            ])
        let sentence = try #require(try copy(1, men: 100_000, size: 1).sentences().first)
        #expect(
            sentence.hasSuffix(
                ": detachmentSize is 1, which makes 100000 detachments of the own side, expected at most 50000; choose a larger size."
            )
        )
    }

    @Test("hold for the enemy and the people too")
    func others() throws {
        let copy = try LessonCopy()
        let force = "kind: infantry, battalions: 1, men: 1, mobility: foot, confidence: high, source: [INVENTED]"
        func forces(_ count: Int, positions: Int) -> String {
            let track = (0..<positions).map { "{at: 1900-09-01T\($0 < 10 ? "0" : "")\($0):00, place: orsa, posture: hold}" }
            return (0..<count).map { "- {id: e\($0), name: E, \(force), track: [\(track.joined(separator: ", "))]}\n" }.joined()
        }
        try copy.write("enemy.yaml", forces(1001, positions: 1))
        #expect(copy.sentences() == ["enemy.yaml: there are 1001 enemy forces, expected at most 1000; join some."])
        try copy.write("enemy.yaml", forces(501, positions: 20))
        #expect(
            copy.sentences() == [
                "enemy.yaml: there are 10020 dated positions of all enemy forces, expected at most 10000; leave some out."
            ])
        let people = try LessonCopy()
        _ = try people.replace("zones.csv", "A,6000", "A,1000000000")
        #expect(
            people.sentences() == [
                "zones.csv: there are 1000024000 people of all zones, expected at most 1000000000; correct the figures."
            ])
    }

    @Test("hold for the map, and for the map and the days together")
    func maps() throws {
        let copy = try LessonCopy()
        func map(_ columns: Int, _ rows: Int) -> String {
            func picture(_ letter: String) -> String {
                String(repeating: String(repeating: letter, count: columns) + "\n", count: rows)
            }
            return "terrain:\n\(picture("."))zones:\n\(picture("A"))places:\norsa \"O\" 0,1\nobjective:\nN: row 0\n"
        }
        try copy.write("map.txt", map(1001, 250))
        #expect(
            copy.sentences().contains(
                "map.txt:2: there are 250250 hexes of a map, expected at most 250000; draw a smaller map."))
        try copy.write("map.txt", map(300, 300))
        let line = try copy.replace("scenario.yaml", "horizonDays: 12", "horizonDays: 112")
        #expect(
            copy.sentences().contains(
                "scenario.yaml:\(line): horizonDays is 112, on a map of 90000 hexes, expected at most 111 days on it; "
                    + "follow the campaign for fewer days."))
    }

    @Test("hold for the letters of zones, and these must be names")
    func zones() throws {
        let copy = try LessonCopy()
        let line = try copy.replace("map.txt", "zones:\n", "zones:\n\u{E9}")
        #expect(
            copy.sentences().contains(
                "map.txt:\(line + 1): a zone is drawn as \"\u{E9}\", expected a letter from A to Z or a to z, or a digit; "
                    + "choose another letter."))
    }

    @Test("need land under the objective")
    func objective() throws {
        let copy = try LessonCopy()
        _ = try copy.replace("map.txt", "N: row 0", "N: 0,8")
        let line = try copy.replace("scenario.yaml", "mark: N", "mark: N ")
        #expect(
            copy.sentences() == [
                "scenario.yaml:\(line): no land is marked N, expected at least one hex of land; mark one in map.txt."
            ])
    }
}
