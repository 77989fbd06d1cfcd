import Scenarios

/// Passages of the sources that are read otherwise than the files of a case do.
struct ChosenReadings: Hashable, Sendable {
    /// Options by the reading's key; those that the case does not have change nothing.
    let options: [String: String]

    /// A case of these files with its formations exchanged in groups as the options say.
    func scenario(_ scenario: Scenario) -> Scenario {
        var read = scenario
        for exchange in chosen(in: scenario).flatMap(\.exchanges) {
            read.groups = read.groups.map { group in
                let members = group.members.map {
                    $0 == exchange.one ? exchange.other : $0 == exchange.other ? exchange.one : $0
                }
                return Group(id: group.id, title: group.title, role: group.role, members: members.sorted())
            }
        }
        return read
    }

    /// An assignment as the options have it: they may say what becomes of men who have dispersed.
    func assignment(_ assignment: Assignment, in scenario: Scenario) -> Assignment {
        dispersed(in: scenario).map { assignment.read(as: OrderReading(delivery: assignment.reading.delivery, dispersed: $0)) }
            ?? assignment
    }

    /// How orders travel where the options say it; nil where they do not.
    func dispersed(in scenario: Scenario) -> OrderReading.Dispersed? { chosen(in: scenario).compactMap(\.dispersed).last }

    private func chosen(in scenario: Scenario) -> [SourceReading.Option] {
        scenario.uncertainty.readings.compactMap { reading in
            options[reading.id].flatMap { id in reading.options.first { $0.id == id } }
        }
    }
}
