import Figures
import Notation
import Studies

/// The order judged by what could be known: against an enemy who stays where its sender believed him to stand.
struct ProseForesight {
    let foresight: ReplyForesight
    let noun: String

    /// The foresight of some figures; nil where the order was not judged so.
    init?(figures: ReplyFigures) {
        guard let foresight = figures.foresight else { return nil }
        self.foresight = foresight
        noun = figures.scenario.noun
    }

    /// The differences aim by aim, beside those against the enemy as he moved.
    func summary() -> String {
        let clauses = foresight.clauses.map { clause in
            let matter = ProseAim(Measure(rawValue: clause.measure) ?? .delayHours, of: clause.groupTitle).matter
            return clause.believed.isNone && clause.moved.isNone
                ? "in \(matter) none, as against the enemy who moved"
                : "in \(matter) \(ProsePhrase.signed(clause.believed)), against him as he moved \(ProsePhrase.signed(clause.moved))"
        }
        let campaigns = ProseWords.figured(foresight.replications, "campaign")
        return ProseWords.sentence(
            "Judged on what was believed when it was sent, against an enemy who stays where the news of \(ProseDate.date(foresight.known)) "
                + "had him, the \(noun) makes this difference from the course without it (\(campaigns) of the standard world): "
                + clauses.joined(separator: "; "))
    }
}
