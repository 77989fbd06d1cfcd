import Geography
import Hexes

/// The two sections that are drawn, one letter a hex.
extension TextMapParser {
    mutating func parseTerrain() {
        guard let rows = sections["terrain"], let width = rows.first.map({ letters($0).count }) else {
            faults.add(
                Spot(file: file, line: 1), "the map has no terrain",
                expected: "a section terrain: with a line of letters a row",
                remedy: "draw it")
            return
        }
        guard width * rows.count <= Limit.hexes.most else {
            faults.add(Limit.hexes.fault(width * rows.count, at: rows[0].spot, remedy: "draw a smaller map"))
            return
        }
        for row in rows { parseTerrain(row, width: width) }
        guard terrain.count == width * rows.count else { return }
        let grid = HexGrid(columns: width, rows: rows.count, flatMetres: Self.flatMetres)
        self.grid = grid
        zone = Array(repeating: -1, count: grid.count)
        road = Array(repeating: .none, count: grid.sideCount)
        river = Array(repeating: .none, count: grid.sideCount)
        crossing = Array(repeating: .none, count: grid.sideCount)
    }

    private mutating func parseTerrain(_ row: Line, width: Int) {
        let letters = letters(row)
        checkWidth(letters.count, expected: width, of: row)
        for letter in letters {
            guard let kind = Terrain.allCases.first(where: { $0.letter == letter }) else {
                faults.add(
                    row.spot, "terrain \"\(letter)\" is not known", expected: "one of ~ . , h ^", remedy: "correct the letter")
                continue
            }
            terrain.append(kind)
        }
    }

    mutating func parseZones(_ grid: HexGrid) {
        let rows = sections["zones"] ?? []
        if rows.count != grid.rows {
            faults.add(
                rows.first?.spot ?? Spot(file: file, line: 1), "zones are drawn in \(rows.count) rows",
                expected: "\(grid.rows), as the terrain", remedy: "draw one letter for each hex")
        }
        for (number, row) in rows.prefix(grid.rows).enumerated() {
            let letters = letters(row)
            checkWidth(letters.count, expected: grid.columns, of: row)
            for (column, letter) in letters.prefix(grid.columns).enumerated() {
                set(letter, at: number * grid.columns + column, of: row)
            }
        }
    }

    private mutating func set(_ letter: Character, at cell: Int, of row: Line) {
        guard terrain[cell] != .sea, zoneLetters.count <= Limit.zones.most else { return }
        let name = String(letter)
        guard let index = zoneLetters.firstIndex(of: name) else {
            if !FieldType.isName(name) {
                faults.add(
                    row.spot, "a zone is drawn as \"\(letter)\"", expected: "a letter from A to Z or a to z, or a digit",
                    remedy: "choose another letter")
            }
            zone[cell] = Int16(truncatingIfNeeded: zoneLetters.count)
            zoneLetters.append(name)
            if zoneLetters.count == Limit.zones.most + 1 {
                faults.add(Limit.zones.fault(zoneLetters.count, at: row.spot, remedy: "draw fewer"))
            }
            return
        }
        zone[cell] = Int16(truncatingIfNeeded: index)
    }

    private mutating func checkWidth(_ count: Int, expected: Int, of row: Line) {
        guard count != expected else { return }
        faults.add(row.spot, "the row has \(count) letters", expected: "\(expected), as the first row", remedy: "mend the row")
    }

    /// The letters of a row; blanks between them are for the eye.
    private func letters(_ row: Line) -> [Character] { row.text.filter { !$0.isWhitespace }.map { $0 } }
}
