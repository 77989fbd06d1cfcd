import Geography
import Testing

@Suite struct LocalTimeTests {
    @Test func `reads a date and a time`() throws {
        let time = try #require(LocalTime("1950-09-30T18:05"))
        #expect(time.date == (1950, 9, 30))
        #expect(time.minuteOfDay == 18 * 60 + 5)
        #expect(time == LocalTime(year: 1950, month: 9, day: 30, hour: 18, minute: 5))
        #expect(LocalTime("1950-09-30")?.minuteOfDay == 0)
    }

    @Test func `writes it in every form`() throws {
        let time = try #require(LocalTime("1950-10-01T06:09"))
        #expect(time.description == "1950-10-01T06:09")
        #expect(time.isoDate == "1950-10-01")
        #expect(time.clock == "06:09")
        #expect(time.dayAndMonth == "1 October")
        #expect(time.longDate == "1 October 1950")
        #expect(time.startOfDay.description == "1950-10-01T00:00")
    }

    @Test(arguments: [
        "1950-02-30", "1950-02-29", "1900-02-29", "2100-02-29", "1950-04-31", "1950-13-01", "1950-00-10", "1950-01-00",
        "1950-01-32", "1950-01-01T24:00", "1950-01-01T12:60", "1950-01-01T-1:00",
    ])
    func `refuses a time that does not exist`(text: String) { #expect(LocalTime(text) == nil) }

    @Test(arguments: [
        "", "T", "1950", "1950-09", "1950-09-30T", "1950-09-30T18", "1950-09-30T18:00T", "1950-09-30 18:00", "30-09-1950",
        "yesterday", "1950--09-30", "--1950-09-30", "-0000-01-01", "-400-09-03", "+1950-09-30", "401-03-12", "1950-09-30-",
        "1950-9-30", "1950-09-30T6:00",
        "1950-09-30T18:00:00",
        "1950-09-30T18:00Z", "1950-09-30T18::00", " 1950-09-30", "1950-09-+3",
    ])
    func `refuses any other form`(text: String) { #expect(LocalTime(text) == nil, "\(text)") }

    @Test(arguments: ["1904-02-29", "1952-02-29", "2000-02-29", "2096-02-29"])
    func `knows leap years`(text: String) { #expect(LocalTime(text)?.isoDate == text) }

    /// Day numbers from another calendar (Python's datetime).
    @Test(arguments: [
        ("1900-01-01", -25567), ("1950-03-01", -7246), ("1950-09-30", -7033), ("1969-12-31", -1), ("2000-02-29", 11016),
        ("2100-12-31", 47846),
    ])
    func `counts days as other calendars do`(text: String, days: Int) { #expect(LocalTime(text)?.minutes == days * 1440) }

    /// Every day of two centuries in turn: the next day's date is this one's successor, and reading what was written gives it back.
    @Test func `every day from 1900 to 2100 comes back`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var time = try #require(LocalTime("1900-01-01"))
        for year in 1900...2100 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (leap && month == 2 ? 1 : 0)) {
                    #expect(time.date == (year, month, day))
                    #expect(LocalTime(time.isoDate) == time)
                    time = time.adding(hours: 24)
                }
            }
        }
        #expect(time.isoDate == "2101-01-01")
    }

    @Test func `every minute of a day comes back, before 1970 too`() throws {
        let start = try #require(LocalTime("1950-09-30"))
        for minute in 0..<1440 {
            let time = LocalTime(minutes: start.minutes + minute)
            #expect(time.minuteOfDay == minute)
            #expect(time.startOfDay == start)
            #expect(LocalTime(time.description) == time)
        }
    }

    @Test func `hours add and subtract`() throws {
        let time = try #require(LocalTime("1950-09-30T18:00"))
        #expect(time.adding(hours: 6.5).description == "1950-10-01T00:30")
        #expect(time.adding(hours: -18.25).description == "1950-09-29T23:45")
        #expect(time.adding(hours: 1.0 / 120).minutes == time.minutes + 1, "half a minute is rounded away from zero")
        #expect(time.adding(hours: 36).hours(since: time) == 36)
        #expect(time < time.adding(hours: 0.02))
    }

    /// Julian dates from Meeus, example 7.a and page 62: 1957 October 4.81, and 2000 January 1.5.
    @Test func `Julian dates`() throws {
        let sputnik = try #require(LocalTime(year: 1957, month: 10, day: 4, hour: 19, minute: 26))
        #expect(abs(sputnik.julianDate(utcOffsetHours: 0) - 2_436_116.31) < 0.001)
        let epoch = try #require(LocalTime("2000-01-01T21:00"))
        #expect(epoch.julianDate(utcOffsetHours: 9) == 2_451_545)
    }

    @Test func dayOfACommonYearLeavesOutTheLeapDay() throws {
        let days = [
            "1950-01-01": 1, "1950-02-28": 59, "1950-03-01": 60, "1950-11-15": 319, "1950-12-31": 365, "1952-02-28": 59,
            "1952-02-29": 59, "1952-03-01": 60, "1952-11-15": 319, "1952-12-31": 365, "1900-03-01": 60, "2000-12-31": 365,
        ]
        for (date, day) in days { #expect(try #require(LocalTime(date)).dayOfCommonYear == day, "\(date)") }
    }

    /// Years before 1000, and before our era, in every form.
    @Test(arguments: [
        ("0401-03-12", "0401-03-12", "12 March 401", "401"), ("0009-09-09", "0009-09-09", "9 September AD 9", "AD 9"),
        ("0000-12-31", "0000-12-31", "31 December 1 BC", "1 BC"), ("-0001-01-01", "-0001-01-01", "1 January 2 BC", "2 BC"),
        ("-0400-09-03T18:00", "-0400-09-03", "3 September 401 BC", "401 BC"),
        ("-0490-08-12", "-0490-08-12", "12 August 491 BC", "491 BC"), ("9999-12-31", "9999-12-31", "31 December 9999", "9999"),
    ])
    func `writes ancient years as people say them`(text: String, iso: String, long: String, year: String) throws {
        let time = try #require(LocalTime(text))
        #expect(time.isoDate == iso)
        #expect(time.longDate == long)
        #expect(time.yearName == year)
        #expect(LocalTime(time.description) == time)
    }

    /// The order of time is that of the minutes, which the order of the texts is not.
    @Test func `401 BC comes after 402 BC and before year 1`() throws {
        let years = ["-0401-01-01", "-0400-12-31", "0000-06-01", "0001-01-01", "0401-01-01", "1950-09-30"]
        let times = try years.map { try #require(LocalTime($0)) }
        #expect(times == times.sorted())
        #expect(years != years.sorted())
    }

    /// The years from 10 BC to AD 10 follow one another without a gap, leap years of the Gregorian rule among them.
    @Test func `no year is missing between BC and AD`() throws {
        for year in -9..<10 {
            let first = try #require(LocalTime(year: year, month: 1, day: 1))
            let next = try #require(LocalTime(year: year + 1, month: 1, day: 1))
            #expect(next.hours(since: first) == (year % 4 == 0 ? 366 : 365) * 24)
        }
    }
}
