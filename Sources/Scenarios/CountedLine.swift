/// A line on the way, beyond which men are counted: over the river, out of the ring.
///
/// A line is the ground beyond it. Men are counted once, on the day on which their body first stands there.
public struct CountedLine: Hashable, Sendable {
    /// The most lines of a scenario: a body keeps the lines that it has passed as the bits of a number.
    public static let most = 16

    /// Id of the line, unique within its scenario.
    public let id: String
    /// Ground beyond it.
    public let ground: Objective

    /// A line.
    public init(id: String, ground: Objective) {
        self.id = id
        self.ground = ground
    }

    /// For each cell the lines beyond which it lies, as bits; empty where no line is counted.
    public static func marks(of lines: [CountedLine]) -> [UInt16] {
        guard let cells = lines.first?.ground.cells.indices else { return [] }
        return cells.map { cell in
            lines.indices.reduce(0) { $0 | (lines[$1].ground.cells[cell] ? 1 << UInt16($1) : 0) }
        }
    }
}
