import Foundation
import ScenarioFiles
import TestSupport
import Testing

/// An order's fields as a text: read again they are the same fields, and each line knows of which field it is.
@Suite("The text of an order")
struct OrderTextTests {
    private static let texts = [
        "", " ", "plain", "two words", "12", "1.5", "-3", "1e5", ".5", "true", "False", "null", "~", "yes", "no", "on", "a: b",
        "a:", ":a",
        "::", "- a", "-", "--", "# x", "a #b", "'", "\"", "\\", "a\nb", "a\n", "\n", "\t", "a\u{0}b", "\u{1B}[31m", "\u{7F}",
        "\u{85}",
        "\u{2028}", "周恩来", "\u{1F600}", "e\u{301}", "[x]", "{x}", "*a", "&a", "!!str", "|", ">", "%", "@", "`", ",",
        "?",
        "0x1F", "1_000", "12:30", "1900-10-01T18:00", "...", "---", "a]", "}", "<<", "=", "x, y", "trailing ", " leading",
    ]

    private static func value(_ stream: inout TestStream, depth: Int) -> PlainValue {
        switch stream.below(depth > 0 ? 8 : 5) {
        case 0: return stream.pick([.null, .truth(true), .truth(false)])
        case 1: return .whole(stream.pick([0, 1, -7, 1_000_000, .max, .min]))
        case 2: return .number(stream.pick([0.5, -2.25, 1e-7, 1e20, 123.456]))
        case 3, 4: return .text(stream.pick(texts))
        case 5: return .list((0..<stream.below(4)).map { _ in value(&stream, depth: depth - 1) })
        default: return object(&stream, depth: depth - 1)
        }
    }

    private static func object(_ stream: inout TestStream, depth: Int) -> PlainValue {
        let names = ["title", "parts", "who", "best", "of", "via", "x y", "-", "a/b", "~", "1", "true", "", "周", "\"q\"", "a:"]
        let keys = Set((0..<stream.below(5)).map { _ in stream.pick(names) })
        return .object(Dictionary(uniqueKeysWithValues: keys.sorted().map { ($0, value(&stream, depth: depth)) }))
    }

    private func named(_ fields: PlainValue) -> PlainValue {
        var all = fields.fields
        all["id"] = .text("x")
        return .object(all)
    }

    @Test("is read as the fields from which it was written", arguments: 0..<150 as Range<UInt64>)
    func comesBack(seed: UInt64) {
        var stream = TestStream(seed)
        let fields = Self.object(&stream, depth: 4)
        let text = OrderText(fields, id: "x")
        #expect(PlainValue(yaml: text.yaml) == named(fields), "\(text.yaml)")
        #expect(OrderText(PlainValue(yaml: text.yaml) ?? .null, id: "x").yaml == text.yaml, "the same text again")
    }

    @Test("holds every text, alone and in a list, and as a name", arguments: texts)
    func holds(text: String) {
        let fields = PlainValue.object([
            "title": .text(text), "who": .list([.text(text), .text("b")]), "of": .object([text: .whole(1)]),
        ])
        #expect(PlainValue(yaml: OrderText(fields, id: "x").yaml) == named(fields), "\(OrderText(fields, id: "x").yaml)")
    }

    @Test("points from each line to the field that begins there", arguments: 0..<40 as Range<UInt64>)
    func points(seed: UInt64) {
        var stream = TestStream(seed &+ 1000)
        let fields = Self.object(&stream, depth: 3)
        let text = OrderText(fields, id: "x")
        let lines = text.yaml.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for line in 1...lines.count {
            let pointer = text.pointer(ofLine: line) ?? "none"
            let steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
                .map { String($0.replacing("~1", with: "/").replacing("~0", with: "~")) }
            let found = steps.reduce(Optional(named(fields))) { $0?[$1] }
            #expect(found != nil, "line \(line), \(pointer)")
        }
        #expect(
            text.pointer(ofLine: 0) == nil && text.pointer(ofLine: lines.count + 1) == nil && text.pointer(ofLine: -5) == nil)
    }

    @Test("does not depend on the order of its fields, and leaves another id out")
    func order() {
        let one = PlainValue(yaml: "title: a\nid: old\nparts:\n  - {name: n, ways: 3}\n")
        let other = PlainValue(yaml: "parts:\n  - {ways: 3, name: n}\ntitle: a\n")
        #expect(OrderText(one ?? .null, id: "x").yaml == OrderText(other ?? .list([]), id: "x").yaml)
        #expect(OrderText(.text("no object"), id: "x").yaml == OrderText(.object([:]), id: "x").yaml)
    }

    @Test("travels as JSON", arguments: 0..<40 as Range<UInt64>)
    func json(seed: UInt64) throws {
        var stream = TestStream(seed &+ 2000)
        let fields = Self.object(&stream, depth: 3)
        let read = try JSONDecoder().decode(PlainValue.self, from: JSONEncoder().encode(fields))
        // A number without a fraction is a whole number in JSON.
        #expect(OrderText(read, id: "x").yaml == OrderText(fields, id: "x").yaml || "\(fields)".contains("e+20"))
    }

    @Test("is none where it is nested too deep, or broken", arguments: ["[", "a: [", "&a [*a", "a: b: c", "\"", "{a: 1"])
    func broken(yaml: String) { #expect(PlainValue(yaml: yaml) == nil) }

    @Test("may be nested so deep and no deeper")
    func depth() {
        let nested = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        #expect(PlainValue(yaml: nested(16)) != nil && PlainValue(yaml: nested(18)) == nil)
    }

    @Test(
        "takes another name and keeps the rest",
        arguments: [
            ("id: a\ntitle: b\n", "id: x\ntitle: b\n"), ("title: b\nid: a\n", "title: b\nid: x\n"),
            ("title: b\n", "id: x\ntitle: b\n"),
            ("id: a\r\ntitle: b\r\n", "id: x\ntitle: b\n"), ("\u{FEFF}id: a\n", "id: x\n"), ("  id: a\n", "id: x\n  id: a\n"),
            ("", "id: x\n"),
            ("id: a\nid: b\n", "id: x\nid: b\n"), ("id: a\rtitle: b", "id: x\ntitle: b"),
        ])
    func renamed(text: String, named: String) { #expect(text.named("x") == named) }
}
