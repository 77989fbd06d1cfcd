import Geography
import Notation
import ScenarioFiles
import Scenarios

/// A piece of an order in words; with a pointer it stands for a dial.
package struct OrderSpan: Codable, Hashable, Sendable {
    /// The words.
    package let text: String
    /// JSON pointer into the order's fields.
    package let pointer: String?
}

/// An order as a telegram, phrase by phrase: sound or not, what can be said of its fields is said.
struct OrderWords {
    /// One of the head, then one a part.
    let paragraphs: [[OrderSpan]]

    /// Parts of which words are made: more are a slip, and faults are told of all.
    private static let mostParts = 64

    /// The words of an order's fields.
    init(_ fields: PlainValue, in scenario: Scenario) {
        let head = Self.head(fields)
        let parts = (fields["parts"]?.entries ?? []).prefix(Self.mostParts).enumerated().map { number, part in
            Paragraph(part: part, pointer: "/parts/\(number)", scenario: scenario).spans
        }
        paragraphs = ([head] + parts).filter { !$0.isEmpty }
    }

    private static func head(_ fields: PlainValue) -> [OrderSpan] {
        guard let issued = fields["issued"]?.text else {
            return [OrderSpan(text: "Followed from the start, without waiting for an order.", pointer: nil)]
        }
        let moment = LocalTime(issued).map { "\($0.longDate), \($0.clock)" } ?? issued
        return [
            OrderSpan(text: "Sent ", pointer: nil), OrderSpan(text: moment, pointer: "/issued"),
            OrderSpan(text: ".", pointer: nil),
        ]
    }
}

/// The sentences of one part.
private struct Paragraph {
    private(set) var spans: [OrderSpan] = []
    private let pointer: String

    init(part: PlainValue, pointer: String, scenario: Scenario) {
        self.pointer = pointer
        let goes = part["task"]?.text != Conduct.Task.stay.rawValue
        phrase(ProseWords.capitalised(Self.who(part["who"], in: scenario)), "who")
        say(goes ? " are to " : " are to ")
        phrase(goes ? "go \(part["to"]?["name"]?.text ?? scenario.objective.name)" : "stay behind the enemy", "task")
        say(", ")
        phrase(Self.weapons(part["heavyWeapons"]), "heavyWeapons")
        say(goes ? " and march in bodies of " : " and disperse in bodies of ")
        phrase("\(Self.number(part["detachmentSize"])) men", "detachmentSize")
        if goes {
            say(" by ")
            let ways = Self.number(part["ways"])
            phrase(ways == "1" ? "one way" : "\(Int(ways).map(ProseWords.number) ?? ways) ways", "ways")
            say(" ")
            phrase(part["route"]?.text == "roads" ? "along the roads" : "through gaps in the enemy's lines", "route")
            say(", ")
            phrase(Self.hours(part["march"]), "march")
            if part["start"] != nil {
                say(", from ")
                phrase(part["start"]?.text.flatMap(LocalTime.init).map { "\($0.longDate), \($0.clock)" } ?? "", "start")
            }
            say(". If blocked they ")
            phrase(Self.blocked(part["ifBlocked"]), "ifBlocked")
            say("; those who cannot get through ")
            phrase(
                part["ifCannot"]?.text == "keep-trying" ? "keep trying" : "stay in the enemy's rear as guerrillas", "ifCannot")
        }
        say(".")
    }

    private mutating func say(_ text: String) { spans.append(OrderSpan(text: text, pointer: nil)) }

    private mutating func phrase(_ text: String, _ field: String) {
        spans.append(OrderSpan(text: text, pointer: "\(pointer)/\(field)"))
    }

    private static func number(_ value: PlainValue?) -> String {
        switch value {
        case .whole(let number): ProseNumber.whole(number)
        case .number(let number): "\(number)"
        case .text(let text): text
        default: "?"
        }
    }

    private static func who(_ value: PlainValue?, in scenario: Scenario) -> String {
        let title = { (group: String) in scenario.group(group)?.title ?? group }
        switch value {
        case .list(let ids):
            let names = ids.compactMap(\.text).map { id in scenario.formations.first { $0.id == id }?.name ?? id }
            return ProseWords.formations(names)
        case .object(let choice):
            let count: Int? = if case .whole(let number)? = choice["best"] { number } else { nil }
            return "the best \(count.map(ProseWords.number) ?? "?") of \(title(choice["of"]?.text ?? "?"))"
        case .text(let word) where word.hasPrefix("rest-of-"): return "the rest of \(title(String(word.dropFirst(8))))"
        case .text(let word): return title(word)
        default: return "?"
        }
    }

    private static func weapons(_ value: PlainValue?) -> String {
        switch value?.text {
        case "destroy": "destroy their heavy weapons"
        case "destroy-if-blocked": "destroy their heavy weapons if they are blocked"
        default: "keep their heavy weapons"
        }
    }

    private static func hours(_ value: PlainValue?) -> String {
        switch value?.text {
        case "day": "marching by day"
        case "both": "marching by day and night"
        default: "marching by night"
        }
    }

    private static func blocked(_ value: PlainValue?) -> String {
        switch value?.text {
        case "shed-and-separate": "destroy their heavy weapons and separate into small detachments"
        case "stay": "give up the march and become guerrillas"
        default: "take another way"
        }
    }
}
