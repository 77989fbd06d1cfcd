/// Resolves the addressees of a directive's parts to the formations of a scenario.
public enum AddresseeResolver {
    /// The assignment of a directive when the chosen formations of each "best" part are given, part by part.
    ///
    /// A formation that an earlier part took is not taken again.
    public static func assignment(of directive: Directive, in scenario: Scenario, chosen: [Int: [Int]] = [:]) -> Assignment {
        var conduct = [Conduct?](repeating: nil, count: scenario.formations.count)
        var taker = [String?](repeating: nil, count: scenario.formations.count)
        for (index, part) in directive.parts.enumerated() {
            let free = members(of: part.who, in: scenario).filter { conduct[$0] == nil }
            let taken: [Int]
            if case .best(let number, _) = part.who {
                taken = chosen[index] ?? Array(free.prefix(number))
            } else {
                taken = free
            }
            for formation in taken { (conduct[formation], taker[formation]) = (part.conduct, part.name) }
        }
        let changes = directive.amendments.map { Self.changes(of: $0, in: scenario, takenBy: taker) }
        return Assignment(directive: directive, conduct: conduct, changes: changes)
    }

    /// The change that an amendment tells each formation; `takenBy` names the part of the directive that took each.
    private static func changes(of amendment: Amendment, in scenario: Scenario, takenBy taker: [String?]) -> [ConductChange?] {
        var changes = [ConductChange?](repeating: nil, count: scenario.formations.count)
        for part in amendment.parts {
            let named =
                switch part.who {
                case .addressee(let who): members(of: who, in: scenario)
                case .part(let name): taker.indices.filter { taker[$0] == name }
                }
            for formation in named where changes[formation] == nil { changes[formation] = part.change }
        }
        return changes
    }

    /// The formations that an addressee may mean.
    public static func members(of who: Addressee, in scenario: Scenario) -> [Int] {
        switch who {
        case .formations(let ids): ids.compactMap { id in scenario.formations.firstIndex { $0.id == id } }
        case .group(let group), .best(_, of: let group), .rest(of: let group): scenario.members(of: group)
        }
    }

    /// The part that leaves a choice open: its index, how many, and from whom; nil if everything is settled.
    public static func openChoice(of directive: Directive, in scenario: Scenario) -> (part: Int, number: Int, from: [Int])? {
        var taken: Set<Int> = []
        for (index, part) in directive.parts.enumerated() {
            let free = members(of: part.who, in: scenario).filter { !taken.contains($0) }
            if case .best(let number, _) = part.who { return (index, number, free) }
            taken.formUnion(free)
        }
        return nil
    }
}
