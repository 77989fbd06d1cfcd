import Geography
import Scenarios

extension Scenario {
    /// The scenario with some of its parts replaced; those not named stay as they are.
    public func with(
        start: LocalTime? = nil, horizonDays: Int? = nil, theatre: Theatre? = nil, objective: Objective? = nil,
        refuge: Objective? = nil, formations: [Formation]? = nil, enemy: [EnemyForce]? = nil, groups: [Group]? = nil,
        standing: String? = nil, intelligence: Intelligence? = nil, directives: [Directive]? = nil, question: String? = nil,
        history: [HistoricalFigure]? = nil, sources: [Source]? = nil, rules: [RuleOverride]? = nil,
        uncertainty: Uncertainty? = nil
    ) -> Scenario {
        var changed = self
        func set<Value>(_ path: WritableKeyPath<Scenario, Value>, _ value: Value?) {
            if let value { changed[keyPath: path] = value }
        }
        set(\.start, start)
        set(\.horizonDays, horizonDays)
        set(\.theatre, theatre)
        set(\.objective, objective)
        if let refuge { changed.refuge = refuge }
        set(\.formations, formations)
        set(\.enemy, enemy)
        set(\.groups, groups)
        set(\.standing, standing)
        set(\.intelligence, intelligence)
        set(\.directives, directives)
        set(\.question, question)
        set(\.history, history)
        set(\.sources, sources)
        set(\.rules, rules)
        set(\.uncertainty, uncertainty)
        return changed
    }
}
