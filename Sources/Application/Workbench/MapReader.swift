import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import ScenarioFiles
import Scenarios

/// Reads situations and fields of one case at many moments; it keeps what the moments share.
public struct MapReader: Sendable {
    let reading: CaseReading
    let rules: Rules
    private let march: MarchTable
    private let hazards: HazardReader
    /// Readers by the objective that counts at a moment.
    private var situations: [(objective: Objective, reader: SituationReader)] = []
    private var schedule: ScheduleReader

    /// A reader of a case under the scenario's rules.
    public init(_ reading: CaseReading) {
        self.reading = reading
        rules = RuleBook.rules(for: reading.scenario)
        march = MarchTable(theatre: reading.scenario.theatre, rules: rules.appraisal.march)
        hazards = HazardReader(theatre: reading.scenario.theatre, rules: rules.appraisal.contact)
        schedule = ScheduleReader(scenario: reading.scenario, march: march, rules: rules.appraisal.hold)
    }

    /// The situation at a moment, with regard to those goals of the objective that count then.
    mutating func situation(at time: LocalTime) -> Situation {
        let objective = reading.scenario.objective.current(at: time)
        if let known = situations.firstIndex(where: { $0.objective == objective }) {
            return situations[known].reader.situation(at: time)
        }
        var reader = SituationReader(
            scenario: reading.scenario.replacing(objective: objective), rules: rules.appraisal, planning: rules.planning)
        let situation = reader.situation(at: time)
        situations.append((objective, reader))
        return situation
    }

    /// The page of the situation at a moment, named as a date or a minute; throws for another text.
    public mutating func situationPage(at text: String?) throws(Refusal) -> some Encodable & Sendable {
        let time = try reading.moment(text)
        return SituationPage(situation(at: time), of: reading, rules: rules)
    }

    /// A byte a cell of a field (`FieldPage`); throws for a field or a moment that is none.
    public mutating func field(
        _ name: String, at text: String?, men: Int? = nil, light: String? = nil
    ) throws(Refusal) -> [UInt8] {
        guard let field = FieldPage.all.first(where: { $0.name == name }) else {
            let names = FieldPage.all.map(\.name).joined(separator: ", ")
            throw Refusal(.input, "There is no field \"\(name.prefix(40))\", expected one of \(names).")
        }
        let time = try reading.moment(text)
        let men = men ?? FieldPage.standardMen
        try Bounds.check("men", men, 1...100_000)
        guard let light = FieldPage.Lighting(rawValue: light ?? FieldPage.Lighting.night.rawValue) else {
            let known = FieldPage.Lighting.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.request, "light is \"\((light ?? "").prefix(40))\", expected one of \(known).")
        }
        return field.bytes(try values(of: field.kind, at: time, men: men, light: light))
    }

    private mutating func values(
        of kind: FieldPage.Kind, at time: LocalTime, men: Int, light: FieldPage.Lighting
    ) throws(Refusal) -> [Double?] {
        let theatre = reading.scenario.theatre
        switch kind {
        case .terrain: return theatre.terrain.map { Double($0.rawValue) }
        case .elevation: return landed(theatre.elevation.map(Double.init))
        case .cover: return landed(theatre.cover.map(Double.init))
        case .zones: return theatre.zone.map { $0 < 0 ? nil : Double($0) }
        case .attitude: return theatre.zone.map { $0 < 0 ? nil : theatre.zones[Int($0)].attitude }
        case .hold: return landed(schedule.reading(at: time).hold.patrols.map(Double.init))
        case .hazard:
            let hazard = hazards.hazard(of: schedule.reading(at: time).hold)
            let sight = Float(rules.appraisal.contact.sight(light.light))
            let size = rules.appraisal.contact.sizeFactor(men: men)
            return landed(hazard.cells.map { Double($0.rate(sight: sight)) * size })
        case .uncertainty: return landed(possiblePlaces(situation(at: reading.scenario.start)))
        }
    }

    private func landed(_ values: [Double]) -> [Double?] {
        let theatre = reading.scenario.theatre
        return values.indices.map { theatre.terrain[$0] == .sea ? nil : values[$0] }
    }

    /// Formations that may stand in each cell at the start.
    private func possiblePlaces(_ situation: Situation) -> [Double] {
        let grid = reading.scenario.theatre.grid
        var counts = [Double](repeating: 0, count: grid.count)
        for standing in situation.standings {
            let centre = grid.centre(of: standing.cell)
            let reach = standing.uncertaintyKilometres * 1000
            let rows = Int(reach / grid.rowMetres) + 1
            let columns = Int(reach / grid.flatMetres) + 1
            let (row, column) = (grid.row(of: standing.cell), grid.column(of: standing.cell))
            for r in max(0, row - rows)...min(grid.rows - 1, row + rows) {
                for c in max(0, column - columns)...min(grid.columns - 1, column + columns) {
                    let cell = CellID(r * grid.columns + c)
                    if grid.centre(of: cell).distance(to: centre) <= reach { counts[cell.offset] += 1 }
                }
            }
        }
        return counts
    }
}

extension CaseReading {
    /// The moment that a request names.
    func moment(_ text: String?) throws(Refusal) -> LocalTime {
        if let text, text.utf8.count > 20 { throw Refusal(.request, "at is \"\(text.prefix(20))...\", expected a date.") }
        return try scenario.moment(text)
    }
}
