import Campaigns
import Scenarios
import Studies

/// Reads differences from the standing course, and what worlds say.
extension ReplyBuilder {
    /// Each directive less the standing course, by its key, key of the group, then measure; empty where that course was not played.
    func gains() -> [String: [String: [String: ReplyGain]]] {
        guard let baseline = study.baseline else { return [:] }
        var found: [String: [String: [String: ReplyGain]]] = [:]
        for result in study.results where result.assignment.id != baseline.assignment.id {
            for (group, members) in groups {
                for measure in ReplyComparison.measures {
                    found[result.assignment.id, default: [:]][group.id, default: [:]][measure.rawValue] =
                        gain(result, baseline, measure, of: members, group)
                }
            }
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
