import Geography
import Scenarios

extension Scenario {
    /// The scenario with some of its values replaced.
    public func replacing(
        start: LocalTime? = nil, horizonDays: Int? = nil, theatre: Theatre? = nil, objective: Objective? = nil,
        formations: [Formation]? = nil, enemy: [EnemyForce]? = nil, groups: [Group]? = nil,
        intelligence: Intelligence? = nil, directives: [Directive]? = nil
    ) -> Scenario {
        Scenario(
            id: id, title: title, summary: summary, start: start ?? self.start, utcOffsetHours: utcOffsetHours,
            horizonDays: horizonDays ?? self.horizonDays, theatre: theatre ?? self.theatre, ownName: ownName,
            enemyName: enemyName, objective: objective ?? self.objective, formations: formations ?? self.formations,
            enemy: enemy ?? self.enemy, groups: groups ?? self.groups, standing: standing,
            intelligence: intelligence ?? self.intelligence, directives: directives ?? self.directives, question: question,
            history: history, timeline: timeline, sources: sources, rules: rules, notes: notes)
    }

    /// The scenario with other facts about the people of its zones.
    public func replacing(zone change: (inout Zone) -> Void) -> Scenario {
        replacing(
            theatre: theatre.replacing(
                zones: theatre.zones.map { old in
                    var new = old
                    change(&new)
                    return new
                }))
    }
}
