import Figures
import Scenarios
import Studies

/// The orders of two studies, future by future, on the same luck.
package struct ComparedPage: Codable, Sendable {
    struct Compared: Codable, Sendable {
        let first: PairEstimate.Level
        let second: PairEstimate.Level
        let difference: PairEstimate.Change
    }

    struct GroupPage: Codable, Sendable {
        let id: String
        let title: String
        let measures: [String: Compared]
    }

    let played: Int
    let first: String
    let second: String
    let groups: [GroupPage]

    /// The comparison of two studies; throws where they are not of the same futures.
    package init(_ one: PlayedPairs, _ other: PlayedPairs) throws(Refusal) {
        let (a, b) = (one.question, other.question)
        guard a.reading.digest == b.reading.digest, a.seed == b.seed, a.worlds == b.worlds,
            a.worlds == nil || a.perWorld == b.perWorld, a.settings == b.settings
        else {
            throw Refusal(
                .stopped,
                "The two studies are not of the same scenario, seed, worlds and rules; ask for both anew with the same.")
        }
        let count = min(one.count, other.count)
        played = count
        (first, second) = (a.order.directive.title, b.order.directive.title)
        groups = one.table.groups.enumerated().map { number, group in
            var measures: [String: Compared] = [:]
            for measure in Measure.allCases {
                let values = [one, other].map { Array($0.table.values(measure, group: number, side: 0).prefix(count)) }
                measures[measure.rawValue] = Compared(
                    first: PairEstimate.Level(values[0], perWorld: one.table.perWorld),
                    second: PairEstimate.Level(values[1], perWorld: one.table.perWorld),
                    difference: PairEstimate.Change(
                        values[0], minus: values[1], measure: measure, perWorld: one.table.perWorld, seed: a.seed))
            }
            return GroupPage(id: group.group.id, title: group.group.title, measures: measures)
        }
    }
}
