import Appraisal
import Arithmetic
import Campaigns
import Geography
import Notation
import Planning
import RuleSets
import Scenarios
import Statistics
import Studies

/// Reads the numbers of a reply out of a study.
package struct ReplyBuilder {
    let study: Study
    let situation: Situation?
    let plan: Plan?
    let provenance: ReplyProvenance

    /// A reader of a study, the situation at its start and the plan for those who go.
    package init(study: Study, situation: Situation?, plan: Plan?, provenance: ReplyProvenance) {
        self.study = study
        self.situation = situation
        self.plan = plan
        self.provenance = provenance
    }

    var scenario: Scenario { study.request.scenario }
    var everyone: [Int] { Array(scenario.formations.indices) }

    /// The groups for which results are given: those with a role, and all formations.
    var groups: [(group: ReplyGroup, members: [Int])] { ReplyGroup.all(of: scenario) }

    /// The end of a day after the start, by the theatre's clock.
    func date(_ day: Int) -> LocalTime { scenario.start.adding(hours: Double(day) * 24) }

    package func figures() -> ReplyFigures {
        let (rows, comparisons) = (ordered(), comparisons())
        return ReplyFigures(
            scenario: head(), provenance: provenance, run: run(), directives: parallelMap(rows.count) { directive(rows[$0]) },
            comparisons: comparisons, formations: everyone.map(formation), told: told(), orderReach: orderReach(),
            arrivals: groups.map(arrivals), choices: choices(),
            frontier: frontier(), exploitability: exploitability(), delays: delays(), foresight: foresight(),
            history: ReplyRecord(study: study).rows(),
            sensitivities: sensitivities(against: comparisons.first(where: \.isBaseline)), guerrillaZones: zones(),
            situation: situation.map { SituationFigures($0, scenario: scenario, rules: study.preparation.rules.appraisal) },
            plan: plan.map {
                PlanFigures(
                    $0, directive: study.question.assignment.directive, scenario: scenario,
                    dailyHours: study.preparation.rules.appraisal.march.dailyHours)
            },
            reaches: reaches(), worlds: worlds(), gains: gains())
    }

    // MARK: head

    private func head() -> ReplyScenario {
        ReplyScenario(
            id: scenario.id, title: scenario.title, summary: scenario.summary, start: scenario.start.description,
            end: date(scenario.horizonDays).description, horizonDays: scenario.horizonDays, objective: objective,
            ownName: scenario.ownName, enemyName: scenario.enemyName, groups: groups.map(\.group), noun: noun,
            caveat: scenario.caveat.isEmpty ? nil : scenario.caveat)
    }

    /// Where men are counted as out, as it is said in a sentence.
    private var objective: String {
        let conducts = study.results.flatMap { $0.assignment.conduct.compactMap(\.self) } + scenario.standingConduct
        let changes = study.results.flatMap { $0.assignment.changes.joined().compactMap(\.self) }
        let isOne = conducts.allSatisfy { $0.to == nil } && changes.allSatisfy { $0.to == nil }
        return isOne ? scenario.objective.name : "where their orders send them"
    }

    private var noun: String { study.question.assignment.directive.noun }

    private func run() -> ReplyRun {
        let request = study.request
        return ReplyRun(
            replications: study.replications, replicationsAsked: request.replications, wasStopped: study.wasStopped,
            seed: request.seed, epochHours: request.epochHours, digest: study.digest.description,
            scenarioRules: scenario.rules.map { "\($0.rule) = \(ProseNumber.plain($0.value)): \($0.reason)" },
            settings: request.settings, calibration: request.vectors.map(ReplyCalibration.init), rules: RuleBook.entries.count,
            assumedRules: RuleBook.entries.filter { $0.source.hasPrefix("assumption") }.count,
            sensitivityReplications: request.sensitivityReplications, lightShareByNight: lightShareByNight(),
            work: ReplyWork(
                bodyEpochs: study.work.bodyEpochs, hexesMarched: study.work.steps, contacts: study.work.contacts,
                bodies: study.bodies))
    }

    // MARK: directives

    private func directive(_ result: DirectiveResult) -> ReplyDirective {
        let directive = result.assignment.directive
        var measures: [String: [String: ReplyEstimate]] = [:]
        for (group, members) in groups {
            let estimates = Measure.allCases.map { measure in
                let values = result.values(measure, of: members)
                return (
                    measure.rawValue,
                    ReplyEstimate(
                        Distribution(values, perWorld: study.perWorld),
                        sample: WorldSample(whole: values, perWorld: study.perWorld))
                )
            }
            measures[group.id] = Dictionary(uniqueKeysWithValues: estimates)
        }
        return ReplyDirective(
            id: id(of: result), title: title(of: result), summary: directive.summary, quote: directive.quote,
            sources: directive.sources,
            asked: result.assignment.id == study.question.assignment.id,
            readingOf: isReading(result) ? directive.id : nil, issued: directive.issued?.description,
            staying: result.assignment.staying.map { scenario.formations[$0].name },
            parts: directive.parts.map(ReplyPart.init), measures: measures)
    }

    /// The question first, then the standing course, then the others as they come.
    private func ordered() -> [DirectiveResult] {
        let first = [study.question, study.baseline].compactMap(\.self)
        return first + study.results.filter { result in !first.contains { $0.assignment.id == result.assignment.id } }
    }

    /// The key of a row: `standing` for the course without any new order.
    private func id(of result: DirectiveResult) -> String {
        isBaseline(result) ? "standing" : result.assignment.id
    }

    private func title(of result: DirectiveResult) -> String {
        isBaseline(result)
            ? "Without this \(noun): \(ProseWords.lowered(result.assignment.directive.title))" : result.assignment.title
    }

    private func isReading(_ result: DirectiveResult) -> Bool { result.assignment.reading != .standard }

    private func isBaseline(_ result: DirectiveResult) -> Bool { result.assignment.id == study.baseline?.assignment.id }

    private func comparisons() -> [ReplyComparison] {
        let others = Array(ordered().dropFirst())
        return parallelMap(others.count) { index in
            let other = others[index]
            var differences: [String: [String: ReplyDifference]] = [:]
            for (group, members) in groups {
                let values = ReplyComparison.measures.map { measure in
                    (measure.rawValue, difference(study.question, other, measure, of: members, group))
                }
                differences[group.id] = Dictionary(uniqueKeysWithValues: values)
            }
            return ReplyComparison(
                against: id(of: other), title: title(of: other), isBaseline: isBaseline(other),
                isReading: isReading(other), differences: differences)
        }
    }

    private func difference(
        _ one: DirectiveResult, _ other: DirectiveResult, _ measure: Measure, of members: [Int], _ group: ReplyGroup
    ) -> ReplyDifference {
        let pair = [one, other].map { $0.values(measure, of: members) }
        return ReplyDifference(PairedDifference(pair[0], minus: pair[1], perWorld: study.perWorld))
    }

    /// One directive less another over worlds, where there are worlds.
    func gain(
        _ one: DirectiveResult, _ other: DirectiveResult, _ measure: Measure, of members: [Int], _ group: ReplyGroup
    ) -> ReplyGain {
        let pair = [one, other].map { $0.values(measure, of: members) }
        return ReplyGain(
            pair[0], minus: pair[1], perWorld: study.perWorld, prefersMore: measure.prefersMore,
            delta: delta(measure, members, group.id), seed: study.request.seed)
    }

    /// The difference that matters: a clause's, or a hundredth of the group's men.
    private func delta(_ measure: Measure, _ members: [Int], _ group: String) -> Double {
        let clause = study.judgement?.findings.first { $0.measure == measure && $0.clause.group == group }
        let men = members.reduce(0) { $0 + scenario.formations[$1].men.best }
        return clause?.delta ?? StudyVerdict.standardShare * Double(men)
    }

    private func choices() -> [ReplyChoice] {
        study.choices.map { trial in
            ReplyChoice(
                directive: trial.directive, going: trial.going.map { scenario.formations[$0].name }, planned: trial.planned,
                broughtOut: ReplyEstimate(trial.broughtOut), isChosen: isChosen(trial))
        }
    }

    /// Whether the study plays the directive with this choice made. Those who are not chosen need not stay.
    private func isChosen(_ trial: ChoiceTrial) -> Bool {
        guard let played = study.results.first(where: { $0.assignment.directive.id == trial.directive })?.assignment,
            let open = AddresseeResolver.openChoice(of: played.directive, in: scenario)
        else { return false }
        let tried = AddresseeResolver.assignment(of: played.directive, in: scenario, chosen: [open.part: trial.going])
        return tried.conduct == played.conduct
    }

    private func delays() -> [ReplyDelay] {
        let issued = study.question.assignment.directive.issued ?? scenario.start
        return study.delays.map { trial in
            ReplyDelay(
                days: trial.days, date: issued.adding(hours: Double(trial.days) * 24).isoDate,
                campaigns: trial.broughtOut.count, broughtOut: ReplyEstimate(trial.broughtOut),
                difference: ReplyDifference(trial.difference))
        }
    }

    private func foresight() -> ReplyForesight? {
        study.foresight.map { trial in
            ReplyForesight(
                known: trial.known.description, replications: trial.differences.first?.believed.differences.count ?? 0,
                clauses: trial.differences.map { item in
                    ReplyForesight.Clause(
                        measure: item.measure.rawValue, group: item.clause.group,
                        groupTitle: scenario.group(item.clause.group)?.title ?? item.clause.group,
                        believed: ReplyDifference(item.believed), moved: ReplyDifference(item.moved))
                })
        }
    }

    private func sensitivities(against baseline: ReplyComparison?) -> [ReplySensitivity] {
        let advantage = baseline?.difference(.menOut)
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

    private func arrivals(_ group: ReplyGroup, members: [Int]) -> ReplyArrivals {
        let byDay = study.question.arrivals(of: members).prefix(scenario.horizonDays)
        return ReplyArrivals(group: group.id, byDay: [ReplyEstimate(Distribution([0]))] + byDay.map { ReplyEstimate($0) })
    }

    private func zones() -> [ReplyZone] {
        let outcomes = study.question.outcomes
        let all = scenario.theatre.zones.enumerated().map { index, zone in
            ReplyZone(
                name: zone.name,
                guerrillas: ReplyEstimate(
                    Distribution(outcomes[.guerrillas(zone: index)].map(Double.init), perWorld: study.perWorld)))
        }
        return all.sorted { ($0.guerrillas.mean, $1.name) > ($1.guerrillas.mean, $0.name) }
    }
}

extension Directive {
    /// The noun for it in a sentence: "advice" or "directive".
    package var noun: String { title.lowercased().contains("advice") ? "advice" : "directive" }
}
