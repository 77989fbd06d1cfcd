extension Operator {
    /// Operators on the rows and columns of a CSV file.
    public static let tables: [Operator] = [
        onCells("replace a cell") { rows, chooser in
            let row = chooser.below(rows.count)
            let column = chooser.below(rows[row].count)
            rows[row][column] = Array(NastyValues.like(rows[row][column], &chooser).utf8)
        },
        onCells("empty a cell") { rows, chooser in
            let row = chooser.below(rows.count)
            rows[row][chooser.below(rows[row].count)] = []
        },
        onCells("quote a cell with a hostile text in it") { rows, chooser in
            let row = chooser.below(rows.count)
            let text = chooser.pick(NastyValues.texts)
            rows[row][chooser.below(rows[row].count)] = Array("\"\(text)\"".utf8)
        },
        onCells("drop a column") { rows, chooser in
            let column = chooser.below(rows[0].count)
            for row in rows.indices where column < rows[row].count { rows[row].remove(at: column) }
        },
        onCells("write a column twice") { rows, chooser in
            let column = chooser.below(rows[0].count)
            for row in rows.indices where column < rows[row].count { rows[row].insert(rows[row][column], at: column) }
        },
        onCells("swap two columns") { rows, chooser in
            let (one, other) = (chooser.below(rows[0].count), chooser.below(rows[0].count))
            for row in rows.indices where max(one, other) < rows[row].count { rows[row].swapAt(one, other) }
        },
        onCells("take a cell out of a row") { rows, chooser in
            let row = chooser.below(rows.count)
            rows[row].remove(at: chooser.below(rows[row].count))
        },
        onCells("copy a cell from another row") { rows, chooser in
            let (from, to) = (chooser.below(rows.count), chooser.below(rows.count))
            let column = chooser.below(min(rows[from].count, rows[to].count))
            rows[to][column] = rows[from][column]
        },
        Operator("separate by semicolons or tabs") { bytes, chooser in
            let separator = chooser.pick([UInt8(ascii: ";"), UInt8(ascii: "\t")])
            bytes = bytes.map { $0 == UInt8(ascii: ",") ? separator : $0 }
            if chooser.isOne(in: 2) { bytes = [0xef, 0xbb, 0xbf] + bytes }
        },
        onCells("write a row many times, each with a name of its own") { rows, chooser in
            guard rows.count > 1 else { return }
            let row = rows[1 + chooser.below(rows.count - 1)]
            let count = chooser.pick([2, 5, 17, 62, 80, 255, 260, 1000])
            rows += (0..<count).map { number in
                var copy = row
                copy[0] = copy[0] + Array("-\(number)".utf8)
                return copy
            }
        },
    ]

    /// Works on rows of cells; a file without rows, or with an empty one, is left alone.
    private static func onCells(_ name: String, _ body: @escaping @Sendable (inout [[[UInt8]]], inout Chooser) -> Void)
        -> Operator
    {
        Operator(name) { bytes, chooser in
            let endsOpen = bytes.last != newline
            var rows = bytes.split(separator: newline).map(cells)
            guard !rows.isEmpty else { return }
            body(&rows, &chooser)
            bytes = Array(rows.map { Array($0.joined(separator: [UInt8(ascii: ",")])) }.joined(separator: [newline]))
            if !endsOpen { bytes.append(newline) }
        }
    }

    /// The cells of a line as they are written, quotation marks included; at least one.
    private static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ","), !isQuoted { cells.append([]) } else { cells[cells.count - 1].append(byte) }
        }
        return cells
    }
}
