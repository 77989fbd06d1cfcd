/// A queue of nodes by small whole ranks; a node may be put in again at a lower rank.
struct RankBuckets: ~Copyable {
    /// The rank of nodes never put in, and the bound of all ranks.
    static let none: Int32 = .max

    private var ranks: [Int32]
    private var firsts: [Int32] = []
    private var entryNodes: [Int32] = []
    private var entryNexts: [Int32] = []
    private(set) var settledRank: Int32 = 0
    private let limit: Int32

    /// Ranks above four times the number of nodes are not kept.
    init(nodeCount: Int) {
        ranks = [Int32](repeating: Self.none, count: nodeCount)
        limit = Int32(clamping: 4 * nodeCount)
    }

    func rank(of node: Int32) -> Int32 { ranks[Int(node)] }

    mutating func insert(_ node: Int32, rank: Int32) {
        guard rank <= limit else { return }
        ranks[Int(node)] = rank
        while firsts.count <= Int(rank) { firsts.append(-1) }
        entryNodes.append(node)
        entryNexts.append(firsts[Int(rank)])
        firsts[Int(rank)] = Int32(entryNodes.count - 1)
    }

    /// Takes out a node of least rank; nil when none is left.
    mutating func settleNext() -> (node: Int32, rank: Int32)? {
        while Int(settledRank) < firsts.count {
            let entry = firsts[Int(settledRank)]
            guard entry >= 0 else {
                settledRank += 1
                continue
            }
            firsts[Int(settledRank)] = entryNexts[Int(entry)]
            let node = entryNodes[Int(entry)]
            if ranks[Int(node)] == settledRank { return (node, settledRank) }
        }
        return nil
    }
}
