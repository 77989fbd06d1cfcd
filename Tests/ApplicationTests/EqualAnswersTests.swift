import Application
import Campaigns
import Foundation
import RuleSets
import Studies
import TestSupport
import Testing

/// Two commands that ask the same have the same answer: a rule that is swept is a rule that is set, a dial that is turned is a directive.
struct EqualAnswersTests {
    private let workspace = SessionCase.workspace
    private let measured = MeasureQuery(measure: MeasureQuery.standard)

    private func points(_ vary: [String], settings: [String] = [], measure: String = MeasureQuery.standard) async throws
        -> [JSONValue]
    {
        let session = SweepSession(
            SweepQuery(
                scenario: "lesson", vary: vary, measured: MeasureQuery(measure: measure), sampling: .standard(replications: 12),
                play: PlayOptions(workers: 2, settings: settings)), in: workspace)
        return try JSONValue.read(try await session.run().json())["points"]?.items ?? []
    }

    private func mean(_ point: JSONValue?) -> Double? { point?.at("value.mean")?.number }

    /// The mean of men brought out under the question's directive, in a study of the same campaigns.
    private func study(_ settings: [String]) async throws -> Double {
        try await SessionCase.inFolder { folder in
            let package = try await SessionCase.study(
                in: folder, replications: 12, directives: ["go-small"], settings: settings
            ).run()
            let result = try #require(package.study.results.first { $0.assignment.directive.id == "go-small" })
            let values = result.values(.menOut, of: Array(try Fixtures.lesson().formations.indices))
            return values.reduce(0, +) / 12
        }
    }

    @Test(arguments: [
        ("contact.sightNight", "0.2,0.4"), ("march.dailyHours", "6,10"), ("cohesion.desertionPerDay", "0.001,0.01"),
        ("hold.patrolsPerBattalion", "4,12"),
    ])
    func aRuleThatIsSweptIsARuleThatIsSet(rule: String, values: String) async throws {
        let found = try await points(["\(rule)=\(values)"])
        let texts = values.split(separator: ",").map(String.init)
        #expect(found.count == texts.count)
        for (point, value) in zip(found, texts) {
            let set = try await study(["\(rule)=\(value)"])
            #expect(abs((mean(point) ?? -1) - set) < 1e-9, "\(rule)=\(value)")
        }
    }

    @Test func aValueDoesNotDependOnItsNeighbours() async throws {
        let alone = try await points(["ways=3"])
        let among = try await points(["ways=1,3,5"])
        let reversed = try await points(["ways=5,3,1"])
        #expect(mean(alone[0]) == mean(among[1]) && mean(among[0]) == mean(reversed[2]) && mean(among[2]) == mean(reversed[0]))
    }

    @Test func twoDialsAreEveryPair() async throws {
        let grid = try await points(["ways=1,4", "detachment-size=20,60"])
        #expect(grid.count == 4)
        let row = try await points(["detachment-size=20,60"])
        let own = try Fixtures.lesson().directive("go-small")?.parts[0].conduct.ways
        #expect(
            own == 4 && Set(row.compactMap(mean)).isSubset(of: Set(grid.compactMap(mean))), "the directive's own ways are 4")
    }

    @Test func aCampaignOfAStudyIsTheCampaignOfThatNumber() async throws {
        try await SessionCase.inFolder { folder in
            let package = try await SessionCase.study(in: folder, replications: 8, directives: ["one-column"]).run()
            let result = try #require(package.study.results.first { $0.assignment.directive.id == "one-column" })
            let values = result.values(.menOut, of: Array(try Fixtures.lesson().formations.indices))
            for replication in [0, 3, 7] {
                let campaign = try await CampaignSession(
                    CampaignQuery(scenario: "lesson", directive: "one-column", replication: replication, workers: 1),
                    in: workspace
                ).run()
                let arrived = campaign.events.filter { $0.kind == .arrived || $0.kind == .arrivedCutOff }.reduce(0) {
                    $0 + Int($1.men)
                }
                #expect(Double(arrived) == values[replication], "campaign \(replication)")
            }
        }
    }

    @Test func aSelectionIsTheSameWhateverTheWorkers() async throws {
        var found: [(campaigns: Int, selected: Int?, values: [[Double]])] = []
        for workers in [1, 2, 3] {
            let play = PlayOptions(workers: workers)
            let query = SelectionQuery(scenario: "lesson", measured: measured, indifference: 60, play: play)
            let selection = try await SelectionSession(query, in: workspace).run().selection
            found.append((selection.campaigns, selection.selected, selection.values))
        }
        for other in found.dropFirst() { #expect(other == found[0]) }
    }
}

/// What a refusal says: for a person, at a terminal.
struct RefusalTextTests {
    @Test(arguments: ["\u{1B}[31mred", "a\u{7}bell", "back\u{8}space", "\u{9B}1m", "null\u{0}", "\u{202E}right to left"])
    func nothingInItIsObeyedByATerminal(name: String) async throws {
        let told = try #require(try await refusal { try SessionCase.workspace.scenario(name) })
        #expect(told.description.unicodeScalars.allSatisfy { $0 == "\n" || !($0.properties.generalCategory == .control) })
        #expect(!told.description.unicodeScalars.contains("\u{202E}"))
    }

    @Test func everySentenceStandsOnALine() {
        let told = Refusal(.input, ["One.", "Two."])
        #expect(told.description == "One.\nTwo." && told.sentences.count == 2)
    }
}
