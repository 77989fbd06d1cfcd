import Arithmetic
import Foundation
import Notation
import ScenarioFiles
import Scenarios

/// A value of a request of which nothing is known before it is read.
package typealias FreeValue = PlainValue

/// How a request names an order: a directive of the scenario, its fields, or the text of a file.
package struct OrderInput: Codable, Hashable, Sendable {
    /// Name of a directive of the scenario.
    package var directive: String?
    /// Fields of a directive's file.
    package var order: PlainValue?
    /// Text of a directive's file.
    package var yaml: String?
    /// Formations that go where the order leaves a choice open.
    package var going: [String]?

    /// An order by one of its three forms.
    package init(
        directive: String? = nil, order: PlainValue? = nil, yaml: String? = nil, going: [String]? = nil
    ) {
        (self.directive, self.order, self.yaml, self.going) = (directive, order, yaml, going)
    }

    var isEmpty: Bool { directive == nil && order == nil && yaml == nil }
}

/// Something wrong in what a person wrote, and where.
package struct FaultPage: Codable, Hashable, Sendable {
    /// JSON pointer into the fields of the order, or of the request.
    package var pointer: String?
    /// File of a case.
    package var file: String?
    package var line: Int?
    package var column: Int?
    package let found: String
    package let expected: String
    package let remedy: String
    package let sentence: String

    /// A fault of a request's field.
    package init(pointer: String, found: String, expected: String, remedy: String = "correct it") {
        self.pointer = pointer
        (self.found, self.expected, self.remedy) = (found, expected, remedy)
        sentence = "\(ProseWords.capitalised(found)), expected \(expected); \(remedy)."
    }

    /// A fault of a file, with its place in the fields from which it was written.
    init(_ fault: Fault, in text: OrderText? = nil, file: String? = nil) {
        pointer = fault.line.flatMap { text?.pointer(ofLine: $0) }
        self.file = file
        (line, column) = (fault.line, fault.column)
        (found, expected, remedy) = (fault.found, fault.expected, fault.remedy)
        sentence =
            "\(ProseWords.capitalised(fault.found)), expected \(fault.expected); \(fault.remedy)"
            + (fault.remedy.hasSuffix("?") ? "" : ".")
    }
}

/// Faults of a request, each with its place.
package struct FaultyRequest: Error, Sendable {
    /// At least one.
    package let faults: [FaultPage]

    /// Some faults, at least one.
    package init(_ faults: [FaultPage]) { self.faults = faults }
}

/// An order that has been read against its scenario.
package struct ReadOrder: Sendable {
    /// The directive, under a name that tells its content where it is none of the scenario's.
    let directive: Directive
    /// Its fields, every dial filled in.
    let fields: PlainValue
    /// Its text.
    let yaml: String
    /// Fingerprint of its content.
    let digest: String
    /// Accepted inputs without effect, a sentence each.
    let warnings: [String]
    /// The scenario with the order among its directives.
    let scenario: Scenario
    /// Positions of those who go, as the request names them; nil where it names none.
    let going: [Int]?

    /// True while a choice is open.
    package var isOpen: Bool { openChoice != nil }

    /// The choice that is still open.
    var openChoice: (part: Int, number: Int, from: [Int])? {
        going == nil ? AddresseeResolver.openChoice(of: directive, in: scenario) : nil
    }

    /// The order with those who go as the request names them; nil while a choice is open.
    var assignment: Assignment? {
        guard let open = AddresseeResolver.openChoice(of: directive, in: scenario) else {
            return AddresseeResolver.assignment(of: directive, in: scenario)
        }
        return going.map { AddresseeResolver.assignment(of: directive, in: scenario, chosen: [open.part: $0]) }
    }

    /// Everything that tells it from another, as text.
    var identity: String {
        digest + (going.map { " " + $0.map { scenario.formations[$0].id }.joined(separator: ",") } ?? "")
    }
}

/// Reads orders against a case.
package struct OrderReader: Sendable {
    private let reading: CaseReading

    /// A reader of orders to the formations of a case.
    package init(_ reading: CaseReading) { self.reading = reading }

    /// Name under which an order that is no file is read.
    private static let draft = "draft-order"
    /// Letters of the digest in the name of an order.
    private static let letters = 12

    /// The order that a request names; throws `FaultyRequest` with every fault, or a `Refusal` for a directive that is not there.
    package func read(_ input: OrderInput, pointer: String = "") throws -> ReadOrder {
        let forms = [input.directive != nil, input.order != nil, input.yaml != nil].count { $0 }
        guard forms == 1 else {
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer, found: "the request names \(forms == 0 ? "no order" : "several orders")",
                    expected: "one of directive, order and yaml", remedy: "give one")
            ])
        }
        if let id = input.directive { return try named(id, going: input.going, pointer: pointer) }
        if let fields = input.order {
            let text = OrderText(fields, id: Self.draft)
            return try written(text.yaml, text, going: input.going, pointer: pointer)
        }
        return try written(input.yaml ?? "", nil, going: input.going, pointer: pointer)
    }

    private func named(_ id: String, going: [String]?, pointer: String) throws -> ReadOrder {
        guard let directive = reading.scenario.directive(id) else {
            let known = reading.scenario.directives.map(\.id).joined(separator: ", ")
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer + "/directive", found: "there is no directive \"\(id.prefix(64))\"",
                    expected: "one of \(known)")
            ])
        }
        let yaml =
            FileManager.default.contents(atPath: "\(reading.folder)/directives/\(id).yaml")
            .map { String(decoding: $0, as: UTF8.self) } ?? ""
        return try order(directive, yaml: yaml, in: reading.scenario, warnings: [], going: going, pointer: pointer)
    }

    private func written(_ yaml: String, _ text: OrderText?, going: [String]?, pointer: String) throws -> ReadOrder {
        let file = "directives/\(Self.draft).yaml"
        let laid = text == nil ? yaml.named(Self.draft) : yaml
        let checked: CheckedScenario
        do {
            checked = try reading.workspace.library.check(
                reading.path, vocabulary: Workspace.vocabulary, overlay: [file: laid])
        } catch {
            throw FaultyRequest(
                error.faults.map { fault in
                    var page = FaultPage(fault, in: text)
                    page.pointer =
                        page.pointer.map { pointer + "/order" + $0 } ?? (pointer + (text == nil ? "/yaml" : "/order"))
                    return page
                })
        }
        guard let directive = checked.scenario.directive(Self.draft) else {
            throw Refusal(.defect, "The order was read and is not there.")
        }
        let warnings = checked.warnings.filter { $0.file.hasSuffix(file) }
            .map { "\(ProseWords.capitalised($0.found)), expected \($0.expected); \($0.remedy)." }
        return try order(
            directive, yaml: laid, in: reading.read(checked.scenario), warnings: warnings, going: going, pointer: pointer)
    }

    private func order(
        _ directive: Directive, yaml: String, in scenario: Scenario, warnings: [String], going: [String]?, pointer: String
    ) throws -> ReadOrder {
        let fields = OrderFields.filled(yaml, as: directive)
        let canonical = OrderText(fields, id: "order").yaml
        let digest = SHA256.hexadecimal(of: canonical.utf8)
        let id = directive.id == Self.draft ? "order-\(digest.prefix(Self.letters))" : directive.id
        let renamed = directive.named(id)
        var scenario = scenario
        scenario.directives = scenario.directives.filter { $0.id != Self.draft && $0.id != id } + [renamed]
        // The order of directives is that of the scenario, so that equal cases stay equal.
        if reading.scenario.directive(id) != nil { scenario.directives = reading.scenario.directives }
        let chosen = try going.flatMap { try positions($0, of: renamed, in: scenario, pointer: pointer) }
        return ReadOrder(
            directive: renamed, fields: fields, yaml: OrderText(fields, id: id).yaml, digest: digest, warnings: warnings,
            scenario: scenario, going: chosen)
    }

    /// Positions of the formations that are named to go; as many as the order says, of those it may choose from. Nil where it leaves
    /// nothing open and none is named.
    private func positions(
        _ going: [String], of directive: Directive, in scenario: Scenario, pointer: String
    ) throws -> [Int]? {
        guard let open = AddresseeResolver.openChoice(of: directive, in: scenario) else {
            guard !going.isEmpty else { return nil }
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer + "/going", found: "going names formations, and the order leaves nobody to be chosen",
                    expected: "going for an order whose who has `best`", remedy: "leave it out")
            ])
        }
        let named = open.from.filter { going.contains(scenario.formations[$0].id) }
        guard named.count == open.number, going.count == open.number else {
            let from = open.from.map { scenario.formations[$0].id }.joined(separator: ", ")
            throw FaultyRequest([
                FaultPage(
                    pointer: pointer + "/going",
                    found: "going names \(going.count) formations, \(named.count) of them that may go",
                    expected: "\(open.number) of \(from)", remedy: "name as many as the order says")
            ])
        }
        return named
    }
}

extension Directive {
    /// The same directive under another name.
    fileprivate func named(_ id: String) -> Directive {
        Directive(
            id: id, title: title, summary: summary, issued: issued, quote: quote, sources: sources, parts: parts,
            amendments: amendments)
    }
}
