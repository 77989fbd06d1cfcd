import ArgumentParser
import Campaigns
import Directives
import Foundation
import Scenarios
import Studies

/// `anabasis sweep SCENARIO`
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Turn one dial of a directive through some values, on the same luck.",
        discussion: """
            Dials: detachment-size (men), ways, and split (how many of the group that a directive divides stay; who they
            are is chosen by what each gains by going). Differences are against the first value, with 95 % intervals.

            Examples:
              anabasis sweep korea-1950 --vary detachment-size=10,30,100,300,1000
              anabasis sweep korea-1950 --vary split=0...8
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "The dial and its values: detachment-size=10,30,100 or split=0...8.") var vary: String
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "Campaigns for each value.") var replications = 300
    @Option(help: "The seed of all luck.") var seed: UInt64 = 1950
    @Option(help: "Workers; as many as there are cores unless said.") var workers = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        _ = try dial()
        guard (1...100_000).contains(replications), (1...256).contains(workers) else {
            throw ValidationError("--replications must be 1 to 100000 and --workers 1 to 256.")
        }
    }

    func run() async throws {
        let scenario = try Library.read(scenario)
        let directive = try Library.directive(directive, in: scenario)
        let (dial, values) = try dial()
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let progress = ProgressBar()
        let preparation = Preparation(scenario: scenario, rules: RuleBook.rules(for: scenario))
        let sweep = DialSweep(preparation: preparation, directive: directive, seed: seed, workers: workers)
        let points = await sweep.run(
            dial, over: values, replications: replications, progress: { progress.hear(.comparing, done: $0, of: $1) },
            shouldStop: { Interrupt.isRaised })
        _ = progress.finish()
        guard !points.isEmpty else {
            throw Failure.badInput(
                "There is nothing to show: it was stopped, or the directive \(directive.id) divides no group so.")
        }
        print(table(points, dial: dial, scenario: scenario, directive: directive))
    }

    /// `split=0...8` or `detachment-size=10,30,100`.
    private func dial() throws -> (DialSweep.Dial, [Int]) {
        let halves = vary.split(separator: "=", maxSplits: 1).map(String.init)
        let known = DialSweep.Dial.allCases.map(\.rawValue).joined(separator: ", ")
        guard halves.count == 2, let dial = DialSweep.Dial(rawValue: halves[0]) else {
            throw ValidationError("--vary is \"\(vary)\", expected one of \(known), an equals sign, and values.")
        }
        let ends = halves[1].components(separatedBy: "...").map { Int($0) }
        let list = halves[1].split(separator: ",").map { Int($0) }
        let least = dial == .split ? 0 : 1
        if ends.count == 2, let low = ends[0], let high = ends[1], low <= high, low >= least, high - low < 100 {
            return (dial, Array(low...high))
        }
        guard !list.isEmpty, list.count <= 100, list.allSatisfy({ ($0 ?? -1) >= least && $0! <= 100_000 }) else {
            throw ValidationError("--vary is \"\(vary)\", expected values like 10,30,100 or 0...8.")
        }
        return (dial, list.map { $0! })
    }

    private func table(_ points: [DialSweep.Point], dial: DialSweep.Dial, scenario: Scenario, directive: Directive) -> String {
        let head = ["value", "brought out", "eight in ten", "against the first", "guerrillas", "tied down", "who stays"]
        let rows = points.map { point -> [String] in
            let middle = point.broughtOut.interval(0.8)
            let change = point.difference.interval
            return [
                "\(point.value)", whole(point.broughtOut.mean), "\(whole(middle.lowerBound)) to \(whole(middle.upperBound))",
                "\(whole(change.lowerBound)) to \(whole(change.upperBound))", whole(point.guerrillas.mean),
                whole(point.tiedDown.mean), point.staying.map { scenario.formations[$0].id }.joined(separator: " "),
            ]
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max()! }
        let lines = ([head] + rows).map { row -> String in
            zip(row, widths).enumerated().map { index, cell in
                let gap = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == row.count - 1 ? cell.0 : gap + cell.0
            }.joined(separator: "  ")
        }
        return "\(directive.title): \(dial.rawValue), \(points[0].broughtOut.count) campaigns a value\n\n"
            + lines.joined(separator: "\n")
    }

    private func whole(_ value: Double) -> String { String(Int(value.rounded())) }
}
