extension CrowdedBush {
    /// Spreads the crowd anew: at each node, sources first, over the ways on as suits their mean costs and how fast these
    /// rise; then goes as far towards that as lowers the aim most (after Gentile 2014, "Local user cost equilibrium: a
    /// bush-based algorithm for traffic assignment"). Reaches in one step what sweeps need many for; sweeps make it exact.
    mutating func spread() {
        reckonMeans()
        let wanted = wantedFlows()
        let arcs = flows.indices.filter { flows[$0] != wanted[$0] }
        let step = bestStep(towards: wanted, arcs)
        guard step > 0 else { return }
        for arc in arcs {
            flows[arc] += step * (wanted[arc] - flows[arc])
            if flows[arc] <= negligible { flows[arc] = 0 }
            reprice(arc)
        }
    }

    /// By node: the mean cost of a unit on its way to the sinks (into `least`), and how fast it rises if more of them pass
    /// (into `greatest`). Where nobody passes, those of the cheapest way. Sinks first.
    private mutating func reckonMeans() {
        for node in order where !isSink[Int(node)] {
            var (low, lowBend, through) = (Double.infinity, 0.0, 0.0)
            for arc in graph.arcs(leaving: Int(node)) where isInBush[Int(arc)] {
                let cost = costOn(Int(arc))
                if cost < low { (low, lowBend) = (cost, bendOn(Int(arc))) }
                if flows[Int(arc)] > negligible { through += flows[Int(arc)] }
            }
            if through > 0 {
                (low, lowBend) = (0, 0)
                for arc in graph.arcs(leaving: Int(node)) where flows[Int(arc)] > negligible {
                    let share = flows[Int(arc)] / through
                    low += share * costOn(Int(arc))
                    lowBend += share * share * bendOn(Int(arc))
                }
            }
            (least[Int(node)], greatest[Int(node)]) = (low, lowBend)
        }
    }

    private func costOn(_ arc: Int) -> Double { prices[arc] + least[Int(graph.heads[arc])] }

    private func bendOn(_ arc: Int) -> Double { bends[arc] + greatest[Int(graph.heads[arc])] }

    /// By arc: the flow if every node spread what comes in as if the ways on shared nothing.
    private func wantedFlows() -> [Double] {
        var wanted = [Double](repeating: 0, count: flows.count)
        var through = [Double](repeating: 0, count: graph.nodeCount)
        for source in sources { through[source.node] += source.limit }
        var exits: [(arc: Int, start: Double, bend: Double)] = []
        for node in order.reversed() where !isSink[Int(node)] && through[Int(node)] > 0 {
            exits.removeAll(keepingCapacity: true)
            for arc in graph.arcs(leaving: Int(node)) where isInBush[Int(arc)] && costOn(Int(arc)) < .infinity {
                let bend = max(Self.leastBend * costOn(Int(arc)) / through[Int(node)], bendOn(Int(arc)))
                exits.append((Int(arc), costOn(Int(arc)) - bend * flows[Int(arc)], bend))
            }
            exits.sort { $0.start < $1.start }
            let level = Self.level(exits, amount: through[Int(node)])
            // Rounding must not lose anyone: the parts are scaled to the whole.
            let parts = exits.reduce(0) { $0 + max(0, level - $1.start) / $1.bend }
            for exit in exits where exit.start < level {
                wanted[exit.arc] = (level - exit.start) / exit.bend * through[Int(node)] / parts
                through[Int(graph.heads[exit.arc])] += wanted[exit.arc]
            }
        }
        return wanted
    }

    /// Stands for a cost that does not rise at all: this share of the cost for the whole crowd at a node.
    private static var leastBend: Double { 1e-6 }

    /// The common cost at which exits, cheapest first, take an amount together.
    private static func level(_ exits: [(arc: Int, start: Double, bend: Double)], amount: Double) -> Double {
        var (level, weight, sum) = (0.0, 0.0, amount)
        for (place, exit) in exits.enumerated() {
            weight += 1 / exit.bend
            sum += exit.start / exit.bend
            level = sum / weight
            if place + 1 < exits.count, level <= exits[place + 1].start { break }
        }
        return level
    }

    /// How far to go, 0...1: to where the aim stops falling, by four secants.
    private func bestStep(towards wanted: [Double], _ arcs: [Int]) -> Double {
        func slope(_ step: Double) -> Double {
            arcs.reduce(0) { sum, arc in
                let change = wanted[arc] - flows[arc]
                return sum + change * price(arc, at: flows[arc] + step * change)
            }
        }
        var (low, high) = ((step: 0.0, slope: slope(0)), (step: 1.0, slope: slope(1)))
        guard low.slope < 0 else { return 0 }
        guard high.slope > 0 else { return 1 }
        for _ in 0..<4 {
            let step = low.step + (high.step - low.step) * low.slope / (low.slope - high.slope)
            let between = slope(step)
            if between < 0 { low = (step, between) } else { high = (step, between) }
        }
        return low.step
    }
}
