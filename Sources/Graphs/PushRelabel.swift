/// Goldberg and Tarjan's push-relabel method (1988): highest label first, with global relabelling and gaps (Cherkassky and
/// Goldberg 1997).
///
/// `drain(to:)` moves every node's excess to a target as far as the residual network lets it. Draining to the sink gives
/// the value and the cut; draining what is left back to the source makes the preflow a flow. Pushes set either a residual
/// or an excess to exactly zero, so rounding cannot keep the method from ending. Labels are lower bounds of the steps
/// to the target; the label n means that there is no way to it. Amounts are `Double` for flows, `Int64` inside min-cost flow.
struct PushRelabel<Amount: Comparable & AdditiveArithmetic> {
    let halves: HalfArcs
    /// What can still be moved over each half-arc. The flow of an arc is what its backward half can take back, so it carries
    /// no rounding error of a capacity.
    private(set) var residual: [Amount]
    private var excess: [Amount]
    /// What the last drain brought to its target.
    private(set) var sent = Amount.zero
    private(set) var labels: [Int32]
    private var currentHalf: [Int32]
    /// Nodes with excess by label: a stack through `nextActive`.
    private var firstActive: [Int32]
    private var nextActive: [Int32]
    /// All nodes by label, doubly linked, so that those above a gap can be found.
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

    /// Gives a node an excess to be drained.
    mutating func supply(_ amount: Amount, at node: Int) { excess[node] += amount }

    /// Opens or closes a half-arc.
    mutating func setRoom(_ amount: Amount, over half: Int) { residual[half] = amount }

    /// Takes away the excess that has no way, and says how much it was.
    mutating func dropExcess() -> Amount {
        var sum = Amount.zero
        for node in excess.indices {
            sum += excess[node]
            excess[node] = .zero
        }
        return sum
    }

    /// Moves all excess that has a way to the target there, where it vanishes; labels end as exact distances.
    mutating func drain(to target: Int) {
        relabelAll(target: target)
        let patience = 6 * halves.nodeCount + halves.heads.count
        while let node = popHighest() {
            discharge(node)
            if work > patience { relabelAll(target: target) }
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

    /// Pushes a node's excess on, raising the node as often as it must.
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

    /// Pushes along admissible half-arcs from the current one on; true when the excess is gone.
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

    /// One push; true when the node has nothing left.
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

    /// The lowest label among neighbours that can take something; the current half-arc is set to one of them.
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

    /// No node is left at a label: none above it has a way to the target.
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

    /// Sets all labels to exact distances to the target and collects the nodes that have excess and a way.
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
