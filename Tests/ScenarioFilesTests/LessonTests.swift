import Geography
import Hexes
import ScenarioFiles
import Scenarios
import Testing

@Suite("The lesson")
struct LessonTests {
    let lesson: Scenario

    init() throws { lesson = try Folders.library.read("lesson") }

    @Test("reads as it is written")
    func head() {
        #expect(lesson.id == "lesson")
        #expect(lesson.start.description == "1900-10-01T18:00")
        #expect(lesson.horizonDays == 12)
        #expect(lesson.ownName == "The League")
        #expect(lesson.enemyName == "The Satrap")
        #expect(lesson.question == "go-small")
        #expect(lesson.intelligence == Intelligence(delayHours: 24, blur: 1.5))
        #expect(lesson.standingConduct[0].ifBlocked == .shedAndSeparate)
        #expect(lesson.directives.map(\.id) == ["go-small", "high-road", "one-column"])
        #expect(lesson.sources.map(\.standing) == ["derived"])
        #expect(lesson.timeline.first?.date == "1900-09-24")
        #expect(lesson.timeline.first?.latencyHours == 60)
    }

    @Test("has its formations in their groups")
    func formations() {
        #expect(lesson.formations.map(\.id) == ["philon", "damippos", "agesandros"])
        #expect(lesson.formations[1].men == Strength(low: 800, best: 900, high: 1000))
        #expect(lesson.formations[1].weapons == HeavyWeapons(guns: 4, tanks: 0))
        #expect(lesson.formations[1].placeName == "Hermai grove")
        #expect(lesson.members(of: "companies") == [0, 1, 2])
        #expect(lesson.members(of: "all") == [0, 1, 2])
        #expect(lesson.primaryGroup.id == "companies" && lesson.group(.secondary) == nil)
        #expect(lesson.members(of: "nobody").isEmpty)
    }

    @Test("has the ground of its drawing")
    func ground() throws {
        let theatre = lesson.theatre
        let grid = theatre.grid
        #expect(grid.columns == 12 && grid.rows == 10 && grid.flatMetres == 3000)
        #expect(theatre.projection == nil)
        #expect(theatre.terrain[0] == .mountain && theatre.elevation[0] == 800)
        #expect(theatre.terrain[9 * 12] == .sea && theatre.elevation[9 * 12] == 0 && theatre.zone[9 * 12] == -1)
        let melas = try #require(grid.cell(column: 4, row: 4))
        let south = try #require(grid.side(of: melas, to: .southEast))
        #expect(theatre.road[south] == .main)
        #expect(theatre.river[south] == .river)
        #expect(theatre.crossing[south] == .ford)
        #expect(theatre.places.first { $0.id == "pylai" }?.kind == "pass")
    }

    @Test("takes people and attitudes from zones.csv")
    func zones() {
        #expect(lesson.theatre.zones.map(\.id) == ["A", "B"])
        #expect(lesson.theatre.zones.map(\.name) == ["Uplands", "Lowlands"])
        #expect(lesson.theatre.zones[0].people == 6000)
        #expect(lesson.theatre.zones[1].attitude == 0.35)
        #expect(lesson.theatre.zones[1].communicationKilometres == 13.5)
        #expect(abs(lesson.theatre.zones[0].areaSquareKilometres - 60 * lesson.theatre.grid.cellSquareKilometres) < 1e-6)
    }

    @Test("has its northern row as objective")
    func objective() {
        #expect(lesson.objective.name == "in the high country")
        #expect(lesson.objective.cells.indices.filter { lesson.objective.cells[$0] } == Array(0..<12))
    }

    @Test("has an enemy whose tracks are in order of time")
    func enemy() {
        #expect(lesson.enemy.map(\.id) == ["garrison", "horse", "watch", "foot"])
        let horse = lesson.enemy[1]
        #expect(horse.mobility == .motor && horse.men == Strength(low: 500, best: 500, high: 500))
        #expect(horse.track.map(\.posture) == [.advance, .hold])
        #expect(horse.track[1].time.description == "1900-09-30T12:00")
    }

    @Test("has parts with every dial set")
    func conduct() throws {
        let part = try #require(lesson.directive("go-small")?.parts.first)
        #expect(part.who == .group("all"))
        #expect(
            part.conduct
                == Conduct(
                    task: .withdraw, heavyWeapons: .destroy, detachmentSize: 30, ways: 4, route: .gaps, march: .night,
                    ifBlocked: .newWay, ifCannot: .keepTrying))
    }
}
