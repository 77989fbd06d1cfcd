import Hexes

/// Lines that meet: roads through centres, rivers along sides, men on their ways. Nodes have a key of the caller's.
struct MapNet {
    private(set) var points: [Point] = []
    private(set) var links: [Link] = []
    private var index: [Int: Int] = [:]
    private var fixed: Set<Int> = []

    /// A leg between two nodes. Legs of one class are joined into lines; heavier ones bend the others.
    struct Link {
        let a: Int
        let b: Int
        let kind: Int
        let weight: Double
    }

    /// A line from node to node.
    struct Chain {
        let kind: Int
        let nodes: [Int]
    }

    private mutating func node(_ key: Int, _ point: Point) -> Int {
        if let known = index[key] { return known }
        index[key] = points.count
        points.append(point)
        return points.count - 1
    }

    /// Adds a leg.
    mutating func add(_ from: (key: Int, point: Point), _ to: (key: Int, point: Point), kind: Int, weight: Double = 1) {
        links.append(Link(a: node(from.key, from.point), b: node(to.key, to.point), kind: kind, weight: weight))
    }

    /// Keeps a node where it is.
    mutating func fix(_ key: Int) {
        if let node = index[key] { fixed.insert(node) }
    }

    private var legs: [[Int]] {
        var legs = [[Int]](repeating: [], count: points.count)
        for (number, link) in links.enumerated() {
            legs[link.a].append(number)
            legs[link.b].append(number)
        }
        return legs
    }

    /// Draws every node that is neither fixed nor an end half-way to the mean of its neighbours.
    mutating func smooth(passes: Int) {
        let legs = legs
        for _ in 0..<passes {
            let before = points
            for node in points.indices where legs[node].count > 1 && !fixed.contains(node) {
                var x = 0.0
                var y = 0.0
                var sum = 0.0
                for link in legs[node].map({ links[$0] }) {
                    let other = before[link.a == node ? link.b : link.a]
                    x += link.weight * other.x
                    y += link.weight * other.y
                    sum += link.weight
                }
                points[node] = Point(x: (before[node].x + x / sum) / 2, y: (before[node].y + y / sum) / 2)
            }
        }
    }

    /// The legs joined into lines that end where lines meet or the class changes. The order is that of the legs.
    func chains() -> [Chain] {
        let legs = legs
        var used = [Bool](repeating: false, count: links.count)
        let breaks = points.indices.map { node in
            legs[node].count != 2 || links[legs[node][0]].kind != links[legs[node][1]].kind
        }
        func follow(_ start: Int, _ first: Int) -> Chain {
            var nodes = [start]
            var link = first
            while true {
                used[link] = true
                let here = links[link].a == nodes[nodes.count - 1] ? links[link].b : links[link].a
                nodes.append(here)
                guard !breaks[here], let next = legs[here].first(where: { !used[$0] }) else { break }
                link = next
            }
            return Chain(kind: links[first].kind, nodes: nodes)
        }
        var chains: [Chain] = []
        for node in points.indices where breaks[node] {
            for link in legs[node] where !used[link] { chains.append(follow(node, link)) }
        }
        for link in links.indices where !used[link] { chains.append(follow(links[link].a, link)) }
        return chains
    }

    /// The lines of each class as the data of one path.
    func paths(in frame: MapFrame) -> [Int: String] {
        var data: [Int: String] = [:]
        for chain in chains() {
            let dots = chain.nodes.map { frame.dot(points[$0]) }
            guard dots.contains(where: { frame.shows($0, margin: 40) }) else { continue }
            let isClosed = chain.nodes.count > 3 && chain.nodes.first == chain.nodes.last
            data[chain.kind, default: ""] += isClosed ? MapPen.loop(Array(dots.dropLast())) : MapPen.curve(dots)
        }
        return data
    }
}

extension HexGrid {
    /// A number for a corner that is the same seen from each of the cells that meet there.
    func cornerKey(_ point: Point) -> Int {
        let across = Int(((point.x - originX) / (flatMetres / 2)).rounded()) + 8
        let down = Int(((originY - point.y) / (cornerMetres / 2)).rounded()) + 8
        return down * (2 * columns + 64) + across
    }

    /// The two corners of a side seen from a cell, so that the cell lies to the left of the way from the first to the second.
    func ends(of cell: CellID, to direction: Direction) -> (Point, Point) {
        let corners = corners(of: cell)
        return (corners[(direction.rawValue + 5) % 6], corners[direction.rawValue])
    }
}
