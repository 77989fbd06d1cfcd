/// How the cost of a course's steps is computed.
public enum CourseKind: Int, CaseIterable, Sendable {
    /// By road: hours, dearer across country.
    case roads
    /// For wheels: hours on roads that bear them.
    case wheels
    /// Through gaps: contacts and hours.
    case gaps
}

/// The numbers of courses.
///
/// A course is one of so many of its kind, on one of the legs to the destinations of a scenario. Its number is the same at every look:
/// the leg in the high byte, and 64 courses of each kind at most in the low one.
public struct CourseIndex: Hashable, Sendable {
    /// Courses of each kind on each leg.
    public let count: Int
    /// Cells of the map.
    public let cells: Int
    /// Legs to all destinations.
    public let legs: Int

    /// Places for numbers on one leg.
    package static let numbersPerLeg = Int(UInt8.max) + 1

    /// So many courses of each kind on each of so many legs, on a map of so many cells.
    public init(count: Int, cells: Int, legs: Int = 1) {
        precondition(count > 0 && count * CourseKind.allCases.count < Self.numbersPerLeg, "courses are numbered in a byte")
        precondition((1...Self.numbersPerLeg).contains(legs), "legs are numbered in a byte")
        self.count = count
        self.cells = cells
        self.legs = legs
    }

    /// The number of a course of a kind on a leg.
    public func number(_ kind: CourseKind, _ course: Int, leg: Int = 0) -> UInt16 {
        UInt16(leg) << 8 | UInt16(kind.rawValue * count + course)
    }

    /// The course of a number among those of its kind.
    public func course(of number: UInt16) -> Int { low(number) % count }

    /// The kind of a number.
    public func kind(of number: UInt16) -> CourseKind { CourseKind(rawValue: low(number) / count)! }

    /// The leg of a number.
    @inline(__always)
    public func leg(of number: UInt16) -> Int { Int(number >> 8) }

    /// The low bytes of the numbers of courses for wheels.
    public var wheels: Range<UInt8> {
        let first = CourseKind.wheels.rawValue * count
        return UInt8(first)..<UInt8(first + count)
    }

    @inline(__always)
    private func low(_ number: UInt16) -> Int { Int(number & 0xff) }
}
