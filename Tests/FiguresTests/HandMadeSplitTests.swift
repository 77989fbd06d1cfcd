import Campaigns
import Figures
import Foundation
import ReplySupport
import Scenarios
import Studies
import Testing

/// The division of a group in closed form: each formation brings out so many men if it goes, and ties down so many if it stays.
@Suite struct HandMadeSplitTests {
    private static let men = [100, 200, 300]
    /// Men who come out of each formation if it goes, and of the enemy whom it ties down each day if it stays.
    private static let saved = [90, 20, 150]
    private static let tied = [60, 120, 30]

    /// A directive that sends the best so many of the three and leaves the rest.
    private static func scenario(best number: Int) -> Scenario {
        let plain = HandMade.scenario(men: men)
        let parts = [
            DirectivePart(name: "go", who: .best(number, of: "all"), conduct: Conduct()),
            DirectivePart(name: "stay", who: .rest(of: "all"), conduct: Conduct(task: .stay)),
        ]
        let go = HandMade.directive("go", title: "Go", issued: nil, parts: parts)
        let groups = [Group(id: "trio", title: "the trio", role: .primary, members: [0, 1, 2])]
        return plain.with(groups: groups, directives: [go, plain.directives[1]])
    }

    private static func figures(best number: Int) async -> ReplyFigures {
        await HandMade.figures(scenario(best: number)) { key, replication in
            let goes = men.indices.map { key.assignment.conduct[$0]?.task == .withdraw }
            let fates = men.indices.map { index in
                HandMade.fate(
                    men[index], arrived: [1: goes[index] ? saved[index] : 0], guerrillas: goes[index] ? 0 : men[index])
            }
            let down = men.indices.reduce(0) { $0 + (goes[$1] ? 0 : tied[$1]) }
            return HandMade.outcome(fates, tied: Array(repeating: down, count: 6))
        }
    }

    /// Both counts of a choice of those who stay.
    private static func value(_ staying: Set<Int>) -> (saved: Int, tied: Int) {
        men.indices.reduce((0, 0)) { staying.contains($1) ? ($0.0, $0.1 + tied[$1]) : ($0.0 + saved[$1], $0.1) }
    }

    private static func staying(_ point: ReplySplit) -> Set<Int> {
        Set(point.staying.compactMap { name in ["Company A", "Company B", "Company C"].firstIndex(of: name) })
    }

    @Test(arguments: [
        (1, ["Company A", "Company B"]), (2, ["Company B"]), (3, []), (0, ["Company A", "Company B", "Company C"]),
    ])
    func `those go who bring out most men`(number: Int, staying: [String]) async {
        let figures = await Self.figures(best: number)
        #expect(figures.asked.staying == staying)
        let out = Self.saved.sorted(by: >).prefix(number).reduce(0, +)
        #expect(figures.asked.estimate(.menOut).mean == Double(out) && figures.asked.estimate(.menOut).isConstant)
    }

    @Test func `every choice that was tried is told, and one was taken`() async {
        let choices = await Self.figures(best: 2).choices
        #expect(choices.count == 3 && choices.filter(\.isChosen).map(\.going) == [["Company A", "Company C"]])
        for choice in choices {
            let going = Set(choice.going.map { ["Company A", "Company B", "Company C"].firstIndex(of: $0)! })
            let out = Double(Self.value(Set(Self.men.indices).subtracting(going)).saved)
            #expect(choice.broughtOut.mean == out && abs(choice.planned - out) < 1e-6, "\(choice.going)")
        }
    }

    @Test func `each point of the frontier has both of its counts`() async throws {
        let frontier = try #require(await Self.figures(best: 2).frontier)
        #expect(frontier.group == 3 && frontier.title == "the trio" && frontier.asked == 1 && frontier.choicesJudged == 8)
        for point in frontier.points {
            let value = Self.value(Self.staying(point))
            #expect(point.broughtOut.mean == Double(value.saved) && point.tiedDown.mean == Double(value.tied))
            #expect(point.guerrillas.mean == Double(Self.staying(point).reduce(0) { $0 + Self.men[$1] }))
        }
    }

    @Test func `the best of each number is the best there is`() async throws {
        let frontier = try #require(await Self.figures(best: 2).frontier)
        #expect(frontier.best.map(\.staying.count) == [0, 1, 2, 3])
        for point in frontier.best {
            let subsets = (0..<8).map { mask in Set(Self.men.indices.filter { mask >> $0 & 1 == 1 }) }
            let most = subsets.filter { $0.count == point.staying.count }.map { Self.value($0).saved }.max()
            #expect(point.broughtOut.mean == Double(most ?? -1))
        }
    }

    @Test func `a point is beaten by one that does as well on both counts and better on one, and only then`() async throws {
        let points = try #require(await Self.figures(best: 2).frontier).points
        for point in points {
            let isBeaten = points.contains {
                $0.broughtOut.mean >= point.broughtOut.mean && $0.tiedDown.mean >= point.tiedDown.mean
                    && ($0.broughtOut.mean, $0.tiedDown.mean) != (point.broughtOut.mean, point.tiedDown.mean)
            }
            #expect(point.isUnbeaten != isBeaten, "\(point.staying)")
        }
        #expect(points.contains { $0.isUnbeaten })
    }

    @Test func `differences are taken against the choice of the question`() async throws {
        let frontier = try #require(await Self.figures(best: 2).frontier)
        let asked = try #require(frontier.question)
        #expect(frontier.points.filter(\.isAsked).count == 1 && asked.staying == ["Company B"] && asked.directive == "go")
        for point in frontier.points {
            #expect(point.difference.mean == point.broughtOut.mean - asked.broughtOut.mean)
            #expect(point.tiedDifference.mean == point.tiedDown.mean - asked.tiedDown.mean)
        }
        #expect(asked.difference.isNone && asked.tiedDifference.isNone)
    }

    @Test func `points stand by number, then by the men they bring out`() async throws {
        let points = try #require(await Self.figures(best: 1).frontier).points
        for (first, second) in zip(points, points.dropFirst()) {
            let isInOrder =
                first.staying.count < second.staying.count
                || (first.staying.count == second.staying.count && first.broughtOut.mean >= second.broughtOut.mean)
            #expect(isInOrder)
        }
    }
}
