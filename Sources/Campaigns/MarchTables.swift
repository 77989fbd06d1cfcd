import Appraisal
import Planning
import Scenarios

/// Look-up tables of the march: courses by number, size factors, and the constants of its formula.
struct MarchTables: Sendable {
    /// Next steps from every cell for each book, course after course: those of the plan first, then the best alone, by
    /// road, and for wheels.
    let courses: [[UInt8]]
    let gapCourses: Int
    let cells: Int
    var bestCourse: Int { gapCourses }
    var roadCourse: Int { gapCourses + 1 }
    var wheelCourse: Int { gapCourses + 2 }
    /// Consequences of a body's number of men, up to the largest formation.
    let builds: [Build]
    let hexKilometres: Float

    /// Consequences of a body's strength for its march.
    struct Build: Sendable {
        /// Factor of being seen.
        let size: Float
        /// Its column, in steps of `march.columnStep` men.
        let column: UInt16
    }

    init(scenario: Scenario, books: [CourseBook], rules: WayRules) {
        courses = books.map { book in (book.gaps + [book.best, book.road, book.wheels]).flatMap(\.next) }
        gapCourses = books[0].gaps.count
        cells = scenario.theatre.grid.count
        let most = scenario.formations.map(\.men.high).max() ?? 0
        builds = (0...most).map { men in
            Build(
                size: Float(rules.contact.sizeFactor(men: men)),
                column: UInt16(clamping: rules.march.columnSteps(men: men)))
        }
        hexKilometres = Float(scenario.theatre.grid.flatMetres / 1000)
    }
}
