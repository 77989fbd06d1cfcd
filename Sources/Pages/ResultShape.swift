import Notation

/// The description of an object in a JSON file of results, from which its schema and its documentation are made.
public struct ResultShape: Sendable {
    /// The value of a member.
    public indirect enum Value: Sendable {
        /// A text, a number or a truth value.
        case plain(Field.Kind)
        /// One of these words.
        case word([String])
        case object(ResultShape)
        case list(Value)
        /// An object whose member names are keys of the scenario or of the model.
        case keyed(Value)
        /// An object that the description is inside of, by its name.
        case reference(String)
    }

    /// A member of the object.
    public struct Member: Sendable {
        /// Its name and meaning, with the unit; the type of the field counts only where the value is plain.
        public let field: Field
        /// Its value.
        public let value: Value
        /// False for a member that may be left out.
        public let isRequired: Bool
    }

    /// The name of the definition: "estimate".
    public let name: String
    /// The meaning of the object, in a phrase.
    public let meaning: String
    /// Its members.
    public let members: [Member]

    /// An object by its members.
    public init(_ name: String, _ meaning: String, _ members: [Member]) {
        self.name = name
        self.meaning = meaning
        self.members = members
    }

    /// The objects within it and itself, each once, the outermost first.
    public var all: [ResultShape] {
        var found: [ResultShape] = []
        var open = [self]
        while !open.isEmpty {
            let shape = open.removeFirst()
            if found.contains(where: { $0.name == shape.name }) { continue }
            found.append(shape)
            open += shape.members.compactMap { $0.value.object }
        }
        return found
    }
}

extension ResultShape.Value {
    /// The object in a value, within lists and keyed objects.
    var object: ResultShape? {
        switch self {
        case .object(let shape): shape
        case .list(let value), .keyed(let value): value.object
        case .plain, .word, .reference: nil
        }
    }
}

extension ResultShape.Member {
    /// A text.
    public static func text(_ name: String, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .text, meaning, unit: unit), value: .plain(.text), isRequired: true)
    }

    /// A whole number.
    public static func whole(_ name: String, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .whole, meaning, unit: unit), value: .plain(.whole), isRequired: true)
    }

    /// A decimal number.
    public static func number(_ name: String, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .number, meaning, unit: unit), value: .plain(.number), isRequired: true)
    }

    /// Yes or no.
    public static func truth(_ name: String, _ meaning: String) -> Self {
        Self(field: Field(name, .truth, meaning), value: .plain(.truth), isRequired: true)
    }

    /// One of some words.
    public static func word(_ name: String, _ words: [String], _ meaning: String) -> Self {
        Self(field: Field(name, .text, meaning), value: .word(words), isRequired: true)
    }

    /// An object.
    public static func object(_ name: String, _ shape: ResultShape, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .text, meaning, unit: unit), value: .object(shape), isRequired: true)
    }

    /// A list of objects.
    public static func list(_ name: String, of shape: ResultShape, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .text, meaning, unit: unit), value: .list(.object(shape)), isRequired: true)
    }

    /// A list of texts or numbers.
    public static func values(_ name: String, of kind: Field.Kind, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, kind, meaning, unit: unit), value: .list(.plain(kind)), isRequired: true)
    }

    /// A member with any value.
    public static func value(_ name: String, _ value: ResultShape.Value, _ meaning: String, unit: String = "") -> Self {
        Self(field: Field(name, .text, meaning, unit: unit), value: value, isRequired: true)
    }

    /// The same member, which may be left out.
    public var optional: Self { Self(field: field, value: value, isRequired: false) }
}
