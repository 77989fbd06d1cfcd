import Appraisal
import Scenarios

/// Which symbol a force has, and the few letters that stand beside it.
package struct SymbolName: Hashable {
    /// A key of the symbol set.
    package let symbol: String
    /// "24/25", "1 Mar": short enough for a map.
    package let label: String

    /// The symbol of a force of the enemy.
    package init(of force: EnemyForce) {
        let size = Self.size(named: force.name) ?? Self.size(battalions: force.battalions)
        symbol = "enemy-\(force.kind)-\(size)"
        label = force.kind == "police" ? "" : Self.label(force.name)
    }

    /// The symbol of a formation.
    package init(of formation: Formation) {
        let lower = formation.name.lowercased()
        let kind =
            lower.contains("tank") || lower.contains("armour") ? "armour" : lower.contains("security") ? "security" : "infantry"
        let size = Self.size(named: formation.name) ?? Self.size(battalions: formation.men.best / 500)
        symbol = "own-\(kind)-\(size)"
        label = Self.label(formation.name)
    }

    /// The size that a name says of its first part: "9th Regiment, ROK 11th Division" is a regiment.
    private static func size(named name: String) -> String? {
        let lower = name.lowercased().split(separator: ",").first.map(String.init) ?? ""
        let plain = lower.split(separator: "(").first.map(String.init) ?? lower
        if plain.contains("regiment") { return "regiment" }
        return ["division", "brigade", "battalion", "company"].first { plain.contains($0) }
    }

    private static func size(battalions: Int) -> String {
        switch battalions {
        case 6...: "division"
        case 4...5: "brigade"
        case 2...3: "regiment"
        case 1: "battalion"
        default: "company"
        }
    }

    private static let short = [
        "rok": "ROK", "british": "Br", "cavalry": "Cav", "marine": "Mar", "tank": "Tk", "airborne": "AB", "security": "Sec",
        "combat": "RCT", "headquarters": "HQ", "capital": "Cap",
    ]

    /// Numbers first, joined by a stroke, then what kind and whose they are.
    private static func label(_ name: String) -> String {
        let plain = name.split(separator: "(").first.map(String.init) ?? name
        var numbers: [String] = []
        var words: [String] = []
        for token in plain.split(whereSeparator: { " ,".contains($0) }).map(String.init) {
            if let first = token.first, first.isNumber {
                numbers.append(String(token.prefix { $0.isNumber }))
            } else if token.allSatisfy({ "IVX".contains($0) }) {
                numbers.append(token)
            } else if let word = short[token.lowercased()], !words.contains(word) {
                words.append(word)
            }
        }
        if words.contains("AB") { words.removeAll { $0 == "RCT" } }
        if numbers.isEmpty, words.isEmpty { return proper(plain) }
        return ([numbers.joined(separator: "/")] + words).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The first word that is a name: "Philon" of "Philon's company".
    private static func proper(_ name: String) -> String {
        let words = name.split(separator: " ").filter { $0 != "The" && $0 != "the" }
        let first = words.first.map(String.init) ?? name
        return first.hasSuffix("'s") ? String(first.dropLast(2)) : first
    }
}
