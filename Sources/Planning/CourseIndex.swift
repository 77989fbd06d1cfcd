/// How the cost of a course's steps is computed.
public enum CourseKind: Int, CaseIterable, Sendable {
    /// By road: hours, dearer across country.
    case roads
    /// For wheels: hours on roads that bear them.
    case wheels
    /// Through gaps: contacts and hours.
    case gaps
}

/// The numbers of courses, and where their next steps begin in a `CourseBook`.
///
/// The number of a course is the same at every look, and fits in a byte: 64 courses of each kind at most.
public struct CourseIndex: Hashable, Sendable {
    /// Courses of each kind.
    public let count: Int
    /// Cells of the map.
    public let cells: Int

    /// So many courses of each kind, on a map of so many cells.
    public init(count: Int, cells: Int) {
        precondition(count > 0 && count * CourseKind.allCases.count <= Int(UInt8.max), "courses are numbered in a byte")
        self.count = count
        self.cells = cells
    }

    /// The number of a course of a kind.
    public func number(_ kind: CourseKind, _ course: Int) -> UInt8 { UInt8(kind.rawValue * count + course) }

    /// The course of a number among those of its kind.
    public func course(of number: UInt8) -> Int { Int(number) % count }

    /// The kind of a number.
    public func kind(of number: UInt8) -> CourseKind { CourseKind(rawValue: Int(number) / count)! }

    /// The first of the next steps of a course at a look; those by road and for wheels are the same at each.
    @inline(__always)
    public func place(of number: UInt8, look: Int) -> Int {
        let gaps = CourseKind.gaps.rawValue &* count
        return (Int(number) >= gaps ? Int(number) &+ look &* count : Int(number)) &* cells
    }
}
