import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport

/// Campaigns on small ground, played many times.
enum Played {
    /// Reads every replication of the first directive of a scenario under some rules.
    static func read<Value>(
        _ scenario: Scenario, _ rules: Rules, replications: Int, epochHours: Int = 12,
        _ value: (_ campaign: Campaign, _ outcome: Outcome) -> Value
    ) -> [Value] {
        let preparation = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        return (0..<replications).map { replication in
            campaign.play(seed: 1950, replication: replication)
            return value(campaign, Outcome(journal: campaign.journal, preparation: preparation))
        }
    }

    /// Share of the men who are in a column of the formation's ledger at the end, by replication.
    static func share(
        _ column: KeyPath<Ledger, Int>, _ scenario: Scenario, _ rules: Rules, replications: Int
    ) -> [Double] {
        read(scenario, rules, replications: replications) { campaign, _ in
            Double(campaign.ledgers[0][keyPath: column]) / Double(campaign.ledgers[0].start)
        }
    }

    /// All contacts of some replications.
    static func contacts(_ scenario: Scenario, _ rules: Rules, replications: Int) -> [ContactRecord] {
        read(scenario, rules, replications: replications) { campaign, _ in ContactRecord.all(in: campaign.journal) }
            .flatMap(\.self)
    }

    /// The first contact of each replication that has one.
    static func firstContacts(_ scenario: Scenario, _ rules: Rules, replications: Int) -> [ContactRecord] {
        read(scenario, rules, replications: replications) { campaign, _ in ContactRecord.all(in: campaign.journal).first }
            .compactMap(\.self)
    }

    /// Nobody leaves but by contacts, the alarm is not raised, and the enemy has no reserves.
    static func calm(_ rules: inout Rules) {
        rules.cohesion.strengthSpread = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.stragglingMen = 0
        rules.cohesion.hungerHazard = 0
        rules.appraisal.march.fatiguePerDay = 0
        rules.appraisal.contact.alarmGain = 0
        rules.reaction.reserveBlocks = 0
    }

    /// Calm, and nobody gets anywhere.
    static func still(_ rules: inout Rules) {
        calm(&rules)
        rules.appraisal.march.dailyHours = 0.01
    }

    /// Still, and found at once after reports by the people of `Played.peopled`, 0.04 times an hour for a body of the
    /// reference size, all of it exposed.
    static func reported(_ rules: inout Rules) {
        still(&rules)
        rules.appraisal.contact.lyingUp = 1
        rules.appraisal.contact.informers = 2e-4
        rules.appraisal.contact.pursuitHours = 1e-6
        rules.engagement.exposedPerMet = 1e6
    }

    /// Contacts that cost nothing.
    static func evading(_ rules: inout Rules) {
        rules.engagement.evadeBase = 100
        rules.engagement.evadeLoss = 0
    }

    /// Contacts after which a body holds together and has lost nobody, but is weaker.
    static func weakening(_ rules: inout Rules) {
        reported(&rules)
        rules.engagement.scatterBase = 100
        rules.engagement.straggleLow = 0
        rules.engagement.straggleHigh = 0
        rules.engagement.fragmentMen = 1e6
        rules.engagement.cohesionLoss = 0.3
    }

    /// Open ground with 400 people on a square kilometre and no enemy.
    static func peopled(
        rows: Int = 8, men: Int = 400, size: Int = 50, ifBlocked: Conduct.IfBlocked = .newWay, days: Int = 2
    ) -> Scenario {
        Fixtures.plain(
            columns: 8, rows: rows, people: 25_000 * rows, men: Grounds.men(men),
            conduct: Conduct(
                heavyWeapons: .destroy, detachmentSize: size, ways: 1, route: .gaps, ifBlocked: ifBlocked,
                ifCannot: .stayAsGuerrillas),
            horizonDays: days)
    }

    /// A road to the north through empty ground, 117 km long.
    static func road(men: Int, size: Int, march: Conduct.MarchHours = .night, days: Int) -> Scenario {
        Fixtures.plain(
            columns: 2, rows: 40, roads: Grounds.northRoad(columns: 2, rows: 40), men: Grounds.men(men),
            conduct: Conduct(heavyWeapons: .destroy, detachmentSize: size, route: .roads, march: march), horizonDays: days)
    }

    /// Contacts with blocks alone, which cost nothing: the enemy's forces watch nothing where they stand.
    static func blocksAlone(_ rules: inout Rules) {
        calm(&rules)
        evading(&rules)
        rules.appraisal.hold.patrolsPerBattalion = 0
        rules.reaction.reserveBlocks = 6
    }

    /// Thirty battalions in reserve in the middle of `sectors`.
    static func battalions(_ mobility: Mobility = .motor) -> EnemyForce {
        Fixtures.force(battalions: 30, at: CellID(20 * 8 + 4), mobility: mobility, posture: .reserve)
    }

    /// Five sectors one behind the other, with no force but one.
    static func sectors(_ force: EnemyForce = battalions()) -> Scenario {
        Fixtures.plain(
            columns: 8, rows: 40, enemy: [force],
            conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps), horizonDays: 6)
    }
}

/// A contact of a journal with what it did.
struct ContactRecord {
    let result: ContactResult
    /// Men who were met, and men of the body before.
    let met: Int
    let men: Int
    var killed = 0
    var captured = 0
    var fellOut = 0
    /// Men of the bodies that split off.
    var parts: [Int] = []

    var lost: Int { killed + captured + fellOut }
    /// Share of the body that was lost.
    var share: Double { Double(lost) / Double(men) }

    /// The contacts of a journal, in order; losses from one on to the next are its own.
    static func all(in journal: Journal) -> [ContactRecord] {
        var men: [Int32: Int] = [:]
        var records: [ContactRecord] = []
        for event in journal.events {
            let number = Int(event.men)
            switch event.kind {
            case .formed: men[event.body] = number
            case .split:
                men[event.body] = number
                men[event.amount]! -= number
                if !records.isEmpty { records[records.count - 1].parts.append(number) }
            case .contact:
                records.append(
                    ContactRecord(result: ContactResult(rawValue: Int(event.amount))!, met: number, men: men[event.body]!))
            case .killed: leave(number, \.killed)
            case .captured: leave(number, \.captured)
            case .fellOut: leave(number, \.fellOut)
            default: continue
            }
            func leave(_ number: Int, _ column: WritableKeyPath<ContactRecord, Int>) {
                men[event.body]! -= number
                if !records.isEmpty { records[records.count - 1][keyPath: column] += number }
            }
        }
        return records
    }
}
