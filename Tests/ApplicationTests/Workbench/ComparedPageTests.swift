import Application
import Foundation
import Studies
import TestSupport
import Testing

/// Two studies of the same futures, compared: as if their orders had stood in one question.
struct ComparedPageTests {
    private func pairs(_ directive: String, _ fields: [String: Any] = [:]) async throws -> PlayedPairs {
        try await WorkbenchCase.pairs(
            ["directive": directive, "replications": 30].merging(fields) { _, field in field })
    }

    @Test func theDifferenceIsThatOfOneStudyOfBoth() async throws {
        let (small, column) = (try await pairs("go-small"), try await pairs("one-column"))
        let both = try WorkbenchCase.page(try await pairs("go-small", ["against": ["directive": "one-column"]]).result)
        let compared = try WorkbenchCase.page(try ComparedPage(small, column))
        #expect(compared["played"]?.whole == 30)
        for (one, other) in zip(compared["groups"]?.items ?? [], both["groups"]?.items ?? []) {
            for measure in Measure.allCases.map(\.rawValue) {
                for field in ["mean", "low", "high", "q10", "q90", "chanceMore", "chanceFewer"] {
                    let place = "measures.\(measure).difference.\(field)"
                    #expect(one.at(place)?.number == other.at(place)?.number, "\(place)")
                }
                #expect(
                    one.at("measures.\(measure).second.median")?.number
                        == other.at("measures.\(measure).against.median")?.number)
            }
        }
    }

    @Test func aStudyDoesNotDifferFromItself() async throws {
        let study = try await pairs("go-small")
        let compared = try WorkbenchCase.page(try ComparedPage(study, study))
        for group in compared["groups"]?.items ?? [] {
            for measure in Measure.allCases.map(\.rawValue) {
                let difference = try #require(group.at("measures.\(measure).difference"))
                let figures = ["mean", "low", "high", "chanceMore", "chanceFewer"].compactMap { difference[$0]?.number }
                #expect(figures == [0, 0, 0, 0, 0], "\(measure)")
            }
        }
    }

    @Test func theShorterStudySaysHowManyFuturesAreCompared() async throws {
        let (short, long) = (try await pairs("one-column", ["replications": 20]), try await pairs("go-small"))
        let compared = try WorkbenchCase.page(try ComparedPage(long, short))
        let men = try WorkbenchCase.page(long.replications(group: "all"))["order"]?["menOut"]?.numbers.prefix(20) ?? []
        let mean = try #require(compared["groups"]?.items?.last?.at("measures.menOut.first.mean")?.number)
        #expect(compared["played"]?.whole == 20 && abs(mean - men.reduce(0, +) / 20) < 1e-9)
    }

    @Test(
        arguments: [
            ["seed": "2"], ["settings": ["contact.sightNight=0.3"]], ["worlds": 8], ["readings": ["dispersed": "recalled"]],
        ] as [[String: any Sendable]])
    func studiesOfOtherFuturesAreNotCompared(fields: [String: any Sendable]) async throws {
        let (one, other) = (try await pairs("go-small"), try await pairs("one-column", fields))
        let told = try await refusal { try ComparedPage(one, other) }
        #expect(told?.description.contains("ask for both anew with the same") == true, "\(fields)")
    }

    @Test func whatPlaysNoPartKeepsNoStudiesApart() async throws {
        let (one, other) = (try await pairs("go-small", ["perWorld": 7]), try await pairs("one-column"))
        #expect(throws: Never.self) { try ComparedPage(one, other) }
    }

    @Test func worldsAreComparedWorldByWorld() async throws {
        let fields: [String: Any] = ["worlds": 6, "perWorld": 3]
        let (one, other) = (try await pairs("go-small", fields), try await pairs("one-column", fields))
        let compared = try WorkbenchCase.page(try ComparedPage(one, other))
        #expect(compared["played"]?.whole == 18)
        let back = try WorkbenchCase.page(try ComparedPage(other, one))
        let place = "measures.menOut.difference.mean"
        for (a, b) in zip(compared["groups"]?.items ?? [], back["groups"]?.items ?? []) {
            #expect(abs((a.at(place)?.number ?? 1) + (b.at(place)?.number ?? 1)) < 1e-9)
        }
        let shorter = try await pairs("one-column", ["worlds": 5, "perWorld": 3])
        let prefix = try WorkbenchCase.page(shorter.replications(group: "all"))["order"]?["menOut"]?.numbers ?? []
        let whole = try WorkbenchCase.page(other.replications(group: "all"))["order"]?["menOut"]?.numbers ?? []
        #expect(prefix.count == 15 && Array(whole.prefix(15)) == prefix, "a world does not depend on how many there are")
    }
}
