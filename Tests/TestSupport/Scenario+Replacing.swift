import Geography
import Scenarios

extension Scenario {
    /// The same case with other values of what is given.
    public func replacing(
        start: LocalTime? = nil, horizonDays: Int? = nil, theatre: Theatre? = nil, objective: Objective? = nil,
        refuge: Objective? = nil, formations: [Formation]? = nil, enemy: [EnemyForce]? = nil, groups: [Group]? = nil,
        intelligence: Intelligence? = nil, directives: [Directive]? = nil
    ) -> Scenario {
        Scenario(
            id: id, title: title, summary: summary, start: start ?? self.start, utcOffsetHours: utcOffsetHours,
            horizonDays: horizonDays ?? self.horizonDays, theatre: theatre ?? self.theatre, ownName: ownName,
            enemyName: enemyName, objective: objective ?? self.objective, refuge: refuge ?? self.refuge,
            formations: formations ?? self.formations, enemy: enemy ?? self.enemy,
            groups: groups ?? self.groups, standing: standing, intelligence: intelligence ?? self.intelligence,
            directives: directives ?? self.directives, question: question, history: history, timeline: timeline,
            sources: sources, rules: rules, notes: notes)
    }
}
