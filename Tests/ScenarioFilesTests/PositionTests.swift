import ScenarioFiles
import Testing

/// Positions by latitude and longitude, on the map of Korea.
@Suite("A position", .enabled(if: Folders.exists(Folders.korea)))
struct PositionTests {
    /// What enemy.yaml is told when it holds one force with one position.
    private func sentences(_ position: String) throws -> [String] {
        let copy = try LessonCopy(of: "korea-1950")
        try copy.write(
            "enemy.yaml",
            """
            - {id: x, name: X, kind: infantry, battalions: 3, men: 3000, mobility: foot, confidence: low,
               source: [ASSUMPTION], track: [
                {at: 1950-09-26, \(position)}]}
            """)
        return copy.sentences().filter { $0.hasPrefix("enemy.yaml") }
    }

    @Test(
        "is told what is wrong with it",
        arguments: [
            (
                "place: tegu, posture: hold",
                "place \"tegu\" is not known, expected a place of the theatre korea; did you mean \"taegu\"?"
            ),
            (
                "place: taegu, lat: 37.57, lon: 126.98, posture: hold",
                "lat and lon lie 237 km from taegu, expected coordinates within 25 km of the place; "
                    + "correct the coordinates or name another place."
            ),
            (
                "lat: 20.0, lon: 126.98, posture: hold",
                "lat 20.0, lon 126.98 lies outside the map, expected a position in the theatre korea; correct the coordinates."
            ),
            (
                "lat: 38.5, lon: 129.5, posture: hold",
                "the position lies in the sea, expected land, or water within two hexes of it; correct the position."
            ),
            ("posture: hold", "a position has no place, expected a place, or lat and lon; say where it stands."),
            (
                "lat: 37.57, posture: hold",
                "lon is missing, expected both lat and lon, or neither; add the other or take both out."
            ),
        ])
    func faulty(position: String, sentence: String) throws {
        #expect(try sentences(position) == ["enemy.yaml:3: \(sentence)"])
    }

    @Test(
        "may be a place, coordinates, both, water near the shore, or anywhere when absent",
        arguments: [
            "place: taegu, posture: hold", "lat: 35.87, lon: 128.6, posture: hold",
            "place: taegu, lat: 35.9, lon: 128.6, posture: hold", "lat: 37.46, lon: 126.58, posture: hold",
            "lat: 20.0, lon: 126.98, posture: absent", "posture: absent",
        ])
    func sound(position: String) throws {
        #expect(try sentences(position).isEmpty)
    }

    @Test("of the line to be reached must have land beyond it")
    func parallel() throws {
        let copy = try LessonCopy(of: "korea-1950")
        let line = try copy.replace("scenario.yaml", "parallel: 38.0", "parallel: 60")
        #expect(
            copy.sentences() == [
                "scenario.yaml:\(line): no land lies north of 60° N, expected a latitude within the theatre; correct the latitude."
            ])
    }

    @Test("needs a theatre that exists")
    func theatre() throws {
        let copy = try LessonCopy(of: "korea-1950")
        _ = try copy.replace("scenario.yaml", "theatre: korea", "theatre: atlantis")
        let sentences = copy.sentences()
        #expect(sentences.count == 1)
        #expect(
            sentences[0].hasSuffix("there is no such file, expected a theatre as GeoPackage; build it with `make theatre`."))
    }
}
