/// The page that lists every number of the model.
public enum RulesPage {
    /// As text for a terminal, a paragraph a rule.
    public static func text(_ entries: [RuleBook.Entry]) -> String {
        entries.map { entry in
            """
            \(entry.name) = \(number(entry.standard)) \(entry.unit)   (\(range(entry)))
                \(entry.meaning)
                More: \(entry.effect).
                Source: \(entry.source).
            """
        }.joined(separator: "\n")
    }

    /// The page Documentation/Rules.md.
    public static var markdown: String {
        let topics = RuleBook.entries.map(\.topic).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        let sections = topics.map { topic in
            let rows = RuleBook.entries.filter { $0.topic == topic }.map { entry in
                "| `\(entry.name)` | \(number(entry.standard)) \(entry.unit) | \(range(entry)) | \(entry.meaning) "
                    + "More: \(entry.effect). | \(entry.source) |"
            }
            return """
                ## \(topic)

                | rule | standard | range | meaning and effect | source |
                |---|---|---|---|---|
                \(rows.joined(separator: "\n"))
                """
        }
        return """
            # The numbers of the model

            Written by `anabasis rules --markdown`; a test keeps it fresh. A scenario may give a rule another value in its
            `rules.yaml`, and any command in `--set name=value`. An *assumption* is ours: it is swept over its range in every
            study and never presented as fact.

            \(sections.joined(separator: "\n\n"))
            """
    }

    private static func range(_ entry: RuleBook.Entry) -> String {
        "\(number(entry.range.lowerBound)) to \(number(entry.range.upperBound))"
    }

    /// A number without a needless ".0".
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
    }
}
