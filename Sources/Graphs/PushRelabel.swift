/// The push-relabel algorithm (Goldberg and Tarjan 1988): highest label first, with global relabelling and the gap heuristic (Cherkassky
/// and Goldberg 1997).
///
/// `drain(to:)` moves the excess of every node to a target as far as the residual network permits. Draining to the sink gives the value
/// and the minimum cut; draining the rest back to the source turns the preflow into a flow. A push sets either a residual capacity or an
/// excess to exactly 0, so rounding cannot prevent termination. Labels are lower bounds of the number of arcs to the target; the
/// label n means that the target is unreachable. Amounts are `Double` for flows, `Int64` in parametric flows.
struct PushRelabel<Amount: Comparable & AdditiveArithmetic> {
    let halves: HalfArcs
    /// Residual capacity by half-arc. The flow of an arc is the residual of its backward half, so it has no rounding error of a capacity.
    private(set) var residual: [Amount]
    private var excess: [Amount]
    /// The amount that the last drain brought to its target.
    private(set) var sent = Amount.zero
    /// Distance label by node.
    private(set) var labels: [Int32]
    private var currentHalf: [Int32]
    /// Nodes with excess by label: a linked stack through `nextActive`.
    private var firstActive: [Int32]
    private var nextActive: [Int32]
    /// All nodes by label, as doubly linked lists, for the gap heuristic.
    private var firstOfLabel: [Int32]
    private var next: [Int32]
    private var previous: [Int32]
    private var highestActive: Int32 = 0
    private var highestLabel: Int32 = 0
    private var work = 0

    init(nodeCount count: Int, tails: [Int32], heads: [Int32], capacities: [Amount]) {
        halves = HalfArcs(nodeCount: count, tails: tails, heads: heads)
        residual = [Amount](repeating: .zero, count: halves.heads.count)
        for (arc, half) in halves.forward.enumerated() { residual[Int(half)] = capacities[arc] }
        excess = [Amount](repeating: .zero, count: count)
        labels = [Int32](repeating: 0, count: count)
        currentHalf = Array(halves.starts.dropLast())
        firstActive = [Int32](repeating: -1, count: count + 1)
        firstOfLabel = firstActive
        nextActive = firstActive
        next = firstActive
        previous = firstActive
    }

    /// The flow along an arc.
    func flow(of arc: Int) -> Amount { residual[halves.backward(arc)] }

    /// Adds to the excess of a node.
    mutating func supply(_ amount: Amount, at node: Int) { excess[node] += amount }

    /// Sets the residual capacity of a half-arc.
    mutating func setResidual(_ amount: Amount, of half: Int) { residual[half] = amount }

    /// Removes all excess and returns its sum.
    mutating func dropExcess() -> Amount {
        var sum = Amount.zero
        for node in excess.indices {
            sum += excess[node]
            excess[node] = .zero
        }
        return sum
    }

    /// Moves all excess that can reach the target to it, where it is removed; labels become exact distances.
    mutating func drain(to target: Int) {
        relabelAll(target: target)
        let workLimit = 6 * halves.nodeCount + halves.heads.count
        while let node = popHighest() {
            discharge(node)
            if work > workLimit { relabelAll(target: target) }
        }
        sent = excess[target]
        excess[target] = .zero
        relabelAll(target: target)
    }

    private mutating func popHighest() -> Int32? {
        while highestActive > 0 {
            let node = firstActive[Int(highestActive)]
            if node >= 0 {
                firstActive[Int(highestActive)] = nextActive[Int(node)]
                return node
            }
            highestActive -= 1
        }
        return nil
    }

    private mutating func activate(_ node: Int32) {
        let label = labels[Int(node)]
        nextActive[Int(node)] = firstActive[Int(label)]
        firstActive[Int(label)] = node
        highestActive = max(highestActive, label)
    }

    /// Pushes the excess of a node, relabelling the node as often as necessary.
    private mutating func discharge(_ node: Int32) {
        let none = Int32(halves.nodeCount)
        while true {
            if pushAlong(node) { return }
            let old = labels[Int(node)]
            let raised = lowestNeighbour(of: node) + 1
            unlink(node)
            if firstOfLabel[Int(old)] < 0 {
                labels[Int(node)] = none
                liftAbove(gap: old)
                return
            }
            labels[Int(node)] = min(raised, none)
            if raised >= none { return }
            link(node)
        }
    }

    /// Pushes along admissible half-arcs from the current one on; true when no excess remains.
    private mutating func pushAlong(_ node: Int32) -> Bool {
        let below = labels[Int(node)] - 1
        let end = halves.starts[Int(node) + 1]
        var half = currentHalf[Int(node)]
        while half < end {
            let head = halves.heads[Int(half)]
            if labels[Int(head)] == below, residual[Int(half)] > .zero {
                if push(from: node, over: Int(half), to: head) {
                    currentHalf[Int(node)] = half
                    return true
                }
            }
            half += 1
        }
        currentHalf[Int(node)] = half
        return false
    }

    /// One push; true when the node has no excess left.
    private mutating func push(from node: Int32, over half: Int, to head: Int32) -> Bool {
        let (have, room) = (excess[Int(node)], residual[half])
        let amount = min(have, room)
        residual[half] = room - amount
        residual[Int(halves.partner[half])] += amount
        let wasIdle = excess[Int(head)] == .zero
        excess[Int(head)] += amount
        excess[Int(node)] = have - amount
        if wasIdle, labels[Int(head)] > 0 { activate(head) }
        return have <= room
    }

    /// The lowest label among residual neighbours; the current half-arc is set to one of them.
    private mutating func lowestNeighbour(of node: Int32) -> Int32 {
        var lowest = Int32(halves.nodeCount)
        let range = halves.leaving(node)
        work += 12 + range.count
        for half in range where residual[half] > .zero {
            let label = labels[Int(halves.heads[half])]
            if label < lowest {
                lowest = label
                currentHalf[Int(node)] = Int32(half)
            }
        }
        return lowest
    }

    private mutating func link(_ node: Int32) {
        let label = labels[Int(node)]
        let first = firstOfLabel[Int(label)]
        next[Int(node)] = first
        previous[Int(node)] = -1
        if first >= 0 { previous[Int(first)] = node }
        firstOfLabel[Int(label)] = node
        highestLabel = max(highestLabel, label)
    }

    private mutating func unlink(_ node: Int32) {
        let (before, after) = (previous[Int(node)], next[Int(node)])
        if before < 0 { firstOfLabel[Int(labels[Int(node)])] = after } else { next[Int(before)] = after }
        if after >= 0 { previous[Int(after)] = before }
    }

    /// Gap heuristic: no node has the label `gap`, so nodes with greater labels cannot reach the target.
    private mutating func liftAbove(gap: Int32) {
        guard gap < highestLabel else { return }
        for label in (gap + 1)...highestLabel {
            var node = firstOfLabel[Int(label)]
            while node >= 0 {
                labels[Int(node)] = Int32(halves.nodeCount)
                node = next[Int(node)]
            }
            firstOfLabel[Int(label)] = -1
            firstActive[Int(label)] = -1
        }
        highestLabel = gap
    }

    /// Global relabelling: sets all labels to exact distances by breadth-first search and collects nodes with excess. O(nodes + arcs).
    private mutating func relabelAll(target: Int) {
        let none = Int32(halves.nodeCount)
        work = 0
        highestActive = 0
        highestLabel = 0
        for index in labels.indices {
            labels[index] = none
            firstActive[index] = -1
            firstOfLabel[index] = -1
        }
        labels[target] = 0
        var queue = [Int32(target)]
        queue.reserveCapacity(halves.nodeCount)
        var first = 0
        while first < queue.count {
            let node = queue[first]
            first += 1
            for half in halves.leaving(node) {
                let neighbour = halves.heads[half]
                guard labels[Int(neighbour)] == none, residual[Int(halves.partner[half])] > .zero else { continue }
                labels[Int(neighbour)] = labels[Int(node)] + 1
                enter(neighbour)
                queue.append(neighbour)
            }
        }
    }

    private mutating func enter(_ node: Int32) {
        currentHalf[Int(node)] = halves.starts[Int(node)]
        link(node)
        if excess[Int(node)] > .zero { activate(node) }
    }
}
