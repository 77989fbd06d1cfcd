import Foundation

/// Files and functions that are too long to be read at one sitting.
enum LengthRule {
    static func faults(in file: SourceFile, tolerated: Int?) -> [Fault] {
        let count = file.lines.count
        if let tolerated, count < tolerated {
            return [shrunk(file.path, "\(count) lines", tolerated, "longFiles", within: count <= Ratchet.fileLength)]
        }
        let limit = tolerated ?? Ratchet.fileLength
        guard count > limit else { return [] }
        return [
            Fault(
                place: file.path, found: "\(count) lines", expected: "at most \(limit)",
                remedy: "move one of its concepts to a file of its own")
        ]
    }

    static func functionFaults(in file: SourceFile, tolerated: [String: Int] = [:]) -> [Fault] {
        functions(in: file).compactMap { function in
            let known = tolerated["\(file.path): \(function.signature)"]
            if let known, function.length < known {
                return shrunk(
                    file.place(function.line), "\(function.length) lines", known, "longFunctions",
                    within: function.length <= Ratchet.functionLength)
            }
            let limit = known ?? Ratchet.functionLength
            guard function.length > limit else { return nil }
            return Fault(
                place: file.place(function.line), found: "a function of \(function.length) lines",
                expected: "at most \(limit)", remedy: "give its steps names of their own")
        }
    }

    private static func shrunk(_ place: String, _ found: String, _ old: Int, _ list: String, within: Bool) -> Fault {
        Fault(
            place: place, found: found, expected: "the \(old) that the ratchet records",
            remedy: within ? "take it out of Ratchet.\(list)" : "lower its number in Ratchet.\(list)")
    }

    struct Function: Equatable {
        let line: Int
        let signature: String
        let length: Int
    }

    /// Every `func` and `init` with a body, from the line of its name to its closing brace.
    static func functions(in file: SourceFile) -> [Function] {
        let code = file.code
        return code.indices.compactMap { line in
            let words = code[line].split { " (<?!".contains($0) }
            guard words.contains("func") || words.contains("init"), let end = endOfBody(code, from: line) else { return nil }
            return Function(line: line, signature: code[line].trimmingSpaces, length: end - line + 1)
        }
    }

    /// The line of the brace that closes the body; nil where there is none, as in a protocol or a call of an initialiser.
    private static func endOfBody(_ code: [String], from start: Int) -> Int? {
        var round = 0
        var braces = 0
        for line in start..<code.count {
            for character in line == start ? fromName(code[line]) : code[line][...] {
                switch character {
                case "(", "[": round += 1
                case ")", "]": round -= 1
                case "{" where round == 0: braces += 1
                case "}" where round == 0:
                    braces -= 1
                    if braces <= 0 { return braces == 0 ? line : nil }
                default: continue
                }
                if round < 0 { return nil }
            }
            let isOpen = braces > 0 || round > 0
            if !isOpen, line + 1 < code.count, !continues(code[line + 1]) { return nil }
        }
        return nil
    }

    /// The line from `func` or `init` on: a brace before it belongs to somebody else.
    private static func fromName(_ line: String) -> Substring {
        let name = line.range(of: "func ") ?? line.range(of: "init")
        return name.map { line[$0.lowerBound...] } ?? line[...]
    }

    private static func continues(_ line: String) -> Bool {
        let text = line.trimmingSpaces
        return ["->", "where", "{", "throws", "async", ")"].contains { text.hasPrefix($0) }
    }
}

extension String {
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "{" }.reversed())
    }
}
