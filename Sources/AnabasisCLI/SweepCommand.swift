import ArgumentParser
import Campaigns
import Directives
import Foundation
import Pages
import Scenarios
import Studies

/// `anabasis sweep SCENARIO`
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Turn one dial or two through all their values, on the same luck.",
        discussion: """
            Dials: split (how many of the group that a directive divides stay; who they are is chosen by what each gains by
            going), detachment-size (men), ways, route (gaps, roads), march (night, day, both), delay (days later than sent),
            date (when the order leaves; a date alone keeps the hour) and any rule of `anabasis rules`. GROUP.DIAL turns a
            dial of the conduct for one group of the scenario. Differences are against the first value or pair of values,
            with 95 % intervals. --out writes sweep.csv, sweep.json and a chart: a line for one dial, cells for two.
            Ctrl-C stops cleanly: values that are finished are kept.

            Examples:
              anabasis sweep korea-1950 --vary split=0...8
              anabasis sweep korea-1950 --vary detachment-size=10,30,100 --vary delay=0,2,4 --out out/sweep
              anabasis sweep korea-1950 --vary date=1950-09-20,1950-09-25,1950-10-01 --vary others.route=gaps,roads
              anabasis sweep korea-1950 --vary contact.sightNight=0.2,0.4 --measure lost --json
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A dial and its values, such as split=0...8 or delay=0,2,4; once or twice.") var vary: [String]
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @OptionGroup var asked: MeasureOptions
    @Option(help: "Campaigns for each value or pair of values.") var replications = 300
    @OptionGroup var luck: LuckOptions
    @Option(help: "Write tables and the chart into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func validate() throws {
        guard (1...2).contains(vary.count) else {
            throw ValidationError("--vary is given \(vary.count) times, expected once or twice.")
        }
        guard (1...100_000).contains(replications) else {
            throw ValidationError("--replications is \(replications), expected 1 to 100000.")
        }
    }

    func run() async throws {
        let scenario = try Library.read(scenario)
        let directive = try Library.directive(directive, in: scenario)
        let axes = try axes(of: directive, in: scenario)
        try Output.prove(out)
        let formations = try asked.formations(in: scenario)
        let measure = try asked.quantity()
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let progress = ProgressBar()
        let preparation = Preparation(scenario: scenario, rules: try luck.rules(for: scenario))
        let sweep = DialSweep(preparation: preparation, directive: directive, seed: luck.seed, workers: luck.workers)
        let surface = await sweep.run(
            axes, replications: replications, measure: measure, of: formations,
            progress: { progress.hear("sweeping", done: $0, of: $1) }, shouldStop: { Interrupt.isRaised })
        _ = progress.finish()
        guard !surface.points.isEmpty else {
            Terminal.tell("It was stopped before the first value was finished; there is nothing to show.")
            throw ExitCode(130)
        }
        let text = SurfaceText(surface, scenario: scenario, seed: luck.seed)
        do {
            print(json ? try text.json() : text.text(width: Terminal.width), terminator: json ? "" : "\n")
            if let out { for line in try Library.findings(out).write(try text.contents()) { Terminal.tell(line) } }
        } catch { throw Library.failure(error) }
        if surface.wasStopped { throw ExitCode(130) }
    }

    private func axes(of directive: Directive, in scenario: Scenario) throws -> [[Setting]] {
        let axes: [[Setting]]
        do { axes = try vary.map { try Setting.axis($0, of: directive, in: scenario) } } catch { throw Library.failure(error) }
        let names = axes.compactMap { $0.first?.dial }
        guard Set(names).count == names.count else {
            throw Failure.badInput("--vary names \(names[0].name) twice; give all its values at once.")
        }
        guard !(names.contains { $0.kind == .date } && names.contains { $0.kind == .delay }) else {
            throw Failure.badInput("--vary names both date and delay, which turn the same thing; choose one.")
        }
        let points = axes.map(\.count).reduce(1, *)
        guard points <= DialSweep.mostPoints else {
            throw Failure.badInput(
                "--vary asks for \(points) combinations, expected at most \(DialSweep.mostPoints); name fewer values.")
        }
        return axes
    }
}
