import Cartography
import RuleSets

/// A number of the model, as the page and `anabasis rules --json` show it.
package struct RulePage: Codable, Sendable {
    let name: String
    let unit: String
    let standard: Double
    let low: Double
    let high: Double
    let meaning: String
    let effect: String
    let source: String

    /// The page of a rule.
    init(_ rule: RuleBook.Entry) {
        (name, unit, standard) = (rule.name, rule.unit, rule.standard)
        (low, high) = (rule.range.lowerBound, rule.range.upperBound)
        (meaning, effect, source) = (rule.meaning, rule.effect, rule.source)
    }

    /// Every number, in the order of the book.
    package static var all: [RulePage] { RuleBook.entries.map(RulePage.init) }
}

/// APP-6 symbols as pictures.
package enum SymbolPictures {
    /// The picture of each symbol by its name: a box of 200 by 200 whose frame is 150 wide, 100 high and in the middle.
    package static var all: [String: String] {
        let set = SymbolSet.standard
        let pictures = set.names.map { name in
            (
                name,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\">\(set.marks(name) ?? "")</svg>"
            )
        }
        return Dictionary(uniqueKeysWithValues: pictures)
    }
}
