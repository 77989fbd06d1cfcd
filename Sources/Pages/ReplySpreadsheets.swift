import Figures
import Notation
import Studies

/// The numbers of a reply as tables of data, one file each.
package struct ReplySpreadsheets {
    let figures: ReplyFigures

    /// The tables of some figures.
    package init(figures: ReplyFigures) { self.figures = figures }

    /// Every table, also those without a row.
    package func tables() -> [DataTable] {
        [directives(), formations(), arrivals(), history(), sensitivity(), delays(), frontier()]
    }

    /// Text by the file's name; the frontier is left out where the directive divides no group.
    func files() -> [String: String] {
        let written = tables().filter { $0.name != Self.frontier.name || figures.frontier != nil }
        return Dictionary(uniqueKeysWithValues: written.map { ("\($0.name).csv", $0.csv()) })
    }

    // MARK: values

    private func numbers(_ estimate: ReplyEstimate) -> [FieldValue] {
        [
            estimate.mean, estimate.meanLow, estimate.meanHigh, estimate.q10, estimate.q25, estimate.median, estimate.q75,
            estimate.q90,
        ].map(FieldValue.number)
    }

    private func interval(_ estimate: ReplyEstimate) -> [FieldValue] {
        [estimate.mean, estimate.meanLow, estimate.meanHigh].map(FieldValue.number)
    }

    private func interval(_ difference: ReplyDifference) -> [FieldValue] {
        [difference.mean, difference.low, difference.high].map(FieldValue.number)
    }

    private func list(_ names: [String]) -> FieldValue { .text(names.joined(separator: ";")) }

    // MARK: tables

    private func directives() -> DataTable {
        Self.directives.filled(
            figures.directives.flatMap { item in
                figures.scenario.groups.flatMap { group in
                    Measure.allCases.compactMap { measure -> [FieldValue]? in
                        guard let estimate = item.measures[group.id]?[measure.rawValue] else { return nil }
                        return [
                            .text(item.id), .truth(item.asked), .text(group.id), .text(measure.rawValue),
                            .text(measure.unit),
                        ] + numbers(estimate)
                    }
                }
            })
    }

    private func formations() -> DataTable {
        Self.formations.filled(
            figures.formations.map { item -> [FieldValue] in
                let standing = figures.situation?.standing(of: item.id)
                let strength: [FieldValue] = [
                    .whole(item.menLow), .whole(item.menBest), .whole(item.menHigh), .number(item.menStart),
                ]
                let state = [
                    FieldValue(standing?.isCutOff), FieldValue(standing?.since), FieldValue(standing?.leastContacts),
                    FieldValue(standing?.wayKilometres), FieldValue(item.orderReached), FieldValue(item.orderDate),
                ]
                return [.text(item.id), .text(item.name), .text(item.order), .text(item.confidence)] + strength + state
                    + numbers(item.out) + [FieldValue(item.medianDate)]
                    + [item.guerrillas, item.lost, item.onTheMarch].map { .number($0.mean) }
            })
    }

    private func arrivals() -> DataTable {
        Self.arrivals.filled(
            figures.arrivals.flatMap { group in
                group.byDay.enumerated().map { day, estimate in [.text(group.group), .whole(day)] + numbers(estimate) }
            })
    }

    private func history() -> DataTable {
        Self.history.filled(
            figures.history.map { row -> [FieldValue] in
                let record: [FieldValue] =
                    [.text(row.metric), .text(row.key), .text(row.date)]
                    + [row.low, row.best, row.high].map(FieldValue.number)
                let model = row.model.map(numbers) ?? Array(repeating: .null, count: Self.quantiles.count)
                return record + [.text(row.unit), .text(row.confidence), .text(row.directive)] + model
                    + [FieldValue(row.chance), .text(row.relation.rawValue), .text(row.remark), list(row.sources)]
            })
    }

    private func sensitivity() -> DataTable {
        Self.sensitivity.filled(
            figures.sensitivities.map { item -> [FieldValue] in
                let changes = [item.menAtLow, item.menAtHigh, item.advantageAtLow, item.advantageAtHigh].flatMap(interval)
                return [.text(item.rule), .text(item.unit)] + [item.low, item.standard, item.high].map(FieldValue.number)
                    + changes + [.truth(item.reverses), .truth(item.reversesSurely), .text(item.source)]
            })
    }

    private func delays() -> DataTable {
        Self.delays.filled(
            figures.delays.map { item in
                [.whole(item.days), .text(item.date)] + numbers(item.broughtOut) + interval(item.difference)
            })
    }

    private func frontier() -> DataTable {
        Self.frontier.filled(
            (figures.frontier?.points ?? []).map { item -> [FieldValue] in
                [.whole(item.staying.count), list(item.staying), .truth(item.isUnbeaten), .truth(item.isAsked)]
                    + [item.broughtOut, item.guerrillas, item.tiedDown].flatMap(interval)
                    + interval(item.difference) + interval(item.tiedDifference)
            })
    }
}
