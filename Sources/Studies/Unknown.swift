import Geography
import RuleSets
import Scenarios
import Statistics

/// A quantity that is not known and is not luck, with the law from which its worlds are drawn.
public struct Unknown: Hashable, Sendable {
    /// Kinds of unknowns, by which shares of the variance are told.
    public enum Kind: String, CaseIterable, Sendable {
        case rules, strengths, people, places, enemyDates, orders, standing, readings

        /// As it is printed.
        public var title: String {
            switch self {
            case .rules: "rules of the model"
            case .strengths: "strengths of both sides"
            case .people: "attitude of the people"
            case .places: "places of formations and enemy forces"
            case .enemyDates: "dates of the enemy's movements"
            case .orders: "hours at which orders left"
            case .standing: "sizes of detachments under the standing conduct"
            case .readings: "readings of the sources"
            }
        }
    }

    /// Change of a world that the unknown makes.
    enum Effect: Hashable, Sendable {
        case rule(String)
        /// Factor that a side shares, and that of a single formation, enemy force or zone; standard normal.
        case ownShared, enemyShared, peopleShared
        case formationStrength(Int)
        case enemyStrength(Int)
        case attitude(Int)
        case formationEast(Int)
        case formationNorth(Int)
        case enemyEast(Int)
        case enemyNorth(Int)
        case enemyHours(Int)
        case issueHours
        case standingSize
        case reading(Int)
    }

    /// Name, which is the address of its draws too: a rule's name, or words with points between.
    public let name: String
    /// Group to which it belongs.
    public let kind: Kind
    /// Meaning in a few words.
    public let title: String
    /// Unit of its values; "1" for a share, a factor or a standard normal number.
    public let unit: String
    /// Law from which it is drawn.
    public let law: UnknownLaw
    /// Published source, or "assumption".
    public let source: String
    let effect: Effect

    /// The draw of it.
    public var draw: UnknownDraw { UnknownDraw(name, law: law) }

    /// Number of readings; nil for a continuous law.
    public var readings: Int? {
        if case .choice(let weights) = law { weights.count } else { nil }
    }

    /// The law in words: `triangular, 0.1 to 0.6, most likely 0.3`.
    public var lawText: String {
        switch law {
        case .uniform(let low, let high): "uniform, \(Self.plain(low)) to \(Self.plain(high))"
        case .logUniform(let low, let high): "log-uniform, \(Self.plain(low)) to \(Self.plain(high))"
        case .triangular(let low, let mode, let high):
            "triangular, \(Self.plain(low)) to \(Self.plain(high)), most likely \(Self.plain(mode))"
        case .split(let low, let median, let high):
            "from \(Self.plain(low)) to \(Self.plain(high)), median \(Self.plain(median))"
        case .normal(let mean, let deviation, _, _): "normal, mean \(Self.plain(mean)), deviation \(Self.plain(deviation))"
        case .choice(let weights): "weights \(weights.map(Self.plain).joined(separator: " : "))"
        }
    }

    /// The same with the unit behind it, where there is one.
    public var lawWithUnit: String { unit.isEmpty || unit == "1" ? lawText : "\(lawText) (\(unit))" }

    private static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
    }
}

extension Unknown {
    /// Rules that are no unknowns: how finely the model is computed, not how the world is.
    static let resolution: Set = ["planning.courses"]

    /// All unknowns of a scenario under some rules; rules named in `fixed` are not drawn.
    ///
    /// A rule, a strength and an attitude are three-point estimates: half of the worlds have less than the best figure and half more, values
    /// far from it more rarely. A triangular law would put most worlds on the wide side of a range: the best figure would not be the median,
    /// and all together would make worlds in the mean much harsher than the standard one. What has a greatest error only (places, dates)
    /// has the uniform law. An unknown without a range is left out.
    public static func all(of scenario: Scenario, rules: Rules, fixed: Set<String> = []) -> [Unknown] {
        let drawn = RuleBook.entries.filter { $0.isOfCampaigns && !fixed.contains($0.name) && !resolution.contains($0.name) }
        return drawn.map { rule($0, in: rules) } + strengths(scenario) + people(scenario) + places(scenario)
            + dates(scenario) + readings(scenario)
    }

    private static func rule(_ entry: RuleBook.Entry, in rules: Rules) -> Unknown {
        let range = entry.range
        let median = min(range.upperBound, max(range.lowerBound, entry.value(in: rules)))
        return Unknown(
            name: entry.name, kind: .rules, title: entry.meaning, unit: entry.unit,
            law: .split(low: range.lowerBound, median: median, high: range.upperBound), source: entry.source,
            effect: .rule(entry.name))
    }

    /// The law of a standard normal number, cut off where nothing is left of it.
    private static let standardNormal = UnknownLaw.normal(mean: 0, deviation: 1, low: -6, high: 6)

    /// `range` is that of the sources, in words; what a whole side shares has none of its own.
    private static func factor(
        _ name: String, _ kind: Kind, _ title: String, _ effect: Effect, range: String? = nil
    ) -> Unknown {
        Unknown(
            name: name, kind: kind, title: title, unit: "1", law: standardNormal,
            source: "\(range.map { "sources give \($0)" } ?? "ranges of the sources"); how much is shared is an assumption",
            effect: effect)
    }

    private static func strengths(_ scenario: Scenario) -> [Unknown] {
        side("own", scenario.ownName, .ownShared, scenario.formations.map { ($0.id, $0.name, $0.men) }) {
            .formationStrength($0)
        }
            + side("enemy", scenario.enemyName, .enemyShared, scenario.enemy.map { ($0.id, $0.name, $0.men) }) {
                .enemyStrength($0)
            }
    }

    /// Strengths of a side that its sources leave open, and what their errors share.
    private static func side(
        _ key: String, _ title: String, _ shared: Effect, _ forces: [(id: String, name: String, men: Strength)],
        _ effect: (Int) -> Effect
    ) -> [Unknown] {
        let open = forces.enumerated().filter { $0.element.men.low < $0.element.men.high }
        guard !open.isEmpty else { return [] }
        let whole = factor("strength.\(key)", .strengths, "how far the sources err on all strengths of \(title)", shared)
        return [whole]
            + open.map { index, force in
                factor(
                    "strength.\(force.id)", .strengths, "strength of \(force.name) beside that", effect(index),
                    range: "\(force.men.low) to \(force.men.high) men, best \(force.men.best)")
            }
    }

    private static func people(_ scenario: Scenario) -> [Unknown] {
        let zones = scenario.uncertainty.attitudes.enumerated().filter { $0.element.low < $0.element.high }
        guard !zones.isEmpty else { return [] }
        return [factor("attitude.shared", .people, "attitude of the people everywhere", .peopleShared)]
            + zones.map { place, attitude in
                let zone = scenario.theatre.zones[place]
                return factor(
                    "attitude.\(zone.id)", .people, "attitude of the people of \(zone.name) beside that", .attitude(place),
                    range: "\(plain(attitude.low)) to \(plain(attitude.high)), best \(plain(attitude.best))")
            }
    }

    private static func error(
        _ name: String, _ kind: Kind, _ title: String, _ unit: String, _ most: Double, _ scenario: Scenario, _ effect: Effect
    ) -> Unknown {
        Unknown(
            name: name, kind: kind, title: title, unit: unit, law: .uniform(low: -most, high: most),
            source: scenario.uncertainty.reason.isEmpty ? "assumption" : scenario.uncertainty.reason, effect: effect)
    }

    private static func places(_ scenario: Scenario) -> [Unknown] {
        let (own, enemy) = (scenario.uncertainty.placeKilometres, scenario.uncertainty.enemyKilometres)
        var found: [Unknown] = []
        if own > 0 {
            for (index, formation) in scenario.formations.enumerated() {
                found.append(
                    error(
                        "place.\(formation.id).east", .places, "\(formation.name) farther east", "km", own, scenario,
                        .formationEast(index)))
                found.append(
                    error(
                        "place.\(formation.id).north", .places, "\(formation.name) farther north", "km", own, scenario,
                        .formationNorth(index)))
            }
        }
        if enemy > 0 {
            for (index, force) in scenario.enemy.enumerated() {
                found.append(
                    error(
                        "place.\(force.id).east", .places, "\(force.name) farther east", "km", enemy, scenario,
                        .enemyEast(index)))
                found.append(
                    error(
                        "place.\(force.id).north", .places, "\(force.name) farther north", "km", enemy, scenario,
                        .enemyNorth(index)))
            }
        }
        return found
    }

    private static func dates(_ scenario: Scenario) -> [Unknown] {
        let uncertainty = scenario.uncertainty
        var found: [Unknown] = []
        if uncertainty.enemyHours > 0 {
            found = scenario.enemy.enumerated().map { index, force in
                error(
                    "dates.\(force.id)", .enemyDates, "\(force.name) later than recorded", "hours", uncertainty.enemyHours,
                    scenario, .enemyHours(index))
            }
        }
        if uncertainty.issueHours > 0 {
            found.append(
                error(
                    "orders.issued", .orders, "orders leave later than recorded", "hours", uncertainty.issueHours, scenario,
                    .issueHours))
        }
        if uncertainty.standingFactor > 1 {
            let most = uncertainty.standingFactor
            found.append(
                Unknown(
                    name: "standing.size", kind: .standing,
                    title: "sizes of detachments under the standing conduct, as a factor",
                    unit: "1", law: .logUniform(low: 1 / most, high: most),
                    source: uncertainty.reason.isEmpty ? "assumption" : uncertainty.reason, effect: .standingSize))
        }
        return found
    }

    private static func readings(_ scenario: Scenario) -> [Unknown] {
        scenario.uncertainty.readings.enumerated().map { index, reading in
            Unknown(
                name: "reading.\(reading.id)", kind: .readings, title: reading.title, unit: "",
                law: .choice(weights: reading.options.map(\.weight)), source: "weights are an assumption",
                effect: .reading(index))
        }
    }
}
