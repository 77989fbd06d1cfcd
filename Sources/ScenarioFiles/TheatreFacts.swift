import Geography
import Hexes

/// The table `theatre` of a GeoPackage, key and value: what the theatre is called and how its grid lies.
struct TheatreFacts {
    let id: String
    let title: String
    let grid: HexGrid
    let projection: LambertEqualArea
    /// A line each.
    let credits: [String]

    /// Width of a hex, metres: the model's times, sights and sectors are meant for 3 km.
    private static let flatMetres = 500.0...10_000
    /// Farthest coordinate from the centre of the projection, metres. Beyond it hexes of one size are no longer of one shape.
    private static let farthest = 4e6

    /// Reads the table. Throws every fault in it.
    init(_ tables: TableReader) throws {
        var faults = FaultList()
        var texts: [String: String] = [:]
        try tables.rows(of: "theatre", ["key", "value"].map(TableColumn.required), most: 1000, into: &faults) { row, faults in
            guard let key = row.text(0, .name, into: &faults) else { return }
            guard let value = row.text(1, .prose, into: &faults) else { return }
            if texts[key] == nil { texts[key] = value }
        }
        guard faults.faults.isEmpty else { throw FaultReport(faults.faults) }
        var reader = Reader(texts: texts, spot: tables.spot, faults: faults)
        let id = reader.text("id", .name)
        let title = reader.text("title", .title)
        let columns = reader.whole("columns", 1...Limit.hexes.most)
        let rows = reader.whole("rows", 1...Limit.hexes.most)
        let flatMetres = reader.number("flatMetres", Self.flatMetres)
        let originX = reader.number("originX", -Self.farthest...Self.farthest)
        let originY = reader.number("originY", -Self.farthest...Self.farthest)
        let latitude = reader.number("latitude0", -89...89)
        let longitude = reader.number("longitude0", -180...360)
        var credits: [String] = []
        for line in (texts["credits"] ?? "").split(separator: "\n") { credits.append(String(line)) }
        guard reader.faults.faults.isEmpty, let id, let title, let columns, let rows, let flatMetres, let originX, let originY,
            let latitude, let longitude
        else { throw FaultReport(reader.faults.faults) }
        grid = HexGrid(columns: columns, rows: rows, flatMetres: flatMetres, originX: originX, originY: originY)
        reader.check(grid, farthest: Self.farthest)
        guard reader.faults.faults.isEmpty else { throw FaultReport(reader.faults.faults) }
        self.id = id
        self.title = title
        self.credits = credits
        projection = LambertEqualArea(latitude0: latitude, longitude0: longitude)
    }

    /// Reads the values of keys.
    private struct Reader {
        let texts: [String: String]
        let spot: Spot
        var faults: FaultList

        mutating func text(_ key: String, _ type: FieldType) -> String? { value(key, type)?.text }

        mutating func whole(_ key: String, _ range: ClosedRange<Int>) -> Int? {
            guard case .whole(let number)? = value(key, .whole(range))?.content else { return nil }
            return number
        }

        mutating func number(_ key: String, _ range: ClosedRange<Double>) -> Double? {
            guard case .number(let number)? = value(key, .number(range))?.content else { return nil }
            return number
        }

        private mutating func value(_ key: String, _ type: FieldType) -> Value? {
            guard let text = texts[key] else {
                faults.add(
                    spot, "the table theatre has no \(key)", expected: type.expectation, remedy: TableRow.remedy)
                return nil
            }
            let scalar = Scalar(text: text, isQuoted: false, spot: spot)
            return type.read(scalar, as: "\(key) in the table theatre", strict: false, into: &faults)
        }

        /// Notes a grid of too many hexes, or one that reaches too far.
        mutating func check(_ grid: HexGrid, farthest: Double) {
            // Columns and rows are below a million each: their product does not overflow.
            if grid.count > Limit.hexes.most {
                faults.add(Limit.hexes.fault(grid.count, at: spot, remedy: "cut the theatre smaller, or its hexes larger"))
            }
            let east = grid.originX + Double(grid.columns) * grid.flatMetres
            let south = grid.originY - Double(grid.rows) * grid.rowMetres
            guard max(east, -south) > farthest else { return }
            faults.add(
                spot, "the grid reaches \(Int(max(east, -south) / 1000)) km from the centre of the projection",
                expected: "at most \(Int(farthest / 1000))", remedy: "put the centre into the middle of the map")
        }
    }
}
