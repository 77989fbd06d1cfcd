import Charts
import Figures
import Foundation
import Notation
import Scenarios
import Studies

/// A sweep in tables, as CSV and JSON, and as a chart: a line for one dial, a map of cells for two.
public struct ResponseSurfaceText: FindingsPage {
    private let surface: ResponseSurface
    private let scenario: Scenario
    private let seed: UInt64

    /// The words for a surface, which has a point at least.
    public init(_ surface: ResponseSurface, scenario: Scenario, seed: UInt64) {
        precondition(!surface.points.isEmpty)
        self.surface = surface
        self.scenario = scenario
        self.seed = seed
    }

    private var names: [String] { surface.axes.compactMap { $0.first?.dial.name } }

    private func ids(_ formations: [Int]) -> String { formations.map { scenario.formations[$0].id }.joined(separator: " ") }

    // MARK: tables

    /// For a terminal.
    public func text(width: Int) -> String {
        let combinations = surface.axes.map(\.count).reduce(1, *)
        let stopped = surface.points.count < combinations ? ", \(surface.points.count) of \(combinations) finished" : ""
        let heading =
            "\(surface.directive.title): \(surface.measure.title.lowercased()) (\(surface.measure.unit)) by "
            + "\(ProseWords.list(names)), \(ProseWords.figured(surface.replications, "campaign")) each\(stopped), seed \(seed)."
        let tables = (surface.axes.count == 2 ? [matrix()] : []) + [table()]
        return ([ProseWords.wrapped(heading, width: width)] + tables.map { $0.plain(width: width) })
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n\n" + whoStays(width)
            + ProseWords.wrapped(note, width: width).joined(separator: "\n")
    }

    private var note: String {
        "Eight campaigns in ten lie in \"eight in ten\"; \"against the first\" is the 95 % interval of the difference on the same luck."
    }

    /// The formations that stay for each value of the split, where that is a factor; else nothing.
    private func whoStays(_ width: Int) -> String {
        guard let axis = surface.axes.firstIndex(where: { $0.first?.dial.kind == .split }) else { return "" }
        let lines = surface.axes[axis].compactMap { setting -> String? in
            guard let point = surface.points.first(where: { $0.settings[axis] == setting }) else { return nil }
            let words = point.staying.isEmpty ? "nobody" : ids(point.staying)
            return ProseWords.wrapped("split \(setting.text): \(words)", width: width).joined(separator: "\n")
        }
        return "Who stays:\n\(lines.joined(separator: "\n"))\n\n"
    }

    private func table() -> TableText {
        let columns =
            names.map { TableText.Column($0, .right) }
            + ["mean", "eight in ten", "against the first", "guerrillas", "tied down"].map { .init($0, .right) }
        let rows = surface.points.enumerated().map { index, point -> [String] in
            let change = point.difference.interval
            return point.settings.map(\.text) + [
                ProseNumber.men(point.value.mean), ProseNumber.men(point.value.interval(0.8)),
                index == 0 ? "" : ProseNumber.signed(change.lowerBound, to: change.upperBound),
                ProseNumber.men(point.guerrillas.mean), ProseNumber.men(point.tiedDown.mean),
            ]
        }
        return TableText("", columns: columns, rows: rows)
    }

    /// Means, the first dial downwards and the second across.
    private func matrix() -> TableText {
        let means = Dictionary(uniqueKeysWithValues: surface.points.map { ($0.settings, $0.value.mean) })
        let rows = surface.axes[0].map { down in
            [down.text] + surface.axes[1].map { across in means[[down, across]].map(ProseNumber.men) ?? "" }
        }
        return TableText(
            "", columns: [.init("\(names[0]) \\ \(names[1])", .right)] + surface.axes[1].map { .init($0.text, .right) },
            rows: rows)
    }

    // MARK: files

    /// The table, the numbers and the chart.
    public func contents() throws -> FindingsFolder.Contents {
        FindingsFolder.Contents(tables: [values()], texts: ["sweep.json": try json()], charts: [chart()])
    }

    /// The columns of sweep.csv after those of the factors.
    private static let fields =
        [
            ("mean", "mean"), ("mean_low95", "lower end of the 95 % interval of the mean"),
            ("mean_high95", "upper end of the 95 % interval of the mean"), ("q10", "10 % quantile of the campaigns"),
            ("q90", "90 % quantile of the campaigns"), ("difference", "mean less that of the first row"),
            ("difference_low95", "mean less that of the first row, lower end of the 95 % interval"),
            ("difference_high95", "mean less that of the first row, upper end of the 95 % interval"),
        ].map { Field($0.0, .number, "the measure: \($0.1)", unit: "that of the measure") }
        + [
            Field("guerrillas_mean", .number, "men living as guerrillas at the end, mean", unit: "men"),
            Field("tied_down_mean", .number, "men of the enemy tied down, mean of the days", unit: "men"),
            Field("staying", .text, "keys of the formations that stay"),
        ]

    /// sweep.csv with the columns of these factors.
    private static func table(_ factors: [Field]) -> DataTable {
        DataTable("sweep", title: "A combination of values of the factors", fields: factors + fields, decimals: nil)
    }

    /// sweep.csv as it is documented.
    static let description = table([Field("<factor>", .text, "value of a factor: a column each", unit: "that of the factor")])

    /// The type of a factor's settings: numbers where all of them are.
    private static func kind(_ texts: [String]) -> Field.Kind {
        texts.allSatisfy { Int($0) != nil } ? .whole : texts.allSatisfy { Double($0) != nil } ? .number : .text
    }

    /// A setting as a number where it is one.
    private static func value(_ text: String) -> FieldValue {
        Int(text).map(FieldValue.whole) ?? Double(text).map(FieldValue.number) ?? .text(text)
    }

    /// sweep.csv.
    private func values() -> DataTable {
        let rows = surface.points.map { point -> [FieldValue] in
            let (mean, middle, change) = (point.value.meanInterval(), point.value.interval(0.8), point.difference.interval)
            let numbers = [
                point.value.mean, mean.lowerBound, mean.upperBound, middle.lowerBound, middle.upperBound, point.difference.mean,
                change.lowerBound, change.upperBound, point.guerrillas.mean, point.tiedDown.mean,
            ]
            return point.settings.map { Self.value($0.text) }
                + numbers.map(FieldValue.number) + [.text(ids(point.staying))]
        }
        let factors = surface.axes.map { axis in
            Field(axis[0].dial.name, Self.kind(axis.map(\.text)), "value of the factor", unit: axis[0].dial.unit)
        }
        return Self.table(factors).filled(rows)
    }

    /// Every number as JSON.
    public func json() throws -> String {
        struct Point: Encodable {
            let settings: [String: String]
            let staying: [String]
            let value: ReplyEstimate
            let difference: ReplyDifference
            let guerrillas: ReplyEstimate
            let tiedDown: ReplyEstimate
        }
        struct Page: Encodable {
            let scenario: String
            let directive: String
            let measure: String
            let unit: String
            let dials: [String]
            let replications: Int
            let seed: UInt64
            let wasStopped: Bool
            let points: [Point]
        }
        let points = surface.points.map { point in
            Point(
                settings: Dictionary(uniqueKeysWithValues: zip(names, point.settings.map(\.text))),
                staying: point.staying.map { scenario.formations[$0].id }, value: ReplyEstimate(point.value),
                difference: ReplyDifference(point.difference), guerrillas: ReplyEstimate(point.guerrillas),
                tiedDown: ReplyEstimate(point.tiedDown))
        }
        return try JSONFile.text(
            of:
                Page(
                    scenario: scenario.id, directive: surface.directive.id, measure: surface.measure.rawValue,
                    unit: surface.measure.unit, dials: names, replications: surface.replications, seed: seed,
                    wasStopped: surface.wasStopped, points: points))
    }

    /// A line with bands for one dial, cells for two.
    public func chart() -> ChartData.Chart {
        let title = "\(surface.measure.title), by \(ProseWords.list(names))"
        let axes = zip(surface.axes, names).map { axis, name in "\(name): \(axis[0].dial.unit)" }
        let base = surface.directive.title
        guard surface.axes.count == 2 else {
            return ChartData.Chart(
                name: "response", title: title,
                subtitle: "\(base). Line: mean, with its 95 % interval; pale band: eight campaigns in ten.",
                description: "\(title): mean, its 95 per cent interval, and the interval that holds eight campaigns in ten.",
                rows: surface.points.map(line), record: [], axes: ["x": axes[0]])
        }
        return ChartData.Chart(
            name: "surface", title: surface.measure.title,
            subtitle: "\(base). Mean of \(ProseWords.figured(surface.replications, "campaign")) a cell.",
            description: "\(title): the mean for every combination.", rows: surface.points.map(cell), record: [],
            axes: ["x": axes[1], "y": axes[0]])
    }

    private func line(_ point: ResponseSurface.Point) -> [String: Any] {
        let (mean, middle) = (point.value.meanInterval(), point.value.interval(0.8))
        return [
            "value": point.settings[0].text, "mean": point.value.mean, "low": mean.lowerBound,
            "high": mean.upperBound, "low80": middle.lowerBound, "high80": middle.upperBound,
        ]
    }

    private func cell(_ point: ResponseSurface.Point) -> [String: Any] {
        let means = surface.points.map(\.value.mean)
        let (low, high) = (means.min() ?? 0, means.max() ?? 0)
        let shade = high > low ? (point.value.mean - low) / (high - low) : 0
        return [
            "down": point.settings[0].text, "across": point.settings[1].text, "mean": point.value.mean,
            "label": ProseNumber.men(point.value.mean), "isDark": shade > 0.55,
        ]
    }
}
