import Notation
import Statistics
import Studies

/// An unknown as JSON and as a row of unknowns.csv, with its worth where that is known.
public struct UnknownEntry: Encodable, Sendable {
    /// Worth of a single unknown.
    struct Worth: Encodable {
        /// Share of the variance between worlds that it explains, by key of the clause.
        let shares: [String: Double]
        let changesVerdict: Double
        let valueOfKnowing: Double
        let explained: Double
        let isNamed: Bool
    }

    private let name: String
    private let kind: String
    private let meaning: String
    private let unit: String
    private let law: String
    private let source: String
    private let worth: Worth?

    /// An unknown; its worth for the clauses of those keys, where that was told.
    public init(_ unknown: Unknown, worth: UnknownsWorth.Worth? = nil, clauses: [String] = []) {
        name = unknown.name
        kind = unknown.kind.rawValue
        meaning = unknown.title
        unit = unknown.unit
        law = unknown.lawText
        source = unknown.source
        self.worth = worth.map { worth in
            let shares = zip(clauses, worth.shares).compactMap { key, share in share.map { (key, $0) } }
            return Worth(
                shares: Dictionary(uniqueKeysWithValues: shares), changesVerdict: worth.changesVerdict,
                valueOfKnowing: worth.valueOfKnowing, explained: worth.explained, isNamed: worth.isNamed)
        }
    }

    /// unknowns.csv with a column for each of these shares, without its rows.
    static func table(shares: [Field]) -> DataTable {
        DataTable(
            "unknowns", title: "An unknown; what it bears is told from 1,000 worlds on",
            fields: [
                Field("unknown", .text, "name of the unknown"), Field("kind", .text, "kind of unknowns that it belongs to"),
                Field("meaning", .text, "meaning of the unknown"),
                Field("unit", .text, "unit of its values; 1 for a share, a factor or a standard normal number"),
                Field("law", .text, "law from which it is drawn"), Field("source", .text, "source, or assumption"),
            ] + shares + [
                Field(
                    "changes_verdict", .number, "share of worlds in which knowing it would change the class of the verdict",
                    unit: "1"),
                Field(
                    "value_of_knowing", .number, "men by which the choice would be better on average if it were known",
                    unit: "men"),
                Field(
                    "explained", .number, "largest share of the variance of world means that it explains in any clause",
                    unit: "1"),
                Field("named", .truth, "true if that is more than chance would explain in one study of twenty"),
            ], decimals: nil)
    }

    /// unknowns.csv without its rows; `share_<clause>` stands for a column each.
    static let description = table(shares: [share("<clause>", "the clause: a column each")])

    /// The column of a clause's shares.
    static func share(_ key: String, _ clause: String) -> Field {
        Field("share_\(key)", .number, "share of the variance between worlds that it explains in \(clause)", unit: "1")
    }

    /// Its row of unknowns.csv, with the shares of these clauses.
    func row(clauses: [String]) -> [FieldValue] {
        [name, kind, meaning, unit, law, source].map(FieldValue.text) + clauses.map { FieldValue(worth?.shares[$0]) }
            + [
                FieldValue(worth?.changesVerdict), FieldValue(worth?.valueOfKnowing), FieldValue(worth?.explained),
                FieldValue(worth?.isNamed),
            ]
    }
}
