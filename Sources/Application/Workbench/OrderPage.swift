import ScenarioFiles
import Scenarios

/// An order as the page shows it: its words, its fields, its text, and what is wrong with it.
package struct OrderPage: Codable, Sendable {
    struct OpenChoice: Codable, Sendable {
        let part: Int
        let best: Int
        let from: [String]
    }

    let isSound: Bool
    let faults: [FaultPage]
    let warnings: [String]
    let order: PlainValue?
    let yaml: String?
    let digest: String?
    let directive: String?
    let openChoice: OpenChoice?
    let going: [String]?
    let words: [[OrderSpan]]

    /// The page of the order that a request names; throws for a directive that is not there.
    package init(_ input: OrderInput, in reading: CaseReading) throws {
        do {
            self.init(try OrderReader(reading).read(input))
        } catch let error as FaultyRequest {
            self.init(error.faults, of: input, in: reading)
        }
    }

    /// The page of an order with faults: its words as far as they can be told.
    private init(_ faults: [FaultPage], of input: OrderInput, in reading: CaseReading) {
        let fields = input.order ?? input.yaml.flatMap(PlainValue.init(yaml:))
        (isSound, self.faults, warnings) = (false, faults, [])
        (order, yaml) = (fields, input.yaml ?? input.order.map { OrderText($0, id: "order").yaml })
        (digest, directive, openChoice, going) = (nil, nil, nil, nil)
        words = fields.map { OrderWords($0, in: reading.scenario).paragraphs } ?? []
    }

    /// The page of an order that was read.
    init(_ order: ReadOrder) {
        let scenario = order.scenario
        (isSound, faults, warnings) = (true, [], order.warnings)
        (self.order, yaml, digest, directive) = (order.fields, order.yaml, order.digest, order.directive.id)
        openChoice = order.openChoice.map { open in
            OpenChoice(part: open.part, best: open.number, from: open.from.map { scenario.formations[$0].id })
        }
        going = order.going.map { $0.map { scenario.formations[$0].id } }
        words = OrderWords(order.fields, in: scenario).paragraphs
    }
}
