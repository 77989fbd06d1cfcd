#if Workbench
    import Application
    import Foundation

    /// The JSON Schema of a type, read off its own `init(from:)`: the one description of requests and answers.
    ///
    ///     Schema.of(CaseEntryPage.self)   // {"type": "object", "properties": {...}, "required": [...]}
    indirect enum Schema: Sendable {
        case any
        case plain(String)
        case words([String])
        case list(Schema)
        case map(Schema)
        case object([(name: String, schema: Schema, isRequired: Bool)])

        /// The schema of a type.
        static func of<Value: Decodable>(_ type: Value.Type) -> Schema {
            let notes = Notes()
            _ = try? Value(from: Probe(notes: notes))
            return notes.schema
        }

        /// As JSON.
        var json: PlainJSON {
            switch self {
            case .any: .object([:])
            case .plain(let name): .object(["type": .text(name)])
            case .words(let words): .object(["type": .text("string"), "enum": .list(words.map(PlainJSON.text))])
            case .list(let schema): .object(["type": .text("array"), "items": schema.json])
            case .map(let schema): .object(["type": .text("object"), "additionalProperties": schema.json])
            case .object(let fields):
                .object([
                    "type": .text("object"),
                    "properties": .object(
                        Dictionary(fields.map { ($0.name, $0.isRequired ? $0.schema.json : $0.schema.orNull) }) { first, _ in
                            first
                        }),
                    "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
                ])
            }
        }

        /// A field that may be left out may be null as well.
        private var orNull: PlainJSON {
            guard case .object(var fields) = json, case .text(let type)? = fields["type"] else { return json }
            fields["type"] = .list([.text(type), .text("null")])
            if case .list(let words)? = fields["enum"] { fields["enum"] = .list(words + [.null]) }
            return .object(fields)
        }
    }

    /// A value of JSON that is written as it stands.
    indirect enum PlainJSON: Encodable, Sendable {
        case null
        case truth(Bool)
        case whole(Int)
        case text(String)
        case list([PlainJSON])
        case object([String: PlainJSON])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .truth(let truth): try container.encode(truth)
            case .whole(let whole): try container.encode(whole)
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            case .object(let fields): try container.encode(fields)
            }
        }
    }

    /// Notes of what a type asked a decoder for.
    private final class Notes {
        var schema = Schema.any
    }

    /// Gives every value that is asked for, and notes the question.
    private struct Probe: Decoder {
        let notes: Notes
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
            if case .object = notes.schema {} else { notes.schema = .object([]) }
            return KeyedDecodingContainer(Fields<Key>(notes: notes))
        }

        func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Entries(notes: notes) }
        func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(notes: notes) }

        /// A value of a type, and its schema.
        static func value<Value: Decodable>(_ type: Value.Type) throws -> (Value, Schema) {
            if let special = Self.special(type) { return special }
            let notes = Notes()
            let value = try Value(from: Probe(notes: notes))
            return (value, notes.schema)
        }

        /// Types that say nothing of themselves to a decoder: values of any shape, and words.
        private static func special<Value: Decodable>(_ type: Value.Type) -> (Value, Schema)? {
            if let plain = type as? any AnyShape.Type, let value = plain.example as? Value { return (value, .any) }
            if let words = type as? any CaseIterable.Type, let found = Self.words(words), let value = found.0 as? Value {
                return (value, .words(found.1))
            }
            if let map = type as? any TextMap.Type, let value = map.empty as? Value { return (value, .map(map.schema)) }
            return nil
        }

        private static func words<Word: CaseIterable>(_ type: Word.Type) -> (Any, [String])? {
            let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
            guard words.count == type.allCases.count, let first = type.allCases.first else { return nil }
            return (first, words)
        }
    }

    /// A type whose values may have any shape.
    private protocol AnyShape { static var example: Self { get } }
    extension FreeValue: AnyShape { static var example: FreeValue { .null } }

    /// A dictionary by texts.
    private protocol TextMap {
        static var empty: Self { get }
        static var schema: Schema { get }
    }
    extension Dictionary: TextMap where Key == String, Value: Decodable {
        static var empty: [String: Value] { [:] }
        static var schema: Schema { (try? Probe.value(Value.self).1) ?? .any }
    }

    private struct Fields<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let notes: Notes
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }

        private func note(_ key: Key, _ schema: Schema, isRequired: Bool) {
            guard case .object(let fields) = notes.schema, !fields.contains(where: { $0.name == key.stringValue }) else {
                return
            }
            notes.schema = .object(fields + [(key.stringValue, schema, isRequired)])
        }

        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool { false }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            let (value, schema) = try Probe.value(type)
            note(key, schema, isRequired: true)
            return value
        }

        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
            let (value, schema) = try Probe.value(type)
            note(key, schema, isRequired: false)
            return value
        }

        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { optional(key, .plain("boolean"), false) }
        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { optional(key, .plain("string"), "") }
        func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { optional(key, .plain("number"), 0) }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { optional(key, .plain("integer"), 0) }

        private func optional<Value>(_ key: Key, _ schema: Schema, _ value: Value) -> Value? {
            note(key, schema, isRequired: false)
            return value
        }

        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { required(key, .plain("boolean"), false) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { required(key, .plain("string"), "") }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { required(key, .plain("number"), 0) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { required(key, .plain("integer"), 0) }

        private func required<Value>(_ key: Key, _ schema: Schema, _ value: Value) -> Value {
            note(key, schema, isRequired: true)
            return value
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { KeyedDecodingContainer(Fields<Nested>(notes: Notes())) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { Entries(notes: Notes()) }
        func superDecoder() throws -> any Decoder { Probe(notes: Notes()) }
        func superDecoder(forKey key: Key) throws -> any Decoder { Probe(notes: Notes()) }
    }

    private struct Entries: UnkeyedDecodingContainer {
        let notes: Notes
        var codingPath: [any CodingKey] { [] }
        var count: Int? { 1 }
        var isAtEnd: Bool { currentIndex > 0 }
        var currentIndex = 0

        init(notes: Notes) {
            self.notes = notes
            notes.schema = .list(.any)
        }

        mutating func decodeNil() throws -> Bool { false }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            currentIndex += 1
            let (value, schema) = try Probe.value(type)
            notes.schema = .list(schema)
            return value
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> { KeyedDecodingContainer(Fields<Nested>(notes: Notes())) }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { Entries(notes: Notes()) }
        mutating func superDecoder() throws -> any Decoder { Probe(notes: Notes()) }
    }

    private struct Single: SingleValueDecodingContainer {
        let notes: Notes
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { false }
        func decode(_ type: Bool.Type) throws -> Bool { noted(.plain("boolean"), false) }
        func decode(_ type: String.Type) throws -> String { noted(.plain("string"), "") }
        func decode(_ type: Double.Type) throws -> Double { noted(.plain("number"), 0) }
        func decode(_ type: Float.Type) throws -> Float { noted(.plain("number"), 0) }
        func decode(_ type: Int.Type) throws -> Int { noted(.plain("integer"), 0) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { noted(.plain("integer"), 0) }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let (value, schema) = try Probe.value(type)
            notes.schema = schema
            return value
        }

        private func noted<Value>(_ schema: Schema, _ value: Value) -> Value {
            notes.schema = schema
            return value
        }
    }
#endif
