import Campaigns
import Planning
import Scenarios

/// Turns the dials of a directive: who goes, how, when.
public struct FactorSetter: Sendable {
    private let directive: Directive
    private let scenario: Scenario
    private let choice: ResolvedChoice

    /// A tuner of a directive for which it is settled who goes.
    public init(_ directive: Directive, in scenario: Scenario, choice: ResolvedChoice) {
        self.directive = directive
        self.scenario = scenario
        self.choice = choice
    }

    /// A tuner, once it has been settled by simulation on a study's runner who goes.
    public init(_ directive: Directive, on runner: StudyRunner) async {
        let settled = await DirectiveResolver(runner: runner).settle(directive)
        self.init(directive, in: runner.scenario, choice: ResolvedChoice(settled, in: runner.scenario))
    }

    /// The assignment under some settings; rules are not its concern.
    public func assignment(_ settings: [Level] = []) -> Assignment {
        var staying: Int?
        for setting in settings where setting.dial.kind == .split {
            if case .whole(let number) = setting.value { staying = number }
        }
        let issued = settings.reduce(directive) { sent($0, $1) }
        let group = AddresseeResolver.openChoice(of: directive, in: scenario)?.from.count ?? 0
        let settled = choice.assignment(of: issued, in: scenario, number: staying.map { group - $0 })
        let turned = settled.conduct.enumerated().map { formation, conduct in
            settings.reduce(conduct) { self.turned($0, of: formation, $1) }
        }
        return Assignment(directive: issued, conduct: turned, changes: settled.changes)
    }

    private func sent(_ directive: Directive, _ setting: Level) -> Directive {
        switch (setting.dial.kind, setting.value) {
        case (.date, .moment(let time)): directive.issued(at: time)
        case (.delay, .number(let days)):
            directive.issued.map { directive.issued(at: $0.adding(hours: 24 * days)) } ?? directive
        default: directive
        }
    }

    /// Only those who go have dials.
    private func turned(_ conduct: Conduct?, of formation: Int, _ setting: Level) -> Conduct? {
        guard var conduct, conduct.task == .withdraw else { return conduct }
        if let group = setting.dial.group, !scenario.members(of: group).contains(formation) { return conduct }
        switch (setting.dial.kind, setting.value) {
        case (.detachmentSize, .whole(let men)): conduct.detachmentSize = men
        case (.ways, .whole(let number)): conduct.ways = number
        case (.route, .route(let route)): conduct.route = route
        case (.march, .march(let hours)): conduct.march = hours
        default: break
        }
        return conduct
    }
}
