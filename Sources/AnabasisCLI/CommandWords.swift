/// The words of the command line, for the record.
enum CommandWords {
    /// Options with a value that leave no trace in the answer.
    private static let untraced = ["--store", "--shard", "--settled", "--progress"]
    /// Flags that leave none.
    private static let silent = ["--no-store", "--until-eof"]

    /// The command as it can be typed again on one machine: without what leaves no trace in the answer.
    static var again: String {
        var words: [String] = ["anabasis"]
        var skipsNext = false
        for word in CommandLine.arguments.dropFirst() {
            if skipsNext {
                skipsNext = false
            } else if untraced.contains(word) {
                skipsNext = true
            } else if !silent.contains(word), !untraced.contains(where: { word.hasPrefix($0 + "=") }) {
                words.append(word)
            }
        }
        return words.map(quoted).joined(separator: " ")
    }

    /// A word as a shell reads it.
    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./,:+@%~".contains($0) }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
