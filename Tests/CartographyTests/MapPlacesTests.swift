import Appraisal
import Cartography
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Places, marks and borders on a map: named once, beside their signs, and not over one another.
@Suite struct MapPlacesTests {
    private static let kinds = ["town", "village", "pass", "summit"]

    /// Plain ground with a place of each kind, in these cells.
    private static func scenario(_ names: [String], cells: [Int] = [14, 33, 55, 80, 101, 106]) -> Scenario {
        let plain = Fixtures.plain()
        let old = plain.theatre
        let places = names.enumerated().map { index, name in
            Place(id: "p\(index)", name: name, modern: "", kind: kinds[index % 4], cell: CellID(cells[index]))
        }
        let theatre = Theatre(
            id: "places", title: "Places", grid: old.grid, projection: nil, terrain: old.terrain, elevation: old.elevation,
            ruggedness: old.ruggedness, cover: old.cover, zone: old.zone, road: old.road, river: old.river,
            crossing: old.crossing, zones: old.zones, places: places, credits: [])
        return plain.with(theatre: theatre)
    }

    private static func picture(_ scenario: Scenario, _ change: (inout MapOptions) -> Void = { _ in }) -> Picture {
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        var options = MapOptions()
        change(&options)
        return Picture(
            MapDrawing(scenario: scenario, relief: nil).svg(situation: reader.situation(at: scenario.start), options: options))
    }

    private static let names = ["Orsa", "Parna", "Tharra ford", "Lime Hill"]

    @Test func `every place has its name and its sign`() {
        let picture = Self.picture(Self.scenario(Self.names))
        #expect(Set(picture.all("text", in: "places").map(\.words)) == Set(Self.names))
        let signs =
            picture.all("circle", in: "places").count + picture.all("path", in: "places").count
            + picture.all("rect", in: "places").count
        #expect(signs >= 4)
    }

    @Test func `the legend explains the kinds of places that there are`() {
        let texts = Self.picture(Self.scenario(Self.names)).texts
        for word in ["town", "village or crossing", "pass", "summit"] { #expect(texts.contains(word), "\(word)") }
        let towns = Self.picture(Self.scenario(["Orsa"])).texts
        #expect(towns.contains("town") && !towns.contains("pass") && !towns.contains("summit"))
    }

    @Test(arguments: [("Ch'unch'on", "Ch\u{2019}unch\u{2019}on"), ("Koch'ang (Cholla)", "Koch\u{2019}ang"), ("A & B", "A & B")])
    func `a name is printed as books print it`(name: String, printed: String) {
        #expect(Self.picture(Self.scenario([name])).all("text", in: "places").map(\.words) == [printed])
    }

    @Test func `names stand apart`() {
        let names = ["First", "Second", "Third", "Fourth"]
        let picture = Self.picture(Self.scenario(names, cells: [53, 54, 65, 66]))
        let boxes = picture.all("text", in: "places").compactMap { text -> (Double, Double, Double)? in
            guard let x = text.number("x"), let y = text.number("y") else { return nil }
            return (x, y, Double(text.words.count) * 5)
        }
        for (index, one) in boxes.enumerated() {
            for other in boxes.dropFirst(index + 1) {
                let overlaps = one.0 < other.0 + other.2 && other.0 < one.0 + one.2 && abs(one.1 - other.1) < 8
                #expect(!overlaps, "\(one) \(other)")
            }
        }
        #expect(!boxes.isEmpty)
    }

    @Test func `a place outside the frame is not named`() {
        let scenario = Self.scenario(["Near", "Far"], cells: [90, 3])
        let picture = Self.picture(scenario) { options in
            let centre = scenario.theatre.grid.centre(of: CellID(90))
            options.extent = MapExtent(
                west: centre.x - 6000, south: centre.y - 6000, east: centre.x + 6000, north: centre.y + 6000)
        }
        #expect(picture.all("text", in: "places").map(\.words) == ["Near"])
    }

    // MARK: marks

    @Test func `a mark is a sign with its words, and the legend explains it`() {
        let plain = Self.picture(Fixtures.plain())
        let marked = Self.picture(Fixtures.plain()) {
            $0.marks = [
                MapMark(cell: CellID(54), label: "ford: 500 men an hour"), MapMark(cell: CellID(90), label: "the pass"),
            ]
        }
        #expect(marked.all("text", in: "marks").map(\.words) == ["ford: 500 men an hour", "the pass"])
        #expect(marked.all("path", in: "marks").count == 2 && plain.all("path", in: "marks").isEmpty)
    }

    @Test func `a mark outside the frame is not drawn`() {
        let picture = Self.picture(Fixtures.plain()) {
            $0.extent = MapExtent(west: 0, south: -9000, east: 9000, north: 0)
            $0.marks = [MapMark(cell: CellID(119), label: "far")]
        }
        #expect(picture.all("text", in: "marks").isEmpty && picture.fault == nil)
    }

    // MARK: the objective and the scale

    @Test func `the objective is named by its line`() {
        let picture = Self.picture(Fixtures.plain())
        #expect(picture.texts.contains("north") && !picture.all("path", in: "objective").isEmpty)
    }

    @Test func `an objective that is nowhere has no line`() {
        let none = Fixtures.plain().with(objective: Objective(name: "nowhere", cells: Array(repeating: false, count: 120)))
        #expect(Self.picture(none).all("path", in: "objective").isEmpty)
    }

    @Test(arguments: [2.0, 10, 40, 160, 600])
    func `the scale bar is a round number of kilometres, and no longer than the map`(kilometres: Double) {
        let picture = Self.picture(Fixtures.plain()) {
            $0.extent = MapExtent(west: 0, south: -1000 * kilometres, east: 1000 * kilometres, north: 0)
        }
        let words = picture.all("text", in: "scale").map(\.words)
        let numbers = words.compactMap { Double($0.split(separator: " ").first ?? "") }
        let longest = numbers.max() ?? 0
        #expect(longest > 0 && longest <= kilometres, "\(words)")
        #expect(words.contains { $0.hasSuffix("km") }, "\(words)")
    }
}
