/// Form that every sentence about a fault must have.
public enum SentenceRule {
    /// The longest sentence, characters: a value that is quoted in it is cut before that.
    public static let longest = 4000

    /// Faults in the form of a sentence; empty if there are none. `words` must occur in it.
    public static func complaints(about sentence: String, words: [String] = []) -> [String] {
        var complaints: [String] = []
        if sentence.allSatisfy(\.isWhitespace) { complaints.append("the sentence is empty") }
        if let scalar = firstHostile(in: sentence) {
            complaints.append(
                "the sentence has a control character in it: U+\(String(scalar.value, radix: 16, uppercase: true))")
        }
        if sentence.utf8.count > longest {
            complaints.append("the sentence is too long: \(sentence.utf8.count) bytes, expected at most \(longest)")
        }
        for word in words where !sentence.contains(word) { complaints.append("the sentence has no \"\(word)\"") }
        return complaints
    }

    /// The first control character, or mark of the direction of writing, that a terminal would obey; line ends and tabs may
    /// stand in a text of many lines.
    public static func firstHostile(in text: String, allowingLines: Bool = false) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            switch scalar.value {
            case 0x09, 0x0a: !allowingLines
            case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069: true
            default: false
            }
        }
    }

    /// The rest of a sentence without its place, its numbers, what it quotes and what it expects: alike for faults of one
    /// kind.
    public static func shape(of sentence: String) -> String {
        var shape = ""
        var isQuoted = false
        let clause = sentence.prefix(600).split(separator: ": ", maxSplits: 1).last ?? ""
        for character in (clause.split(separator: ", expected").first ?? "").prefix(160) {
            if "\"\u{201c}\u{201d}".contains(character) {
                isQuoted.toggle()
            } else if !isQuoted, character.isLetter || character == " ", character != " " || shape.last != " " {
                shape.append(character)
            }
        }
        return shape
    }
}
