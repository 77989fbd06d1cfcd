import Appraisal
import Geography
import Hexes

/// How things stand at a moment: who is cut off, where the gaps are, where everybody is.
public struct Situation: Sendable {
    /// The moment.
    public let time: LocalTime
    /// The enemy's forces by position in the scenario.
    public let enemy: [EnemyPosition]
    /// How densely the enemy watches each cell.
    public let hold: EnemyHold
    /// The danger of contact in each cell.
    public let hazard: Hazard
    /// One a formation, in the order of the scenario.
    public let standings: [Standing]
    /// The gaps in the enemy's cordon, the one that carries most men first; none where nobody is cut off.
    public let gaps: [Gap]
    /// The value of the game for all who are cut off: the share of their men whom one battalion, placed as well as can be
    /// in one hex, catches when the men are spread as well as can be.
    public let cordonValue: Double
    /// Cells of the cordon that men on their way meet first; none where nobody is cut off.
    public let cordon: [CellID]

    /// A reading of the map.
    public init(
        time: LocalTime, enemy: [EnemyPosition], hold: EnemyHold, hazard: Hazard, standings: [Standing], gaps: [Gap],
        cordonValue: Double, cordon: [CellID]
    ) {
        self.time = time
        self.enemy = enemy
        self.hold = hold
        self.hazard = hazard
        self.standings = standings
        self.gaps = gaps
        self.cordonValue = cordonValue
        self.cordon = cordon
    }
}

/// How a formation stands.
public struct Standing: Hashable, Sendable {
    /// Position in the scenario.
    public let formation: Int
    /// The cell where it stands.
    public let cell: CellID
    /// The nearest known place, as it is said in a sentence: "12 km N of Wonju".
    public let whereabouts: String
    /// Radius within which the formation may be, kilometres: the thinner the record and the larger the body, the wider.
    public let uncertaintyKilometres: Double
    /// True when no road that bears wheels leads to its own side free of the enemy's hold.
    public let isCutOff: Bool
    /// The first day since which that has been so without a break, for the place where it stands; nil if it is not, or
    /// if the day is not known.
    public let since: LocalTime?
    /// True if `since` is the latest that it can be: the dated positions of a force that cuts it off begin on that day.
    public let sinceMayBeEarlier: Bool
    /// True where a way to the objective crosses no cell of the cordon.
    public let isOutsideCordon: Bool
    /// The enemy forces that hold the roads nearest to it, by position in the scenario, nearest first.
    public let holders: [Int]
    /// Contacts expected by one small body on the best way on foot to the objective; infinity if there is none.
    public let leastContacts: Double
    /// True if a way leads to the objective on foot.
    public var hasWay: Bool { leastContacts.isFinite }
    /// Kilometres of that way.
    public let wayKilometres: Double
    /// The value of the game for this formation alone: the share of its men whom one battalion catches, both sides at their
    /// best; 0 if it is not cut off.
    public let gameValue: Double

    /// A formation's standing.
    public init(
        formation: Int, cell: CellID, whereabouts: String, uncertaintyKilometres: Double, isCutOff: Bool, since: LocalTime?,
        sinceMayBeEarlier: Bool = false, isOutsideCordon: Bool, holders: [Int], leastContacts: Double, wayKilometres: Double,
        gameValue: Double
    ) {
        self.formation = formation
        self.cell = cell
        self.whereabouts = whereabouts
        self.uncertaintyKilometres = uncertaintyKilometres
        self.isCutOff = isCutOff
        self.since = since
        self.sinceMayBeEarlier = sinceMayBeEarlier
        self.isOutsideCordon = isOutsideCordon
        self.holders = holders
        self.leastContacts = leastContacts
        self.wayKilometres = wayKilometres
        self.gameValue = gameValue
    }
}

/// An opening in the enemy's cordon: a connected run of its cells that carries men.
public struct Gap: Hashable, Sendable {
    /// Cells of the cordon in this gap.
    public let cells: [CellID]
    /// As it is said in a sentence: "7 km W of Tanyang".
    public let name: String
    /// Extent of the run, kilometres.
    public let widthKilometres: Double
    /// Men an hour that pass in single file on its tracks and between them.
    public let menPerHour: Double
    /// Chance that a small body is met in crossing it.
    public let catchChance: Double
    /// Share of the men whom the best spread sends through it.
    public let share: Double
    /// True where it is shut already: the chance of being met is `SituationRules.shutChance` or more.
    public let isShut: Bool
    /// Enemy battalions that would close it: patrols at the density of a block.
    public let battalionsToClose: Double
    /// The first day on which it counts as shut (`SituationRules`): the chance of being met there is high, or has grown by much; nil
    /// if it stays open.
    public let shuts: LocalTime?

    /// A gap.
    public init(
        cells: [CellID], name: String, widthKilometres: Double, menPerHour: Double, catchChance: Double, share: Double,
        isShut: Bool, battalionsToClose: Double, shuts: LocalTime?
    ) {
        self.cells = cells
        self.name = name
        self.widthKilometres = widthKilometres
        self.menPerHour = menPerHour
        self.catchChance = catchChance
        self.share = share
        self.isShut = isShut
        self.battalionsToClose = battalionsToClose
        self.shuts = shuts
    }
}
