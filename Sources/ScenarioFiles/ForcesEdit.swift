import Notation

/// A table of formations in which single cells are changed: everything else stays as it was written.
///
///     var forces = ForcesEdit(text)
///     forces.set("men", of: "kpa_2", to: "2500")
///     forces.text
public struct ForcesEdit: Sendable {
    private var rows: [[String]]
    private let separator: Character

    /// The table of a text; its first row names the columns. Semicolons separate its cells where they do in the heading.
    public init(_ text: String) {
        let plain = text.withPlainLines
        separator = CSVReader(file: "", kind: .formation).separator(of: plain)
        rows = CSVTable(plain, separator: separator).rows.map { $0.map(\.text) }
    }

    /// Changes a cell of the formation of that id, in a column that is added where there is none; nothing for an unknown id.
    public mutating func set(_ column: String, of id: String, to value: String) {
        guard let head = rows.first?.map(\.trimmed), let key = head.firstIndex(of: "id"),
            let row = rows.indices.dropFirst().first(where: { rows[$0].indices.contains(key) && rows[$0][key].trimmed == id })
        else { return }
        let place = head.firstIndex(of: column) ?? head.count
        if place == head.count { rows[0].append(column) }
        while rows[row].count <= place { rows[row].append("") }
        rows[row][place] = value
    }

    /// The table as text.
    public var text: String {
        rows.map { row in
            (row + [String](repeating: "", count: max(0, (rows.first?.count ?? 0) - row.count)))
                .map { Escape.cell($0, separator: separator.unicodeScalars.first ?? ",") }.joined(separator: String(separator))
        }.joined(separator: "\n") + "\n"
    }
}
