import Campaigns
import Directives
import Scenarios

/// What each formation gains by going, where a directive leaves open who goes.
struct ChoiceGains {
    let runner: StudyRunner

    /// Replications of each of the two ends.
    static let replications = 60

    /// Men brought out when all of the open group go, less those when all of it stay, by formation, on the same luck;
    /// zeros if the directive leaves nothing open.
    func gains(of directive: Directive) async -> [Double] {
        let scenario = runner.preparation.scenario
        guard let open = Roster.openChoice(of: directive, in: scenario) else {
            return [Double](repeating: 0, count: scenario.formations.count)
        }
        let ends = [open.from, []].map { Roster.assignment(of: directive, in: scenario, chosen: [open.part: $0]) }
        let results = await runner.reseeded(runner.seed ^ 0x9a15).run(ends, replications: Self.replications)
        guard results.outcomes.allSatisfy({ !$0.isEmpty }) else {
            return [Double](repeating: 0, count: scenario.formations.count)
        }
        return scenario.formations.indices.map { formation in
            let means = results.outcomes.map { outcomes in
                outcomes.reduce(0) { $0 + Measure.menNorth.value(in: $1, of: [formation]) } / Double(outcomes.count)
            }
            return means[0] - means[1]
        }
    }
}
