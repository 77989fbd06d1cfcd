import Foundation
import Notation
import Studies

/// The findings of a selection of the best directive, in words, in a table and as JSON.
public struct SelectionText: Sendable {
    private let selection: Selection
    private let seed: UInt64

    /// The words for a selection.
    public init(_ selection: Selection, seed: UInt64) {
        self.selection = selection
        self.seed = seed
    }

    private var criterion: DirectiveSelection.Criterion { selection.criterion }
    private var zone: String { "\(ProseNumber.plain(criterion.indifference)) \(criterion.measure.unit)" }
    private var confidence: String { "\(ProseNumber.fixed(100 * criterion.confidence, decimals: 4)) %" }
    private var direction: String { criterion.measure.prefersMore ? "most" : "least" }

    /// The unit of replication, which the numbers of the criterion count.
    private var units: String { selection.perWorld == nil ? "campaigns" : "worlds" }

    private func title(_ system: Int) -> String { selection.assignments[system].directive.title }

    /// For a terminal.
    public func text(width: Int) -> String {
        let table = table().plain(width: width).joined(separator: "\n")
        let sentences = [verdict, guarantee].map { ProseWords.wrapped($0, width: width).joined(separator: "\n") }
        return ([ProseWords.wrapped(heading, width: width).joined(separator: "\n"), table] + sentences).joined(
            separator: "\n\n")
    }

    private var heading: String {
        "\(criterion.measure.title) (\(criterion.measure.unit)), the \(direction) is best: "
            + "\(selection.assignments.count) directives, \(ProseNumber.whole(selection.campaigns)) campaigns\(inWorlds), "
            + "seed \(seed)."
    }

    private var inWorlds: String { selection.perWorld.map { ", \(ProseNumber.whole($0)) of each directive in a world" } ?? "" }

    private func table() -> TableText {
        let order =
            selection.procedure.contenders.sorted { mean($0) > mean($1) } + selection.procedure.dropped.reversed().map(\.system)
        let rows = order.map { system -> [String] in
            let lead = system == selection.leader ? nil : selection.lead(over: system)
            return [
                title(system), mean(system).isFinite ? ProseNumber.plain(mean(system).magnitude.rounded()) : "",
                lead.map { ProseNumber.signed(-$0.interval.upperBound, to: -$0.interval.lowerBound) } ?? "",
                ProseNumber.whole(selection.values[system].count), fate(of: system),
            ]
        }
        return TableText(
            "",
            columns: [
                .init("directive"), .init("mean", .right), .init("against the first", .right), .init(units, .right),
                .init("what became of it"),
            ], rows: rows)
    }

    /// The columns of the table of directives.
    public static let description = DataTable(
        "selection", title: "a directive that was chosen among",
        fields: [
            Field("directive", .text, "key of the directive"), Field("mean", .number, "mean of the measure"),
            Field("campaigns", .whole, "campaigns played", unit: "campaigns"),
            Field("droppedAfter", .whole, "worlds, or campaigns of the standard world, after which it was dropped"),
            Field("beatenBy", .text, "key of the directive that beat it"),
            Field("isSelected", .truth, "whether it was selected"),
        ])

    /// The directives as a table, in the order in which they were named.
    public var entries: DataTable {
        Self.description.filled(
            selection.assignments.enumerated().map { system, assignment in
                let drop = selection.procedure.dropped.first { $0.system == system }
                let values = selection.values[system]
                return [
                    .text(assignment.directive.id),
                    FieldValue(values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)),
                    .whole(values.count * (selection.perWorld ?? 1)), FieldValue(drop?.after),
                    FieldValue(drop.map { selection.assignments[$0.by].directive.id }), .truth(selection.selected == system),
                ]
            })
    }

    /// The mean as the procedure saw it: more is better.
    private func mean(_ system: Int) -> Double { selection.procedure.mean(of: system) }

    private func fate(of system: Int) -> String {
        if system == selection.selected { return "selected" }
        guard let drop = selection.procedure.dropped.first(where: { $0.system == system }) else { return "still in contention" }
        return
            "dropped after \(ProseNumber.whole(drop.after)) \(units), beaten by \(selection.assignments[drop.by].directive.id)"
    }

    /// Which one, or why none.
    private var verdict: String {
        if let selected = selection.selected { return "Selected: \(title(selected))." }
        let why =
            selection.wasStopped
            ? "it was stopped"
            : "\(ProseNumber.whole(criterion.most)) \(units) of one directive, the most allowed, did not settle it"
        return
            "None is selected: \(why). \(title(selection.leader)) leads, without the guarantee; allow more with --at-most, or "
            + "widen --indifference."
    }

    private var guarantee: String {
        "The guarantee, where one is selected: if the best leads every other by \(zone) or more, this procedure selects it in at "
            + "least \(confidence) of studies; if not, the one selected is within \(zone) of the best as surely (Kim and Nelson "
            + "2001). It takes \(units) for independent and their differences for normal; all directives meet the same luck. "
            + "It says which is best in the model, under these rules."
    }

    /// The same as JSON.
    public func json() throws -> String {
        struct Entry: Encodable {
            let directive: String
            let mean: Double?
            let campaigns: Int
            /// Worlds played; nil where all campaigns are in the standard one.
            let worlds: Int?
            /// Worlds, or campaigns of the standard one.
            let droppedAfter: Int?
            let beatenBy: String?
        }
        struct Page: Encodable {
            let measure: String
            let unit: String
            let confidence: Double
            let indifference: Double
            let firstStage: Int
            let seed: UInt64
            let campaigns: Int
            let perWorld: Int?
            let selected: String?
            let leader: String
            let directives: [Entry]
            let guarantee: String
        }
        let entries = selection.assignments.enumerated().map { system, assignment in
            let drop = selection.procedure.dropped.first { $0.system == system }
            let values = selection.values[system]
            return Entry(
                directive: assignment.directive.id, mean: values.isEmpty ? nil : values.reduce(0, +) / Double(values.count),
                campaigns: values.count * (selection.perWorld ?? 1), worlds: selection.perWorld.map { _ in values.count },
                droppedAfter: drop?.after,
                beatenBy: drop.map { selection.assignments[$0.by].directive.id })
        }
        return try JSONFile.text(
            of:
                Page(
                    measure: criterion.measure.rawValue, unit: criterion.measure.unit, confidence: criterion.confidence,
                    indifference: criterion.indifference, firstStage: criterion.firstStage, seed: seed,
                    campaigns: selection.campaigns, perWorld: selection.perWorld,
                    selected: selection.selected.map { selection.assignments[$0].directive.id },
                    leader: selection.assignments[selection.leader].directive.id, directives: entries, guarantee: guarantee))
    }
}
