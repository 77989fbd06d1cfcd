import Application
import Foundation
import TestSupport
import Testing

/// An order that leaves open who goes: as the request names them, or as the planner settles it.
struct GoingTests {
    private let open = WorkbenchCase.oneGoes("{best: 1, of: companies}")

    private func men(_ pairs: PlayedPairs, _ side: String) throws -> [Double] {
        try WorkbenchCase.page(pairs.replications(group: "all"))[side]?["menOut"]?.numbers ?? []
    }

    private func tasks(_ pairs: PlayedPairs, _ side: String) throws -> [String] {
        try WorkbenchCase.page(pairs.result)["formations"]?.items?.compactMap { $0[side]?["task"]?.text } ?? []
    }

    @Test func thoseWhoAreNamedGoAndTheOthersStay() async throws {
        let ids = WorkbenchCase.lesson.scenario.formations.map(\.id)
        for id in ids {
            let pairs = try await WorkbenchCase.pairs(["yaml": open, "going": [id], "replications": 20])
            #expect(try tasks(pairs, "order") == ids.map { $0 == id ? "withdraw" : "stay" })
            let others = ids.filter { $0 != id }.joined(separator: ", ")
            let plain = WorkbenchCase.oneGoes("[\(id)]", rest: "[\(others)]")
            let named = try await WorkbenchCase.pairs(["yaml": plain, "replications": 20])
            #expect(try men(pairs, "order") == men(named, "order"), "\(id): the same told by name")
        }
    }

    @Test func oneOrderIsComparedWithItselfWhereOthersGo() async throws {
        let there = try await WorkbenchCase.pairs(
            ["yaml": open, "going": ["philon"], "against": ["yaml": open, "going": ["agesandros"]], "replications": 20])
        let back = try await WorkbenchCase.pairs(
            ["yaml": open, "going": ["agesandros"], "against": ["yaml": open, "going": ["philon"]], "replications": 20])
        #expect(try tasks(there, "order") == ["withdraw", "stay", "stay"])
        #expect(try tasks(there, "against") == ["stay", "stay", "withdraw"])
        #expect(try men(there, "order") == men(back, "against") && men(there, "against") == men(back, "order"))
        for kind in ["arrivals", "losses"] {
            let fields = try [(there, "order"), (back, "against")].map { try $0.field(kind, directive: $1, formation: nil) }
            #expect(fields[0].bytes == fields[1].bytes && fields[0].futures == 20, "\(kind): each side has its own campaigns")
        }
        let worlds = try await WorkbenchCase.pairs(
            ["yaml": open, "going": ["philon"], "against": ["yaml": open, "going": ["agesandros"]], "worlds": 3])
        #expect(try worlds.field("losses", directive: "against", formation: nil).futures == 12)
    }

    @Test func namesWhereNothingIsOpenAreAFault() async throws {
        for going in [["philon"], ["nobody"], ["philon", "damippos"]] {
            let told = try await faults { try WorkbenchCase.question(["directive": "go-small", "going": going]) }
            #expect(told.map(\.pointer) == ["/going"], "\(going)")
        }
        let none = try await faults {
            try WorkbenchCase.question(["directive": "high-road", "going": [String](), "against": ["directive": "high-road"]])
        }
        #expect(none.map(\.pointer) == ["/against"], "nobody named is no other order")
    }

    @Test func asManyGoAsTheOrderSaysAndFromItsGroup() async throws {
        for going in [[], ["nobody"], ["philon", "philon"], ["philon", "damippos"]] {
            let told = try await faults { try WorkbenchCase.question(["yaml": open, "going": going]) }
            #expect(told.map(\.pointer) == ["/going"] && told[0].expected == "1 of philon, damippos, agesandros", "\(going)")
        }
    }

    @Test func thePlannersChoiceIsThatOfTheStudy() async throws {
        try await WorkbenchCase.inHome { workspace in
            let reading = try CaseReading("lesson", in: workspace)
            let order = try OrderReader(reading).read(OrderInput(yaml: open))
            #expect(order.isOpen)
            let ear = PairEar()
            let settling = OrderSettling(reading, on: PreparedModel(of: reading), seed: 1950, workers: 2)
            let choice = try WorkbenchCase.page(try await settling.going(of: order, hearing: ear.hear, shouldStop: { false }))
            #expect(choice["part"]?.whole == 0 && choice["best"]?.whole == 1 && ear.stages.contains("choosing"))
            let going = choice["going"]?.items?.map { $0.items?.compactMap(\.text) ?? [] } ?? []
            #expect(going.map(\.count) == [0, 1, 2, 3])
            let played = try await WorkbenchCase.pairs(["yaml": open, "replications": 20], of: reading)
            let named = try await WorkbenchCase.pairs(["yaml": open, "going": going[1], "replications": 20], of: reading)
            #expect(try men(played, "order") == men(named, "order"))
            let stopped = try await refusal {
                try await OrderSettling(reading, on: PreparedModel(of: reading), seed: 9, workers: 1)
                    .going(of: order, hearing: { _ in }, shouldStop: { true })
            }
            #expect(stopped?.kind == .stopped)
        }
    }

    @Test func aFutureWaitsForNoChoice() async throws {
        try await WorkbenchCase.inHome { workspace in
            let reading = try CaseReading("lesson", in: workspace)
            let told = try await faults { try await WorkbenchCase.future(["yaml": open], of: reading) }
            #expect(told.map(\.pointer) == ["/going"] && told[0].remedy == "settle it first")
            let turned = try await faults {
                try await WorkbenchCase.future(["directive": "go-small", "turns": [["epoch": 3, "yaml": open]]], of: reading)
            }
            #expect(turned.map(\.pointer) == ["/turns/0/going"])
            let played = try await WorkbenchCase.future(["yaml": open, "going": ["damippos"]], of: reading)
            let sent = try WorkbenchCase.page(played.page)["sent"]?.items ?? []
            #expect(sent.map { $0["going"]?.items?.compactMap(\.text) ?? [] } == [["damippos"]])
        }
    }

    @Test func whatIsNotOpenIsNotSettled() async throws {
        let order = try OrderReader(WorkbenchCase.lesson).read(OrderInput(directive: "go-small"))
        let settling = OrderSettling(WorkbenchCase.lesson, on: PreparedModel(of: WorkbenchCase.lesson), seed: 1, workers: 1)
        let told = try await refusal { try await settling.going(of: order, hearing: { _ in }, shouldStop: { false }) }
        #expect(told?.kind == .input && !order.isOpen)
    }
}
