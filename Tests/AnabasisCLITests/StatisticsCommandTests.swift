import Foundation
import TestSupport
import Testing

/// Sweeps, selections and sensitivities as a user runs them.
struct StatisticsCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    @Test func aSweepOfTwoDialsIsATableAndASurface() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sweep = try Command.run(
            "sweep", "lesson", "--vary", "detachment-size=20,200", "--vary", "contact.sightNight=0.1,0.2,0.4", "--replications",
            "20", "--out", folder)
        #expect(sweep.status == 0, "\(sweep.error)")
        #expect(sweep.output.contains("detachment-size \\ contact.sightNight") && sweep.output.contains("against the first"))
        for name in ["sweep.csv", "sweep.json", "surface.vl.json", "surface.svg"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)")
        }
        let rows = try String(contentsOfFile: folder + "/sweep.csv", encoding: .utf8).split(separator: "\r\n")
        #expect(rows.count == 7)
    }

    @Test func aFaultOfASweepNamesDialValueAndRemedy() throws {
        let wrong = try Command.run("sweep", "korea-1950", "--vary", "split=9")
        #expect(
            wrong.status == 3 && wrong.error.contains("split") && wrong.error.contains("\"9\"")
                && wrong.error.contains("0 to 8"))
        let many = try Command.run("sweep", "lesson", "--vary", "detachment-size=1...50", "--vary", "ways=1...20")
        #expect(many.status == 3 && many.error.contains("1000 combinations, expected at most 400"), "\(many.error)")
        let twice = try Command.run("sweep", "lesson", "--vary", "ways=1,2", "--vary", "ways=3")
        #expect(twice.status == 3 && twice.error.contains("twice"))
    }

    /// A text without its line breaks.
    private func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test func aSelectionStatesItsGuarantee() throws {
        let selection = try Command.run("select", "lesson", "--indifference", "50")
        #expect(selection.status == 0, "\(selection.error)")
        #expect(
            selection.output.contains("selected") && selection.output.contains("95 %") && selection.output.contains("Nelson"))
        let json = try object(try Command.run("select", "lesson", "--indifference", "50", "--json").output)
        #expect(json["selected"] as? String == "go-small")
        let short = try Command.run("select", "lesson", "--indifference", "0.1", "--at-most", "30")
        #expect(short.status == 1 && words(short.output).contains("did not settle it"), "\(short.output)")
    }

    @Test func aSensitivityWritesWhatOthersCanCheck() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let found = try Command.run(
            "sensitivity", "lesson", "--morris", "--sobol", "--rule", "contact.sightNight", "--rule", "orders.obedience",
            "--trajectories", "4", "--rows", "8", "--replications", "4", "--out", folder)
        #expect(found.status == 0, "\(found.error)")
        #expect(found.output.contains("Screening (Morris)") && found.output.contains("Shares of the variance"))
        let points = try String(contentsOfFile: folder + "/indices-points.csv", encoding: .utf8).split(separator: "\r\n")
        #expect(points.count == 1 + 8 * 4)
        let columns = points[0].split(separator: ",")
        #expect(Set(columns) == ["row", "contact.sightNight", "orders.obedience", "question", "advantage"])
        for name in ["effects.csv", "screening.svg", "indices.csv", "indices.svg", "indices.json"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)")
        }
    }

    @Test func controlCKeepsWhatASweepHasFinished() throws {
        let sweep = try Command.run(
            "sweep", "lesson", "--vary", "ways=1,2", "--replications", "100000", "--json", interruptAt: "sweeping")
        #expect(sweep.status == 130, "\(sweep.error)")
        let played = try #require(try object(sweep.output)["replications"] as? Int)
        #expect(played > 0 && played < 100_000)
    }
}
