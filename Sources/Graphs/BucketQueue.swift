/// Dial's circular buckets over nodes: a monotone priority queue for small whole-number keys.
///
/// Invariant: all keys in the queue lie in `current...(current + width)`, so that `key & mask` names one bucket for one
/// key. Nodes of a bucket form a doubly linked list through links indexed by node: no memory is taken while running.
/// Raw buffers, because bounds checks cost a third of the time here; nodes come from the graph and are in range.
struct BucketQueue: ~Copyable {
    /// The neighbours of a node in its bucket's list.
    private struct Links {
        var next: Int32
        /// The node before; or, for the first of a bucket, the bucket's complement (negative).
        var previous: Int32
    }

    private let mask: Int32
    private let heads: UnsafeMutablePointer<Int32>
    private let links: UnsafeMutablePointer<Links>
    private var current: Int32 = 0
    private(set) var count = 0

    /// A queue for keys that never run ahead of the least one by more than `width`.
    init(nodeCount: Int, width: Int32) {
        var size: Int32 = 64
        while size <= width { size *= 2 }
        mask = size - 1
        heads = .allocate(capacity: Int(size))
        heads.initialize(repeating: -1, count: Int(size))
        links = .allocate(capacity: nodeCount)
    }

    deinit {
        heads.deallocate()
        links.deallocate()
    }

    /// Puts a node that is not in the queue.
    @inline(__always)
    mutating func insert(_ node: Int32, key: Int32) {
        let bucket = key & mask
        let head = heads[Int(bucket)]
        links[Int(node)] = Links(next: head, previous: ~bucket)
        if head >= 0 { links[Int(head)].previous = node }
        heads[Int(bucket)] = node
        count &+= 1
    }

    /// Takes out a node that is in the queue.
    @inline(__always)
    mutating func remove(_ node: Int32) {
        let link = links[Int(node)]
        if link.previous < 0 { heads[Int(~link.previous)] = link.next } else { links[Int(link.previous)].next = link.next }
        if link.next >= 0 { links[Int(link.next)].previous = link.previous }
        count &-= 1
    }

    /// Takes out a node of least key, or nil when the queue is empty.
    @inline(__always)
    mutating func popFirst() -> Int32? {
        guard count > 0 else { return nil }
        while heads[Int(current & mask)] < 0 { current &+= 1 }
        let bucket = current & mask
        let node = heads[Int(bucket)]
        let after = links[Int(node)].next
        heads[Int(bucket)] = after
        if after >= 0 { links[Int(after)].previous = ~bucket }
        count &-= 1
        return node
    }
}
