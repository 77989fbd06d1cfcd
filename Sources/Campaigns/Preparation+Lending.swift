/// Preparations lend one another what their rules agree on.
extension Preparation {
    /// How much of a preparation serves under other rules.
    public enum Loan: Int, Comparable, Sendable {
        case nothing, ground, courses, everything

        public static func < (a: Loan, b: Loan) -> Bool { a.rawValue < b.rawValue }
    }

    /// How much of it serves under some rules of the same scenario.
    public func loan(to rules: Rules) -> Loan {
        if rules == self.rules { return .everything }
        if rules.appraisal == self.rules.appraisal && rules.planning == self.rules.planning { return .courses }
        return ground.serves(rules) ? .ground : .nothing
    }

    /// The preparation of the lenders' scenario under some rules, made from the lender that spares most; at least one lender.
    public static func lent(by lenders: [Preparation], to rules: Rules) -> Preparation {
        let best = lenders.max { $0.loan(to: rules) < $1.loan(to: rules) }
        guard let best else { preconditionFailure("no lender") }
        switch best.loan(to: rules) {
        case .everything: return best
        case .courses: return best.replacing(rules: rules)
        case .ground, .nothing:
            return Preparation(scenario: best.scenario, rules: rules, epochHours: best.epochHours, like: best)
        }
    }
}
