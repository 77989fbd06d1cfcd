import Foundation
import TestSupport
import Testing

/// The command line keeps its promises: output, errors, exit codes.
struct CommandTests {
    @Test func listNamesTheScenarios() throws {
        let list = try Command.run("list")
        #expect(list.status == 0)
        #expect(list.output.contains("korea-1950") && list.output.contains("lesson"))
    }

    @Test func checkFindsNothingWrongWithOurs() throws {
        for scenario in ["lesson", "korea-1950"] {
            let check = try Command.run("check", scenario)
            #expect(check.status == 0, "\(check.output)\(check.error)")
            #expect(check.output.contains("no faults"))
        }
    }

    @Test func checkReportsEveryFaultAndSaysNo() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let broken = folder + "/lesson"
        try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: broken)
        try replace("posture: hold", with: "posture: hodl", in: broken + "/enemy.yaml")
        try replace("horizonDays: 12", with: "horizonDays: twelve", in: broken + "/scenario.yaml")
        let check = try Command.run("check", broken)
        #expect(check.status == 1)
        #expect(check.output.contains("hodl") && check.output.contains("twelve"), "\(check.output)")
        #expect(check.output.contains("enemy.yaml:") && check.output.contains("scenario.yaml:"))
    }

    @Test func anUnknownScenarioIsBadInput() throws {
        let study = try Command.run("study", "corea-1950")
        #expect(study.status == 3)
        #expect(study.error.contains("korea-1950"), "it says what there is: \(study.error)")
    }

    @Test func aSettingOutOfRangeIsRefused() throws {
        let study = try Command.run("study", "lesson", "--set", "contact.sightNight=7")
        #expect(study.status != 0)
        #expect(study.error.contains("0.1 to 0.5"), "\(study.error)")
        #expect(try Command.run("study", "lesson", "--set", "contact.nothing=7").error.contains("is no rule"))
    }

    @Test func rulesNameTheirSources() throws {
        let rules = try Command.run("rules", "march")
        #expect(rules.status == 0)
        #expect(rules.output.contains("march.roadNight = 3.2 km/h") && rules.output.contains("FM 21-18"))
    }

    @Test func situationIsTextAndJSON() throws {
        let json = try Command.run("situation", "lesson", "--json")
        #expect(json.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        #expect(try Command.run("situation", "lesson", "--at", "1850-13-01").status != 0)
    }

    private func replace(_ old: String, with new: String, in path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old), "\(path) no longer says \(old)")
        try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }
}
