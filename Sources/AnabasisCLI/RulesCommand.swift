import Application
import ArgumentParser

/// `anabasis rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List every number of the model: value, unit, meaning, effect, source, range.",
        discussion: """
            Examples:
              anabasis rules
              anabasis rules contact                 only the rules of one topic
              anabasis rules --json                  for other programs
              anabasis rules --markdown > Documentation/Rules.md
            """)

    @Argument(help: "A topic, or part of a rule's name.") var filter: String?
    @Flag(help: "Write the page Documentation/Rules.md.") var markdown = false
    @Flag(help: "Write the rules as JSON.") var json = false

    func run() throws {
        let rules = try RuleList(matching: filter)
        try Output.deliver(rules, asJSON: json, text: markdown ? RuleList.markdown : nil)
    }
}
