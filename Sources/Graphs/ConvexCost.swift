/// A convex, piecewise-linear cost of the flow of an arc.
///
/// ```swift
/// ConvexCost(pieces: [.init(width: 3, slope: 0), .init(width: .infinity, slope: 2)])   // three free, then 2 each
/// ```
public struct ConvexCost: Sendable, Equatable {
    /// An interval of flow at a constant cost per unit.
    public struct Piece: Sendable, Equatable {
        /// Width of the interval, 0 or more; `.infinity` for no limit.
        public let width: Double
        /// Cost of a unit of flow, 0 or more.
        public let slope: Double

        /// A piece by width and slope.
        public init(width: Double, slope: Double) {
            self.width = width
            self.slope = slope
        }
    }

    /// The pieces, cheapest first; the arc's capacity is the sum of their widths.
    public let pieces: [Piece]

    /// A cost by its pieces; negative numbers or falling slopes stop the program.
    public init(pieces: [Piece]) {
        precondition(pieces.allSatisfy { $0.width >= 0 && $0.slope >= 0 }, "widths and slopes are not negative")
        precondition(zip(pieces, pieces.dropFirst()).allSatisfy { $0.slope <= $1.slope }, "slopes must not fall")
        self.pieces = pieces
    }

    /// A constant cost per unit up to a capacity.
    public static func linear(_ slope: Double, capacity: Double = .infinity) -> ConvexCost {
        ConvexCost(pieces: [Piece(width: capacity, slope: slope)])
    }

    /// Total cost of a flow from 0 to the capacity.
    public func cost(of flow: Double) -> Double {
        var left = flow
        var cost = 0.0
        for piece in pieces {
            let amount = min(left, piece.width)
            cost += amount * piece.slope
            left -= amount
        }
        return cost
    }
}
