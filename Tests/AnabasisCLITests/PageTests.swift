import Foundation
import Notation
import TestSupport
import Testing

/// Pages as a terminal of any width shows them.
struct PageTests {
    static let uses = [
        "list", "check lesson", "rules", "situation lesson", "situation korea-1950", "plan lesson", "plan korea-1950",
        "run lesson",
        "study lesson --replications 20 --sweep 1 --no-store --whole --out $FOLDER/study",
        "sweep lesson --vary detachment-size=1,10,100 --vary contact.sightNight=0.1,0.2,0.3,0.4 --replications 3",
        "select lesson --indifference 200 --at-most 40",
        "sensitivity lesson --morris --sobol --rule contact --trajectories 2 --rows 8 --replications 2",
        "unknowns lesson --list", "unknowns lesson --worlds 24 --out $FOLDER/unknowns",
    ]

    private func shell(_ line: String, _ environment: [String: String]) throws -> Command {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try Command.shell(line, environment: environment.merging(["FOLDER": folder]) { $1 }, in: folder)
    }

    /// Lines wider than they may be, but for a single word that is wider.
    private func wide(_ text: String, than width: Int) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            line.displayWidth > width && line.split(separator: " ").allSatisfy { $0.displayWidth < width - 8 }
        }
    }

    @Test(arguments: PageTests.uses)
    func pagesFitTheirColumns(use: String) throws {
        for width in [40, 80] {
            let page = try shell("$ANABASIS \(use)", ["COLUMNS": "\(width)"])
            #expect(page.status <= 1, "\(use): \(page.error)")
            #expect(wide(page.output, than: width).isEmpty, "\(use) at \(width): \(wide(page.output, than: width))")
        }
    }

    @Test func columnsAreObeyedWithinReason() throws {
        let page = { try shell("$ANABASIS situation lesson", ["COLUMNS": $0]).output }
        #expect(try page("1") == page("40") && page("0") == page("80") && page("wide") == page("80") && page("") == page("80"))
        #expect(try page("120") != page("80"))
    }

    @Test func nothingIsColouredInAPipe() throws {
        #expect(try !shell("$ANABASIS situation lesson", ["NO_COLOR": ""]).output.contains("\u{1B}"))
    }
}

/// Folders that are named after questions.
struct ReplyFolderCommandTests {
    private static let study = "$ANABASIS study lesson --replications 10 --sweep 0"

    @Test func aSettingDoesNotOverwriteTheReplyWithoutIt() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try Command.shell(Self.study, in: folder).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/out/lesson/study.json"))
        for (words, place) in [
            ("--set contact.sightNight=0.40", "contact.sightNight=0.4"), ("--seed 7", "seed=7"),
            ("--epoch-hours 6 --set contact.sightNight=0.4", "contact.sightNight=0.4,epoch-hours=6"),
        ] {
            let other = try Command.shell("\(Self.study) \(words)", in: folder)
            #expect(other.status == 0 && other.error.contains("Written to out/lesson/\(place):"), "\(other.error)")
            #expect(FileManager.default.fileExists(atPath: "\(folder)/out/lesson/\(place)/reply.html"))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/out/lesson/study.json")) == before)
    }

    @Test func aStoreReportsIntoTheSameFolder() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try Command.shell("\(Self.study) --seed 7", in: folder).status == 0)
        let report = try Command.shell("$ANABASIS report out/lesson/seed=7/*.study", in: folder)
        #expect(report.status == 0 && report.error.contains("Written to out/lesson/seed=7:"), "\(report.error)")
    }

    @Test func ofSeveralStoresTheNewestIsReportedAndTheOthersAreNamed() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for seed in [7, 8] { #expect(try Command.shell("\(Self.study) --seed \(seed) --out both", in: folder).status == 0) }
        let report = try Command.shell("$ANABASIS report both/*.study", in: folder)
        #expect(report.status == 0 && report.error.contains("was written last: lesson, seed 8"), "\(report.error)")
        #expect(report.error.contains("is left: lesson, seed 7"), "\(report.error)")
    }
}
