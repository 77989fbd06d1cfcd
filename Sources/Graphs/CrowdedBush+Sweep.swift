extension CrowdedBush {
    /// Evens out costs at every node once, sinks first: moves flow from the dearest way in use to the cheapest, from where
    /// they part to where they meet, until they cost the same or the dearer is empty (Dial 2006, "A path-based
    /// user-equilibrium traffic assignment algorithm that obviates path storage and enumeration").
    mutating func sweep() {
        for node in order where !isSink[Int(node)] {
            label(Int(node))
            let (dear, cheap) = (greatestArcs[Int(node)], leastArcs[Int(node)])
            guard dear >= 0, dear != cheap, greatest[Int(node)] > least[Int(node)] else { continue }
            if even(Int(node)) { label(Int(node)) }
        }
    }

    private mutating func label(_ node: Int) {
        var (low, lowArc, high, highArc) = (Double.infinity, Int32(-1), -1.0, Int32(-1))
        for arc in graph.arcs(leaving: node) where isInBush[Int(arc)] {
            let head = Int(graph.heads[Int(arc)])
            let price = prices[Int(arc)]
            if price + least[head] < low { (low, lowArc) = (price + least[head], arc) }
            if flows[Int(arc)] > negligible, price + greatest[head] > high { (high, highArc) = (price + greatest[head], arc) }
        }
        (least[node], leastArcs[node], greatest[node], greatestArcs[node]) = (low, lowArc, max(high, low), highArc)
    }

    /// Moves flow from the dearest way in use to the cheapest way, up to the node where they meet; false if none moved.
    private mutating func even(_ node: Int) -> Bool {
        var dear: [Int] = []
        var cheap: [Int] = []
        var (a, b) = (node, node)
        repeat {
            if a == b || (!isSink[a] && (isSink[b] || ranks[a] > ranks[b])) {
                if greatestArcs[a] < 0 || flows[Int(greatestArcs[a])] <= negligible { label(a) }
                guard greatestArcs[a] >= 0 else { return false }
                dear.append(Int(greatestArcs[a]))
                if a == b {
                    cheap.append(Int(leastArcs[b]))
                    b = Int(graph.heads[cheap[0]])
                }
                a = Int(graph.heads[dear[dear.count - 1]])
            } else {
                cheap.append(Int(leastArcs[b]))
                b = Int(graph.heads[cheap[cheap.count - 1]])
            }
        } while a != b && !(isSink[a] && isSink[b])
        return shift(from: dear, to: cheap)
    }

    /// Newton's step on the difference in price, no more than the dear arcs carry.
    private mutating func shift(from dear: [Int], to cheap: [Int]) -> Bool {
        var (excess, bend, most) = (0.0, 0.0, Double.infinity)
        for arc in dear {
            excess += prices[arc]
            bend += bends[arc]
            most = min(most, flows[arc])
        }
        for arc in cheap {
            excess -= prices[arc]
            bend += bends[arc]
        }
        guard excess > 0, most > 0 else { return false }
        move(bend * most > excess ? excess / bend : most, from: dear, to: cheap)
        return true
    }

    private mutating func move(_ amount: Double, from dear: [Int], to cheap: [Int]) {
        for arc in dear {
            flows[arc] = max(0, flows[arc] - amount)
            reprice(arc)
        }
        for arc in cheap {
            flows[arc] += amount
            reprice(arc)
        }
    }
}
