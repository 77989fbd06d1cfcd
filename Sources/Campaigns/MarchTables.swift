import Appraisal
import Planning

/// What the march looks up, laid out for the march: courses by number, size factors, and the constants of its formula.
struct MarchTables: Sendable {
    /// Courses of each book: the dissimilar ones first, then by road, then for wheels.
    let courses: [[[UInt8]]]
    let gapCourses: Int
    var roadCourse: Int { gapCourses }
    var wheelCourse: Int { gapCourses + 1 }
    /// Factor of being seen by number of men, up to the largest formation.
    let sizeFactor: [Float]
    let isObjective: [Bool]
    let hexKilometres: Float

    init(preparation: Preparation) {
        let scenario = preparation.scenario
        courses = preparation.books.map { book in (book.gaps + [book.road, book.wheels]).map(\.next) }
        gapCourses = preparation.books[0].gaps.count
        let most = scenario.formations.map(\.men.high).max() ?? 0
        sizeFactor = (0...most).map { Float(Hazard.sizeFactor(men: $0, rules: preparation.rules.appraisal.contact)) }
        isObjective = scenario.objective.cells
        hexKilometres = Float(scenario.theatre.grid.flatMetres / 1000)
    }
}
