extension Unicode.Scalar {
    /// True for what no text may hold: it moves the cursor or the colour of a terminal, breaks the line, turns the order of the
    /// letters beside it around, or is no character of XML.
    ///
    /// Marks of direction, joiners and soft hyphens, which scripts need, are printable.
    var isUnprintable: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        case 0x2028, 0x2029, 0xFDD0...0xFDEF: true
        default: properties.generalCategory == .control || value & 0xFFFE == 0xFFFE
        }
    }

    /// `U+001B`.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension String {
    /// The text with what is not printable written out, so that it can be shown anywhere, and cut off after so many letters.
    func shown(most: Int) -> String {
        var text = ""
        for scalar in unicodeScalars.prefix(most) {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isUnprintable: text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return unicodeScalars.count > most ? text + "..." : text
    }

    /// The text with every end of a line written as one newline, and without the mark of byte order: as every reader takes it.
    var withPlainLines: String {
        guard utf8.contains(13) || unicodeScalars.first?.value == 0xFEFF else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var isAfterReturn = false
        for byte in utf8.dropFirst(unicodeScalars.first?.value == 0xFEFF ? 3 : 0) {
            if byte == 13 { bytes.append(10) } else if byte != 10 || !isAfterReturn { bytes.append(byte) }
            isAfterReturn = byte == 13
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The length and form that a text of a field may have.
struct TextKind: Sendable, Hashable {
    /// The most letters (Unicode scalars).
    let most: Int
    /// True where it may have more than one line.
    let hasLines: Bool

    /// As it is said in a sentence.
    var expectation: String {
        hasLines ? "a text of at most \(most) letters" : "a text of one line and at most \(most) letters"
    }

    /// The remedy for a text that is not of this kind; nil if it is.
    func correction(of text: String) -> String? {
        let scalars = text.unicodeScalars
        if scalars.count > most { return "shorten it by \(scalars.count - most)" }
        let stray = scalars.first { $0.isUnprintable && !(hasLines && ($0 == "\n" || $0 == "\t")) }
        guard let stray else { return nil }
        return stray == "\n" ? "write it on one line" : "take the character \(stray.codePoint) out"
    }

    /// The pattern of JSON Schema for it.
    var pattern: String {
        let controls = hasLines ? "\\u0000-\\u0008\\u000b-\\u001f" : "\\u0000-\\u001f"
        return
            "^[^\(controls)\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u206f\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]*$"
    }
}
