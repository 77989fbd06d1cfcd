import Application
import Foundation
import RuleSets
import TestSupport
import Testing

/// A question about two orders: what it may say, what it is called, and what is told of one that cannot be put.
struct PairQuestionTests {
    private let reading = WorkbenchCase.lesson
    private let small: [String: Any] = ["directive": "go-small"]

    private func asked(_ fields: [String: Any]) throws -> PairQuestion {
        try WorkbenchCase.question(small.merging(fields) { _, field in field })
    }

    @Test(arguments: [
        (["replications": 0], "replications is 0, expected 1 to 20000."),
        (["replications": 20_001], "replications is 20001, expected 1 to 20000."),
        (["worlds": 1], "worlds is 1, expected 2 to 10000."), (["worlds": 10_001], "worlds is 10001, expected 2 to 10000."),
        (["worlds": 2, "perWorld": 1], "perWorld is 1, expected 2 to 100."),
        (["worlds": 2, "perWorld": 101], "perWorld is 101, expected 2 to 100."),
        (["worlds": 5001], "worlds times perWorld is 20004, expected 1 to 20000."),
        (["worlds": 201, "perWorld": 100], "worlds times perWorld is 20100, expected 1 to 20000."),
    ])
    func numbersHaveBounds(fields: [String: Int], says: String) async throws {
        let told = try await refusal { try asked(fields) }
        #expect(told == Refusal(.request, says))
    }

    @Test(arguments: ["", "-1", "1.5", " 7", "18446744073709551616", "1e3", "seven", String(repeating: "0", count: 21)])
    func aSeedIsAWholeNumberOfSixtyFourBits(seed: String) async throws {
        let told = try await refusal { try asked(["seed": seed]) }
        #expect(told?.description.contains("expected a whole number from 0 to 18446744073709551615, as text") == true)
    }

    @Test func theSmallestAndTheLargestSeedAreSeeds() throws {
        #expect(try asked(["seed": "0"]).seed == 0 && asked(["seed": "18446744073709551615"]).seed == .max)
        #expect(try asked([:]).seed == PlayOptions.standardSeed)
    }

    @Test func worldsTimesCampaignsAreItsPairs() throws {
        #expect(try asked([:]).replications == 200 && asked(["replications": 7]).replications == 7)
        #expect(try asked(["worlds": 30]).replications == 120 && asked(["worlds": 30, "perWorld": 3]).replications == 90)
    }

    @Test func whatChangesNothingIsTheSameQuestion() throws {
        let own = try #require(RuleBook.entry("contact.sightNight"))
        let value = own.value(in: RuleBook.rules(for: reading.scenario))
        let same: [[String: Any]] = [
            ["settings": ["contact.sightNight=\(value)"]], ["perWorld": 9], ["readings": ["dispersed": "stay"]],
            ["against": ["directive": "high-road"]], ["going": [String]()],
        ]
        let id = try asked([:]).id
        for fields in same { #expect(try asked(fields).id == id, "\(fields)") }
        let ruled = ["contact.sightNight=0.3", "contact.sightDay=0.9"]
        #expect(try asked(["settings": ruled]).id == asked(["settings": Array(ruled.reversed())]).id, "in any order")
        #expect(try asked(["settings": ["contact.sightNight=0.30"]]).id == asked(["settings": ["contact.sightNight=3e-1"]]).id)
    }

    @Test func whatChangesResultsIsAnotherQuestion() throws {
        let others: [[String: Any]] = [
            [:], ["worlds": 2], ["worlds": 3], ["worlds": 2, "perWorld": 5], ["replications": 199], ["seed": "7"],
            ["readings": ["dispersed": "recalled"]], ["settings": ["contact.sightNight=0.3"]],
            ["directive": "one-column"], ["against": ["directive": "one-column"]],
        ]
        #expect(try Set(others.map { try asked($0).id }).count == others.count)
    }

    @Test func anOrderIsComparedWithAnother() async throws {
        for against in ["go-small", "high-road"] {
            let told = try await faults { try asked(["directive": against, "against": ["directive": against]]) }
            #expect(told.map(\.pointer) == ["/against"] && told[0].sentence.hasPrefix("Both orders are the same"))
        }
        let byDefault = try await faults { try asked(["directive": "high-road"]) }
        #expect(byDefault.map(\.pointer) == ["/against"], "it is the standing course itself")
        let unknown = try await faults { try asked(["against": ["directive": "nowhere"]]) }
        #expect(unknown.map(\.pointer) == ["/against/directive"] && unknown[0].expected.contains("go-small"))
    }

    @Test func aRequestNamesOneOrder() async throws {
        let none = try await faults { try WorkbenchCase.question([:]) }
        let several = try await faults { try asked(["yaml": "title: x"]) }
        #expect(
            none.map(\.found) == ["the request names no order"] && several.map(\.found) == ["the request names several orders"])
    }

    @Test func readingsAreThoseOfTheCase() async throws {
        let wrong: [([String: String], String)] = [
            (["dispersed": "maybe"], "one of stay, recalled"), (["moon": "full"], "one of dispersed"),
        ]
        for (readings, expected) in wrong {
            let told = try await faults { try asked(["readings": readings]) }
            #expect(told.map(\.expected) == [expected] && told[0].pointer?.hasPrefix("/readings/") == true)
        }
        let both = try await faults { try asked(["readings": ["dispersed": "recalled"], "worlds": 4]) }
        #expect(both.map(\.pointer) == ["/readings"])
    }

    @Test func settingsAreRulesWithinTheirRanges() async throws {
        for (setting, says) in [
            ("x=1", "is no rule"), ("contact.sightNight=9", "0.1 to 0.5"), ("contact.sightNight", "name=value"),
        ] {
            let told = try await refusal { try asked(["settings": [setting]]) }
            #expect(told?.description.contains(says) == true, "\(setting)")
        }
        let many = try await refusal { try asked(["settings": [String](repeating: "x=1", count: 201)]) }
        #expect(many == Refusal(.request, "settings is 201, expected 0 to 200."))
        let twice = try await refusal { try asked(["settings": ["contact.sightNight=0.3", "contact.sightNight=0.4"]]) }
        #expect(twice?.description.contains("twice") == true)
    }

    @Test func theCommandAsksTheSame() throws {
        #expect(try asked([:]).command == "anabasis study lesson --directive go-small --worlds 1 --replications 200")
        let ruled = try asked(["worlds": 8, "seed": "3", "settings": ["contact.sightNight=0.3"]])
        #expect(
            ruled.command
                == "anabasis study lesson --directive go-small --worlds 8 --per-world 4 --seed 3 --set contact.sightNight=0.3")
    }

    @Test func aReplyIsNamedByItsContent() async throws {
        let ask = { (fields: [String: Any]) in try ReplyQuestion(WorkbenchCase.input(fields), of: reading) }
        let others: [[String: Any]] = [
            [:], ["worlds": 4], ["worlds": 5], ["worlds": 4, "perWorld": 2], ["seed": "2"],
            ["settings": ["contact.sightNight=0.3"]],
        ]
        let ids = try others.map { try ask($0).id }
        #expect(try Set(ids).count == others.count && !ids.contains(asked([:]).id))
        #expect(try ask(["worlds": 4]).command == "anabasis study lesson --sweep 0 --worlds 4 --per-world 4")
        let told = try await refusal { try ask(["worlds": 1]) }
        #expect(told == Refusal(.request, "worlds is 1, expected 2 to 10000."))
        let chosen = try await faults { try ask(["readings": ["dispersed": "recalled"]]) }
        #expect(chosen.map(\.pointer) == ["/readings"], "a reply draws its readings: none is dropped in silence")
    }
}
