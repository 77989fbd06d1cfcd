/// Counts by day of which nearly all are 0: men who arrive.
public struct DailyCounts: Hashable, Sendable {
    /// A day with its count.
    public struct Entry: Hashable, Sendable {
        /// Day, 0 first.
        public let day: Int32
        /// Count on that day, not 0.
        public internal(set) var count: Int32
    }

    /// The days with a count, ascending.
    public private(set) var entries: [Entry] = []

    /// No count on any day.
    public init() {}

    /// Counts day after day, the first of day 0.
    public init(_ counts: [Int32]) { for (day, count) in counts.enumerated() { self[day] = count } }

    /// The count of a day; 0 unless it was set.
    public subscript(day: Int) -> Int32 {
        get { entries.first { $0.day == day }?.count ?? 0 }
        set {
            let place = entries.firstIndex { $0.day >= day } ?? entries.count
            let isKnown = place < entries.count && entries[place].day == day
            switch (isKnown, newValue == 0) {
            case (true, false): entries[place].count = newValue
            case (true, true): entries.remove(at: place)
            case (false, false): entries.insert(Entry(day: Int32(day), count: newValue), at: place)
            case (false, true): break
            }
        }
    }

    /// Gives back the room that is not used: tens of thousands of outcomes are kept side by side.
    mutating func compact() { entries = entries.map(\.self) }

    /// Sum over the days before one.
    public func sum(before day: Int) -> Int { entries.reduce(0) { $1.day < day ? $0 + Int($1.count) : $0 } }

    /// Sum over all days.
    public var sum: Int { entries.reduce(0) { $0 + Int($1.count) } }
}
