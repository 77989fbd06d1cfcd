import Arithmetic
import Campaigns
import Geography
import RuleSets
import Scenarios

/// The name under which a campaign's outcomes are kept: a fingerprint of all that they depend on, but for the program, the
/// scenario's files and the number of the replication.
///
/// Two directives that tell every formation the same at the same time share a key. The ground is not in it: who keeps
/// outcomes must keep the digest of the scenario's files beside them.
public struct CampaignKey: Hashable, Sendable {
    /// Fingerprint of all that the outcomes depend on.
    public let digest: Digest
    /// Directive that is played, with the conduct of each formation.
    public let assignment: Assignment
    /// Rules under which it is played.
    public let rules: Rules
    /// Seed of all random numbers.
    public let seed: UInt64
    /// Time at which the enemy stops where he stands; nil where he moves as recorded.
    public let enemyHeld: LocalTime?
    /// Replications in each world; nil where all are in the standard world.
    public let perWorld: Int?

    /// The key of a campaign on a preparation that need not be made for it, in the worlds of a design or in the standard one.
    init(of deferred: DeferredModel, assignment: Assignment, seed: UInt64, worlds design: WorldDesign? = nil) {
        perWorld = design?.perWorld
        enemyHeld = deferred.scenario.enemyHeld
        self.assignment = assignment
        self.seed = seed
        rules = deferred.rules
        var digest = Digest()
        digest.add(seed)
        digest.add(deferred.epochHours)
        for entry in RuleBook.entries { digest.add(entry.value(in: deferred.rules)) }
        digest.add(deferred.scenario)
        digest.add(assignment.directive.issued?.minutes ?? .min)
        digest.add(assignment.reading.delivery.rawValue)
        digest.add(assignment.reading.dispersed.rawValue)
        for conduct in assignment.conduct { digest.add(conduct) }
        design?.add(to: &digest)
        for (amendment, changes) in zip(assignment.directive.amendments, assignment.changes) {
            digest.add(amendment.issued.minutes)
            for change in changes { digest.add(change) }
        }
        self.digest = digest
    }
}

extension Digest {
    /// Adds all that a program may vary of a scenario: all but the ground, the directives and the record.
    fileprivate mutating func add(_ scenario: Scenario) {
        add(scenario.id)
        add(scenario.start.minutes)
        add(scenario.horizonDays)
        for conduct in scenario.standingConduct { add(conduct) }
        add(scenario.intelligence.delayHours)
        add(scenario.intelligence.blur)
        for formation in scenario.formations {
            add(formation.id)
            add(formation.cell.offset)
            add(formation.men)
            add(formation.weapons.guns)
            add(formation.weapons.tanks)
            if formation.daysWithoutFood > 0 { add(formation.daysWithoutFood) }
        }
        for force in scenario.enemy {
            add(force.id)
            add(force.battalions)
            if force.share < 1 { add(force.share) }
            add(force.men)
            add(force.mobility.rawValue)
            for fix in force.track {
                add(fix.time.minutes)
                add(fix.cell.offset)
                add(fix.posture.rawValue)
            }
        }
    }

    private mutating func add(_ strength: Strength) {
        add(strength.low)
        add(strength.best)
        add(strength.high)
    }

    fileprivate mutating func add(_ conduct: Conduct?) {
        guard let conduct else { return add("says nothing") }
        add(conduct.task.rawValue)
        add(conduct.heavyWeapons.rawValue)
        add(conduct.detachmentSize)
        add(conduct.ways)
        add(conduct.route.rawValue)
        add(conduct.march.rawValue)
        add(conduct.ifBlocked.rawValue)
        add(conduct.ifCannot.rawValue)
        add(conduct.to)
        add(conduct.via)
        add(conduct.start?.minutes ?? .min)
    }

    /// Adds a change respect by respect.
    fileprivate mutating func add(_ change: ConductChange?) {
        guard let change else { return add("changes nothing") }
        let words = [
            change.task?.rawValue, change.heavyWeapons?.rawValue, change.route?.rawValue, change.march?.rawValue,
            change.ifBlocked?.rawValue, change.ifCannot?.rawValue,
        ]
        for word in words { add(word ?? "as before") }
        for number in [change.detachmentSize, change.ways, change.start?.minutes] { add(number ?? .min) }
        add(change.to)
        add(change.via?.count ?? -1)
        add(change.via ?? [])
    }

    private mutating func add(_ objective: Objective?) {
        guard let objective else { return add("the scenario's objective") }
        add(objective.goals.count)
        for goal in objective.goals {
            add(goal.from?.minutes ?? .min)
            if let until = goal.until { add(until.minutes) }
            add(cells: goal.cells)
        }
    }

    private mutating func add(_ via: [Passage]) {
        add(via.count)
        for passage in via { add(cells: passage.cells) }
    }

    /// Adds the cells at which a row of flags turns.
    private mutating func add(cells: [Bool]) {
        add(cells.count)
        for cell in cells.indices where cells[cell] != (cell > 0 && cells[cell - 1]) { add(cell) }
    }
}
