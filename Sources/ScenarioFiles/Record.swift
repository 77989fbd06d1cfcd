import Geography

/// One object of a file, or one row of a table, checked against its kind.
///
/// A field that was missing or faulty is absent here: its fault has been noted, and whoever asks gets nil.
struct Record: Sendable {
    let kind: ObjectKind
    let spot: Spot
    var values: [String: Value] = [:]
    /// Fields that stand in the file, those with faults included.
    var given: Set<String> = []

    /// Where a field stands, or the object where the field is absent.
    func spot(of name: String) -> Spot { values[name]?.spot ?? spot }

    func has(_ name: String) -> Bool { value(name) != nil }

    /// True for a field that stands in the file, with a fault or without.
    func wasGiven(_ name: String) -> Bool { given.contains(name) }

    func text(_ name: String) -> String? {
        guard case .text(let text)? = value(name)?.content else { return nil }
        return text
    }

    func whole(_ name: String) -> Int? {
        guard case .whole(let number)? = value(name)?.content else { return nil }
        return number
    }

    func number(_ name: String) -> Double? {
        guard case .number(let number)? = value(name)?.content else { return nil }
        return number
    }

    func time(_ name: String) -> LocalTime? {
        guard case .time(let time)? = value(name)?.content else { return nil }
        return time
    }

    func list(_ name: String) -> [Value]? {
        guard case .list(let list)? = value(name)?.content else { return nil }
        return list
    }

    func record(_ name: String) -> Record? { value(name)?.record }

    /// The texts of a list; empty if it is absent.
    func texts(_ name: String) -> [Value] { list(name) ?? [] }

    /// The objects of a list; empty if it is absent.
    func records(_ name: String) -> [Record] { (list(name) ?? []).compactMap(\.record) }

    /// A word of an enumeration.
    func word<Word: RawRepresentable<String>>(_ name: String, as type: Word.Type = Word.self) -> Word? {
        text(name).flatMap(Word.init(rawValue:))
    }

    func value(_ name: String) -> Value? {
        precondition(kind.isOpen || kind.field(name) != nil, "\(kind.name) has no field \(name)")
        return values[name]
    }
}

/// A checked value and where it stands.
struct Value: Sendable {
    indirect enum Content: Sendable {
        case text(String)
        case whole(Int)
        case number(Double)
        case time(LocalTime)
        case list([Value])
        case record(Record)
    }

    let spot: Spot
    let content: Content

    var record: Record? {
        guard case .record(let record) = content else { return nil }
        return record
    }

    var text: String? {
        guard case .text(let text) = content else { return nil }
        return text
    }
}
