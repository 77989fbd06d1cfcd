import Geography
import Hexes

/// The sections that are lists.
extension TextMapParser {
    /// `main: 4,9 4,8 4,7`: a class and a chain of neighbouring hexes.
    mutating func parseRoads(_ grid: HexGrid) {
        for line in sections["roads"] ?? [] {
            guard let (word, rest) = entry(line, known: ["main", "road", "track"]), let kind = RoadClass(word: word) else {
                continue
            }
            let cells = rest.split(separator: " ").compactMap { cell(String($0), of: line, grid) }
            for (from, to) in zip(cells, cells.dropFirst()) {
                guard let direction = grid.direction(from: from, to: to), let side = grid.side(of: from, to: direction) else {
                    faults.add(
                        line.spot, "the road leaps from \(grid.label(from)) to \(grid.label(to))",
                        expected: "neighbouring hexes",
                        remedy: "name the hexes between")
                    continue
                }
                road[side] = max(road[side], kind)
            }
        }
    }

    /// `river: 0,4 SE; 1,4 SW`: a class, or `ford` or `bridge`, and a list of sides.
    mutating func parseRivers(_ grid: HexGrid) {
        var ways: [(line: Line, side: Int, crossing: Crossing)] = []
        for line in sections["rivers"] ?? [] {
            guard let (word, rest) = entry(line, known: ["stream", "river", "great", "ford", "bridge"]) else { continue }
            for part in rest.split(separator: ";") {
                guard let side = side(String(part).trimmed, of: line, grid) else { continue }
                if let kind = RiverClass(word: word) { river[side] = max(river[side], kind) }
                if let way = Crossing(word: word) { ways.append((line, side, way)) }
            }
        }
        for way in ways {
            crossing[way.side] = way.crossing
            if river[way.side] == .none {
                faults.add(
                    way.line.spot, "there is a \(way.crossing.word) at \(grid.label(side: way.side))",
                    expected: "a river along that side",
                    remedy: "add the side to a river or take the \(way.crossing.word) out")
            }
        }
    }

    /// `parna "Parna" 4,0 town`: id, name, hex, and a kind that may be left out.
    mutating func parsePlaces(_ grid: HexGrid) {
        let lines = sections["places"] ?? []
        guard lines.count <= Limit.places.most else {
            faults.add(Limit.places.fault(lines.count, at: lines[0].spot, remedy: "name fewer"))
            return
        }
        for line in lines {
            let parts = line.text.split(separator: "\"", omittingEmptySubsequences: false).map { String($0).trimmed }
            let tail = parts.count == 3 ? parts[2].split(separator: " ").map(String.init) : []
            guard parts.count == 3, FieldType.isName(parts[0]), (1...2).contains(tail.count) else {
                faults.add(
                    line.spot, "a place is written \(line.text)", expected: "id \"Name\" column,row kind",
                    remedy: "correct the line")
                continue
            }
            let kind = tail.count == 2 ? tail[1] : "village"
            checkPlace(parts[0], kind: kind, of: line)
            guard let cell = cell(tail[0], of: line, grid) else { continue }
            let name = named(parts[1], "the name of place \(parts[0])", at: line.spot)
            places.append(Place(id: parts[0], name: name, modern: "", kind: kind, cell: cell))
        }
    }

    private mutating func checkPlace(_ id: String, kind: String, of line: Line) {
        let kinds = ["town", "village", "pass", "summit", "crossing"]
        if !kinds.contains(kind) {
            faults.add(
                line.spot, "kind is \"\(kind)\"", expected: "one of \(kinds.joined(separator: ", "))",
                remedy: remedy(for: kind, among: kinds, otherwise: "correct the word"))
        }
        if !placeIDs.insert(id).inserted {
            faults.add(line.spot, "the place \(id) stands twice", expected: "each place once", remedy: "give one another id")
        }
    }

    /// `N: row 0; 4,1`: a mark, and rows or hexes that bear it.
    mutating func parseObjective(_ grid: HexGrid) {
        for line in sections["objective"] ?? [] {
            guard let (mark, rest) = entry(line, known: []) else { continue }
            let cells = rest.split(separator: ";").flatMap { marked(String($0).trimmed, of: line, grid) }
            marks[named(mark, "the mark", at: line.spot), default: []] += cells
        }
        for mark in marks.keys { marks[mark]?.sort() }
    }

    private mutating func marked(_ text: String, of line: Line, _ grid: HexGrid) -> [CellID] {
        guard text.hasPrefix("row ") else { return cell(text, of: line, grid).map { [$0] } ?? [] }
        guard let row = Int(String(text.dropFirst(4)).trimmed), (0..<grid.rows).contains(row) else {
            faults.add(
                line.spot, "the mark names \"\(text)\"", expected: "a row from 0 to \(grid.rows - 1)",
                remedy: "correct the number")
            return []
        }
        return (0..<grid.columns).map { CellID(row * grid.columns + $0) }
    }

    /// The word before the colon, and what follows it.
    private mutating func entry(_ line: Line, known: [String]) -> (word: String, rest: String)? {
        let halves = line.text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        let names = known.isEmpty ? "a mark" : "one of \(known.joined(separator: ", "))"
        guard halves.count == 2 else {
            faults.add(line.spot, "the line has no colon", expected: "\(names), a colon and hexes", remedy: "correct the line")
            return nil
        }
        guard known.isEmpty || known.contains(halves[0]) else {
            faults.add(
                line.spot, "the line begins with \"\(halves[0])\"", expected: names,
                remedy: remedy(for: halves[0], among: known, otherwise: "correct the word"))
            return nil
        }
        return (halves[0], halves[1])
    }

    private mutating func cell(_ text: String, of line: Line, _ grid: HexGrid) -> CellID? {
        if let cell = grid.cell(labelled: text) { return cell }
        faults.add(
            line.spot, "a hex is named \"\(text)\"",
            expected: "column,row from 0,0 to \(grid.columns - 1),\(grid.rows - 1)", remedy: "correct the numbers")
        return nil
    }

    private mutating func side(_ text: String, of line: Line, _ grid: HexGrid) -> Int? {
        let parts = text.split(separator: " ").map(String.init)
        let direction = Direction.allCases.first { $0.abbreviation == parts.last }
        if parts.count == 2, let cell = grid.cell(labelled: parts[0]), let direction,
            let side = grid.side(of: cell, to: direction)
        {
            return side
        }
        faults.add(
            line.spot, "a side is named \"\(text)\"",
            expected: "column,row and E, NE, NW, W, SW or SE, between two hexes of the map",
            remedy: "correct the side")
        return nil
    }
}

extension HexGrid {
    /// A cell as `column,row`.
    func label(_ cell: CellID) -> String { "\(column(of: cell)),\(row(of: cell))" }

    /// A side as `column,row` of its owner and its direction.
    func label(side: Int) -> String {
        let owner = owner(ofSide: side)
        return "\(label(owner.cell)) \(owner.direction.abbreviation)"
    }

    /// The cell of `column,row`, or nil.
    func cell(labelled text: String) -> CellID? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let column = numbers[0], let row = numbers[1] else { return nil }
        return cell(column: column, row: row)
    }
}
