import ArgumentParser
import Campaigns
import Foundation
import Pages
import Scenarios
import Studies

/// `anabasis select SCENARIO`
struct SelectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "select", abstract: "Select the best directive with a stated confidence.",
        discussion: """
            Plays all directives on the same luck, drops one after another as soon as it is surely not the best, and selects
            the last (Kim and Nelson 2001). Differences below --indifference are of no concern; the smaller it is, the
            more campaigns it takes. Ctrl-C stops cleanly and says who leads.

            Examples:
              anabasis select korea-1950 --indifference 100
              anabasis select korea-1950 --indifference 50 --confidence 0.99 --of eight
              anabasis select korea-1950 --measure tiedDown --indifference 200 --directive all-stay --directive as-it-happened
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "Differences below this are of no concern; in the unit of the measure, men for menOut.")
    var indifference: Double
    @Option(help: "How surely the best is to be selected.") var confidence = 0.95
    @OptionGroup var asked: MeasureOptions
    @Option(name: .customLong("directive"), help: "A directive to choose among; repeat it. All of them unless said.")
    var directives: [String] = []
    @Option(help: "Campaigns of every directive before the first is dropped.") var first = 20
    @Option(help: "The most campaigns of one directive.") var atMost = 20_000
    @OptionGroup var luck: LuckOptions
    @Flag(help: "Print every number as JSON.") var json = false

    func validate() throws {
        guard indifference > 0, indifference.isFinite else {
            throw ValidationError("--indifference is \(indifference), expected a number above 0.")
        }
        guard (0.5...0.9999).contains(confidence) else {
            throw ValidationError("--confidence is \(confidence), expected 0.5 to 0.9999.")
        }
        guard (10...1000).contains(first) else { throw ValidationError("--first is \(first), expected 10 to 1000.") }
        guard (first...1_000_000).contains(atMost) else {
            throw ValidationError("--at-most is \(atMost), expected \(first) (--first) to 1000000.")
        }
    }

    func run() async throws {
        let scenario = try Library.read(scenario)
        let directives =
            try directives.isEmpty ? scenario.directives : directives.map { try Library.directive($0, in: scenario) }
        guard directives.count >= 2, Set(directives.map(\.id)).count == directives.count else {
            throw Failure.badInput("--directive names \(directives.count) directives, expected two or more, each once.")
        }
        let criterion = DirectiveSelection.Criterion(
            measure: try asked.quantity(), formations: try asked.formations(in: scenario), confidence: confidence,
            indifference: indifference, firstStage: first, most: atMost)
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let progress = ProgressBar()
        let preparation = Preparation(scenario: scenario, rules: try luck.rules(for: scenario))
        let selection = await DirectiveSelection(
            preparation: preparation, criterion: criterion, seed: luck.seed, workers: luck.workers
        ).run(
            directives, progress: { progress.hear("selecting among \($0) directives, campaigns at most", done: $1, of: $2) },
            shouldStop: { Interrupt.isRaised })
        _ = progress.finish()
        let text = SelectionText(selection, seed: luck.seed)
        print(json ? try text.json() : text.text(width: Terminal.width), terminator: json ? "" : "\n")
        if selection.wasStopped { throw ExitCode(130) }
        if selection.selected == nil { throw Failure.no }
    }
}
