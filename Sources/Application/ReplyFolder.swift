import Arithmetic
import Campaigns
import RuleSets
import Scenarios
import Studies

/// Names folders after questions, so that the reply to one does not overwrite the reply to another.
///
/// `out/korea-1950` holds the scenario's own question: its rules, all its directives, the usual seed and epochs. What
/// differs from that stands in a folder below: `out/korea-1950/contact.sightNight=0.4,seed=7`. Some of the directives only are
/// another folder below that, since their campaigns may be kept together. How many campaigns are played names nothing.
public enum ReplyFolder {
    /// The folder of a reply, below the one that holds all replies.
    public static func path(of request: StudyRequest, in replies: String = "out") -> String {
        let named = request.directives.map(\.id)
        let isAll = Set(named) == Set(request.scenario.directives.map(\.id))
        let kept = keeping(request, in: replies)
        return isAll ? kept : "\(kept)/\(folder(named, else: "directives"))"
    }

    /// The folder where the campaigns of a reply are kept.
    static func keeping(_ request: StudyRequest, in replies: String) -> String {
        keeping(
            request.scenario, rules: request.rules, seed: request.seed, epochHours: request.epochHours,
            isCalibrated: request.vectors != nil, in: replies)
    }

    /// The folder where campaigns of a scenario are kept under some rules.
    static func keeping(
        _ scenario: Scenario, rules: Rules, seed: UInt64, epochHours: Int, isCalibrated: Bool = false, in replies: String
    ) -> String {
        var words = RuleSettings.differences(rules, from: scenario)
        if isCalibrated { words.append("calibrated") }
        if seed != PlayOptions.standardSeed { words.append("seed=\(seed)") }
        if epochHours != CampaignModel.standardEpochHours { words.append("epoch-hours=\(epochHours)") }
        let base = "\(replies)/\(scenario.id)"
        return words.isEmpty ? base : "\(base)/\(folder(words, else: "settings"))"
    }

    /// Words as the name of a folder; a long name is shortened to its fingerprint.
    private static func folder(_ words: [String], else name: String) -> String {
        let text = words.joined(separator: ",").replacing("/", with: "-")
        guard text.utf8.count > longest else { return text }
        var digest = Digest()
        digest.add(text)
        return "\(name)-\(digest.description.prefix(8))"
    }

    /// Bytes of a folder's name, well below what file systems allow.
    private static let longest = 100
}
