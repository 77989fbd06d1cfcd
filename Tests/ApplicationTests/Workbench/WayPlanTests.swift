import Application
import Foundation
import Hexes
import Scenarios
import TestSupport
import Testing

/// A plan on the map and the blockers who wait for it: no placing of them beats its bound.
struct WayPlanTests {
    private let reading = WorkbenchCase.lesson

    private func plan(_ fields: [String: Any], of reading: CaseReading = WorkbenchCase.lesson) throws -> JSONValue {
        try WorkbenchCase.page(try WayPlanPage(WorkbenchCase.input(fields, of: reading), in: reading))
    }

    private func blockers(_ cells: [Int], _ fields: [String: Any] = ["directive": "go-small"]) throws -> JSONValue {
        try WorkbenchCase.page(
            try BlockerPage(WorkbenchCase.input(fields.merging(["cells": cells]) { $1 }), in: reading))
    }

    @Test func thePlanIsThatOfTheCommand() throws {
        for (directive, count) in [("go-small", 1), ("one-column", 3)] {
            let own = try WorkbenchCase.page(
                try WayPlanPage(WorkbenchCase.input(["directive": directive, "blockers": count]), in: reading))
            let command = try PlanSession(
                PlanQuery(scenario: "lesson", directive: directive, blockers: count), in: SessionCase.workspace
            ).run().json()
            let (a, b) = (try #require(own["figures"]), try JSONValue.read(command))
            for field in ["men", "detachments", "certificate.value", "prospect.noContact", "keptShare"] {
                #expect(try #require(a.at(field)?.number) == b.at(field)?.number, "\(field)")
            }
            #expect(a["ways"]?.items?.count == b["ways"]?.items?.count && a["time"]?.text == b["time"]?.text)
        }
    }

    @Test(arguments: ["go-small", "one-column"])
    func waysLeadFromWhereMenStandToTheObjective(directive: String) throws {
        let page = try plan(["directive": directive])
        let (scenario, grid) = (reading.scenario, reading.scenario.theatre.grid)
        var men: [String: Int] = [:]
        for way in page["ways"]?.items ?? [] {
            let id = way["formation"]?.text ?? ""
            men[id, default: 0] += way["men"]?.whole ?? 0
            let line = way["line"]?.numbers ?? []
            let points = stride(from: 0, to: line.count, by: 2).map { Point(x: line[$0], y: line[$0 + 1]) }
            let cells = points.compactMap { grid.cell(at: $0) }
            #expect(cells.first == scenario.formations.first { $0.id == id }?.cell)
            #expect(cells.last.map { scenario.objective.cells[$0.offset] } == true, "\(id)")
            #expect(zip(cells, cells.dropFirst()).allSatisfy { grid.steps(from: $0, to: $1) == 1 }, "\(id): cell by cell")
            let steps = Double(cells.count - 1) * grid.flatMetres / 1000
            #expect(abs((way["kilometres"]?.number ?? 0) - steps) < 1e-6 && way["contacts"]?.number ?? -1 >= 0)
        }
        #expect(men == Dictionary(uniqueKeysWithValues: scenario.formations.map { ($0.id, $0.men.best) }), "everyone has a way")
    }

    @Test(arguments: [1, 2, 3, 5])
    func blockersAreAllSomewhereAndNoneTwice(count: Int) throws {
        let chances =
            try plan(["directive": "go-small", "blockers": count])["inspections"]?.items?.compactMap { $0["chance"]?.number }
            ?? []
        #expect(abs(chances.reduce(0, +) - Double(count)) < 1e-6 && chances.allSatisfy { $0 <= 1 + 1e-9 })
    }

    @Test func everyHexThatIsInspectedCatchesAsMuchAsTheBound() throws {
        let cells = try plan(["directive": "go-small"])["inspections"]?.items?.compactMap { $0["cell"]?.whole } ?? []
        #expect(cells.count > 1)
        for cell in cells {
            let page = try blockers([cell])
            let (caught, bound) = (page["caught"]?.number ?? -1, page["bound"]?.number ?? -1)
            #expect(abs(caught - bound) < 1e-6 && bound > 0, "cell \(cell): \(caught) of \(bound)")
        }
    }

    @Test func noPlacingBeatsTheBound() throws {
        var stream = TestStream(1)
        for count in [1, 2, 4] {
            for _ in 0..<4 {
                var cells: Set<Int> = []
                while cells.count < count { cells.insert(stream.below(reading.scenario.theatre.grid.count)) }
                let page = try blockers(cells.sorted())
                let (caught, bound) = (page["caught"]?.number ?? 2, page["bound"]?.number ?? -1)
                #expect(caught >= 0 && caught <= bound + 1e-9 && page["blockers"]?.whole == count, "\(cells)")
                for met in page["byFormation"]?.items ?? [] { #expect((0...1).contains(met["caught"]?.number ?? -1)) }
            }
        }
    }

    @Test func moreBlockersCatchMoreAndNoneMoreThanTheFirst() throws {
        let bounds = try (1...4).map { try blockers(Array(0..<$0))["bound"]?.number ?? -1 }
        #expect(bounds == bounds.sorted())
        let gains = zip(bounds, [0] + bounds).map { $0 - $1 }
        #expect(gains.dropFirst().allSatisfy { $0 <= gains[0] + 1e-9 }, "\(gains): the first has the best place")
    }

    @Test func whatEachFormationLosesAddsUpToAll() throws {
        let cells =
            try plan(["directive": "go-small", "blockers": 2])["inspections"]?.items?.compactMap { $0["cell"]?.whole } ?? []
        let page = try blockers(Array(cells.prefix(2)))
        let men = Dictionary(uniqueKeysWithValues: reading.scenario.formations.map { ($0.id, Double($0.men.best)) })
        let total = men.values.reduce(0, +)
        let sum = page["byFormation"]?.items?.reduce(0.0) {
            $0 + (men[$1["id"]?.text ?? ""] ?? 0) / total * ($1["caught"]?.number ?? 0)
        }
        #expect(abs((sum ?? -1) - (page["caught"]?.number ?? 0)) < 1e-6)
    }

    @Test func whatCannotBePlannedIsTold() async throws {
        let count = reading.scenario.theatre.grid.count
        for (cells, says) in [
            ([], "cells is 0"), ([-1], "cells is -1"), ([count], "cells is \(count)"), (Array(0..<21), "cells is 21"),
        ] {
            let told = try await refusal { try blockers(cells) }
            #expect(told?.description.hasPrefix(says) == true, "\(told as Any)")
        }
        let twice = try await faults { try blockers([5, 5]) }
        #expect(twice.map(\.pointer) == ["/cells"])
        for (fields, says) in [
            (["directive": "go-small", "blockers": 0], "--blockers is 0"),
            (["directive": "go-small", "at": "never"], "--at is"),
        ] as [([String: any Sendable], String)] {
            let told = try await refusal { try plan(fields) }
            #expect(told?.description.hasPrefix(says) == true, "\(told as Any)")
        }
        let staying = WorkbenchCase.oneGoes("[philon]", rest: "[damippos, agesandros]").replacing(
            "task: withdraw", with: "task: stay")
        let nobody = try await refusal { try plan(["yaml": staying]) }
        #expect(nobody?.kind == .input, "nobody goes: \(nobody as Any)")
    }
}
