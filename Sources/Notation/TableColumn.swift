/// A column that makes its own cells: head, alignment and the text of a row stand together.
public struct TableColumn<Row> {
    /// Its head, and how its cells are set.
    public let head: TableText.Column
    /// The text of a row's cell.
    public let cell: (Row) -> String

    /// A column with the text of its cells.
    public init(_ title: String, _ alignment: TableText.Alignment = .left, _ cell: @escaping (Row) -> String) {
        head = TableText.Column(title, alignment)
        self.cell = cell
    }

    /// The same column in a table of other rows, each of which holds one of these; under another head where one is given.
    public func of<Outer>(_ row: @escaping (Outer) -> Row, titled title: String? = nil) -> TableColumn<Outer> {
        TableColumn<Outer>(title ?? head.title, head.alignment) { cell(row($0)) }
    }
}

extension TableText {
    /// A table of some rows by its columns.
    public init<Row>(_ caption: String, of rows: [Row], _ columns: [TableColumn<Row>]) {
        self.init(caption, columns: columns.map(\.head), rows: rows.map { row in columns.map { $0.cell(row) } })
    }
}
