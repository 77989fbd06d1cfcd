import Application
import Foundation
import ScenarioFiles
import Scenarios
import Testing

/// Orders as a page sends them: by name, by fields, by a text.
struct OrderReaderTests {
    private let reading = try! CaseReading("lesson", in: SessionCase.workspace)

    private func page(_ input: OrderInput) throws -> OrderFieldsSeen { OrderFieldsSeen(try OrderPage(input, in: reading)) }

    /// The parts of an order page that tests look at, read from its JSON as a page reads them.
    private struct OrderFieldsSeen {
        let object: [String: Any]
        init(_ page: OrderPage) {
            let data = try? JSONEncoder().encode(page)
            object = data.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] } ?? [:]
        }
        var isSound: Bool { object["isSound"] as? Bool ?? false }
        var digest: String? { object["digest"] as? String }
        var faults: [[String: Any]] { object["faults"] as? [[String: Any]] ?? [] }
        var pointers: [String] { faults.compactMap { $0["pointer"] as? String } }
        var words: String {
            ((object["words"] as? [[[String: Any]]]) ?? []).map { $0.compactMap { $0["text"] as? String }.joined() }
                .joined(separator: "\n")
        }
    }

    private func fields(of directive: String) throws -> PlainValue {
        let data = try JSONEncoder().encode(try OrderPage(OrderInput(directive: directive), in: reading))
        struct Page: Decodable { let order: PlainValue }
        return try JSONDecoder().decode(Page.self, from: data).order
    }

    @Test func theThreeFormsOfAnOrderAreOneOrder() throws {
        for directive in reading.scenario.directives {
            let named = try page(OrderInput(directive: directive.id))
            let filled = try fields(of: directive.id)
            let byFields = try page(OrderInput(order: filled))
            let byText = try page(OrderInput(yaml: OrderText(filled, id: "any").yaml))
            #expect(named.isSound && byFields.isSound && byText.isSound, "\(directive.id): \(byFields.faults)")
            #expect(Set([named.digest, byFields.digest, byText.digest]).count == 1, "\(directive.id)")
            #expect(named.words == byFields.words)
        }
    }

    @Test func aFaultIsToldAtItsField() throws {
        guard case .object(var order) = try fields(of: "go-small"), case .list(var parts)? = order["parts"],
            case .object(var part) = parts[0]
        else {
            Issue.record("the order has no parts")
            return
        }
        part["detachmentSize"] = .whole(0)
        part["march"] = .text("noon")
        parts[0] = .object(part)
        order["parts"] = .list(parts)
        let faulty = try page(OrderInput(order: .object(order)))
        #expect(Set(faulty.pointers) == ["/order/parts/0/detachmentSize", "/order/parts/0/march"])
        #expect(!faulty.words.isEmpty, "what can be said is said")
    }

    /// Lists within one another.
    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test func hostileFieldsAreFaultsAndNothingElse() throws {
        let nasty: [PlainValue] = [
            .null, .whole(3), .list([]), .object([:]), .object(["parts": .text("x")]),
            .object(["title": .text("\u{0}\u{1B}]0;x"), "parts": .list([.null, .whole(1)])]),
            .object([
                "title": .text("a: b\n- c"), "summary": .text("*x &y !!z"), "parts": .list([.object(["who": .list([.null])])]),
            ]),
        ]
        for order in nasty { #expect(try !page(OrderInput(order: order)).isSound) }
        for yaml in [
            "", "id: [", "&a [*a]", "\t", "id: x\nid: y", String(repeating: "[", count: 3000), "a: " + Self.nested(900),
        ] {
            let faulty = try page(OrderInput(yaml: yaml))
            #expect(!faulty.isSound && !faulty.faults.isEmpty)
        }
        #expect(throws: FaultyRequest.self) { _ = try OrderReader(reading).read(OrderInput()) }
        #expect(throws: FaultyRequest.self) { _ = try OrderReader(reading).read(OrderInput(directive: "../x")) }
    }

    @Test func whoGoesIsAsManyAsTheOrderSays() throws {
        let korea = try CaseReading("korea-1950", in: SessionCase.workspace)
        let reader = OrderReader(korea)
        let four = ["kpa_2", "kpa_3", "kpa_4", "kpa_6"]
        _ = try reader.read(OrderInput(directive: "zhou-1-october", going: four))
        for going in [
            ["kpa_2"], ["kpa_2", "kpa_2", "kpa_3", "kpa_4"], four + ["kpa_7"], ["kpa_2", "kpa_3", "kpa_4", "kpa_1"],
        ] {
            #expect(throws: FaultyRequest.self) { _ = try reader.read(OrderInput(directive: "zhou-1-october", going: going)) }
        }
    }
}
