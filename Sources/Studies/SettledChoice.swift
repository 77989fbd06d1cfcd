import Campaigns
import Scenarios

/// Formations that go where a directive leaves it open, for every number that may go: settled once, the same for every use
/// of a seed.
public struct ResolvedChoice: Hashable, Sendable {
    /// Name of the directive.
    public let directive: String
    /// Positions of those who go, by how many go; nil if the directive leaves nothing open. For the number that the directive asks
    /// for it is the choice that `DirectiveResolver` tried and found best, for others the one that its judgement puts first.
    public let going: [[Int]]?

    /// A choice, as a file gives it back.
    public init(directive: String, going: [[Int]]?) {
        self.directive = directive
        self.going = going
    }

    /// Choice that a settler made for a directive of a scenario.
    public init(_ settled: DirectiveResolver.Settled, in scenario: Scenario) {
        let directive = settled.assignment.directive
        self.directive = directive.id
        guard let open = AddresseeResolver.openChoice(of: directive, in: scenario), let judge = settled.judge else {
            going = nil
            return
        }
        let chosen = open.from.filter { settled.assignment.conduct[$0] == directive.parts[open.part].conduct }
        going = (0...open.from.count).map { number in
            number == open.number ? chosen : judge.choices(of: number).first?.going ?? []
        }
    }

    /// The directive with the choice made for the number it asks for, or for another.
    public func assignment(of directive: Directive, in scenario: Scenario, number: Int? = nil) -> Assignment {
        guard let open = AddresseeResolver.openChoice(of: directive, in: scenario), let going else {
            return AddresseeResolver.assignment(of: directive, in: scenario)
        }
        let number = number ?? open.number
        return AddresseeResolver.assignment(
            of: directive, in: scenario, chosen: [open.part: going.indices.contains(number) ? going[number] : []])
    }
}
