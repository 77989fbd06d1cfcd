import ArgumentParser
import Campaigns
import Foundation
import Scenarios
import Studies

/// `anabasis study SCENARIO`
struct StudyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study", abstract: "Play directives through many campaigns and write the reply.")

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "Campaigns for each directive.") var replications = 1000
    @Option var seed: UInt64 = 1950
    @Option var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option var sweep = 40

    func run() async throws {
        let scenario = try Library.read(scenario)
        let start = ContinuousClock.now
        let request = StudyRequest(
            scenario: scenario, rules: RuleBook.rules(for: scenario), directives: scenario.directives, replications: replications,
            seed: seed, workers: workers, sensitivityReplications: sweep)
        let study = await StudyConductor(request, progress: { stage, done, of in
            if done == of || done % 200 == 0 { Terminal.tell("\(ContinuousClock.now - start) \(stage.rawValue) \(done)/\(of)") }
        }).conduct()
        let all = Array(scenario.formations.indices)
        for result in study.results {
            print("== \(result.assignment.directive.id)  stay \(result.assignment.staying.map { scenario.formations[$0].id })")
            for group in ["eight", "others"] {
                let members = scenario.members(of: group)
                let line: [String] = Measure.allCases.prefix(12).map { m -> String in
                    let d = result.distribution(m, of: members)
                    return "\(m.rawValue) \(Int(d.mean)) [\(Int(d.quantile(0.1))) \(Int(d.quantile(0.9)))]"
                }
                print(group, line.joined(separator: ", "))
            }
            let tail: [String] = Measure.allCases.suffix(5).map { m -> String in "\(m.rawValue) \(Int(result.distribution(m, of: all).mean))" }
            print(tail.joined(separator: ", "))
            print(scenario.formations.indices.map { f -> String in "\(scenario.formations[f].id) \(scenario.formations[f].men.best)>\(Int(result.distribution(.menNorth, of: [f]).mean))" }.joined(separator: " "))
            let a = result.arrivals(of: all)
            print("arrivals", stride(from: 0, to: a.count, by: 5).map { Int(a[$0].mean) })
            let c = result.outcomes.map(\.contacts)
            print("contacts by result", (0..<5).map { k in c.reduce(0) { $0 + Int($1[k]) } / c.count })
            print("orders", scenario.formations.indices.map { f in result.outcomes.filter { $0.formations[f].orderDay >= 0 }.count * 100 / result.outcomes.count })
        }
        for t in study.choices { print(t.going.map { scenario.formations[$0].id }, Int(t.planned), Int(t.broughtOut.mean)) }
        for t in study.delays { print(t.days, Int(t.broughtOut.mean), Int(t.difference.mean)) }
        for s in study.sensitivities.prefix(15) { print(s.rule.name, Int(s.low.mean), Int(s.high.mean), Int(s.advantageLow.mean), Int(s.advantageHigh.mean)) }
        print(study.digest, study.work, study.bodies, ContinuousClock.now - start, Terminal.peakMemoryBytes)
    }
}
