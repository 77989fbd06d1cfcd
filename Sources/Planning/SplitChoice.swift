import Appraisal
import Arithmetic
import Scenarios

/// Judges which formations should go: by the men each can expect to bring through on the ways believed open.
///
/// Contacts on the ways come from the planner; `lossPerContact` turns them into losses. The judgement is additive over
/// formations, so all choices of a number are ranked exactly; simulation has the last word (see `Studies`).
public struct SplitChoice: Sendable {
    /// Men each formation can expect to bring through, by position.
    public let expectedMen: [Double]

    /// Mean share of a body lost in a contact in the planner's reckoning (assumption; the engagement's own mean is near it).
    public static let lossPerContact = 0.25

    /// The judgement of a scenario's formations by a book of courses; `ways` is over how many each spreads.
    public init(scenario: Scenario, book: CourseBook, march: MarchTable, ways: Int) {
        expectedMen = scenario.formations.map { formation in
            let open = book.ways(from: formation.cell, march: march).prefix(ways)
            guard !open.isEmpty else { return 0 }
            let survival = open.reduce(0) { $0 + PortableMath.exp(-Self.lossPerContact * $1.contacts) } / Double(open.count)
            return Double(formation.men.best) * survival
        }
    }

    /// Choices of `number` formations among some, best first, at most `limit`.
    public func choices(of number: Int, among formations: [Int], limit: Int) -> [[Int]] {
        let all = Self.subsets(of: formations, size: number)
        let valued = all.map { (choice: $0, value: $0.reduce(0) { $0 + expectedMen[$1] }) }
        return valued.sorted { ($0.value, $1.choice) > ($1.value, $0.choice) }.prefix(limit).map(\.choice)
    }

    private static func subsets(of items: [Int], size: Int) -> [[Int]] {
        if size == 0 { return [[]] }
        guard items.count >= size, let first = items.first else { return [] }
        let rest = Array(items.dropFirst())
        return subsets(of: rest, size: size - 1).map { [first] + $0 } + subsets(of: rest, size: size)
    }
}

/// Lexicographic order of choices, for ties.
private func > (a: (Double, [Int]), b: (Double, [Int])) -> Bool {
    a.0 != b.0 ? a.0 > b.0 : b.1.lexicographicallyPrecedes(a.1)
}
