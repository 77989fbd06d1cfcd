import Notation

/// A table of formations in which single cells are changed: everything else stays as it was written.
///
///     var forces = ForcesEdit(text)
///     forces.set("men", of: "kpa_2", to: "2500")
///     forces.text
public struct ForcesEdit: Sendable {
    private var rows: [[String]]

    /// The table of a text; its first row names the columns.
    public init(_ text: String) {
        rows = CSVTable(text.withPlainLines).rows.map { $0.map(\.text) }
    }

    /// Changes a cell of the formation of that id, in a column that is added where there is none; nothing for an unknown id.
    public mutating func set(_ column: String, of id: String, to value: String) {
        guard let head = rows.first, let key = head.firstIndex(of: "id"),
            let row = rows.indices.dropFirst().first(where: { rows[$0].indices.contains(key) && rows[$0][key] == id })
        else { return }
        if !head.contains(column) { rows[0].append(column) }
        let place = rows[0].firstIndex(of: column) ?? 0
        while rows[row].count <= place { rows[row].append("") }
        rows[row][place] = value
    }

    /// The table as text.
    public var text: String {
        rows.map { row in
            (row + [String](repeating: "", count: max(0, (rows.first?.count ?? 0) - row.count))).map(Escape.csv)
                .joined(separator: ",")
        }.joined(separator: "\n") + "\n"
    }
}
