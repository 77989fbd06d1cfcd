/// Some hexes of a grid as the nodes of a graph, for searches that need not look at the others.
///
/// Nodes are numbered from 0 in the order of their hexes. A slot, 6 * node + direction, stands for the arc that enters the node from
/// its neighbour in that direction: the arcs which a search towards targets reads at a node lie side by side.
public struct HexSubgraph: Sendable {
    /// The hexes, ascending.
    public let hexes: [Int32]
    /// By slot, the arc of the grid that enters the node there; -1 where the neighbour is not a node.
    public let arcs: [Int32]
    /// By slot, the node that the arc leaves; -1 where there is none.
    let tails: [Int32]
    let grid: HexGridGraph
    private let nodes: [Int32]

    /// The hexes of a grid for which `isNode` is true.
    public init(of grid: HexGridGraph, where isNode: (_ hex: Int) -> Bool) {
        let hexes = (0..<grid.nodeCount).filter(isNode)
        var nodes = [Int32](repeating: -1, count: grid.nodeCount)
        for (node, hex) in hexes.enumerated() { nodes[hex] = Int32(node) }
        var arcs = [Int32](repeating: -1, count: 6 * hexes.count)
        var tails = arcs
        for (node, hex) in hexes.enumerated() {
            for direction in 0..<6 {
                guard let neighbour = grid.neighbour(of: hex, towards: direction), nodes[neighbour] >= 0 else { continue }
                tails[6 * node + direction] = nodes[neighbour]
                arcs[6 * node + direction] = Int32(6 * neighbour + (direction + 3) % 6)
            }
        }
        self.arcs = arcs
        self.tails = tails
        self.hexes = hexes.map { Int32($0) }
        self.nodes = nodes
        self.grid = grid
    }

    /// The node of a hex; nil if it is none.
    public func node(of hex: Int) -> Int? { nodes[hex] < 0 ? nil : Int(nodes[hex]) }
}
