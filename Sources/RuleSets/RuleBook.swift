import Scenarios

/// Every number of the model by name, with what is known of it.
public enum RuleBook {
    /// A number of the model and where it stands in `Rules`.
    public struct Entry: Sendable {
        /// "march.roadDay".
        public let name: String
        /// Its unit; "1" for a share, a factor or a number.
        public let unit: String
        /// Its meaning, in a sentence.
        public let meaning: String
        /// The effect of a greater value.
        public let effect: String
        /// Published source, or "assumption".
        public let source: String
        /// Values that a sweep tries, and that a setting may give it.
        public let range: ClosedRange<Double>
        /// Its standard value.
        public let standard: Double
        let read: @Sendable (Rules) -> Double
        let write: @Sendable (inout Rules, Double) -> Void

        /// First word of its name.
        public var topic: String { String(name.prefix { $0 != "." }) }

        /// True when campaigns depend on it; false for rules by which the map is told to people.
        public var isOfCampaigns: Bool { topic != SituationRules.topic }

        /// Its value in a set of rules.
        public func value(in rules: Rules) -> Double { read(rules) }

        /// The rules with another value of it.
        public func setting(_ value: Double, in rules: Rules) -> Rules {
            var changed = rules
            write(&changed, value)
            return changed
        }
    }

    /// All of them, in the order in which the model uses them.
    public static let entries: [Entry] =
        entries(of: \.appraisal.march) + entries(of: \.appraisal.hold) + entries(of: \.appraisal.contact)
        + entries(of: \.appraisal.situation)
        + entries(of: \.planning) + entries(of: \.engagement) + entries(of: \.cohesion) + entries(of: \.guerrilla)
        + entries(of: \.reaction) + entries(of: \.orders)

    /// The entry of a name.
    public static func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// The standard rules with a scenario's differences.
    public static func rules(for scenario: Scenario) -> Rules {
        scenario.rules.reduce(into: Rules()) { rules, difference in
            if let entry = entry(difference.rule) { rules = entry.setting(difference.value, in: rules) }
        }
    }

    private static func entries<Set: RuleSet>(of set: WritableKeyPath<Rules, Set> & Sendable) -> [Entry] {
        let standard = Rules()
        return Set.fields.map { field in
            let path = field.path
            return Entry(
                name: "\(Set.topic).\(field.name)", unit: field.unit, meaning: field.meaning, effect: field.effect,
                source: field.source, range: field.range, standard: standard[keyPath: set][keyPath: path],
                read: { $0[keyPath: set][keyPath: path] }, write: { $0[keyPath: set][keyPath: path] = $1 })
        }
    }
}
