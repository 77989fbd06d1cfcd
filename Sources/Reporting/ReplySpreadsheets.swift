import Foundation
import Studies

/// The numbers of a reply as CSV files (RFC 4180, decimal points, no thousands separators).
struct ReplySpreadsheets {
    let figures: ReplyFigures

    /// Text by the file's name.
    func files() -> [String: String] {
        var files = [
            "directives.csv": directives(), "formations.csv": formations(), "arrivals.csv": arrivals(),
            "history.csv": history(),
            "sensitivity.csv": sensitivity(), "delays.csv": delays(),
        ]
        files["frontier.csv"] = figures.frontier.map(frontier)
        return files
    }

    private static let quantiles = ["mean", "mean_low95", "mean_high95", "q10", "q25", "median", "q75", "q90"]

    private func numbers(_ estimate: ReplyEstimate) -> [String] {
        [
            estimate.mean, estimate.meanLow, estimate.meanHigh, estimate.q10, estimate.q25, estimate.median, estimate.q75,
            estimate.q90,
        ].map(Self.number)
    }

    private func numbers(_ difference: ReplyDifference) -> [String] {
        [difference.mean, difference.low, difference.high].map(Self.number)
    }

    /// At most four digits behind the point.
    static func number(_ value: Double) -> String {
        if value.rounded() == value, abs(value) < 1e15 { return String(Int(value)) }
        let text = String(format: "%.4f", value)
        return String(text.reversed().drop { $0 == "0" }.reversed())
    }

    static func csv(_ head: [String], _ rows: [[String]]) -> String {
        ([head] + rows).map { $0.map(field).joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    private static func field(_ text: String) -> String {
        text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private func directives() -> String {
        let rows = figures.directives.flatMap { item in
            figures.scenario.groups.flatMap { group in
                Measure.allCases.compactMap { measure -> [String]? in
                    guard let estimate = item.measures[group.id]?[measure.rawValue] else { return nil }
                    return [item.id, item.asked ? "yes" : "no", group.id, measure.rawValue, measure.unit]
                        + numbers(estimate)
                }
            }
        }
        return Self.csv(["directive", "asked", "group", "measure", "unit"] + Self.quantiles, rows)
    }

    private func formations() -> String {
        let rows = figures.formations.map { item -> [String] in
            let standing = figures.situation?.standing(of: item.id)
            let state = [
                standing.map { $0.isCutOff ? "yes" : "no" }, standing?.since, standing?.leastContacts.map(Self.number),
                standing?.wayKilometres.map(Self.number),
            ].map { $0 ?? "" }
            let head = [
                item.id, item.name, item.order, item.confidence, "\(item.menLow)", "\(item.menBest)", "\(item.menHigh)",
            ]
            let order = [item.orderReached.map(Self.number) ?? "", item.orderDate ?? ""]
            return head + [Self.number(item.menStart)] + state + order + numbers(item.out) + [item.medianDate ?? ""]
                + [item.guerrillas, item.lost, item.onTheMarch].map { Self.number($0.mean) }
        }
        let head = [
            "id", "name", "order", "confidence", "men_low", "men_best", "men_high", "men_start_mean", "cut_off", "since",
            "least_contacts", "way_km", "order_reached", "order_date",
        ]
        return Self.csv(
            head + Self.quantiles.map { "out_" + $0 } + ["half_out_by", "guerrillas_mean", "lost_mean", "on_the_march_mean"],
            rows)
    }

    private func arrivals() -> String {
        let rows = figures.arrivals.flatMap { group in
            group.byDay.enumerated().map { day, estimate in [group.group, "\(day)"] + numbers(estimate) }
        }
        return Self.csv(["group", "days_after_start"] + Self.quantiles, rows)
    }

    private func history() -> String {
        let rows = figures.history.map { row -> [String] in
            let record =
                [row.metric, row.key, row.date] + [row.low, row.best, row.high].map(Self.number) + [row.unit, row.confidence]
            let model = row.model.map(numbers) ?? Array(repeating: "", count: Self.quantiles.count)
            return record + [row.directive] + model + [row.chance.map(Self.number) ?? "", row.relation.rawValue, row.remark]
                + [row.sources.joined(separator: ";")]
        }
        let head = ["metric", "key", "date", "low", "best", "high", "unit", "confidence", "directive"]
        return Self.csv(head + Self.quantiles.map { "model_" + $0 } + ["model_chance", "relation", "remark", "source"], rows)
    }

    private func sensitivity() -> String {
        let rows = figures.sensitivities.map { item -> [String] in
            let changes = [item.menAtLow, item.menAtHigh, item.advantageAtLow, item.advantageAtHigh].flatMap(numbers)
            return [item.rule, item.unit] + [item.low, item.standard, item.high].map(Self.plain) + changes
                + [item.reverses ? "yes" : "no", item.reversesSurely ? "yes" : "no", item.source]
        }
        let ends = ["men_at_low", "men_at_high", "advantage_at_low", "advantage_at_high"].flatMap {
            [$0, $0 + "_low95", $0 + "_high95"]
        }
        return Self.csv(["rule", "unit", "low", "standard", "high"] + ends + ["reverses", "reverses_surely", "source"], rows)
    }

    private func frontier(_ frontier: ReplyFrontier) -> String {
        let rows = frontier.points.map { item -> [String] in
            let marks = [item.isUnbeaten, item.isAsked].map { $0 ? "yes" : "no" }
            return ["\(item.staying.count)", item.staying.joined(separator: ";")] + marks
                + [item.broughtOut, item.guerrillas, item.tiedDown].flatMap {
                    [$0.mean, $0.meanLow, $0.meanHigh].map(Self.number)
                }
                + numbers(item.difference) + numbers(item.tiedDifference)
        }
        let measures = ["out", "guerrillas", "tied_down", "out_less_asked", "tied_down_less_asked"].flatMap {
            [$0, $0 + "_low95", $0 + "_high95"]
        }
        return Self.csv(["stay", "who", "unbeaten", "asked"] + measures, rows)
    }

    /// A rule's value in full.
    private static func plain(_ value: Double) -> String {
        value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }

    private func delays() -> String {
        let rows = figures.delays.map { item in
            ["\(item.days)", item.date] + numbers(item.broughtOut) + numbers(item.difference)
        }
        return Self.csv(
            ["days_later", "date"] + Self.quantiles + ["difference", "difference_low95", "difference_high95"], rows)
    }
}
