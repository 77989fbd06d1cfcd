/// Values that programs stumble over, by what stands in their place.
public enum NastyValues {
    /// Whole numbers and fractions at the ends of ranges and types, and what only looks like a number.
    public static let numbers = [
        "0", "-0", "1", "-1", "2", "3", "7", "10", "30", "63", "64", "65", "90", "90.0001", "-90", "100", "127", "128", "180",
        "-180.5", "255", "256", "257", "365", "366", "1000", "4000", "32767", "32768", "65535", "65536", "100000", "999999",
        "1000000", "10000000", "2147483647", "2147483648", "4294967295", "4294967296", "9007199254740993",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
        "0.5", "-0.5", "0.1", "0.999999999", "1.0000001", "1e-9", "1e-308", "4.9e-324", "1e3", "1e12", "1e19", "1e300",
        "1.7976931348623157e308", "1e309", "NaN", "nan", ".nan", "inf", "-inf", ".inf", "infinity", "0x10", "0b1", "0o17",
        "010", "1_000", "1,5", "1.", ".5", "+5", "--5", "5-", "1e", "1e+", "\u{0663}", "\u{ff11}\u{ff12}", "\u{2212}5", "1 000",
        "1/2", "50%",
    ]

    /// Dates and hours, some of which do not exist.
    public static let dates = [
        "1900-10-01T18:00", "1900-10-01", "1900-10-13T18:00", "1900-10-14T18:00", "1900-09-30T18:00", "1900-02-28T00:00",
        "1900-02-29", "2000-02-29T12:00", "1900-00-10", "1900-13-01", "1900-10-32", "1900-10-01T24:00", "1900-10-01T18:60",
        "1900-10-01T18", "1900-10-01T18:00:30", "1900-10-01T18:00Z", "1900-10-01T18:00+09:00", "1900-10-01 18:00", "1090-10-01",
        "1090-10-01T12:00", "0001-01-01T00:00", "0000-01-01", "-0400-09-03T12:00", "-0001-12-31", "9999-12-31T23:59",
        "99999-01-01", "10000000-01-01", "-99999999999-01-01T00:00", "1900-1-1", "01.10.1900", "10/01/1900", "1900", "1900-274",
        "1900-W40", "today", "18:00",
    ]

    /// Texts that mean something to a shell, a spreadsheet, a browser, a terminal, a parser or a file system.
    public static let texts = [
        "", " ", "\t", "~", "null", "true", "no", "on", "=1+1", "+1", "-x", "@SUM(A1)", "<b>", "</svg>", "&amp;", "&", "\"",
        "'",
        "''", "\"\"", "`", "$HOME", "$(x)", "%s", "%n", "{}", "{", "}", "[", "]", "- ", "? ", ": ", ":", "|", ">", "!", "!!int",
        "!!binary", "&a", "*a", "<<", "---", "...", "%YAML 1.1", "#", "# x", ",", ";", ";;", "\\", "\\n", "\\u0000",
        ".", "..", "../..", "../../x", "C:\\x", "con", "map.txt", "a/b", "a\\b", ".hidden", "-", "--", "--help", "all",
        "eight", "others", "rest-of-all", "rest-of-eight", "second-front", "\u{1}", "\u{7f}", "a\u{0}b", "\u{1b}[31mred",
        "\u{202e}txt", "\u{2066}", "\u{200b}", "\u{a0}", "\u{2028}", "\u{feff}", "\u{5468}\u{6069}\u{4f86}", "\u{ad6d}",
        "e\u{301}\u{301}\u{301}\u{301}", "\u{1f468}\u{200d}\u{1f469}", "\u{1f1e8}\u{1f1f3}", "\u{130}", "\u{df}",
        "O'Brien; DROP TABLE x", String(repeating: "x", count: 300), String(repeating: "\u{5468}", count: 3000),
    ]

    /// Words that the scenario format knows, in places where they may not belong.
    public static let words = [
        "withdraw", "stay", "keep", "destroy", "gaps", "roads", "night", "day", "both", "new-way", "shed-and-separate",
        "keep-trying", "go-to-ground", "become-guerrillas", "hold", "advance", "security", "reserve", "absent", "foot", "motor",
        "infantry", "high", "medium", "low", "league", "satrap", "philon", "damippos", "agesandros", "orsa", "tharra", "pylai",
        "lime", "grove", "wells", "parna", "melas", "A", "B", "N", "INVENTED", "go-small", "one-column", "lesson", "small",
        "korea", "sea", "plain", "mountain", "main", "road", "track", "river", "great", "ford", "bridge", "town", "pass",
    ]

    /// One of them all, numbers most often.
    public static func any(_ chooser: inout Chooser) -> String {
        switch chooser.below(8) {
        case 0...2: chooser.pick(numbers)
        case 3: chooser.pick(dates)
        case 4, 5: chooser.pick(texts)
        default: chooser.pick(words)
        }
    }

    /// A value of the kind that a text seems to be, or of any kind.
    static func like(_ text: some Collection<UInt8>, _ chooser: inout Chooser) -> String {
        if chooser.isOne(in: 4) { return any(&chooser) }
        let digits = text.count { (48...57).contains($0) }
        if digits == 0 { return chooser.isOne(in: 2) ? chooser.pick(words) : chooser.pick(texts) }
        if text.count >= 8, text.contains(UInt8(ascii: "-")) { return chooser.pick(dates) }
        return digits * 2 >= text.count ? chooser.pick(numbers) : any(&chooser)
    }
}
