import Figures
import Foundation
import Geography
import Notation
import Studies

/// The reply's charts: the templates of Tools/charts/specs with other words and rows.
public struct ChartData {
    /// A chart: the name of its template, and what is changed in it.
    public struct Chart {
        /// The name of its template and of its file.
        public let name: String
        /// The title.
        public let title: String
        /// In lines.
        public let subtitle: String
        /// The subject of the chart in a sentence, for a screen reader.
        public let description: String
        /// Rows of the main table, and of the table of the record if there is one.
        public let rows: [[String: Any]]
        /// Rows of the table of the record; none where there is no record.
        public let record: [[String: Any]]
        /// Titles of the axes to be changed, by channel.
        public let axes: [String: String]
        /// Ends of the axes that do not find them by themselves, by channel.
        public let domains: [String: ClosedRange<Double>]

        /// A chart by its parts.
        public init(
            name: String, title: String, subtitle: String, description: String, rows: [[String: Any]],
            record: [[String: Any]], axes: [String: String], domains: [String: ClosedRange<Double>] = [:]
        ) {
            self.name = name
            self.title = title
            self.subtitle = subtitle
            self.description = description
            self.rows = rows
            self.record = record
            self.axes = axes
            self.domains = domains
        }
    }

    private let figures: ReplyFigures

    /// The charts of a reply.
    public init(_ figures: ReplyFigures) { self.figures = figures }

    /// All charts that the figures allow.
    public func charts() -> [Chart] {
        [clauses()].compactMap(\.self) + [arrivals(), directives(), ChartFrontier(figures: figures).chart()]
            + (figures.sensitivities.isEmpty ? [] : [tornado()])
    }

    private var objective: String { figures.scenario.objective }
    private var asked: String { figures.asked.title }

    private func bands(_ estimate: ReplyEstimate) -> [String: Any] {
        [
            "median": estimate.median, "low50": estimate.q25, "high50": estimate.q75, "low80": estimate.q10,
            "high80": estimate.q90,
        ]
    }

    // MARK: charts

    /// The clauses of the verdict in multiples of the difference that matters, so that any units stand side by side; nil in one world.
    private func clauses() -> Chart? {
        guard let verdict = figures.worlds?.verdict else { return nil }
        let rows = verdict.clauses.filter { $0.delta > 0 }.map { clause -> [String: Any] in
            let span = { (interval: ReplyInterval?) in interval.map { ($0.low / clause.delta, $0.high / clause.delta) } }
            let mean = clause.mean / clause.delta
            let (worlds, luck) = (span(clause.worldInterval) ?? (mean, mean), span(clause.luckInterval) ?? (mean, mean))
            return [
                "clause": Self.label(of: clause), "mean": mean, "worldLow": worlds.0,
                "worldHigh": worlds.1,
                "luckLow": luck.0, "luckHigh": luck.1, "label": ProseNumber.signed(clause.mean),
                "labelPlace": max(worlds.1, luck.1),
            ]
        }
        guard !rows.isEmpty else { return nil }
        return Chart(
            name: "clauses", title: "Against the course without this \(figures.scenario.noun)",
            subtitle:
                "Thick: eight worlds in ten. Thin: luck alone, in one world. Right is better.",
            description:
                "For each aim of the verdict, the difference from the course without the directive: mean, world interval, luck interval.",
            rows: rows, record: [["low": -1, "high": 1]], axes: ["x": "in multiples of the difference that matters"])
    }

    private func arrivals() -> Chart {
        let days = figures.arrivals.first { $0.group == ReplyGroup.all.id }?.byDay ?? []
        return Chart(
            name: "arrivals", title: "Men \(objective), by day",
            subtitle: "\(asked). Dark band: the middle half of all campaigns; pale band: eight in ten.",
            description: "Men who have reached the objective, by day: median, and bands that hold 50 and 80 of 100 campaigns.",
            rows: days.enumerated().map { day, estimate in
                bands(estimate).merging([
                    "day": day, "lowLabel": ProseNumber.men(estimate.q10), "medianLabel": ProseNumber.men(estimate.median),
                    "highLabel": ProseNumber.men(estimate.q90),
                ]) { old, _ in old }
            },
            record: records(), axes: ["x": "days after \(ProseDate.moment(figures.scenario.start))"])
    }

    /// Figures of the record for all formations that are men across the line by a date.
    private func records() -> [[String: Any]] {
        figures.history.compactMap { row in
            let isTotal = Self.totals.contains(row.key)
            let day = isTotal ? figures.scenario.horizonDays : Int(row.key.dropFirst("menOutByDay".count)) ?? 0
            guard isTotal || (row.key.hasPrefix("menOutByDay") && day > 0) else { return nil }
            return ["day": day, "low": row.low, "best": row.best, "high": row.high, "label": "the record"]
        }
    }

    /// Keys of the men of all formations who came out by the end.
    private static let totals = ["menOut", "menOutTotal"]

    private func directives() -> Chart {
        let record = figures.history.first { Self.totals.contains($0.key) }
        return Chart(
            name: "directives", title: "The directives compared",
            subtitle:
                "Men \(objective) after \(ProseWords.figured(figures.scenario.horizonDays, "day")). Thick: the middle half of all campaigns; thin: eight in ten; white: median.",
            description:
                "Men brought out under each directive: median, and the intervals that hold 50 and 80 of 100 campaigns.",
            rows: figures.directives.map { item in
                bands(item.estimate(.menOut)).merging([
                    "directive": Self.lines(figures.row(item)), "asked": item.asked,
                    "label": ProseNumber.men(item.estimate(.menOut).median),
                ]) { old, _ in old }
            },
            record: record.map { [["low": $0.low, "best": $0.best, "high": $0.high, "label": "the record"]] }
                ?? [],
            axes: [:])
    }

    /// Words beside a clause.
    private static func label(of clause: ReplyClause) -> String {
        switch Measure(rawValue: clause.measure) {
        case .menOut: lines("Men out, \(clause.groupTitle)")
        case .menOutFree: lines("Out and free, \(clause.groupTitle)")
        case .guerrillas: lines("Guerrillas, \(clause.groupTitle)")
        case .tiedDown: "Enemy men tied down"
        default: "Delay of the enemy"
        }
    }

    /// Characters of a line of a row's label, at most.
    private static let lettersOfLabel = 38

    /// The label of a row in as few lines as hold it, of which a row has room for three, and these as short as can be. It is whole, since rows
    /// of one label would be drawn over each other.
    static func lines(_ title: String) -> String {
        let lines = { (width: Int) in ProseWords.wrapped(title, width: width) }
        let fewest = lines(lettersOfLabel).count
        let width = (1...lettersOfLabel).first { lines($0).count <= fewest } ?? lettersOfLabel
        return lines(width).joined(separator: "\n")
    }

    /// Labels have room for about 34 characters.
    static func short(_ title: String) -> String {
        guard title.count > 34 else { return title }
        if let comma = title.firstIndex(of: ",") { return String(title[..<comma]) }
        guard let cut = title.prefix(33).lastIndex(of: " ") else { return title }
        return String(title[..<cut].reversed().drop { $0 == "," }.reversed()) + "…"
    }

    private func tornado() -> Chart {
        let base = figures.asked.estimate(.menOut).mean
        let rows = figures.sensitivities.prefix(ReplySensitivity.shown).flatMap { item -> [[String: Any]] in
            let ends = [("low", base + item.menAtLow.mean), ("high", base + item.menAtHigh.mean)]
            let farthest = ends.sorted { abs($0.1 - base) > abs($1.1 - base) }
            return farthest.map { end, value in
                [
                    "rule": item.label, "range": item.rangeText, "end": end, "base": base, "value": value,
                    "label": ProseNumber.men(value), "swing": abs(ends[1].1 - ends[0].1),
                ]
            }
        }
        return Chart(
            name: "tornado", title: "What the answer depends on most",
            subtitle: "Men \(objective) when one rule at a time is set to the low and the high end of its range.",
            description: "How far the number of men brought out moves when one rule at a time goes to the end of its range.",
            rows: Array(rows), record: [], axes: [:])
    }
}
