import Appraisal
import Arithmetic

/// The spells of days on which no force of the enemy stands elsewhere than on the day before.
///
/// What follows from where he stands is made once a spell, and its days share it.
struct DaySpells: Sendable {
    /// The first day of each spell, ascending.
    let starts: [Int]
    /// The spell of each day.
    private let spellOfDay: [Int]

    /// The spells of a schedule, read day by day.
    init(_ days: [ScheduleReader.Reading]) {
        let starts = days.indices.filter { $0 == 0 || days[$0].positions != days[$0 - 1].positions }
        self.starts = starts
        spellOfDay = days.indices.map { day in starts.lastIndex { $0 <= day }! }
    }

    /// A value for each day, made for the first day of each spell, side by side.
    func map<Value: Sendable>(_ make: @Sendable (_ day: Int) -> Value) -> [Value] {
        let values = parallelMap(starts.count) { make(starts[$0]) }
        return spellOfDay.map { values[$0] }
    }

    /// A value for each day, made for the first day of each spell, one after another.
    func mapInTurn<Value>(_ make: (_ day: Int) -> Value) -> [Value] {
        let values = starts.map(make)
        return spellOfDay.map { values[$0] }
    }
}
