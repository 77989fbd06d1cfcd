import Appraisal
import Campaigns
import Directives
import Geography
import Scenarios
import Studies

/// Reads the numbers of a reply out of a study.
struct ReplyBuilder {
    let study: Study
    let situation: Situation?
    let provenance: ReplyProvenance

    var scenario: Scenario { study.request.scenario }
    var everyone: [Int] { Array(scenario.formations.indices) }
    var eight: [Int] { scenario.members(of: "eight") }
    var others: [Int] { scenario.members(of: "others") }

    func members(_ group: ReplyGroup) -> [Int] {
        switch group {
        case .eight: eight
        case .others: others
        case .all: everyone
        case .secondFront: scenario.members(of: "second-front")
        }
    }

    /// The end of a day after the start, by the theatre's clock.
    func date(_ day: Int) -> LocalTime { scenario.start.adding(hours: Double(day) * 24) }

    func figures() -> ReplyFigures {
        ReplyFigures(
            scenario: head(), provenance: provenance, run: run(), directives: ordered().map(directive),
            comparisons: comparisons(), formations: everyone.map(formation),
            arrivals: ReplyGroup.allCases.filter { !members($0).isEmpty }.map(arrivals), choices: choices(),
            frontier: frontier(), exploitability: exploitability(), delays: delays(),
            history: ReplyRecord(study: study).rows(), sensitivities: sensitivities(), guerrillaZones: zones(),
            situation: situation.map { SituationFigures($0, scenario: scenario, rules: study.preparation.rules.appraisal) })
    }

    // MARK: head

    private func head() -> ReplyScenario {
        ReplyScenario(
            id: scenario.id, title: scenario.title, summary: scenario.summary, start: scenario.start.description,
            end: date(scenario.horizonDays).description, horizonDays: scenario.horizonDays, objective: scenario.objective.name,
            ownName: scenario.ownName, enemyName: scenario.enemyName, names: names())
    }

    private func names() -> ReplyNames {
        let divisions = eight.allSatisfy { scenario.formations[$0].name.contains("Division") }
        let noun = divisions ? "division" : "formation"
        let group = "\(ProseWords.number(eight.count)) \(eight.count == 1 ? noun : noun + "s")"
        let question = study.question.assignment.directive
        let part = question.parts.first { part in
            switch part.who {
            case .group("others"), .group("second-front"): true
            default: false
            }
        }
        let second = part?.name ?? "the others"
        let more = others.count - members(.secondFront).count
        let also =
            more > 0 && more < others.count ? " and \(ProseWords.counted(more, "other formation", "other formations"))" : ""
        return ReplyNames(
            cutOff: "the \(group)", cutOffHeading: "The \(group)", secondFront: second, others: second + also,
            hasOthers: !others.isEmpty,
            directive: question.title.lowercased().contains("advice") ? "advice" : "directive")
    }

    private func run() -> ReplyRun {
        let request = study.request
        return ReplyRun(
            replications: study.replications, replicationsAsked: request.replications, wasStopped: study.wasStopped,
            seed: request.seed, epochHours: request.epochHours, digest: study.digest.description,
            scenarioRules: scenario.rules.map { "\($0.rule) = \(ProseNumber.plain($0.value)): \($0.reason)" },
            settings: request.settings, rules: RuleBook.entries.count,
            assumedRules: RuleBook.entries.filter { $0.source.hasPrefix("assumption") }.count,
            sensitivityReplications: request.sensitivityReplications,
            work: ReplyWork(
                bodyEpochs: study.work.bodyEpochs, hexesMarched: study.work.steps, contacts: study.work.contacts,
                bodies: study.bodies))
    }

    // MARK: directives

    private func directive(_ result: DirectiveResult) -> ReplyDirective {
        let directive = result.assignment.directive
        var measures: [String: [String: ReplyEstimate]] = [:]
        for group in ReplyGroup.allCases where !members(group).isEmpty {
            let values = Measure.allCases.map { ($0.rawValue, ReplyEstimate(result.distribution($0, of: members(group)))) }
            measures[group.rawValue] = Dictionary(uniqueKeysWithValues: values)
        }
        return ReplyDirective(
            id: directive.id, title: directive.title, summary: directive.summary, quote: directive.quote,
            sources: directive.sources,
            asked: directive.id == study.question.assignment.directive.id, issued: directive.issued?.description,
            staying: result.assignment.staying.map { scenario.formations[$0].name }, measures: measures)
    }

    /// The question first, then doing nothing new, then the others as they come.
    private func ordered() -> [DirectiveResult] {
        let id = { (result: DirectiveResult) in result.assignment.directive.id }
        let first = [study.question, baseline].compactMap(\.self)
        return first + study.results.filter { result in !first.contains { id($0) == id(result) } }
    }

    private func comparisons() -> [ReplyComparison] {
        let question = study.question
        return ordered().dropFirst().map { other in
            let difference = { (measure: Measure, formations: [Int]) in
                ReplyDifference(
                    PairedDifference(question.values(measure, of: formations), minus: other.values(measure, of: formations)))
            }
            return ReplyComparison(
                against: other.assignment.directive.id, title: other.assignment.directive.title,
                isBaseline: other.assignment.directive.id == baseline?.assignment.directive.id,
                menOfTheEight: difference(.menNorth, eight), menOfTheOthers: difference(.menNorth, others),
                men: difference(.menNorth, everyone), guerrillas: difference(.guerrillas, everyone),
                tiedDown: difference(.tiedDown, everyone), delayHours: difference(.delayHours, everyone))
        }
    }

    private var baseline: DirectiveResult? { ReplyRecord.baseline(of: study) }

    private func choices() -> [ReplyChoice] {
        study.choices.map { trial in
            let result = study.results.first { $0.assignment.directive.id == trial.directive }
            let staying = Set(result?.assignment.staying ?? [])
            return ReplyChoice(
                directive: trial.directive, going: trial.going.map { scenario.formations[$0].name }, planned: trial.planned,
                broughtOut: ReplyEstimate(trial.broughtOut), isChosen: staying.isDisjoint(with: trial.going))
        }
    }

    private func delays() -> [ReplyDelay] {
        let issued = study.question.assignment.directive.issued ?? scenario.start
        return study.delays.map { trial in
            ReplyDelay(
                days: trial.days, date: issued.adding(hours: Double(trial.days) * 24).isoDate,
                broughtOut: ReplyEstimate(trial.broughtOut), difference: ReplyDifference(trial.difference))
        }
    }

    private func sensitivities() -> [ReplySensitivity] {
        let advantage = comparisons().first(where: \.isBaseline)?.men
        return study.sensitivities.map { item in
            let ends = [item.advantageLow, item.advantageHigh]
            return ReplySensitivity(
                rule: item.rule.name, label: ProseWords.spoken(item.rule.name), meaning: item.rule.meaning,
                unit: item.rule.unit,
                source: item.rule.source, low: item.rule.range.lowerBound,
                standard: item.rule.value(in: study.request.rules), high: item.rule.range.upperBound,
                menAtLow: ReplyDifference(item.low), menAtHigh: ReplyDifference(item.high),
                advantageAtLow: ReplyDifference(item.advantageLow), advantageAtHigh: ReplyDifference(item.advantageHigh),
                reverses: advantage.map { base in ends.contains { base.mean * (base.mean + $0.mean) < 0 } } ?? false,
                reversesSurely: advantage.map { base in ends.contains { Self.reverses(base.mean, $0) } } ?? false)
        }
    }

    /// Whether an advantage changed by a difference has the other sign over the difference's whole interval.
    private static func reverses(_ advantage: Double, _ change: PairedDifference) -> Bool {
        guard change.differences.count >= ReplyDifference.leastReplications else { return false }
        let interval = change.interval
        return advantage > 0 ? advantage + interval.upperBound < 0 : advantage < 0 && advantage + interval.lowerBound > 0
    }

    // MARK: the course of things under the question

    private func arrivals(_ group: ReplyGroup) -> ReplyArrivals {
        let byDay = study.question.arrivals(of: members(group)).prefix(scenario.horizonDays)
        return ReplyArrivals(group: group.rawValue, byDay: [ReplyEstimate(Distribution([0]))] + byDay.map(ReplyEstimate.init))
    }

    private func zones() -> [ReplyZone] {
        let outcomes = study.question.outcomes
        let all = scenario.theatre.zones.enumerated().map { index, zone in
            ReplyZone(
                name: zone.name, guerrillas: ReplyEstimate(Distribution(outcomes.map { Double($0.guerrillasByZone[index]) })))
        }
        return all.sorted { ($0.guerrillas.mean, $1.name) > ($1.guerrillas.mean, $0.name) }
    }
}
