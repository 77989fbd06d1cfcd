import Appraisal
import Arithmetic
import Graphs
import Hexes
import Planning
import RuleSets
import Scenarios

/// The ground on which free forces move: the sectors with land, and the hours between them by the quickest way of a force.
struct FreeGround: PreparedPart {
    /// All that it is made from.
    struct Key: Hashable, Sendable {
        let scenario: ScenarioKey
        let march: MarchRules
        /// Hours over which patrols thin out to 37 per cent, and times that beyond which they are not counted.
        let decayHours: Double
        let reachDecays: Double
        /// Hours of march in a day, and days after which a report counts for 37 per cent.
        let chaseHours: Double
        let memoryDays: Double
    }

    let key: Key
    /// By the means of moving of a force; nil where no free force moves so.
    private let motor: Network?
    private let foot: Network?

    init(_ key: Key, march: MarchTable) {
        self.key = key
        let scenario = key.scenario.scenario
        let network = { (mobility: Mobility) -> Network? in
            guard scenario.enemy.contains(where: { $0.freedom != nil && $0.mobility == mobility }) else { return nil }
            return Network(key, march, hours: mobility == .motor ? march.motor : march.footDay)
        }
        motor = network(.motor)
        foot = network(.foot)
    }

    /// The network of a free force.
    func network(of force: EnemyForce) -> Network { (force.mobility == .motor ? motor : foot)! }

    /// The sectors and the ways between them for one means of moving.
    struct Network: Sendable {
        /// Sectors with land, ascending: the nodes.
        let sectors: [Int]
        /// The node of each sector, -1 for sea.
        let node: [Int]
        /// Where the patrols of a force in a node are, as shares.
        let patrols: [[(sector: Int, share: Float)]]
        /// From each node to each, target by target: hours, infinity where no way leads; what is left of a report's worth after so long a
        /// march; and the next node on the way.
        private let hours: [Float]
        private let pulls: [Float]
        private let next: [UInt16]

        /// Hours from a node to another.
        func hours(from: Int, to: Int) -> Float { hours[to * sectors.count + from] }
        /// Share of a report's worth that is left when a force from another node is there, 0...1.
        func pull(from: Int, to: Int) -> Float { pulls[to * sectors.count + from] }
        /// The node that follows one on the way to another.
        func next(from: Int, to: Int) -> Int { Int(next[to * sectors.count + from]) }

        /// Complexity: a search over nine sectors for each sector, then a search over the sectors for each.
        init(_ key: Key, _ march: MarchTable, hours: [Float]) {
            let ground = SectorGround(key.scenario.scenario, march)
            let (graph, minutes) = ground.graph(hours)
            let count = ground.sectors.count
            var between = [Float](repeating: .infinity, count: count * count)
            var next = [UInt16](repeating: 0, count: count * count)
            let reversed = graph.reversed
            for target in 0..<count {
                let tree = ShortestPathTree(from: [target], in: reversed, costs: minutes)
                for from in 0..<count {
                    let place = target * count + from
                    next[place] = UInt16(from)
                    guard let distance = tree.distance(of: from) else { continue }
                    between[place] = Float(distance) / 60
                    if tree.parentArcs[from] >= 0 { next[place] = UInt16(graph.heads[Int(tree.parentArcs[from])]) }
                }
            }
            let decay = Float(key.decayHours)
            patrols = (0..<count).map { from in
                let near = (0..<count).filter { between[$0 * count + from] <= decay * Float(key.reachDecays) }
                let fades = near.map { Float(PortableMath.exp(Double(-between[$0 * count + from] / decay))) }
                let all = fades.reduce(0, +)
                return zip(near, fades).map { (sector: ground.sectors[$0], share: $1 / all) }
            }
            let lasting = key.chaseHours * key.memoryDays
            pulls = between.map { $0.isFinite ? Float(PortableMath.exp(-Double($0) / lasting)) : 0 }
            (self.hours, self.next, sectors, node) = (between, next, ground.sectors, ground.node)
        }
    }
}

/// The sectors of a map with their land and the cells between which ways are measured.
private struct SectorGround {
    let map: SectorMap
    /// Sectors with land, ascending, and their places in that list by sector.
    let sectors: [Int]
    let node: [Int]
    /// Land cells by sector.
    let cells: [[Int]]
    /// The cell of each node from which ways are measured: on a road where there is one, near the middle.
    let centres: [Int]
    let neighbours: [Int32]

    init(_ scenario: Scenario, _ march: MarchTable) {
        let grid = scenario.theatre.grid
        let map = SectorMap(grid: grid)
        var cells = [[Int]](repeating: [], count: map.count)
        for cell in 0..<grid.count where scenario.theatre.isLand(CellID(cell)) { cells[map.sector(of: cell)].append(cell) }
        let sectors = cells.indices.filter { !cells[$0].isEmpty }
        var node = [Int](repeating: -1, count: map.count)
        for (index, sector) in sectors.enumerated() { node[sector] = index }
        centres = sectors.map { sector in
            let roads = cells[sector].filter { cell in
                (6 * cell..<6 * cell + 6).contains { march.side[$0].contains(.road) }
            }
            return grid.middle(of: roads.isEmpty ? cells[sector] : roads)
        }
        (self.map, self.sectors, self.node, self.cells) = (map, sectors, node, cells)
        neighbours = march.neighbours
    }

    /// The ways from each sector to those beside it, through them alone, in minutes.
    func graph(_ hours: [Float]) -> (graph: SparseGraph, minutes: [Int32]) {
        var arcs: [(Int, Int)] = []
        var minutes: [Int32] = []
        var place = [Int](repeating: -1, count: neighbours.count / 6)
        for (from, sector) in sectors.enumerated() {
            let beside = map.sectorsAround(sector).filter { node[$0] >= 0 }
            let window = beside.flatMap { cells[$0] }
            for (index, cell) in window.enumerated() { place[cell] = index }
            let tree = tree(from: centres[from], in: window, place, hours)
            for other in beside where other != sector {
                guard let distance = tree.distance(of: place[centres[node[other]]]) else { continue }
                arcs.append((from, node[other]))
                minutes.append(Int32(max(1, distance)))
            }
            for cell in window { place[cell] = -1 }
        }
        return (SparseGraph(nodeCount: sectors.count, arcs: arcs), minutes)
    }

    /// The quickest ways from a cell within some cells, which are numbered by `place`.
    private func tree(from cell: Int, in window: [Int], _ place: [Int], _ hours: [Float]) -> ShortestPathTree {
        var arcs: [(Int, Int)] = []
        var minutes: [Int32] = []
        for (index, cell) in window.enumerated() {
            for step in 6 * cell..<6 * cell + 6 where hours[step].isFinite && place[Int(neighbours[step])] >= 0 {
                arcs.append((index, place[Int(neighbours[step])]))
                minutes.append(Int32((hours[step] * 60).rounded()))
            }
        }
        return ShortestPathTree(
            from: [place[cell]], in: SparseGraph(nodeCount: window.count, arcs: arcs), costs: minutes)
    }
}
