import ArgumentParser
import Campaigns

/// `anabasis rules`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List every number of the model: value, unit, meaning, effect, source, range.",
        discussion: """
            Examples:
              anabasis rules
              anabasis rules contact                 only the rules of one topic
              anabasis rules --markdown > Documentation/Rules.md
            """)

    @Argument(help: "A topic, or part of a rule's name.") var filter: String?
    @Flag(help: "Write the page Documentation/Rules.md.") var markdown = false

    func run() throws {
        let entries = RuleBook.entries.filter { filter == nil || $0.name.contains(filter!) }
        if entries.isEmpty { throw ValidationError("no rule has \"\(filter ?? "")\" in its name") }
        print(markdown ? RulesPage.markdown : RulesPage.text(entries))
    }
}
