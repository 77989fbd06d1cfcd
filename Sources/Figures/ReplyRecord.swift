import Geography
import Scenarios
import Studies

/// Sets the record beside the model, key by key (the scenario's README tells the keys).
struct ReplyRecord {
    let study: Study

    /// Men of a formation that count as a remnant of it (assumption: about a company).
    static let remnant = 100.0
    /// Chances from which on, and up to which, a named unit is called likely and unlikely.
    static let likely = 0.9
    static let unlikely = 0.1

    /// One a figure of the record, in its order.
    func rows() -> [ReplyHistory] { study.request.scenario.history.map(row) }

    /// The course as recorded, which the record is set beside.
    private var result: DirectiveResult { study.baseline ?? study.question }

    private enum Reading {
        case men([Double])
        case beside([Double], why: String)
        case none(why: String)
    }

    private func row(_ figure: HistoricalFigure) -> ReplyHistory {
        switch reading(figure) {
        case .men(let values) where figure.unit.hasPrefix("named"): return named(figure, values)
        case .men(let values):
            let model = ReplyEstimate(Distribution(values, perWorld: study.perWorld))
            return made(figure, model: model, relation: Self.relation(of: model, to: figure))
        case .beside(let values, let why):
            return made(
                figure, model: ReplyEstimate(Distribution(values, perWorld: study.perWorld)), relation: .beside, remark: why)
        case .none(let why): return made(figure, relation: .none, remark: why)
        }
    }

    private func named(_ figure: HistoricalFigure, _ values: [Double]) -> ReplyHistory {
        let chance = Double(values.filter { $0 >= Self.remnant }.count) / Double(values.count)
        let relation: ReplyHistory.Relation = chance >= Self.likely ? .likely : chance <= Self.unlikely ? .unlikely : .possible
        return made(figure, chance: chance, relation: relation)
    }

    /// Where the model's 80 per cent interval lies to the record's.
    static func relation(of model: ReplyEstimate, to figure: HistoricalFigure) -> ReplyHistory.Relation {
        if model.q10 > figure.high { return .above }
        if model.q90 < figure.low { return .below }
        return model.range.contains(figure.best) ? .within : .touches
    }

    private func made(
        _ figure: HistoricalFigure, model: ReplyEstimate? = nil, chance: Double? = nil, relation: ReplyHistory.Relation,
        remark: String = ""
    ) -> ReplyHistory {
        ReplyHistory(
            figure: figure, directive: study.baseline == nil ? result.assignment.id : "standing", model: model, chance: chance,
            relation: relation, remark: remark)
    }

    // MARK: keys

    private func reading(_ figure: HistoricalFigure) -> Reading {
        let words = figure.key.split(separator: ".").map(String.init)
        guard let quantity = words.first else { return .none(why: "no quantity of the model stands beside it") }
        let scenario = study.request.scenario
        let asked = words.dropFirst().compactMap { id in scenario.formations.firstIndex { $0.id == id } }
        let formations = words.count > 1 ? asked : Array(scenario.formations.indices)
        if quantity == "tiedDivisions" || quantity == "tiedMen", asked.count < words.count - 1 {
            return .none(why: Self.oneEnemy)
        }
        guard asked.count == words.count - 1 else {
            return .none(why: isScored(figure) ? Self.scoredAlone : "the formation is not in the scenario")
        }
        if quantity.hasPrefix("menOutByDay"), let day = Int(quantity.dropFirst("menOutByDay".count)) {
            return .men(arrived(formations, by: day))
        }
        switch quantity {
        case "menOutTotal", "menOut": return .men(result.values(.menOut, of: formations))
        case "killed": return .men(result.values(.killed, of: formations))
        case "lost": return .men(result.values(.lost, of: formations))
        case "guerrillas": return .men(result.values(.guerrillas, of: formations))
        case "prisoners": return .men(result.values(.captured, of: formations))
        default: return otherReading(quantity, figure, formations)
        }
    }

    private static let oneEnemy = "the model does not tell one army of the enemy from another"

    private func otherReading(_ quantity: String, _ figure: HistoricalFigure, _ formations: [Int]) -> Reading {
        switch quantity {
        case "menOutOfAllOrigins":
            return .beside(arrived(formations, by: day(of: figure)), why: "the record holds men whom the model does not follow")
        case "prisonersOfAllOrigins":
            return .beside(
                result.values(.captured, of: formations),
                why: "the record holds prisoners of all fronts, and those taken before the start")
        case "guerrillasOfAllOrigins":
            return .beside(
                result.values(.guerrillas, of: formations), why: "the record holds men whom the model does not follow")
        case "tiedMen", "tiedDivisions":
            return .beside(
                tied(on: day(of: figure)),
                why: "the model counts men held beyond the usual garrisons, and does not tell one army from another")
        case "marchRate": return .none(why: "the model's outcomes keep days of arrival, not distances")
        default: return .none(why: isScored(figure) ? Self.scoredAlone : "record only")
        }
    }

    private static let scoredAlone = "held against the model by anabasis score"

    /// True for a figure that whole campaigns can be asked for, of which outcomes keep too little.
    private func isScored(_ figure: HistoricalFigure) -> Bool {
        RecordedQuantity(figure.key, in: study.request.scenario) != nil
    }

    private func arrived(_ formations: [Int], by day: Int) -> [Double] {
        // Nobody is there before the first day has passed.
        let arrived = result.outcomes.arrived(of: formations).prefix(day).last
        return arrived?.map(Double.init) ?? [Double](repeating: 0, count: result.outcomes.count)
    }

    private func tied(on day: Int) -> [Double] {
        result.outcomes[.tied(day: min(max(0, day - 1), study.preparation.days - 1))].map(Double.init)
    }

    /// Days from the start to the evening of a figure's date; the horizon where it lies beyond or names no day.
    private func day(of figure: HistoricalFigure) -> Int {
        let scenario = study.request.scenario
        guard let date = LocalTime(figure.date) else { return scenario.horizonDays }
        let days = Int(date.hours(since: scenario.start.startOfDay) / 24)
        return min(max(0, days), scenario.horizonDays)
    }
}
