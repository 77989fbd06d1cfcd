/// A minute of the theatre's own clock, on the proleptic Gregorian calendar (ISO 8601); no time zone is attached.
///
///     LocalTime("1950-09-30T18:00")!.longDate   // 30 September 1950
///     LocalTime("-0400-09-03")!.longDate        // 3 September 401 BC
///
/// Years are astronomical: year 0 is 1 BC, year -400 is 401 BC. Dates of the Julian calendar, as ancient and medieval sources
/// give them, have to be converted.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since 1 January 1970 00:00 by the same clock.
    public let minutes: Int

    /// The time that many minutes after 1 January 1970 00:00.
    public init(minutes: Int) { self.minutes = minutes }

    /// The minute of a date, or nil if there is no such date. Month and day count from 1.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
        guard (1...12).contains(month), (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let back = Self.civil(days: days)
        guard back.year == year, back.month == month, back.day == day else { return nil }
        minutes = days * 1440 + hour * 60 + minute
    }

    /// Reads `1950-09-30` (midnight) or `1950-09-30T18:00`; nil if it is neither.
    ///
    /// A year has four digits, 0000 to 9999, with `-` before it for the years before year 0; `-0000` is none (ISO 8601).
    public init?(_ text: String) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let halves = text.dropFirst(isNegative ? 1 : 0).split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count <= 2, let date = Self.numbers(halves[0], separator: "-", widths: [4, 2, 2]) else { return nil }
        let clock = halves.count == 1 ? [0, 0] : Self.numbers(halves[1], separator: ":", widths: [2, 2])
        guard let clock, !(isNegative && date[0] == 0) else { return nil }
        self.init(year: isNegative ? -date[0] : date[0], month: date[1], day: date[2], hour: clock[0], minute: clock[1])
    }

    /// The whole numbers of a text, if each has exactly its number of digits and nothing else stands there.
    private static func numbers(_ text: Substring, separator: Character, widths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == widths, parts.joined().utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        return parts.compactMap { Int($0) }
    }

    /// This time plus a number of hours, to the minute. The hours are finite and below 10^15 in size.
    public func adding(hours: Double) -> LocalTime { LocalTime(minutes: minutes + Int((hours * 60).rounded())) }

    /// Hours from another time to this one.
    public func hours(since other: LocalTime) -> Double { Double(minutes - other.minutes) / 60 }

    /// Year, month and day.
    public var date: (year: Int, month: Int, day: Int) { Self.civil(days: Self.floorDivide(minutes, 1440)) }

    /// Day of the year, 1...365, of a year without a leap day: 29 February counts as 28 February.
    public var dayOfCommonYear: Int {
        let (year, month, day) = date
        let number = Self.floorDivide(minutes, 1440) - Self.days(year: year, month: 1, day: 1) + 1
        let isAfterLeapDay =
            month > 2 && Self.days(year: year, month: 3, day: 1) - Self.days(year: year, month: 2, day: 28) == 2
        return isAfterLeapDay || (month == 2 && day == 29) ? number - 1 : number
    }

    /// Minutes since midnight, 0..<1440.
    public var minuteOfDay: Int { minutes - Self.floorDivide(minutes, 1440) * 1440 }

    /// Midnight of the same day.
    public var startOfDay: LocalTime { LocalTime(minutes: minutes - minuteOfDay) }

    /// `1950-09-30T18:00`.
    public var description: String { "\(isoDate)T\(clock)" }

    /// `1950-09-30`; `-0400-09-03` in 401 BC. Texts of this form are not in order of time before year 0: compare times instead.
    public var isoDate: String {
        let (year, month, day) = date
        return "\(Self.four(year))-\(Self.two(month))-\(Self.two(day))"
    }

    /// `18:00`.
    public var clock: String { "\(Self.two(minuteOfDay / 60)):\(Self.two(minuteOfDay % 60))" }

    /// `30 September`.
    public var dayAndMonth: String {
        let (_, month, day) = date
        return "\(day) \(Self.months[month - 1])"
    }

    /// `30 September 1950`, `12 March 401`, `3 September 401 BC`.
    public var longDate: String { "\(dayAndMonth) \(yearName)" }

    /// `1950`, `401 BC`; with AD before it where a year of two digits could be taken for a day: `AD 9`.
    public var yearName: String {
        let year = date.year
        if year < 1 { return "\(1 - year) BC" }
        return year < 100 ? "AD \(year)" : "\(year)"
    }

    /// Julian date of this minute in universal time, given the clock's offset from it.
    public func julianDate(utcOffsetHours: Double) -> Double {
        2_440_587.5 + (Double(minutes) - utcOffsetHours * 60) / 1440
    }

    /// Order of time.
    public static func < (a: LocalTime, b: LocalTime) -> Bool { a.minutes < b.minutes }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func four(_ year: Int) -> String {
        let digits = String(year.magnitude)
        return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

    /// Days since 1 January 1970 (Hinnant 2013, "chrono-compatible low-level date algorithms").
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = floorDivide(y, 400)
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let z = days + 719_468
        let era = floorDivide(z, 146_097)
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
    }
}
