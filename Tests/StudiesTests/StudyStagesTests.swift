import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The later stages of a study, delay and sweep of rules, against the same campaigns played by hand.
@Suite struct StudyStagesTests {
    /// Nobody is lost without an enemy, and all obey.
    private static let rules: Rules = {
        var rules = Rules()
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.stragglingMen = 0
        rules.cohesion.strengthSpread = 0
        rules.cohesion.hungerHazard = 0
        rules.appraisal.march.fatiguePerDay = 0
        rules.appraisal.contact.airPerHour = 0
        return rules
    }()

    /// Waits for an order that never comes.
    private static let waiting = Conduct(start: LocalTime("1950-12-01"))

    /// Four hundred men who wait in their ranks, or have dispersed, until an order of the second day comes.
    private static func scenario(enemy: [EnemyForce] = [], horizonDays: Int = 12, standing conduct: Conduct = waiting)
        -> Scenario
    {
        let plain = Fixtures.plain(
            enemy: enemy, conduct: Conduct(detachmentSize: 100, ways: 2, route: .gaps), issued: LocalTime("1950-10-02T18:00"),
            horizonDays: horizonDays)
        let standing = Directive(
            id: "standing", title: "As before", summary: "", issued: nil, quote: "", sources: [],
            parts: [DirectivePart(name: "all", who: .group("all"), conduct: conduct)])
        return plain.with(directives: [plain.directives[0], standing])
    }

    private static func study(_ scenario: Scenario, rules: Rules = rules, sweep: Int = 0, workers: Int = 2) async -> Study {
        await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: rules, directives: [scenario.directives[0]], replications: 30, seed: 3,
                workers: workers, sensitivityReplications: sweep)
        ).conduct()
    }

    // MARK: delay

    @Test func `without an enemy a later order brings out no more, and one beyond the horizon nobody`() async throws {
        let delays = await Self.study(Self.scenario()).delays
        #expect(delays.map(\.days) == delays.map(\.days).sorted())
        for (earlier, later) in zip(delays, delays.dropFirst()) {
            #expect(later.broughtOut.mean <= earlier.broughtOut.mean, "\(later.days) days")
        }
        let (first, last) = (try #require(delays.first), try #require(delays.last))
        #expect(first.broughtOut.mean > 100 && last.broughtOut.mean < first.broughtOut.mean)
    }

    @Test func `the order as sent is one of the trials, and differences are taken against it`() async throws {
        let study = await Self.study(Self.scenario(enemy: [Fixtures.force(battalions: 3, at: CellID(40))]))
        let asSent = try #require(study.delays.first { $0.days == 0 })
        #expect(asSent.broughtOut == study.question.distribution(.menOut, of: [0]))
        #expect(asSent.difference.differences.sorted.allSatisfy { $0 == 0 })
        for trial in study.delays {
            #expect(abs(trial.difference.mean - (trial.broughtOut.mean - asSent.broughtOut.mean)) < 1e-9)
        }
    }

    @Test func `what is not sent has no delay and no other reading`() async throws {
        var scenario = Self.scenario()
        scenario.question = "standing"
        let study = await Self.study(scenario)
        #expect(study.delays.isEmpty && study.baseline == nil)
        let sent = await Self.study(Self.scenario())
        #expect(sent.results.map(\.assignment.id) == ["go", "standing", "go.at-once"])
        let dispersed = await Self.study(Self.scenario(standing: Conduct(task: .stay)))
        #expect(dispersed.results.map(\.assignment.id) == ["go", "standing", "go.at-once", "go.recalled"])
    }

    @Test func `an order that all know at once reaches more, and one that calls back no fewer`() async throws {
        let out = { (study: Study) in study.results.map { $0.distribution(.menOut, of: [0]).mean } }
        let waiting = out(await Self.study(Self.scenario()))
        #expect(waiting[2] >= waiting[0] && waiting[0] > 0 && waiting[1] == 0)
        let dispersed = out(await Self.study(Self.scenario(standing: Conduct(task: .stay))))
        #expect(dispersed[0] == 0 && dispersed[2] == 0 && dispersed[3] > 0, "an order finds nobody but those it calls back")
    }

    // MARK: rules

    @Test func `where there is no enemy no rule of his matters, and the largest swing is first`() async throws {
        let found = await Self.study(Self.scenario(horizonDays: 5), sweep: 2).sensitivities
        #expect(found.count == RuleBook.entries.count { $0.isOfCampaigns })
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.swing >= $1.swing } && found[0].swing > 0)
        for item in found where ["contact", "hold", "engagement"].contains(item.rule.topic) {
            #expect(item.swing == 0, "\(item.rule.name)")
        }
        // The standing course brings out nobody: the advantage is the men themselves.
        for item in found { #expect(item.advantageLow == item.low && item.advantageHigh == item.high) }
    }

    @Test func `an end of a rule is what a study under it would find`() async throws {
        let scenario = Self.scenario(enemy: [Fixtures.force(battalions: 3, at: CellID(40))], horizonDays: 6)
        let swept = await Self.study(scenario, sweep: 2).sensitivities
        let play = { (rules: Rules) in
            await StudyRunner(preparation: CampaignModel(scenario: scenario, rules: rules), seed: 3, workers: 1).values(
                of: [Response(.menOut, of: [0])],
                under: [AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)], replications: 2
            ).values[0][0]
        }
        let standard = await play(Self.rules)
        for name in ["march.path", "orders.obedience", "contact.sightNight"] {
            let entry = try #require(RuleBook.entry(name))
            let item = try #require(swept.first { $0.rule.name == name })
            let ends = [entry.range.lowerBound, entry.range.upperBound].map { entry.setting($0, in: Self.rules) }
            let (low, high) = (await play(ends[0]), await play(ends[1]))
            #expect(item.low == PairedDifference(low, minus: standard), "\(name)")
            #expect(item.high == PairedDifference(high, minus: standard), "\(name)")
        }
    }

    // MARK: the whole

    @Test func `a study does not depend on its workers, stage by stage`() async throws {
        let scenario = Self.scenario(enemy: [Fixtures.force(battalions: 2, at: CellID(40))], horizonDays: 4)
        let (one, more) = (
            await Self.study(scenario, workers: 1), await Self.study(scenario, workers: 3)
        )
        #expect(one.digest == more.digest && one.work == more.work && one.bodies == more.bodies)
        #expect(one.delays.map(\.broughtOut) == more.delays.map(\.broughtOut))
        #expect(one.foresight?.differences.map(\.believed) == more.foresight?.differences.map(\.believed))
    }

    @Test func `a request has the standing course once, asked for or not`() {
        let scenario = Self.scenario()
        for directives in [[scenario.directives[0]], scenario.directives, scenario.directives.reversed()] {
            let request = StudyRequest(scenario: scenario, rules: Rules(), directives: directives, workers: 1)
            #expect(request.directives.count { $0.id == "standing" } == 1 && request.directives.count == 2)
            #expect(request.directives.first?.id == directives.first?.id)
        }
    }

    @Test func `replications of a study of worlds are those of all its worlds`() {
        let scenario = Self.scenario()
        let request = StudyRequest(
            scenario: scenario, rules: Rules(), settings: ["march.path=2"], directives: scenario.directives,
            replications: 7, workers: 1, worlds: WorldSampling(most: 50, perWorld: 4))
        #expect(request.replications == 200 && request.design?.perWorld == 4)
        #expect(request.design?.unknowns.contains { $0.name == "march.path" } == false, "a rule that is set is not drawn")
        #expect(request.with(precision: Precision(halfWidth: 2)).replications == 200)
        #expect(StudyRequest(scenario: scenario, rules: Rules(), directives: [], workers: 1).design == nil)
    }

    // MARK: over worlds

    @Test func `a selection over worlds compares the means of worlds`() async throws {
        let design = UncertainCase.design(perWorld: 3)
        let model = CampaignModel(scenario: design.scenario, rules: Rules())
        let criterion = DirectiveSelection.Criterion(
            measure: .menOut, formations: [0, 1], confidence: 0.9, indifference: 1, firstStage: 5, most: 8)
        let selection = await DirectiveSelection(
            preparation: model, criterion: criterion, seed: 11, workers: 2, worlds: design
        ).run(Array(design.scenario.directives.prefix(2)))
        let played = await StudyRunner(preparation: model, seed: 11, workers: 1, worlds: design).values(
            of: [Response(.menOut, of: [0, 1])], under: selection.assignments, replications: 24)
        for (found, values) in zip(selection.values, played.values) {
            let means = stride(from: 0, to: 24, by: 3).map { values[0][$0..<$0 + 3].reduce(0, +) / 3 }
            #expect(found == Array(means.prefix(found.count)) && found.count >= 5)
        }
        #expect(selection.campaigns == selection.values.reduce(0) { $0 + 3 * $1.count })
    }

    @Test func `a rule that is swept over worlds is held in each of them`() async throws {
        let design = UncertainCase.design()
        let model = CampaignModel(scenario: design.scenario, rules: Rules())
        let directive = design.scenario.directives[0]
        let axis = try Level.axis("contact.sightNight=0.2,0.4", of: directive, in: design.scenario)
        let surface = await FactorSweep(preparation: model, directive: directive, seed: 11, workers: 2, worlds: design)
            .run([axis], replications: 12)
        #expect(surface.points.count == 2)
        for (point, sight) in zip(surface.points, [0.2, 0.4]) {
            let entry = try #require(RuleBook.entry("contact.sightNight"))
            let rules = entry.setting(sight, in: Rules())
            let held = WorldDesign(
                scenario: design.scenario, rules: rules, seed: 11, perWorld: 2, fixed: ["contact.sightNight"])
            let alone = await StudyRunner(
                preparation: CampaignModel(scenario: design.scenario, rules: rules), seed: 11, workers: 1, worlds: held
            ).run([AddresseeResolver.assignment(of: directive, in: design.scenario)], replications: 12)
            let values = alone.outcomes[0].map { Measure.menOut.value(in: $0, of: [0, 1, 2]) }
            #expect(point.value == Distribution(values, perWorld: 2), "\(sight)")
        }
    }
}
