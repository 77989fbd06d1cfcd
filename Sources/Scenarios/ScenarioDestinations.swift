extension Scenario {
    /// The places to which the orders of the scenario's directives send men, each once; the first is the scenario's own objective.
    ///
    /// O(directives × formations × parts).
    public var destinations: [Destination] {
        var found = [Destination(objective: objective)]
        guard directives.contains(where: \.namesDestinations) else { return found }
        for directive in directives {
            for conduct in conducts(of: directive)
            where conduct.task == .withdraw && (conduct.to != nil || !conduct.via.isEmpty) {
                let destination = destination(of: conduct)
                if !found.contains(destination) { found.append(destination) }
            }
        }
        return found
    }

    /// Where a conduct leads.
    public func destination(of conduct: Conduct) -> Destination {
        Destination(objective: conduct.to ?? objective, via: conduct.via)
    }

    /// Every conduct that a directive with its amendments may give a formation, whoever is chosen where it leaves that open.
    private func conducts(of directive: Directive) -> [Conduct] {
        let standing = standingConduct
        let members = directive.parts.map { Set(AddresseeResolver.members(of: $0.who, in: self)) }
        let amended = directive.amendments.map { amendment in
            amendment.parts.map { part -> (name: String?, members: Set<Int>, change: ConductChange) in
                switch part.who {
                case .part(let name): (name, [], part.change)
                case .addressee(let who): (nil, Set(AddresseeResolver.members(of: who, in: self)), part.change)
                }
            }
        }
        var all = directive.parts.map(\.conduct)
        guard !amended.isEmpty else { return all }
        for formation in formations.indices {
            var told = options(for: formation, in: directive, members: members)
            if told.last?.isCertain != true {
                told.append(Option(part: nil, conduct: standing[formation], isCertain: true))
            }
            for parts in amended {
                for index in told.indices {
                    let part = parts.first { part in
                        part.name.map { $0 == told[index].part } ?? part.members.contains(formation)
                    }
                    guard let part else { continue }
                    told[index].conduct = part.change.applied(to: told[index].conduct)
                    all.append(told[index].conduct)
                }
            }
        }
        return all
    }

    /// A conduct that a part may give a formation.
    private struct Option {
        let part: String?
        var conduct: Conduct
        /// True if the formation is in the part unless an earlier one has chosen it.
        let isCertain: Bool
    }

    private func options(for formation: Int, in directive: Directive, members: [Set<Int>]) -> [Option] {
        var found: [Option] = []
        for (part, members) in zip(directive.parts, members) where members.contains(formation) {
            let isChoice = if case .best = part.who { true } else { false }
            found.append(Option(part: part.name, conduct: part.conduct, isCertain: !isChoice))
            if !isChoice { break }
        }
        return found
    }
}

extension Directive {
    /// True if a part or an amendment names an objective or a way of its own.
    var namesDestinations: Bool {
        parts.contains { $0.conduct.to != nil || !$0.conduct.via.isEmpty }
            || amendments.contains { $0.parts.contains { $0.change.to != nil || $0.change.via != nil } }
    }
}
