extension AssignmentBush {
    /// Equilibrates every node once, sinks first: shifts flow from its most expensive used path to its cheapest path, between the
    /// node and the node where the two meet, until their costs are equal or the expensive one is empty.
    ///
    /// Source: algorithm B of Factor 2006, "A path-based user-equilibrium traffic assignment algorithm that obviates path storage and
    /// enumeration".
    mutating func equilibrate() {
        for node in order where !isSink[Int(node)] {
            label(Int(node))
            let (expensive, cheap) = (greatestArcs[Int(node)], leastArcs[Int(node)])
            guard expensive >= 0, expensive != cheap, greatest[Int(node)] > least[Int(node)] else { continue }
            if equalise(Int(node)) { label(Int(node)) }
        }
    }

    /// Sets the costs and first arcs of a node's cheapest path and most expensive used path from those of its neighbours.
    private mutating func label(_ node: Int) {
        var (low, lowArc, high, highArc) = (Double.infinity, Int32(-1), -1.0, Int32(-1))
        for arc in graph.arcs(leaving: node) where isInBush[Int(arc)] {
            let head = Int(graph.heads[Int(arc)])
            let cost = unitCosts[Int(arc)]
            if cost + least[head] < low { (low, lowArc) = (cost + least[head], arc) }
            if flows[Int(arc)] > negligible, cost + greatest[head] > high { (high, highArc) = (cost + greatest[head], arc) }
        }
        (least[node], leastArcs[node], greatest[node], greatestArcs[node]) = (low, lowArc, max(high, low), highArc)
    }

    /// Shifts flow from the most expensive used path to the cheapest path, up to the node where they meet; false if none moved.
    private mutating func equalise(_ node: Int) -> Bool {
        var expensive: [Int] = []
        var cheap: [Int] = []
        var (a, b) = (node, node)
        repeat {
            if a == b || (!isSink[a] && (isSink[b] || ranks[a] > ranks[b])) {
                if greatestArcs[a] < 0 || flows[Int(greatestArcs[a])] <= negligible { label(a) }
                guard greatestArcs[a] >= 0 else { return false }
                expensive.append(Int(greatestArcs[a]))
                if a == b {
                    cheap.append(Int(leastArcs[b]))
                    b = Int(graph.heads[cheap[0]])
                }
                a = Int(graph.heads[expensive[expensive.count - 1]])
            } else {
                cheap.append(Int(leastArcs[b]))
                b = Int(graph.heads[cheap[cheap.count - 1]])
            }
        } while a != b && !(isSink[a] && isSink[b])
        return shift(from: expensive, to: cheap)
    }

    /// One Newton step on the cost difference of two path segments, bounded by the flow of the expensive one.
    private mutating func shift(from expensive: [Int], to cheap: [Int]) -> Bool {
        var (excess, derivative, bound) = (0.0, 0.0, Double.infinity)
        for arc in expensive {
            excess += unitCosts[arc]
            derivative += derivatives[arc]
            bound = min(bound, flows[arc])
        }
        for arc in cheap {
            excess -= unitCosts[arc]
            derivative += derivatives[arc]
        }
        guard excess > 0, bound > 0 else { return false }
        move(derivative * bound > excess ? excess / derivative : bound, from: expensive, to: cheap)
        return true
    }

    private mutating func move(_ amount: Double, from expensive: [Int], to cheap: [Int]) {
        for arc in expensive {
            flows[arc] = max(0, flows[arc] - amount)
            updateCost(of: arc)
        }
        for arc in cheap {
            flows[arc] += amount
            updateCost(of: arc)
        }
    }
}
