/// A text file of the repository: its path from the root, its lines, and its lines of code alone.
struct SourceFile: Sendable {
    let path: String
    let lines: [Substring]
    /// The lines without comments and without the insides of strings, so that a word in prose is no code.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        code = path.hasSuffix(".swift") ? CodeScanner.code(of: lines) : []
    }

    /// The target that the file belongs to: the second part of `Sources/Hexes/CellID.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// `Sources/Hexes/CellID.swift:12` for the line of index 11.
    func place(_ index: Int) -> String { "\(path):\(index + 1)" }
}

extension String {
    /// Whether the line calls `name`: for `exp`, `exp(x)` but neither `PortableMath.exp(x)` nor `func exp(`. A name that starts
    /// with a dot is a member of anything.
    func calls(_ name: String) -> Bool {
        let characters = Array(self)
        let wanted = Array(name + "(")
        guard characters.count >= wanted.count else { return false }
        return (0...(characters.count - wanted.count)).contains { start in
            guard characters[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
            if name.hasPrefix(".") || start == 0 { return true }
            let before = characters[start - 1]
            let declared = String(characters[..<start]).hasSuffix("func ")
            return !declared && before != "." && before != "_" && !before.isLetter && !before.isNumber
        }
    }
}

/// Removes comments and the insides of string literals, line by line. It knows no raw strings and no nested comments.
private struct CodeScanner {
    private var isInComment = false
    private var isInLongString = false

    static func code(of lines: [Substring]) -> [String] {
        var scanner = CodeScanner()
        return lines.map { scanner.code(of: Array($0)) }
    }

    private mutating func code(of line: [Character]) -> String {
        var kept = ""
        var index = 0
        while index < line.count {
            let rest = line[index...]
            if isInComment {
                isInComment = !rest.starts(with: "*/")
                index += isInComment ? 1 : 2
            } else if rest.starts(with: "\"\"\"") {
                isInLongString.toggle()
                index += 3
            } else if isInLongString {
                index += 1
            } else if rest.starts(with: "//") {
                return kept
            } else if rest.starts(with: "/*") {
                isInComment = true
                index += 2
            } else if line[index] == "\"" {
                kept += "\"\""
                index = Self.end(ofStringAt: index, in: line)
            } else {
                kept.append(line[index])
                index += 1
            }
        }
        return kept
    }

    private static func end(ofStringAt start: Int, in line: [Character]) -> Int {
        var index = start + 1
        while index < line.count, line[index] != "\"" {
            index += line[index] == "\\" ? 2 : 1
        }
        return index + 1
    }
}
