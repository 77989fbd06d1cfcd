import Appraisal
import Cartography
import Figures
import Geography
import Hexes
import Notation
import Planning
import RuleSets
import Scenarios

/// A situation on the map: the numbers of `anabasis situation`, with the cells in which they stand.
package struct SituationPage: Codable, Sendable {
    struct CutOff: Codable, Sendable {
        let formations: Int
        let men: Int
        /// The primary group, of which so many are cut off.
        let group: String
        let ofGroup: Int
        let menOfGroup: Int
    }

    struct LightPage: Codable, Sendable {
        let isNight: Bool
        let moon: Double
        let sunrise: String?
        let sunset: String?
    }

    struct Place: Codable, Sendable {
        let cell: Int
        let x: Double
        let y: Double

        init(_ cell: CellID, _ grid: HexGrid) {
            let centre = grid.centre(of: cell)
            self.cell = cell.offset
            (x, y) = (centre.x, centre.y)
        }
    }

    struct ForcePage: Codable, Sendable {
        let id: String
        let name: String
        let label: String
        let symbol: String
        let posture: String
        let place: Place
    }

    struct GapPage: Codable, Sendable {
        let figures: SituationGap
        let place: Place
        let cells: [Int]
    }

    let time: String
    let sentence: String
    let cutOff: CutOff
    let light: LightPage
    let figures: SituationFigures
    /// Where the formations of `figures.standings` stand, in the same order.
    let places: [Place]
    let enemy: [ForcePage]
    /// The gaps of `figures.gaps` with their cells.
    let gaps: [GapPage]
    let cordon: [Int]

    init(_ situation: Situation, of reading: CaseReading, rules: Rules) {
        let scenario = reading.scenario
        let grid = scenario.theatre.grid
        time = situation.time.description
        let cut = situation.standings.filter(\.isCutOff)
        cutOff = Self.cutOff(cut.map(\.formation), in: scenario)
        sentence = Self.sentence(cutOff, at: situation.time, in: scenario)
        light = Self.light(at: situation.time, in: scenario)
        let figures = SituationFigures(situation, scenario: scenario, rules: rules.appraisal)
        self.figures = figures
        places = situation.standings.map { Place($0.cell, grid) }
        enemy = zip(scenario.enemy, situation.enemy).filter { $0.1.posture != .absent }.map { force, position in
            let symbol = SymbolName(of: force)
            return ForcePage(
                id: force.id, name: force.name, label: symbol.label, symbol: symbol.symbol,
                posture: position.posture.rawValue, place: Place(position.cell, grid))
        }
        gaps = zip(figures.gaps, situation.gaps).compactMap { figures, gap in
            gap.cells.isEmpty
                ? nil
                : GapPage(
                    figures: figures, place: Place(gap.cells[gap.cells.count / 2], grid), cells: gap.cells.map(\.offset))
        }
        cordon = situation.cordon.map(\.offset)
    }

    private static func cutOff(_ cut: [Int], in scenario: Scenario) -> CutOff {
        let men = { (formations: [Int]) in formations.reduce(0) { $0 + scenario.formations[$1].men.best } }
        let primary = cut.filter(scenario.primaryGroup.members.contains)
        return CutOff(
            formations: cut.count, men: men(cut), group: scenario.primaryGroup.id, ofGroup: primary.count,
            menOfGroup: men(primary))
    }

    /// `3 May 1900. The three companies, some 2,400 men, are cut off; they are to get into the high country.`
    private static func sentence(_ cut: CutOff, at time: LocalTime, in scenario: Scenario) -> String {
        let group = scenario.primaryGroup
        guard cut.ofGroup > 0 else { return "\(time.longDate). None of \(group.title) is cut off." }
        let who =
            cut.ofGroup == group.members.count
            ? ProseWords.capitalised(group.title)
            : "\(ProseWords.capitalised(ProseWords.number(cut.ofGroup))) of \(group.title)"
        let verb = cut.ofGroup == 1 && group.members.count > 1 ? "is" : "are"
        return "\(time.longDate). \(who), some \(ProseWords.men(Double(cut.menOfGroup))), \(verb) cut off; "
            + "they are to get \(scenario.objective.name)."
    }

    private static func light(at time: LocalTime, in scenario: Scenario) -> LightPage {
        guard let sky = scenario.sky else {
            return LightPage(isNight: scenario.darkness(at: time) > 0.5, moon: 0.5, sunrise: nil, sunset: nil)
        }
        let minutes = (0..<1440).map { time.startOfDay.adding(hours: Double($0) / 60) }
        let isUp = minutes.map { sky.sunAltitude(at: $0) > 0 }
        let turn = { (up: Bool) in minutes.indices.dropFirst().first { isUp[$0] == up && isUp[$0 - 1] != up } }
        return LightPage(
            isNight: scenario.darkness(at: time) > 0.5, moon: sky.moonIlluminated(at: time),
            sunrise: turn(true).map { minutes[$0].clock }, sunset: turn(false).map { minutes[$0].clock })
    }
}
