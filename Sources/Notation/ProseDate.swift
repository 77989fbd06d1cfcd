import Geography

/// Dates as the pages print them, from their ISO texts.
public enum ProseDate {
    /// `4 October` of an ISO date or time; the text itself if it is none.
    public static func date(_ iso: String) -> String { LocalTime(iso)?.dayAndMonth ?? iso }

    /// `18:50` of an ISO time; the text itself if it is none.
    public static func clock(_ iso: String) -> String { LocalTime(iso)?.clock ?? iso }

    /// `4 October 1950`.
    public static func longDate(_ iso: String) -> String { LocalTime(iso)?.longDate ?? iso }

    /// `4 October 1950, 18:00`.
    public static func moment(_ iso: String) -> String { LocalTime(iso).map { "\($0.longDate), \($0.clock)" } ?? iso }

    /// Dates in order of time; the order of their texts is another before year 0. A text that is no date comes last.
    package static func inOrder(_ dates: [String]) -> [String] {
        dates.map { ($0, LocalTime($0)?.minutes ?? .max) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// `30 September to 14 November 1950`; both years where they differ.
    public static func span(_ start: String, _ end: String) -> String {
        guard let from = LocalTime(start), let to = LocalTime(end) else { return "\(start) to \(end)" }
        return "\(from.date.year == to.date.year ? from.dayAndMonth : from.longDate) to \(to.longDate)"
    }
}
