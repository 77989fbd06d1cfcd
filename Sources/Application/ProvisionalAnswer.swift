import Campaigns
import Figures
import Notation
import Prose
import Scenarios
import Studies

/// The comparison at a look that did not settle the verdict, in a small table for the person who waits.
public struct ProvisionalAnswer: Hashable, Sendable {
    /// The course without the question's directive, then with it, then the difference; a column an aim.
    let table: TableText

    /// The table, and below it what its numbers are.
    public func text(_ style: PageStyle) -> String {
        (table.plain(width: style.width) + [""] + ProseWords.wrapped(table.caption, width: style.width)).joined(separator: "\n")
    }

    /// The comparison as it is known at a look.
    init(_ look: StudyConductor.Look, in scenario: Scenario) {
        let findings = look.verdict.findings
        let noun = look.question.assignment.directive.noun
        let level = { (result: DirectiveResult) in
            findings.map { ProseNumber.men(Distribution(result.values($0.measure, of: $0.members)).mean) }
        }
        let worlds = ProseWords.figured(look.verdict.worlds, "world")
        let campaigns = ProseWords.figured(findings.first?.sample.perWorld ?? 0, "campaign")
        table = TableText(
            "Provisional, after \(worlds) of \(campaigns): means, and in brackets eight worlds in ten. \(ProseUnknowns.shares(look.verdict)) The "
                + "study plays on.",
            columns: [.init("Course")]
                + findings.map { finding in
                    let group = scenario.group(finding.clause.group)?.title ?? finding.clause.group
                    return .init(ProseWords.capitalised(ProseAim(finding.measure, of: group).matter), .right)
                },
            rows: [
                ["Without this \(noun)"] + level(look.baseline), ["With it"] + level(look.question),
                ["Difference"] + findings.map(Self.difference),
            ])
    }

    private static func difference(_ finding: StudyVerdict.Finding) -> String {
        ProseNumber.signed(finding.sample.mean)
            + (finding.sample.worldInterval().map { " (\(ProseNumber.signed($0.lowerBound, to: $0.upperBound)))" } ?? "")
    }
}
