import Notation
import Planning
import Scenarios

/// Why there is nothing to plan, in a sentence.
public enum ProseObstacle {
    /// The sentence, with what to do about it.
    public static func sentence(_ obstacle: CrossingObstacle, in scenario: Scenario) -> String {
        let objective = scenario.objective.name
        switch obstacle {
        case .nobody: return "No formation is told to go, so there is nothing to plan."
        case .noMen:
            return
                "None of the formations that are told to go has any men, so there is nothing to plan; correct their strengths."
        case .allAtObjective:
            return "Every formation that is told to go stands \(objective) already, so there is nothing to plan."
        case .noWay(let stranded):
            let names = ProseWords.list(stranded.map { scenario.formations[$0].name })
            return
                "No way on foot leads \(names) \(objective); give \(stranded.count == 1 ? "it" : "them") another task in the "
                + "directive, or correct the map."
        }
    }
}
