import Arithmetic
import Campaigns
import Figures
import Geography
import Hexes
import RuleSets
import Scenarios
import Studies
import TestSupport

/// Studies whose outcomes are written down instead of played, so that every figure read out of them has a closed form.
public enum HandMade {
    /// The plain ground of `Fixtures.plain` with some formations of so many men, named "a", "b", "c"...
    ///
    /// The first half of them is the primary group, the rest the secondary one; "go" sends everybody, "standing" is the same at hour 0.
    public static func scenario(
        men: [Int] = [100, 200, 300], going: Set<Int>? = nil, standing: Conduct.Task = .withdraw, issued: String? = nil,
        horizonDays: Int = 6, history: [HistoricalFigure] = [], confidence: [String] = [], enemy: [EnemyForce] = [],
        extra: [Directive] = []
    ) -> Scenario {
        let plain = Fixtures.plain(enemy: enemy, horizonDays: horizonDays)
        let formations = men.enumerated().map { index, number in
            Formation(
                id: name(index), name: "Company \(name(index).uppercased())", parent: "", placeName: "corner",
                cell: CellID(9 * 12 + 2 * index), men: Strength(low: number, best: number, high: number),
                weapons: HeavyWeapons(), confidence: confidence.indices.contains(index) ? confidence[index] : "high",
                sources: [], note: "")
        }
        let half = (men.count + 1) / 2
        let told = going ?? Set(men.indices)
        let parts = [Conduct.Task.withdraw, .stay].map { task in
            DirectivePart(
                name: task.rawValue,
                who: .formations(men.indices.filter { told.contains($0) == (task == .withdraw) }.map(name)),
                conduct: Conduct(task: task, ifCannot: .stayAsGuerrillas))
        }
        let time = issued.flatMap { LocalTime($0) }
        let directives = [
            directive("go", title: "Go", issued: time, parts: parts),
            directive(
                "standing", title: "As before", issued: nil,
                parts: [DirectivePart(name: "all", who: .group("all"), conduct: Conduct(task: standing))]),
        ]
        return plain.with(
            formations: formations,
            groups: [
                Group(id: "first", title: "the first half", role: .primary, members: Array(0..<half)),
                Group(id: "second", title: "the other half", role: .secondary, members: Array(half..<men.count)),
            ].filter { !$0.members.isEmpty }, directives: directives + extra, history: history)
    }

    /// The id of a formation by its position.
    public static func name(_ index: Int) -> String { String(Character(UnicodeScalar(97 + UInt8(index)))) }

    /// A directive without a quotation or a source.
    public static func directive(_ id: String, title: String, issued: LocalTime?, parts: [DirectivePart]) -> Directive {
        Directive(id: id, title: title, summary: "", issued: issued, quote: "", sources: [], parts: parts)
    }

    /// The fate of a formation: men who arrive by day, and who are lost or left; the rest of them is still in the ranks.
    public static func fate(
        _ men: Int, arrived: [Int: Int] = [:], behind: Int = 0, killed: Int = 0, captured: Int = 0, deserted: Int = 0,
        astray: Int = 0, guerrillas: Int = 0, orderDay: Int? = nil, reached: Int = 0, obeyed: Int = 0
    ) -> Outcome.OfFormation {
        var ledger = Ledger()
        ledger.start = men
        ledger.arrived = arrived.values.reduce(0, +)
        ledger.arrivedCutOff = behind
        (ledger.killed, ledger.captured, ledger.deserted) = (killed, captured, deserted)
        (ledger.fellOut, ledger.guerrillas) = (astray, guerrillas)
        ledger.inRanks = men - ledger.arrived - killed - captured - deserted - astray - guerrillas
        precondition(ledger.isBalanced)
        var byDay = DailyCounts()
        for (day, count) in arrived { byDay[day] = Int32(count) }
        return Outcome.OfFormation(
            ledger: ledger, arrivedByDay: byDay, orderDay: orderDay.map(Int32.init) ?? -1, orderReached: Int32(reached),
            orderObeyed: Int32(obeyed))
    }

    /// The outcome of a campaign from the fates of its formations.
    public static func outcome(
        _ fates: [Outcome.OfFormation], days: Int = 7, tied: [Int] = [], held: [Int] = [], recruits: Int = 0,
        guerrillas: Int = 0,
        delayHours: Double = 0, contacts: [Int] = []
    ) -> Outcome {
        let filled = { (list: [Int], count: Int) in (0..<count).map { list.indices.contains($0) ? Int32(list[$0]) : 0 } }
        return Outcome(
            formations: fates, guerrillasByZone: [Int32(guerrillas)], recruits: Int32(recruits),
            tiedByDay: filled(tied, days), heldByDay: filled(held, days), delayHours: delayHours,
            contacts: filled(contacts, ContactResult.allCases.count), digest: Digest())
    }

    /// A study whose campaigns have these outcomes, by campaign and replication, again from the first where more are wanted; no
    /// campaign is played.
    public static func study(
        _ scenario: Scenario, replications: Int = 20, sweep: Int = 0, worlds: WorldSampling? = nil,
        outcome: @escaping @Sendable (CampaignKey, Int) -> Outcome
    ) async -> Study {
        let replications = worlds.map { $0.most * $0.perWorld } ?? replications
        // Choices of who goes are judged on up to 128 replications.
        let most = max(replications, sweep, 200)
        let keeper = BlockKeeper(
            shard: nil,
            runs: { key in
                Dictionary(
                    uniqueKeysWithValues: (0..<most).map { replication in
                        (
                            replication,
                            Run(outcome: outcome(key, replication % max(1, replications)), work: Campaign.Work(), bodies: 1)
                        )
                    })
            }, values: { _, _ in [:] }, keep: { _, _ in })
        return await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: RuleBook.rules(for: scenario), directives: scenario.directives,
                replications: replications, workers: 1, sensitivityReplications: sweep, worlds: worlds), keeper: keeper
        ).conduct()
    }

    /// The figures of such a study, without a map and a plan.
    public static func figures(
        _ scenario: Scenario, replications: Int = 20, sweep: Int = 0, worlds: WorldSampling? = nil,
        outcome: @escaping @Sendable (CampaignKey, Int) -> Outcome
    ) async -> ReplyFigures {
        let study = await study(scenario, replications: replications, sweep: sweep, worlds: worlds, outcome: outcome)
        return ReplyBuilder(study: study, situation: nil, plan: nil, provenance: ReplyCase.provenance).figures()
    }
}
