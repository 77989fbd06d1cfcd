import Campaigns
import Figures
import Notation
import Prose
import Scenarios
import Studies

/// The comparison at a look that did not settle the verdict, in a sentence for the person who waits.
struct ProvisionalAnswer {
    /// The sentence.
    let text: String

    /// What is known at a look.
    init(_ look: StudyConductor.Look, in scenario: Scenario) {
        let clauses = look.verdict.findings.map { finding -> String in
            let group = scenario.group(finding.clause.group)?.title ?? finding.clause.group
            let sample = finding.sample
            let span = sample.worldInterval().map {
                " (80 % of worlds \(ProseNumber.signed($0.lowerBound, to: $0.upperBound)))"
            }
            return "\(ProseWords.lowered(finding.measure.title)), \(group): \(ProseNumber.signed(sample.mean))\(span ?? "")"
        }
        let worlds = ProseNumber.whole(look.verdict.worlds)
        text =
            "Provisional, after \(worlds) worlds of \(look.verdict.findings.first?.sample.perWorld ?? 0) campaigns, against the course without it: "
            + clauses.joined(separator: "; ") + "."
    }
}
