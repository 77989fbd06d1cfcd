import Foundation
import ScenarioFiles
import Scenarios

/// The fields of an order as the page edits them: those of a directive's file, every dial of every part filled in.
enum OrderFields {
    /// The fields of a directive's text.
    static func filled(_ yaml: String, as directive: Directive) -> PlainValue {
        var fields = (PlainValue(yaml: yaml) ?? .object([:])).fields
        fields["id"] = nil
        fields["title"] = .text(directive.title)
        fields["summary"] = .text(directive.summary)
        let texts = fields["parts"]?.entries ?? []
        fields["parts"] = .list(
            directive.parts.enumerated().map { number, part in
                var fields = texts.indices.contains(number) ? texts[number].fields : [:]
                fields["name"] = .text(part.name)
                fields["who"] = fields["who"] ?? who(part.who)
                for (name, value) in dials(of: part.conduct) { fields[name] = value }
                return .object(fields)
            })
        return .object(fields)
    }

    private static func who(_ who: Addressee) -> PlainValue {
        switch who {
        case .formations(let ids): .list(ids.map(PlainValue.text))
        case .group(let group): .text(group)
        case .rest(let group): .text("rest-of-\(group)")
        case .best(let number, let group): .object(["best": .whole(number), "of": .text(group)])
        }
    }

    private static func dials(of conduct: Conduct) -> [(String, PlainValue)] {
        [
            ("task", .text(conduct.task.rawValue)), ("heavyWeapons", .text(conduct.heavyWeapons.rawValue)),
            ("detachmentSize", .whole(conduct.detachmentSize)), ("ways", .whole(conduct.ways)),
            ("route", .text(conduct.route.rawValue)), ("march", .text(conduct.march.rawValue)),
            ("ifBlocked", .text(conduct.ifBlocked.rawValue)), ("ifCannot", .text(conduct.ifCannot.rawValue)),
        ]
    }
}
