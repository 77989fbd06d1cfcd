import Scenarios
import Studies
import TestSupport
import Testing

/// Whom a directive is for.
struct AddresseeResolverTests {
    @Test(.enabled(if: !Fixtures.isSmall)) func theTelegramSplitsTheEight() throws {
        let scenario = try Fixtures.korea()
        let telegram = try #require(scenario.directive("zhou-1-october"))
        let open = try #require(AddresseeResolver.openChoice(of: telegram, in: scenario))
        #expect(open.number == 4 && open.from == scenario.members(of: "eight"))
        let chosen = Array(open.from.suffix(4))
        let assignment = AddresseeResolver.assignment(of: telegram, in: scenario, chosen: [open.part: chosen])
        #expect(assignment.staying == Array(open.from.prefix(4)))
        #expect(
            chosen.allSatisfy { assignment.conduct[$0]?.task == .withdraw && assignment.conduct[$0]?.heavyWeapons == .destroy })
        #expect(scenario.members(of: "second-front").allSatisfy { assignment.conduct[$0]?.task == .withdraw })
    }

    @Test(.enabled(if: !Fixtures.isSmall)) func aFormationIsTakenOnce() throws {
        let scenario = try Fixtures.korea()
        for directive in scenario.directives {
            let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
            #expect(assignment.conduct.count == scenario.formations.count)
            #expect(scenario.members(of: "eight").allSatisfy { assignment.conduct[$0] != nil }, "\(directive.id)")
        }
    }
}
