import Application
import Foundation
import Geography
import Hexes
import Scenarios
import TestSupport
import Testing

/// A situation on the map: its sentence, its sky and its places are those of its numbers.
struct SituationPageTests {
    private static let dates = ["1950-09-30", "1950-10-05T06:00", "1950-10-15", "1950-11-05T18:00"]

    @Test(arguments: dates)
    func theSentenceCountsThoseWhoAreCutOff(date: String) throws {
        var reader = MapReader(WorkbenchCase.korea)
        let page = try WorkbenchCase.page(try reader.situationPage(at: date))
        let scenario = WorkbenchCase.korea.scenario
        let standings = page.at("figures.standings")?.items ?? []
        let cut = scenario.formations.indices.filter { standings[$0]["isCutOff"]?.isTrue == true }
        let men = { (formations: [Int]) in formations.reduce(0) { $0 + scenario.formations[$1].men.best } }
        let ours = cut.filter(scenario.primaryGroup.members.contains)
        #expect(page.at("cutOff.formations")?.whole == cut.count && page.at("cutOff.men")?.whole == men(cut))
        #expect(page.at("cutOff.ofGroup")?.whole == ours.count && page.at("cutOff.menOfGroup")?.whole == men(ours))
        let sentence = try #require(page["sentence"]?.text)
        #expect(sentence.hasPrefix(LocalTime(date)!.longDate + ". ") && sentence.hasSuffix("."))
        let says =
            ours.isEmpty
            ? "None of \(scenario.primaryGroup.title) is cut off" : "cut off; they are to get \(scenario.objective.name)"
        #expect(sentence.contains(says), "\(sentence)")
    }

    @Test(arguments: dates)
    func theSunRisesAndSetsAsItsHeightSays(date: String) throws {
        var reader = MapReader(WorkbenchCase.korea)
        let page = try WorkbenchCase.page(try reader.situationPage(at: date))
        let sky = try #require(WorkbenchCase.korea.scenario.sky)
        let day = LocalTime(date)!.startOfDay
        for (name, rises) in [("sunrise", true), ("sunset", false)] {
            let parts = try #require(page["light"]?[name]?.text).split(separator: ":").compactMap { Int($0) }
            let minute = Double(60 * parts[0] + parts[1])
            let before = sky.sunAltitude(at: day.adding(hours: (minute - 1) / 60))
            let after = sky.sunAltitude(at: day.adding(hours: minute / 60))
            #expect(rises ? before <= 0 && after > 0 : before > 0 && after <= 0, "\(name)")
        }
        let moon = page.at("light.moon")?.number ?? -1
        #expect((0...1).contains(moon))
    }

    @Test func theMoonIsThatOfTheAlmanac() throws {
        // Full on 26 September 1950, new on 12 October 1950 at the clock of Korea (model.md gives 11 October 22:33).
        var reader = MapReader(WorkbenchCase.korea)
        let moon = { (date: String) in try WorkbenchCase.page(try reader.situationPage(at: date)).at("light.moon")?.number ?? -1
        }
        #expect(try moon("1950-09-26T20:00") > 0.97 && moon("1950-10-11T22:00") < 0.02)
    }

    @Test func anInventedCountryHasNoSunrise() throws {
        var reader = MapReader(WorkbenchCase.lesson)
        let light = try WorkbenchCase.page(try reader.situationPage(at: nil))["light"]
        #expect(light?["sunrise"]?.text == nil && light?["sunset"]?.text == nil && light?["isNight"]?.isTrue == true)
    }

    @Test func forcesThatAreAbsentAreNotDrawn() throws {
        var reader = MapReader(WorkbenchCase.lesson)
        // The watch of the pass comes on the third day, the foot on the first.
        let ids = { (date: String) in
            Set(try WorkbenchCase.page(try reader.situationPage(at: date))["enemy"]?.items?.compactMap { $0["id"]?.text } ?? [])
        }
        let (early, late) = (try ids("1900-10-01T18:00"), try ids("1900-10-05"))
        #expect(!early.contains("watch") && late.contains("watch") && late.isSuperset(of: early))
    }

    @Test(arguments: Fixtures.names)
    func gapsAndCordonAreCellsOfTheMap(name: String) throws {
        let reading = name == "lesson" ? WorkbenchCase.lesson : WorkbenchCase.korea
        var reader = MapReader(reading)
        let page = try WorkbenchCase.page(try reader.situationPage(at: nil))
        let theatre = reading.scenario.theatre
        let cordon = page["cordon"]?.numbers.map { Int($0) } ?? []
        #expect(!cordon.isEmpty && cordon.allSatisfy { theatre.isLand(CellID($0)) })
        #expect(cordon.count == page.at("figures.cordonCells")?.whole && Set(cordon).count == cordon.count)
        for gap in page["gaps"]?.items ?? [] {
            let cells = gap["cells"]?.numbers.map { Int($0) } ?? []
            #expect(cells.contains(gap.at("place.cell")?.whole ?? -1) && Set(cells).isSubset(of: Set(cordon)))
        }
    }

    @Test func everyExportIsAFileOfItsKind() throws {
        let export = SituationExport(WorkbenchCase.lesson)
        let heads: [(String, [UInt8], String)] = [
            ("situation.gpkg", [UInt8]("SQLite format 3".utf8), "application/geopackage+sqlite3"),
            ("situation.svg", [UInt8]("<svg".utf8), "image/svg+xml"), ("situation.json", [UInt8]("{".utf8), "application/json"),
            ("forces.csv", [UInt8]("id,side".utf8), "text/csv; charset=utf-8"),
        ]
        for (name, head, type) in heads {
            let file = try export.file(name, at: "1900-10-03")
            #expect(
                file.bytes.starts(with: head) || name.hasSuffix("svg") && file.bytes.starts(with: [UInt8]("<?xml".utf8)),
                "\(name)")
            #expect(file.type == type && file.disposition == "attachment; filename=\"\(name)\"")
        }
        let early = try export.file("situation.json", at: "1900-10-01T18:00").bytes
        #expect(
            try early == export.file("situation.json", at: nil).bytes
                && early != export.file("situation.json", at: "1900-10-06").bytes)
        for name in ["", "reply.html", "../forces.csv", "situation.GPKG"] {
            #expect(throws: Refusal.self, "\(name)") { try export.file(name, at: nil) }
        }
        #expect(throws: Refusal.self) { try export.file("situation.json", at: "1999-01-01") }
        #expect(throws: Refusal.self) { try export.file("situation.svg", at: "never") }
    }

    @Test func everySymbolOfACaseHasAPicture() throws {
        let pictures = SymbolPictures.all
        for reading in [WorkbenchCase.lesson, WorkbenchCase.korea] {
            let page = try WorkbenchCase.page(CasePage(reading))
            for list in ["formations", "enemy"] {
                for item in page[list]?.items ?? [] {
                    #expect(pictures[item["symbol"]?.text ?? ""] != nil, "\(item["id"]?.text ?? "")")
                }
            }
        }
        #expect(pictures.values.allSatisfy { $0.hasPrefix("<svg") && $0.hasSuffix("</svg>") && $0.count > 100 })
    }
}
