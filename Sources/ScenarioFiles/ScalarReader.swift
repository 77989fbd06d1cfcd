import Geography

/// A single value as it is written in YAML or in a cell of a table.
struct Scalar {
    let text: String
    /// True where quotation marks say that it is a text.
    let isQuoted: Bool
    let spot: Spot

    /// Nothing at all, by the core schema of YAML 1.2.
    var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text) }

    /// True for what YAML 1.2 would not read as text.
    var isNumberOrBoolean: Bool {
        !isQuoted && (FieldType.decimal(text) != nil || isBoolean)
    }

    /// True for a truth value of YAML 1.2.
    var isBoolean: Bool {
        !isQuoted && ["true", "false", "True", "False", "TRUE", "FALSE"].contains(text)
    }
}

extension FieldType {
    /// The value of a scalar, or nil after noting the fault. `strict` is YAML, where 12 is no text.
    func read(_ scalar: Scalar, as name: String, strict: Bool, into faults: inout FaultList) -> Value? {
        guard let content = content(of: scalar, strict: strict) else {
            faults.add(
                scalar.spot, "\(name) is \(scalar.isNull ? "empty" : "\"\(scalar.text)\"")", expected: expectation,
                remedy: correction(of: scalar, strict: strict))
            return nil
        }
        return Value(spot: scalar.spot, content: content)
    }

    private func content(of scalar: Scalar, strict: Bool) -> Value.Content? {
        let text = scalar.text
        switch self {
        case .text(let kind): return strict && scalar.isNumberOrBoolean ? nil : Self.text(text, kind)
        case .loose: return Self.text(text, Self.looseKind)
        case .name: return (strict && scalar.isNumberOrBoolean) || !Self.isName(text) ? nil : .text(text)
        case .whole(let range):
            guard !scalar.isQuoted, let number = Int(text), range.contains(number) else { return nil }
            return .whole(number)
        case .number(let range):
            guard !scalar.isQuoted, let number = Self.decimal(text), range.contains(number) else { return nil }
            return .number(number)
        case .time: return text.utf8.contains(UInt8(ascii: "T")) ? LocalTime(text).map(Value.Content.time) : nil
        case .day:
            let isDate = !text.utf8.contains(UInt8(ascii: "T"))
            return LocalTime(text).map { .time(isDate ? $0.adding(hours: 12) : $0) }
        case .word(let words): return words.contains(text) ? .text(text) : nil
        case .flag: return scalar.isBoolean ? .text(text.lowercased()) : nil
        case .list, .object, .either: return nil
        }
    }

    /// A text without the blanks around it, or nil if it is not of its kind.
    private static func text(_ text: String, _ kind: TextKind) -> Value.Content? {
        let text = text.trimmed
        return kind.correction(of: text) == nil ? .text(text) : nil
    }

    private func correction(of scalar: Scalar, strict: Bool) -> String {
        switch self {
        case .word(let words): return remedy(for: scalar.text, among: words, otherwise: "correct the word")
        case .text(let kind):
            return strict && scalar.isNumberOrBoolean
                ? "put it in quotation marks" : kind.correction(of: scalar.text.trimmed) ?? "correct the text"
        case .loose: return Self.looseKind.correction(of: scalar.text.trimmed) ?? "correct the text"
        case .name:
            if scalar.text.utf8.count > Self.longestName { return "shorten it to \(Self.longestName) letters" }
            return strict && scalar.isNumberOrBoolean ? "put it in quotation marks" : "correct the name"
        case .whole, .number:
            return scalar.isQuoted && Self.decimal(scalar.text) != nil ? "take the quotation marks away" : "correct the number"
        case .time, .day: return "correct the date"
        case .flag: return "write true or false"
        case .list: return "write it in brackets, [\(scalar.text)]"
        case .object, .either: return "correct the value"
        }
    }

    /// A number in plain notation; no infinities, no hexadecimal digits.
    static func decimal(_ text: String) -> Double? {
        text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) } ? Double(text) : nil
    }

    /// True for a short name.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= longestName else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || [45, 46, 95].contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
