/// The courses that a formation uses: so many of all, evenly apart in their numbers, from the first on.
public struct CourseFan: Hashable, Sendable {
    /// The number of its first course.
    public let first: Int
    /// How many courses it uses.
    public let ways: Int
    /// How many courses there are.
    public let count: Int

    /// So many `ways` of `count` courses, at least one and no more than all.
    public init(first: Int, ways: Int, count: Int) {
        self.first = first
        self.ways = min(max(1, ways), count)
        self.count = count
    }

    /// The course whose turn it is; turns go round.
    public func course(turn: Int) -> Int { (first + turn % ways * count / ways) % count }

    /// The course that follows another; one that is none of its own counts as the last of its own before it.
    public func course(after course: Int) -> Int {
        let distance = (course - first + count) % count
        // The last turn whose course lies no farther.
        let turn = ((distance + 1) * ways - 1) / count
        return self.course(turn: turn + 1)
    }
}
