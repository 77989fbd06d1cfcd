import Appraisal

/// A reader of the enemy's schedule that the parts of a model share while they are made: what it has traced is traced once.
struct SharedReader {
    private var reader: ScheduleReader?

    /// Reads the schedule of a map. The first call makes the reader, and all calls must be for the same map.
    mutating func read<Value>(_ key: MapAnalysis.Key, _ march: MarchTable, _ body: (inout ScheduleReader) -> Value) -> Value {
        var reader = self.reader ?? ScheduleReader(scenario: key.scenario.scenario, march: march, rules: key.hold)
        // Held once while it is read, so that nothing of it is copied.
        self.reader = nil
        defer { self.reader = reader }
        return body(&reader)
    }
}
