/// Words of a private dialect, in prose and in names: readers of operations research, simulation and wargaming must not need
/// a dictionary of ours.
enum WordingRule {
    /// A word or phrase that no line may hold, and the standard word to use instead.
    struct Banned: Equatable, Sendable {
        let word: String
        let instead: String
    }

    /// Written in halves, so that this file does not accuse itself.
    static let banned: [Banned] = [
        Banned(word: "reck" + "on", instead: "compute"),
        Banned(word: "me" + "lt", instead: "attrition"),
        Banned(word: "roll-" + "call", instead: "daily attrition"),
        Banned(word: "roll " + "call", instead: "DailyAttrition"),
        Banned(word: "stand " + "alike", instead: "have the same state"),
        Banned(word: "le" + "nt", instead: "reused"),
        Banned(word: "hard " + "upon", instead: "next to"),
    ]

    private static let endings: Set<Substring> = ["", "s", "ed", "ing", "ings", "er"]

    /// Every line of a file that holds a banned word in any of its forms; words inside longer words do not count.
    static func faults(in file: SourceFile, words: [Banned] = banned) -> [Fault] {
        file.lines.indices.flatMap { index in
            let line = plain(file.lines[index])
            return words.filter { holds(line, $0.word) }.map {
                Fault(
                    place: file.place(index), found: "'\($0.word)'", expected: "plain technical English",
                    remedy: "write '\($0.instead)' or another standard term")
            }
        }
    }

    /// Docstrings with a clause as their subject ("Who is cut off", "What is left"), which name no thing.
    static func clauseFaults(in file: SourceFile) -> [Fault] {
        file.lines.indices.compactMap { index in
            let text = file.lines[index].drop { $0 == " " }
            guard text.hasPrefix("/// "), isFirstOfComment(index, in: file) else { return nil }
            let words = text.dropFirst(4).split(separator: " ")
            guard let first = words.first, ["Who", "Whoever", "What", "Whatever"].contains(first) else { return nil }
            return Fault(
                place: file.place(index), found: "a docstring that begins '\(words.prefix(3).joined(separator: " "))'",
                expected: "a noun or a verb first", remedy: "name the thing, or say what the function does")
        }
    }

    private static func isFirstOfComment(_ index: Int, in file: SourceFile) -> Bool {
        index == 0 || !file.lines[index - 1].drop { $0 == " " }.hasPrefix("///")
    }

    /// Lower case, with a space for every character that is neither a letter nor a hyphen, and between the words of a name.
    private static func plain(_ line: Substring) -> String {
        var text = " "
        var wasLower = false
        for character in line {
            if character.isUppercase, wasLower { text.append(" ") }
            wasLower = character.isLowercase
            text.append(character.isLetter || character == "-" ? Character(character.lowercased()) : " ")
        }
        return text + " "
    }

    private static func holds(_ line: String, _ word: String) -> Bool {
        var rest = line[...]
        while let range = rest.firstRange(of: " " + word) {
            let ending = rest[range.upperBound...].prefix { $0.isLetter || $0 == "-" }
            if endings.contains(ending) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
