import Testing

/// One breach of the house style, told in one sentence: where, what was found, what is expected, what to do.
struct Fault: Equatable, CustomStringConvertible {
    /// File, with the line where there is one: `Sources/Hexes/CellID.swift:12`.
    let place: String
    /// What stands there.
    let found: String
    /// What the house asks for.
    let expected: String
    /// What to do about it.
    let remedy: String

    var description: String { "\(place): found \(found), expected \(expected); \(remedy)." }
}

/// Fails the running test once for each fault.
func expectNone(_ faults: [Fault]) {
    for fault in faults {
        Issue.record(Comment(rawValue: fault.description))
    }
}
