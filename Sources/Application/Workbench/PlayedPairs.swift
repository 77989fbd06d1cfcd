import Campaigns
import Figures
import Foundation
import Geography
import Notation
import ScenarioFiles
import Scenarios
import Statistics
import Studies
import Synchronization

/// Pairs of futures that were played: what every page and file of a study is made of.
package struct PlayedPairs: Sendable {
    let question: PairQuestion
    /// The order and the one it is compared with, every choice made.
    let assignments: [Assignment]
    let table: PairTable
    /// Men by place of each order; nil where some of its campaigns were not played but read from a store, which has no places.
    private(set) var sums: [CellSums?]

    init(question: PairQuestion, assignments: [Assignment], table: PairTable, sums: [CellSums?]) {
        (self.question, self.assignments, self.table, self.sums) = (question, assignments, table, sums)
    }

    /// The question.
    package var asked: PairQuestion { question }
    /// Pairs that were played.
    package var count: Int { table.count }

    private var scenario: Scenario { table.scenario }

    // MARK: pages

    /// The result as the page shows it.
    package var result: PairResult {
        PairResult(
            estimate: PairEstimate(table, of: question.replications, seed: question.seed), arrivals: arrivals,
            formations: scenario.formations.indices.map(fates), digest: table.digest.description)
    }

    private var arrivals: [PairResult.Arrivals] {
        table.groups.enumerated().map { number, group in
            let days = table.sides[0].arrivals[number].indices.map { day in
                PairResult.Day(
                    date: scenario.start.adding(hours: Double(24 * day)).isoDate,
                    order: spread(0, number, day), against: spread(1, number, day))
            }
            return PairResult.Arrivals(group: group.group.id, byDay: days)
        }
    }

    private func spread(_ side: Int, _ group: Int, _ day: Int) -> PairResult.Spread {
        let men = Distribution(table.sides[side].arrivals[group][day].map(Double.init), perWorld: table.perWorld)
        return PairResult.Spread(
            mean: men.mean, q10: men.quantile(0.1), q25: men.quantile(0.25), median: men.quantile(0.5), q75: men.quantile(0.75),
            q90: men.quantile(0.9))
    }

    private func fates(_ formation: Int) -> PairResult.Formation {
        PairResult.Formation(id: scenario.formations[formation].id, order: fates(0, formation), against: fates(1, formation))
    }

    private func fates(_ side: Int, _ formation: Int) -> PairResult.Fates {
        let figures = table.sides[side]
        let values = { (measure: Measure) in
            figures.fates[formation][PairTable.fates.firstIndex(of: measure) ?? 0].map(Double.init)
        }
        let level = { (measure: Measure) in PairEstimate.Level(values(measure), perWorld: table.perWorld) }
        let mean = { (measure: Measure) in values(measure).reduce(0, +) / Double(table.count) }
        let start = Double(figures.starts[formation]) / Double(table.count)
        let conduct = assignments[side].conduct[formation]
        return PairResult.Fates(
            task: conduct?.task.rawValue, menStart: start, out: level(.menOut), guerrillas: level(.guerrillas),
            lost: level(.lost), killed: level(.killed), captured: level(.captured), deserted: level(.deserted),
            astray: level(.astray), onTheMarch: mean(.onTheMarch), shareOut: start > 0 ? mean(.menOut) / start : 0,
            medianDay: medianDay(figures.byDay[formation]),
            orderReached: conduct == nil || assignments[side].directive.issued == nil
                ? nil : Double(figures.reached[formation]) / Double(table.count),
            menObeyed: Double(figures.obeyed[formation]) / Double(table.count))
    }

    /// Day by whose end half of all who arrive have arrived; nil if nobody does.
    private func medianDay(_ byDay: [Int]) -> Int? {
        let total = byDay.reduce(0, +)
        guard total > 0 else { return nil }
        var sum = 0
        return byDay.indices.first { day in
            sum += byDay[day]
            return 2 * sum >= total
        }
    }

    /// Every future by its number, for the dots of a group; throws for a group that is none.
    package func replications(group id: String?) throws(Refusal) -> ReplicationPage {
        let id = id ?? scenario.primaryGroup.id
        guard let group = table.group(id) else { throw unknownGroup(id) }
        let measures: [Measure] = [.menOut, .guerrillas, .lost, .killed, .captured, .tiedDown]
        let side = { (side: Int) in
            Dictionary(
                uniqueKeysWithValues: measures.map { ($0.rawValue, table.values($0, group: group, side: side)) })
        }
        return ReplicationPage(
            group: id, replication: (0..<table.count).map { $0 % (table.perWorld ?? .max) },
            world: table.perWorld.map { size in (0..<table.count).map { $0 / size } }, order: side(0), against: side(1))
    }

    private func unknownGroup(_ id: String) -> Refusal {
        let known = table.groups.map(\.group.id).joined(separator: ", ")
        return Refusal(.request, "group is \"\(id.prefix(64))\", expected one of \(known).")
    }

    /// The same with the places of an order's men: its campaigns are played again where they are not known.
    package func locating(
        directive: String?, on prepared: PreparedModel, workers: Int
    ) async throws(Refusal) -> PlayedPairs {
        let (side, _) = try place(directive: directive, formation: nil)
        guard sums[side] == nil else { return self }
        let found = Mutex(CellSums())
        _ = await StudyRunner(preparation: prepared.model, seed: question.seed, workers: workers, worlds: question.design).run(
            [assignments[side]], replications: count,
            observing: { campaign, _ in found.withLock { $0.add(campaign.journal.events) } })
        var located = self
        located.sums[side] = found.withLock { $0 }
        return located
    }

    /// A sum of every cell in four bytes each, and the futures it is summed over; throws for a name that is none. `locating` comes first.
    package func field(
        _ name: String, directive: String?, formation: String?
    ) throws(Refusal) -> (bytes: [UInt8], futures: Int) {
        guard let kind = CellSums.Kind(rawValue: name) else {
            let known = CellSums.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.input, "There is no field \"\(name.prefix(40))\", expected one of \(known).")
        }
        let (side, position) = try place(directive: directive, formation: formation)
        let sums = sums[side] ?? CellSums()
        return (sums.bytes(kind, formation: position, cells: scenario.theatre.grid.count), sums.campaigns)
    }

    private func place(directive: String?, formation: String?) throws(Refusal) -> (side: Int, formation: Int?) {
        let sides = ["order": 0, "against": 1]
        guard let side = sides[directive ?? "order"] else {
            throw Refusal(.request, "directive is \"\((directive ?? "").prefix(40))\", expected order or against.")
        }
        guard let formation else { return (side, nil) }
        guard let position = scenario.formations.firstIndex(where: { $0.id == formation }) else {
            throw Refusal(.request, "formation is \"\(formation.prefix(64))\", which the scenario does not have.")
        }
        return (side, position)
    }

    /// Futures that are played again to see where men pass.
    private static let passing = 20

    /// Men who stand in each cell at the ends of epochs, summed over the first futures, which are played again and traced: four bytes a
    /// cell. Throws for worlds: each would need a model of its own.
    package func passages(
        directive: String?, formation: String?, on prepared: PreparedModel
    ) throws(Refusal) -> (bytes: [UInt8], futures: Int) {
        let (side, position) = try place(directive: directive, formation: formation)
        guard question.worlds == nil else {
            throw Refusal(.input, "Where men pass is shown for futures of the standard world; ask for a study without worlds.")
        }
        var campaign = Campaign(preparation: prepared.model, assignment: assignments[side], tracing: true)
        var values = [UInt32](repeating: 0, count: scenario.theatre.grid.count)
        let futures = min(Self.passing, count)
        for replication in 0..<futures {
            campaign.play(seed: question.seed, replication: replication)
            for event in campaign.journal.events where event.kind == .stands {
                if let position, Int(event.formation) != position { continue }
                values[Int(event.place)] =
                    values[Int(event.place)].addingReportingOverflow(UInt32(clamping: event.men)).partialValue
            }
        }
        return (CellSums.octets(values), futures)
    }

    /// The futures as a table of comma-separated values.
    package var spreadsheet: String {
        let measures = Measure.allCases
        let head = ["future", "group"] + measures.flatMap { ["\($0.rawValue)_order", "\($0.rawValue)_against"] }
        var lines = [head.joined(separator: ",")]
        for (number, group) in table.groups.enumerated() {
            for future in 0..<table.count {
                let values = measures.flatMap { measure in
                    (0...1).map { ProseNumber.exact(table.values(measure, group: number, side: $0)[future]) }
                }
                lines.append(([String(future), Escape.csv(group.group.id)] + values).joined(separator: ","))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: the unknowns

    /// How the difference depends on one unknown of its worlds; throws where there are none, or none of that name.
    package func conditioned(_ input: ConditionInput) throws(Refusal) -> ConditionedPage {
        guard let design = question.design, table.worlds >= StudyUnknowns.leastWorlds else {
            throw Refusal(
                .input,
                "The study has \(question.worlds == nil ? "no worlds" : "\(table.worlds) worlds"), and what depends on an unknown "
                    + "is told from \(StudyUnknowns.leastWorlds) worlds on; ask for more.")
        }
        guard let index = design.unknowns.firstIndex(where: { $0.name == input.unknown }) else {
            throw Refusal(.request, "unknown is \"\(input.unknown.prefix(80))\", which is none of this study.")
        }
        guard let group = table.group(input.group ?? scenario.primaryGroup.id) else {
            throw unknownGroup(input.group ?? "")
        }
        guard let measure = Measure(rawValue: input.measure ?? Measure.menOut.rawValue) else {
            throw Refusal(.request, "measure is \"\((input.measure ?? "").prefix(40))\", which is none.")
        }
        try Bounds.check("position", input.position ?? 0.5, 0...1)
        let pair = (0...1).map { table.values(measure, group: group, side: $0) }
        let gains = WorldSampling.means(of: zip(pair[0], pair[1]).map { $0 - $1 }, perWorld: table.perWorld)
        return ConditionedPage(
            design.unknowns[index], gains: gains, positions: (0..<table.worlds).map { design.positions(in: $0)[index] }, input)
    }

    /// Worth of knowing each kind of unknowns; throws where there are too few worlds to tell.
    package func worth() throws(Refusal) -> WorthPage {
        let least = "the worth of unknowns is told from \(StudyUnknowns.leastWorlds) worlds on; ask for more."
        guard let design = question.design, let all = table.group(Group.all) else {
            throw Refusal(.input, "All futures of this study are of the standard world, and \(least)")
        }
        let clauses = scenario.clauses.compactMap { clause -> Clause? in
            guard let measure = Measure(rawValue: clause.quantity.rawValue), let group = table.group(clause.group) else {
                return nil
            }
            let sign = measure.prefersMore ? 1.0 : -1.0
            let pair = (0...1).map { table.values(measure, group: group, side: $0) }
            let differences = zip(pair[0], pair[1]).map { sign * ($0 - $1) }
            let men = table.groups[group].members.reduce(0) { $0 + scenario.formations[$1].men.best }
            return WorldSample(whole: differences, perWorld: table.perWorld).map {
                Clause($0, delta: clause.delta ?? StudyVerdict.standardShare * Double(men))
            }
        }
        let pair = (0...1).map { table.values(.menOut, group: all, side: $0) }
        let utility = WorldSampling.means(of: zip(pair[0], pair[1]).map { $0 - $1 }, perWorld: table.perWorld)
        guard !clauses.isEmpty,
            let worth = StudyUnknowns(clauses: clauses, utility: utility, design: design).worth()
        else { throw Refusal(.input, "The study has \(table.worlds) worlds, and \(least)") }
        return WorthPage(worth, worlds: table.worlds, design: design)
    }

    /// Everything that its worlds were drawn from; throws where there are none.
    package func unknowns() throws(Refusal) -> [UnknownPage] {
        guard let design = question.design else {
            throw Refusal(.input, "All futures of this study are of the standard world; ask for worlds.")
        }
        return design.unknowns.map(UnknownPage.init)
    }
}
