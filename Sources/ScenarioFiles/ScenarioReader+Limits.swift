import Geography
import Scenarios

/// Checks of what no field shows by itself: sizes that cannot be played, and dates far from the start.
extension ScenarioReader {
    /// The end of the campaign, if scenario.yaml says when it starts and how long it lasts.
    var end: LocalTime? { start.flatMap { start in horizonDays.map { start.adding(hours: 24 * Double($0)) } } }

    /// Notes a date that lies years from the start: a slip in the year, over which nothing should be computed.
    mutating func checkDate(_ record: Record, _ field: String) {
        guard let time = record.time(field) else { return }
        checkDate(time, as: field, at: record.spot(of: field))
    }

    /// Notes a date that lies years from the start.
    mutating func checkDate(_ time: LocalTime, as field: String, at spot: Spot) {
        guard let start else { return }
        let years = time.hours(since: start) / (24 * 365.2425)
        guard years.magnitude > Double(Limit.years.most) else { return }
        faults.add(
            spot,
            "\(field) is \(time), \(Int(years.magnitude.rounded())) years \(years < 0 ? "before" : "after") the start, \(start)",
            expected: "a date within \(Limit.years.most) years of it", remedy: "correct the year")
    }

    /// Notes a directive that leaves its sender long before the start, and warns of one that leaves at the end or later.
    mutating func checkIssued(_ record: Record) {
        checkDate(record, "issued")
        guard let issued = record.time("issued"), let start else { return }
        if issued < start.adding(hours: -24 * 30), issued > start.adding(hours: -24 * 365 * Double(Limit.years.most)) {
            faults.add(
                record.spot(of: "issued"), "issued is \(issued)",
                expected: "a time not more than 30 days before the start, \(start)", remedy: "correct the date")
        }
        guard let end, issued >= end else { return }
        faults.warn(
            record.spot(of: "issued"), "issued is \(issued), and the campaign ends at \(end), so the order reaches nobody",
            expected: "a time before the end", remedy: "correct the date, or follow the campaign longer")
    }

    /// Notes more formations, forces or dated positions than are read, and more men than can be followed.
    mutating func checkSizes(formations: [Formation], enemy: [EnemyForce]) {
        let men = formations.reduce(0) { $0 + $1.men.high }
        note(formations.count, .formations, in: "forces.csv", remedy: "join some")
        note(men, .men, in: "forces.csv", remedy: "leave those out whom the question does not concern")
        note(enemy.count, .enemyForces, in: "enemy.yaml", remedy: "join some")
        note(enemy.reduce(0) { $0 + $1.track.count }, .positions, in: "enemy.yaml", remedy: "leave some out")
    }

    private mutating func note(_ number: Int, _ limit: Limit, in file: String, remedy: String) {
        if number > limit.most { faults.add(limit.fault(number, at: texts.spot(file), remedy: remedy)) }
    }

    /// Notes a map too large for the length of the campaign, and more people than can be counted.
    mutating func checkGround(_ head: Record) {
        guard let theatre = ground?.theatre else { return }
        let people = theatre.zones.reduce(0) { $0 + $1.people }
        note(people, .people, in: "zones.csv", remedy: "correct the figures")
        guard let horizonDays, theatre.grid.count * horizonDays > Limit.hexDays.most else { return }
        faults.add(
            head.spot(of: "horizonDays"),
            "horizonDays is \(horizonDays), on a map of \(theatre.grid.count) hexes",
            expected: "at most \(Limit.hexDays.most / theatre.grid.count) days on it",
            remedy: "follow the campaign for fewer days")
    }

    /// Notes a part whose detachments would be too many to be followed.
    mutating func checkDetachments(_ record: Record, men: [Int]) {
        guard let size = record.whole("detachmentSize") else { return }
        let count = men.reduce(0) { $0 + ($1 + size - 1) / size }
        guard count > Limit.detachments.most else { return }
        faults.add(
            record.spot(of: "detachmentSize"), "detachmentSize is \(size), which makes \(count) detachments of the own side",
            expected: "at most \(Limit.detachments.most)", remedy: "choose a larger size")
    }
}
