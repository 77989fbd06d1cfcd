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
                set(letter, at: number * grid.columns + column)
            }
        }
    }

    private mutating func set(_ letter: Character, at cell: Int) {
        guard terrain[cell] != .sea else { return }
        if !zoneLetters.contains(String(letter)) { zoneLetters.append(String(letter)) }
        zone[cell] = Int16(zoneLetters.firstIndex(of: String(letter))!)
    }

    private mutating func checkWidth(_ count: Int, expected: Int, of row: Line) {
        guard count != expected else { return }
        faults.add(row.spot, "the row has \(count) letters", expected: "\(expected), as the first row", remedy: "mend the row")
    }

    /// The letters of a row; blanks between them are for the eye.
    private func letters(_ row: Line) -> [Character] { row.text.filter { !$0.isWhitespace }.map { $0 } }
}
