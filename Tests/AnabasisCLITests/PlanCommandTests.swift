import Foundation
import TestSupport
import Testing

/// A plan as a user asks for it.
struct PlanCommandTests {
    @Test func thePlanOfKoreaIsWordsAHistorianCanRead() throws {
        let plan = try Command.run("plan", "korea-1950")
        #expect(plan.status == 0, "\(plan.error)")
        for words in [
            "no placing of one battalion", "What orders are worth", "What the news is worth", "first detachments leave at dusk",
            "the Second Front Army could not be north of the 38th parallel in fewer than", "Narrowest",
        ] {
            #expect(plan.output.replacingOccurrences(of: "\n", with: " ").contains(words), "\(words): \(plan.output)")
        }
    }

    @Test func jsonHasEveryMan() throws {
        let plan = try Command.run("plan", "lesson", "--blockers", "2", "--json")
        #expect(plan.status == 0, "\(plan.error)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
        let ways = try #require(object["ways"] as? [[String: Any]])
        let men = try #require(object["men"] as? Int)
        #expect(ways.reduce(0) { $0 + ($1["men"] as? Int ?? 0) } == men && men > 0)
        let certificate = try #require(object["certificate"] as? [String: Any])
        #expect(certificate["blockers"] as? Int == 2)
        #expect((certificate["gap"] as? Double ?? 1) < 1e-6)
        for key in ["orders", "ignorance", "withdrawals", "departures", "prospect"] { #expect(object[key] != nil, "\(key)") }
    }

    @Test func aPlanWritesItsFiles() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = try Command.run(
            "plan", "lesson", "--layers", folder + "/plan.gpkg", "--map", folder + "/plan.svg", "--problem",
            folder + "/problem.json")
        #expect(plan.status == 0, "\(plan.error)")
        for name in ["plan.gpkg", "plan.svg", "problem.json"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)")
        }
        let problem = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: folder + "/problem.json")))
        let game = try #require(problem as? [String: Any])
        for key in ["tails", "heads", "catchProbabilities", "sources", "targets", "evaderArcs", "inspections", "value"] {
            #expect(game[key] != nil, "\(key)")
        }
    }

    @Test func whatCannotBePlannedIsSaidInASentence() throws {
        let stay = try Command.run("plan", "korea-1950", "--directive", "nobody")
        #expect(stay.status == 3 && stay.error.contains("zhou-1-october"), "\(stay.error)")
        let none = try Command.run("plan", "lesson", "--blockers", "0")
        #expect(none.status != 0 && none.error.contains("expected 1 to 20"))
        let later = try Command.run("plan", "lesson", "--at", "2000-01-01")
        #expect(later.status != 0 && later.error.contains("--at"))
        let place = try Command.run("plan", "lesson", "--layers", "Makefile/plan.gpkg")
        #expect(place.status != 0 && !place.error.isEmpty)
    }
}
