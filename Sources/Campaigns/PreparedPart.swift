import Appraisal
import Planning
import RuleSets
import Scenarios

/// A part of a campaign model that is made from its key and from parts whose keys are in its own.
///
/// The code that makes it sees the key and never `Rules`. So two parts with equal keys are equal, and one may stand for the other.
protocol PreparedPart: Sendable {
    /// The part of the scenario and the rules from which it is made.
    associatedtype Key: Hashable, Sendable
    var key: Key { get }
}

/// The keys of all parts of a campaign model: the one place that picks them from the rules.
struct CampaignModelKeys: Hashable, Sendable {
    let map: MapAnalysis.Key
    let sectors: SectorAnalysis.Key
    let hazards: HazardFields.Key
    let reserves: ReserveGame.Key
    let reserveForces: ReserveForces.Key
    let refugeAccess: RefugeAccess.Key
    let ways: WayBooks.Key
    let lights: EpochLights.Key

    init(scenario: Scenario, rules: Rules, epochHours: Int) {
        let (march, contact) = (rules.appraisal.march, rules.appraisal.contact)
        let map = MapAnalysis.Key(
            scenario: ScenarioKey(scenario), march: march, hold: rules.appraisal.hold, replanDays: rules.planning.replanDays)
        let sectors = SectorAnalysis.Key(
            map: map, detour: rules.planning.detour, men: Int(rules.planning.planningMen),
            cordonContacts: rules.reaction.cordonContacts)
        let hazards = HazardFields.Key(map: map, contact: contact)
        let reserves = ReserveGame.Key(
            sectors: sectors, hazards: hazards, blockPatrols: rules.reaction.blockPatrols,
            passerMen: Int(rules.reaction.passerMen))
        self.map = map
        self.sectors = sectors
        self.hazards = hazards
        self.reserves = reserves
        reserveForces = ReserveForces.Key(
            game: reserves, reserveShare: rules.reaction.reserveShare, lineShare: rules.reaction.lineShare,
            footReach: rules.reaction.footReach, motorReach: rules.reaction.motorReach)
        refugeAccess = RefugeAccess.Key(map: map, ownGround: rules.planning.ownGround)
        ways = WayBooks.Key(hazards: hazards, rules: WayRules(rules.appraisal, rules.planning))
        lights = EpochLights.Key(
            scenario: map.scenario, epochHours: epochHours, march: march, contact: contact)
    }
}

/// A scenario as a part of a key. Equal scenarios that share their arrays are compared in no time.
struct ScenarioKey: Hashable, Sendable {
    let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// The hash goes by what is cheap and differs.
    func hash(into hasher: inout Hasher) {
        hasher.combine(scenario.id)
        hasher.combine(scenario.start)
        hasher.combine(scenario.horizonDays)
    }
}

extension CampaignModel {
    /// The parts of a campaign model that cost time to make.
    public struct Parts: OptionSet, Hashable, Sendable {
        /// One bit a part.
        public let rawValue: Int
        /// Parts by the bits of a number.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// Hours of march, and the enemy's hold day by day, true and believed.
        public static let map = Parts(rawValue: 1)
        /// The sectors that those who cross may pass, and cordons of them.
        public static let sectors = Parts(rawValue: 2)
        /// The danger in each cell day by day.
        public static let hazards = Parts(rawValue: 4)
        /// The enemy's game of placing reserves.
        public static let reserves = Parts(rawValue: 8)
        /// The courses, laid anew at each look at the map.
        public static let ways = Parts(rawValue: 16)
        /// The light of each epoch.
        public static let lights = Parts(rawValue: 32)
        /// The forces that can send battalions to block the way.
        public static let reserveForces = Parts(rawValue: 64)
        /// The places that are not cut off from the refuge.
        public static let refugeAccess = Parts(rawValue: 128)
        /// All of them.
        public static let all: Parts = [.map, .sectors, .hazards, .reserves, .ways, .lights, .reserveForces, .refugeAccess]
    }

    /// The parts that serve under other rules too.
    public func parts(servingUnder rules: Rules) -> Parts {
        let wanted = CampaignModelKeys(scenario: scenario, rules: rules, epochHours: epochHours)
        var parts: Parts = []
        if map.key == wanted.map { parts.insert(.map) }
        if sectorAnalysis.key == wanted.sectors { parts.insert(.sectors) }
        if hazards.key == wanted.hazards { parts.insert(.hazards) }
        if reserveGame.key == wanted.reserves { parts.insert(.reserves) }
        if reserveForces.key == wanted.reserveForces { parts.insert(.reserveForces) }
        if refugeAccess.key == wanted.refugeAccess { parts.insert(.refugeAccess) }
        if ways.key == wanted.ways { parts.insert(.ways) }
        if epochLights.key == wanted.lights { parts.insert(.lights) }
        return parts
    }

    /// The part with a key: that of the first preparation which has it, or a new one.
    static func part<Part: PreparedPart>(
        _ path: KeyPath<CampaignModel, Part>, _ key: Part.Key, of others: [CampaignModel], make: (Part.Key) -> Part
    ) -> Part {
        others.lazy.map { $0[keyPath: path] }.first { $0.key == key } ?? make(key)
    }
}
