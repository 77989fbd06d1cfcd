import Appraisal
import Arithmetic
import Geography
import Hexes
import Notation
import Planning
import RuleSets
import Scenarios

/// Every number of a situation that is printed.
public struct SituationFigures: Codable, Sendable {
    /// By the theatre's clock.
    public let time: String
    /// Where the men are to get, as it is said in a sentence.
    public let objective: String
    /// How each formation stands, in the order of the scenario.
    public let standings: [SituationStanding]
    /// Gaps of the cordon, the one that carries most men first; none where nobody is cut off.
    public let gaps: [SituationGap]
    /// Least share of the men that one well-placed inspection catches when they are spread as well as can be.
    public let cordonValue: Double
    /// Forces of the enemy that stand in the theatre.
    public let enemyForces: Int
    /// Cells of the cordon that men on their way meet first, hexes.
    public let cordonCells: Int
    /// Chance of contact at some places.
    public let hazards: [SituationHazard]

    /// Reads the numbers out of a situation.
    public init(_ situation: Situation, scenario: Scenario, rules: AppraisalRules) {
        time = situation.time.description
        objective = scenario.objective.name
        standings = situation.standings.map { SituationStanding($0, scenario: scenario) }
        gaps = situation.gaps.map(SituationGap.init)
        cordonValue = situation.cordonValue
        enemyForces = situation.enemy.filter { $0.posture != .absent }.count
        cordonCells = situation.cordon.count
        hazards = SituationHazard.table(situation, scenario: scenario, rules: rules)
    }

    /// The standing of a formation.
    public func standing(of id: String) -> SituationStanding? { standings.first { $0.id == id } }
}

/// How a formation stands, in numbers and names.
public struct SituationStanding: Codable, Sendable {
    /// How tightly it is shut in, by the contacts a small body must expect on the best way on foot.
    public enum Grip: String, CaseIterable, Codable, Sendable { case free, loosely, closely, tightly, noWay }

    /// Key of the formation.
    public let id: String
    /// Its name.
    public let name: String
    /// Ids of the groups that it belongs to.
    public let groups: [String]
    /// Nearest known place.
    public let whereabouts: String
    /// Radius within which it may be, km.
    public let uncertaintyKilometres: Double
    /// No road that bears wheels leads to its own side free of the enemy's hold.
    public let isCutOff: Bool
    /// ISO date since which the place where it stands is cut off, by the enemy's dated positions; nil if it is not, or if the
    /// day is not known. When the formation came to that place is not known from it.
    public let since: String?
    /// True if `since` is the latest that it can be: the dated positions of a force begin on that day.
    public let sinceMayBeEarlier: Bool
    /// True where a way to the objective crosses no cell of the cordon.
    public let isOutsideCordon: Bool
    /// Names of the enemy's forces that hold the roads nearest to it, the nearest first.
    public let holders: [String]
    /// Nil if there is no way.
    public let leastContacts: Double?
    /// Length of that way; nil where there is none, km.
    public let wayKilometres: Double?
    /// Share of its men that one inspection catches at least.
    public let gameValue: Double?
    /// How tightly it is held, by the contacts.
    public let grip: Grip

    /// Contacts up to which a body is held loosely (seven in ten pass unseen), and closely (three in ten).
    public static let loose = 0.35
    /// Contacts up to which it is held closely.
    public static let close = 1.2

    init(_ standing: Standing, scenario: Scenario) {
        let formation = scenario.formations[standing.formation]
        id = formation.id
        name = formation.name
        groups = ReplyGroup.all(of: scenario).filter { $0.members.contains(standing.formation) }.map(\.group.id)
        whereabouts = standing.whereabouts
        uncertaintyKilometres = standing.uncertaintyKilometres
        isCutOff = standing.isCutOff
        since = standing.since?.isoDate
        sinceMayBeEarlier = standing.sinceMayBeEarlier
        isOutsideCordon = standing.isOutsideCordon
        holders = standing.holders.map { scenario.enemy[$0].name }
        leastContacts = standing.hasWay ? standing.leastContacts : nil
        wayKilometres = standing.hasWay ? standing.wayKilometres : nil
        gameValue = standing.gameValue.isFinite ? standing.gameValue : nil
        grip = Self.grip(standing)
    }

    private static func grip(_ standing: Standing) -> Grip {
        if !standing.hasWay { return .noWay }
        if !standing.isCutOff { return .free }
        return standing.leastContacts <= loose ? .loosely : standing.leastContacts <= close ? .closely : .tightly
    }
}

/// A gap in numbers.
public struct SituationGap: Codable, Sendable {
    /// Nearest known place.
    public let name: String
    /// Width, km.
    public let widthKilometres: Double
    /// Capacity in single file, men per hour.
    public let menPerHour: Double
    /// Chance that a small body is met in crossing.
    public let catchChance: Double
    /// Share of the men whom the best spread sends through it.
    public let share: Double
    /// True where it is shut already.
    public let isShut: Bool
    /// Battalions that would close it.
    public let battalionsToClose: Double
    /// ISO date; nil if it stays open.
    public let shuts: String?

    init(_ gap: Gap) {
        name = gap.name
        widthKilometres = gap.widthKilometres
        menPerHour = gap.menPerHour
        catchChance = gap.catchChance
        share = gap.share
        isShut = gap.isShut
        battalionsToClose = gap.battalionsToClose
        shuts = gap.shuts?.isoDate
    }
}

/// Contacts expected in an hour's march off the road at a place.
public struct SituationHazard: Codable, Sendable {
    /// Near this place.
    public let place: String
    /// "40 men, night, new moon".
    public let body: String
    /// Size of the body, men.
    public let men: Int
    /// The light.
    public let light: String
    /// Expected contacts in an hour's march.
    public let contactsPerHour: Double

    /// Sizes of bodies and lights that are shown.
    static let sizes = [40, 1000]
    static let lights: [(name: String, light: Light)] = [
        ("dark night", Light(darkHours: 6, moonlight: 0, hours: 6)), ("full moon", Light(darkHours: 6, moonlight: 1, hours: 6)),
        ("day", Light(darkHours: 0, moonlight: 0, hours: 6)),
    ]

    /// At the places nearest to the first gaps and to the first of those cut off, at most six.
    static func table(_ situation: Situation, scenario: Scenario, rules: AppraisalRules) -> [SituationHazard] {
        let theatre = scenario.theatre
        let cells =
            situation.gaps.prefix(3).compactMap(\.cells.first) + situation.standings.filter(\.isCutOff).prefix(4).map(\.cell)
        var seen: Set<String> = []
        let places = cells.compactMap { theatre.nearestPlace(to: $0)?.place }.filter { seen.insert($0.id).inserted }.prefix(6)
        return places.flatMap { place in
            sizes.flatMap { men in
                lights.map { name, light in
                    let calm = situation.hazard[place.cell.offset].rate(sight: Float(rules.contact.sight(light)))
                    return SituationHazard(
                        place: place.name, body: "\(ProseWords.figured(men, "man", "men")), \(name)", men: men, light: name,
                        contactsPerHour: Double(calm) * rules.contact.sizeFactor(men: men))
                }
            }
        }
    }
}
