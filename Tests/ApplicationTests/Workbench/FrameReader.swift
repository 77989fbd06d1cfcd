/// The frames of a future as a page reads them: a head, columns of positions, columns of events.
struct FrameReader {
    struct Position: Equatable {
        let from: Int
        let to: Int
        let body: Int
        let men: Int
        let formation: Int
    }

    struct Happening: Equatable {
        let cell: Int
        let men: Int
        let kind: Int
        let formation: Int
        let body: Int
        let amount: Int
    }

    /// By epoch.
    private(set) var positions: [[Position]] = []
    /// By epoch.
    private(set) var events: [[Happening]] = []
    /// Bytes that no column has.
    let left: Int

    /// Reads the bytes of a file; a file that is too short stops the test.
    init(_ bytes: [UInt8]) {
        let number = { (at: Int, width: Int) in (0..<width).reduce(0) { $0 + Int(bytes[at + $1]) << (8 * $1) } }
        let (epochs, counts) = (number(6, 2), [number(16, 4), number(20, 4)])
        let (cell, body, men, formation) = (number(9, 1), number(10, 1), number(11, 1), number(12, 1))
        var at = 32
        func column(_ count: Int, _ width: Int) -> [Int] {
            defer { at += (count * width + 3) / 4 * 4 }
            // All bits set stand for none, in a column that may have it.
            return (0..<count).map { number(at + width * $0, width) }
        }
        let firsts = [column(epochs + 1, 4), column(epochs + 1, 4)]
        let places = [cell, cell, body, men, formation].map { column(counts[0], $0) }
        let things = [cell, 4, 1, formation, body, 4].map { column(counts[1], $0) }
        left = bytes.count - at
        for epoch in 0..<epochs {
            positions.append(
                (firsts[0][epoch]..<firsts[0][epoch + 1]).map { row in
                    Position(
                        from: places[0][row], to: places[1][row], body: places[2][row], men: places[3][row],
                        formation: places[4][row])
                })
            events.append(
                (firsts[1][epoch]..<firsts[1][epoch + 1]).map { row in
                    Happening(
                        cell: things[0][row], men: things[1][row], kind: things[2][row], formation: things[3][row],
                        body: things[4][row], amount: things[5][row])
                })
        }
    }
}
