import Arithmetic
import Campaigns
import Scenarios
import Studies

/// Reads differences from the standing course, and what worlds say.
extension ReplyBuilder {
    /// Each directive less the standing course, by its key, key of the group, then measure; empty where that course was not played.
    func gains() -> [String: [String: [String: ReplyGain]]] {
        guard let baseline = study.baseline else { return [:] }
        let asked = study.results.filter { $0.assignment.id != baseline.assignment.id }.flatMap { result in
            groups.flatMap { group in ReplyComparison.measures.map { (result: result, group: group, measure: $0) } }
        }
        let gains = parallelMap(asked.count) { index in
            gain(asked[index].result, baseline, asked[index].measure, of: asked[index].group.members, asked[index].group.group)
        }
        var found: [String: [String: [String: ReplyGain]]] = [:]
        for (one, gain) in zip(asked, gains) {
            found[one.result.assignment.id, default: [:]][one.group.group.id, default: [:]][one.measure.rawValue] = gain
        }
        return found
    }

    func worlds() -> ReplyWorlds? {
        guard let design = study.request.design, let sampling = study.request.worlds, study.worlds >= 2 else { return nil }
        return WorldsReader(
            design: design, sampling: sampling, worlds: study.worlds, judgement: study.judgement,
            worth: study.judgement.flatMap { StudyUnknowns(study, $0, design).worth() }
        ).read()
    }
}
