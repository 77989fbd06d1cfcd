/// First in, first out, for node numbers.
struct IndexQueue {
    private var items: [Int32] = []
    private var head = 0

    /// The one that has waited longest.
    var first: Int32? { head < items.count ? items[head] : nil }

    mutating func append(_ item: Int32) { items.append(item) }

    mutating func removeFirst() {
        head += 1
        if head > 4096, 2 * head > items.count {
            items.removeSubrange(0..<head)
            head = 0
        }
    }

    mutating func removeAll() {
        items.removeAll(keepingCapacity: true)
        head = 0
    }
}
