/// The glossary's last column: words by which nothing is called.
struct GlossaryRule: Sendable {
    /// A word of the last column, the entry to use instead, and whether prose must do without it too (bold in the table).
    struct Entry: Equatable, Sendable {
        let word: String
        let instead: String
        let isBannedInProse: Bool
    }

    let entries: [Entry]

    /// Reads the tables of `Documentation/Glossary.md`: rows of three columns, the last a list with commas.
    init(_ page: SourceFile) {
        entries = page.lines.flatMap { line -> [Entry] in
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpaces }
            guard columns.count == 5, columns[1].hasPrefix("**") else { return [] }
            let instead = String(columns[1].filter { $0 != "*" })
            return columns[3].split(separator: ",").map { part in
                let word = String(part).trimmingSpaces
                return Entry(word: word.filter { $0 != "*" }, instead: instead, isBannedInProse: word.hasPrefix("**"))
            }
        }
    }

    /// Types of a source file whose name has a word of the last column among its words.
    func nameFaults(in file: SourceFile) -> [Fault] {
        file.code.indices.flatMap { index -> [Fault] in
            guard let name = Self.declaredType(file.code[index]) else { return [] }
            let words = Self.words(of: name)
            return entries.filter { words.contains($0.word) || words.contains($0.word + "s") }.map {
                Fault(
                    place: file.place(index), found: "a type named \(name)", expected: "no type named by '\($0.word)'",
                    remedy: "the glossary's word is \($0.instead)")
            }
        }
    }

    /// Lines of a page that hold a word in bold of the last column.
    func proseFaults(in page: SourceFile) -> [Fault] {
        let banned = entries.filter(\.isBannedInProse).map { WordingRule.Banned(word: $0.word, instead: $0.instead) }
        return WordingRule.faults(in: page, words: banned)
    }

    private static let kinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    private static func declaredType(_ line: String) -> Substring? {
        let words = line.split { " (:{=<".contains($0) }
        guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
        return words[kind + 1].first?.isUppercase == true ? words[kind + 1] : nil
    }

    /// `SplitNetwork` is `["split", "network"]`.
    private static func words(of name: Substring) -> Set<String> {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty { words.append("") }
            words[words.count - 1] += character.lowercased()
        }
        return Set(words)
    }
}
