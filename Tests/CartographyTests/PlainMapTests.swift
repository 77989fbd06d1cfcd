import Appraisal
import Cartography
import Foundation
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Maps of plain ground, read back and counted.
@Suite struct PlainMapTests {
    private static let grid = HexGrid(columns: 12, rows: 10, flatMetres: 3000)

    private static func situation(_ scenario: Scenario) -> Situation {
        let rules = RuleBook.rules(for: scenario)
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return reader.situation(at: scenario.start)
    }

    private static func picture(
        _ scenario: Scenario, ways: [MapWay] = [], _ change: (inout MapOptions) -> Void = { _ in }
    ) -> Picture {
        var options = MapOptions()
        change(&options)
        return Picture(
            MapDrawing(scenario: scenario, relief: nil).svg(situation: situation(scenario), ways: ways, options: options))
    }

    /// Forces in every second cell of a row.
    private static func wall(row: Int, posture: Posture = .hold) -> [EnemyForce] {
        stride(from: 0, to: 12, by: 2).map { Fixtures.force(battalions: 2, at: CellID(row * 12 + $0), posture: posture) }
    }

    private static func force(_ name: String, kind: String = "infantry", battalions: Int = 1) -> EnemyForce {
        EnemyForce(
            id: name, name: name, parent: "", kind: kind, battalions: battalions, men: Strength(low: 1, best: 1, high: 1),
            mobility: .foot, track: [Fix(time: LocalTime("1950-09-01")!, cell: CellID(50), posture: .hold)],
            confidence: "high", sources: [])
    }

    private static func formation(_ name: String, men: Int = 400, cell: Int = 90) -> Formation {
        Formation(
            id: name, name: name, parent: "", placeName: "", cell: CellID(cell),
            men: Strength(low: men, best: men, high: men), weapons: HeavyWeapons(), confidence: "high", sources: [], note: "")
    }

    // MARK: symbols

    @Test(arguments: [0, 1, 5])
    func `every force has a symbol`(number: Int) {
        let enemy = Array(Self.wall(row: 4).prefix(number))
        let picture = Self.picture(Fixtures.plain(enemy: enemy))
        let symbols = picture.all("g", in: "symbols").filter { $0.attributes["transform"] != nil }
        let frames = symbols.filter { $0.attributes["transform"]?.contains("translate(-100 -100)") == true }
        #expect(picture.fault == nil && frames.count == 1 + number)
    }

    @Test func `the key tells of symbols moved aside only where one is`() {
        let told = { (enemy: [EnemyForce]) in
            let svg = MapDrawing(scenario: Fixtures.plain(enemy: enemy), relief: nil).svg(
                situation: Self.situation(Fixtures.plain(enemy: enemy)))
            return svg.contains("moved aside")
        }
        #expect(!told(Array(Self.wall(row: 4).prefix(1))))
        // Two forces in one cell cannot both stand there.
        #expect(told([Self.force("one"), Self.force("two")]))
    }

    @Test func `a force that is not in the theatre is not drawn`() {
        let picture = Self.picture(Fixtures.plain(enemy: Self.wall(row: 4, posture: .absent)))
        let frames = picture.all("g", in: "symbols").filter { $0.attributes["transform"]?.contains("scale") == true }
        #expect(frames.count == 1)
    }

    @Test func `layers that are left out leave nothing`() {
        let scenario = Fixtures.plain(enemy: Self.wall(row: 4))
        for layer in [MapLayer.own, .enemy, .gaps, .cordon, .hold, .places, .borders] {
            let picture = Self.picture(scenario) { $0.layers.remove(layer) }
            let rest = Set(picture.elements.compactMap(\.layer))
            switch layer {
            case .own, .enemy:
                let frames = picture.all("g", in: "symbols").filter { $0.attributes["transform"]?.contains("scale") == true }
                #expect(frames.count == (layer == .own ? 6 : 1))
            default: #expect(!rest.contains(layer.rawValue), "\(layer)")
            }
        }
    }

    @Test(
        arguments: [
            ("3rd Division", "3"), ("105th Tank Division", "105 Tk"), ("Philon's company", "Philon"), ("The Guard", "Guard"),
            ("II Corps", "II"), ("24th Regiment, 25th Division", "24/25"), ("1st Marine Division (part)", "1 Mar"),
        ])
    func `a name is written so that it fits`(name: String, label: String) {
        let scenario = Fixtures.plain(enemy: []).with(formations: [Self.formation(name)])
        let words = Self.picture(scenario).all("text", in: "symbols").map { $0.words.replacing("\u{2019}", with: "'") }
        #expect(words == [label])
    }

    @Test func `a police force has no letters`() {
        let scenario = Fixtures.plain(enemy: [Self.force("Police of the county", kind: "police")])
        #expect(Self.picture(scenario).all("text", in: "symbols").map(\.words).filter { $0 != "MP" } == ["A"])
    }

    @Test func `forces in one place are moved apart, and a line leads back`() throws {
        let formations = ["1st Division", "2nd Division", "3rd Division", "4th Division"].map { Self.formation($0) }
        let picture = Self.picture(Fixtures.plain(enemy: []).with(formations: formations))
        let centres = picture.all("g", in: "symbols").compactMap { element -> (Double, Double)? in
            let text = element.attributes["transform"] ?? ""
            let numbers = text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
            return text.contains("scale") ? (numbers[0], numbers[1]) : nil
        }
        #expect(centres.count == 4)
        for (index, one) in centres.enumerated() {
            for other in centres.dropFirst(index + 1) {
                #expect(abs(one.0 - other.0) >= 20 || abs(one.1 - other.1) >= 15, "\(one) \(other)")
            }
        }
        #expect(picture.all("circle", in: "leaders").count >= 3)
    }

    // MARK: gaps and cordon

    @Test func `each gap has its gate and its number, on the map and in the list`() {
        let scenario = Fixtures.plain(enemy: Self.wall(row: 4))
        let gaps = Self.situation(scenario).gaps.count
        let picture = Self.picture(scenario)
        let numbers = picture.all("text", in: "gaps").map(\.words)
        #expect(gaps > 0 && numbers == (1...gaps).map(String.init))
        #expect(picture.all("circle", in: "gaps").count == gaps)
        let listed = picture.texts.filter { $0.contains("men an hour") }
        #expect(listed.count == gaps && picture.texts.contains("Gaps"))
    }

    @Test func `without an enemy there is no cordon, no gap and no word of them`() {
        let picture = Self.picture(Fixtures.plain(roads: Self.road))
        #expect(Set(picture.elements.compactMap(\.layer)).isDisjoint(with: ["cordon", "gaps", "hold", "gap-ground"]))
        #expect(!picture.texts.contains { $0.contains("cordon") || $0.contains("patrols") || $0 == "Gaps" })
    }

    @Test func `the denser the enemy, the more tints`() {
        let thin = Self.picture(Fixtures.plain(enemy: Array(Self.wall(row: 4).prefix(1)))).all("path", in: "hold").count
        let thick = Self.picture(
            Fixtures.plain(enemy: [
                Fixtures.force(battalions: 20, at: CellID(50)), Fixtures.force(battalions: 1, at: CellID(9)),
            ])
        ).all("path", in: "hold").count
        #expect(thin >= 1 && thick >= thin && thick <= 5)
    }

    // MARK: ways

    private static func way(_ cells: [Int], men: Double, style: MapWay.Style = .asked) -> MapWay {
        MapWay(
            way: Way(cells: cells.map(CellID.init), kilometres: 3, marchHours: 1, contacts: 0), men: men, formation: 0,
            style: style)
    }

    @Test func `the more men, the thicker the line`() {
        let ways = [Self.way([108, 96, 84], men: 1000), Self.way([110, 98, 86], men: 250)]
        let picture = Self.picture(Fixtures.plain(), ways: ways)
        let widths = Set(picture.all("path", in: "ways").compactMap { $0.number("stroke-width") })
        // The wider of each pair is the pale edge below the line.
        #expect(widths.isSuperset(of: [8, 2]))
        let words = picture.texts.filter { $0.hasSuffix(" men") }
        #expect(words.first == "1,000 men" && words.contains("200 men") || words.contains("250 men"), "\(words)")
    }

    @Test func `men of ways that share a leg add up`() {
        let ways = [Self.way([108, 96, 84, 72], men: 400), Self.way([108, 96, 84, 72], men: 600)]
        let (one, two) = (
            Self.picture(Fixtures.plain(), ways: [Self.way([108, 96, 84, 72], men: 1000)]),
            Self.picture(Fixtures.plain(), ways: ways)
        )
        let data = { (picture: Picture) in picture.all("path", in: "ways").compactMap { $0.attributes["d"] } }
        #expect(data(one) == data(two) && !data(one).isEmpty)
    }

    @Test func `another directive's ways are dashed, and the legend says so`() {
        let plain = [Self.way([108, 96, 84], men: 100)]
        let other = plain + [Self.way([110, 98, 86], men: 100, style: .other)]
        let dashed = { (picture: Picture) in
            picture.all("path", in: "ways").contains { $0.attributes["stroke-dasharray"] != nil }
        }
        let (one, two) = (Self.picture(Fixtures.plain(), ways: plain), Self.picture(Fixtures.plain(), ways: other))
        #expect(!dashed(one) && dashed(two))
        #expect(!one.texts.contains("under another directive") && two.texts.contains("under another directive"))
    }

    @Test func `one who stays where he is draws no way`() {
        let picture = Self.picture(Fixtures.plain(), ways: [Self.way([108], men: 100)])
        #expect(picture.all("path", in: "ways").isEmpty && !picture.texts.contains("Ways"))
    }

    // MARK: the sheet

    @Test func `every path can be read, and none runs far off the sheet`() throws {
        let scenario = Fixtures.plain(roads: Self.road, fords: [Self.road[3]], enemy: Self.wall(row: 4))
        let picture = Self.picture(scenario, ways: [Self.way([108, 96, 84], men: 100)])
        let (width, height) = picture.size
        #expect(width == 1000 && height > 300)
        for path in picture.all("path") where path.layer != "symbols" && path.attributes["transform"] == nil {
            guard let data = path.attributes["d"], path.layer != nil else { continue }
            let dots = try #require(points(ofPath: data), "\(data)")
            #expect(dots.allSatisfy { (-200...1200).contains($0.x) && (-200...height + 200).contains($0.y) })
        }
    }

    private static let road = (0..<9).map { row -> Int in
        grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
    }

    @Test func `words stand on the sheet`() {
        let picture = Self.picture(Fixtures.plain(roads: Self.road, enemy: Self.wall(row: 4)))
        let (width, height) = picture.size
        for text in picture.all("text") {
            #expect(
                (0...width).contains(text.number("x") ?? -1) && (0...height).contains(text.number("y") ?? -1), "\(text.words)")
        }
    }

    @Test func `the legend names what is on the ground, and nothing else`() {
        let bare = Self.picture(Fixtures.plain(enemy: [])).texts
        #expect(!bare.contains("main road") && !bare.contains("river") && !bare.contains("track"))
        let roads = Self.picture(Fixtures.plain(roads: Self.road, fords: [Self.road[3]])).texts
        #expect(roads.contains("main road") && roads.contains("river") && !roads.contains("track"))
        #expect(bare.contains("Own") && !bare.contains("Enemy"))
        #expect(Self.picture(Fixtures.plain(enemy: Self.wall(row: 4))).texts.contains("Enemy"))
    }

    @Test func `title, moment and ground are told`() {
        let texts = Self.picture(Fixtures.plain()).texts
        #expect(texts.contains("Plain") && texts.contains("The situation on 1 October 1950, 18:00"))
        #expect(texts.contains { $0.contains("Invented ground; a hex is 3 km from side to side.") })
        let real = Self.picture(Fixtures.plain(latitude: 38)).texts
        #expect(real.contains { $0.contains("Lambert\u{2019}s azimuthal equal-area projection") })
    }

    @Test func `a wider sheet is the same picture, larger`() {
        let scenario = Fixtures.plain(enemy: Self.wall(row: 4))
        let (small, large) = (Self.picture(scenario) { $0.width = 600 }, Self.picture(scenario) { $0.width = 1200 })
        #expect(small.size.width == 600 && large.size.width == 1200)
        for layer in ["hold", "cordon", "gap-ground", "roads"] {
            #expect(small.all("path", in: layer).count == large.all("path", in: layer).count, "\(layer)")
        }
        #expect(small.all("text", in: "gaps").map(\.words) == large.all("text", in: "gaps").map(\.words))
    }
}
