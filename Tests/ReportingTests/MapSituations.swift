import Appraisal
import Campaigns
import Foundation
import Geography
import Hexes
import Planning
import Reporting
import ScenarioFiles
import Scenarios

/// A scenario of the repository with a situation made by hand from the enemy's schedule, for pictures and layers.
struct MapCase {
    let scenario: Scenario
    let relief: Relief?
    let rules: Rules
    let situation: Situation
    let ways: [MapWay]

    /// The case of that name; a row of the grid stands for the cordon, every so many cells of it for a gap.
    init(_ name: String, cordonRow: Int, gapEvery: Int) throws {
        let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let library = ScenarioLibrary(home: home.path)
        let scenario = try library.read(name)
        relief = try library.relief(of: name)
        let rules = RuleBook.rules(for: scenario)
        let march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.appraisal)
        let reading = schedule.reading(at: scenario.start)
        let hazard = Hazard(hold: reading.hold, theatre: scenario.theatre, rules: rules.appraisal.contact)
        let row = (0..<scenario.theatre.grid.columns).compactMap { scenario.theatre.grid.cell(column: $0, row: cordonRow) }
        let cordon = row.filter(scenario.theatre.isLand)
        self.rules = rules
        self.scenario = scenario
        situation = Situation(
            time: scenario.start, enemy: reading.positions, hold: reading.hold, hazard: hazard,
            standings: Self.standings(of: scenario), gaps: Self.gaps(in: cordon, every: gapEvery, of: scenario), cordonValue: 0.2,
            cordon: cordon)
        ways = Self.ways(of: scenario, hazard: hazard, march: march, rules: rules)
    }

    private static func standings(of scenario: Scenario) -> [Standing] {
        scenario.formations.indices.map { index in
            let formation = scenario.formations[index]
            let near = scenario.theatre.nearestPlace(to: formation.cell)?.place.name ?? ""
            return Standing(
                formation: index, cell: formation.cell, whereabouts: "4 km N of \(near)",
                uncertaintyKilometres: formation.confidence == "low" ? 15 : formation.confidence == "medium" ? 10 : 2,
                isCutOff: true, since: scenario.start, holders: [0], leastContacts: index == 0 ? .infinity : 0.4,
                wayKilometres: 120, gameValue: 0.1)
        }
    }

    private static func gaps(in cordon: [CellID], every: Int, of scenario: Scenario) -> [Gap] {
        stride(from: every / 2, to: cordon.count - 2, by: every).map { start in
            let cells = Array(cordon[start..<min(cordon.count, start + 3)])
            let near = scenario.theatre.nearestPlace(to: cells[0])?.place.name ?? ""
            return Gap(
                cells: cells, name: "7 km W of \(near)", widthKilometres: 9, menPerHour: 1240, catchChance: 0.2, share: 0.1,
                battalionsToClose: 2, shuts: start % 2 == 0 ? scenario.start.adding(hours: 96) : nil)
        }
    }

    private static func ways(of scenario: Scenario, hazard: Hazard, march: MarchTable, rules: Rules) -> [MapWay] {
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard,
            informers: Hazard.informers(theatre: scenario.theatre, rules: rules.appraisal.contact), appraisal: rules.appraisal,
            rules: rules.planning)
        let starts = scenario.formations.map(\.cell)
        let book = CourseBook(scenario: scenario, cost: cost, march: march, starts: starts, rules: rules.planning)
        return scenario.formations.indices.flatMap { index -> [MapWay] in
            let ways = book.ways(from: starts[index], march: march)
            return ways.map { MapWay(way: $0, men: Double(scenario.formations[index].men.best) / Double(ways.count), formation: index) }
        }
    }
}
