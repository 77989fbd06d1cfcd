import Appraisal
import Planning
import Scenarios

/// What the march looks up, laid out for the march: courses by number, size factors, and the constants of its formula.
struct MarchTables: Sendable {
    /// Next steps from every cell for each book, course after course: those of the plan first, then the best alone, by
    /// road, and for wheels.
    let courses: [[UInt8]]
    let gapCourses: Int
    let cells: Int
    var bestCourse: Int { gapCourses }
    var roadCourse: Int { gapCourses + 1 }
    var wheelCourse: Int { gapCourses + 2 }
    /// Factor of being seen by number of men, up to the largest formation.
    let sizeFactor: [Float]
    let hexKilometres: Float

    init(scenario: Scenario, books: [CourseBook], rules: ContactRules) {
        courses = books.map { book in (book.gaps + [book.best, book.road, book.wheels]).flatMap(\.next) }
        gapCourses = books[0].gaps.count
        cells = scenario.theatre.grid.count
        let most = scenario.formations.map(\.men.high).max() ?? 0
        sizeFactor = (0...most).map { Float(Hazard.sizeFactor(men: $0, rules: rules)) }
        hexKilometres = Float(scenario.theatre.grid.flatMetres / 1000)
    }
}
