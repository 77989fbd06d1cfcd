import Notation
import Scenarios
import Studies

/// Men saved and enemy tied down, by the number of formations that stay.
extension ReplyBuilder {
    func frontier() -> ReplyFrontier? {
        study.frontier.map { frontier in
            ReplyFrontier(
                group: frontier.group.count, title: title(of: frontier.group), asked: frontier.asked,
                choicesJudged: frontier.choicesJudged,
                judgingCampaigns: frontier.judgingCampaigns, replications: frontier.points[0].broughtOut.count,
                points: frontier.points.map(split).sorted {
                    ($0.staying.count, -$0.broughtOut.mean) < ($1.staying.count, -$1.broughtOut.mean)
                })
        }
    }

    /// The title of the group that has just these formations; their names where none has.
    private func title(of formations: [Int]) -> String {
        (scenario.groups + [scenario.group(Group.all)].compactMap(\.self)).first { $0.members == formations }?.title
            ?? ProseWords.formations(formations.map { scenario.formations[$0].name })
    }

    private func split(_ point: SplitFrontier.Point) -> ReplySplit {
        ReplySplit(
            staying: point.staying.map { scenario.formations[$0].name }, broughtOut: ReplyEstimate(point.broughtOut),
            guerrillas: ReplyEstimate(point.guerrillas), tiedDown: ReplyEstimate(point.tiedDown),
            difference: ReplyDifference(point.difference), tiedDifference: ReplyDifference(point.tiedDifference),
            isUnbeaten: point.isUnbeaten, isAsked: point.assignment.conduct == study.question.assignment.conduct,
            directive: study.results.first { $0.assignment.conduct == point.assignment.conduct }?.assignment.id)
    }
}
