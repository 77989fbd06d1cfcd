extension AssignmentBush {
    /// Shifts the flows of all nodes at once towards a local equilibrium at each node, by the step that lowers the objective most.
    ///
    /// At each node, sources first, inflow is divided among the exits by their mean costs and derivatives (after Gentile 2014, "Local
    /// user cost equilibrium: a bush-based algorithm for traffic assignment"). One call does the work of many calls of
    /// `equilibrate`, which then removes the remaining differences. O(arcs log arcs).
    mutating func shiftFlows() {
        computeMeanCosts()
        let target = targetFlows()
        let arcs = flows.indices.filter { flows[$0] != target[$0] }
        let step = bestStep(towards: target, arcs)
        guard step > 0 else { return }
        for arc in arcs {
            flows[arc] += step * (target[arc] - flows[arc])
            if flows[arc] <= negligible { flows[arc] = 0 }
            updateCost(of: arc)
        }
    }

    /// Computes, by node, the mean cost of a unit to the sinks (into `least`) and its derivative (into `greatest`); those of the
    /// cheapest path where a node has no flow. Sinks first.
    private mutating func computeMeanCosts() {
        for node in order where !isSink[Int(node)] {
            var (low, lowDerivative, through) = (Double.infinity, 0.0, 0.0)
            for arc in graph.arcs(leaving: Int(node)) where isInBush[Int(arc)] {
                let cost = costVia(Int(arc))
                if cost < low { (low, lowDerivative) = (cost, derivativeVia(Int(arc))) }
                if flows[Int(arc)] > negligible { through += flows[Int(arc)] }
            }
            if through > 0 {
                (low, lowDerivative) = (0, 0)
                for arc in graph.arcs(leaving: Int(node)) where flows[Int(arc)] > negligible {
                    let share = flows[Int(arc)] / through
                    low += share * costVia(Int(arc))
                    lowDerivative += share * share * derivativeVia(Int(arc))
                }
            }
            (least[Int(node)], greatest[Int(node)]) = (low, lowDerivative)
        }
    }

    /// Mean cost to the sinks over an arc.
    private func costVia(_ arc: Int) -> Double { unitCosts[arc] + least[Int(graph.heads[arc])] }

    /// Derivative of `costVia` with respect to the flow of the arc.
    private func derivativeVia(_ arc: Int) -> Double { derivatives[arc] + greatest[Int(graph.heads[arc])] }

    /// Flow by arc at a local equilibrium of every node, as if the paths from its exits had no arcs in common.
    private func targetFlows() -> [Double] {
        var target = [Double](repeating: 0, count: flows.count)
        var through = [Double](repeating: 0, count: graph.nodeCount)
        for source in sources { through[source.node] += source.limit }
        var exits: [(arc: Int, start: Double, derivative: Double)] = []
        for node in order.reversed() where !isSink[Int(node)] && through[Int(node)] > 0 {
            exits.removeAll(keepingCapacity: true)
            for arc in graph.arcs(leaving: Int(node)) where isInBush[Int(arc)] && costVia(Int(arc)) < .infinity {
                let derivative = max(Self.leastDerivative * costVia(Int(arc)) / through[Int(node)], derivativeVia(Int(arc)))
                exits.append((Int(arc), costVia(Int(arc)) - derivative * flows[Int(arc)], derivative))
            }
            exits.sort { $0.start < $1.start }
            let level = Self.level(exits, amount: through[Int(node)])
            // The parts are scaled to the inflow, so that rounding loses none of it.
            let parts = exits.reduce(0) { $0 + max(0, level - $1.start) / $1.derivative }
            for exit in exits where exit.start < level {
                target[exit.arc] = (level - exit.start) / exit.derivative * through[Int(node)] / parts
                through[Int(graph.heads[exit.arc])] += target[exit.arc]
            }
        }
        return target
    }

    /// Lower bound of a derivative, relative to the cost over the inflow of the node; stands for costs that do not rise.
    private static var leastDerivative: Double { 1e-6 }

    /// The common cost at which exits, cheapest first, take an amount together (water filling).
    private static func level(_ exits: [(arc: Int, start: Double, derivative: Double)], amount: Double) -> Double {
        var (level, weight, sum) = (0.0, 0.0, amount)
        for (place, exit) in exits.enumerated() {
            weight += 1 / exit.derivative
            sum += exit.start / exit.derivative
            level = sum / weight
            if place + 1 < exits.count, level <= exits[place + 1].start { break }
        }
        return level
    }

    /// The step length, 0...1, at which the objective stops falling, by four secant steps.
    private func bestStep(towards target: [Double], _ arcs: [Int]) -> Double {
        func slope(_ step: Double) -> Double {
            arcs.reduce(0) { sum, arc in
                let change = target[arc] - flows[arc]
                return sum + change * unitCost(arc, at: flows[arc] + step * change)
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
