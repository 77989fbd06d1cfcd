import Campaigns
import Directives
import Planning
import Scenarios

/// Turns the dials of a directive: who goes, how, when.
public struct DirectiveTuner: Sendable {
    private let directive: Directive
    private let scenario: Scenario
    /// What every choice of those who go is worth; nil if the directive leaves none open.
    private let judge: SplitChoice?

    /// A tuner, once every choice of those who go has been judged by simulation on a study's runner.
    public init(_ directive: Directive, on runner: StudyRunner) async {
        self.directive = directive
        scenario = runner.scenario
        judge = await SplitStudy(runner: runner, directive: directive)?.judge()
    }

    /// The assignment under some settings; rules are not its concern. Who goes, where that is open, is the choice that saves most.
    public func assignment(_ settings: [Setting] = []) -> Assignment {
        var staying: Int?
        for setting in settings where setting.dial.kind == .split {
            if case .whole(let number) = setting.value { staying = number }
        }
        let issued = settings.reduce(directive) { sent($0, $1) }
        let open = AddresseeResolver.openChoice(of: directive, in: scenario)
        let chosen = open.map { open in
            let number = staying.map { open.from.count - $0 } ?? open.number
            return [open.part: judge?.choices(of: number).first?.going ?? []]
        }
        let settled = AddresseeResolver.assignment(of: issued, in: scenario, chosen: chosen ?? [:])
        let turned = settled.conduct.enumerated().map { formation, conduct in
            settings.reduce(conduct) { self.turned($0, of: formation, $1) }
        }
        return Assignment(directive: issued, conduct: turned)
    }

    private func sent(_ directive: Directive, _ setting: Setting) -> Directive {
        switch (setting.dial.kind, setting.value) {
        case (.date, .moment(let time)): directive.issued(at: time)
        case (.delay, .number(let days)):
            directive.issued.map { directive.issued(at: $0.adding(hours: 24 * days)) } ?? directive
        default: directive
        }
    }

    /// Only those who go have dials.
    private func turned(_ conduct: Conduct?, of formation: Int, _ setting: Setting) -> Conduct? {
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
