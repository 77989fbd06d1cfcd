import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Plans on random ground: nobody is lost on paper, both bounds hold, and no schedule beats the quickest flow.
@Suite struct RoughPlanTests {
    private static let seeds = Array(1...8)
    private static func basis(_ scenario: Scenario) -> PlanBasis {
        PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules())
    }

    private static func task(_ scenario: Scenario, blockers: Int = 1, size: Int = 40) -> CrossingTask {
        CrossingTask(
            formations: Array(scenario.formations.indices), at: scenario.start, blockers: blockers, detachmentSize: size)
    }

    /// The plan of a ground, or why there is none.
    private static func crossing(_ scenario: Scenario, blockers: Int = 1, size: Int = 40) throws -> CrossingPlan? {
        let task = task(scenario, blockers: blockers, size: size)
        let plan = CrossingPlan(task, on: basis(scenario))
        #expect((plan == nil) == (CrossingObstacle(task, on: basis(scenario)) != nil), "no plan without a reason")
        return plan
    }

    @Test(arguments: seeds, [15, 40, 200])
    func `all men go, in whole detachments, from where they stand to the objective`(seed: Int, size: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        guard let plan = try Self.crossing(scenario, size: size) else { return }
        let grid = scenario.theatre.grid
        for formation in plan.formations {
            let own = plan.allotments.filter { $0.formation == formation }
            let men = scenario.formations[formation].men.best
            #expect(own.reduce(0) { $0 + $1.men } == men)
            let sizes = own.flatMap(\.detachments)
            #expect(sizes.count == (men + size - 1) / size && sizes.allSatisfy { $0 <= size })
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
        for allotment in plan.allotments {
            let cells = allotment.nodes.map { CellID($0) }
            #expect(cells.first == scenario.formations[allotment.formation].cell)
            #expect(cells.last.map { scenario.objective.cells[$0.offset] } == true)
            #expect(cells.dropLast().allSatisfy { !scenario.objective.cells[$0.offset] }, "nobody goes back from it")
            #expect(zip(cells, cells.dropFirst()).allSatisfy { grid.steps(from: $0, to: $1) == 1 })
            #expect(Set(cells).count == cells.count && cells.allSatisfy(scenario.theatre.isLand))
        }
        // Gaps count each man once who passes one.
        let passing = zip(plan.allotments, plan.passed).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.men) }
        #expect(plan.gaps.reduce(0) { $0 + $1.men } == passing)
        #expect(plan.gaps.map(\.men) == plan.gaps.map(\.men).sorted(by: >))
        for (number, gap) in plan.gaps.enumerated() {
            let through = zip(plan.allotments, plan.passed).filter { $0.1 == number }
            #expect(gap.detachments == through.reduce(0) { $0 + $1.0.detachments.count })
            #expect(through.allSatisfy { allotment, _ in gap.cells.contains { allotment.nodes.contains($0.offset) } })
            #expect(gap.catchChance > 0 && gap.catchChance <= 1)
        }
    }

    @Test(arguments: seeds)
    func `the bounds meet, the one way is no better, and more blockers meet more`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        var before = 0.0
        for blockers in 1...3 {
            guard let plan = try Self.crossing(scenario, blockers: blockers) else { return }
            #expect(plan.lowerBound <= plan.value + 1e-9 && plan.gap < 1e-6, "\(plan.gap)")
            #expect(plan.value <= plan.oneWayValue + 1e-9 && plan.oneWayValue <= 1)
            #expect(plan.value >= before - 1e-9)
            #expect(abs(plan.inspections.reduce(0, +) - Double(blockers)) < 1e-6 || plan.value > 1 - 1e-6)
            #expect(abs(plan.ways.reduce(0) { $0 + $1.amount } - 1) < 1e-9)
            before = plan.value
        }
    }

    /// Whole detachments are rounded shares: the blockers' answer to them is no worse for the blockers than the value.
    @Test(arguments: seeds)
    func `small detachments come near to the value, from above`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        guard let plan = try Self.crossing(scenario, size: 1) else { return }
        #expect(plan.detachmentChance >= plan.value - 0.02 && plan.detachmentChance <= plan.value + 0.02)
    }

    @Test(arguments: seeds)
    func `twice the men of every formation spread alike`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let twice = scenario.with(
            formations: scenario.formations.map { formation in
                var formation = formation
                let men = 2 * formation.men.best
                formation.men = Strength(low: men, best: men, high: men)
                return formation
            })
        let plans = [try Self.crossing(scenario), try Self.crossing(twice)]
        guard let (one, other) = plans[0].flatMap({ one in plans[1].map { (one, $0) } }) else { return }
        #expect(abs(one.value - other.value) < 1e-9 && abs(one.oneWayValue - other.oneWayValue) < 1e-9)
    }

    @Test(arguments: seeds)
    func `a schedule is no quicker than the quickest flow, and bigger detachments form no shorter columns`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let rules = MarchRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules)
        guard let plan = try Self.crossing(scenario) else { return }
        let schedule = DepartureSchedule(plan.allotments, scenario: scenario, march: march, rules: rules, ownGround: 0)
        let network = MarchNetwork(scenario: scenario, march: march, rules: rules, ground: .everywhere)
        let bound = try #require(network.bound(for: plan.formations))
        #expect(schedule.lastThrough >= bound.hours - 1e-6)
        #expect(bound.headHours <= bound.hours && bound.binding.allSatisfy(plan.formations.contains))
        for departures in schedule.departures { #expect(departures.leaves == departures.leaves.sorted()) }
        // The bound and the most men are two sides of one thing.
        if bound.binding.count == plan.formations.count {
            #expect(network.mostMen(of: plan.formations, within: bound.hours + 1e-6) >= Double(bound.men) - 1e-3)
            #expect(network.mostMen(of: plan.formations, within: 0.9 * bound.hours) < Double(bound.men))
        }
    }

    @Test(arguments: seeds)
    func `those who withdraw together are no sooner there than any of them alone`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let rules = MarchRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules)
        let (everywhere, roads) = (
            MarchNetwork(scenario: scenario, march: march, rules: rules, ground: .everywhere),
            MarchNetwork(scenario: scenario, march: march, rules: rules, ground: .roads)
        )
        let all = Array(scenario.formations.indices)
        guard let together = everywhere.bound(for: all) else { return }
        for formation in all {
            let alone = try #require(everywhere.bound(for: [formation]))
            #expect(alone.hours <= together.hours + 1e-6)
            if let byRoad = roads.bound(for: [formation]) { #expect(alone.hours <= byRoad.hours + 1e-6) }
        }
    }

    @Test(arguments: seeds.prefix(4))
    func `shares of a plan are shares, and the truth is no worse than belief`(seed: Int) throws {
        let old = Fixtures.rough(seed: seed)
        let scenario = old.with(intelligence: Intelligence(delayHours: 24, blur: 1.6))
        let alarm = Alarm(
            patches: SectorMap(grid: scenario.theatre.grid).ofCell, patchCount: SectorMap(grid: scenario.theatre.grid).count,
            perContact: 0.05)
        guard
            let plan = Plan(
                Self.task(scenario), on: Self.basis(scenario), terms: Plan.Terms(alarm: alarm, keptShare: 0.8))
        else { return }
        #expect(plan.orders.contactsSpared < 1)
        for spread in [plan.orders.together, plan.orders.eachForItself] {
            #expect(spread.noContact <= spread.comeThrough && spread.comeThrough <= 1 && spread.highestAlarm >= 1)
        }
        let news = try #require(plan.ignorance)
        #expect(news.actualValue >= news.knowingValue - 1e-9 && news.believedValue == plan.crossing.value)
        #expect(plan.prospect.men == scenario.formations.reduce(0) { $0 + $1.men.best })
        #expect(plan.prospect.comeThrough <= Double(plan.prospect.men) && plan.prospect == news.believed)
    }

    @Test(arguments: seeds)
    func `no perturbed course is cheaper than the plain one, and every place with a way has one`(seed: Int) throws {
        let scenario = Fixtures.rough(seed: seed)
        let rules = AppraisalRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        let outlook = Outlook(Self.basis(scenario), at: scenario.start, size: 40)
        var planning = PlanningRules()
        planning.courses = 6
        let book = CourseBook(scenario: scenario, march: march, rules: planning, looks: 1) { _ in outlook.believed }
        let best = Course(leastRiskIn: scenario, cost: outlook.believed)
        let price = { (way: Way) in way.contacts + planning.riskPerHour * way.marchHours }
        for cell in 0..<scenario.theatre.grid.count where scenario.theatre.isLand(CellID(cell)) {
            let plain = best.cells(from: CellID(cell), neighbours: march.neighbours)
            for course in 0..<6 {
                let way = book.cells(.gaps, course, from: CellID(cell), march: march)
                #expect((way == nil) == (plain == nil))
                guard let way, let plain else { continue }
                let (turned, least) = (price(outlook.believed.way(along: way)), price(outlook.believed.way(along: plain)))
                // Costs of steps are whole numbers in the search: to half of one a step.
                #expect(turned >= least - Double(plain.count) / 8000)
                #expect(Set(way).count == way.count)
            }
        }
    }
}
