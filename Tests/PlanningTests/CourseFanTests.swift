import Planning
import Testing

/// Formations use so many courses, evenly apart, and go round on them.
@Suite struct CourseFanTests {
    @Test(arguments: 1...32)
    func `so many ways are so many courses, and turns go round`(ways: Int) {
        for first in 0..<32 {
            let fan = CourseFan(first: first, ways: ways, count: 32)
            let courses = (0..<ways).map { fan.course(turn: $0) }
            #expect(Set(courses).count == ways && courses[0] == first && courses.allSatisfy { 0..<32 ~= $0 })
            for turn in 0..<ways {
                #expect(fan.course(turn: turn + ways) == courses[turn])
                #expect(fan.course(after: courses[turn]) == courses[(turn + 1) % ways])
            }
        }
    }

    @Test func `after a course of another fan comes one of its own`() {
        for ways in 1...16 {
            let fan = CourseFan(first: 5, ways: ways, count: 16)
            let own = Set((0..<ways).map { fan.course(turn: $0) })
            for course in 0..<16 { #expect(own.contains(fan.course(after: course))) }
        }
    }

    @Test func `no more ways than courses, and one at least`() {
        #expect(CourseFan(first: 0, ways: 64, count: 32).ways == 32)
        #expect(CourseFan(first: 0, ways: 0, count: 32).ways == 1)
    }

    @Test func `a number tells the leg, the kind and the course`() {
        let index = CourseIndex(count: 64, cells: 10, legs: 256)
        var seen: Set<UInt16> = []
        for leg in [0, 1, 255] {
            for kind in CourseKind.allCases {
                for course in 0..<64 {
                    let number = index.number(kind, course, leg: leg)
                    #expect(seen.insert(number).inserted && index.leg(of: number) == leg)
                    #expect(index.course(of: number) == course && index.kind(of: number) == kind)
                    #expect(index.wheels.contains(UInt8(truncatingIfNeeded: number)) == (kind == .wheels))
                }
            }
        }
    }
}
