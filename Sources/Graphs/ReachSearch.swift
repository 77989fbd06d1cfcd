import Synchronization

/// Shortest paths from one hex after another over the same costs, each search touching only the hexes that it reaches.
///
/// ```swift
/// let search = ReachSearch(in: grid, costs: costs)
/// let near = search.reach(from: hex, within: 120)
/// zip(near.hexes, near.distances)   // all hexes within 120 of it, ascending
/// ```
/// Costs as for `ShortestPathTree`, whose distances and paths it finds, ties included: Dijkstra's algorithm with a bucket queue (Dial
/// 1969). O(hexes) once, then O(hexes reached + radius) a search. It keeps its room from one search to the next; searches that are
/// asked for at once wait for one another.
public final class ReachSearch: Sendable {
    private let room: Mutex<Room>

    /// Searches over a grid with six costs a hex, of at most 2^20 each; a negative cost or `Int32.max` closes an arc.
    public init(in grid: HexGridGraph, costs: [Int32]) { room = Mutex(Room(grid, costs)) }

    /// The hexes within a radius of a hex, ascending, with their distances.
    public func reach(from hex: Int, within radius: Int32) -> (hexes: [Int32], distances: [Int32]) {
        room.withLock { $0.reach(from: hex, within: radius) }
    }

    /// The hexes from one to another, both included; nil if no path is so short. The search ends when it comes to the other.
    public func path(from hex: Int, to other: Int, within radius: Int32) -> [Int]? {
        room.withLock { $0.path(from: hex, to: other, within: radius) }
    }
}

/// Tentative distances and the queue. Between searches every distance is `beyond` and every arc -1.
private struct Room: ~Copyable {
    private let nodeCount: Int
    /// Six a hex; `closed` for arcs that are closed or leave the grid.
    private let costs: [Int32]
    private let offsets: HexNeighbourOffsets
    private let distances: UnsafeMutablePointer<Int32>
    private let arcs: UnsafeMutablePointer<Int32>
    private var queue: ShortestPathSearch
    /// A bit for each hex whose distance is set, and the first word that holds one, with the end of those.
    private let touched: UnsafeMutablePointer<UInt64>
    private var firstWord = 0
    private var endWord = 0

    private static let beyond = ShortestPathTree.maximumDistance + 1
    /// The cost of an arc by which no limit is kept.
    private static let closed = Int32.max

    init(_ grid: HexGridGraph, _ costs: [Int32]) {
        precondition(costs.count == grid.arcCount, "six costs a hex")
        let width = ShortestPathSearch.width(of: costs)
        precondition(width <= ShortestPathTree.maximumCost, "an arc costs at most 2^20: choose a coarser unit")
        nodeCount = grid.nodeCount
        let offsets = HexNeighbourOffsets(grid, backwards: false)
        var open = costs
        for hex in 0..<grid.nodeCount {
            let around = offsets.neighbourhood(of: hex).open
            for direction in 0..<6 where around & (1 << UInt(direction)) == 0 || costs[6 * hex + direction] < 0 {
                open[6 * hex + direction] = Self.closed
            }
        }
        self.costs = open
        self.offsets = offsets
        distances = .allocate(capacity: grid.nodeCount)
        arcs = .allocate(capacity: grid.nodeCount)
        distances.initialize(repeating: Self.beyond, count: grid.nodeCount)
        arcs.initialize(repeating: -1, count: grid.nodeCount)
        touched = .allocate(capacity: grid.nodeCount / 64 + 1)
        touched.initialize(repeating: 0, count: grid.nodeCount / 64 + 1)
        queue = ShortestPathSearch(distances: distances, arcs: arcs, width: width)
    }

    deinit {
        distances.deallocate()
        arcs.deallocate()
        touched.deallocate()
    }

    mutating func reach(from hex: Int, within radius: Int32) -> (hexes: [Int32], distances: [Int32]) {
        grow(from: hex, within: radius, until: -1)
        let hexes = touchedHexes()
        let found = (hexes, hexes.map { distances[Int($0)] })
        clear(hexes)
        return found
    }

    mutating func path(from hex: Int, to other: Int, within radius: Int32) -> [Int]? {
        grow(from: hex, within: radius, until: other)
        var path: [Int]?
        if distances[other] != Self.beyond {
            var back = [other]
            while arcs[back.last!] >= 0 { back.append(Int(arcs[back.last!]) / 6) }
            path = back.reversed()
        }
        clear(touchedHexes())
        return path
    }

    private mutating func grow(from hex: Int, within radius: Int32, until last: Int) {
        precondition(hex >= 0 && hex < nodeCount, "a root lies outside the graph")
        let limit = Int(min(radius, ShortestPathTree.maximumDistance))
        (firstWord, endWord) = (hex >> 6, hex >> 6)
        touch(hex)
        queue.offer(hex, at: 0, plus: 0, by: -1)
        let kept = costs
        let costs = kept.span
        while let (node, distance) = queue.settleNext(), node != last {
            let steps = offsets.neighbourhood(of: node).steps
            for direction in 0..<6 {
                let (arc, room) = (6 &* node &+ direction, limit &- distance)
                let cost = costs[unchecked: arc]
                guard Int(cost) <= room else { continue }
                let neighbour = node &+ steps[direction].node
                guard queue.improves(neighbour, at: distance, plus: cost) else { continue }
                if distances[neighbour] == Self.beyond { touch(neighbour) }
                queue.offer(neighbour, at: distance, plus: cost, by: arc)
            }
        }
    }

    private mutating func touch(_ hex: Int) {
        let word = hex >> 6
        // Not |=, which Swift 6.3 cannot compile here under the thread sanitizer.
        touched[word] = touched[word] | 1 << UInt64(hex & 63)
        firstWord = min(firstWord, word)
        endWord = max(endWord, word + 1)
    }

    /// Hexes whose distance is set, ascending.
    private func touchedHexes() -> [Int32] {
        var hexes: [Int32] = []
        for word in firstWord..<endWord {
            var bits = touched[word]
            while bits != 0 {
                hexes.append(Int32(truncatingIfNeeded: word << 6 | bits.trailingZeroBitCount))
                bits &= bits - 1
            }
        }
        return hexes
    }

    private mutating func clear(_ hexes: [Int32]) {
        for hex in hexes {
            distances[Int(hex)] = Self.beyond
            arcs[Int(hex)] = -1
        }
        for word in firstWord..<endWord { touched[word] = 0 }
        queue.clear()
    }
}
